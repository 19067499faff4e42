// What holds in any line (row 21 of the table of exact figures): Little's law; cards that are constant; throughput
// that does not fall with more cards, more room or a faster machine, and tends to the slowest machine; reversed lines.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "oracle.h"
#include "property.h"
#include "random_line.h"
#include "sim/engine.h"
#include "sim/runner.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

namespace {

struct Shape {
    std::vector<double> means;
    int cards = 1;
    Withdraws withdraws = Withdraws::WhenCardIsFree;
};

Shape shapeOf(std::uint64_t seed) {
    Shape shape;
    for (std::uint64_t i = 0; i < 2 + seed % 3; ++i)
        shape.means.push_back(.5 + static_cast<double>((seed >> (8 * i)) % 100) / 100.0);
    shape.cards = 1 + static_cast<int>((seed >> 32) % 4);
    shape.withdraws = (seed >> 40) % 2 ? Withdraws::AtStart : Withdraws::WhenCardIsFree;
    return shape;
}

Project line(const Shape& shape) {
    PlantBuilder b;
    const Id item = b.item("Part");
    Id before;
    for (const double mean : shape.means) {
        const Id process = b.element<Process>("Stage");
        const Id market = b.element<Supermarket>("Market");
        b.change<Process>(process, [&](Process& p) { p.withdraws = shape.withdraws; });
        b.recipe(process, item, exponential(mean));
        if (before)
            b.flow(before, process);
        b.flow(process, market);
        b.loop(LoopKind::Production, item, process, market, shape.cards);
        before = market;
    }
    insatiableCustomer(b, before, item);
    return b.build();
}

constexpr int kSeconds = 20'000;

sim::RunResult run(const Shape& shape) {
    const Project project = line(shape);
    const auto network = sim::compile(project, project.scenarios[0]);
    if (!network)
        RC_FAIL(network.error().text());
    sim::RunSettings settings;
    settings.horizon = Span::clock(Duration::seconds(kSeconds + 2'000));
    settings.warmUp = Span::clock(Duration::seconds(2'000));
    const auto result = sim::runReplications(*network, settings, 1);
    if (!result)
        RC_FAIL(result.error().text());
    return *result;
}

double throughputOf(const Shape& shape) { return valueOf(run(shape), "delivered.total", "") / kSeconds; }

/// A tandem of single machines that never lacks material and sells all it makes: lanes between, or CONWIP cards round
/// the whole line. Every machine draws its own times, one after the other, whatever the others do.
struct Tandem {
    std::vector<double> means;
    std::vector<int> room; ///< of the lane behind each machine but the last
    WhenFull whenFull = WhenFull::DoesNotStart;
    int cards = 0;         ///< CONWIP; 0: none
};

Tandem tandemOf(std::uint64_t seed, bool conwip) {
    Tandem tandem;
    for (std::uint64_t i = 0; i < 2 + seed % 4; ++i) {
        tandem.means.push_back(.5 + static_cast<double>((seed >> (7 * i)) % 100) / 100.0);
        tandem.room.push_back(conwip ? 1'000 : 1 + static_cast<int>((seed >> (5 * i + 3)) % 4));
    }
    tandem.whenFull = (seed >> 41) % 2 ? WhenFull::DoesNotStart : WhenFull::FinishesAndHolds;
    tandem.cards = conwip ? 1 + static_cast<int>((seed >> 45) % 6) : 0;
    return tandem;
}

/// Pieces delivered within so many seconds.
std::int64_t madeBy(const Tandem& tandem, int seconds = 4'000) {
    PlantBuilder b;
    const Id item = b.item("Part");
    Id first, machine, before;
    for (std::size_t i = 0; i < tandem.means.size(); ++i) {
        machine = b.element<Process>("Machine");
        b.recipe(machine, item, exponential(tandem.means[i]));
        if (before)
            b.flow(before, machine);
        else
            first = machine;
        before = i + 1 < tandem.means.size() ? b.lane(tandem.room[i], tandem.whenFull) : b.element<Inventory>("Goods");
        b.flow(machine, before);
    }
    if (tandem.cards > 0)
        b.loop(LoopKind::Conwip, item, first, machine, tandem.cards);
    insatiableCustomer(b, before, item);
    const Project project = b.build();
    const auto network = sim::compile(project, project.scenarios[0]);
    if (!network)
        RC_FAIL(network.error().text());
    sim::Engine<sim::PlainPolicy> engine(*network, 5, 0, Time{}, nullptr);
    if (!engine.runUntil(Time{} + Duration::seconds(seconds)))
        RC_FAIL("the run stopped");
    for (const auto& m : engine.measures())
        if (m.name == "delivered.total") {
            RC_ASSERT(m.value.mean > seconds / 10.0);
            return static_cast<std::int64_t>(m.value.mean);
        }
    return 0;
}

/// What comes of a run from an empty plant, in piece-seconds.
struct Balance {
    double inside = 0;    ///< the integral of the pieces in the plant
    double delivered = 0; ///< flow times of those delivered
    double left = 0;      ///< ages of those inside at the end
};

/// Counted where they are: in stores, before and in machines, on the way.
std::int64_t piecesIn(const sim::EngineState& state) {
    std::int64_t pieces = 0;
    for (const auto& place : state.places)
        pieces += place.stock;
    for (const auto& order : state.orders)
        pieces += order.provided;
    for (const auto& machine : state.machines)
        pieces += machine.busy ? machine.amount : 0;
    for (const auto& move : state.moves)
        pieces += move.lot.amount;
    for (auto free = state.freeMove; free != sim::kNone; free = state.moves[free].next)
        pieces -= state.moves[free].lot.amount;
    return pieces;
}

Balance balanceOf(std::uint64_t seed, Duration horizon) {
    const Project project = RandomLine(seed).build();
    const auto network = sim::compile(project, project.scenarios[0]);
    if (!network)
        RC_FAIL(network.error().text());
    sim::Engine<sim::LedgerPolicy> engine(*network, seed, 0, Time{}, nullptr);
    Balance balance;
    const Time end = Time{} + horizon;
    const auto work = [&](Time until, std::int64_t events) {
        if (const auto ok = engine.runUntil(until, events); !ok)
            RC_FAIL(ok.error().text());
    };
    while (engine.now() < end) {
        work(engine.now() + Duration{1}, INT64_MAX); // all of this instant
        const std::int64_t pieces = piecesIn(engine.state());
        const Time before = engine.now();
        work(end + Duration::days(365), 1);
        balance.inside += static_cast<double>(pieces) * (engine.now() - before).inSeconds();
    }
    double steps = 0, mean = 0;
    for (const auto& m : engine.measures()) {
        steps = m.name == "delivered.total" ? m.value.mean : steps;
        mean = m.name == "flow_time.mean" ? m.value.mean : mean;
    }
    balance.delivered = steps * mean;
    for (const auto& p : engine.ledger().parts)
        if (p.line == sim::PartLine::Inside)
            balance.left += static_cast<double>(p.leadUs) * 1e-6;
    return balance;
}

} // namespace

class LineLaws : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void littlesLaw() {
        QVERIFY(holds("work in process = throughput x flow time", 40, [](std::uint64_t seed) {
            const auto result = run(shapeOf(seed));
            const double work = valueOf(result, "cards.", ".attached", true);
            const double product =
                valueOf(result, "delivered.total", "") / kSeconds * valueOf(result, "flow_time.mean", "");
            RC_ASSERT(std::abs(work - product) < .01 * work);
        }));
    }

    /// Any control. Over a time from an empty plant on it holds exactly, with the ages of what is still inside; these
    /// lose their weight as the time grows.
    void littlesLawUnderAnyControl() {
        int counted = 0, within = 0;
        QVERIFY(holdsForSeeds("L = lambda W", 200, [&](std::uint64_t seed) {
            const Balance b = balanceOf(seed, Duration::days(12));
            RC_ASSERT(b.inside > 0);
            RC_ASSERT(std::abs(b.inside - b.delivered - b.left) < 1e-5 * b.inside);
            ++counted;
            within += std::abs(b.inside - b.delivered) < .03 * b.inside ? 1 : 0;
        }));
        std::printf("  within 3 %%: %d of %d\n", within, counted);
        QVERIFY2(within * 3 > counted, qPrintable(QStringLiteral("%1 of %2").arg(within).arg(counted)));
    }

    void cardsOfALoopAreConstant() {
        QVERIFY(holds("the means of where cards are add up to the cards", 40, [](std::uint64_t seed) {
            const Shape shape = shapeOf(seed);
            const auto result = run(shape);
            double sum = 0;
            for (const auto& m : result.measures)
                if (m.name.starts_with("cards.") && !m.name.ends_with(".none_free"))
                    sum += m.value.mean;
            RC_ASSERT(std::abs(sum - static_cast<double>(shape.cards) * static_cast<double>(shape.means.size())) < 1e-6);
        }));
    }

    /// Same luck: every machine has the same draws, so that the law holds run by run but for the ends.
    void moreCardsOrAFasterMachineNeverHurt() {
        QVERIFY(holds("throughput does not fall", 40, [](std::uint64_t seed) {
            const Shape shape = shapeOf(seed);
            const double before = throughputOf(shape);
            Shape more = shape;
            ++more.cards;
            RC_ASSERT(throughputOf(more) > before - .001);
            Shape faster = shape;
            faster.means[seed % shape.means.size()] *= .8;
            RC_ASSERT(throughputOf(faster) > before - .001);
        }));
    }

    /// Same luck: each machine's times are the same one by one, so that no departure is ever later.
    void moreRoomInALaneNeverHurts() {
        QVERIFY(holdsForSeeds("not a piece less", 150, [](std::uint64_t seed) {
            const Tandem tandem = tandemOf(seed, false);
            Tandem more = tandem;
            more.room[seed % (tandem.means.size() - 1)] += 1 + static_cast<int>(seed % 3);
            RC_ASSERT(madeBy(more) >= madeBy(tandem));
        }));
    }

    void holdingWhatIsFinishedNeverMakesLessThanNotStarting() {
        QVERIFY(holdsForSeeds("not a piece less", 80, [](std::uint64_t seed) {
            Tandem tandem = tandemOf(seed, false);
            tandem.whenFull = WhenFull::DoesNotStart;
            const auto before = madeBy(tandem);
            tandem.whenFull = WhenFull::FinishesAndHolds;
            RC_ASSERT(madeBy(tandem) >= before);
        }));
    }

    void aFasterMachineNeverHurts() {
        QVERIFY(holdsForSeeds("not a piece less", 150, [](std::uint64_t seed) {
            const Tandem tandem = tandemOf(seed, seed % 2 == 0);
            Tandem faster = tandem;
            faster.means[seed % tandem.means.size()] *= .8;
            RC_ASSERT(madeBy(faster) >= madeBy(tandem));
        }));
    }

    void moreConwipCardsNeverHurt() {
        QVERIFY(holdsForSeeds("not a piece less", 150, [](std::uint64_t seed) {
            const Tandem tandem = tandemOf(seed, true);
            Tandem more = tandem;
            more.cards += 1 + static_cast<int>(seed % 3);
            RC_ASSERT(madeBy(more) >= madeBy(tandem));
        }));
    }

    /// Yamazaki and Sakasegawa 1975: a line with blocking makes as much when all runs through it backwards.
    void aReversedLineMakesAsMuch() {
        QVERIFY(holds("throughput is that of the reversed line", 30, [](std::uint64_t seed) {
            Shape shape = shapeOf(seed);
            shape.withdraws = Withdraws::AtStart;
            const double there = throughputOf(shape);
            std::ranges::reverse(shape.means);
            RC_ASSERT(std::abs(throughputOf(shape) / there - 1) < .06);
        }));
    }

    void withManyCardsTheSlowestMachineDecides() {
        QVERIFY(holds("it tends to the bottleneck's rate", 15, [](std::uint64_t seed) {
            Shape shape = shapeOf(seed);
            shape.cards = 400;
            shape.means.front() = 1.6; // far slower than the others
            RC_ASSERT(std::abs(throughputOf(shape) * 1.6 - 1) < .03);
        }));
    }
};

TAKTBOARD_TEST(laws, LineLaws);
#include "tst_laws.moc"
