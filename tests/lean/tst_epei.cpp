// Lots from EPEI, and what a signal kanban needs.
#include <algorithm>

#include "lean/analysis.h"
#include "lean/diagnosis.h"
#include "plant_builder.h"
#include "test_main.h"

using namespace takt;
using namespace takt::lean;
using namespace takt::test;

namespace {

/// A press of 500 min a day makes three items, 170, 150 and 120 min of them; changeovers to them take 45, 60 and 75 min.
struct Press {
    PlantBuilder b{Duration::minutes(500)};
    Id process = b.element<Process>("Press");
    Id market = b.element<Supermarket>("Market");
    Id customer = b.element<Customer>("Customer");
    std::vector<Id> items, loops, demands;

    explicit Press(std::int64_t percentOfSetup = 100) {
        const std::vector<std::int64_t> minutes = {170, 150, 120}, setups = {45, 60, 75};
        for (const std::int64_t perDay : minutes) {
            items.push_back(b.item("Part " + std::to_string(perDay), 10));
            b.recipe(process, items.back(), DurationLaw::fixed(Duration::minutes(1)));
            demands.push_back(b.demand(customer, items.back(), DemandPattern::Even, perDay));
            loops.push_back(b.loop(LoopKind::Signal, items.back(), process, market, 1));
            b.stock(market, items.back(), 1000);
        }
        for (std::size_t to = 0; to < 3; ++to)
            for (std::size_t from = 0; from < 3; ++from)
                if (from != to) {
                    SetupTime row;
                    row.process = process;
                    row.fromItem = items[from];
                    row.toItem = items[to];
                    row.time = Duration::seconds(setups[to] * 60 * percentOfSetup / 100);
                    b.edit().insert(row);
                }
        b.flow(process, market);
        b.flow(market, customer);
        loop([](KanbanLoop& l) {
            l.lotRule = LotRule::FromEpei;
            l.trigger = {1000};
        });
    }
    template <class Function>
    void loop(Function&& f) {
        for (const Id id : loops)
            b.change<KanbanLoop>(id, f);
    }
    std::vector<std::int64_t> lots() const {
        const Project project = b.build();
        std::vector<std::int64_t> out;
        for (const auto& lot : analyze(project, project.scenarios[0]).lots)
            out.push_back(lot.lot.steps);
        return out;
    }
    std::vector<Problem> problems(ProblemCode code) const {
        const Project project = b.build();
        auto all = diagnose(project, project.scenarios[0]);
        std::erase_if(all, [&](const Problem& p) { return p.code != code; });
        return all;
    }
};

using Lots = std::vector<std::int64_t>;

} // namespace

class Epei : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    /// 180 min of changeovers in the 60 min a day that are left: every part every 3 days.
    void threePartsOnAPress() {
        const Press press;
        const Project project = press.b.build();
        const auto analysis = analyze(project, project.scenarios[0]);
        QVERIFY(std::abs(*analysis.step(press.process)->epeiDays - 3.0) < 1e-9);
        QVERIFY(std::abs(*analysis.lots[0].intervalDays - 3.0) < 1e-9);
        QCOMPARE(press.lots(), (Lots{510, 450, 360}));
        QVERIFY(press.problems(ProblemCode::SignalWithoutLot).empty());
        // Every three days: 60 min of changeovers a day, so nothing of the shift is left.
        QVERIFY(std::abs(analysis.step(press.process)->changeoverSecondsPerShift - 3600) < 1e-6);
    }

    /// Every 1.5 days: 255, 225 and 180, in whole containers of ten.
    void halfTheChangeoverIsHalfTheLot() { QCOMPARE(Press(50).lots(), (Lots{260, 230, 180})); }

    void theIntervalIsRoundedUp() {
        Press press(50);
        press.loop([](KanbanLoop& l) { l.lotInterval = {1'000'000}; });
        QCOMPARE(press.lots(), (Lots{340, 300, 240})); // every 2 days
        Press whole;
        whole.loop([](KanbanLoop& l) { l.lotInterval = {500'000}; });
        QCOMPARE(whole.lots(), (Lots{510, 450, 360})); // 3.0 is a multiple of 0.5
    }

    void demandUptimeAndTimeShareMoveTheLot() {
        Press press;
        press.b.change<Demand>(press.demands[0], [](Demand& d) { d.quantity = {140}; }); // 90 min are left: 2 days
        QCOMPARE(press.lots(), (Lots{280, 300, 240}));
        press.b.change<Process>(press.process, [](Process& p) { p.timeShare = Share::percent(90); }); // 40: 4.5 days
        QCOMPARE(press.lots(), (Lots{630, 680, 540}));
    }

    /// 170 of 500 min a day, half an hour and three minutes before each lot: ten lots a day.
    void onePartThatIsSetUpForEveryLot() {
        PlantBuilder b(Duration::minutes(500));
        const Id item = b.item("Part", 10);
        const Id process = b.element<Process>("Press");
        const Id market = b.element<Supermarket>("Market");
        const Id customer = b.element<Customer>("Customer");
        b.recipe(process, item, DurationLaw::fixed(Duration::minutes(1)));
        b.flow(process, market);
        b.flow(market, customer);
        b.demand(customer, item, DemandPattern::Even, 170);
        b.change<KanbanLoop>(b.loop(LoopKind::Signal, item, process, market, 1),
                             [](KanbanLoop& l) { l.lotRule = LotRule::FromEpei; });
        b.change<Process>(process, [](Process& p) {
            p.changeover = Duration::minutes(33);
            p.setsUp = SetsUp::ForEveryLot;
        });
        const Project project = b.build();
        const auto analysis = analyze(project, project.scenarios[0]);
        QVERIFY(std::abs(*analysis.lots[0].intervalDays - 0.1) < 1e-9);
        QCOMPARE(analysis.lots[0].lot.steps, std::int64_t{20}); // 17, in whole containers
    }

    void withoutTimeForChangeoversThereIsNoLot() {
        Press press;
        press.b.change<Demand>(press.demands[0], [](Demand& d) { d.quantity = {230}; });
        QCOMPARE(press.lots(), (Lots{0, 0, 0}));
        const auto problems = press.problems(ProblemCode::EpeiInfeasible);
        QCOMPARE(problems.size(), std::size_t{3});
        QVERIFY(problems[0].severity == Severity::Error);
        QVERIFY(problemText(problems[0]).find("Press") != std::string::npos);
        press.loop([](KanbanLoop& l) {
            l.lotRule = LotRule::Fixed;
            l.lot = {500};
        });
        QVERIFY(press.problems(ProblemCode::EpeiInfeasible).empty());
    }

    /// Until the first container of the first part is there: the longest other lot, 60 + 450 min; its own setup, 45;
    /// 10 min. 565 of 500 min a day at 170 a day, and a tenth more: 211.31.
    void lotAndTriggerCoverWhatIsUsedUntilReplenished() {
        Press press;
        const auto with = [&](std::int64_t trigger, std::int64_t lot) {
            press.b.change<KanbanLoop>(press.loops[0], [&](KanbanLoop& l) {
                l.trigger = {trigger};
                l.lot = {lot};
                l.lotRule = LotRule::Fixed;
            });
        };
        with(212, 212);
        QVERIFY(press.problems(ProblemCode::LotBelowTrigger).empty());
        QVERIFY(press.problems(ProblemCode::LotBelowUse).empty());
        with(211, 220);
        QCOMPARE(press.problems(ProblemCode::LotBelowTrigger).size(), std::size_t{1});
        QCOMPARE(press.problems(ProblemCode::LotBelowTrigger)[0].arguments.back(), std::string("212"));
        QVERIFY(press.problems(ProblemCode::LotBelowUse).empty());
        with(220, 210);
        QVERIFY(press.problems(ProblemCode::LotBelowTrigger).empty());
        QCOMPARE(press.problems(ProblemCode::LotBelowUse).size(), std::size_t{1});
        QCOMPARE(press.problems(ProblemCode::LotBelowUse)[0].element, press.loops[0]);
    }
};

TAKTBOARD_TEST(epei, Epei);
#include "tst_epei.moc"
