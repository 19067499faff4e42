// One scheduling point in each stream; below it only flow or FIFO, except the finished-goods market.
#include "lean/diagnosis.h"
#include "plant_builder.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;
using lean::ProblemCode;

namespace {

/// Press, weld and pack in a row before a customer, with whatever lies between them.
struct Stream {
    PlantBuilder b;
    Id item = b.item("Part");
    Id press = b.element<Process>("Press"), weld = b.element<Process>("Weld"), pack = b.element<Process>("Pack");
    Id customer = b.element<Customer>("Customer");
    Id control = b.element<ProductionControl>("Planning");

    Stream() {
        for (const Id process : {press, weld, pack})
            b.recipe(process, item, DurationLaw::fixed(Duration::seconds(1)));
        b.demand(customer, item, DemandPattern::Even, 1);
    }
    void between(Id from, Id store, Id to) {
        b.flow(from, store);
        b.flow(store, to);
    }
    Id stock(Id from, Id to) {
        const Id store = b.element<Inventory>("Stock");
        between(from, store, to);
        return store;
    }
    Id lane(Id from, Id to) {
        const Id store = b.lane(5, WhenFull::DoesNotStart);
        between(from, store, to);
        return store;
    }
    Id market(const std::string& name, Id from, Id to) {
        const Id store = b.element<Supermarket>(name);
        between(from, store, to);
        const Id loop = b.loop(LoopKind::Production, item, from, store, 5);
        b.change<KanbanLoop>(loop, [&](KanbanLoop& l) { l.name = "Kanban of " + name; });
        return store;
    }
    void schedule(Id process) {
        ScheduleLine line;
        line.control = control;
        line.process = process;
        line.item = item;
        b.edit().insert(line);
    }
    void level(Id process) {
        b.change<ProductionControl>(control, [&](ProductionControl& c) {
            c.pacemaker = process;
            c.pitch = Duration::minutes(10);
        });
    }
    /// The texts of what is wrong with the scheduling, one a line.
    QString wrong() const {
        const Project project = b.build();
        QString out;
        for (const auto& p : lean::diagnose(project, project.scenarios[0]))
            if (p.code == ProblemCode::StreamScheduledTwice || p.code == ProblemCode::PullBelowPacemaker) {
                if (p.severity != lean::Severity::Warning || !p.element)
                    qFatal("a warning at an element is meant");
                out += QString::fromStdString(lean::problemText(p)) + '\n';
            }
        return out;
    }
};

} // namespace

class SchedulingPointsTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aPacemakerThatFeedsFifoAndTheFinishedGoodsMarketIsRight() {
        Stream s;
        s.market("Pressed", s.press, s.weld); // pulled, above
        s.lane(s.weld, s.pack);
        s.stock(s.pack, s.customer);
        s.schedule(s.weld);
        QCOMPARE(s.wrong(), QString());
    }

    void aLevelledPacemakerBeforeTheFinishedGoodsMarketIsRight() {
        Stream s;
        s.market("Pressed", s.press, s.weld);
        s.market("Welded", s.weld, s.pack);
        s.market("Finished goods", s.pack, s.customer);
        s.level(s.pack);
        QCOMPARE(s.wrong(), QString());
    }

    void aStreamScheduledAtEveryProcessIsOneEntry() {
        Stream s;
        s.stock(s.press, s.weld);
        s.stock(s.weld, s.pack);
        s.stock(s.pack, s.customer);
        for (const Id process : {s.pack, s.press, s.weld})
            s.schedule(process);
        QCOMPARE(s.wrong(), "one stream is scheduled at several points: Press, Weld and Pack\n");
    }

    void aScheduleAndABoxFurtherDownAreTwoPoints() {
        Stream s;
        s.stock(s.press, s.weld);
        s.stock(s.weld, s.pack);
        s.market("Finished goods", s.pack, s.customer);
        s.schedule(s.press);
        s.level(s.pack);
        QCOMPARE(s.wrong(), "one stream is scheduled at several points: Press and Pack\n");
    }

    void streamsBesideOneAnotherMayEachBeScheduled() {
        Stream s;
        s.stock(s.press, s.customer);
        s.stock(s.weld, s.customer);
        s.stock(s.pack, s.customer);
        for (const Id process : {s.pack, s.press, s.weld})
            s.schedule(process);
        QCOMPARE(s.wrong(), QString());
    }

    void aMarketBelowThePacemakerIsNamedWithIt() {
        Stream s;
        s.lane(s.press, s.weld);
        s.market("Welded", s.weld, s.pack);
        s.stock(s.pack, s.customer);
        s.schedule(s.press);
        QCOMPARE(s.wrong(), "Welded pulls below Press, where its stream is scheduled\n");
    }

    void aLoopBelowThePacemakerIsNamedWithIt() {
        Stream s;
        s.lane(s.press, s.weld);
        s.lane(s.weld, s.pack);
        s.market("Finished goods", s.pack, s.customer); // its cards tell the last process, not the pacemaker
        s.schedule(s.weld);
        QCOMPARE(s.wrong(), "Kanban of Finished goods pulls below Weld, where its stream is scheduled\n");
    }

    void aWithdrawalFromAStockBelowThePacemakerIsNamedToo() {
        Stream s;
        s.lane(s.press, s.weld);
        const Id store = s.stock(s.weld, s.pack);
        s.stock(s.pack, s.customer);
        const Id loop = s.b.loop(LoopKind::Withdrawal, s.item, store, s.pack, 2);
        s.b.change<KanbanLoop>(loop, [](KanbanLoop& l) { l.name = "Withdrawal"; });
        s.schedule(s.press);
        QCOMPARE(s.wrong(), "Withdrawal pulls below Press, where its stream is scheduled\n");
    }

    void finishedGoodsMayBeWithdrawnToAnotherStore() {
        Stream s;
        s.lane(s.press, s.weld);
        s.lane(s.weld, s.pack);
        const Id goods = s.b.element<Supermarket>("Finished goods");
        const Id depot = s.b.element<Inventory>("Depot");
        s.b.flow(s.pack, goods);
        s.between(goods, depot, s.customer);
        s.b.loop(LoopKind::Withdrawal, s.item, goods, depot, 2);
        s.schedule(s.press);
        QCOMPARE(s.wrong(), QString());
    }
};

TAKTBOARD_TEST(scheduling_points, SchedulingPointsTest);
#include "tst_scheduling_points.moc"
