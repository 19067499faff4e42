#include "exchange/container_story.h"

#include <algorithm>

namespace takt::exchange {

namespace {

using sim::kNone;
using sim::RecordKind;

/// Items that are seen to go over each leg, kNone where they are several or none.
std::vector<std::uint32_t> itemsOfLegs(const sim::Network& n) {
    constexpr std::uint32_t kSeveral = kNone - 1;
    std::vector<std::uint32_t> out(n.legs.size(), kNone);
    const auto goes = [&](std::uint32_t leg, std::uint32_t item) {
        if (leg != kNone && item != kNone)
            out[leg] = out[leg] == kNone || out[leg] == item ? item : kSeveral;
    };
    for (const auto& loop : n.loops)
        goes(loop.leg, loop.item);
    for (const auto& departure : n.departures)
        goes(n.transports[departure.transport].leg, departure.item);
    for (const auto& demand : n.demands)
        goes(demand.leg, demand.item);
    std::replace(out.begin(), out.end(), kSeveral, kNone);
    return out;
}

} // namespace

ContainerStory::ContainerStory(const sim::Network& network, const sim::Trace& trace)
    : net_(network), trace_(trace), places_(network.places.size()), recent_(kRemembered), taken_(network.processes.size()),
      inWork_(network.machineProcess.size()), itemOfLeg_(itemsOfLegs(network)) {}

const ContainerStep& ContainerStory::follow(const sim::Record& r, std::uint32_t n) {
    step_.containers.clear();
    step_.begun.clear();
    step_.left.clear();
    step_.item = step_.machine = kNone;
    if (r.at != takenAt_) {
        for (auto& list : taken_)
            list.clear();
        takenAt_ = r.at;
    }
    switch (r.kind()) {
    case RecordKind::Put: put(r, n); break;
    case RecordKind::Take: take(r, n); break;
    case RecordKind::Depart: depart(r, n); break;
    case RecordKind::Arrive: arrive(r, n); break;
    case RecordKind::Made: made(r, n); break;
    case RecordKind::State: state(r); break;
    case RecordKind::Scrapped: step_.machine = machineOf(r.cause); break;
    case RecordKind::Card:
    case RecordKind::Delivered:
    case RecordKind::Expired:
        if (const Going* going = goingFrom(r.cause)) {
            step_.containers = going->containers;
            step_.item = going->item;
        }
        break;
    default: break;
    }
    return step_;
}

std::uint32_t ContainerStory::begin(std::uint32_t item, std::int64_t amount, std::vector<std::uint32_t> from, bool isMade) {
    step_.begun.push_back({count_, item, amount, std::move(from), isMade});
    return count_++;
}

/// The container that goes on: the one that came whole, or a new one filled from what was taken.
std::uint32_t ContainerStory::asOne(const Going& going, std::uint32_t item, std::int64_t amount) {
    if (going.whole && going.amount == amount)
        return going.containers.front();
    return begin(item, amount, going.containers, false);
}

/// What the record that caused one left in hands; a machine's state may stand between.
const ContainerStory::Going* ContainerStory::goingFrom(std::uint32_t cause) const {
    for (int far = 0; far < 4 && cause != sim::kNoCause; ++far) {
        if (const auto found = waiting_.find(cause); found != waiting_.end())
            return &found->second;
        if (const Going& recent = recent_[cause % kRemembered]; recent.record == cause)
            return &recent;
        const sim::Record before = trace_[cause];
        if (before.kind() != RecordKind::State)
            return nullptr;
        cause = before.cause;
    }
    return nullptr;
}

void ContainerStory::putInitial(const sim::Record& r) {
    for (const auto& stock : net_.initial) {
        if (stock.place != r.subject)
            continue;
        const std::int64_t size = std::max<std::int64_t>(1, net_.items[stock.item].container);
        for (std::int64_t left = stock.quantity; left > 0; left -= size) {
            const std::int64_t amount = std::min(left, size);
            const std::uint32_t one = begin(stock.item, amount, {}, false);
            places_[r.subject].push_back({one, stock.item, amount});
            step_.containers.push_back(one);
        }
        step_.item = stock.item;
    }
}

void ContainerStory::put(const sim::Record& r, std::uint32_t n) {
    const std::uint32_t placeItem = net_.places[r.subject].item;
    if (r.cause == sim::kNoCause)
        return putInitial(r);
    const Going* going = goingFrom(r.cause);
    const std::uint32_t item = placeItem != kNone ? placeItem : going ? going->item : kNone;
    // What comes out of a process besides its item, or goes back to be reworked, is another container.
    const bool fits = going && (going->item == kNone || going->item == item) && (!going->whole || going->amount == r.amount);
    const std::uint32_t one = fits ? asOne(*going, item, r.amount) : begin(item, r.amount, {}, going != nullptr);
    if (fits)
        forget(going->record);
    places_[r.subject].push_back({one, item, r.amount});
    step_.containers = {one};
    step_.item = item;
    remember(n, {n, {one}, item, r.amount, true});
}

void ContainerStory::take(const sim::Record& r, std::uint32_t n) {
    auto& place = places_[r.subject];
    Going going{n, {}, kNone, r.amount, false};
    for (std::int64_t left = r.amount; left > 0 && !place.empty();) {
        Lying& first = place.front();
        const std::int64_t part = std::min(left, first.amount);
        going.containers.push_back(first.container);
        going.item = first.item;
        going.whole = going.containers.size() == 1 && part == first.amount && part == r.amount;
        left -= part;
        first.amount -= part;
        if (!going.whole) // else it goes on as it stands
            step_.left.push_back({first.container, first.amount});
        if (first.amount == 0)
            place.pop_front();
    }
    step_.containers = going.containers;
    step_.item = going.item;
    for (const std::uint32_t process : net_.places[r.subject].consumers)
        taken_[process].insert(taken_[process].end(), going.containers.begin(), going.containers.end());
    remember(n, std::move(going));
}

std::uint32_t ContainerStory::itemOnWay(const sim::Record& r) const {
    if (r.cause != sim::kNoCause)
        if (const sim::Record cause = trace_[r.cause]; cause.kind() == RecordKind::Card)
            if (const std::uint32_t item = net_.loops[net_.loopOfCard(cause.subject)].item; item != kNone)
                return item;
    return itemOfLeg_[r.subject];
}

void ContainerStory::depart(const sim::Record& r, std::uint32_t n) {
    const Going* going = goingFrom(r.cause);
    const std::uint32_t item = going && going->item != kNone ? going->item : itemOnWay(r);
    const std::uint32_t one = going ? asOne(*going, item, r.amount) : begin(item, r.amount, {}, false);
    if (going)
        forget(going->record);
    step_.containers = {one};
    step_.item = item;
    waiting_[n] = {n, {one}, item, r.amount, true};
}

void ContainerStory::arrive(const sim::Record& r, std::uint32_t n) {
    const auto found = waiting_.find(r.cause);
    if (found == waiting_.end())
        return;
    Going going = std::move(found->second);
    waiting_.erase(found);
    going.record = n;
    step_.containers = going.containers;
    step_.item = going.item;
    remember(n, std::move(going));
}

void ContainerStory::made(const sim::Record& r, std::uint32_t n) {
    const std::uint32_t item = net_.recipes[r.subject].item;
    step_.item = item;
    step_.machine = machineOf(r.cause);
    if (r.amount <= 0)
        return;
    std::vector<std::uint32_t> from;
    if (step_.machine != kNone)
        std::swap(from, inWork_[step_.machine]);
    const std::uint32_t one = begin(item, r.amount, std::move(from), true);
    step_.containers = {one};
    Going going{n, {one}, item, r.amount, true};
    if (net_.recipes[r.subject].outPlace == kNone)
        remember(n, std::move(going)); // it leaves the plant, or goes straight to the customer
    else
        waiting_[n] = std::move(going);
}

/// A machine that begins with a container has what was taken for its process at that instant.
void ContainerStory::state(const sim::Record& r) {
    const auto now = static_cast<sim::MachineState>(r.place());
    if (now != sim::MachineState::Working && now != sim::MachineState::Setup)
        return;
    auto& taken = taken_[net_.machineProcess[r.subject]];
    if (!taken.empty())
        inWork_[r.subject] = std::exchange(taken, {});
    step_.containers = inWork_[r.subject];
}

std::uint32_t ContainerStory::machineOf(std::uint32_t cause) const {
    for (int far = 0; far < 4 && cause != sim::kNoCause; ++far) {
        const sim::Record before = trace_[cause];
        if (before.kind() == RecordKind::State)
            return before.subject;
        cause = before.cause;
    }
    return kNone;
}

} // namespace takt::exchange
