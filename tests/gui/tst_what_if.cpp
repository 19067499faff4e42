// What if, from here: an event put into a run, the branch beside the untouched run, kept or dropped.
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <filesystem>

#include "app/main_window.h"
#include "gui/common/theme.h"
#include "gui/time/branch_figures.h"
#include "gui/time/branch_strip.h"
#include "gui/time/intervention_text.h"
#include "gui/time/playback.h"
#include "gui/time/scrubber.h"
#include "gui/time/time_bar.h"
#include "gui/time/what_if_dialog.h"
#include "gui/time/why_text.h"
#include "sample_run.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

using Kind = sim::Intervention::Kind;
const Time kMoment = Time{} + Duration::days(2) + Duration::hours(9) + Duration::minutes(14);

struct Bench : test::SampleRun {
    Bench() {
        bar.emplace(document, *playback);
        test::showAt(*bar, {1366, 140});
        playback->seek(kMoment);
    }
    Id named(const char* name) const {
        Id found;
        document.plant().forEachTable([&](const auto& table) {
            for (const auto& row : table)
                if (nameOf(document.plant(), row.id) == name)
                    found = row.id;
        });
        if (!found)
            qFatal("the sample has no %s", name);
        return found;
    }
    /// The weld and assembly cell is down for two hours from the cursor on.
    sim::Intervention breakdown() const {
        return {playback->cursor(), Kind::BreakDown, named("Weld and assembly"), {}, 0, Duration::hours(2), {}};
    }
    void branch() {
        QVERIFY(playback->branch(breakdown()));
        QVERIFY(playback->waitForFinished(60'000));
        QVERIFY(playback->isBranch());
    }
    QPushButton* button(const char* name) const {
        return test::visibleButton<QPushButton>(*bar, QLatin1String(name));
    }
    void rename(const char* element, const std::function<void(Edit&, Id)>& change) {
        Edit edit = document.edit();
        change(edit, named(element));
        QVERIFY(document.push(edit, QStringLiteral("Edit")));
    }

    std::optional<TimeBar> bar;
};

/// Every record, as far as a run can be told from another by it.
QByteArray recordsOf(const sim::LiveRun& run, Time until = {INT64_MAX}) {
    QByteArray bytes;
    for (std::size_t n = 0; n < run.trace()->size(); ++n) {
        const auto& r = (*run.trace())[n];
        if (Time{r.at} > until)
            break;
        bytes += QByteArray::number(qlonglong(r.at)) + ' ' + QByteArray::number(int(r.kind())) + ' ' +
                 QByteArray::number(r.subject) + ' ' + QByteArray::number(qlonglong(r.amount)) + '\n';
    }
    return bytes;
}

void choose(QComboBox* box, const QString& text) {
    const int row = box->findText(text);
    QVERIFY2(row >= 0, qPrintable(text));
    box->setCurrentIndex(row);
}

} // namespace

class WhatIfTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Mode::Light); }

    void the_button_in_the_bar_asks_what_is_to_happen() {
        Bench bench;
        QSignalSpy wanted(&*bench.bar, &TimeBar::whatIfWanted);
        QTest::mouseClick(bench.button("What if, from here"), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(!bench.bar->branchStrip()->isVisible());
    }

    void the_dialog_says_in_a_sentence_what_will_happen() {
        const Bench bench;
        WhatIfDialog dialog(*bench.playback, bench.named("Weld and assembly"));
        dialog.show();
        QCOMPARE(dialog.element()->currentText(), QStringLiteral("Weld and assembly"));
        dialog.length()->setText(QStringLiteral("120 min"));
        QCOMPARE(dialog.sentence(), QStringLiteral("Weld and assembly is down for 2 h from day 3, 09:14."));
        dialog.activateWindow();
        dialog.length()->setFocus();
        QTRY_VERIFY(dialog.length()->hasFocus());
        QTest::keyClick(dialog.length(), Qt::Key_Tab);
        QTRY_COMPARE(dialog.length()->text(), QStringLiteral("2 h"));
        QVERIFY(dialog.intervention() == bench.breakdown());
    }

    void each_event_is_offered_only_what_it_can_be_done_to() {
        const Bench bench;
        WhatIfDialog dialog(*bench.playback);
        const auto& tables = bench.network().tables;
        QVERIFY(dialog.kind()->count() >= 6);
        for (int k = 0; k < dialog.kind()->count(); ++k) {
            dialog.kind()->setCurrentIndex(k);
            const auto kind = static_cast<Kind>(dialog.kind()->currentData().toInt());
            QVERIFY(dialog.element()->count() > 0);
            for (int e = 0; e < dialog.element()->count(); ++e) {
                dialog.element()->setCurrentIndex(e);
                QVERIFY(contains(sim::ruleOf(kind).on, tables.at(Id{dialog.element()->currentData().toULongLong()})));
                QVERIFY2(dialog.intervention().has_value(), qPrintable(dialog.kind()->currentText() + dialog.element()->currentText()));
            }
        }
    }

    void what_is_wrong_stands_beside_the_field_and_what_was_typed_stays() {
        const Bench bench;
        WhatIfDialog dialog(*bench.playback, bench.named("Weld and assembly"));
        dialog.show();
        for (const char* wrong : {"", "soon", "0 min", "-5 min", "900000 d"}) {
            dialog.length()->setText(QLatin1String(wrong));
            QVERIFY2(!dialog.intervention(), wrong);
            QVERIFY(!dialog.length()->accessibleDescription().isEmpty());
            QVERIFY(!dialog.ok()->isEnabled());
            QCOMPARE(dialog.length()->text(), QLatin1String(wrong));
        }
        dialog.length()->setText(QStringLiteral("1 h"));
        QVERIFY(dialog.ok()->isEnabled());
        choose(dialog.kind(), QStringLiteral("Lost cards"));
        for (const char* wrong : {"", "0", "1.5", "many", "99999"}) {
            dialog.amount()->setText(QLatin1String(wrong));
            QVERIFY2(!dialog.intervention(), wrong);
            QVERIFY(!dialog.amount()->accessibleDescription().isEmpty());
        }
    }

    void an_outage_may_have_paper_instead() {
        const Bench bench;
        WhatIfDialog dialog(*bench.playback);
        dialog.show();
        choose(dialog.kind(), QStringLiteral("Signal outage"));
        QVERIFY(!dialog.paper()->isVisible());
        dialog.byHand()->setChecked(true);
        QVERIFY(dialog.paper()->isVisible());
        dialog.paper()->setText(QStringLiteral("20 min"));
        QCOMPARE(dialog.intervention()->paper.us, Duration::minutes(20).us);
        QVERIFY(dialog.sentence().contains(QStringLiteral("by hand, 20 min later")));
    }

    void a_branch_stands_beside_the_untouched_run_at_the_same_moment() {
        Bench bench;
        const auto before = bench.playback->run();
        bench.playback->setPlaying(true);
        bench.branch();
        QVERIFY(!bench.playback->isPlaying());
        QVERIFY(bench.playback->run() != before);
        QVERIFY(bench.playback->untouched());
        QCOMPARE(bench.playback->untouched()->run(), before);
        QCOMPARE(bench.playback->cursor().us, kMoment.us);
        QCOMPARE(bench.playback->run()->settings().seed, before->settings().seed);
        QCOMPARE(recordsOf(*bench.playback->run(), Time{kMoment.us - 1}), recordsOf(*before, Time{kMoment.us - 1}));
        QVERIFY(recordsOf(*bench.playback->run()) != recordsOf(*before));
        QVERIFY(bench.bar->branchStrip()->isVisible());
        QVERIFY(bench.button("What if: Weld and assembly is down for 2 h from day 3, 09:14"));
        const Scrubber& scrubber = *bench.bar->scrubber();
        QVERIFY(scrubber.interventionAt({scrubber.xOf(kMoment), 6}));
    }

    void dropping_goes_back_to_the_untouched_run_at_the_same_moment() {
        Bench bench;
        const auto before = bench.playback->run();
        bench.branch();
        bench.playback->seek(kMoment + Duration::days(3));
        QTest::mouseClick(bench.button("Drop"), Qt::LeftButton);
        QCOMPARE(bench.playback->run(), before);
        QCOMPARE(bench.playback->cursor().us, (kMoment + Duration::days(3)).us);
        QVERIFY(!bench.playback->isBranch());
        QVERIFY(!bench.bar->branchStrip()->isVisible());
        QVERIFY(bench.playback->result() != nullptr);
    }

    void another_event_joins_the_same_branch() {
        Bench bench;
        const auto before = bench.playback->run();
        bench.branch();
        const auto first = bench.playback->run();
        bench.playback->seek(kMoment + Duration::days(1));
        auto more = bench.breakdown();
        more.element = bench.named("Stamping");
        QVERIFY(bench.playback->branch(more));
        QVERIFY(bench.playback->waitForFinished(60'000));
        QVERIFY(bench.playback->run() != first);
        QCOMPARE(bench.playback->run()->settings().interventions.size(), std::size_t{2});
        QCOMPARE(bench.playback->untouched()->run(), before);
    }

    void the_difference_is_read_off() {
        Bench bench;
        auto all = bench.breakdown();
        all.length = Duration::hours(60);
        QVERIFY(bench.playback->branch(all));
        QVERIFY(bench.playback->waitForFinished(60'000));
        const auto& figures = bench.bar->branchStrip()->figures().figures();
        QTRY_VERIFY(figures.size() > 7);
        QCOMPARE(figures[5].name, QStringLiteral("Missed pitches"));
        QCOMPARE(figures[6].name, QStringLiteral("Operators wait"));
        QCOMPARE(figures[6].tone, Tone::Bad);
        // 60 hours are two days and a half: the store of finished goods runs dry.
        QVERIFY(figures[7].name.contains(QStringLiteral("in Finished goods")));
        QVERIFY(figures[7].difference.startsWith(QChar(0x2212)));
        QVERIFY(!figures[7].after.isEmpty());
        const auto delivered = [](const sim::RunResult& r) { return r.find("delivered.total")->value.mean; };
        const double less = delivered(*bench.playback->untouched()->result()) - delivered(*bench.playback->result());
        QVERIFY(less > 0);
        QCOMPARE(figures[0].tone, Tone::Bad);
        QVERIFY(figures[0].difference.startsWith(QChar(0x2212)));
        QTest::mouseClick(bench.button("Compare"), Qt::LeftButton);
        QVERIFY(bench.bar->branchStrip()->comparison().isVisible());
        bench.bar->branchStrip()->comparison().hide();
    }

    void a_kept_branch_repeats_to_the_record_after_save_and_reopen() {
        Bench bench;
        bench.branch();
        const auto records = recordsOf(*bench.playback->run());
        QTest::mouseClick(bench.button("Keep"), Qt::LeftButton);
        QCOMPARE(bench.document.runs().size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(bench.document.runs()[0].name),
                 QStringLiteral("What if: Weld and assembly is down for 2 h from day 3, 09:14"));
        QTRY_VERIFY(bench.button("Kept as run 1"));
        const QTemporaryDir folder;
        const std::filesystem::path file = (folder.path() + QStringLiteral("/branch.takt")).toStdString();
        QVERIFY(bench.document.save(file));
        bench.document.newDocument();
        QVERIFY(bench.playback->interventions().empty());

        QVERIFY(bench.document.open(file));
        QVERIFY(bench.playback->waitForFinished(60'000));
        QVERIFY(!bench.playback->isBranch());
        bench.playback->showStored(bench.document.runs()[0]);
        QVERIFY(bench.playback->waitForFinished(60'000));
        QVERIFY(bench.playback->isBranch());
        QCOMPARE(bench.playback->storedNumber(), 1);
        QCOMPARE(recordsOf(*bench.playback->run()), records);
        QVERIFY(bench.playback->untouched());
        bench.playback->dropBranch();
        QVERIFY(bench.playback->waitForFinished(60'000));
        QVERIFY(!bench.playback->isBranch());
        QCOMPARE(bench.playback->storedNumber(), 0);
    }

    void an_edit_keeps_the_branch_and_reruns_both() {
        Bench bench;
        bench.branch();
        const auto branch = bench.playback->run(), untouched = bench.playback->untouched()->run();
        bench.rename("Stamping", [](Edit& edit, Id id) {
            edit.modify<Process>(id, [](Process& p) { p.changeover += Duration::minutes(5); });
        });
        QVERIFY(bench.playback->isOutOfDate());
        QCOMPARE(bench.playback->run(), branch);
        QVERIFY(bench.playback->waitForFinished(60'000));
        QVERIFY(bench.playback->isBranch());
        QVERIFY(bench.playback->run() != branch);
        QVERIFY(bench.playback->untouched()->run() != untouched);
        QCOMPARE(bench.playback->run()->network()->plantHash, bench.playback->untouched()->run()->network()->plantHash);
        QCOMPARE(bench.playback->cursor().us, kMoment.us);
    }

    void an_edit_that_takes_its_element_away_drops_the_branch_and_says_so() {
        Bench bench;
        const Demand demand = bench.document.plant().get<Demand>()[0];
        QVERIFY(bench.playback->branch({kMoment, Kind::RushOrder, demand.customer, demand.item, 100, {}, {}}));
        QVERIFY(bench.playback->waitForFinished(60'000));
        QSignalSpy dropped(&*bench.playback, &Playback::branchDropped);
        Edit edit = bench.document.edit();
        edit.remove(demand.id);
        QVERIFY(bench.document.push(edit, QStringLiteral("Edit")));
        QVERIFY(bench.playback->waitForFinished(60'000));
        QCOMPARE(dropped.count(), 1);
        QVERIFY(!dropped[0][0].toString().isEmpty());
        QVERIFY(!bench.playback->isBranch());
        QVERIFY(bench.playback->hasRun());
        QVERIFY(!bench.bar->branchStrip()->isVisible());
    }

    void dropping_a_branch_that_is_not_there_yet_leaves_the_run_as_it_was() {
        Bench bench;
        const auto before = bench.playback->run();
        bench.playback->seek(bench.playback->horizon());
        QVERIFY(bench.playback->branch(bench.breakdown()));
        bench.playback->dropBranch();
        QVERIFY(bench.playback->waitForFinished(60'000));
        QCOMPARE(bench.playback->run(), before);
        QVERIFY(!bench.playback->isBranch());
    }

    void what_cannot_be_done_changes_nothing() {
        Bench bench;
        const auto before = bench.playback->run();
        auto wrong = bench.breakdown();
        wrong.element = bench.document.plant().get<Customer>()[0].id;
        QVERIFY(!bench.playback->branch(wrong));
        QVERIFY(bench.playback->interventions().empty());
        QCOMPARE(bench.playback->run(), before);
    }

    void the_start_of_the_round_has_nothing_done_to_it() {
        Bench bench;
        const auto before = bench.playback->run();
        bench.branch();
        bench.playback->startOver();
        QCOMPARE(bench.playback->run(), before);
        QCOMPARE(bench.playback->cursor().us, 0);
    }

    void why_leads_from_a_stop_to_its_root_and_from_work_to_what_asked_for_it() {
        Bench bench;
        const Id weld = bench.named("Weld and assembly");
        QVERIFY(whyChain(*bench.playback, bench.document.plant().get<Customer>()[0].id).empty());
        const auto working = whyChain(*bench.playback, weld, 40);
        QVERIFY(working.size() > 2);
        QCOMPARE(working[0].text, QStringLiteral("Weld and assembly is at work"));
        for (std::size_t n = 2; n < working.size(); ++n)
            QVERIFY(working[n].at <= working[n - 1].at);
        bench.branch();
        bench.playback->seek(kMoment + Duration::minutes(30));
        const auto down = whyChain(*bench.playback, weld);
        QCOMPARE(down.size(), std::size_t{1});
        QCOMPARE(down[0].text, QStringLiteral("Weld and assembly is down"));
        QCOMPARE(down[0].element, weld);
    }

    void the_window_asks_and_shows_the_branch() {
        app::MainWindow window;
        window.show();
        QVERIFY(window.files().open(TAKTBOARD_SOURCE_DIR "/resources/samples/acme-stamping.json"));
        QVERIFY(window.playback().waitForFinished(60'000));
        window.playback().seek(kMoment);
        QString said;
        QTimer::singleShot(0, this, [&said] {
            auto* dialog = qobject_cast<WhatIfDialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            said = dialog->sentence();
            dialog->ok()->click();
        });
        window.actions().whatIf->trigger();
        QVERIFY(said.contains(QStringLiteral("from day 3, 09:14")));
        QVERIFY(window.playback().waitForFinished(60'000));
        QVERIFY(window.playback().isBranch());
        QVERIFY(window.actions().dropBranch->isEnabled());
        window.actions().dropBranch->trigger();
        QVERIFY(!window.playback().isBranch());
        window.document().discard();
    }

    void the_bar_with_a_branch_fits_the_smallest_window() {
        Bench bench;
        bench.branch();
        QVERIFY2(bench.bar->minimumSizeHint().width() <= 1366, qPrintable(QString::number(bench.bar->minimumSizeHint().width())));
        for (const QWidget* child : bench.bar->findChildren<QWidget*>())
            if (child->focusPolicy() != Qt::NoFocus && child->isVisible())
                QVERIFY2(!child->accessibleName().isEmpty(), child->metaObject()->className());
    }
};

TAKTBOARD_TEST(what_if, WhatIfTest);

#include "tst_what_if.moc"
