// Charts and figures of the run on view, and the runs kept in the file.
#include <QComboBox>
#include <QPushButton>
#include <QTest>
#include <numeric>

#include "document/document.h"
#include "gui/common/chart.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/common/time_axis.h"
#include "gui/metrics/chart_desk.h"
#include "gui/metrics/metrics_page.h"
#include "gui/metrics/run_figures.h"
#include "gui/metrics/run_list.h"
#include "gui/metrics/share_plot.h"
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
    template <class Button>
    Button* button(const QString& name) const {
        return test::visibleButton<Button>(*page, name);
    }

    std::optional<MetricsPage> page;
};

lean::Analysis plannedMaxima(double days) {
    lean::Analysis planned;
    planned.leadTimeDays = days;
    planned.ladder.push_back({Id{1}, "Store", days, true});
    return planned;
}

sim::RunResult resultWith(double stockDays) {
    sim::RunResult result;
    sim::Measure measure;
    measure.name = "stock_days.total";
    measure.value.mean = stockDays;
    result.measures.push_back(measure);
    return result;
}

} // namespace

class MetricsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Mode::Light); }

    void a_curve_is_drawn_as_steps_with_its_extremes() {
        const sim::Curve curve = {{5, 5, 5}, {5, 5, 5}, {2, 9, 4}, {4, 4, 4}};
        const auto points = chartPoints(curve, Time{0}, Time{400}, Time{400});
        const auto at = [&](double x) {
            double y = -1;
            for (const auto& p : points)
                if (p.x() <= x)
                    y = p.y();
            return y;
        };
        QCOMPARE(at(199), 5.0);
        QCOMPARE(at(399), 4.0);
        double least = 99, most = 0;
        for (const auto& p : points) {
            least = std::min(least, p.y());
            most = std::max(most, p.y());
        }
        QCOMPARE(least, 2.0);
        QCOMPARE(most, 9.0);
        QVERIFY(std::is_sorted(points.begin(), points.end(), [](auto& a, auto& b) { return a.x() < b.x(); }));
    }

    void a_curve_ends_where_the_run_has_got_to() {
        const sim::Curve curve(10, {1, 1, 1});
        QCOMPARE(chartPoints(curve, Time{0}, Time{1000}, Time{500}).back().x(), 500.0);
    }

    void labels_of_the_time_axis_do_not_touch() {
        const QFontMetrics metrics(Theme::instance().font(-1));
        for (const std::int64_t days : {1, 3, 10, 84, 365, 4000})
            for (const double pixels : {200.0, 700.0}) {
                double free = -1;
                for (const auto& tick : timeTicks(Time{}, Time{days * kDay.us}, pixels, metrics)) {
                    const double x =
                        pixels * static_cast<double>(tick.at.us) / static_cast<double>(days * kDay.us);
                    QVERIFY(x >= free);
                    free = x + metrics.horizontalAdvance(tick.text);
                }
            }
    }

    void unknown_values_are_dashes() {
        for (const auto& figure : runFigures(nullptr, {}))
            QCOMPARE(figure.value, QString(QChar(0x2013)));
    }

    void a_ladder_of_maxima_above_the_run_is_explained() {
        const auto result = resultWith(3.3);
        QVERIFY(!ladderRemark(&result, plannedMaxima(4.5)).isEmpty());
        QVERIFY(ladderRemark(&result, plannedMaxima(3.0)).isEmpty());
        QVERIFY(ladderRemark(nullptr, plannedMaxima(4.5)).isEmpty());
        auto counted = plannedMaxima(4.5);
        counted.ladder[0].isMaximum = false;
        QVERIFY(ladderRemark(&result, counted).isEmpty());
    }

    void the_future_state_is_explained_on_the_page() {
        const Bench bench;
        QVERIFY(!bench.page->figures()->remark().isEmpty());
        for (const auto& figure : bench.page->figures()->figures())
            QVERIFY2(figure.value != QString(QChar(0x2013)), qPrintable(figure.name));
    }

    void charts_fill_and_span_the_run() {
        const Bench bench;
        QTRY_COMPARE(bench.page->stockChart()->to().us, bench.playback->horizon().us);
        QTRY_COMPARE(bench.page->throughputChart()->to().us, bench.playback->horizon().us);
    }

    void a_click_in_a_chart_moves_the_cursor_and_a_drag_looks_closer() {
        Bench bench;
        Chart* chart = bench.page->stockChart();
        QTRY_VERIFY(chart->to() > Time{});
        const QPoint middle(chart->width() / 2, chart->height() / 2);
        QTest::mouseClick(chart, Qt::LeftButton, {}, middle);
        const Time half = bench.playback->cursor();
        QVERIFY(half > Time{bench.playback->horizon().us / 3} &&
                half < Time{bench.playback->horizon().us * 2 / 3});
        QTest::mousePress(chart, Qt::LeftButton, {}, middle);
        QTest::mouseMove(chart, middle + QPoint(80, 0));
        QTest::mouseRelease(chart, Qt::LeftButton, {}, middle + QPoint(80, 0));
        QTRY_VERIFY(bench.page->throughputChart()->from() > Time{});
        QVERIFY(bench.page->throughputChart()->to() < bench.playback->horizon());
        QCOMPARE(bench.page->stockChart()->from().us, bench.page->throughputChart()->from().us);
        QTest::mouseClick(bench.button<QPushButton>(QStringLiteral("Whole run")), Qt::LeftButton);
        QTRY_COMPARE(chart->to().us, bench.playback->horizon().us);
    }

    void machine_time_is_shared_out_whole() {
        const Bench bench;
        QTRY_COMPARE(bench.page->machineShares()->rows().size(), bench.playback->network().processes.size());
        const auto result = bench.playback->run()->result();
        for (std::size_t p = 0; p < bench.page->machineShares()->rows().size(); ++p) {
            const auto& bar = bench.page->machineShares()->rows()[p];
            const double sum = std::accumulate(bar.shares.begin(), bar.shares.end(), 0.0);
            QVERIFY(std::abs(sum - 1.0) < 1e-9);
            const auto id = bench.playback->network().processes[p].id.value;
            const auto* measure = result->find("state." + std::to_string(id) + ".working");
            QVERIFY(measure);
            QVERIFY2(std::abs(measure->value.mean - bar.shares[0]) < 0.01, qPrintable(bar.name));
        }
    }

    void one_store_shows_its_items() {
        const Bench bench;
        auto* stores = bench.page->charts().cardOf(ChartKind::Stock)->choiceBox();
        const Chart& chart = *bench.page->stockChart();
        QTRY_VERIFY(stores->count() > 1);
        QTRY_COMPARE(static_cast<int>(chart.lines().size()), stores->count() - 1);
        const int finished = stores->findText(QStringLiteral("Finished goods"));
        stores->setCurrentIndex(finished);
        Q_EMIT stores->activated(finished);
        QCOMPARE(chart.lines().size(), 2U);
        QCOMPARE(chart.lines()[0].name, QStringLiteral("Bracket LH"));
        QCOMPARE(chart.lines()[0].limit.value_or(0), 1200.0);
    }

    void stock_that_is_not_counted_in_pieces_names_its_unit() {
        const Bench bench;
        const Chart& chart = *bench.page->stockChart();
        QTRY_VERIFY(!chart.lines().empty());
        QCOMPARE(chart.lines()[0].name, QStringLiteral("Coils (kg)"));
        QCOMPARE(chart.lines()[0].limit.value_or(0), 690.0);
    }

    void a_run_is_stored_once() {
        Bench bench;
        QTest::mouseClick(bench.button<QPushButton>(QStringLiteral("St&ore this run")), Qt::LeftButton);
        QCOMPARE(bench.document.runs().size(), 1U);
        QVERIFY(!bench.button<QPushButton>(QStringLiteral("St&ore this run"))->isEnabled());
    }

    void numbers_are_read_as_people_write_them() {
        QCOMPARE(seconds(56), QStringLiteral("56 s"));
        QCOMPARE(seconds(60), QStringLiteral("60 s"));
        QCOMPARE(seconds(169), QStringLiteral("169 s"));
        QCOMPARE(seconds(540), QStringLiteral("9 min"));
        QCOMPARE(seconds(5400), QStringLiteral("1 h 30 min"));
        QCOMPARE(workingDays(4.5), QStringLiteral("4.5 wd"));
        QCOMPARE(workingDays(23.6196), QStringLiteral("23.6 wd"));
        QCOMPARE(percent(0.881), QStringLiteral("88.1 %"));
        QCOMPARE(percent(1.0), QStringLiteral("100 %"));
        QCOMPARE(percent(0.0007, 2), QStringLiteral("0.07 %"));
        QCOMPARE(dayAndTime(Time{} + Duration::days(2) + Duration::minutes(9 * 60 + 14)),
                 QStringLiteral("Day 3, 09:14"));
        Item coil;
        coil.unit = "kg";
        coil.step = Decimal{500'000};
        QCOMPARE(quantity(5, coil), QStringLiteral("2.5 kg"));
        QCOMPARE(quantity(4, coil), QStringLiteral("2 kg"));
        Item piece;
        QCOMPARE(quantity(660, piece), QStringLiteral("660"));
    }

    void words_can_be_read_on_every_ground() {
        for (const Mode mode : {Mode::Light, Mode::Dark, Mode::Print}) {
            const Palette& c = Theme::colors(mode);
            for (const QColor& ground : {c.ground, c.panel, c.canvas}) {
                QVERIFY(contrast(c.ink, ground) >= 4.5);
                QVERIFY(contrast(c.quiet, ground) >= 4.5);
                QVERIFY(contrast(c.accent, ground) >= 4.5);
            }
            QVERIFY(contrast(c.onAccent, c.accent) >= 4.5);
            QVERIFY(contrast(c.goodText, c.goodSoft) >= 4.5);
            QVERIFY(contrast(c.warningText, c.warningSoft) >= 4.5);
            QVERIFY(contrast(c.badText, c.badSoft) >= 4.5);
        }
    }

    void two_columns_fit_the_smallest_window() {
        const Bench bench;
        QVERIFY2(bench.page->minimumSizeHint().width() <= 1304,
                 qPrintable(QString::number(bench.page->minimumSizeHint().width())));
        QVERIFY2(bench.page->minimumSizeHint().height() <= 591,
                 qPrintable(QString::number(bench.page->minimumSizeHint().height())));
    }
};

TAKTBOARD_TEST(metrics, MetricsTest);

#include "tst_metrics.moc"
