// Why an element is as it is at the cursor: the chain back to its root, in words, each link at something on the map.
#pragma once

#include <QString>
#include <vector>

#include "sim/why.h"

namespace takt::gui {

class Playback;

struct WhyLink {
    QString text;
    Id element;   ///< on the map; none: nothing is there
    Time at;      ///< when it happened; the cursor: it lasts
};

/// From a process that waits to what keeps it; from one that works to the order, the plan or the departure it works for.
/// It first. Empty: no run, or the element is no process. `most` links.
std::vector<WhyLink> whyChain(const Playback& playback, Id element, std::size_t most = 12);
QString whyStepText(const sim::WhyStep& step, const Playback& playback);

} // namespace takt::gui
