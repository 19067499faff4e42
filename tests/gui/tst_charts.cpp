// Every chart of the metrics page, through the page: filled on the sample, empty with a reason, zoomed together, with a second
// run beside it, and written to files.
#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QMenu>
#include <QPushButton>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "gui/common/chart.h"
#include "gui/common/message_bar.h"
#include "gui/common/theme.h"
#include "gui/metrics/beside_run.h"
#include "gui/metrics/chart_desk.h"
#include "gui/metrics/histogram_plot.h"
#include "gui/metrics/interval_plot.h"
#include "gui/metrics/metrics_page.h"
#include "gui/metrics/run_figures.h"
#include "gui/metrics/share_plot.h"
#include "gui/metrics/strip_plot.h"
#include "gui/metrics/waste_card.h"
#include "gui/metrics/waterfall_plot.h"
#include "sample_run.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

struct Bench : test::SampleRun {
    explicit Bench(const char* scenario = "Future state") : SampleRun(scenario) { show(); }
    explicit Bench(Empty) : SampleRun(Empty{}) { show(); }
    void show() {
        page.emplace(document, *playback);
        test::showAt(*page, {1304, 591});
    }
    ChartDesk& desk() { return page->charts(); }
    ChartCard* card(int number = 0) { return desk().card(number); }
    /// Picks a chart in a card's list, as a person does.
    template <class P>
    P* choose(ChartKind kind, int number = 0) {
        card(number)->list()->actions()[static_cast<int>(kind)]->trigger();
        auto* plot = qobject_cast<P*>(card(number)->plot());
        if (!plot)
            qFatal("not that kind of plot");
        return plot;
    }
    template <class P>
    P* filled(ChartKind kind, int number = 0) {
        auto* plot = choose<P>(kind, number);
        const bool shown = QTest::qWaitFor([&] { return plot->reason().isEmpty() && !plot->table().rows.empty(); }, 10'000);
        if (!shown)
            qFatal("%s: %s", qPrintable(chartName(kind)), qPrintable(plot->reason()));
        return plot;
    }
    double value(const char* measure) { return playback->result()->find(measure)->value.mean; }
    void storeThisRun() { playback->storeRun(QStringLiteral("Kept")); }
    void besideKept() {
        auto* others = desk().findChild<QComboBox*>();
        const int at = others->findData(static_cast<qlonglong>(document.runs().back().number));
        others->setCurrentIndex(at);
        Q_EMIT others->activated(at);
    }

    std::optional<MetricsPage> page;
};

double sum(const std::vector<double>& all) {
    double out = 0;
    for (const double v : all)
        out += std::isnan(v) ? 0 : v;
    return out;
}

bool hasBehind(const Chart& chart) {
    return std::any_of(chart.lines().begin(), chart.lines().end(), [](const ChartLine& l) { return l.behind; });
}

} // namespace

class ChartsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Mode::Light); }

    void every_chart_has_a_name_a_hint_and_a_place_in_the_list() {
        const Bench bench;
        QCOMPARE(bench.page->charts().card(0)->list()->actions().size(), int(kChartKinds));
        for (std::size_t k = 0; k < kChartKinds; ++k) {
            QVERIFY(!chartName(static_cast<ChartKind>(k)).isEmpty());
            QVERIFY(!chartHint(static_cast<ChartKind>(k)).isEmpty());
        }
    }

    void every_chart_is_filled_by_the_sample_or_says_why_not() {
        Bench bench("Current state");
        for (std::size_t k = 0; k < kChartKinds; ++k) {
            const auto kind = static_cast<ChartKind>(k);
            auto* plot = bench.choose<Plot>(kind);
            const bool none = kind == ChartKind::SupplierStock || kind == ChartKind::Muri;
            if (none)
                QTRY_VERIFY2(!plot->reason().isEmpty() || !plot->table().rows.empty(), qPrintable(chartName(kind)));
            else
                QTRY_VERIFY2(plot->reason().isEmpty() && !plot->table().rows.empty(), qPrintable(chartName(kind)));
            QCOMPARE(plot->accessibleName(), chartName(kind));
            QVERIFY(!plot->grab().toImage().isNull());
        }
    }

    void without_a_run_each_chart_says_why() {
        Bench bench(test::SampleRun::Empty{});
        for (std::size_t k = 0; k < kChartKinds; ++k) {
            auto* plot = bench.choose<Plot>(static_cast<ChartKind>(k));
            QVERIFY2(!plot->reason().isEmpty(), qPrintable(chartName(static_cast<ChartKind>(k))));
            QVERIFY(plot->accessibleDescription() == plot->reason());
        }
    }

    void suppliers_that_keep_nothing_are_told() {
        Bench bench;
        auto* chart = bench.choose<Chart>(ChartKind::SupplierStock);
        QTRY_VERIFY(chart->reason().contains(QStringLiteral("own stock")));
    }

    void throughput_stands_against_takt_in_all_and_by_interval() {
        Bench bench;
        auto* chart = bench.filled<Chart>(ChartKind::Throughput);
        QCOMPARE(chart->lines().size(), 3U);
        QCOMPARE(chart->lines()[0].points.back().y(), bench.value("delivered.total"));
        const double atTakt = chart->lines()[2].points.back().y();
        auto* plot = bench.filled<IntervalPlot>(ChartKind::ThroughputRate); // the other one is gone
        QCOMPARE(plot->rows().size(), 1U);
        QCOMPARE(sum(plot->rows()[0].values), bench.value("delivered.total"));
        QVERIFY(atTakt > 0);
        QVERIFY(std::abs(atTakt - sum(plot->rows()[0].target)) < 1e-6 * atTakt);
    }

    void machine_states_cover_the_run_without_gaps() {
        Bench bench;
        auto* plot = bench.filled<StripPlot>(ChartKind::MachineStates);
        QCOMPARE(plot->rows().size(), bench.network().machineProcess.size());
        for (const auto& row : plot->rows()) {
            QCOMPARE(row.stretches.front().from.us, 0);
            QCOMPARE(row.stretches.back().to.us, bench.playback->horizon().us);
            for (std::size_t i = 1; i < row.stretches.size(); ++i)
                QCOMPARE(row.stretches[i].from.us, row.stretches[i - 1].to.us);
        }
    }

    void the_oee_waterfall_ends_at_the_measured_oee() {
        Bench bench("Current state");
        auto* plot = bench.filled<WaterfallPlot>(ChartKind::Oee);
        const auto id = std::to_string(bench.card()->choice().value);
        const auto oee = bench.playback->result()->find("oee." + id + ".oee")->value.mean;
        double level = 0, planned = 0;
        for (const auto& step : plot->steps()) {
            if (step.isTotal && level > 0)
                QVERIFY2(std::abs(step.value - level) < 1e-6, qPrintable(step.name));
            level = step.isTotal ? step.value : level - step.value;
            if (step.name == QStringLiteral("Planned to run"))
                planned = step.value;
        }
        QVERIFY(std::abs(plot->steps().back().value / planned - oee) < 1e-6);
    }

    void another_process_is_chosen_in_the_card() {
        Bench bench("Current state");
        auto* plot = bench.filled<WaterfallPlot>(ChartKind::Oee);
        const QString before = plot->sum();
        const auto& processes = bench.network().processes;
        QCOMPARE(bench.card()->choiceBox()->count(), int(processes.size()));
        for (const auto& process : processes) {
            bench.card()->choose(process.id);
            if (plot->sum() != before)
                return;
        }
        QFAIL("all processes have the same OEE");
    }

    void lead_times_have_the_quantiles_that_are_measured() {
        Bench bench;
        auto* plot = bench.filled<HistogramPlot>(ChartKind::LeadTime);
        QCOMPARE(plot->series().marks[0].seconds, bench.value("flow_time.p50"));
        QCOMPARE(plot->series().marks[1].seconds, bench.value("flow_time.p90"));
        QCOMPARE(plot->series().marks[2].seconds, bench.value("flow_time.p95"));
        QVERIFY(std::abs(sum(plot->series().shares) - 1.0) < 1e-9);
    }

    void a_piece_s_time_is_shared_out_whole() {
        Bench bench;
        auto* plot = bench.filled<SharePlot>(ChartKind::ValueShare);
        QVERIFY(!plot->rows().empty());
        for (const auto& row : plot->rows()) {
            QVERIFY(std::abs(sum(row.shares) - 1.0) < 1e-9);
            QVERIFY(row.shares[0] > 0 && row.shares[0] < 0.01); // hardly any of it adds value
        }
    }

    void fill_rate_and_backlog_are_those_of_the_run() {
        Bench bench("Current state");
        auto* rates = bench.filled<IntervalPlot>(ChartKind::FillRate);
        for (const double v : rates->rows()[0].values)
            QVERIFY(std::isnan(v) || (v >= 0 && v <= 1.0));
        QVERIFY(bench.card()->noteText().contains(QStringLiteral("%")));
        auto* backlog = bench.filled<Chart>(ChartKind::Backlog);
        QCOMPARE(backlog->lines()[0].points.back().y(), bench.value("ordered.total") - bench.value("delivered.total"));
    }

    void the_flow_ends_with_what_was_delivered() {
        Bench bench;
        auto* chart = bench.filled<Chart>(ChartKind::CumulativeFlow);
        QCOMPARE(chart->lines().size(), bench.network().processes.size() + 1);
        QCOMPARE(chart->lines().back().points.back().y(), bench.value("delivered.total"));
        for (std::size_t i = 1; i < chart->lines().size(); ++i)
            QVERIFY(chart->lines()[i - 1].points.back().y() >= chart->lines()[i].points.back().y());
    }

    void changeovers_are_those_of_the_run() {
        Bench bench("Current state");
        auto* plot = bench.filled<IntervalPlot>(ChartKind::Changeovers);
        for (const auto& row : plot->rows()) {
            bool found = false;
            for (const auto& process : bench.network().processes)
                if (bench.playback->nameOf(process.id) == row.name)
                    found = sum(row.values) ==
                            bench.playback->result()->find("changeovers." + std::to_string(process.id.value))->value.mean;
            QVERIFY2(found, qPrintable(row.name));
        }
    }

    void what_is_asked_beyond_a_day_is_shown_where_it_is() {
        Bench bench("Current state");
        auto edit = bench.document.edit();
        const auto recipes = bench.document.plant().get<Recipe>().rows();
        for (const auto& row : recipes)
            edit.modify<Recipe>(row.id, [](Recipe& r) { r.cycleTime = DurationLaw::fixed(Duration::seconds(120)); });
        bench.document.push(edit, QStringLiteral("Two minutes each"));
        QVERIFY(bench.playback->waitForFinished(60'000));
        auto* plot = bench.filled<IntervalPlot>(ChartKind::Muri);
        QVERIFY(!plot->rows().empty());
        for (const auto& row : plot->rows())
            QVERIFY2(sum(row.values) > 0, qPrintable(row.name));
    }

    void what_suppliers_keep_is_shown() {
        Bench bench;
        auto edit = bench.document.edit();
        const auto supplied = bench.document.plant().get<SupplierItem>().rows();
        for (const auto& row : supplied)
            edit.modify<SupplierItem>(row.id, [](SupplierItem& s) { s.ownStock = {5000}; });
        bench.document.push(edit, QStringLiteral("Own stock"));
        QVERIFY(bench.playback->waitForFinished(60'000));
        auto* chart = bench.filled<Chart>(ChartKind::SupplierStock);
        QCOMPARE(chart->lines().size(), supplied.size());
        QCOMPARE(chart->lines()[0].points.front().y(), chart->lines()[0].limit.value_or(0));
    }

    void work_in_process_is_the_sum_of_its_whereabouts() {
        Bench bench;
        auto* chart = bench.filled<Chart>(ChartKind::Wip);
        double all = 0;
        for (std::size_t i = 1; i < chart->lines().size(); ++i)
            all += chart->lines()[i].points.back().y();
        QCOMPARE(chart->lines()[0].points.back().y(), all);
        QVERIFY(bench.card()->noteText().contains(QStringLiteral("left out"))); // coils are weighed
    }

    void a_store_that_ran_empty_is_marked() {
        Bench bench("Current state");
        auto* chart = bench.filled<Chart>(ChartKind::Stock);
        const auto marks = sim::marks(bench.network(), *bench.playback->run()->trace(), bench.playback->run()->trace()->size());
        const bool any = std::any_of(marks.begin(), marks.end(), [](auto& m) { return m.kind == sim::Mark::Kind::Stockout; });
        const bool seen = std::any_of(chart->lines().begin(), chart->lines().end(), [](auto& l) { return !l.empty.empty(); });
        QCOMPARE(seen, any);
    }

    void wheel_drag_and_keys_move_all_charts_together() {
        Bench bench;
        auto* stock = bench.filled<Chart>(ChartKind::Stock, 0);
        auto* strip = bench.filled<StripPlot>(ChartKind::MachineStates, 1);
        const QPoint middle(stock->width() / 2, stock->height() / 2);
        const auto together = [&] { return stock->from() == strip->from() && stock->to() == strip->to(); };

        QWheelEvent wheel(middle, stock->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(stock, &wheel);
        QVERIFY(stock->from() > Time{} && stock->to() < bench.playback->horizon());
        QVERIFY(together());
        const Time before = stock->from();
        const Duration length = stock->to() - stock->from();
        QTest::keyClick(stock, Qt::Key_Right);
        QVERIFY(stock->from() > before && stock->to() - stock->from() == length);
        QVERIFY(together());
        QTest::keyClick(strip, Qt::Key_Plus);
        QVERIFY(stock->to() - stock->from() < length);
        QVERIFY(together());
        QTest::mousePress(strip, Qt::LeftButton, Qt::ShiftModifier, strip->rect().center());
        QTest::mouseMove(strip, strip->rect().center() + QPoint(60, 0));
        const Time moved = stock->from();
        QTest::mouseRelease(strip, Qt::LeftButton, Qt::ShiftModifier, strip->rect().center() + QPoint(60, 0));
        QVERIFY(moved < before + length && together());
        for (int i = 0; i < 40; ++i)
            QTest::keyClick(stock, Qt::Key_PageDown);
        QCOMPARE(stock->to().us, bench.playback->horizon().us); // not beyond the run
        QTest::keyClick(strip, Qt::Key_Home);
        QCOMPARE(stock->from().us, 0);
        QVERIFY(together());
    }

    void a_shorter_time_is_counted_in_shorter_intervals() {
        Bench bench;
        auto* plot = bench.filled<IntervalPlot>(ChartKind::ThroughputRate);
        QCOMPARE(plot->intervals().length.us, kDay.us);
        bench.desk().setWindow(Time{7 * kDay.us}, Time{8 * kDay.us});
        QTRY_COMPARE(plot->intervals().length.us, Duration::hours(1).us);
    }

    void a_click_goes_there_on_the_time_bar() {
        Bench bench;
        auto* strip = bench.filled<StripPlot>(ChartKind::MachineStates);
        QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(strip->width() * 3 / 4, strip->height() / 2));
        QVERIFY(bench.playback->cursor() > Time{bench.playback->horizon().us / 2});
    }

    void one_card_fills_the_page_and_esc_brings_the_others_back() {
        Bench bench;
        auto* plot = bench.filled<SharePlot>(ChartKind::MachineShares, 2);
        QTest::mouseClick(test::visibleButton<QToolButton>(*bench.card(2), QStringLiteral("Enlarge")), Qt::LeftButton);
        QVERIFY(bench.card(2)->isVisible() && !bench.card(0)->isVisible());
        QVERIFY(!bench.page->wastes()->isVisible());
        QTRY_VERIFY(bench.card(2)->height() > 450 && bench.card(2)->width() > 1200);
        const int large = plot->minimumSizeHint().height();
        plot->setTextScale(1.0);
        QVERIFY(plot->minimumSizeHint().height() < large); // its words were larger
        QTest::keyClick(plot, Qt::Key_Escape);
        QVERIFY(bench.card(0)->isVisible() && bench.page->wastes()->isVisible());
    }

    void four_charts_stand_in_place_of_the_cards() {
        Bench bench;
        QVERIFY(!bench.card(3)->isVisible());
        QTest::mouseClick(test::visibleButton<QPushButton>(bench.desk(), QStringLiteral("Four &charts")), Qt::LeftButton);
        for (int i = 0; i < ChartDesk::kCards; ++i)
            QVERIFY(bench.card(i)->isVisible());
        QVERIFY(!bench.page->wastes()->isVisible());
        QCOMPARE(bench.page->width(), 1304); // at no moment did all of them ask for room
        QTRY_VERIFY(bench.card(3)->plot()->reason().isEmpty());
        QVERIFY2(bench.page->minimumSizeHint().height() <= 591, qPrintable(QString::number(bench.page->minimumSizeHint().height())));
        QTest::mouseClick(test::visibleButton<QPushButton>(bench.desk(), QStringLiteral("Four &charts")), Qt::LeftButton);
        QVERIFY(bench.page->wastes()->isVisible());
    }

    void a_stored_run_is_repeated_and_lies_behind() {
        Bench bench;
        bench.storeThisRun();
        bench.playback->setSeed(bench.playback->seed() + 1);
        QVERIFY(bench.playback->waitForFinished(60'000));
        bench.besideKept();
        auto* stock = bench.filled<Chart>(ChartKind::Stock);
        QTRY_VERIFY(hasBehind(*stock));
        QVERIFY(bench.desk().beside().name().contains(QStringLiteral("Kept")));
        QVERIFY(stock->table().columns.back().contains(QStringLiteral("Kept")));
        auto* times = bench.filled<HistogramPlot>(ChartKind::LeadTime);
        QTRY_VERIFY_WITH_TIMEOUT(times->behind().has_value(), 10'000);
        const auto& record = bench.document.runs().back();
        QCOMPARE(times->behind()->marks[1].seconds, record.result.find("flow_time.p90")->value.mean);
        auto* shares = bench.filled<SharePlot>(ChartKind::MachineShares);
        QVERIFY(!shares->rows()[0].behind.empty());
        auto* oee = bench.filled<WaterfallPlot>(ChartKind::Oee);
        QVERIFY(oee->steps()[0].behind.has_value());
        bench.document.removeRun(record.number);
        QCOMPARE(bench.desk().beside().chosen(), BesideRun::kNone);
        QTRY_VERIFY(!bench.filled<WaterfallPlot>(ChartKind::Oee)->steps()[0].behind.has_value());
    }

    void a_second_run_of_another_length_says_so() {
        Bench bench;
        bench.storeThisRun();
        auto settings = bench.playback->settings();
        settings.horizon = Span::workingDays(10);
        bench.playback->setSettings(settings);
        QVERIFY(bench.playback->waitForFinished(60'000));
        bench.besideKept();
        QTRY_VERIFY(!bench.desk().beside().difference().isEmpty());
        QVERIFY(bench.desk().beside().difference().contains(QStringLiteral("10 wd")));
    }

    void the_untouched_run_can_lie_beside_a_branch() {
        Bench bench;
        sim::Intervention down;
        down.at = Time{5 * kDay.us + Duration::hours(10).us};
        down.kind = sim::Intervention::Kind::BreakDown;
        down.element = bench.network().processes.front().id;
        down.length = Duration::hours(2);
        QVERIFY(bench.playback->branch(down));
        QVERIFY(bench.playback->waitForFinished(60'000));
        QTRY_VERIFY(bench.playback->isBranch());
        auto* others = bench.desk().findChild<QComboBox*>();
        const int at = others->findData(static_cast<qlonglong>(BesideRun::kUntouched));
        QVERIFY(at > 0);
        others->setCurrentIndex(at);
        Q_EMIT others->activated(at);
        QTRY_VERIFY(hasBehind(*bench.filled<Chart>(ChartKind::Stock)));
        bench.playback->dropBranch();
        QTRY_COMPARE(bench.desk().beside().chosen(), BesideRun::kNone);
    }

    void charts_are_written_as_pictures_and_data() {
        Bench bench("Current state");
        const QTemporaryDir folder;
        for (std::size_t k = 0; k < kChartKinds; ++k) {
            const auto kind = static_cast<ChartKind>(k);
            auto* plot = bench.choose<Plot>(kind);
            QTRY_VERIFY_WITH_TIMEOUT(kind == ChartKind::SupplierStock || kind == ChartKind::Muri || !plot->table().rows.empty(), 20'000);
            const QString name = folder.filePath(QString::number(k));
            for (const char* ending : {".svg", ".png", ".csv"})
                QVERIFY(bench.desk().saveTo(bench.card(), name + QLatin1String(ending)));
            QVERIFY2(QSvgRenderer(name + QStringLiteral(".svg")).isValid(), qPrintable(chartName(kind)));
            QVERIFY2(QImage(name + QStringLiteral(".png")).width() >= 800, qPrintable(chartName(kind)));
            QFile csv(name + QStringLiteral(".csv"));
            QVERIFY(csv.open(QIODevice::ReadOnly));
            const auto lines = QString::fromUtf8(csv.readAll()).split(QStringLiteral("\r\n"));
            if (plot->reason().isEmpty())
                QCOMPARE(lines.size(), int(plot->table().rows.size()) + 2); // head, and behind the last end
        }
    }

    void words_grow_with_the_window_s_in_workshop_mode() {
        Bench bench;
        auto* title = test::visibleButton<QToolButton>(*bench.card(), QStringLiteral("Stock in the buffers ▾"));
        QVERIFY(title);
        const double before = title->font().pointSizeF();
        const QFont usual = QApplication::font();
        QFont large = usual;
        large.setPointSizeF(usual.pointSizeF() * 1.25);
        QApplication::setFont(large);
        Theme::instance().setMode(Mode::Light);
        const double after = title->font().pointSizeF();
        QApplication::setFont(usual);
        Theme::instance().setMode(Mode::Light);
        QVERIFY(after > before * 1.2);
    }

    void cards_have_no_key_that_is_used_elsewhere() {
        Bench bench;
        QStringList keys;
        for (const auto* action : bench.card()->actions())
            keys << action->shortcut().toString();
        QCOMPARE(keys, (QStringList{QStringLiteral("F4"), QStringLiteral("Ctrl+Shift+0"), QStringLiteral("Ctrl+Shift+P"), QStringLiteral("Ctrl+Shift+T")}));
    }

    void a_file_that_cannot_be_written_is_told_on_the_page() {
        Bench bench;
        bench.filled<Chart>(ChartKind::Stock);
        QVERIFY(!bench.desk().saveTo(bench.card(), QStringLiteral("/no/such/folder/chart.svg")));
        bool told = false;
        for (auto* bar : bench.page->findChildren<MessageBar*>())
            told = told || (bar->isVisible() && !bar->text().isEmpty());
        QVERIFY(told);
        QVERIFY(!bench.desk().saveTo(bench.card(), QStringLiteral("/tmp/chart.doc")));
    }

    void intervals_are_read_as_between_with_the_unit_once() {
        QCOMPARE(betweenText(QStringLiteral("92 %"), QStringLiteral("95 %")), QStringLiteral("between 92 and 95 %"));
        QCOMPARE(betweenText(QStringLiteral("23 h"), QStringLiteral("1.1 d")), QStringLiteral("between 23 h and 1.1 d"));
        QCOMPARE(betweenText(QStringLiteral("427"), QStringLiteral("432")), QStringLiteral("between 427 and 432"));
    }
};

TAKTBOARD_TEST(charts, ChartsTest);

#include "tst_charts.moc"
