// Levelling a heijunka box: how many cards of each product a shift has, and in which order they hang.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace takt::lean {

/// One slot after the other: the number of a product among those given.
using SlotSequence = std::vector<std::size_t>;

/// `slotCount` shared out among products in proportion to `weights` (cards asked for, fractions allowed), in whole cards: by
/// the largest remainder, the earlier product among equals. Their sum is `slotCount`, or 0 when nothing weighs anything.
/// Negative weights count as 0.
std::vector<std::int64_t> cardsAmong(const std::vector<double>& weights, std::int64_t slotCount);

/// Goal chasing: each slot goes to the product that keeps all of them closest to an even rate, which is the one with the
/// largest k N / Q - x, where N of Q cards are the product's and x of its cards hang in the k - 1 slots before (Monden,
/// "Toyota Production System", goal chasing method, with one part for each product). The earlier product among equals.
/// Uses up `cards` exactly; negative counts count as 0.
SlotSequence goalChasing(const std::vector<std::int64_t>& cards);

/// Simple rotation: one short round that repeats. Of all rounds of at most `kLongestRound` slots the one that, repeated
/// over `slotCount`, comes nearest to cardsAmong() (sum of absolute differences; the shortest among equals). Each product that
/// weighs anything has a card in the round, spread in it by goal chasing, the rarest first: R L L for 8 of R and 15 of L.
/// Empty when nothing weighs anything or there are no slots.
SlotSequence simpleRotation(const std::vector<double>& weights, std::int64_t slotCount);
inline constexpr std::int64_t kLongestRound = 12; ///< more products than this: one card each

/// A pattern repeated from its begin until it fills `slotCount`; empty for an empty one.
SlotSequence repeated(const SlotSequence& pattern, std::int64_t slotCount);

/// Cards of each of `products` products in a sequence.
std::vector<std::int64_t> cardsIn(const SlotSequence& sequence, std::size_t products);

/// How far the cards of a product that hang up to some slot depart from an even rate at the most: max over k of
/// |x(k) - k N / Q|, in cards of that product, for each of `products` products. (The largest deviation as in Steiner and
/// Yeomans, "Level schedules for mixed-model, just-in-time processes", Management Science 39, 1993; the rate is that of
/// the sequence itself, so it says how unevenly the cards hang, not whether they are the right ones.)
std::vector<double> swings(const SlotSequence& sequence, std::size_t products);

} // namespace takt::lean
