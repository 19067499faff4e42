// Two scenarios side by side: both maps, what differs marked and listed.
#include <QComboBox>
#include <QDockWidget>
#include <QToolButton>
#include <QUndoStack>

#include "app/main_window.h"
#include "app/scenario_menu.h"
#include "app/side_panels.h"
#include "gui/compare/compare_list.h"
#include "gui/compare/compare_view.h"
#include "gui/compare/glance_view.h"
#include "gui/map/map_page.h"
#include "gui/map/map_scene.h"
#include "gui/map/selection.h"
#include "sample.h"
#include "test_main.h"

using namespace takt;
using namespace takt::app;
using namespace takt::gui;
using namespace takt::test;

namespace {

struct Compared {
    MainWindow window;
    Document& document = window.document();
    Id current, future;

    Compared() {
        const auto opened = document.open(std::string(TAKTBOARD_SOURCE_DIR) + "/resources/samples/acme-stamping.json");
        if (!opened)
            qFatal("%s", opened.error().text().c_str());
        window.resize(1366, 768);
        window.show();
        window.showDocument();
        (void)QTest::qWaitForWindowExposed(&window);
        current = document.project().scenario("Current state")->id;
        future = document.project().scenario("Future state")->id;
        QCoreApplication::processEvents();
    }
    SidePanels& panels() { return window.panels(); }
    CompareView& view() { return panels().compareView(); }
    QTreeWidgetItem* line(const QString& words) {
        auto& list = panels().compareList();
        for (int i = 0; i < list.topLevelItemCount(); ++i)
            if (list.topLevelItem(i)->text(0).contains(words))
                return list.topLevelItem(i);
        return nullptr;
    }
};

} // namespace

class Compare : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void both_maps_are_seen_with_what_differs_marked() {
        Compared c;
        QVERIFY(!c.view().isVisible());
        c.panels().compare->trigger();
        QVERIFY(c.view().isVisible());
        QCOMPARE(c.view().other(), c.future);
        QVERIFY(c.panels().compareList().isVisible());
        const auto& here = c.window.mapPage().scene().marks();
        const auto& there = c.view().otherScene()->marks();
        // The press is in both; the first weld only here, the cell only there.
        const Id press = named<Process>(c.document.plant(), "Stamping").id;
        const Id weld = named<Process>(c.document.plant(), "Spot weld 1").id;
        const Id cell = named<Process>(c.document.project().scenario(c.future)->plant, "Weld and assembly").id;
        QVERIFY(here.at(press) == lean::DifferenceKind::Changed && there.at(press) == lean::DifferenceKind::Changed);
        QVERIFY(here.at(weld) == lean::DifferenceKind::Removed);
        QVERIFY(there.at(cell) == lean::DifferenceKind::Added);
        c.panels().compare->trigger();
        QVERIFY(!c.view().isVisible());
        QVERIFY(here.empty());
    }

    void the_list_leads_to_the_elements() {
        Compared c;
        c.panels().compare->trigger();
        auto& list = c.panels().compareList();
        QVERIFY(c.line(QStringLiteral("Figures of the stream")));
        QTreeWidgetItem* weld = c.line(QStringLiteral("Spot weld 1"));
        QVERIFY(weld);
        list.setCurrentItem(weld);
        QCOMPARE(c.window.mapPage().selection().single(), named<Process>(c.document.plant(), "Spot weld 1").id);
        QTreeWidgetItem* press = c.line(QStringLiteral("Stamping"));
        QVERIFY(press && press->childCount() > 0);
        list.setCurrentItem(press->child(0));
        QCOMPARE(c.window.mapPage().selection().single(), named<Process>(c.document.plant(), "Stamping").id);
        QVERIFY(list.asText().contains(QStringLiteral("Changeover\t")));
    }

    void an_edit_is_compared_at_once_and_undone() {
        Compared c;
        copyScenario(c.document, c.current, QStringLiteral("Try"));
        c.panels().compare->trigger();
        QTRY_COMPARE(c.view().other(), c.current);
        QVERIFY(c.view().differences().empty());
        const Id press = named<Process>(c.document.plant(), "Stamping").id;
        Edit edit = c.document.edit();
        edit.modify<Process>(press, [](Process& p) { p.changeover = Duration::minutes(5); });
        QVERIFY(c.document.push(edit, QStringLiteral("Change")));
        QTRY_COMPARE(c.view().differences().size(), std::size_t{1});
        QTreeWidgetItem* line = c.line(QStringLiteral("Stamping"));
        QVERIFY(line && line->childCount() == 1);
        QCOMPARE(line->child(0)->text(1), QStringLiteral("1 h"));
        QCOMPARE(line->child(0)->text(2), QStringLiteral("5 min"));
        c.document.undoStack()->undo();
        QTRY_VERIFY(c.view().differences().empty());
    }

    void both_run_with_the_same_time_and_seed() {
        Compared c;
        c.panels().compare->trigger();
        QVERIFY(c.window.playback().waitForFinished(60'000));
        auto* scene = c.view().otherScene();
        const auto& other = scene->facts().run.playback();
        QTRY_VERIFY_WITH_TIMEOUT(other.hasRun() && other.run()->finished(), 60'000);
        QCOMPARE(other.seed(), c.window.playback().seed());
        c.window.playback().seek(Time{} + Duration::hours(30));
        QTRY_VERIFY(other.cursor() == c.window.playback().cursor());
        QVERIFY(scene->facts().run.process(named<Process>(scene->plant(), "Weld and assembly").id).has_value());
    }

    void the_two_are_exchanged_and_closed_in_the_view() {
        Compared c;
        c.panels().compare->trigger();
        QTest::mouseClick(c.view().findChild<QToolButton*>(QStringLiteral("swapScenarios")), Qt::LeftButton);
        QCOMPARE(c.document.scenarioId(), c.future);
        QTRY_COMPARE(c.view().other(), c.current);
        QVERIFY(c.view().isVisible());
        QTest::mouseClick(c.view().findChild<QToolButton*>(QStringLiteral("closeComparison")), Qt::LeftButton);
        QVERIFY(!c.view().isVisible());
        QVERIFY(!c.panels().compare->isChecked());
    }

    void a_scenario_that_goes_takes_its_comparison_along() {
        Compared c;
        c.panels().compare->trigger();
        removeScenario(c.document, c.future);
        QTRY_VERIFY(!c.view().isVisible());
        QTRY_VERIFY(!c.panels().compare->isEnabled());
        c.document.undoStack()->undo();
        QTRY_VERIFY(c.panels().compare->isEnabled());
        c.document.newDocument();
        QTRY_VERIFY(!c.panels().compare->isEnabled());
    }

    void the_other_map_is_looked_at_by_keys_and_mouse() {
        Compared c;
        c.panels().compare->trigger();
        auto* glance = c.view().glance();
        QCoreApplication::processEvents();
        glance->setFocus();
        const double zoom = glance->zoom();
        QTest::keyClick(glance, Qt::Key_Plus);
        QVERIFY(glance->zoom() > zoom);
        QTest::keyClick(glance, Qt::Key_0);
        QVERIFY(std::abs(glance->zoom() - zoom) < 0.05);
        const Id press = named<Process>(c.view().otherScene()->plant(), "Stamping").id;
        const QPoint at = glance->mapFromScene(c.view().otherScene()->layout().node(press)->box.center());
        QTest::mouseClick(glance->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(c.window.mapPage().selection().single(), press); // the same element here
    }
};

TAKTBOARD_TEST(compare, Compare);
#include "tst_compare.moc"
