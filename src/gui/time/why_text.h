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

/// What is asked about: a process, a card, or what a record of the run tells (a container that moved).
struct WhySubject {
    enum class Kind : std::uint8_t { None, Process, Card, Record };
    Kind kind = Kind::None;
    Id process;
    std::uint32_t number = 0; ///< of the card in the network, or of the record
    explicit operator bool() const { return kind != Kind::None; }
};
/// From a card or a record back to the order, the plan or the departure behind it; of a process as below.
std::vector<WhyLink> whyChain(const Playback& playback, const WhySubject& subject, std::size_t most = 12);
/// From a process that waits to what keeps it; from one that works to the order, the plan or the departure it works for.
/// It first. Empty: no run, or the element is no process. `most` links.
std::vector<WhyLink> whyChain(const Playback& playback, Id element, std::size_t most = 12);
QString whyStepText(const sim::WhyStep& step, const Playback& playback);

} // namespace takt::gui
