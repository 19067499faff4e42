#include "sim/series.h"

#include "sim/curve_tracker.h"

namespace takt::sim {

RunCurves curves(const Network& n, const Trace& trace, std::size_t records, Time from, Time to, std::size_t columns) {
    RunCurves out;
    out.from = from;
    out.to = to;
    std::vector<CurveTracker> stock(n.places.size(), CurveTracker(columns, from, to));
    CurveTracker wip(columns, from, to), ordered(columns, from, to), delivered(columns, from, to);
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
