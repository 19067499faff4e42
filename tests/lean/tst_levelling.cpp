// The order in which a heijunka box is filled.
#include <cmath>
#include <numeric>

#include "lean/levelling.h"
#include "property.h"
#include "test_main.h"

using namespace takt;
using lean::SlotSequence;

namespace {

/// "RLL" for {1, 0, 0}.
std::string letters(const SlotSequence& sequence, const char* names) {
    std::string text;
    for (const std::size_t product : sequence)
        text += names[product];
    return text;
}

double worstOf(const SlotSequence& sequence, std::size_t products) {
    const auto all = lean::swings(sequence, products);
    return *std::max_element(all.begin(), all.end());
}

const std::vector<double> kAcme = {15, 8}; // trays of left and right a shift

} // namespace

class LevellingTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void acme_hangs_15_left_and_8_right_in_23_columns() {
        QCOMPARE(lean::cardsAmong(kAcme, 23), (std::vector<std::int64_t>{15, 8}));
        const auto sequence = lean::goalChasing({15, 8});
        QCOMPARE(letters(sequence, "LR"), std::string("LRLLRLLRLLRLRLLRLLRLLRL"));
        QCOMPARE(lean::cardsIn(sequence, 2), (std::vector<std::int64_t>{15, 8}));
    }

    void acme_rotates_right_left_left() {
        const auto round = lean::simpleRotation(kAcme, 23);
        QCOMPARE(letters(round, "LR"), std::string("RLL"));
        QCOMPARE(lean::cardsIn(lean::repeated(round, 23), 2), (std::vector<std::int64_t>{15, 8}));
    }

    /// After the first slot 1 of R hangs where 8/23 should: 15/23 of a card. Nothing departs further.
    void the_swing_of_right_left_left_is_15_of_23_cards() {
        const auto sequence = lean::repeated({1, 0, 0}, 23);
        const auto swings = lean::swings(sequence, 2);
        QVERIFY(std::abs(swings[0] - 15.0 / 23) < 1e-12);
        QVERIFY(std::abs(swings[1] - 15.0 / 23) < 1e-12);
    }

    /// All of one and then all of the other: x(15) - 15 * 15/23 = 120/23 cards.
    void a_batch_swings_far() {
        SlotSequence batch(15, 0);
        batch.resize(23, 1);
        QVERIFY(std::abs(worstOf(batch, 2) - 120.0 / 23) < 1e-12);
        QVERIFY(worstOf(lean::goalChasing({15, 8}), 2) < 1);
    }

    void three_products_take_turns() {
        QCOMPARE(letters(lean::goalChasing({4, 2, 2}), "ABC"), std::string("ABCAABCA"));
        QCOMPARE(letters(lean::simpleRotation({20, 10, 10}, 40), "ABC"), std::string("BCAA"));
    }

    void a_round_is_as_long_as_the_amounts_need() {
        QCOMPARE(lean::simpleRotation({12, 8}, 20).size(), 5U); // three and two
        QCOMPARE(lean::simpleRotation({10, 10}, 20).size(), 2U);
        QCOMPARE(lean::simpleRotation({7}, 20), SlotSequence{0});
    }

    void what_nobody_asks_for_hangs_nowhere() {
        QCOMPARE(lean::cardsAmong({3, 0, -2}, 6), (std::vector<std::int64_t>{6, 0, 0}));
        QCOMPARE(letters(lean::simpleRotation({3, 0, 3}, 6), "ABC"), std::string("AC"));
        QCOMPARE(lean::cardsAmong({0, 0}, 6), (std::vector<std::int64_t>{0, 0}));
        QVERIFY(lean::simpleRotation({0, 0}, 6).empty());
        QVERIFY(lean::simpleRotation({1, 1}, 0).empty());
        QVERIFY(lean::simpleRotation({}, 6).empty());
        QVERIFY(lean::goalChasing({}).empty());
        QVERIFY(lean::swings({}, 2) == std::vector<double>(2, 0.0));
        QVERIFY(lean::repeated({}, 6).empty());
    }

    void even_the_rarest_has_a_card_in_the_round() {
        const auto round = lean::simpleRotation({1000, 1, 1, 1}, 4);
        QCOMPARE(lean::cardsIn(round, 4)[3], std::int64_t{1});
        QCOMPARE(lean::simpleRotation({1, 1, 1}, 2).size(), 3U); // more products than slots
    }

    /// Where demand asks for more or fewer cards than there are slots, the mix stays.
    void any_number_of_slots_has_the_mix() {
        QCOMPARE(lean::cardsAmong(kAcme, 46), (std::vector<std::int64_t>{30, 16}));
        QCOMPARE(lean::cardsAmong(kAcme, 10), (std::vector<std::int64_t>{7, 3})); // 6.5 and 3.5
    }

    void goal_chasing_uses_up_its_cards_and_hardly_swings() {
        QVERIFY(test::holds("goal chasing uses up its cards", 300, [] {
            const auto products = *rc::gen::inRange<std::size_t>(1, 8);
            std::vector<std::int64_t> cards;
            for (std::size_t p = 0; p < products; ++p)
                cards.push_back(*rc::gen::inRange<std::int64_t>(0, 40));
            const auto sequence = lean::goalChasing(cards);
            RC_ASSERT(lean::cardsIn(sequence, products) == cards);
            if (products == 2)
                RC_ASSERT(worstOf(sequence, products) <= 1.0);
            RC_ASSERT(worstOf(sequence, products) <= static_cast<double>(products));
        }));
    }

    void shares_add_up_and_are_nearly_proportional() {
        QVERIFY(test::holds("cards among slots", 300, [] {
            const auto products = *rc::gen::inRange<std::size_t>(1, 8);
            std::vector<double> weights;
            for (std::size_t p = 0; p < products; ++p)
                weights.push_back(*rc::gen::inRange<int>(0, 1000) * 0.37);
            const auto slotCount = *rc::gen::inRange<std::int64_t>(0, 200);
            const auto cards = lean::cardsAmong(weights, slotCount);
            const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
            const auto sum = std::accumulate(cards.begin(), cards.end(), std::int64_t{0});
            RC_ASSERT(sum == (total > 0 ? slotCount : 0));
            for (std::size_t p = 0; p < products && total > 0; ++p)
                RC_ASSERT(std::abs(static_cast<double>(cards[p]) - weights[p] / total * static_cast<double>(slotCount)) < 1 + 1e-6);
            const auto round = lean::simpleRotation(weights, slotCount);
            for (std::size_t p = 0; p < products && slotCount > 0; ++p)
                RC_ASSERT((lean::cardsIn(round, products)[p] > 0) == (weights[p] > 0));
        }));
    }
};

TAKTBOARD_TEST(levelling, LevellingTest);
#include "tst_levelling.moc"
