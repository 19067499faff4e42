#include "sim/series.h"

#include <algorithm>

namespace takt::sim {

namespace {

/// Fills a curve's columns as a quantity changes in time.
class Tracker {
  public:
    Tracker(std::size_t columns, Time from, Time to) : curve_(columns), from_(from), to_(to) {}

    void change(Time at, std::int64_t by) {
        if (at <= from_) { // what is there at the begin does not rise to it
            value_ += by;
            return;
        }
        moveTo(column(at));
        value_ += by;
        if (at_ < curve_.size())
            note();
    }
    Curve finish() {
        moveTo(curve_.size());
        return std::move(curve_);
    }

  private:
    std::size_t column(Time at) const {
        const double part = static_cast<double>((at - from_).us) / static_cast<double>(std::max<std::int64_t>(1, (to_ - from_).us));
        return std::min(curve_.size(), static_cast<std::size_t>(part * static_cast<double>(curve_.size())));
    }
    void note() {
        auto& c = curve_[at_];
        c.least = std::min(c.least, value_);
        c.most = std::max(c.most, value_);
        c.last = value_;
    }
    void moveTo(std::size_t column) {
        if (!begun_ && !curve_.empty()) {
            begun_ = true;
            curve_[0] = {value_, value_, value_};
        }
        while (at_ < column && ++at_ < curve_.size())
            curve_[at_] = {value_, value_, value_};
    }

    Curve curve_;
    Time from_, to_;
    std::size_t at_ = 0;
    std::int64_t value_ = 0;
    bool begun_ = false;
};

} // namespace

RunCurves curves(const Network& n, const Trace& trace, std::size_t records, Time from, Time to, std::size_t columns) {
    RunCurves out;
    out.from = from;
    out.to = to;
    std::vector<Tracker> stock(n.places.size(), Tracker(columns, from, to));
    Tracker wip(columns, from, to), ordered(columns, from, to), delivered(columns, from, to);
    for (std::size_t i = 0; i < records; ++i) {
        const Record& r = trace[i];
        const Time at{r.at};
        if (at >= to)
            break;
        switch (r.kind()) {
        case RecordKind::Put:
            stock[r.subject].change(at, r.amount);
            wip.change(at, r.amount);
            break;
        case RecordKind::Take:
            stock[r.subject].change(at, -r.amount);
            wip.change(at, -r.amount);
            break;
        case RecordKind::Depart: wip.change(at, r.amount); break;
        case RecordKind::Arrive: wip.change(at, -r.amount); break;
        case RecordKind::Ordered: ordered.change(at, r.amount); break;
        case RecordKind::Delivered: delivered.change(at, r.amount); break;
        default: break;
        }
    }
    for (auto& tracker : stock)
        out.stock.push_back(tracker.finish());
    out.workInProcess = wip.finish();
    out.ordered = ordered.finish();
    out.delivered = delivered.finish();
    return out;
}

std::vector<double> stateShares(const Network& n, const Trace& trace, std::size_t records, std::uint32_t machine,
                                Time from, Time to) {
    std::vector<double> shares(static_cast<std::size_t>(MachineState::Count));
    if (to <= from)
        return shares;
    const WorkingTime& calendar = n.calendars[n.processes[n.machineProcess[machine]].calendar];
    const double whole = static_cast<double>((to - from).us);
    MachineState state = MachineState::NoCard;
    Time since = from;
    const auto add = [&](Time until) {
        const Time end = std::min(until, to);
        if (end > since)
            shares[static_cast<std::size_t>(state)] += static_cast<double>(calendar.openBetween(since, end).us) / whole;
        since = std::max(since, end);
    };
    for (std::size_t i = 0; i < records; ++i) {
        const Record& r = trace[i];
        if (r.at >= to.us)
            break;
        if (r.kind() != RecordKind::State || r.subject != machine)
            continue;
        if (r.at > from.us)
            add({r.at});
        state = static_cast<MachineState>(r.place());
    }
    add(to);
    const double open = static_cast<double>(calendar.openBetween(from, to).us) / whole;
    shares[static_cast<std::size_t>(MachineState::OffShift)] += 1.0 - open;
    return shares;
}

std::vector<Mark> marks(const Network& n, const Trace& trace, std::size_t records) {
    std::vector<Mark> out;
    std::vector<std::int64_t> stock(n.places.size()), ordered(n.demands.size()), delivered(n.demands.size());
    for (std::size_t i = 0; i < records; ++i) {
        const Record& r = trace[i];
        const Time at{r.at};
        switch (r.kind()) {
        case RecordKind::Put: stock[r.subject] += r.amount; break;
        case RecordKind::Take:
            stock[r.subject] -= r.amount;
            if (stock[r.subject] == 0 && n.places[r.subject].kind == PlaceNode::Kind::Store)
                out.push_back({Mark::Kind::Stockout, at, n.places[r.subject].element});
            break;
        case RecordKind::State: {
            const auto state = static_cast<MachineState>(r.place());
            const Id process = n.processes[n.machineProcess[r.subject]].id;
            if (state == MachineState::Down)
                out.push_back({Mark::Kind::Breakdown, at, process});
            else if (state == MachineState::Setup)
                out.push_back({Mark::Kind::Changeover, at, process});
            break;
        }
        case RecordKind::Ordered:
            // What was ordered before is still not there when the next order falls.
            if (n.demands[r.subject].pattern == DemandPattern::DailyOrder && delivered[r.subject] < ordered[r.subject])
                out.push_back({Mark::Kind::LateDelivery, at, n.demands[r.subject].customer});
            ordered[r.subject] += r.amount;
            break;
        case RecordKind::Delivered: delivered[r.subject] += r.amount; break;
        case RecordKind::Pitch:
            if (r.place() > 0 && r.amount == 0)
                out.push_back({Mark::Kind::MissedPitch, at, n.controls[r.subject].id});
            break;
        default: break;
        }
    }
    return out;
}

} // namespace takt::sim
