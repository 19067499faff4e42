// The seven-waste ledger on the metrics page.
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QUndoStack>
#include <QSignalSpy>

#include "gui/common/pill.h"
#include "gui/metrics/metrics_page.h"
#include "gui/metrics/waste_bars.h"
#include "gui/metrics/waste_card.h"
#include "sample_run.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

struct Bench : test::SampleRun {
    Bench() {
        page.emplace(document, *playback);
        test::showAt(*page, {1304, 591});
    }
    WasteCard& card() { return *page->wastes(); }
    WasteBars& bars() { return card().bars(); }
    const WasteFigure& figure(sim::Waste waste) {
        const auto& all = bars().figures()->wastes;
        return *std::find_if(all.begin(), all.end(), [&](const WasteFigure& f) { return f.waste == waste; });
    }
    void pick(const char* text) {
        for (auto* action : card().options()->menu()->actions())
            if (action->text().remove(QLatin1Char('&')) == QLatin1String(text))
                return action->trigger();
        QFAIL(text);
    }
    std::optional<MetricsPage> page;
};

/// One operator, 40 h observed: 30 h of value, 6 h without material, 4 h walking, at 30 an hour.
sim::Ledger oneOperator(std::int64_t runs = 1) {
    constexpr std::int64_t hour = 3'600'000'000;
    sim::Ledger ledger;
    ledger.runs = runs;
    ledger.windowUs = 168 * hour * runs;
    sim::Ledger::Crew crew;
    crew.element = Id{7};
    crew.people = 1;
    crew.wage = Money{300'000};
    crew.us[static_cast<std::size_t>(sim::Activity::ValueAdding)] = 30 * hour * runs;
    crew.us[static_cast<std::size_t>(sim::Activity::NoMaterial)] = 6 * hour * runs;
    crew.us[static_cast<std::size_t>(sim::Activity::Motion)] = 4 * hour * runs;
    crew.paidUs = 40 * hour * runs;
    ledger.crews.push_back(crew);
    return ledger;
}

} // namespace

class WastesTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void hours_are_a_weeks_mean_over_the_runs_and_the_gravest_stands_first() {
        for (const std::int64_t runs : {1, 5}) {
            const auto figures = wasteFigures(oneOperator(runs), sim::SetupCounts::AsIncidental, true);
            QCOMPARE(figures.wastes.size(), std::size_t{7});
            QCOMPARE(figures.wastes[0].waste, sim::Waste::Waiting);
            QCOMPARE(figures.wastes[0].hours, 6.0);
            QCOMPARE(figures.wastes[1].waste, sim::Waste::Motion);
            QCOMPARE(figures.wastes[1].hours, 4.0);
            QCOMPARE(figures.paidHours, 40.0);
            QCOMPARE(figures.accountedHours, 40.0);
            QVERIFY(figures.operatorsClose);
            QCOMPARE(figures.wastes[0].sources.size(), std::size_t{1});
            QCOMPARE(figures.wastes[0].sources[0].element, Id{7});
        }
    }

    void an_hour_that_is_not_accounted_for_is_told() {
        auto ledger = oneOperator();
        ledger.crews[0].paidUs += 1;
        QVERIFY(!wasteFigures(ledger, sim::SetupCounts::AsIncidental, true).operatorsClose);
    }

    void without_money_hours_alone_rank() {
        const auto figures = wasteFigures(oneOperator(), sim::SetupCounts::AsIncidental, false);
        QVERIFY(!figures.hasMoney);
        QCOMPARE(figures.money, 0.0);
        QCOMPARE(figures.wastes[0].waste, sim::Waste::Waiting);
    }

    void the_ledger_of_a_run_closes_on_the_page() {
        Bench b;
        QVERIFY(b.bars().figures());
        QCOMPARE(b.bars().figures()->wastes.size(), std::size_t{7});
        QCOMPARE(b.card().lamp().kind(), Pill::Kind::Good);
        QVERIFY(b.card().lamp().text().contains(QStringLiteral("The ledger closes")));
        QVERIFY(b.bars().figures()->paidHours > 0);
        QVERIFY(b.bars().accessibleDescription().contains(QStringLiteral("Waiting")));
    }

    void setup_as_waste_is_one_act_of_the_plan_and_can_be_undone() {
        Bench b;
        const double before = b.figure(sim::Waste::Waiting).hours;
        b.pick("Setup counts as waste");
        QVERIFY(b.document.project().settings().setupIsWaste);
        QVERIFY(b.figure(sim::Waste::Waiting).hours >= before);
        QCOMPARE(b.document.undoStack()->undoText(), QStringLiteral("Count setup as waste"));
        QVERIFY(!b.playback->isOutOfDate());
        b.document.undoStack()->undo();
        QVERIFY(!b.document.project().settings().setupIsWaste);
        QCOMPARE(b.figure(sim::Waste::Waiting).hours, before);
    }

    void money_can_be_switched_off() {
        Bench b;
        b.pick("Show money");
        QVERIFY(!b.document.project().settings().moneyShown);
        QVERIFY(!b.bars().figures()->hasMoney);
    }

    void a_waste_opens_into_its_places_by_keyboard_and_leads_there() {
        Bench b;
        QSignalSpy led(&*b.page, &MetricsPage::elementChosen);
        b.bars().setFocus();
        const auto& wastes = b.bars().figures()->wastes;
        const auto first = std::find_if(wastes.begin(), wastes.end(), [](const WasteFigure& f) { return !f.sources.empty(); });
        QVERIFY(first != wastes.end());
        const auto steps = first - wastes.begin();
        const Id source = first->sources[0].element ? first->sources[0].element : first->sources[0].item;
        const sim::Waste waste = first->waste;
        for (auto i = steps; i > 0; --i)
            QTest::keyClick(&b.bars(), Qt::Key_Down);
        QTest::keyClick(&b.bars(), Qt::Key_Return);
        QCOMPARE(b.bars().opened(), std::optional(waste));
        QTest::keyClick(&b.bars(), Qt::Key_Down);
        QTest::keyClick(&b.bars(), Qt::Key_Return);
        QCOMPARE(led.size(), 1);
        QCOMPARE(led[0][0].value<Id>(), source);
        QTest::keyClick(&b.bars(), Qt::Key_Up);
        QTest::keyClick(&b.bars(), Qt::Key_Return);
        QVERIFY(!b.bars().opened());
    }

    void the_figures_of_the_run_stand_behind_the_wastes() {
        Bench b;
        QVERIFY(b.card().isVisible());
        QTest::mouseClick(test::visibleButton<QPushButton>(*b.page, QStringLiteral("This run")), Qt::LeftButton);
        QVERIFY(!b.card().isVisible());
        QTest::mouseClick(test::visibleButton<QPushButton>(*b.page, QStringLiteral("Seven wastes")), Qt::LeftButton);
        QVERIFY(b.card().isVisible());
    }
};

TAKTBOARD_TEST(wastes, WastesTest);
#include "tst_wastes.moc"
