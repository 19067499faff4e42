// A map too big to be drawn anew for every notch of the wheel, and its lines while symbols are moved.
#include <QScrollBar>
#include <QUndoStack>
#include <QWheelEvent>

#include <algorithm>

#include "gui/common/theme.h"
#include "gui/map/line_layer.h"
#include "map_window.h"
#include "model/changeset.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

namespace {

/// Rows of processes, each led to from the one before.
void draw(Document& document, int count) {
    Edit edit = document.edit();
    Id last;
    for (int i = 0; i < count; ++i) {
        Process process;
        process.name = "Process";
        process.x.value = i % 20 * 200;
        process.y.value = i / 20 * 240;
        const Id id = edit.insert(process);
        MaterialFlow flow;
        flow.from = last;
        flow.to = id;
        if (last)
            edit.insert(flow);
        last = id;
    }
    QVERIFY(document.push(edit, QStringLiteral("Draw")));
}

void turnWheel(MapView& view, int delta) {
    const QPoint at = view.viewport()->rect().center();
    QWheelEvent event(at, view.viewport()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::ControlModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view.viewport(), &event);
}

} // namespace

class MapBigTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void a_big_map_is_shown_scaled_while_it_is_zoomed_and_sharp_soon_after() {
        Window w;
        draw(w.document, 120);
        QCoreApplication::processEvents();
        turnWheel(w.view(), 120);
        QVERIFY(!w.view().isSharp());
        QTRY_VERIFY_WITH_TIMEOUT(w.view().isSharp(), 1000);
        const QImage sharp = w.view().viewport()->grab().toImage();
        w.view().viewport()->update();
        QCoreApplication::processEvents();
        QCOMPARE(w.view().viewport()->grab().toImage(), sharp);
    }

    void a_small_map_is_sharp_at_once() {
        Window w;
        draw(w.document, 10);
        turnWheel(w.view(), 120);
        QVERIFY(w.view().isSharp());
    }

    void lines_between_others_stay_while_an_element_is_moved_over_them() {
        Window w;
        draw(w.document, 4);
        const MapLayout before = w.page.scene().layout();
        const auto& flows = w.plant().get<MaterialFlow>();
        const auto& processes = w.plant().get<Process>();
        const Id moved = processes[3].id;
        w.page.scene().previewMove({{moved, QPointF(100, 0)}});
        QCOMPARE(w.page.scene().layout().link(flows[0].id)->line, before.link(flows[0].id)->line);
        QVERIFY(w.page.scene().layout().link(flows[2].id)->line != before.link(flows[2].id)->line);
        w.page.scene().endPreview();
        QVERIFY(w.page.scene().layout().links() == before.links());
    }

    void a_change_is_seen_at_once_and_all_is_laid_out_a_moment_later() {
        Window w;
        draw(w.document, 320);
        auto& scene = w.page.scene();
        const auto asDrawnAnew = [&] { return scene.layout().links() == MapLayout(w.plant()).links(); };
        QTRY_VERIFY(asDrawnAnew());
        const Id id = w.plant().get<Process>()[7].id;
        const QPointF before = scene.layout().node(id)->at;
        Edit move = w.document.edit();
        move.modify<Process>(id, [](Process& p) { p.y.value += 100; });
        QVERIFY(w.document.push(move, QStringLiteral("Move")));
        QCOMPARE(scene.layout().node(id)->at, before + QPointF(0, 100));
        QTRY_VERIFY(asDrawnAnew());
        Edit remove = w.document.edit();
        remove.remove(id);
        QVERIFY(w.document.push(remove, QStringLiteral("Delete")));
        QVERIFY(!scene.layout().node(id));
        QTRY_VERIFY(asDrawnAnew());
        w.document.undoStack()->undo();
        QVERIFY(scene.layout().node(id));
        w.document.undoStack()->undo();
        QCOMPARE(scene.layout().node(id)->at, before);
        QTRY_VERIFY(asDrawnAnew());
        Edit bend = w.document.edit();
        const Id flow = w.plant().get<MaterialFlow>()[30].id;
        bend.modify<MaterialFlow>(flow, [](MaterialFlow& f) { f.bends.points = {{{4000}, {4000}}}; });
        QVERIFY(w.document.push(bend, QStringLiteral("Bend")));
        QVERIFY(scene.layout().link(flow)->line.boundingRect().bottom() > 3900);
        QTRY_VERIFY(asDrawnAnew());
    }

    /// Figures are worked out beside the window's thread; what is shown in the end is what the plan says.
    void figures_and_problems_of_a_big_map_follow_an_entered_figure() {
        Window w;
        draw(w.document, 420);
        auto& scene = w.page.scene();
        QTRY_VERIFY(scene.isSettled());
        const Id process = w.plant().get<Process>()[9].id;
        const auto enter = [&](std::int64_t seconds) {
            Edit edit = w.document.edit();
            Item item;
            item.name = "Part";
            Recipe recipe;
            recipe.process = process;
            recipe.item = edit.insert(item);
            recipe.cycleTime = DurationLaw::fixed(Duration::seconds(seconds));
            edit.insert(recipe);
            return w.document.push(edit, QStringLiteral("Enter"));
        };
        const auto asWorkedOut = [&] {
            const auto analysis = lean::analyze(w.document.project(), w.document.scenario());
            const auto *shown = scene.analysis().step(process), *wanted = analysis.step(process);
            return shown && wanted && shown->cycleSeconds == wanted->cycleSeconds &&
                   scene.problems() == lean::diagnose(w.document.project(), w.document.scenario());
        };
        QVERIFY(enter(41));
        QTRY_VERIFY(asWorkedOut());
        QCOMPARE(scene.analysis().step(process)->cycleSeconds, 41.0);
        Edit remove = w.document.edit();
        remove.remove(process);
        QVERIFY(w.document.push(remove, QStringLiteral("Delete")));
        w.page.view().viewport()->grab(); // figures of what is gone trouble nobody
        QTRY_VERIFY(!scene.analysis().step(process));
        w.document.undoStack()->undo();
        QTRY_VERIFY(asWorkedOut());
        w.document.undoStack()->undo();
        QTRY_VERIFY(scene.analysis().step(process)->cycleSeconds == 0.0);
    }

    /// It is compiled beside the window's thread too; only the plan as it is at last is run.
    void a_big_plant_is_run_as_it_is_at_last() {
        Window w;
        sim::RunSettings twoDays;
        twoDays.horizon = Span::workingDays(2);
        w.playback.setSettings(twoDays);
        Edit edit = w.document.edit();
        Item item;
        item.name = "Part";
        const Id part = edit.insert(item);
        Customer customer;
        customer.name = "Customer";
        customer.x.value = 6000;
        const Id to = edit.insert(customer);
        std::vector<Id> demands;
        for (int i = 0; i < 420; ++i) {
            Process process;
            process.name = "Process " + std::to_string(i);
            process.x.value = i % 20 * 200;
            process.y.value = i / 20 * 240;
            const Id id = edit.insert(process);
            Recipe recipe;
            recipe.process = id;
            recipe.item = part;
            recipe.cycleTime = DurationLaw::fixed(Duration::seconds(60));
            edit.insert(recipe);
            MaterialFlow flow;
            flow.from = id;
            flow.to = to;
            edit.insert(flow);
        }
        Demand demand;
        demand.customer = to;
        demand.item = part;
        demand.quantity = {100};
        const Id wanted = edit.insert(demand);
        QVERIFY(w.document.push(edit, QStringLiteral("Draw")));
        QVERIFY2(w.playback.waitForFinished(20'000), qPrintable(w.playback.problem()));
        QCOMPARE(w.playback.runPlant().find<Demand>(wanted)->quantity.steps, std::int64_t{100});
        for (const int more : {200, 300}) {
            Edit change = w.document.edit();
            change.modify<Demand>(wanted, [&](Demand& d) { d.quantity = {more}; });
            QVERIFY(w.document.push(change, QStringLiteral("Enter")));
            w.playback.rerun();
        }
        QVERIFY(w.playback.isComputing());
        QTRY_VERIFY_WITH_TIMEOUT(w.playback.hasRun() && w.playback.runPlant().find<Demand>(wanted)->quantity.steps == 300, 20'000);
        Edit spoil = w.document.edit();
        spoil.remove(wanted);
        QVERIFY(w.document.push(spoil, QStringLiteral("Delete")));
        w.playback.rerun();
        QTRY_VERIFY(!w.playback.problem().isEmpty());
        QVERIFY(!w.playback.hasRun());
        w.document.undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(w.playback.hasRun(), 20'000);
    }

    /// Changes of other elements before all is laid out leave no line behind.
    void elements_changed_one_after_the_other_keep_their_lines() {
        Window w;
        draw(w.document, 320);
        auto& scene = w.page.scene();
        const auto ids = {w.plant().get<Process>()[7].id, w.plant().get<Process>()[50].id, w.plant().get<Process>()[51].id};
        for (const Id id : ids) {
            Edit move = w.document.edit();
            move.modify<Process>(id, [](Process& p) { p.y.value += 60; });
            QVERIFY(w.document.push(move, QStringLiteral("Move")));
        }
        QVERIFY(!scene.isSettled());
        for (const auto& link : scene.layout().links())
            for (const Id id : ids)
                if (link.from == id || link.to == id) {
                    const QRectF box = scene.layout().node(id)->box.adjusted(-1, -1, 1, 1);
                    QVERIFY(box.contains(link.from == id ? link.line.first() : link.line.last()));
                }
        QTRY_VERIFY(scene.isSettled());
        QVERIFY(scene.layout().links() == MapLayout(w.plant()).links());
    }

    /// What was painted over several frames, and what it looks like drawn anew, are the same.
    void a_big_map_looks_the_same_after_settling_as_drawn_anew() {
        Window w;
        draw(w.document, 640); // more lines than are painted in one frame
        w.view().fit();
        QCoreApplication::processEvents();
        (void)w.view().viewport()->grab();
        Edit edit = w.document.edit();
        const auto& processes = w.plant().get<Process>();
        std::vector<Id> moved;
        for (std::size_t i = 3; i < processes.size(); i += 40)
            moved.push_back(processes[i].id);
        for (const Id id : moved)
            edit.modify<Process>(id, [](Process& p) { p.y.value += 100; });
        QVERIFY(w.document.push(edit, QStringLiteral("Move")));
        const auto usual = std::exchange(LineLayer::shareOfFrame, 0);
        const auto asShown = [&] { return w.view().viewport()->grab().toImage(); };
        (void)asShown();
        const LineLayer* lines = nullptr;
        for (const QGraphicsItem* item : w.page.scene().items())
            if (const auto* layer = dynamic_cast<const LineLayer*>(item))
                lines = layer;
        QVERIFY2(!lines->isPaintedWhole(), "one piece a frame");
        QTRY_VERIFY(w.page.scene().isSettled());
        for (int i = 0; i < 500 && !lines->isPaintedWhole(); ++i)
            (void)asShown();
        QVERIFY(lines->isPaintedWhole());
        LineLayer::shareOfFrame = usual;
        const QImage kept = asShown();
        Q_EMIT Theme::instance().changed(); // everything is drawn anew
        QCOMPARE(asShown(), kept);
    }

    void what_is_wrong_on_a_big_map_is_found_a_moment_later() {
        Window w;
        draw(w.document, 320);
        Edit edit = w.document.edit();
        const Id id = w.plant().get<Process>()[7].id;
        edit.modify<Process>(id, [](Process& p) { p.uptime = Share::percent(80); });
        QVERIFY(w.document.push(edit, QStringLiteral("Uptime")));
        QTRY_VERIFY(std::any_of(w.page.scene().problems().begin(), w.page.scene().problems().end(), [&](const lean::Problem& p) {
            return p.element == id && p.code == lean::ProblemCode::StopsWithoutLength;
        }));
    }

    /// What is kept as a picture looks like what is drawn anew.
    void lines_look_the_same_after_changes_as_drawn_anew() {
        Window w;
        draw(w.document, 40);
        w.view().fit();
        QCoreApplication::processEvents();
        (void)w.view().viewport()->grab();
        Edit edit = w.document.edit();
        edit.modify<Process>(w.plant().get<Process>()[7].id, [](Process& p) { p.y.value += 100; });
        QVERIFY(w.document.push(edit, QStringLiteral("Move")));
        w.view().horizontalScrollBar()->setValue(w.view().horizontalScrollBar()->value() + 37);
        const QImage kept = w.view().viewport()->grab().toImage();
        Q_EMIT Theme::instance().changed(); // everything is drawn anew
        QCOMPARE(w.view().viewport()->grab().toImage(), kept);
    }
};

TAKTBOARD_TEST(map_big, MapBigTest);

#include "tst_map_big.moc"
