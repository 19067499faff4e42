#include "gui/boards/replenishment.h"

#include <algorithm>
#include <utility>

namespace takt::gui {

namespace {

bool isEmptyState(sim::CardState state) {
    return state == sim::CardState::AtPost || state == sim::CardState::Travelling || state == sim::CardState::Waiting;
}

bool isOnContainer(sim::CardState state) { return state == sim::CardState::Full || state == sim::CardState::InUse; }

} // namespace

ReplenishmentScan::ReplenishmentScan(std::shared_ptr<const sim::Network> network)
    : network_(std::move(network)), state_(network_->cardCount, sim::CardState::Count), emptySince_(network_->cardCount, -1),
      times_(network_->loops.size()) {}

void ReplenishmentScan::follow(const sim::Trace& trace, std::size_t end) {
    for (end = std::min(end, trace.size()); read_ < end; ++read_)
        if (const sim::Record record = trace[read_]; record.kind() == sim::RecordKind::Card)
            note(record);
}

void ReplenishmentScan::note(const sim::Record& record) {
    const std::uint32_t card = record.subject;
    const auto now = static_cast<sim::CardState>(record.place());
    const auto before = std::exchange(state_[card], now);
    std::int64_t& since = emptySince_[card];
    if (isEmptyState(now)) {
        if (isOnContainer(before))
            since = record.at;
    } else if (now == sim::CardState::Full && (since >= 0 || isOnContainer(before))) {
        const std::int64_t from = since >= 0 ? since : record.at; // served at the moment in which it came free
        times_[network_->loopOfCard(card)].add(network_->calendars[0].openBetween({from}, {record.at}));
        since = -1;
    } else if (now != sim::CardState::InProcess && now != sim::CardState::InTransit) {
        since = -1;
    }
}

} // namespace takt::gui
