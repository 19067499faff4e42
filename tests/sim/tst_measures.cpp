// MEASURES.md against what runs write: every key has its row, with its unit, and every row has its key.
#include <QFile>
#include <QRegularExpression>
#include <set>

#include "plant_builder.h"
#include "random_plant.h"
#include "sample.h"
#include "sim/engine.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

struct Row {
    QString pattern, unit;
    QRegularExpression expression;
};

std::vector<Row> documented() {
    QFile file(QStringLiteral(TAKTBOARD_SOURCE_DIR "/src/sim/MEASURES.md"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no MEASURES.md");
    std::vector<Row> rows;
    for (const QString& line : QString::fromUtf8(file.readAll()).section(QStringLiteral("## "), 0, 0).split('\n')) {
        if (!line.startsWith(QStringLiteral("| `")))
            continue;
        const auto cells = line.split('|');
        auto keys = QRegularExpression(QStringLiteral("`([^`]+)`")).globalMatch(cells[1]);
        while (keys.hasNext()) {
            const QString pattern = keys.next().captured(1);
            QString expression = QRegularExpression::escape(pattern);
            expression.replace(QRegularExpression(QStringLiteral("\\\\<[a-z]+\\\\>")), QStringLiteral("([0-9]+|all)"));
            rows.push_back({pattern, cells[2].trimmed(), QRegularExpression("^" + expression + "$")});
        }
    }
    return rows;
}

/// The heijunka box, base stock and every other block: the sample's two scenarios and random plants.
std::vector<Measure> everythingWritten() {
    std::vector<Measure> out;
    const auto play = [&](const std::shared_ptr<const Network>& network, std::uint64_t seed, Duration horizon) {
        Engine<PlainPolicy> engine(network, seed, 0, Time{}, nullptr);
        if (!engine.runUntil(Time{} + horizon, 400'000))
            return;
        for (auto& m : engine.measures())
            out.push_back(std::move(m));
    };
    const Project sample = readSample("acme-stamping");
    for (const auto& scenario : sample.scenarios)
        play(*compile(sample, scenario), 1, Duration::days(10));
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const Project project = RandomPlant(seed).build();
        if (const auto network = compile(project, project.scenarios[0]))
            play(*network, seed, Duration::days(3));
    }
    // Material that keeps for a day, withdrawn by card to the line and staged for a truck.
    PlantBuilder b;
    const Id item = b.item("Dough");
    b.change<Item>(item, [](Item& i) {
        i.shelfLife = Duration::days(1);
        i.unitCost = {10'000};
    });
    const Id store = b.element<Supermarket>("Cellar");
    const Id process = b.element<Process>("Oven");
    const Id goods = b.element<Supermarket>("Shelf");
    const Id truck = b.element<Transport>("Van");
    const Id customer = b.element<Customer>("Shop");
    const Id control = b.element<ProductionControl>("Box");
    b.recipe(process, item, DurationLaw::fixed(Duration::seconds(60)));
    b.flow(store, process);
    b.flow(process, goods);
    b.flow(goods, truck);
    b.flow(truck, customer);
    b.stock(store, item, 500);
    b.stock(goods, item, 50);
    b.loop(LoopKind::Withdrawal, item, store, process, 3);
    b.loop(LoopKind::Production, item, process, goods, 50);
    b.change<ProductionControl>(control, [&](ProductionControl& c) {
        c.pacemaker = process;
        c.pitch = Duration::hours(1);
    });
    b.demand(customer, item, DemandPattern::DailyOrder, 24);
    const Project bakery = b.build();
    play(*compile(bakery, bakery.scenarios[0]), 1, Duration::days(5));
    return out;
}

} // namespace

class Measures : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void everyKeyOfARunIsDocumentedWithItsUnit() {
        const auto rows = documented();
        QVERIFY(rows.size() > 40);
        std::set<QString> used;
        for (const auto& m : everythingWritten()) {
            const QString name = QString::fromStdString(m.name);
            const auto row = std::ranges::find_if(rows, [&](const Row& r) { return r.expression.match(name).hasMatch(); });
            QVERIFY2(row != rows.end(), qPrintable(name + " is not in src/sim/MEASURES.md"));
            QVERIFY2(row->unit == QString::fromStdString(m.unit), qPrintable(name + " is in " + m.unit.c_str()));
            QVERIFY2(!m.label.empty(), qPrintable(name));
            used.insert(row->pattern);
        }
        for (const auto& row : rows)
            QVERIFY2(used.contains(row.pattern), qPrintable(row.pattern + " is documented, but no run writes it"));
    }
};

TAKTBOARD_TEST(measures, Measures);
#include "tst_measures.moc"
