#include <QtTest>

#include <random>
#include <thread>

#include "../support/property.h"
#include "../support/test_main.h"
#include "sim/trace.h"

using namespace takt;
using namespace takt::sim;

namespace {

constexpr std::size_t kBlock = Trace::kBlock;

/// The n-th record of a made-up run; one in a thousand does not fit the packed form.
Record recordOf(std::size_t n, std::uint64_t salt = 0) {
    std::uint64_t x = (n + salt) * 0x9E3779B97F4A7C15ULL;
    x ^= x >> 29;
    const auto subject = static_cast<std::uint32_t>(x % 40);
    const auto amount = n % 1000 == 999 ? INT32_MAX : static_cast<std::int32_t>(x >> 40 & 7) * 60 - 120;
    return {static_cast<std::int64_t>(n) * 1'500'000 + static_cast<std::int64_t>(x >> 50 & 7), subject,
            n % 3 == 0 ? kNoCause : static_cast<std::uint32_t>(n - x % std::min<std::size_t>(n, 8) - 1),
            subject % 19U | (subject * 211U) << 8, amount};
}

bool same(const Record& a, const Record& b) {
    return a.at == b.at && a.subject == b.subject && a.cause == b.cause && a.kindPlace == b.kindPlace && a.amount == b.amount;
}

bool fill(Trace& trace, std::size_t from, std::size_t to, std::uint64_t salt = 0) {
    for (std::size_t n = from; n < to; ++n)
        if (!trace.append(recordOf(n, salt)))
            return false;
    trace.publish();
    return true;
}

/// Room for so many blocks that are open, and what is kept whole beside them.
std::shared_ptr<TraceBudget> budgetOf(std::size_t blocks) {
    return std::make_shared<TraceBudget>(blocks * sizeof(TraceBlock) + kBlock * sizeof(Record));
}

} // namespace

class TraceTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void recordsReadAsTheyWereWritten() {
        Trace trace;
        QVERIFY(fill(trace, 0, 3 * kBlock + 17));
        QCOMPARE(trace.size(), 3 * kBlock + 17);
        for (std::size_t n = 0; n < trace.size(); ++n)
            QVERIFY(same(trace[n], recordOf(n)));
    }

    void moreThanTheBudgetHoldsIsPackedAndReadAlike() {
        const auto budget = budgetOf(8);
        Trace trace(Trace::kMost, budget);
        QVERIFY(fill(trace, 0, 20 * kBlock));
        QVERIFY(budget->packedBlocks() >= 12);
        QVERIFY(budget->used() <= 8 * sizeof(TraceBlock) + kBlock * sizeof(Record));
        for (std::size_t n = 0; n < trace.size(); n += 7)
            QVERIFY(same(trace[n], recordOf(n)));
        std::mt19937_64 random(1);
        for (int i = 0; i < 300; ++i) {
            const std::size_t n = random() % trace.size();
            QVERIFY(same(trace[n], recordOf(n)));
        }
        QVERIFY(budget->used() <= 8 * sizeof(TraceBlock) + kBlock * sizeof(Record));
    }

    void runsShareTheBudgetAndGiveBackWhatTheyTook() {
        const auto budget = budgetOf(6);
        {
            Trace first(Trace::kMost, budget);
            QVERIFY(fill(first, 0, 5 * kBlock));
            QCOMPARE(budget->packedBlocks(), std::size_t{0});
            Trace second(Trace::kMost, budget);
            QVERIFY(fill(second, 0, 5 * kBlock, 99));
            QVERIFY(budget->packedBlocks() > 0);
            for (std::size_t n = 0; n < first.size(); n += 501) {
                QVERIFY(same(first[n], recordOf(n)));
                QVERIFY(same(second[n], recordOf(n, 99)));
            }
        }
        QCOMPARE(budget->used(), std::size_t{0});
        QCOMPARE(budget->packedBlocks(), std::size_t{0});
    }

    void aBranchSharesWhatIsPacked() {
        const auto budget = budgetOf(7);
        auto origin = std::make_unique<Trace>(Trace::kMost, budget);
        QVERIFY(fill(*origin, 0, 8 * kBlock + 1234));
        const Trace::Length length = origin->length();
        QVERIFY(fill(*origin, 8 * kBlock + 1234, 9 * kBlock));
        const std::size_t before = budget->used();
        Trace branch(*origin, length);
        QVERIFY(budget->used() <= std::max(before, 7 * sizeof(TraceBlock)) + 2 * sizeof(TraceBlock));
        QVERIFY(fill(branch, length.records, 10 * kBlock, 5));
        origin.reset();
        for (std::size_t n = 0; n < branch.size(); n += 11)
            QVERIFY(same(branch[n], recordOf(n, n < length.records ? 0 : 5)));
    }

    void whenNothingIsLeftToPackNoMoreIsTaken() {
        const auto budget = std::make_shared<TraceBudget>(3 * sizeof(TraceBlock) + kBlock * sizeof(Record));
        Trace trace(Trace::kMost, budget);
        QVERIFY(!fill(trace, 0, 200 * kBlock));
        trace.publish();
        QVERIFY(trace.size() >= 3 * kBlock);
        QCOMPARE(trace.size() % kBlock, std::size_t{0});
        QVERIFY(same(trace[0], recordOf(0)));
        QVERIFY(same(trace[trace.size() - 1], recordOf(trace.size() - 1)));
        QVERIFY(!trace.append(recordOf(trace.size())));
    }

    /// Two runs grow under one budget while two threads read both at random.
    void readersAndWritersAgree() {
        const auto budget = budgetOf(16);
        const auto blocks = static_cast<std::size_t>(12 + std::min(test::cases(12), 12));
        Trace first(Trace::kMost, budget), second(Trace::kMost, budget);
        std::atomic<bool> wrong{false}, done{false};
        {
            std::vector<std::jthread> readers;
            for (unsigned seed = 1; seed <= 2; ++seed)
                readers.emplace_back([&, seed] {
                    std::mt19937_64 random(seed);
                    while (!done) {
                        const bool one = random() % 2 == 0;
                        const Trace& trace = one ? first : second;
                        if (const std::size_t size = trace.size())
                            for (std::size_t n = random() % size, end = std::min(size, n + 300); n < end; ++n)
                                if (!same(trace[n], recordOf(n, one ? 0 : 77)))
                                    wrong = true;
                    }
                });
            std::jthread other([&] {
                for (std::size_t n = 0; n < blocks * kBlock; n += 1000)
                    fill(second, n, std::min(n + 1000, blocks * kBlock), 77);
            });
            for (std::size_t n = 0; n < blocks * kBlock; n += 1000)
                fill(first, n, std::min(n + 1000, blocks * kBlock));
            other.join();
            done = true;
        }
        QVERIFY(!wrong);
        QCOMPARE(first.size(), blocks * kBlock);
        QCOMPARE(second.size(), blocks * kBlock);
        QVERIFY(budget->packedBlocks() > 0);
    }
};

TAKTBOARD_TEST(trace, TraceTest);
#include "tst_trace.moc"
