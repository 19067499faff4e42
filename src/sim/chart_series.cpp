#include "sim/chart_series.h"

#include <algorithm>

#include "sim/curve_tracker.h"

namespace takt::sim {

namespace {

/// Counts changeovers as the engine does: one that was interrupted goes on as the same.
class ChangeoverCount {
  public:
    explicit ChangeoverCount(const Network& n) : network_(n), open_(n.machineProcess.size()) {}

    /// Whether one begins with this state of a machine.
    bool begins(std::uint32_t machine, MachineState state, bool idle) {
        const auto station = network_.machineStation.empty() ? kNone : network_.machineStation[machine];
        const std::uint32_t process = network_.machineProcess[machine];
        const bool inner = station != kNone && station != network_.processes[process].firstStation;
        const bool begun = state == MachineState::Setup && !open_[machine] && !inner;
        if (state == MachineState::Setup)
            open_[machine] = true;
        else if (state == MachineState::Working || idle)
            open_[machine] = false;
        return begun;
    }

  private:
    const Network& network_;
    std::vector<bool> open_; ///< machine: in a changeover that has not come to its end
};

class Walk {
  public:
    Walk(const Network& n, const Trace& trace, Time from, Time to, std::size_t columns, const std::vector<bool>& counts)
        : network_(n), trace_(trace), counts_(counts), columns_(columns), changeovers_(n), backlog_(columns, from, to),
          inPlant_{CurveTracker(columns, from, to), CurveTracker(columns, from, to), CurveTracker(columns, from, to),
                   CurveTracker(columns, from, to)},
          made_(n.processes.size(), CurveTracker(columns, from, to)), stock_(n.places.size()),
          lastEmptied_(n.places.size(), -1), content_(n.machineProcess.size()) {
        out_.from = from;
        out_.to = to;
        out_.intervals = Intervals::covering(from, to, Duration::hours(1), ChartSeries::kMostIntervals);
        out_.days = Intervals::covering(from, to, kDay, ChartSeries::kMostDays);
        out_.ordered.resize(out_.intervals.count);
        out_.delivered.resize(out_.intervals.count);
        out_.changeovers.assign(n.processes.size(), std::vector<std::int64_t>(out_.intervals.count));
        out_.output.assign(n.processes.size(), std::vector<std::int64_t>(out_.days.count));
        out_.emptied.resize(n.places.size());
        strips_.reserve(n.machineProcess.size());
        for (const auto p : n.machineProcess)
            strips_.emplace_back(n.calendars[n.processes[p].calendar], n.calendars[n.ledger.processes[p].span], from, to,
                                 columns);
    }

    void see(const Record& r) {
        const Time at{r.at};
        switch (r.kind()) {
        case RecordKind::Put: move(r.subject, at, r.amount); break;
        case RecordKind::Take: move(r.subject, at, -r.amount); break;
        case RecordKind::Depart: carry(r, at, r.amount); break;
        case RecordKind::Arrive: carry(r.cause == kNoCause ? r : trace_[r.cause], at, -r.amount); break;
        case RecordKind::State: state(r, at); break;
        case RecordKind::Made: make(r, at); break;
        case RecordKind::Ordered:
            count(out_.ordered, at, r.amount);
            backlog_.change(at, r.amount);
            break;
        case RecordKind::Delivered:
            count(out_.delivered, at, r.amount);
            backlog_.change(at, -r.amount);
            break;
        case RecordKind::Lost: backlog_.change(at, -r.amount); break;
        default: break;
        }
    }

    ChartSeries finish(Time until) {
        out_.backlog = backlog_.finish();
        for (std::size_t w = 0; w < kWhereabouts; ++w)
            out_.inPlant[w] = inPlant_[w].finish();
        for (auto& tracker : made_)
            out_.made.push_back(tracker.finish());
        for (auto& strip : strips_) {
            strip.finish(until);
            out_.states.push_back(strip.stretches());
            out_.stateTimes.push_back(strip.times());
        }
        return std::move(out_);
    }

  private:
    void count(std::vector<std::int64_t>& counts, Time at, std::int64_t by) const {
        if (out_.intervals.contains(at))
            counts[out_.intervals.of(at)] += by;
    }
    bool countsItem(std::uint32_t item) const { return item == kNone || counts_.empty() || counts_[item]; }

    void move(std::uint32_t place, Time at, std::int64_t by) {
        const PlaceNode& node = network_.places[place];
        const bool kept = node.kind == PlaceNode::Kind::Store || node.kind == PlaceNode::Kind::Lane;
        if (countsItem(node.item))
            tracker(kept ? Whereabouts::Stored : Whereabouts::AtLine).change(at, by);
        stock_[place] += by;
        if (by < 0 && stock_[place] == 0 && node.kind == PlaceNode::Kind::Store && at >= out_.from)
            noteEmptied(place, at);
    }
    void noteEmptied(std::uint32_t place, Time at) {
        const double part = static_cast<double>((at - out_.from).us) / static_cast<double>((out_.to - out_.from).us);
        const auto column = static_cast<std::int64_t>(part * static_cast<double>(columns_));
        if (std::exchange(lastEmptied_[place], column) != column)
            out_.emptied[place].push_back(at);
    }

    /// What sets out on a leg was taken from a place, or comes from a supplier.
    void carry(const Record& departure, Time at, std::int64_t by) {
        if (countsItem(itemOf(departure)))
            tracker(Whereabouts::OnTheWay).change(at, by);
    }
    std::uint32_t itemOf(const Record& departure) const {
        if (departure.cause != kNoCause)
            if (const Record cause = trace_[departure.cause]; cause.kind() == RecordKind::Take)
                return network_.places[cause.subject].item;
        for (const auto& loop : network_.loops)
            if (loop.leg == departure.subject)
                return loop.item;
        for (const auto& d : network_.departures)
            if (d.supply != kNone && network_.transports[d.transport].leg == departure.subject)
                return network_.supplies[d.supply].item;
        return kNone;
    }

    void state(const Record& r, Time at) {
        const auto state = static_cast<MachineState>(r.place());
        const std::uint32_t process = network_.machineProcess[r.subject];
        strips_[r.subject].change(at, state);
        if (changeovers_.begins(r.subject, state, r.amount < 0))
            count(out_.changeovers[process], at, 1);
        const std::int64_t now = contentOf(process, r.amount);
        tracker(Whereabouts::InWork).change(at, now - std::exchange(content_[r.subject], now));
    }
    /// A container, or at a station the pieces of a cycle; nothing without a recipe.
    std::int64_t contentOf(std::uint32_t process, std::int32_t recipe) const {
        if (recipe < 0 || !countsItem(network_.recipes[static_cast<std::size_t>(recipe)].item))
            return 0;
        const RecipeNode& node = network_.recipes[static_cast<std::size_t>(recipe)];
        return network_.processes[process].stationCount > 0 ? node.piecesPerCycle : node.container;
    }

    void make(const Record& r, Time at) {
        const std::uint32_t process = network_.recipes[r.subject].process;
        made_[process].change(at, r.amount);
        if (out_.days.contains(at))
            out_.output[process][out_.days.of(at)] += r.amount;
    }

    CurveTracker& tracker(Whereabouts where) { return inPlant_[static_cast<std::size_t>(where)]; }

    const Network& network_;
    const Trace& trace_;
    const std::vector<bool>& counts_;
    std::size_t columns_;
    ChangeoverCount changeovers_;
    CurveTracker backlog_;
    std::array<CurveTracker, kWhereabouts> inPlant_;
    std::vector<CurveTracker> made_;
    std::vector<StateStretches> strips_;
    std::vector<std::int64_t> stock_, lastEmptied_, content_;
    ChartSeries out_;
};

} // namespace

Intervals Intervals::covering(Time from, Time to, Duration least, std::size_t most) {
    static constexpr std::array kLengths = {Duration::hours(1), kDay, Duration::days(7), Duration::days(28),
                                            Duration::days(364), Duration::days(3640)};
    Intervals out;
    for (const Duration length : kLengths) {
        out.length = length;
        out.first = Time{from.us / length.us * length.us};
        out.count = static_cast<std::size_t>((to.us - out.first.us + length.us - 1) / length.us);
        if (length >= least && out.count <= most)
            break;
    }
    return out;
}

ChartSeries chartSeries(const Network& n, const Trace& trace, std::size_t records, Time from, Time to, Time until,
                        std::size_t columns, const std::vector<bool>& counts) {
    Walk walk(n, trace, from, to, columns, counts);
    for (std::size_t i = 0; i < records; ++i) {
        const Record r = trace[i];
        if (r.at >= to.us)
            break;
        walk.see(r);
    }
    return walk.finish(until);
}

} // namespace takt::sim
