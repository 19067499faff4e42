// What is asked on gemba sheets, element by element.
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "model/project.h"

namespace takt::gui::print {

enum class BlockKind { Process, Store, Supplier, Customer };

struct GembaBlock {
    BlockKind kind = BlockKind::Process;
    Id element;        ///< none: of a map not yet drawn
    QString name;      ///< empty: a line to write it on
    QStringList items; ///< known ones, each with a line of its own
};

/// One block for each supplier, process, store and customer of the map, in the order of the flow; more for
/// one of very many items.
std::vector<GembaBlock> gembaBlocks(const Plant& plant);
/// For a walk without a map: a customer, processes with a stock before each, a supplier, none with a name;
/// from the customer upstream, as one walks.
std::vector<GembaBlock> blankBlocks(int processes);

} // namespace takt::gui::print
