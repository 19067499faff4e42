// What the ledger keeps while a run goes on; part of EngineState, empty in engines without a ledger.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/ledger.h"
#include "sim/record.h"

namespace takt::sim {

inline constexpr std::uint32_t kNoStory = 0x7FFFFFFF; ///< fits Lot::story

/// The time of the steps of one container by cause. While it stands at a clock, its times lack what the clock shows:
/// what it showed at arrival is taken off then and what it shows at leaving is added, so waiting costs nothing.
struct alignas(64) Story {
    std::int64_t entered = 0;                   ///< the plant or the window; over several containers the mean
    std::int64_t steps = 0;                     ///< 0: free
    std::array<std::int64_t, kPartCauses> us{}; ///< of one step; what the clocks show begins a cache line
    std::uint32_t stands = 0;                   ///< see Engine::leave
    std::uint32_t item = 0;
    std::uint32_t madeBy = UINT32_MAX;          ///< recipe that pushed it, until the next process needs it
    std::uint32_t next = kNoStory;              ///< free list
    std::int64_t madeAt = 0;
};

struct LedgerState {
    /// As it was when last noted; what came since is booked on it at the next change.
    struct alignas(64) Machine {
        std::int64_t since = 0;         ///< booked up to this moment,
        std::int64_t open = 0, hands = 0, paid = 0; ///< and this time of its calendars before
        std::int64_t beyondFrom = INT64_MAX; ///< work goes by the clock, past the end of the shift
        std::uint32_t group = UINT32_MAX;
        std::uint32_t recipe = UINT32_MAX;
        std::uint32_t story = kNoStory; ///< of the container in it
        MachineState state = MachineState::NoCard;
        bool byHand = false;            ///< its work stops in breaks
        bool ofGroups = false;          ///< groups of operators work at it: as in the network, near at hand
        bool inspects = false;          ///< the same, as are these
        std::uint32_t process = 0, calendar = 0, handsCalendar = 0, paidCalendar = 0;
        std::uint32_t station = UINT32_MAX, clock = 0; ///< of what waits before it
        std::int64_t wanted = 1;        ///< people at it when there are enough
        std::int64_t people = 0;        ///< of the process that are at it
        Activity waits = Activity::Count; ///< of these, when they wait for another station
        std::int64_t worked = 0;        ///< on the container in it
        std::int64_t pieceUs = 0;       ///< working time of one piece of it
        std::int64_t pieceReworkUs = 0; ///< mean
        std::int64_t reworkUs = 0;      ///< still to be booked on people
    };
    /// How long a container before a process has waited for each cause.
    struct alignas(64) Clock {
        std::int64_t since = 0, open = 0;
        std::array<std::int64_t, kClocked> us{};
        PartCause cause = PartCause::NoCard;
        bool shared = false;            ///< by several machines: as in the network, near at hand
        bool sharesPeople = false;      ///< of these, who are more than its people
        std::array<std::uint32_t, static_cast<std::size_t>(MachineState::Count)> machines{}; ///< in each state
    };
    struct Crew {
        std::array<std::int64_t, kActivities> us{};
        std::int64_t paidUs = 0, beyondUs = 0;
    };
    struct Group {
        std::int64_t free = 0, held = 0, people = 0;
        std::int64_t since = 0, hands = 0, paid = 0; ///< as of a machine
        std::array<std::int64_t, static_cast<std::size_t>(MachineState::Count)> idle{}; ///< machines without hands
        std::int64_t peoplePaid = 0, peoplePaidUs = 0; ///< counted a second time, for the law
    };
    /// The stretch of a calendar in which the run is.
    struct Stretch {
        std::int64_t from = 0, to = 0, openBefore = 0;
        bool open = false;
    };
    struct Parts {
        LongTime steps = 0, leadUs = 0;
        std::array<LongTime, kPartCauses> us{};
    };
    std::vector<Stretch> stretches;     ///< calendar
    std::vector<Machine> machines;
    std::vector<Clock> clocks;          ///< process
    std::vector<Crew> crews;            ///< processes, then groups
    std::vector<Group> groups;
    std::vector<Story> stories;
    std::uint32_t freeStory = kNoStory;
    std::uint32_t firstGroup = 0;       ///< of the crews
    std::vector<std::uint32_t> orderStories; ///< of the material that waits for an order
    std::vector<Parts> parts;           ///< item x PartLine
    std::int64_t inside = 0, insideSince = 0; ///< steps in the plant
    LongTime insideUs = 0, rounded = 0;
    std::vector<LongTime> aboveUs;      ///< place
    std::vector<LongTime> taken;        ///< place
    std::vector<LongTime> overproducedUs; ///< recipe
};

} // namespace takt::sim
