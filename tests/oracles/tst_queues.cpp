// Lines and loops whose figures are known exactly: Hillier and Boling (blocking after service), and
// Markov chains of kanban lines that withdraw at the start of work. Unit of time: one second.
#include <cmath>
#include <cstdio>

#include "plant_builder.h"
#include "property.h"
#include "sim/runner.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

namespace {

constexpr std::int64_t kPerDay = 86'400;
const DurationLaw kExponential = DurationLaw::exponential(Duration::seconds(1));

/// A line of exponential machines with lanes between, always material and always demand.
Project laneLine(int stages, int buffer) {
    PlantBuilder b;
    const Id item = b.item("Part");
    const Id customer = b.element<Customer>("Customer");
    Id before;
    for (int i = 0; i < stages; ++i) {
        const Id process = b.element<Process>("Stage " + std::to_string(i));
        b.recipe(process, item, kExponential);
        if (before)
            b.flow(before, process);
        if (i + 1 == stages) {
            b.flow(process, customer);
        } else {
            // The lane stands for the buffer and for the place before the machine that starts at once.
            before = b.lane(std::max(buffer, 1), WhenFull::FinishesAndHolds);
            b.flow(process, before);
        }
    }
    b.demand(customer, item, DemandPattern::Even, 100 * kPerDay, 1, 1000);
    return b.build();
}

/// Kanban line with `cards` at each stage; the first has always material.
Project kanbanLine(int stages, int cards) {
    PlantBuilder b;
    const Id item = b.item("Part");
    const Id customer = b.element<Customer>("Customer");
    Id before;
    for (int i = 0; i < stages; ++i) {
        const Id process = b.element<Process>("Stage " + std::to_string(i));
        const Id market = b.element<Supermarket>("Market " + std::to_string(i));
        b.recipe(process, item, kExponential);
        if (before)
            b.flow(before, process);
        b.flow(process, market);
        b.loop(LoopKind::Production, item, process, market, cards);
        before = market;
    }
    b.flow(before, customer);
    b.demand(customer, item, DemandPattern::Even, 100 * kPerDay, 1, 1000);
    return b.build();
}

/// Poisson demand of 2 a second from a market that K cards refill with exponential lead time 3 s.
Project kanbanMarket(int cards, Unmet unmet) {
    PlantBuilder b;
    const Id item = b.item("Part");
    const Id supplier = b.element<Supplier>("Supplier");
    SupplierItem supplies;
    supplies.supplier = supplier;
    supplies.item = item;
    supplies.leadTime = DurationLaw::exponential(Duration::seconds(3));
    b.edit().insert(supplies);
    const Id market = b.element<Supermarket>("Market");
    const Id customer = b.element<Customer>("Customer");
    b.change<Customer>(customer, [&](Customer& c) { c.unmet = unmet; });
    b.flow(supplier, market);
    b.flow(market, customer);
    b.loop(LoopKind::Withdrawal, item, supplier, market, cards);
    b.stock(market, item, cards);
    b.demand(customer, item, DemandPattern::Poisson, 2 * kPerDay);
    return b.build();
}

Estimate measure(const Project& project, const std::string& name, const std::string& per = {}) {
    const auto network = sim::compile(project, project.scenarios[0]);
    if (!network)
        qFatal("%s", network.error().text().c_str());
    sim::RunSettings settings;
    settings.horizon = Span::clock(Duration::seconds(22'000));
    settings.warmUp = Span::clock(Duration::seconds(2'000));
    settings.replications = cases(30);
    settings.seed = 42;
    const auto result = sim::runReplications(*network, settings, 2);
    if (!result)
        qFatal("%s", result.error().text().c_str());
    const auto* found = result->find(name);
    if (!found)
        qFatal("no measure %s", name.c_str());
    Estimate value = found->value;
    double scale = 1.0 / 20'000;
    if (name == "fill_rate")
        scale = 1.0;
    else if (!per.empty())
        scale = 1.0 / result->find(per)->value.mean;
    value.mean *= scale;
    value.deviation *= scale;
    return value;
}

} // namespace

class QueueOracles : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void exactFiguresAreMet_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("stages");
        QTest::addColumn<int>("number");
        QTest::addColumn<double>("exact");
        QTest::newRow("two machines, buffer 1") << "lanes" << 2 << 1 << 3.0 / 4;
        QTest::newRow("two machines, buffer 3") << "lanes" << 2 << 3 << 5.0 / 6;
        QTest::newRow("three machines, buffer 1") << "lanes" << 3 << 1 << .670466;
        QTest::newRow("three machines, buffer 2") << "lanes" << 3 << 2 << .734017;
        QTest::newRow("five machines, buffer 1") << "lanes" << 5 << 1 << .607583;
        QTest::newRow("five machines, buffer 2") << "lanes" << 5 << 2 << .680489;
        QTest::newRow("two kanban stages, 1 card") << "kanban" << 2 << 1 << .666667;
        QTest::newRow("two kanban stages, 3 cards") << "kanban" << 2 << 3 << .8;
        QTest::newRow("three kanban stages, 2 cards") << "kanban" << 3 << 2 << .670466;
        QTest::newRow("five kanban stages, 3 cards") << "kanban" << 5 << 3 << .680489;
        QTest::newRow("market, backlog, 8 cards") << "market" << 0 << 8 << .643019;
        QTest::newRow("market, backlog, 10 cards") << "market" << 0 << 10 << .898701;
        QTest::newRow("market, lost sales, 8 cards") << "lost" << 0 << 8 << .121876;
        QTest::newRow("market, lost sales, 10 cards") << "lost" << 0 << 10 << .043142;
    }

    void exactFiguresAreMet() {
        QFETCH(QString, kind);
        QFETCH(int, stages);
        QFETCH(int, number);
        QFETCH(double, exact);
        Estimate found;
        if (kind == QStringLiteral("lanes"))
            found = measure(laneLine(stages, number), "delivered.total");
        else if (kind == QStringLiteral("kanban"))
            found = measure(kanbanLine(stages, number), "delivered.total");
        else if (kind == QStringLiteral("market"))
            found = measure(kanbanMarket(number, Unmet::Waits), "fill_rate");
        else
            found = measure(kanbanMarket(number, Unmet::IsLost), "lost.total", "ordered.total");
        const double error = found.deviation / std::sqrt(static_cast<double>(found.n));
        const double z = (found.mean - exact) / error;
        std::printf("  %-32s exact %.6f  found %.6f  z %+.2f\n", QTest::currentDataTag(), exact, found.mean, z);
        QVERIFY(std::abs(z) < 4.0);
    }
};

TAKTBOARD_TEST(queues, QueueOracles);
#include "tst_queues.moc"
