// What the window says of a run it does not know well: remarks, replications, a warm-up that is found.
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTranslator>

#include "app/main_window.h"
#include "app/run_settings_dialog.h"
#include "gui/map/map_page.h"
#include "gui/map/selection.h"
#include "gui/metrics/metrics_page.h"
#include "gui/metrics/remark_list.h"
#include "gui/metrics/run_figures.h"
#include "sample_run.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

struct Bench : test::SampleRun {
    /// Customers come at random, so that runs differ.
    explicit Bench(const char* scenario = "Current state") : SampleRun(scenario) {
        Edit edit = document.edit();
        for (const auto& row : document.plant().get<Demand>())
            edit.modify<Demand>(row.id, [](Demand& demand) { demand.pattern = DemandPattern::Poisson; });
        if (!document.push(edit, QStringLiteral("At random")) || !playback->waitForFinished(60'000))
            qFatal("the sample does not run at random");
        page.emplace(document, *playback);
        test::showAt(*page, {1304, 591});
    }
    void run(const sim::RunSettings& settings) {
        playback->setSettings(settings);
        QVERIFY2(playback->waitForFinished(120'000), qPrintable(playback->problem()));
        QCoreApplication::processEvents();
    }
    /// All of them, those not shown yet as well.
    QString remarks() const {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QStringList all;
        for (const auto* label : page->remarks()->findChildren<QLabel*>())
            all << label->text();
        return all.join(QLatin1Char('\n'));
    }
    QString figure(const QString& name) const {
        for (const auto& figure : page->figures()->figures())
            if (figure.name == name)
                return figure.value;
        return {};
    }

    std::optional<MetricsPage> page;
};

/// What a translator would offer.
class German : public QTranslator {
  public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override {
        if (QLatin1String(context) == QLatin1String("Honesty") && QByteArray(source).contains("%1 is at its limit"))
            return QStringLiteral("%1 kann nicht mehr: %2");
        return {};
    }
};

} // namespace

class RunRemarksTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Mode::Light); }

    void one_run_of_a_random_plant_says_that_chance_is_not_known() {
        const Bench bench;
        QVERIFY2(bench.remarks().contains(QStringLiteral("One replication")), qPrintable(bench.remarks()));
        QSignalSpy settings(&*bench.page, &MetricsPage::settingsWanted);
        auto* button = test::visibleButton<QPushButton>(*bench.page->remarks(), QStringLiteral("Run settings…"));
        QVERIFY(button);
        button->click();
        QCOMPARE(settings.count(), 1);
        // Tab comes to it between what stands above and the charts.
        const QWidget* next = test::visibleButton<QPushButton>(*bench.page, QStringLiteral("Four &charts"));
        do
            next = next->nextInFocusChain();
        while (!next->isVisible() || !(next->focusPolicy() & Qt::TabFocus));
        QCOMPARE(next, static_cast<const QWidget*>(button));
    }

    void a_short_run_is_told_to_be_longer() {
        Bench bench;
        sim::RunSettings settings;
        settings.horizon = Span::clock(Duration::hours(9));
        bench.run(settings);
        QVERIFY2(bench.remarks().contains(QStringLiteral("Run longer")), qPrintable(bench.remarks()));
    }

    void a_remark_leads_to_its_element() {
        RemarkList list;
        list.resize(900, 100);
        list.set({{sim::RemarkCode::StockGrows, Id{7}, {"Coils", "10", "90"}},
                  {sim::RemarkCode::Saturated, Id{9}, {"Gone", "99 %"}}},
                 [](Id id) { return id == Id{7} ? QStringLiteral("Coils") : QString(); });
        list.show();
        QSignalSpy chosen(&list, &RemarkList::elementChosen);
        auto* show = test::visibleButton<QPushButton>(list, QStringLiteral("Show Coils"));
        QVERIFY(show);
        QTest::mouseClick(show->parentWidget(), Qt::LeftButton, {}, QPoint(60, 5)); // anywhere on the row
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<Id>(), Id{7});
        QVERIFY(!test::visibleButton<QPushButton>(list, QStringLiteral("Show Gone"))); // it is not there any more
        list.set({}, [](Id) { return QString(); });
        QVERIFY(!list.isVisible());
    }

    void the_likely_cause_comes_first() {
        RemarkList list;
        list.set({{sim::RemarkCode::StockGrows, Id{7}, {"Coils", "10", "90"}},
                  {sim::RemarkCode::Saturated, Id{9}, {"Weld", "99 %"}}},
                 [](Id) { return QStringLiteral("It"); });
        list.show();
        QStringList said;
        for (const auto* label : list.findChildren<QLabel*>())
            said << label->text();
        QCOMPARE(said.size(), 2);
        QVERIFY(said[0].contains(QStringLiteral("Weld is at its limit")));
    }

    void the_window_shows_what_a_remark_is_about() {
        app::MainWindow window;
        QVERIFY(window.document().open(TAKTBOARD_SOURCE_DIR "/resources/samples/acme-stamping.json"));
        window.show();
        window.setPage(app::Page::Metrics);
        const Id process = window.document().plant().get<Process>()[0].id;
        auto* page = window.findChild<MetricsPage*>();
        Q_EMIT page->elementChosen(process);
        QCOMPARE(window.page(), app::Page::Map);
        QCOMPARE(window.mapPage().selection().single(), process);
        window.document().discard();
    }

    void remarks_are_translated() {
        const sim::Remark remark{sim::RemarkCode::Saturated, Id{1}, {"Weld", "99 %"}};
        QCOMPARE(translatedRemark(remark), QStringLiteral("Weld is at its limit: 99 % of its planned time is work, "
                                                          "setup or stops"));
        German german;
        QCoreApplication::installTranslator(&german);
        const QString said = translatedRemark(remark);
        QCoreApplication::removeTranslator(&german);
        QCOMPARE(said, QStringLiteral("Weld kann nicht mehr: 99 %"));
    }

    void replications_give_intervals_and_are_stored() {
        Bench bench;
        const QString once = bench.figure(QStringLiteral("Time through the plant"));
        QVERIFY(!once.contains(QStringLiteral("between")));
        sim::RunSettings settings;
        settings.horizon = Span::workingDays(20);
        settings.replications = 4;
        bench.run(settings);
        QCOMPARE(bench.playback->result()->replications, 4);
        QVERIFY2(bench.figure(QStringLiteral("Time through the plant")).contains(QStringLiteral("between")), qPrintable(bench.figure(QStringLiteral("Time through the plant"))));
        QVERIFY(!bench.remarks().contains(QStringLiteral("One replication")));
        const auto expected = sim::runReplications(bench.playback->run()->network(), settings, 1);
        QCOMPARE(bench.playback->result()->find("flow_time.mean")->value.mean,
                 expected->find("flow_time.mean")->value.mean);
        QVERIFY(bench.playback->storeRun());
        const auto record = bench.document.runs()[0];
        QCOMPARE(record.result.replications, 4);
        bench.run({});
        QCOMPARE(bench.playback->result()->replications, 1);
        bench.playback->showStored(record);
        QVERIFY(bench.playback->waitForFinished(60'000));
        QCOMPARE(bench.playback->result()->replications, 4);
        QCOMPARE(bench.playback->storedNumber(), record.number);
    }

    void an_edit_while_replications_run_lets_them_go() {
        Bench bench;
        sim::RunSettings settings;
        settings.replications = 100'000;
        bench.playback->setSettings(settings);
        QTRY_VERIFY_WITH_TIMEOUT(bench.playback->isRepeating(), 20'000);
        QVERIFY(bench.playback->storable() == Playback::Storable::NotFinished);
        settings.replications = 1;
        QElapsedTimer clock;
        clock.start();
        bench.playback->setSettings(settings);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.playback->isRepeating(), 5'000);
        QVERIFY(bench.playback->waitForFinished(60'000));
        QCOMPARE(bench.playback->result()->replications, 1);
    }

    void a_run_is_repeated_until_a_figure_is_known() {
        Bench bench;
        sim::RunSettings settings;
        settings.horizon = Span::workingDays(20);
        settings.precision = 0.2;
        settings.mostReplications = 60;
        bench.run(settings);
        const auto result = bench.playback->result();
        QVERIFY(result->replications >= 10 && result->replications < 60);
        const auto& value = result->find("flow_time.mean")->value;
        QVERIFY(value.halfWidth <= 0.2 * value.mean);
        QVERIFY(bench.playback->storeRun());
        QCOMPARE(bench.document.runs()[0].settings.replications, result->replications);
    }

    void a_warm_up_is_found_and_told() {
        Bench bench;
        sim::RunSettings settings;
        settings.findWarmUp = true;
        bench.run(settings);
        const auto result = bench.playback->result();
        QVERIFY(result->warmUp.has_value());
        QVERIFY(!bench.figure(QStringLiteral("Warm-up, found")).isEmpty());
        app::RunSettingsDialog dialog(bench.playback->settings(), result.get());
        dialog.show();
        QVERIFY(dialog.findChild<QCheckBox*>(QStringLiteral("findWarmUp"))->isChecked());
        QVERIFY(!dialog.findChild<QLineEdit*>(QStringLiteral("warmUp"))->isEnabled());
        auto* found = dialog.findChild<QLabel*>(QStringLiteral("found"));
        QVERIFY(found->isVisible());
        QVERIFY(found->text().startsWith(QStringLiteral("Found for the run on view")));
        QVERIFY(bench.playback->storeRun());
        QVERIFY(bench.document.runs()[0].settings.warmUp == result->warmUp->span);
    }

    void the_dialog_asks_for_replications_in_plain_words() {
        app::RunSettingsDialog dialog(sim::RunSettings{});
        dialog.show();
        const auto child = [&](const char* name) { return dialog.findChild<QWidget*>(QLatin1String(name)); };
        auto* repeat = dialog.findChild<QComboBox*>(QStringLiteral("repeat"));
        QVERIFY(!child("times")->isVisible() && !child("precision")->isVisible());
        QVERIFY(dialog.settings() == sim::RunSettings{});
        repeat->setCurrentIndex(1);
        dialog.findChild<QSpinBox*>(QStringLiteral("times"))->setValue(25);
        QVERIFY(child("times")->isVisible() && !child("precision")->isVisible());
        QCOMPARE(dialog.settings()->replications, 25);
        repeat->setCurrentIndex(2);
        QVERIFY(!child("times")->isVisible() && child("figure")->isVisible());
        dialog.findChild<QDoubleSpinBox*>(QStringLiteral("precision"))->setValue(2.5);
        auto* figure = dialog.findChild<QComboBox*>(QStringLiteral("figure"));
        figure->setCurrentIndex(figure->findText(QStringLiteral("pieces delivered a day")));
        const auto known = *dialog.settings();
        QCOMPARE(known.precision, 0.025);
        QCOMPARE(known.precisionOf, std::string("throughput.per_day"));
        QCOMPARE(known.replications, 1);
        repeat->setCurrentIndex(3);
        QVERIFY(dialog.settings()->batches && dialog.settings()->precision == 0);
        app::RunSettingsDialog again(known);
        QCOMPARE(again.findChild<QComboBox*>(QStringLiteral("repeat"))->currentIndex(), 2);
        QVERIFY(again.settings() == known);
        for (const auto* label : dialog.findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(QStringLiteral("MSER")), qPrintable(label->text()));
    }

    void remarks_fit_the_smallest_window() {
        Bench bench;
        std::vector<sim::Remark> many;
        for (int i = 0; i < 9; ++i)
            many.push_back({sim::RemarkCode::StockGrows, Id{1}, {"A store with a rather long name", "1", "9"}});
        bench.page->remarks()->set(many, [](Id) { return QStringLiteral("Somewhere"); });
        QCoreApplication::processEvents();
        QVERIFY(bench.page->remarks()->height() <= 130); // the first few
        auto* more = test::visibleButton<QPushButton>(*bench.page->remarks(), QStringLiteral("Show 7 more"));
        QVERIFY(more);
        more->click();
        QCoreApplication::processEvents();
        QVERIFY(bench.page->remarks()->height() >= 130);
        QVERIFY2(bench.page->minimumSizeHint().height() <= 591,
                 qPrintable(QString::number(bench.page->minimumSizeHint().height())));
    }
};

TAKTBOARD_TEST(run_remarks, RunRemarksTest);

#include "tst_run_remarks.moc"
