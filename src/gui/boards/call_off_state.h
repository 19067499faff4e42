// What is ordered of each supplier and not there yet, at one moment. No widgets here.
#pragma once

#include <optional>
#include <vector>

#include "gui/boards/run_log.h"
#include "sim/replay.h"

namespace takt::gui {

/// A card or an order that is open.
struct OpenCall {
    enum class Stage : std::uint8_t {
        ToCollect,  ///< a free card that hangs at the customer's post
        Called,     ///< a card on its way to the supplier, or that the next trip brings something for
        Waiting,    ///< the supplier has it and has nothing ready
        OnTheWay,   ///< ordered and coming: being made, or under way
        Planned     ///< a load of the timetable, not yet on its way
    };
    Stage stage = Stage::ToCollect;
    std::uint32_t loop = sim::kNone;
    std::uint32_t card = 0;       ///< number in its loop, from 1; 0: an order without a card
    std::int64_t amount = 0;      ///< steps
    Time since;                   ///< of the stage
    std::optional<Time> due;      ///< by agreement; none: not known yet
    std::optional<Time> expected; ///< on the way: when it will be there as things stand
    bool isLate = false;          ///< past due, or sure to be
};

/// An item of a supplier.
struct CallOffs {
    std::uint32_t supply = 0;
    std::vector<OpenCall> open; ///< what is due first first, those without a time last
    struct Delivery {
        Time at;
        std::int64_t amount = 0;
    };
    std::optional<Delivery> last; ///< until now
    bool isCalled = true;         ///< false: nothing is ordered, processes take from the supplier as they need
    std::int64_t late() const;
};

/// Of every item that a supplier brings, in the network's order. The log must have been read up to the picture.
///
/// Due by agreement: after an order the mean lead time (none where the supplier keeps stock) and the conveyance of its loop;
/// with a milk run when the trip comes back that is to bring it (its mean way, loading and unloading included); with a
/// timetable the same for its departure. An order that has to wait for the supplier's own stock is seen only where it
/// has a card: no record tells of others until they are dispatched.
std::vector<CallOffs> callOffs(const sim::Network& network, const sim::Trace& trace, const RunLog& log,
                               const sim::Picture& picture);

/// The departures of a transport at or after `from`, the first `count` of them.
std::vector<Time> nextDepartures(const sim::Network& network, std::uint32_t transport, Time from, std::size_t count);

} // namespace takt::gui
