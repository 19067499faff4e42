// Stored runs side by side: what they were, their figures, and what differs. No widgets.
#pragma once

#include <QString>
#include <functional>
#include <vector>

#include "gui/common/card_frame.h"
#include "sim/run.h"

namespace takt::gui {

/// A line of the comparison, with a cell a run. The run compared with has no difference.
struct CompareLine {
    enum class Kind { Fact, KeyFigure, Figure };
    Kind kind = Kind::Figure;
    QString name;
    std::vector<QString> values;      ///< "–": that run has none
    std::vector<QString> differences; ///< "+1.3 points"; empty: none, or not to be told
    std::vector<Tone> tones;          ///< whether the difference is welcome; Plain: it says nothing
    bool differs = false;
};

struct RunComparison {
    std::vector<QString> titles; ///< of the runs, in their order; the same title twice is told apart by the number
    std::vector<CompareLine> lines;
};

/// What is done to a run from outside, in words; a line each.
using DoneText = std::function<QString(const sim::RunRecord&)>;

/// Money stands in `currency`; nothing of it is told when that is empty. Requires that `against` is one of the runs.
RunComparison compareRuns(const std::vector<const sim::RunRecord*>& runs, std::size_t against, const QString& currency, const DoneText& done);

} // namespace takt::gui
