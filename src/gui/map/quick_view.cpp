#include "gui/map/quick_view.h"

#include <algorithm>

namespace takt::gui {

void QuickView::begin(const Playback& playback) {
    const sim::Network& network = playback.network();
    if (network_ != &network || legs_.size() != network.legs.size() || places_.size() != network.places.size()) {
        network_ = &network;
        legs_.assign(network.legs.size(), {});
        places_.assign(network.places.size(), {});
    }
    for (auto& leg : legs_)
        leg = {0, 0, 0, 0, 0, sim::kNone, false, leg.quick};
    const auto& stock = playback.picture().stock;
    for (std::size_t p = 0; p < places_.size(); ++p)
        places_[p] = {stock[p], {stock[p], stock[p]}, 0, places_[p].quick};
}

/// Records come from the latest back, so that a stock's past is what it is now with them undone.
void QuickView::count(const sim::Network& network, const sim::Trace& trace, const sim::Record& record, bool lastSecond) {
    const bool puts = record.kind() == sim::RecordKind::Put;
    if (record.kind() == sim::RecordKind::Depart) {
        legs_[record.subject].takes += lastSecond ? 1 : 0;
        legs_[record.subject].left += record.amount;
        return;
    }
    if (!puts && record.kind() != sim::RecordKind::Take)
        return;
    if (lastSecond) {
        Place& place = places_[record.subject];
        place.now += puts ? -record.amount : record.amount;
        place.range = {std::min(place.range.least, place.now), std::max(place.range.most, place.now)};
        ++place.changes;
    }
    std::size_t way = record.place(); // from 1
    if (way == 0 && puts && record.cause < trace.size() && trace[record.cause].kind() == sim::RecordKind::Arrive)
        way = trace[record.cause].subject + std::size_t{1};
    if (way == 0 || way > legs_.size())
        return;
    Leg& leg = legs_[way - 1];
    const std::uint32_t item = network.places[record.subject].item;
    leg.mixed = leg.mixed || (leg.item != sim::kNone && leg.item != item);
    leg.item = item;
    (puts ? leg.put : leg.taken) += record.amount;
    (puts ? leg.puts : leg.takes) += lastSecond ? 1 : 0;
}

void QuickView::judge() {
    const auto tooFast = [](int changes, bool before) { return changes >= (before ? kSlowAgain : kTooFast); };
    any_ = false;
    for (auto& leg : legs_) {
        leg.quick = tooFast(std::max(leg.takes, leg.puts), leg.quick);
        any_ = any_ || leg.quick;
    }
    for (auto& place : places_) {
        place.quick = tooFast(place.changes, place.quick);
        any_ = any_ || place.quick;
    }
}

void QuickView::follow(const Playback& playback) {
    if (!playback.hasRun() || !playback.isPlaying()) {
        legs_.clear();
        places_.clear();
        network_ = nullptr;
        any_ = false;
        return;
    }
    begin(playback);
    const sim::Network& network = playback.network();
    const WorkingTime& calendar = network.calendars[0];
    const Duration second = playback.speed();
    const Time now = playback.cursor();
    const Time from = std::max(Time{}, now - std::max(second, Duration::hours(1)));
    const double open = calendar.openBetween(from, now).inSeconds();
    const double day = calendar.openPerWorkingDay().inSeconds();
    perDay_ = day > 0 && open >= day;
    stretch_ = open / (perDay_ ? day : 3600.0);
    const sim::Trace& trace = *playback.run()->trace();
    const std::size_t size = trace.size();
    const std::size_t first = trace.upperBound(from, size);
    for (std::size_t n = trace.upperBound(now, size); n > first; --n) {
        const sim::Record record = trace[n - 1];
        count(network, trace, record, record.at > (now - second).us);
    }
    judge();
}

QuickView::Rate QuickView::rate(std::uint32_t leg) const {
    const Leg& l = legs_[leg];
    const double amount = static_cast<double>(std::max({l.taken, l.put, l.left}));
    return {l.mixed ? sim::kNone : l.item, stretch_ > 0 ? amount / stretch_ : 0.0, perDay_};
}

std::optional<QuickView::Range> QuickView::range(std::uint32_t place) const {
    if (place >= places_.size() || !places_[place].quick)
        return std::nullopt;
    return places_[place].range;
}

} // namespace takt::gui
