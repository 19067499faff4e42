// Counts of cards as people read them: formulas with their inputs filled in, and where each input comes from.
#pragma once

#include <QString>

#include "lean/card_counts.h"

namespace takt::gui {

/// "Monden"; of Own "own".
QString schoolName(CardSchool school);
/// In letters, as the school writes it.
QString schoolFormula(CardSchool school);
/// Why a school says nothing, as a sentence.
QString noCountText(lean::NoCount why);
/// "480 × 0.158 × (1 + 0.1) / 20 = 4.18, so 5 cards"; of a school that says nothing why.
QString filledIn(const lean::SchoolCount& count, const Item* item);

/// That more is taken out of the store at a time than these cards hold; empty: it is not.
QString takenAtOnceText(const lean::LoopCounts& counts, const lean::SchoolCount& count, const Item* item);

/// A line of what a count is worked out from.
struct CountLine {
    QString name, value, source;
    bool isPart = false; ///< of the lead time above it
};
std::vector<CountLine> countLines(const Plant& plant, const lean::LoopCounts& counts, const lean::SchoolCount& count);

/// As few decimals as keep it within a twentieth of a per cent.
QString figure(double value);
/// "0.158 wd, 1 h 16 min".
QString leadTimeText(double days, double secondsPerDay);

} // namespace takt::gui
