// Why something happened: from a record back to what set it off, and from a machine that stands to the root of it.
#pragma once

#include <vector>

#include "sim/replay.h"

namespace takt::sim {

/// The records that led to one, it first, each the cause of the one before; the last has no cause: a customer's order, a
/// line of the plan, a departure, the begin of the run. At most `most` of them.
std::vector<std::uint32_t> causesOf(const Trace& trace, std::uint32_t record, std::size_t most = 1000);

/// What an element of the chain from a standing machine to its root is at.
enum class Standing : std::uint8_t {
    Starved,       ///< %1 waits for `item`
    Blocked,       ///< %1 has finished and finds no room, or may not start for want of it
    NoCard,        ///< nothing asks %1 to make: its cards hang on full containers, or are on their way
    CardsAway,     ///< cards of the loop %1 are on their way or wait to be collected
    CardsMissing,  ///< cards of the loop %1 are lost or locked
    NoOperator,    ///< %1 waits for hands
    Down,          ///< %1 has broken down, or a disruption holds it
    Setup, Maintenance, OffShift, OnBreak,
    Busy,          ///< %1 works: it is slower than what comes after, or busy with another item
    OnTheWay,      ///< `item` is on its way to %1
    NotOrdered,    ///< %1 would deliver, but was not asked
    NotNeeded,     ///< %1 has all it should have: nobody has taken from it
    NotTaken       ///< %1 holds what has not been taken away
};
/// A root is the end of a chain; nothing else explains it.
constexpr bool isRoot(Standing s) {
    return s != Standing::Starved && s != Standing::Blocked && s != Standing::NoCard;
}

struct WhyStep {
    Standing standing = Standing::Busy;
    Id element;                  ///< process, store, loop, supplier, transport or customer
    Id item;                     ///< it is about; none: any
    bool operator==(const WhyStep&) const = default;
};

/// From a process that is not working to the root, as the picture shows it; one step when it explains itself. Of several
/// that lack, the first input counts. A circle of waiting ends where it closes.
std::vector<WhyStep> whyStands(const Network& network, const Picture& picture, std::uint32_t process);

/// English, for the command line and the debrief: "Weld is starved of Bracket".
std::string whyText(const Network& network, const WhyStep& step);

} // namespace takt::sim
