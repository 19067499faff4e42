// Part of the engine's implementation: the checked build's double bookkeeping.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

template <class P>
void Engine<P>::count(Index item, std::int64_t ItemAccount::*member, std::int64_t amount) {
    if constexpr (P::checked)
        state_.items[item].*member += amount;
}

namespace audit {

inline std::string itemText(std::size_t item, const char* what, std::int64_t found, std::int64_t wanted) {
    return "item " + std::to_string(item) + ": " + what + " " + std::to_string(found) + ", not " +
           std::to_string(wanted);
}

} // namespace audit

/// Items and cards.
template <class P>
std::string Engine<P>::auditBooks() const {
    std::vector<std::int64_t> stock(net_->items.size()), transit(net_->items.size());
    std::vector<int> attached(net_->cardCount);
    for (std::size_t p = 0; p < state_.places.size(); ++p) {
        std::int64_t sum = 0;
        std::uint32_t lots = 0;
        for (Index i = state_.places[p].lots.head; i != kNone; i = state_.lots[i].next) {
            const Lot& lot = state_.lots[i];
            sum += lot.amount;
            stock[lot.item] += lot.amount;
            ++lots;
            if (lot.amount <= 0)
                return "place " + std::to_string(p) + " holds an empty lot";
            if (lot.card != kNone)
                ++attached[lot.card];
        }
        if (sum != state_.places[p].stock || lots != state_.places[p].lots.count)
            return "place " + std::to_string(p) + " counts " + std::to_string(state_.places[p].stock) + ", holds " +
                   std::to_string(sum);
    }
    for (std::size_t i = 0; i < stock.size(); ++i) {
        const ItemAccount& a = state_.items[i];
        if (stock[i] != a.inStock)
            return audit::itemText(i, "in stock", stock[i], a.inStock);
        const std::int64_t in = a.initial + a.supplied + a.made;
        const std::int64_t out = a.inStock + a.inWork + a.inTransit + a.consumed + a.scrapped + a.expired + a.delivered;
        if (in != out)
            return audit::itemText(i, "accounted for", out, in);
    }
    for (std::size_t c = 0; c < attached.size(); ++c) {
        const CardState s = state_.cards[c].state;
        const bool stands = s == CardState::Full || s == CardState::InUse;
        const bool signal = net_->loops[net_->loopOfCard(static_cast<Index>(c))].kind == LoopKind::Signal;
        if (!signal && attached[c] != (stands ? 1 : 0))
            return "card " + std::to_string(c) + " is attached " + std::to_string(attached[c]) + " times";
    }
    return auditCards();
}

/// Issued - withdrawn = free + attached + travelling + locked + lost, of every loop; a card that waits stands in
/// one queue, and every queue holds cards that wait.
template <class P>
std::string Engine<P>::auditCards() const {
    std::vector<int> standing(net_->cardCount);
    std::string wrong;
    const auto queued = [&](Index l, const Queue& queue, CardState state, const char* name) {
        std::uint32_t n = 0;
        for (Index c = queue.head; c != kNone && n <= queue.count; c = state_.cards[c].next, ++n) {
            ++standing[c];
            if (state_.cards[c].state != state || net_->loopOfCard(c) != l)
                wrong = "card " + std::to_string(c) + " is not as the " + name + " of loop " + std::to_string(l) + " holds it";
        }
        if (n != queue.count)
            wrong = std::string("the ") + name + " of loop " + std::to_string(l) + " counts " + std::to_string(queue.count) +
                    " cards, holds " + std::to_string(n);
    };
    for (Index l = 0; l < net_->loops.size(); ++l) {
        const LoopNode& loop = net_->loops[l];
        const LoopState& state = state_.loops[l];
        std::array<std::int64_t, kCardGroups> found{};
        for (Index c = loop.firstCard; c < loop.endCard(); ++c)
            ++found[static_cast<std::size_t>(groupOf(state_.cards[c].state))];
        for (std::size_t g = 0; g < kCardGroups; ++g)
            if (found[g] != state.cards[g])
                return "loop " + std::to_string(l) + ": cards in group " + std::to_string(g) + " " +
                       std::to_string(found[g]) + ", not " + std::to_string(state.cards[g]);
        queued(l, state.post, CardState::AtPost, "post");
        queued(l, state.waiting, CardState::Waiting, "waiting cards");
        queued(l, state.onOrder, CardState::Travelling, "cards on order");
        if (loop.kind == LoopKind::Signal &&
            state.signalled == (state_.cards[loop.firstCard].state == CardState::Full))
            return "the triangle of loop " + std::to_string(l) + " hangs and is away";
    }
    for (const auto& process : state_.processes)
        for (Index i = process.orders.head; i != kNone; i = state_.orders[i].next)
            if (const Index card = state_.orders[i].card; card != kNone && state_.cards[card].state == CardState::AtPost)
                ++standing[card];
    for (const auto& supply : state_.supplies)
        for (const auto& order : supply.waiting)
            if (order.lot.card != kNone)
                ++standing[order.lot.card];
    for (Index c = 0; c < standing.size() && wrong.empty(); ++c) {
        const CardState s = state_.cards[c].state;
        const bool waits = s == CardState::AtPost || s == CardState::Waiting;
        if (standing[c] > 1 || (waits && standing[c] == 0))
            wrong = "card " + std::to_string(c) + " stands in " + std::to_string(standing[c]) + " queues";
    }
    return wrong;
}

template <class P>
std::string Engine<P>::audit() const {
    std::string wrong = auditBooks();
    if (wrong.empty())
        wrong = auditStations();
    return wrong.empty() ? auditLedger() : wrong;
}

/// After every event: the running sums; every so many events: everything counted anew.
template <class P>
void Engine<P>::checkNow() {
    if constexpr (P::checked) {
        for (std::size_t i = 0; i < state_.items.size(); ++i) {
            const ItemAccount& a = state_.items[i];
            if (a.initial + a.supplied + a.made !=
                a.inStock + a.inWork + a.inTransit + a.consumed + a.scrapped + a.expired + a.delivered)
                stopWith({ErrorCode::RunBooksWrong, {"item " + std::to_string(i)}, {}});
        }
        // Closing the ledger copies the engine: the more it holds, the more seldom.
        const std::int64_t seldom = P::recountEvery * (1 + static_cast<std::int64_t>(state_.lots.size()) / 1000);
        if (state_.events % P::recountEvery == 0)
            if (const std::string wrong = state_.events % seldom == 0 ? audit() : auditBooks(); !wrong.empty())
                stopWith({ErrorCode::RunBooksWrong, {wrong}, {}});
    }
}

} // namespace takt::sim
