// "How many cards?" from the boards page: every school side by side, and a count taken over by mouse and by keyboard.
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>

#include "boards_window.h"
#include "gui/boards/boards_page.h"
#include "gui/boards/card_count_delegate.h"
#include "gui/boards/card_count_texts.h"
#include "gui/boards/card_counts_dialog.h"
#include "gui/boards/card_counts_model.h"
#include "map_window.h"
#include "sample_run.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;
using namespace takt::gui;

namespace {

constexpr int kMonden = CardCountsModel::FirstSchool, kRoser = kMonden + 1, kCycle = kMonden + 3;

/// The dialog on the sample's future state, and its rows by the loops' names.
struct Counts {
    Counts() : dialog(w.document()) {
        dialog.show();
        (void)QTest::qWaitForWindowExposed(&dialog);
        QApplication::setActiveWindow(&dialog);
    }
    int row(const char* name) {
        for (int r = 0; r < dialog.model().rowCount(); ++r)
            if (dialog.model().loop(r)->name == name)
                return r;
        qFatal("no row for %s", name);
    }
    QModelIndex at(const char* name, int column) { return dialog.model().index(row(name), column); }
    void choose(const char* name, int column) {
        dialog.table()->setCurrentIndex(at(name, column));
        dialog.table()->setFocus();
    }
    QString text(const char* name, int column) { return at(name, column).data().toString(); }
    std::int64_t said(const char* name, CardSchool school) { return dialog.model().counts(row(name))->of(school).cards; }
    bool details(const QString& name, const QString& value) {
        for (int r = 0; r < dialog.inputs()->rowCount(); ++r)
            if (dialog.inputs()->item(r, 0)->text().trimmed() == name)
                return dialog.inputs()->item(r, 1)->text().contains(value);
        return false;
    }

    BoardsWindow w;
    CardCountsDialog dialog;
};

} // namespace

class CardCountsGuiTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void opens_by_key_and_by_button_from_the_boards() {
        BoardsWindow w;
        int seen = 0;
        w.whileModal<CardCountsDialog>([&](CardCountsDialog& dialog) {
            QCOMPARE(dialog.model().rowCount(), 7);
            ++seen;
            QTest::keyClick(&dialog, Qt::Key_Escape);
        });
        QTest::keyClick(w.window.get(), Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(seen, 1);
        w.whileModal<CardCountsDialog>([&](CardCountsDialog&) { ++seen; });
        auto* button = visibleButton(*w.window, QStringLiteral("How many cards?"));
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(seen, 2);
    }

    void every_school_stands_beside_what_the_map_has() {
        Counts c;
        QCOMPARE(c.text("Weld and assembly LH", CardCountsModel::Now), QStringLiteral("60 · entered"));
        QVERIFY(c.said("Weld and assembly LH", CardSchool::Monden) >= 1);
        QCOMPARE(c.text("Weld and assembly LH", kMonden).toLongLong(), c.said("Weld and assembly LH", CardSchool::Monden));
        // A truck every day brings what was asked for at the last: 460 kg a day in containers of 230, and a day for safety.
        QCOMPARE(c.text("Coils", kCycle), QStringLiteral("4"));
        QCOMPARE(c.text("Stamping LH", CardCountsModel::Now), QStringLiteral("1 triangle"));
        QCOMPARE(c.text("Stamping LH", kMonden), QStringLiteral("–"));
        QCOMPARE(c.dialog.table()->horizontalHeader()->count(), int{CardCountsModel::ColumnCount});
    }

    void the_formula_is_filled_in_and_says_where_its_inputs_come_from() {
        Counts c;
        c.choose("Coils", kCycle);
        QVERIFY2(c.dialog.formula().contains(QStringLiteral("460 / 230 × (1 × (0 + 1) / 1 + 1) = 4, so 4 cards")), qPrintable(c.dialog.formula()));
        QVERIFY(c.details(QStringLiteral("Supplier's safety"), QStringLiteral("1 wd")));
        c.choose("Weld and assembly LH", kMonden);
        QVERIFY2(c.dialog.formula().contains(QStringLiteral("× (1 + 0.1) / 20 = ")), qPrintable(c.dialog.formula()));
        QVERIFY(c.details(QStringLiteral("d, demand"), QStringLiteral("600 a day")));
        QVERIFY(c.details(QStringLiteral("making one container"), QStringLiteral("min"))); // a part of L
        QVERIFY(c.dialog.inputs()->item(0, 2)->text().contains(QStringLiteral("computed")));
        c.choose("Stamping LH", kRoser);
        QVERIFY2(c.dialog.formula().contains(QStringLiteral("one triangle")), qPrintable(c.dialog.formula()));
        QVERIFY(!c.dialog.use->isEnabled());
    }

    void enter_takes_a_count_over_in_one_step() {
        Counts c;
        const auto wanted = c.said("Weld and assembly LH", CardSchool::Monden);
        const int steps = c.w.steps();
        c.choose("Weld and assembly LH", kMonden);
        QTest::keyClick(c.dialog.table(), Qt::Key_Return);
        QCOMPARE(c.w.loop("Weld and assembly LH").cards, wanted);
        QCOMPARE(c.w.loop("Weld and assembly LH").school, CardSchool::Monden);
        QCOMPARE(c.w.steps(), steps + 1);
        QVERIFY(c.dialog.isVisible());
        QCOMPARE(c.at("Weld and assembly LH", kMonden).data(Qt::CheckStateRole).toInt(), int{Qt::Checked});
        QCOMPARE(c.text("Weld and assembly LH", CardCountsModel::Now), QStringLiteral("%1 · Monden").arg(wanted));
        QVERIFY(c.at("Weld and assembly LH", kMonden).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("chosen")));
        QVERIFY(!c.dialog.use->isEnabled());
        QTest::keyClick(&c.dialog, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(c.w.loop("Weld and assembly LH").cards, std::int64_t{60});
        QCOMPARE(c.w.loop("Weld and assembly LH").school, CardSchool::Own);
        QCOMPARE(c.at("Weld and assembly LH", kMonden).data(Qt::CheckStateRole).toInt(), int{Qt::Unchecked});
    }

    void one_click_on_the_mark_takes_it_over_too() {
        Counts c;
        const QModelIndex index = c.at("Coils", kCycle);
        const QRect cell = c.dialog.table()->visualRect(index);
        QTest::mouseClick(c.dialog.table()->viewport(), Qt::LeftButton, {}, cell.center()); // beside the mark: chosen alone
        QCOMPARE(c.w.loop("Coils").school, CardSchool::Own);
        QTest::mouseClick(c.dialog.table()->viewport(), Qt::LeftButton, {}, CardCountDelegate::markPlace(cell).center());
        QCOMPARE(c.w.loop("Coils").cards, std::int64_t{4});
        QCOMPARE(c.w.loop("Coils").school, CardSchool::DeliveryCycle);
        c.choose("Weld and assembly RH", kRoser);
        QTest::keyClick(c.dialog.table(), Qt::Key_Space);
        QCOMPARE(c.w.loop("Weld and assembly RH").school, CardSchool::Roser);
    }

    void a_school_for_all_loops_is_one_step() {
        Counts c;
        const int steps = c.w.steps();
        c.choose("Weld and assembly LH", kMonden);
        QCOMPARE(c.dialog.useForAll->text().remove(QLatin1Char('&')), QStringLiteral("Monden for all loops"));
        QTest::mouseClick(c.dialog.useForAll, Qt::LeftButton);
        QCOMPARE(c.w.steps(), steps + 1);
        int taken = 0;
        for (int r = 0; r < c.dialog.model().rowCount(); ++r) {
            const bool says = c.dialog.model().counts(r)->of(CardSchool::Monden).applies();
            QCOMPARE(c.dialog.model().loop(r)->school, says ? CardSchool::Monden : CardSchool::Own);
            taken += says;
        }
        QVERIFY(taken >= 2 && taken < 7);
        QVERIFY2(c.dialog.remark().contains(QStringLiteral("%1 of 7 loops").arg(taken)), qPrintable(c.dialog.remark()));
        c.w.undo();
        QCOMPARE(c.w.loop("Weld and assembly LH").cards, std::int64_t{60});
        QCOMPARE(c.w.loop("Weld and assembly RH").cards, std::int64_t{32});
    }

    void a_count_of_ones_own_is_nobodys() {
        Counts c;
        c.choose("Coils", kCycle);
        QTest::keyClick(c.dialog.table(), Qt::Key_Return);
        QCOMPARE(c.w.loop("Coils").school, CardSchool::DeliveryCycle);
        const int steps = c.w.steps();
        c.choose("Coils", CardCountsModel::Now);
        QTest::keyClick(c.dialog.table(), Qt::Key_F2);
        auto* editor = c.dialog.table()->viewport()->findChild<QWidget*>(QStringLiteral("qt_spinbox_lineedit"));
        QVERIFY(editor);
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, QStringLiteral("9"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(c.w.loop("Coils").cards, std::int64_t{9});
        QCOMPARE(c.w.loop("Coils").school, CardSchool::Own);
        QCOMPARE(c.w.steps(), steps + 1);
    }

    void what_stands_for_all_loops_is_entered_above() {
        Counts c;
        const int steps = c.w.steps();
        const auto before = c.dialog.model().counts(c.row("Weld and assembly LH"))->of(CardSchool::Monden).exact;
        c.dialog.safetyShare->setFocus();
        c.dialog.safetyShare->selectAll();
        QTest::keyClicks(c.dialog.safetyShare, QStringLiteral("100 %"));
        QTest::keyClick(c.dialog.safetyShare, Qt::Key_Return);
        QCOMPARE(c.w.document().project().settings().cardSafety, Share::whole());
        QCOMPARE(c.w.steps(), steps + 1); // and no count was taken over by Enter
        QVERIFY(std::abs(c.dialog.model().counts(c.row("Weld and assembly LH"))->of(CardSchool::Monden).exact - before * 2 / 1.1) < 1e-9);
        c.dialog.supplierSafety->setFocus();
        c.dialog.supplierSafety->selectAll();
        QTest::keyClicks(c.dialog.supplierSafety, QStringLiteral("0.5"));
        QTest::keyClick(c.dialog.supplierSafety, Qt::Key_Tab);
        QCOMPARE(c.w.document().project().settings().supplierSafetyDays.millionths, std::int64_t{500'000});
        QCOMPARE(c.dialog.supplierSafety->text(), QStringLiteral("0.5 wd"));
        QCOMPARE(c.text("Coils", kCycle), QStringLiteral("3"));
        QCOMPARE(c.w.steps(), steps + 2);
    }

    void what_cannot_be_is_refused_in_words() {
        Counts c;
        const int steps = c.w.steps();
        for (const char* wrong : {"nonsense", "20 %", "100 %"}) { // 50 to just under 100 %
            c.dialog.serviceLevel->setFocus();
            c.dialog.serviceLevel->selectAll();
            QTest::keyClicks(c.dialog.serviceLevel, QString::fromLatin1(wrong));
            QTest::keyClick(c.dialog.serviceLevel, Qt::Key_Tab);
            QVERIFY(!c.dialog.remark().isEmpty());
            QCOMPARE(c.dialog.serviceLevel->text(), QStringLiteral("95 %"));
        }
        QCOMPARE(c.w.steps(), steps);
    }

    void without_loops_it_says_what_to_draw() {
        BoardsWindow w("acme-stamping.json", "Current state");
        CardCountsDialog dialog(w.document());
        dialog.show();
        QVERIFY(!dialog.table()->isVisible());
        QVERIFY(!dialog.use->isVisible());
        bool helps = false;
        for (const auto* label : dialog.findChildren<QLabel*>())
            helps = helps || (label->isVisible() && label->text().contains(QStringLiteral("Draw a supermarket")));
        QVERIFY(helps);
        QVERIFY(visibleButton(*w.window, QStringLiteral("How many cards?")));
    }

    void one_loop_alone_is_counted() {
        BoardsWindow w("controls.json", "FIFO lane behind the press");
        CardCountsDialog dialog(w.document());
        dialog.show();
        QCOMPARE(dialog.model().rowCount(), 1);
        QVERIFY(dialog.model().counts(0)->of(CardSchool::Monden).applies());
    }

    void it_follows_edits_and_other_scenarios() {
        Counts c;
        Edit edit = c.w.document().edit();
        edit.modify<KanbanLoop>(c.w.loop("Weld and assembly LH").id, [](KanbanLoop& loop) { loop.container = {40}; });
        QVERIFY(c.w.document().push(edit, QStringLiteral("Larger trays")));
        c.choose("Weld and assembly LH", kMonden);
        QVERIFY(c.details(QStringLiteral("C, quantity on one card"), QStringLiteral("40")));
        c.w.document().setScenario(c.w.document().project().scenario(std::string_view("Current state"))->id);
        QVERIFY(!c.dialog.table()->isVisible());
    }

    void cards_entered_in_the_inspector_are_the_planners_own() {
        Window map("acme-stamping.json");
        map.document.setScenario(map.document.project().scenario(std::string_view("Future state"))->id);
        Id loop;
        Edit edit = map.document.edit();
        for (const auto& row : map.plant().get<KanbanLoop>())
            if (row.name == "Coils")
                edit.modify<KanbanLoop>(loop = row.id, [](KanbanLoop& l) { l.school = CardSchool::Roser; });
        QVERIFY(map.document.push(edit, QStringLiteral("By Roser")));
        map.page.select(loop);
        QVERIFY(map.type(QStringLiteral("Cards"), QStringLiteral("3"))); // as it is
        QCOMPARE(map.plant().find<KanbanLoop>(loop)->school, CardSchool::Roser);
        QVERIFY(map.type(QStringLiteral("Cards"), QStringLiteral("6")));
        QCOMPARE(map.plant().find<KanbanLoop>(loop)->cards, std::int64_t{6});
        QCOMPARE(map.plant().find<KanbanLoop>(loop)->school, CardSchool::Own);
    }

    void more_taken_at_a_time_than_the_cards_hold_is_said() {
        lean::LoopCounts counts;
        lean::SchoolCount count;
        count.school = CardSchool::Monden;
        count.cards = 5;
        count.inputs = {{lean::CountInputKind::Container, 20, lean::CountUnit::Steps, lean::CountSource::Item}};
        counts.takenAtOnce = 100;
        QVERIFY(takenAtOnceText(counts, count, nullptr).isEmpty());
        counts.takenAtOnce = 480;
        const QString said = takenAtOnceText(counts, count, nullptr);
        QVERIFY2(said.contains(QStringLiteral("480")) && said.contains(QStringLiteral("24 cards")), qPrintable(said));
    }

    void figures_have_as_few_digits_as_will_do() {
        QCOMPARE(figure(480), QStringLiteral("480"));
        QCOMPARE(figure(12.18), QStringLiteral("12.18"));
        QCOMPARE(figure(4560 / 28'800.0), QStringLiteral("0.1583"));
        QCOMPARE(figure(0), QStringLiteral("0"));
    }

    void it_fits_the_smallest_screen() {
        Counts c;
        QVERIFY(c.dialog.minimumSizeHint().width() <= 1366 && c.dialog.minimumSizeHint().height() <= 700);
        for (const Mode mode : {Mode::Dark, Mode::Light}) {
            Theme::instance().setMode(mode);
            c.dialog.model().apply(c.row("Coils"), CardSchool::DeliveryCycle);
            c.dialog.model().apply(c.row("Weld and assembly RH"), CardSchool::Monden);
            c.choose("Coils", kMonden + 2);
            QCoreApplication::processEvents();
            QVERIFY(!c.dialog.grab().isNull());
        }
    }
};

TAKTBOARD_TEST(card_counts, CardCountsGuiTest);
#include "tst_card_counts.moc"
