// Blank sheets to be filled in by hand at the gemba.
#pragma once

#include <QPainter>

#include "gui/print/gemba_blocks.h"
#include "gui/print/title_block.h"

namespace takt::gui::print {

/// Where a block stands on its sheet; what room is left on a sheet went into its lines for notes.
struct PlacedBlock {
    std::size_t block = 0;
    QRectF place;
};
using GembaSheet = std::vector<PlacedBlock>;

/// Lines for the hand are no lower than this, in millimetres.
inline constexpr double kWritingHeight = 7.5;

/// Blocks in their order on sheets with this room for them; none is broken.
std::vector<GembaSheet> layOutGemba(const std::vector<GembaBlock>& blocks, const QRectF& room);
/// `number` counts processes; 0: none is written.
void paintGembaBlock(QPainter& painter, const QRectF& place, const GembaBlock& block, int number,
                     const Palette& colours);

} // namespace takt::gui::print
