// The runs kept in the file: found, starred, named, noted, shown, compared, deleted; and quick with a thousand of them.
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include "gui/common/plain_words.h"
#include "gui/common/format.h"
#include "gui/metrics/run_compare_dialog.h"
#include "gui/metrics/run_delegate.h"
#include "gui/metrics/run_list.h"
#include "gui/metrics/run_model.h"
#include "sample_run.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

struct Bench : test::SampleRun {
    Bench() {
        list.emplace(document, *playback);
        test::showAt(*list, {460, 300});
        list->activateWindow();
    }
    /// A run of the sample, as if stored on a day, with two of its figures set.
    std::int64_t store(const std::string& name, int day, double stock, double fill, std::uint64_t seed = 1) {
        sim::RunRecord record;
        record.name = name;
        record.created = "2026-11-" + std::to_string(day) + "T10:00:00Z";
        record.scenario = document.scenarioId();
        record.scenarioName = "Future state";
        record.plantHash = network().plantHash;
        record.settings = playback->settings();
        record.settings.seed = seed;
        record.result = *playback->result();
        for (auto& measure : record.result.measures)
            if (measure.name == "stock_days.total" || measure.name == "fill_rate")
                measure.value = {measure.name == "fill_rate" ? fill : stock, 0, 0, 1};
        return document.addRun(std::move(record), document.project(), document.scenarioId());
    }
    void three() {
        store("Half the changeover", 10, 3.0, 0.95, 11);
        store("As drawn", 12, 4.5, 0.99, 12);
        store("Two cards less", 11, 2.5, 0.80, 13);
    }
    QStringList titles() const {
        QStringList out;
        for (int r = 0; r < list->view()->model()->rowCount(); ++r)
            out << list->view()->model()->index(r, 0).data().toString();
        return out;
    }
    QModelIndex row(const QString& title) const {
        return list->view()->model()->index(static_cast<int>(titles().indexOf(title)), 0);
    }
    void choose(const QStringList& which) {
        list->view()->clearSelection();
        for (const auto& title : which)
            list->view()->selectionModel()->setCurrentIndex(row(title), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        list->view()->setFocus();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(list->view(), key, modifiers); }
    template <class Widget>
    Widget* named(const QString& name) {
        for (auto* widget : list->findChildren<Widget*>())
            if (widget->isVisible() && widget->accessibleName() == name)
                return widget;
        return nullptr;
    }
    const sim::RunRecord& run(const std::string& name) const {
        return *std::ranges::find_if(document.runs(), [&](const auto& r) { return r.name == name; });
    }

    std::optional<RunList> list;
};

const CompareLine& line(const RunComparison& comparison, const QString& name) {
    const auto found = std::ranges::find(comparison.lines, name, &CompareLine::name);
    if (found == comparison.lines.end())
        qFatal("no line %s", qPrintable(name));
    return *found;
}

sim::RunRecord madeRun(std::int64_t number, double fill, double half, double money = 100) {
    sim::RunRecord run;
    run.number = number;
    run.scenarioName = "Future state";
    run.plantHash = number == 3 ? "other" : "same";
    run.settings.seed = static_cast<std::uint64_t>(number);
    run.result.replications = half > 0 ? 30 : 1;
    run.result.measures = {{"fill_rate", "Fill rate", "share", {fill, half, 0, 30}},
                           {"stock_value.total", "Value", "money", {money, 0, 0, 30}},
                           {"made.7.good", "Weld, good", "steps", {900, 0, 0, 30}}};
    return run;
}

} // namespace

class RunListTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void an_empty_list_helps() {
        Bench b;
        QVERIFY(b.titles().isEmpty());
        QVERIFY(!b.named<QLineEdit>(QStringLiteral("Find a run by its name, note, seed or date")));
    }

    void a_star_is_pressed_and_typed() {
        Bench b;
        b.three();
        const QRect star = RunDelegate::starRect(b.list->view()->visualRect(b.row(QStringLiteral("As drawn"))));
        QTest::mouseClick(b.list->view()->viewport(), Qt::LeftButton, {}, star.center());
        QVERIFY(b.run("As drawn").starred);
        QTest::mouseClick(b.list->view()->viewport(), Qt::LeftButton, {}, star.center());
        QVERIFY(!b.run("As drawn").starred);
        b.choose({QStringLiteral("As drawn"), QStringLiteral("Two cards less")});
        b.key(Qt::Key_Asterisk);
        QVERIFY(b.run("As drawn").starred && b.run("Two cards less").starred && !b.run("Half the changeover").starred);
        b.choose({QStringLiteral("As drawn"), QStringLiteral("Half the changeover")});
        b.key(Qt::Key_Asterisk); // one has it: all get it
        QVERIFY(b.run("As drawn").starred && b.run("Half the changeover").starred);
        QCOMPARE(b.list->chosen().size(), std::size_t{2}); // the choice stays
        QVERIFY(b.row(QStringLiteral("As drawn")).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("starred")));
    }

    void it_is_found_filtered_and_ordered() {
        Bench b;
        b.three();
        QCOMPARE(b.titles(), (QStringList{QStringLiteral("As drawn"), QStringLiteral("Two cards less"), QStringLiteral("Half the changeover")}));
        auto* order = b.named<QComboBox>(QStringLiteral("Order of the runs"));
        order->setCurrentIndex(1);
        QCOMPARE(b.titles().constFirst(), QStringLiteral("As drawn"));
        QCOMPARE(b.titles().constLast(), QStringLiteral("Two cards less"));
        order->setCurrentIndex(2);
        QCOMPARE(b.titles(), (QStringList{QStringLiteral("Two cards less"), QStringLiteral("Half the changeover"), QStringLiteral("As drawn")}));
        order->setCurrentIndex(3);
        QCOMPARE(b.titles(), (QStringList{QStringLiteral("As drawn"), QStringLiteral("Half the changeover"), QStringLiteral("Two cards less")}));
        b.document.noteRun(b.run("As drawn").number, QStringLiteral("what the class guessed"));
        auto* find = b.named<QLineEdit>(QStringLiteral("Find a run by its name, note, seed or date"));
        QTest::keyClicks(find, QStringLiteral("CLASS"));
        QCOMPARE(b.titles(), QStringList{QStringLiteral("As drawn")});
        find->setText(QStringLiteral("seed 13"));
        QCOMPARE(b.titles(), QStringList{QStringLiteral("Two cards less")});
        find->clear();
        b.document.starRun(b.run("Half the changeover").number, true);
        QTest::mouseClick(b.named<QToolButton>(QStringLiteral("Starred runs only")), Qt::LeftButton);
        QCOMPARE(b.titles(), QStringList{QStringLiteral("Half the changeover")});
    }

    void name_and_note_are_typed_in_the_row() {
        Bench b;
        b.three();
        b.choose({QStringLiteral("As drawn")});
        b.key(Qt::Key_F2);
        auto* name = b.named<QLineEdit>(QStringLiteral("Name of the run"));
        auto* note = b.named<QLineEdit>(QStringLiteral("Note on the run"));
        QVERIFY(name && note);
        name->setText(QStringLiteral("Before"));
        note->setText(QStringLiteral("  nothing changed yet "));
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(b.run("Before").note, std::string("nothing changed yet"));
        QCOMPARE(b.row(QStringLiteral("Before")).data(RunModel::NoteRole).toString(), QStringLiteral("nothing changed yet"));
        QTRY_VERIFY(!b.named<QLineEdit>(QStringLiteral("Name of the run")));
        // Esc leaves all as it was; Shift+F2 begins in the note.
        b.choose({QStringLiteral("Before")});
        b.key(Qt::Key_F2, Qt::ShiftModifier);
        note = b.named<QLineEdit>(QStringLiteral("Note on the run"));
        QVERIFY(note);
        note->setText(QStringLiteral("dropped"));
        QTest::keyClick(note, Qt::Key_Escape);
        QCOMPARE(b.run("Before").note, std::string("nothing changed yet"));
        QTRY_VERIFY(!b.named<QLineEdit>(QStringLiteral("Note on the run")));
    }

    void it_asks_once_in_place_before_it_deletes() {
        Bench b;
        b.three();
        b.choose({QStringLiteral("As drawn")});
        b.key(Qt::Key_Delete);
        QCOMPARE(b.document.runs().size(), std::size_t{3});
        QTRY_VERIFY(test::visibleButton<QPushButton>(*b.list, QStringLiteral("&Keep")));
        QTest::keyClick(test::visibleButton<QPushButton>(*b.list, QStringLiteral("&Keep")), Qt::Key_Return);
        QCOMPARE(b.document.runs().size(), std::size_t{3});
        QVERIFY(!test::visibleButton<QPushButton>(*b.list, QStringLiteral("&Keep")));
        QVERIFY(b.playback->storedNumber() == 0); // Enter did not go on to the list and show the run
        b.choose({QStringLiteral("As drawn"), QStringLiteral("Two cards less")});
        b.key(Qt::Key_Delete);
        QTRY_VERIFY(test::visibleButton<QPushButton>(*b.list, QStringLiteral("&Delete")));
        QTest::mouseClick(test::visibleButton<QPushButton>(*b.list, QStringLiteral("&Delete")), Qt::LeftButton);
        QCOMPARE(b.titles(), QStringList{QStringLiteral("Half the changeover")});
    }

    void a_run_is_shown_again_to_the_bit() {
        Bench b;
        const auto before = b.playback->result();
        QVERIFY(b.playback->storeRun(QStringLiteral("Kept")));
        b.playback->setSeed(99);
        QVERIFY(b.playback->waitForFinished(60'000));
        b.choose({QStringLiteral("Kept")});
        QVERIFY(b.named<QToolButton>(QStringLiteral("Show this run (Enter)"))->isEnabled());
        b.key(Qt::Key_Return);
        QVERIFY(b.playback->waitForFinished(60'000));
        QCOMPARE(b.playback->storedNumber(), std::int64_t{1});
        const auto after = b.playback->result();
        QCOMPARE(after->measures.size(), before->measures.size());
        for (std::size_t i = 0; i < before->measures.size(); ++i)
            QVERIFY2(after->measures[i].value.mean == before->measures[i].value.mean, before->measures[i].name.c_str());
        QVERIFY(*after->ledger == *before->ledger);
        QVERIFY(b.row(QStringLiteral("Kept")).data(RunModel::ShownRole).toBool());
    }

    void runs_are_compared_side_by_side() {
        Bench b;
        b.three();
        auto* compare = b.named<QToolButton>(QStringLiteral("Compare the runs chosen: two or more, with Ctrl or Shift"));
        b.choose({QStringLiteral("As drawn")});
        QVERIFY(!compare->isEnabled());
        b.choose({QStringLiteral("As drawn"), QStringLiteral("Two cards less")});
        QVERIFY(compare->isEnabled());
        QTest::mouseClick(compare, Qt::LeftButton);
        RunCompareDialog* dialog = b.list->comparison();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->comparison().titles.size(), std::size_t{2});
        const auto& fill = line(dialog->comparison(), QStringLiteral("Fill rate"));
        QCOMPARE(fill.values[0], QStringLiteral("99 %"));
        QCOMPARE(fill.values[1], QStringLiteral("80 %"));
        QCOMPARE(fill.differences[1], QString(QChar(0x2212)) + QStringLiteral("19.0 points"));
        QCOMPARE(fill.tones[1], Tone::Bad);
        QCOMPARE(line(dialog->comparison(), QStringLiteral("Seed")).values[1], QStringLiteral("13"));
        const int few = dialog->table()->rowCount();
        for (auto* box : dialog->findChildren<QCheckBox*>())
            if (box->text() == QStringLiteral("&All figures"))
                box->click();
        QVERIFY(dialog->table()->rowCount() > few + 20);
        for (auto* box : dialog->findChildren<QCheckBox*>())
            if (box->text() == QStringLiteral("&Only what differs"))
                box->click();
        QVERIFY(dialog->table()->rowCount() < few + 20);
        // No word of how it was worked out.
        for (const auto& compared : dialog->comparison().lines)
            for (const char* word : {"MSER", "BAS", "digest", "hash"})
                QVERIFY2(!compared.name.contains(QLatin1String(word)), qPrintable(compared.name));
        b.document.removeRun(b.run("As drawn").number);
        QVERIFY(!dialog->isVisible()); // nothing is left to compare
    }

    void what_was_done_to_a_branch_is_named() {
        Bench b;
        sim::Intervention stop;
        stop.kind = sim::Intervention::Kind::BreakDown;
        stop.element = b.network().processes[0].id;
        stop.at = Time{} + Duration::hours(50);
        stop.length = Duration::hours(2);
        QVERIFY(b.playback->storeRun(QStringLiteral("Whole")));
        QVERIFY(b.playback->branch(stop));
        QVERIFY(b.playback->waitForFinished(60'000));
        QVERIFY(b.playback->storeRun(QStringLiteral("Stopped")));
        b.choose({QStringLiteral("Whole"), QStringLiteral("Stopped")});
        QTest::mouseClick(b.named<QToolButton>(QStringLiteral("Compare the runs chosen: two or more, with Ctrl or Shift")), Qt::LeftButton);
        const auto& done = line(b.list->comparison()->comparison(), QStringLiteral("What was done to it"));
        QVERIFY(done.differs);
        QVERIFY2(std::ranges::any_of(done.values, [&](const QString& v) { return v.contains(QStringLiteral("is down for 2 h")); }), qPrintable(done.values[0] + done.values[1]));
        QVERIFY(std::ranges::any_of(done.values, [](const QString& v) { return v == QStringLiteral("nothing"); }));
    }

    void intervals_are_plain_words() {
        const auto share = [](double v) { return percent(v, 0); };
        QCOMPARE(between(0.92, 0.95, share), QStringLiteral("between 92 and 95 %"));
        QCOMPARE(between(0.921, 0.923, share), QStringLiteral("92 %"));
        QCOMPARE(between(4.2, 4.8, workingDays), QStringLiteral("between 4.2 and 4.8 wd"));
        QCOMPARE(between(1800, 5400, seconds), QStringLiteral("between 30 min and 1 h 30 min"));
        QCOMPARE(estimateText({0.5, 0.0, 0, 1}, share), QStringLiteral("50 %"));
    }

    void a_difference_within_the_intervals_may_be_chance() {
        const auto a = madeRun(1, 0.90, 0.02), c = madeRun(2, 0.91, 0.02), d = madeRun(3, 0.98, 0.01, 200);
        const auto done = [](const sim::RunRecord&) { return QString(); };
        const auto with = compareRuns({&a, &c, &d}, 0, QStringLiteral("EUR"), done);
        const auto& fill = line(with, QStringLiteral("Fill rate"));
        QCOMPARE(fill.values[0], QStringLiteral("between 88 and 92 %"));
        QVERIFY(fill.differences[0].isEmpty());
        QCOMPARE(fill.differences[1], QStringLiteral("+1.0 points, may be chance"));
        QCOMPARE(fill.tones[1], Tone::Plain);
        QCOMPARE(fill.differences[2], QStringLiteral("+8.0 points"));
        QCOMPARE(fill.tones[2], Tone::Good);
        QCOMPARE(line(with, QStringLiteral("Value of the stock, mean")).tones[2], Tone::Bad);
        QCOMPARE(line(with, QStringLiteral("Plan")).values[2], QStringLiteral("another plan"));
        QVERIFY(!line(with, QStringLiteral("Weld, good")).differs);
        QCOMPARE(with.titles[0], QStringLiteral("Future state (run 1)"));
        // Money hidden is hidden here too; another run can be the one compared with.
        const auto without = compareRuns({&a, &c, &d}, 2, {}, done);
        for (const auto& each : without.lines)
            QVERIFY(each.name != QStringLiteral("Value of the stock, mean"));
        QCOMPARE(line(without, QStringLiteral("Fill rate")).differences[0], QString(QChar(0x2212)) + QStringLiteral("8.0 points"));
    }

    void a_thousand_runs_are_listed_at_once() {
        Bench b;
        for (int n = 0; n < 1000; ++n)
            b.store("Run " + std::to_string(n), 10 + n % 19, 3 + n * 0.001, 0.9, static_cast<std::uint64_t>(n));
        QCOMPARE(b.titles().size(), 1000);
        QCOMPARE(b.list->view()->findChildren<QLineEdit*>().size(), 0); // no widget a row
        b.list->view()->scrollToBottom();
        QElapsedTimer clock;
        clock.start();
        b.document.starRun(500, true);
        QVERIFY2(clock.elapsed() < 400, qPrintable(QString::number(clock.elapsed()))); // one row was drawn anew
    }
};

TAKTBOARD_TEST(run_list, RunListTest);
#include "tst_run_list.moc"
