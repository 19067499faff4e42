#include "sim/state_stretches.h"

#include <algorithm>

namespace takt::sim {

namespace {

constexpr std::size_t at(MachineState state) { return static_cast<std::size_t>(state); }

/// Adds to a strip, the last stretch grown when its state goes on.
void append(std::vector<StateStretch>& strip, MachineState state, Time from, Time to) {
    if (!strip.empty() && strip.back().state == state && strip.back().to == from)
        strip.back().to = to;
    else
        strip.push_back({state, from, to});
}

} // namespace

StateStretches::StateStretches(const WorkingTime& calendar, const WorkingTime& shifts, Time from, Time to,
                               std::size_t columns)
    : calendar_(calendar), shifts_(shifts), from_(from), to_(to), since_(from),
      columns_(std::max<std::size_t>(1, columns)) {}

void StateStretches::change(Time at, MachineState state) {
    run(at);
    state_ = state;
}

void StateStretches::finish(Time until) {
    run(until);
    if (tooMany_)
        reduce();
}

/// The state goes on until then, where the calendar is open.
void StateStretches::run(Time until) {
    const Time end = std::min(until, to_);
    while (since_ < end) {
        if (calendar_.isOpen(since_)) {
            const Time next = calendar_.isAlwaysOpen() ? end : std::min(end, calendar_.nextClose(since_));
            add(state_, since_, next);
            continue;
        }
        const Time open = std::min(end, calendar_.nextOpen(since_));
        const bool inBreak = shifts_.isOpen(since_);
        const Time next = std::min(open, inBreak ? shifts_.nextClose(since_) : shifts_.nextOpen(since_));
        add(inBreak ? MachineState::OnBreak : MachineState::OffShift, since_, next);
    }
}

void StateStretches::add(MachineState state, Time from, Time to) {
    since_ = to;
    times_[at(state)] = times_[at(state)] + (to - from);
    if (tooMany_)
        return addToColumns(state, from, to);
    append(stretches_, state, from, to);
    if (stretches_.size() <= 2 * columns_)
        return;
    tooMany_ = true;
    byColumn_.resize(columns_);
    for (const auto& stretch : stretches_)
        addToColumns(stretch.state, stretch.from, stretch.to);
    stretches_.clear();
}

Time StateStretches::columnBegin(std::size_t column) const {
    const double part = static_cast<double>(column) / static_cast<double>(columns_);
    return from_ + Duration{static_cast<std::int64_t>(part * static_cast<double>((to_ - from_).us))};
}

void StateStretches::addToColumns(MachineState state, Time from, Time to) {
    const double span = static_cast<double>((to_ - from_).us);
    const auto column = [&](Time t) {
        const double part = static_cast<double>((t - from_).us) / span;
        return std::min(columns_ - 1, static_cast<std::size_t>(part * static_cast<double>(columns_)));
    };
    for (std::size_t c = column(from), last = column(to); c <= last; ++c) {
        const Time begin = std::max(from, columnBegin(c)), end = std::min(to, columnBegin(c + 1));
        if (end > begin)
            byColumn_[c][at(state)] = byColumn_[c][at(state)] + (end - begin);
    }
}

void StateStretches::reduce() {
    for (std::size_t c = 0; c < columns_ && columnBegin(c) < since_; ++c) {
        const auto longest = std::max_element(byColumn_[c].begin(), byColumn_[c].end(),
                                              [](Duration a, Duration b) { return a.us < b.us; });
        append(stretches_, static_cast<MachineState>(longest - byColumn_[c].begin()), columnBegin(c),
               std::min(since_, columnBegin(c + 1)));
    }
    byColumn_.clear();
}

} // namespace takt::sim
