#include "gui/boards/run_log.h"

#include <algorithm>

namespace takt::gui {

namespace {

constexpr int kMostCauses = 12;

/// What comes out of a recipe into a place.
std::uint32_t madeFor(const sim::Network& network, std::uint32_t recipe, std::uint32_t place) {
    const sim::RecipeNode& node = network.recipes[recipe];
    if (node.outPlace != place)
        for (std::uint32_t o = node.firstOutput; o < node.firstOutput + node.outputCount; ++o)
            if (network.outputs[o].place == place)
                return network.outputs[o].item;
    return node.item;
}

std::uint32_t itemOnLeg(const sim::Network& network, std::uint32_t leg) {
    const std::uint32_t loop = network.loopOf(network.legs[leg].way);
    return loop == sim::kNone ? sim::kNone : network.loops[loop].item;
}

} // namespace

RunLog::RunLog(std::shared_ptr<const sim::Network> network)
    : network_(std::move(network)), fromSupplier_(network_->legs.size(), false), puts_(network_->places.size()),
      arrivals_(network_->legs.size()), missed_(network_->controls.size(), 0) {
    const auto mark = [&](std::uint32_t leg) {
        if (leg != sim::kNone)
            fromSupplier_[leg] = true;
    };
    for (const auto& loop : network_->loops)
        if (loop.supply != sim::kNone)
            mark(loop.leg);
    for (const auto& departure : network_->departures)
        if (departure.supply != sim::kNone)
            mark(network_->transports[departure.transport].leg);
}

bool RunLog::follow(const sim::Trace& trace, std::size_t upTo, std::size_t most) {
    const std::size_t end = std::min(upTo, records_ + most);
    for (; records_ < end; ++records_) {
        const sim::Record r = trace[records_];
        const auto number = static_cast<std::uint32_t>(records_);
        switch (r.kind()) {
        case sim::RecordKind::Put:
            if (network_->places[r.subject].kind == sim::PlaceNode::Kind::Lane)
                puts_[r.subject].push_back(number);
            break;
        case sim::RecordKind::Arrive:
            if (fromSupplier_[r.subject])
                arrivals_[r.subject].push_back(number);
            break;
        case sim::RecordKind::Pitch:
            missed_[r.subject] += r.place() > 0 && r.amount == 0 ? 1 : 0;
            break;
        default: break;
        }
    }
    return records_ >= upTo;
}

std::uint32_t itemOf(const sim::Network& network, const sim::Trace& trace, std::uint32_t record) {
    const sim::Record first = trace[record];
    const std::uint32_t place = first.kind() == sim::RecordKind::Put ? first.subject : sim::kNone;
    for (int step = 0; step < kMostCauses && record != sim::kNoCause; ++step) {
        const sim::Record r = trace[record];
        std::uint32_t item = sim::kNone;
        switch (r.kind()) {
        case sim::RecordKind::Put:
        case sim::RecordKind::Take: item = network.places[r.subject].item; break;
        case sim::RecordKind::Made: return madeFor(network, r.subject, place);
        case sim::RecordKind::State:
            if (r.amount >= 0)
                return madeFor(network, static_cast<std::uint32_t>(r.amount), place);
            break;
        case sim::RecordKind::Depart:
        case sim::RecordKind::Arrive: item = itemOnLeg(network, r.subject); break;
        case sim::RecordKind::Card: item = network.loops[network.loopOfCard(r.subject)].item; break;
        default: break;
        }
        if (item != sim::kNone)
            return item;
        record = r.cause;
    }
    return sim::kNone;
}

} // namespace takt::gui
