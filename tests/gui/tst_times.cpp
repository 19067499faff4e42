// Times that vary, as planners enter them, and counts of stocks with their dates.
#include <QComboBox>
#include <QDate>
#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>

#include "gui/common/dates.h"
#include "gui/common/field_text.h"
#include "gui/map/canvas_editor.h"
#include "gui/map/data_box.h"
#include "gui/map/stock_counts.h"
#include "gui/map/time_dialog.h"
#include "map_window.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

namespace {

std::string readLaw(const QString& typed) {
    DurationLaw law;
    const auto read = readField(typed, law);
    return read ? fieldText(law).toStdString() : "refused";
}

/// Twenty times round 40 s.
QString sample() {
    QStringList lines;
    for (const int s : {38, 41, 40, 39, 42, 40, 37, 43, 40, 41, 39, 38, 42, 44, 36, 40, 41, 39, 40, 41})
        lines << QStringLiteral("%1 s").arg(s);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class Times : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void a_time_is_typed_with_what_it_may_be_off_by() {
        QCOMPARE(readLaw(QStringLiteral("45 s")), std::string("45 s"));
        QCOMPARE(readLaw(QStringLiteral("45 s ± 5 s")), std::string("45 s ± 5 s"));
        QCOMPARE(readLaw(QStringLiteral("45 +- 5 s")), std::string("45 s ± 5 s"));
        QCOMPARE(readLaw(QStringLiteral("40 – 45 – 50 s")), std::string("40 s – 45 s – 50 s"));
        QCOMPARE(readLaw(QStringLiteral("40 s - 45 s - 1 min")), std::string("40 s – 45 s – 1 min"));
        QCOMPARE(readLaw(QStringLiteral("gamma(45 s, 5 s)")), std::string("gamma(45 s, 5 s)"));
        for (const auto* wrong : {"5 s ± 45 s", "60 – 45 – 40 s", "45 s ±", "a – b – c", "± 5 s"})
            QCOMPARE(readLaw(QString::fromUtf8(wrong)), std::string("refused"));
        DurationLaw law;
        QVERIFY(readField(QStringLiteral("45 s ± 5 s"), law));
        QVERIFY(law.kind == DurationLaw::Kind::Uniform && law.a.us == Duration::seconds(40).us && law.b.us == Duration::seconds(50).us);
    }

    void the_dialog_begins_with_what_the_field_has() {
        TimeDialog uniform(QStringLiteral("Cycle time"), QStringLiteral("45 s ± 5 s"));
        QCOMPARE(uniform.form()->currentIndex(), int(TimeDialog::GiveOrTake));
        QCOMPARE(uniform.field(1)->text(), QStringLiteral("5 s"));
        QCOMPARE(*uniform.text(), QStringLiteral("45 s ± 5 s"));
        TimeDialog fixed(QStringLiteral("Cycle time"), QStringLiteral("1 min"));
        QCOMPARE(fixed.form()->currentIndex(), int(TimeDialog::Fixed));
        fixed.form()->setCurrentIndex(TimeDialog::ThreePoints);
        fixed.field(0)->setText(QStringLiteral("50 s"));
        fixed.field(1)->setText(QStringLiteral("55 s"));
        fixed.field(2)->setText(QStringLiteral("90 s"));
        QVERIFY(fixed.ok()->isEnabled());
        QVERIFY(fixed.remark().contains(QStringLiteral("mean 65 s")));
        fixed.field(2)->setText(QStringLiteral("soon"));
        QVERIFY(!fixed.ok()->isEnabled());
        fixed.form()->setCurrentIndex(TimeDialog::More);
        fixed.law()->setText(QStringLiteral("weibull(1 min, 20 s)"));
        QCOMPARE(*fixed.text(), QStringLiteral("weibull(1 min, 20 s)"));
        QVERIFY(fixed.ok()->isEnabled());
    }

    void pasted_times_are_fitted_and_the_best_law_stands_first() {
        TimeDialog dialog(QStringLiteral("Cycle time"), QStringLiteral("45 s"));
        dialog.show();
        dialog.form()->setCurrentIndex(TimeDialog::Measured);
        QVERIFY(!dialog.ok()->isEnabled());
        dialog.pasted()->setPlainText(QStringLiteral("40 s\n41 s"));
        QVERIFY(!dialog.ok()->isEnabled());
        dialog.pasted()->setPlainText(QStringLiteral("40 s\nsoon"));
        QVERIFY(dialog.remark().contains(QStringLiteral("soon")));
        dialog.pasted()->setPlainText(sample());
        QCOMPARE(dialog.measured().size(), std::size_t{20});
        QVERIFY(dialog.fits()->rowCount() > 5);
        QVERIFY(dialog.remark().contains(QStringLiteral("20 times")));
        QVERIFY(dialog.ok()->isEnabled());
        QVERIFY(dialog.text()->contains(QLatin1Char('(')) || dialog.text()->contains(QStringLiteral("±")) || dialog.text()->contains(QStringLiteral("–")));
        dialog.fits()->setCurrentCell(dialog.fits()->rowCount() - 1, 0);
        QVERIFY(dialog.asMeasured());
        QVERIFY(dialog.ok()->isEnabled());
    }

    void measured_times_become_a_series_that_runs_draw_from_in_one_step() {
        Window w;
        const Id process = w.add(TableId::Processes, {0, 0});
        (void)process;
        const int before = w.document.undoStack()->index();
        QTimer::singleShot(0, this, [] {
            auto* dialog = qobject_cast<TimeDialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            dialog->form()->setCurrentIndex(TimeDialog::Measured);
            dialog->pasted()->setPlainText(sample());
            dialog->fits()->setCurrentCell(dialog->fits()->rowCount() - 1, 0);
            dialog->ok()->click();
        });
        QLineEdit* field = w.field(QStringLiteral("Cycle time"));
        QVERIFY(field);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Down, Qt::AltModifier);
        const auto& law = w.plant().get<Recipe>()[0].cycleTime;
        QVERIFY(law.kind == DurationLaw::Kind::Empirical);
        const auto* series = w.document.project().shared.find<Series>(law.series);
        QVERIFY(series && series->values.millionths.size() == 20);
        QCOMPARE(series->values.millionths[0], std::int64_t{38'000'000});
        QCOMPARE(w.document.undoStack()->index(), before + 1);
    }

    // ------------------------------------------------------------------ counts

    void several_counts_are_averaged_and_keep_their_dates() {
        Window w("acme-stamping.json");
        const auto& stocks = w.plant().get<Stock>();
        const Id stock = stocks[0].id, store = stocks[0].store;
        QCOMPARE(stocks[0].initial.steps, std::int64_t{4600});
        w.page.select(store);
        QVERIFY(w.fold(QStringLiteral("Counts")));
        QVERIFY(w.press(QStringLiteral("Add a count")));
        QCOMPARE(countsOf(w.plant(), stock).size(), std::size_t{2}); // the one there was, and one more
        QVERIFY(w.type(QStringLiteral("Counted"), QStringLiteral("1840 kg")));
        const auto now = [&] { return w.plant().find<Stock>(stock)->initial.steps; };
        QCOMPARE(now(), std::int64_t{(4600 + 3680) / 2}); // half a kilogram is a step
        QCOMPARE(w.plant().find<Stock>(stock)->countedOn, isoText(QDate::currentDate()));
        const auto undo = w.document.undoStack();
        undo->undo();
        undo->undo();
        QCOMPARE(now(), std::int64_t{4600});
        QVERIFY(countsOf(w.plant(), stock).empty());
    }

    void a_wrong_date_is_refused_where_it_stands() {
        Window w("acme-stamping.json");
        w.page.select(w.plant().get<Stock>()[0].store);
        QVERIFY(w.fold(QStringLiteral("Counts")));
        QVERIFY(w.type(QStringLiteral("Counted on"), QStringLiteral("yesterday")));
        QVERIFY(w.plant().get<Stock>()[0].countedOn.empty());
        QVERIFY(w.type(QStringLiteral("Counted on"), QStringLiteral("2026-03-02")));
        QCOMPARE(w.plant().get<Stock>()[0].countedOn, std::string("2026-03-02"));
    }

    void a_count_typed_on_the_map_is_one_more_where_there_were_several() {
        Window w("acme-stamping.json");
        const Id stock = w.plant().get<Stock>()[0].id, store = w.plant().get<Stock>()[0].store;
        Edit edit = w.document.edit();
        addCount(edit, stock, "2026-03-02", {4000});
        QVERIFY(w.document.push(edit, QStringLiteral("Count")));
        const auto entry = rowEntry(w.document.project(), w.plant(), store, "stock." + std::to_string(stock.value));
        QVERIFY(entry.has_value());
        Edit again = w.document.edit();
        QVERIFY(entry->enter(again, QStringLiteral("1700 kg")));
        QVERIFY(w.document.push(again, entry->undo));
        QCOMPARE(countsOf(w.plant(), stock).size(), std::size_t{3});
        QCOMPARE(w.plant().find<Stock>(stock)->initial.steps, std::int64_t{4000}); // (4600 + 4000 + 3400) / 3
    }
};

TAKTBOARD_TEST(times, Times);
#include "tst_times.moc"
