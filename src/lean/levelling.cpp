#include "lean/levelling.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace takt::lean {

namespace {

double positive(double weight) { return weight > 0 && std::isfinite(weight) ? weight : 0.0; }

/// As cardsAmong(), but a product that weighs anything has `least` cards or more. Requires room for them.
std::vector<std::int64_t> shared(const std::vector<double>& weights, std::int64_t slotCount, std::int64_t least) {
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0,
                                         [](double sum, double w) { return sum + positive(w); });
    std::vector<std::int64_t> cards(weights.size(), 0);
    if (total <= 0 || slotCount <= 0)
        return cards;
    const auto due = [&](std::size_t p) { return static_cast<double>(slotCount) * positive(weights[p]) / total; };
    std::int64_t left = slotCount;
    for (std::size_t p = 0; p < cards.size(); ++p) {
        const auto whole = static_cast<std::int64_t>(std::floor(due(p) + 1e-9));
        cards[p] = positive(weights[p]) > 0 ? std::max(whole, least) : 0;
        left -= cards[p];
    }
    for (; left < 0; ++left) // those with `least` take it from the most frequent
        --*std::max_element(cards.begin(), cards.end());
    std::vector<std::size_t> byRemainder(cards.size());
    std::iota(byRemainder.begin(), byRemainder.end(), 0U);
    const auto lacks = [&](std::size_t p) { return due(p) - static_cast<double>(cards[p]); };
    std::stable_sort(byRemainder.begin(), byRemainder.end(),
                     [&](std::size_t a, std::size_t b) { return lacks(a) > lacks(b) + 1e-9; });
    for (std::size_t i = 0; left > 0; i = (i + 1) % byRemainder.size())
        if (positive(weights[byRemainder[i]]) > 0) {
            ++cards[byRemainder[i]];
            --left;
        }
    return cards;
}

std::int64_t sumOf(const std::vector<std::int64_t>& cards) {
    return std::accumulate(cards.begin(), cards.end(), std::int64_t{0},
                           [](std::int64_t sum, std::int64_t n) { return sum + std::max<std::int64_t>(0, n); });
}

std::int64_t difference(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
    std::int64_t sum = 0;
    for (std::size_t p = 0; p < a.size(); ++p)
        sum += std::abs(a[p] - b[p]);
    return sum;
}

/// Turned so that it begins with the first card of the rarest product.
SlotSequence rarestFirst(SlotSequence round, const std::vector<std::int64_t>& cards) {
    auto first = round.begin();
    for (auto slot = round.begin(); slot != round.end(); ++slot)
        if (cards[*slot] < cards[*first])
            first = slot;
    std::rotate(round.begin(), first, round.end());
    return round;
}

} // namespace

std::vector<std::int64_t> cardsAmong(const std::vector<double>& weights, std::int64_t slotCount) {
    return shared(weights, slotCount, 0);
}

SlotSequence goalChasing(const std::vector<std::int64_t>& cards) {
    const std::int64_t total = sumOf(cards);
    std::vector<std::int64_t> hung(cards.size(), 0);
    SlotSequence sequence;
    sequence.reserve(static_cast<std::size_t>(total));
    for (std::int64_t k = 1; k <= total; ++k) {
        std::size_t best = cards.size();
        const auto behind = [&](std::size_t p) { return k * cards[p] - total * hung[p]; };
        for (std::size_t p = 0; p < cards.size(); ++p)
            if (hung[p] < cards[p] && (best == cards.size() || behind(p) > behind(best)))
                best = p;
        ++hung[best];
        sequence.push_back(best);
    }
    return sequence;
}

SlotSequence simpleRotation(const std::vector<double>& weights, std::int64_t slotCount) {
    const auto products = static_cast<std::int64_t>(
        std::count_if(weights.begin(), weights.end(), [](double w) { return positive(w) > 0; }));
    if (products == 0 || slotCount <= 0)
        return {};
    const std::vector<std::int64_t> wanted = cardsAmong(weights, slotCount);
    SlotSequence best;
    std::int64_t bestOff = 0;
    for (std::int64_t length = products; length <= std::max(products, std::min(kLongestRound, slotCount)); ++length) {
        const std::vector<std::int64_t> cards = shared(weights, length, 1);
        const SlotSequence round = rarestFirst(goalChasing(cards), cards);
        const std::int64_t off = difference(cardsIn(repeated(round, slotCount), weights.size()), wanted);
        if (best.empty() || off < bestOff) {
            best = round;
            bestOff = off;
        }
    }
    return best;
}

SlotSequence repeated(const SlotSequence& pattern, std::int64_t slotCount) {
    SlotSequence sequence;
    if (!pattern.empty())
        for (std::int64_t k = 0; k < slotCount; ++k)
            sequence.push_back(pattern[static_cast<std::size_t>(k) % pattern.size()]);
    return sequence;
}

std::vector<std::int64_t> cardsIn(const SlotSequence& sequence, std::size_t products) {
    std::vector<std::int64_t> cards(products, 0);
    for (const std::size_t product : sequence)
        if (product < products)
            ++cards[product];
    return cards;
}

std::vector<double> swings(const SlotSequence& sequence, std::size_t products) {
    const std::vector<std::int64_t> cards = cardsIn(sequence, products);
    std::vector<std::int64_t> hung(products, 0);
    std::vector<double> worst(products, 0.0);
    for (std::size_t k = 1; k <= sequence.size(); ++k) {
        if (sequence[k - 1] < products)
            ++hung[sequence[k - 1]];
        for (std::size_t p = 0; p < products; ++p) {
            const double even =
                static_cast<double>(k) * static_cast<double>(cards[p]) / static_cast<double>(sequence.size());
            worst[p] = std::max(worst[p], std::abs(static_cast<double>(hung[p]) - even));
        }
    }
    return worst;
}

} // namespace takt::lean
