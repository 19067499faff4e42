// From a current state to a plan: kaizen bursts with their change, the eight questions, the value-stream plan, product
// families, and the figures beside the map.
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QPushButton>
#include <QSlider>
#include <QTableView>
#include <QTableWidget>
#include <QUndoStack>

#include "gui/figures/capacity_chart.h"
#include "gui/figures/stream_panel.h"
#include "gui/improve/families_dialog.h"
#include "gui/improve/plan_model.h"
#include "gui/improve/plan_panel.h"
#include "gui/improve/questions_panel.h"
#include "gui/map/inner_map.h"
#include "gui/map/map_texts.h"
#include "map_window.h"
#include "sample.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

namespace {

Id addBurst(Window& w, const QPointF& at, const char* words = "Quick changeover") {
    Edit edit = w.document.edit();
    Annotation mark;
    mark.kind = AnnotationKind::KaizenBurst;
    mark.name = words;
    mark.x.value = static_cast<std::int32_t>(at.x());
    mark.y.value = static_cast<std::int32_t>(at.y());
    const Id id = edit.insert(mark);
    if (!w.document.push(edit, QStringLiteral("Draw")))
        return {};
    return id;
}

QAbstractButton* act(QuestionsPanel& panel, int number, const QString& text) {
    for (auto* button : panel.acts(number))
        if (button->text() == text)
            return button;
    return nullptr;
}

} // namespace

class Improve : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    // ------------------------------------------------------------------ kaizen bursts

    void a_burst_holds_a_change_that_one_click_applies_and_withdraws() {
        Window w;
        const Id process = w.add(TableId::Processes, {0, 0});
        QVERIFY(w.type(QStringLiteral("Changeover"), QStringLiteral("10 min")));
        const Id burst = addBurst(w, {120, -90});
        w.page.selection().set({burst});
        QVERIFY(w.choose(QStringLiteral("Improves"), elementName(w.plant(), process)));
        QVERIFY(w.choose(QStringLiteral("Figure"), QStringLiteral("Changeover")));
        QVERIFY(w.type(QStringLiteral("Proposed"), QStringLiteral("3 min")));
        const auto changeover = [&] { return w.plant().find<Process>(process)->changeover.us; };
        QCOMPARE(changeover(), Duration::minutes(10).us);
        const int before = w.document.undoStack()->index();
        QVERIFY(w.press(QStringLiteral("Apply the change")));
        QCOMPARE(changeover(), Duration::minutes(3).us);
        QCOMPARE(w.document.undoStack()->index(), before + 1);
        QVERIFY(w.press(QStringLiteral("Withdraw the change")));
        QCOMPARE(changeover(), Duration::minutes(10).us);
        w.document.undoStack()->undo();
        QCOMPARE(changeover(), Duration::minutes(3).us);
    }

    void what_cannot_be_proposed_says_why_where_it_is_typed() {
        Window w;
        const Id process = w.add(TableId::Processes, {0, 0});
        const Id burst = addBurst(w, {120, -90});
        w.page.selection().set({burst});
        QVERIFY(w.choose(QStringLiteral("Improves"), elementName(w.plant(), process)));
        QVERIFY(w.type(QStringLiteral("Proposed"), QStringLiteral("soon")));
        QVERIFY(w.plant().find<Annotation>(burst)->proposed.empty());
        QVERIFY(!w.press(QStringLiteral("Apply the change")));
    }

    // ------------------------------------------------------------------ the eight questions

    void the_questions_say_what_the_map_has_and_lead_to_the_edit() {
        Window w("acme-stamping.json");
        QuestionsPanel panel(w.document, w.page);
        panel.resize(320, 600);
        panel.show();
        QVERIFY(panel.finding(1).contains(QStringLiteral("60 s")));
        QVERIFY(panel.finding(1).startsWith(QStringLiteral("✓")));
        QVERIFY(!panel.finding(5).startsWith(QStringLiteral("✓")));
        auto* button = act(panel, 2, QStringLiteral("Make it a supermarket"));
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(w.plant().get<Supermarket>().size(), std::size_t{1});
        QTRY_VERIFY(panel.finding(2).startsWith(QStringLiteral("✓")));
        w.document.undoStack()->undo();
        QTRY_VERIFY(!panel.finding(2).startsWith(QStringLiteral("✓")));
    }

    void answers_are_kept_with_the_scenario() {
        Window w("acme-stamping.json");
        QuestionsPanel panel(w.document, w.page);
        panel.show();
        panel.answer(3)->setFocus();
        QTest::keyClicks(panel.answer(3), QStringLiteral("Welds and assembly in a cell"));
        QTest::keyClick(panel.answer(3), Qt::Key_Return);
        QCOMPARE(w.plant().get<FutureAnswer>().size(), std::size_t{1});
        QCOMPARE(w.plant().get<FutureAnswer>()[0].answer, std::string("Welds and assembly in a cell"));
        panel.done(3)->click();
        QVERIFY(w.plant().get<FutureAnswer>()[0].done);
        w.document.undoStack()->undo();
        w.document.undoStack()->undo();
        QVERIFY(w.plant().get<FutureAnswer>().empty());
        QTRY_COMPARE(panel.answer(3)->text(), QString());
        w.document.setScenario(w.document.project().scenario("Future state")->id);
        QTRY_VERIFY(panel.finding(5).contains(QStringLiteral("Weld and assembly is the pacemaker")));
    }

    /// Each act, pressed on the untouched map, shows something, takes a tool in hand or changes the plant; a change is seen
    /// in what the question says or offers.
    void every_act_of_every_question_does_what_it_says() {
        for (const bool empty : {false, true}) {
            Window w(empty ? nullptr : "acme-stamping.json");
            QuestionsPanel panel(w.document, w.page);
            panel.show();
            auto& stack = *w.document.undoStack();
            const auto said = [&](int number) {
                QStringList words{panel.finding(number)};
                for (const auto* button : panel.acts(number))
                    words << button->text();
                return words;
            };
            for (int number = 1; number <= 8; ++number) {
                const QStringList before = said(number);
                for (qsizetype i = 0; i < panel.acts(number).size(); ++i) {
                    w.page.selection().clear();
                    w.view().setTool(nullptr);
                    QCoreApplication::processEvents();
                    auto* button = panel.acts(number).at(i);
                    const QString what = QStringLiteral("question %1: %2").arg(number).arg(button->text());
                    button->click();
                    QCoreApplication::processEvents();
                    const bool changed = stack.index() > 0;
                    const bool shown = !w.page.selection().isEmpty() || w.view().tool().isGesture();
                    QVERIFY2(changed || shown, qPrintable(what));
                    if (changed)
                        QTRY_VERIFY2(said(number) != before, qPrintable(what));
                    stack.setIndex(0);
                    QTRY_COMPARE(said(number), before);
                }
            }
            QVERIFY(!panel.finding(8).isEmpty());
        }
    }

    // ------------------------------------------------------------------ the value-stream plan

    void a_line_of_the_plan_is_added_filled_in_and_done() {
        Window w("acme-stamping.json");
        PlanPanel panel(w.document);
        panel.resize(900, 240);
        panel.show();
        QTest::mouseClick(panel.add, Qt::LeftButton);
        QCOMPARE(panel.model().rowCount(), 1);
        auto* editor = panel.table().findChild<QLineEdit*>();
        QVERIFY(editor);
        QTest::keyClicks(editor, QStringLiteral("Changeover below 10 min"));
        QTest::keyClick(editor, Qt::Key_Return);
        const auto& step = [&]() -> const ImprovementStep& { return w.plant().get<ImprovementStep>()[0]; };
        QTRY_COMPARE(step().goal, std::string("Changeover below 10 min"));
        auto& model = panel.model();
        QVERIFY(model.setData(model.index(0, PlanModel::Due), QStringLiteral("2031-03-15"), Qt::EditRole));
        QCOMPARE(step().due, std::string("2031-03-15"));
        QVERIFY(!model.setData(model.index(0, PlanModel::Due), QStringLiteral("soon"), Qt::EditRole));
        QCOMPARE(step().due, std::string("2031-03-15"));
        QVERIFY(!model.isLate(0));
        QVERIFY(model.setData(model.index(0, PlanModel::Due), QStringLiteral("2020-01-31"), Qt::EditRole));
        QVERIFY(model.isLate(0));
        QVERIFY(model.setData(model.index(0, PlanModel::Done), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(step().done && !model.isLate(0));
        panel.table().selectRow(0);
        QTest::mouseClick(panel.remove, Qt::LeftButton);
        QCOMPARE(model.rowCount(), 0);
        w.document.undoStack()->undo();
        QCOMPARE(model.rowCount(), 1);
    }

    void bursts_are_planned_once() {
        Window w;
        const Id process = w.add(TableId::Processes, {0, 0});
        (void)process;
        addBurst(w, {0, -120});
        addBurst(w, {200, -120}, "Repair in time");
        PlanPanel panel(w.document);
        panel.show();
        QVERIFY(panel.fromBursts->isEnabled());
        panel.fromBursts->click();
        QCOMPARE(panel.model().rowCount(), 2);
        QCOMPARE(w.plant().get<ImprovementStep>()[1].goal, std::string("Repair in time"));
        QVERIFY(!panel.fromBursts->isEnabled());
        QCOMPARE(panel.model().choices(PlanModel::Burst).size(), std::size_t{3});
    }

    // ------------------------------------------------------------------ product families

    void a_pasted_matrix_shows_its_families_and_draws_one() {
        Window w;
        FamiliesDialog dialog(w.document);
        dialog.show();
        QVERIFY(!dialog.keep->isEnabled());
        QVERIFY(!dialog.take(QStringLiteral("nonsense")));
        QVERIFY(dialog.remark().contains(QStringLiteral("no matrix")));
        QApplication::clipboard()->setText(QStringLiteral("Product\tCut\tWeld\tPaint\nA\tx\tx\tx\nB\tx\tx\t\nC\t\t\tx\n"));
        QTest::keyClick(&dialog, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(dialog.matrix().products.size(), std::size_t{3});
        dialog.slider()->setValue(60);
        QCOMPARE(dialog.families().size(), std::size_t{2}); // 2 of 3 steps in common
        dialog.slider()->setValue(80);
        QCOMPARE(dialog.families().size(), std::size_t{3});
        dialog.slider()->setValue(60);
        dialog.table()->setFocus();
        dialog.table()->setCurrentCell(1, 5);
        QTest::keyClick(dialog.table(), Qt::Key_Space);
        QVERIFY(dialog.matrix().products[1].passes[2]);
        dialog.draw->click();
        QCOMPARE(w.document.project().scenarios.size(), std::size_t{2});
        QCOMPARE(w.document.scenario().name, std::string("Family A"));
        QCOMPARE(w.plant().get<Process>().size(), std::size_t{3});
        w.document.undoStack()->undo();
        QCOMPARE(w.document.project().scenarios.size(), std::size_t{1});
    }

    // ------------------------------------------------------------------ figures

    void planned_figures_stand_beside_simulated_ones() {
        Window w("acme-stamping.json");
        w.document.setScenario(w.document.project().scenario("Future state")->id);
        QVERIFY(w.playback.waitForFinished(60'000));
        StreamPanel panel(w.document, w.playback);
        panel.resize(320, 700);
        panel.show();
        const auto value = [&](const QString& name) {
            for (const auto& figure : panel.figures())
                if (figure.name == name)
                    return figure;
            return StreamFigure{};
        };
        QCOMPARE(value(QStringLiteral("Takt time")).planned, QStringLiteral("60 s"));
        QCOMPARE(value(QStringLiteral("Lead time, ladder")).planned, QStringLiteral("4.5 wd"));
        QVERIFY(value(QStringLiteral("Lead time, ladder")).simulated != QStringLiteral("–"));
        QVERIFY(panel.remark().contains(QStringLiteral("planned maximum")));
        QCOMPARE(panel.chart().bars().size(), std::size_t{2});
        Id chosen;
        connect(&panel, &StreamPanel::elementChosen, &panel, [&](Id id) { chosen = id; });
        panel.chart().setFocus();
        QTest::keyClick(&panel.chart(), Qt::Key_Down);
        QTest::keyClick(&panel.chart(), Qt::Key_Return);
        QCOMPARE(chosen, panel.chart().bars()[1].process);
        QTest::mouseClick(&panel.chart(), Qt::LeftButton, {}, panel.chart().rowRect(0).center());
        QCOMPARE(chosen, panel.chart().bars()[0].process);
        QVERIFY(panel.asText().contains(QStringLiteral("Turns a year\t53")));
    }

    void a_step_slower_than_takt_crosses_the_line() {
        Window w("acme-stamping.json");
        StreamPanel panel(w.document, w.playback);
        panel.show();
        const auto& bars = panel.chart().bars();
        const auto assembly = std::find_if(bars.begin(), bars.end(), [](const CapacityBar& b) { return b.name == QStringLiteral("Assembly 1"); });
        QVERIFY(assembly != bars.end());
        QVERIFY(std::abs(assembly->planned() - 460.0 / 445.16129) < 1e-4);
        const auto weld = std::find_if(bars.begin(), bars.end(), [](const CapacityBar& b) { return b.name == QStringLiteral("Spot weld 2"); });
        QVERIFY(weld->stops > 0 && weld->changeovers > 0);
    }

    // ------------------------------------------------------------------ maps within maps

    void a_process_gets_a_map_of_its_own_and_its_figures_come_back() {
        Window w("acme-stamping.json");
        const Id weld = named<Process>(w.plant(), "Spot weld 1").id;
        w.page.select(weld);
        QVERIFY(w.fold(QStringLiteral("Inside")));
        QVERIFY(w.press(QStringLiteral("Draw it on a map of its own")));
        QCOMPARE(w.document.project().scenarios.size(), std::size_t{3});
        const auto* inner = innerMapOf(w.document.project(), *w.plant().find<Process>(weld));
        QVERIFY(inner);
        const Id outer = w.document.scenarioId();
        QVERIFY(w.page.actions().openInner->isEnabled());
        w.page.actions().openInner->trigger();
        QCOMPARE(w.document.scenarioId(), inner->id);
        QCOMPARE(w.plant().get<Recipe>().size(), std::size_t{2});
        QCOMPARE(w.plant().get<Demand>()[0].quantity.steps, std::int64_t{600});
        // It changes over in 10 min: what is asked for comes a day's portion at a time, so that it keeps pace inside too.
        for (const auto& demand : w.plant().get<Demand>())
            QCOMPARE(demand.pattern, DemandPattern::DailyOrder);
        QVERIFY(w.page.scene().problems().empty());
        auto* back = w.page.findChild<QToolButton*>(QStringLiteral("wayOut"));
        QVERIFY(back->isVisible());
        // A stock inside lengthens the lead time outside.
        Edit edit = w.document.edit();
        Inventory store;
        store.name = "Between";
        const Id between = edit.insert(store);
        for (const auto& item : w.plant().get<Item>()) {
            Stock stock;
            stock.store = between;
            stock.item = item.id;
            stock.initial = {460};
            edit.insert(stock);
        }
        const auto flow = edit.plant().get<MaterialFlow>()[1];
        edit.modify<MaterialFlow>(flow.id, [&](MaterialFlow& f) { f.to = between; });
        MaterialFlow on;
        on.from = between;
        on.to = flow.to;
        edit.insert(on);
        QVERIFY(w.document.push(edit, QStringLiteral("Draw")));
        QTest::mouseClick(back, Qt::LeftButton);
        QCOMPARE(w.document.scenarioId(), outer);
        QCOMPARE(w.page.selection().single(), weld);
        QVERIFY(!back->isVisible());
        const auto* step = w.page.scene().analysis().step(weld);
        QVERIFY(step->hasInnerMap);
        QCOMPARE(step->innerDays, 1.0);
        QVERIFY(std::abs(w.page.scene().analysis().leadTimeDays - 24.6196) < 5e-5);
    }

    // ------------------------------------------------------------------ flags

    void contradictions_are_flagged_where_they_stand() {
        Window w("acme-stamping.json");
        const Id assembly = named<Process>(w.plant(), "Assembly 1").id;
        const auto found = w.page.scene().problemsAt(assembly);
        QVERIFY(std::any_of(found.begin(), found.end(), [](const lean::Problem& p) { return p.code == lean::ProblemCode::BelowTakt; }));
        w.page.select(assembly);
        QVERIFY(w.fold(QStringLiteral("Inside"))); // the inspector is there
        Edit edit = w.document.edit();
        edit.modify<Process>(assembly, [](Process& p) { p.machines = 2; });
        QVERIFY(w.document.push(edit, QStringLiteral("Second machine")));
        const auto left = w.page.scene().problemsAt(assembly);
        QVERIFY(std::none_of(left.begin(), left.end(), [](const lean::Problem& p) { return p.code == lean::ProblemCode::BelowTakt; }));
    }
};

TAKTBOARD_TEST(improve, Improve);
#include "tst_improve.moc"
