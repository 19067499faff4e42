#include "gui/boards/call_off_state.h"

#include <algorithm>
#include <cmath>

namespace takt::gui {

namespace {

constexpr Duration kRounding = Duration::seconds(1); ///< a token's way is recorded in whole seconds, rounded up
constexpr int kMostLookedAt = 60;                    ///< arrivals on a leg that several suppliers share

Duration meanOf(const sim::Sampler& law) { return {static_cast<std::int64_t>(std::llround(law.meanUs))}; }

/// One way of a transport.
Duration wayOf(const sim::Network& network, std::uint32_t transport) {
    return meanOf(network.transports[transport].travel) + Duration{network.transports[transport].handlingUs};
}

bool hasTimetable(const sim::LoopNode& loop, const sim::Network& network) {
    return loop.transport != sim::kNone && network.transports[loop.transport].timetabled;
}

/// From the moment a token of a loop is seen to set out until it should be there.
Duration agreed(const sim::Network& network, const sim::LoopNode& loop) {
    if (loop.transport != sim::kNone)
        return wayOf(network, loop.transport);
    const sim::SupplyNode& supply = network.supplies[loop.supply];
    const Duration lead = supply.ownStock > 0 ? Duration{} : meanOf(supply.leadTime);
    return lead + Duration{loop.conveyanceUs};
}

/// What is due by agreement is late once that is past, or as soon as it is sure.
void judge(OpenCall& call, bool sure, Time now) {
    if (!call.due)
        return;
    call.isLate = now > *call.due || (sure && call.expected && *call.expected > *call.due + kRounding);
}

OpenCall onTheWay(const sim::Network& network, const sim::LoopNode& loop, const sim::Token& token, Time now) {
    OpenCall call;
    call.stage = OpenCall::Stage::OnTheWay;
    call.amount = token.amount;
    call.since = token.departed;
    call.due = token.departed + agreed(network, loop);
    call.expected = token.arrives;
    const sim::Sampler& law =
        loop.transport != sim::kNone ? network.transports[loop.transport].travel : network.supplies[loop.supply].leadTime;
    judge(call, law.isFixed(), now);
    return call;
}

/// When a milk run brings what a card asks for that hangs at the post, or was collected at `since`.
std::optional<Time> dueByTrip(const sim::Network& network, const sim::LoopNode& loop, bool collected, Time since, Time now) {
    const std::size_t later = loop.tripsLater + (collected ? 0U : 1U);
    if (later == 0)
        return since + wayOf(network, loop.transport);
    const Time from = collected ? since + Duration{1} : now;
    const std::vector<Time> trips = nextDepartures(network, loop.transport, from, later);
    if (trips.size() < later)
        return std::nullopt;
    return trips.back() + wayOf(network, loop.transport);
}

OpenCall cardCall(const sim::Network& network, const sim::Picture& picture, const sim::LoopNode& loop, std::uint32_t card) {
    OpenCall call;
    call.amount = loop.container;
    call.since = picture.cardSince[card];
    switch (picture.card[card]) {
    case sim::CardState::AtPost: call.stage = OpenCall::Stage::ToCollect; break;
    case sim::CardState::Waiting: call.stage = OpenCall::Stage::Waiting; break;
    default: call.stage = OpenCall::Stage::Called; break;
    }
    if (hasTimetable(loop, network))
        call.due = dueByTrip(network, loop, call.stage == OpenCall::Stage::Called, call.since, picture.at);
    else if (call.stage == OpenCall::Stage::Waiting)
        call.due = call.since + agreed(network, loop);
    judge(call, true, picture.at);
    return call;
}

/// Cards that are not with a container, and cards and orders that come.
void addLoop(const sim::Network& network, const sim::Picture& picture, std::uint32_t index, std::vector<OpenCall>& open) {
    const sim::LoopNode& loop = network.loops[index];
    std::vector<std::uint32_t> travelling; // with containers, in the order in which they set out
    const std::uint32_t cardsEnd = watchesPosition(loop.kind) ? loop.firstCard : loop.endCard();
    for (std::uint32_t card = loop.firstCard; card < cardsEnd; ++card) {
        const auto state = picture.card[card];
        if (state == sim::CardState::InTransit)
            travelling.push_back(card);
        if (state != sim::CardState::AtPost && state != sim::CardState::Travelling && state != sim::CardState::Waiting)
            continue;
        OpenCall call = cardCall(network, picture, loop, card);
        call.loop = index;
        call.card = card - loop.firstCard + 1;
        open.push_back(call);
    }
    std::stable_sort(travelling.begin(), travelling.end(), [&](std::uint32_t a, std::uint32_t b) {
        return picture.cardSince[a] < picture.cardSince[b];
    });
    std::size_t next = 0;
    for (const auto& token : picture.tokens) {
        if (token.leg != loop.leg)
            continue;
        OpenCall call = onTheWay(network, loop, token, picture.at);
        call.loop = index;
        if (next < travelling.size())
            call.card = travelling[next++] - loop.firstCard + 1;
        open.push_back(call);
    }
}

/// The departure whose fixed load set out with a record of this leg; kNone: none of a supplier's.
std::uint32_t loadOf(const sim::Network& network, const sim::Trace& trace, std::uint32_t record) {
    const sim::Record depart = trace[record];
    if (depart.cause == sim::kNoCause)
        return sim::kNone;
    const sim::Record trip = trace[depart.cause];
    if (trip.kind() != sim::RecordKind::Trip)
        return sim::kNone;
    std::uint32_t found = sim::kNone;
    for (std::uint32_t d = 0; d < network.departures.size(); ++d) {
        const auto& departure = network.departures[d];
        if (departure.transport != trip.subject || departure.supply == sim::kNone || departure.quantity != trip.amount)
            continue;
        if (found == sim::kNone || departure.atUs == trip.at % kDay.us)
            found = d;
    }
    return found;
}

void addTimetable(const sim::Network& network, const sim::Trace& trace, const sim::Picture& picture, std::uint32_t supply,
                  std::vector<OpenCall>& open) {
    for (const auto& token : picture.tokens) {
        const std::uint32_t load = loadOf(network, trace, token.record);
        if (load == sim::kNone || network.departures[load].supply != supply)
            continue;
        const std::uint32_t transport = network.departures[load].transport;
        OpenCall call;
        call.stage = OpenCall::Stage::OnTheWay;
        call.amount = token.amount;
        call.since = token.departed;
        call.due = token.departed + wayOf(network, transport);
        call.expected = token.arrives;
        judge(call, network.transports[transport].travel.isFixed(), picture.at);
        open.push_back(call);
    }
    for (const auto& departure : network.departures) {
        if (departure.supply != supply)
            continue;
        for (std::int64_t day = picture.at.day(), last = day + 8; day < last; ++day) {
            const Time at{day * kDay.us + departure.atUs};
            if (at <= picture.at || !departure.days.has(static_cast<int>(day % 7)))
                continue;
            OpenCall call;
            call.stage = OpenCall::Stage::Planned;
            call.amount = departure.quantity;
            call.since = picture.at;
            call.due = at + wayOf(network, departure.transport);
            open.push_back(call);
            break;
        }
    }
}

/// The last arrival of a supply on a leg until the picture; those of one moment together.
void findDelivery(const sim::Network& network, const sim::Trace& trace, const RunLog& log, const sim::Picture& picture,
                  std::uint32_t supply, std::uint32_t leg, bool byTimetable, std::optional<CallOffs::Delivery>& last) {
    const auto& all = log.arrivals(leg);
    auto at = std::lower_bound(all.begin(), all.end(), static_cast<std::uint32_t>(picture.records));
    std::optional<CallOffs::Delivery> found;
    for (int looked = 0; at != all.begin() && looked < kMostLookedAt; ++looked) {
        const sim::Record arrival = trace[*--at];
        if (byTimetable) {
            const std::uint32_t load = arrival.cause == sim::kNoCause ? sim::kNone : loadOf(network, trace, arrival.cause);
            if (load == sim::kNone || network.departures[load].supply != supply)
                continue;
        }
        if (found && found->at.us != arrival.at)
            break;
        found = CallOffs::Delivery{Time{arrival.at}, (found ? found->amount : 0) + arrival.amount};
    }
    if (!found || (last && last->at > found->at))
        return;
    if (last && last->at == found->at)
        found->amount += last->amount;
    last = found;
}

CallOffs callOffsOf(const sim::Network& network, const sim::Trace& trace, const RunLog& log, const sim::Picture& picture,
                    std::uint32_t supply) {
    CallOffs calls;
    calls.supply = supply;
    calls.isCalled = false;
    for (std::uint32_t l = 0; l < network.loops.size(); ++l) {
        const sim::LoopNode& loop = network.loops[l];
        if (loop.supply != supply)
            continue;
        calls.isCalled = true;
        addLoop(network, picture, l, calls.open);
        if (loop.leg != sim::kNone)
            findDelivery(network, trace, log, picture, supply, loop.leg, false, calls.last);
    }
    std::vector<std::uint32_t> transports;
    for (const auto& departure : network.departures)
        if (departure.supply == supply && std::find(transports.begin(), transports.end(), departure.transport) == transports.end())
            transports.push_back(departure.transport);
    if (!transports.empty()) {
        calls.isCalled = true;
        addTimetable(network, trace, picture, supply, calls.open);
    }
    for (const std::uint32_t transport : transports)
        if (const std::uint32_t leg = network.transports[transport].leg; leg != sim::kNone)
            findDelivery(network, trace, log, picture, supply, leg, true, calls.last);
    std::stable_sort(calls.open.begin(), calls.open.end(), [](const OpenCall& a, const OpenCall& b) {
        return a.due.value_or(kNever) < b.due.value_or(kNever);
    });
    return calls;
}

} // namespace

std::int64_t CallOffs::late() const {
    return std::count_if(open.begin(), open.end(), [](const OpenCall& call) { return call.isLate; });
}

std::vector<Time> nextDepartures(const sim::Network& network, std::uint32_t transport, Time from, std::size_t count) {
    std::vector<Time> all;
    const auto most = static_cast<std::int64_t>(count) * 7 + 8; // days: at least one departure a week
    for (std::int64_t day = std::max<std::int64_t>(from.us, 0) / kDay.us, last = day + most; day < last && all.size() < count; ++day) {
        const auto before = static_cast<std::ptrdiff_t>(all.size());
        for (const auto& departure : network.departures)
            if (const Time at{day * kDay.us + departure.atUs};
                departure.transport == transport && at >= from && departure.days.has(static_cast<int>(day % 7)))
                all.push_back(at);
        std::sort(all.begin() + before, all.end());
    }
    all.resize(std::min(all.size(), count));
    return all;
}

std::vector<CallOffs> callOffs(const sim::Network& network, const sim::Trace& trace, const RunLog& log,
                               const sim::Picture& picture) {
    std::vector<CallOffs> all;
    for (std::uint32_t s = 0; s < network.supplies.size(); ++s)
        all.push_back(callOffsOf(network, trace, log, picture, s));
    return all;
}

} // namespace takt::gui
