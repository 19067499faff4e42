#include "gui/boards/card_places.h"

#include <algorithm>

namespace takt::gui {

namespace {

/// The record of a card's present state; its number, kNoCause when it has none: it has been so since the begin.
std::uint32_t lastRecord(const sim::Trace& trace, const sim::Picture& picture, std::uint32_t card) {
    const Time since = picture.cardSince[card];
    std::size_t n = trace.upperBound(since, picture.records);
    for (; n > 0 && trace[n - 1].at == since.us; --n)
        if (const sim::Record r = trace[n - 1]; r.kind() == sim::RecordKind::Card && r.subject == card)
            return static_cast<std::uint32_t>(n - 1);
    return sim::kNoCause;
}

/// Cards hang at a post before they come to the maker or market.
bool isCollected(const sim::LoopNode& loop) {
    if (loop.kind == LoopKind::Signal)
        return loop.transport != sim::kNone;
    return loop.intervalUs > 0 || loop.collectAt > 0 || loop.transport != sim::kNone || loop.kind == LoopKind::LotBoard;
}

/// Brought there from its post, or by a trip: not hung up where it was freed.
bool wasBrought(const sim::Trace& trace, std::uint32_t record) {
    if (record == sim::kNoCause || trace[record].cause == sim::kNoCause)
        return false;
    const auto cause = trace[trace[record].cause].kind();
    return cause == sim::RecordKind::Card || cause == sim::RecordKind::Trip;
}

struct Hanging {
    std::uint32_t card = 0;
    Time since;
    std::uint32_t record = 0;
};

void sortByArrival(std::vector<Hanging>& cards) {
    std::stable_sort(cards.begin(), cards.end(), [](const Hanging& a, const Hanging& b) {
        return a.since != b.since ? a.since < b.since : a.record < b.record;
    });
}

struct Places {
    std::vector<Hanging> atPost, underWay, atSource;
};

Places placesOf(const sim::Network& network, const sim::Trace& trace, const sim::Picture& picture, std::uint32_t index) {
    const sim::LoopNode& loop = network.loops[index];
    Places places;
    for (std::uint32_t card = loop.firstCard; card < loop.endCard(); ++card) {
        const sim::CardState state = picture.card[card];
        if (state != sim::CardState::AtPost && state != sim::CardState::Travelling && state != sim::CardState::Waiting)
            continue;
        const std::uint32_t record = lastRecord(trace, picture, card);
        const Hanging hanging{card, picture.cardSince[card], record == sim::kNoCause ? 0 : record};
        if (state == sim::CardState::Travelling)
            places.underWay.push_back(hanging);
        else if (state == sim::CardState::Waiting || !isCollected(loop) || wasBrought(trace, record))
            places.atSource.push_back(hanging);
        else
            places.atPost.push_back(hanging);
    }
    for (auto* cards : {&places.atPost, &places.underWay, &places.atSource})
        sortByArrival(*cards);
    return places;
}

std::vector<std::uint32_t> numbers(const std::vector<Hanging>& cards, const sim::LoopNode& loop) {
    std::vector<std::uint32_t> all;
    for (const auto& hanging : cards)
        all.push_back(hanging.card - loop.firstCard + 1);
    return all;
}

} // namespace

FreeCards freeCards(const sim::Network& network, const sim::Trace& trace, const sim::Picture& picture, std::uint32_t loop) {
    const Places places = placesOf(network, trace, picture, loop);
    const sim::LoopNode& node = network.loops[loop];
    return {numbers(places.atPost, node), numbers(places.underWay, node), numbers(places.atSource, node)};
}

bool hasTwoPosts(const sim::LoopNode& loop) {
    return loop.kind == LoopKind::Withdrawal &&
           (loop.intervalUs > 0 || loop.collectAt > 0 || loop.transport != sim::kNone || loop.conveyanceUs > 0);
}

bool haveTwoPosts(const sim::Network& network, const std::vector<std::uint32_t>& loops) {
    return std::any_of(loops.begin(), loops.end(), [&](std::uint32_t loop) { return hasTwoPosts(network.loops[loop]); });
}

std::vector<QueuedCard> workSequence(const sim::Network& network, const sim::Trace& trace, const sim::Picture& picture,
                                     std::uint32_t process) {
    std::vector<Hanging> queue;
    for (std::uint32_t l = 0; l < network.loops.size(); ++l) {
        const sim::LoopNode& loop = network.loops[l];
        if (!ordersFromMaker(loop.kind) || loop.process != process)
            continue;
        for (const auto& hanging : placesOf(network, trace, picture, l).atSource)
            queue.push_back(hanging);
    }
    sortByArrival(queue);
    std::vector<QueuedCard> sequence;
    for (const auto& hanging : queue) {
        const std::uint32_t loop = network.loopOfCard(hanging.card);
        sequence.push_back({loop, hanging.card - network.loops[loop].firstCard + 1});
    }
    return sequence;
}

} // namespace takt::gui
