// Part of the engine's implementation: when demand falls and how much, with seasons and what disruptions leave of it.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

/// The factor of the season of a number, counted from the begin of the run.
inline double factorOf(const Network& network, const DemandNode& demand, std::uint64_t season) {
    return demand.factorCount == 0
               ? 1.0
               : static_cast<double>(network.values[demand.firstFactor + season % demand.factorCount]) * 1e-6;
}

inline double seasonLength(const DemandNode& demand) {
    return static_cast<double>(demand.seasonDays) *
           static_cast<double>(std::max<std::int64_t>(1, demand.openPerDayUs));
}

inline double seasonOfOrder(const Network& network, const DemandNode& demand, std::int64_t number) {
    return factorOf(network, demand, static_cast<std::uint64_t>((number - 1) / demand.seasonDays));
}

template <class P>
void Engine<P>::scheduleDemand(Index index, std::int64_t number) {
    const DemandNode& demand = net_->demands[index];
    const WorkingTime& calendar = net_->calendars[demand.calendar];
    Time at = kNever;
    if (ordersByDay(demand.pattern)) {
        at = calendar.workingDayStart(number);
        if (at != kNever)
            at = at + Duration{demand.orderAtUs};
    } else {
        __extension__ using Wide = __int128;
        const std::int64_t quantity = state_.demands[index].quantity;
        const Wide perPeriod = static_cast<Wide>(demand.openPerDayUs) * demand.perDays * demand.lot;
        if (demand.pattern == DemandPattern::Even && demand.factorCount > 0) {
            at = inSeason(index, state_.demands[index].nextAt,
                          static_cast<double>(perPeriod) / static_cast<double>(quantity));
        } else if (demand.pattern == DemandPattern::Even) {
            const std::int64_t open = evenDemandAt(index, number);
            if (open < kNever.us / 16)
                at = std::max(calendar.add({0}, {open}), now());
        } else {
            const double mean = static_cast<double>(perPeriod) / static_cast<double>(quantity);
            auto& state = state_.demands[index];
            state.waitLeft = demand.pattern == DemandPattern::Renewal
                                 ? static_cast<double>(draw(demand.interval, demandStream(index)).us)
                                 : std::min(mean * demandStream(index).exponential() + 0.5, 1e17);
            state.waitFrom = state.nextAt;
            placeWait(index);
            return;
        }
    }
    schedule(at, EventClass::Demand, EventKind::DemandFalls, index, state_.demands[index].waits & 0xFFFFFF);
}

/// Poisson, renewal: seasons and the level a disruption leaves stretch the wait, or make it shorter. At none of
/// the usual the rest of it begins when that is over.
template <class P>
void Engine<P>::placeWait(Index index) {
    const DemandNode& demand = net_->demands[index];
    auto& state = state_.demands[index];
    ++state.waits;
    if (state.level == 0)
        return;
    Time at;
    if (state.level == 100 && demand.factorCount == 0) {
        state.nextAt = state.waitFrom + static_cast<std::int64_t>(state.waitLeft);
        at = net_->calendars[demand.calendar].add({0}, {std::max<std::int64_t>(state.nextAt, 1)});
    } else {
        at = inSeason(index, state.waitFrom, state.waitLeft * 100.0 / static_cast<double>(state.level));
    }
    schedule(std::max(at, now()), EventClass::Demand, EventKind::DemandFalls, index, state.waits & 0xFFFFFF);
}

/// Takes off the wait what of it has passed by now.
template <class P>
void Engine<P>::noteWaited(Index index) {
    const DemandNode& demand = net_->demands[index];
    auto& state = state_.demands[index];
    const std::int64_t open = net_->calendars[demand.calendar].openUntil(now()).us;
    if (open <= state.waitFrom)
        return;
    const double passed = seasonBetween(demand, state.waitFrom, open) * static_cast<double>(state.level) / 100.0;
    state.waitLeft = std::max(0.0, state.waitLeft - passed);
    state.waitFrom = open;
}

/// A disruption begins or ends that makes customers order more or less, or somebody sets how much they do.
template <class P>
void Engine<P>::changeLevel(Index index, std::int64_t level) {
    auto& state = state_.demands[index];
    if (fallsByChance(net_->demands[index].pattern) && level != state.level) {
        noteWaited(index);
        state.level = level;
        placeWait(index);
    }
    state.level = level;
}

/// Demand number n falls at round(n x period), in open time; kNever or later: not in any run.
template <class P>
std::int64_t Engine<P>::evenDemandAt(Index index, std::int64_t number) const {
    __extension__ using Wide = __int128;
    const DemandNode& demand = net_->demands[index];
    const DemandState& state = state_.demands[index];
    const Wide perPeriod = static_cast<Wide>(demand.openPerDayUs) * demand.perDays * demand.lot;
    const Wide open = ((number - state.baseNumber) * perPeriod * 2 + state.quantity) / (2 * static_cast<Wide>(state.quantity));
    return static_cast<std::int64_t>(std::min<Wide>(state.baseOpen + open, kNever.us));
}

/// From now on so much is wanted in the same days: the rest of the time to the next taking shrinks as the others.
template <class P>
void Engine<P>::setQuantity(Index index, std::int64_t quantity) {
    __extension__ using Wide = __int128;
    const DemandNode& demand = net_->demands[index];
    auto& state = state_.demands[index];
    const bool byNumber = demand.pattern == DemandPattern::Even && demand.factorCount == 0;
    const std::int64_t number = state.fallen + 1;
    std::int64_t next = byNumber ? evenDemandAt(index, number) : state.nextAt;
    const std::int64_t before = std::exchange(state.quantity, std::max<std::int64_t>(1, quantity));
    if (ordersByDay(demand.pattern) || demand.pattern == DemandPattern::Renewal || next >= kNever.us / 16)
        return;
    if (fallsByChance(demand.pattern)) {
        noteWaited(index);
        state.waitLeft *= static_cast<double>(before) / static_cast<double>(state.quantity);
        placeWait(index);
        return;
    }
    const WorkingTime& calendar = net_->calendars[demand.calendar];
    const std::int64_t open = calendar.openUntil(now()).us;
    const Wide left = static_cast<Wide>(std::max<std::int64_t>(0, next - open)) * before / state.quantity;
    next = open + static_cast<std::int64_t>(std::min<Wide>(left, kNever.us / 16));
    state.baseNumber = number;
    state.baseOpen = state.nextAt = next;
    ++state.waits;
    schedule(std::max(calendar.add({0}, {next}), now()), EventClass::Demand, EventKind::DemandFalls, index,
             state.waits & 0xFFFFFFU);
}

/// Open time weighted by the factors of the seasons it lies in.
template <class P>
double Engine<P>::seasonBetween(const DemandNode& demand, std::int64_t from, std::int64_t to) const {
    if (demand.factorCount == 0)
        return static_cast<double>(to - from);
    const double season = seasonLength(demand);
    double sum = 0;
    auto at = static_cast<double>(from);
    for (auto number = static_cast<std::uint64_t>(at / season); at < static_cast<double>(to); ++number) {
        const double end = std::min(static_cast<double>(to), static_cast<double>(number + 1) * season);
        sum += factorOf(*net_, demand, number) * (end - at);
        at = end;
    }
    return sum;
}

/// When demand falls that would fall so much open time after `from`, were every season's factor 1.
template <class P>
Time Engine<P>::inSeason(Index index, std::int64_t from, double openUs) {
    const DemandNode& demand = net_->demands[index];
    const double season = seasonLength(demand);
    auto& next = state_.demands[index].nextAt;
    auto at = static_cast<double>(from);
    auto number = static_cast<std::uint64_t>(at / season);
    for (std::uint32_t none = 0; none <= demand.factorCount;) { // the factors are not all 0
        const double factor = factorOf(*net_, demand, number);
        const double end = static_cast<double>(number + 1) * season;
        if (factor * (end - at) >= openUs) {
            at += factor > 0 ? openUs / factor : 0.0;
            break;
        }
        openUs -= factor * (end - at);
        at = end;
        ++number;
        none = factor > 0 ? 0 : none + 1;
        if (at > 1e17)
            break;
    }
    const std::int64_t least = from + (fallsByChance(demand.pattern) ? 0 : 1);
    next = std::max(least, static_cast<std::int64_t>(std::min(at + 0.5, 2e17)));
    return net_->calendars[demand.calendar].add({0}, {next});
}

template <class P>
void Engine<P>::demandFalls(Index index, Index wait) {
    const DemandNode& demand = net_->demands[index];
    auto& state = state_.demands[index];
    if (wait != (state.waits & 0xFFFFFF))
        return; // the wait has been changed
    const std::int64_t number = ++state.fallen;
    const std::int64_t amount = plannedOrder(index, number);
    scheduleDemand(index, ordersByDay(demand.pattern) ? number : number + 1);
    if (amount > 0)
        order(index, amount);
}

/// What is ordered the number-th time, at the level a disruption leaves.
template <class P>
std::int64_t Engine<P>::plannedOrder(Index index, std::int64_t number) {
    const DemandNode& demand = net_->demands[index];
    auto& state = state_.demands[index];
    std::int64_t amount = demand.lot;
    if (demand.pattern == DemandPattern::DailyOrder) {
        // Cumulative, so that fractions of a day's demand are not lost to rounding.
        __extension__ using Wide = __int128;
        const auto due = static_cast<std::int64_t>(static_cast<Wide>(number) * state.quantity / demand.perDays);
        const double factor = seasonOfOrder(*net_, demand, number) * static_cast<double>(state.level) / 100.0;
        const auto before = static_cast<std::int64_t>(static_cast<Wide>(number - 1) * state.quantity / demand.perDays);
        state.due += static_cast<double>(due - before) * factor; // whole numbers, but where there is a factor
        const auto lots = static_cast<std::int64_t>(std::ceil(state.due / static_cast<double>(demand.lot) - 1e-9));
        amount = lots * demand.lot - state.planned;
        state.planned += amount;
        return amount;
    }
    if (demand.pattern == DemandPattern::Series)
        amount = demand.orderCount == 0
                     ? 0
                     : net_->values[demand.firstOrder + static_cast<std::uint64_t>(number - 1) % demand.orderCount];
    const bool series = demand.pattern == DemandPattern::Series;
    if (fallsByChance(demand.pattern) || (state.level == 100 && !(series && demand.factorCount > 0)))
        return amount;
    const double season = series ? seasonOfOrder(*net_, demand, number) : 1.0; // else it says when demand falls
    state.due += static_cast<double>(amount) * season * static_cast<double>(state.level) / 100.0;
    const auto whole = static_cast<std::int64_t>(state.due + 1e-9);
    state.due -= static_cast<double>(whole);
    return whole;
}

} // namespace takt::sim
