// Throughput against takt: since the start of the run, and by interval.
#include <cmath>

#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/metrics/interval_plot.h"
#include "gui/metrics/store_lines.h"

namespace takt::gui {

namespace {

/// What takt asks for in a stretch: the planned demand of a working day, spread evenly over the plant's open time.
double askedByTakt(const ChartInput& input, Time from, Time to) {
    const WorkingTime& calendar = input.run->network().calendars[0];
    const double perDay = static_cast<double>(calendar.openPerWorkingDay().us);
    return perDay > 0 ? input.planned->dailyDemand * static_cast<double>(calendar.openBetween(from, to).us) / perDay : 0.0;
}

class ThroughputChart : public MetricChart {
  public:
    Plot* plot() override { return chart_; }
    QString note() const override { return Chart::tr("pieces, cumulative"); }

    void fill(const ChartInput& input) override {
        if (input.run->network().demands.empty())
            return chart_->clear(Chart::tr("No customer asks for anything. Enter a demand at a customer on the map."));
        std::vector<ChartLine> lines;
        const auto add = [&](const QString& name, int number, QList<QPointF> points, bool behind) {
            ChartLine line;
            line.name = name;
            line.colour = Theme::instance().series(number);
            line.points = std::move(points);
            line.behind = behind;
            lines.push_back(std::move(line));
        };
        add(Chart::tr("Delivered"), 0, pointsOf(*input.run, input, input.run->curves.delivered), false);
        add(Chart::tr("Demand"), 2, pointsOf(*input.run, input, input.run->curves.ordered), false);
        add(Chart::tr("At takt"), 3, taktPoints(input), false);
        if (input.beside)
            add(Chart::tr("Delivered"), 0, pointsOf(*input.beside, input, input.beside->curves.delivered), true);
        chart_->setBehindName(input.beside ? input.beside->name : QString());
        chart_->replace(input.from, input.to, std::move(lines));
    }

  private:
    static QList<QPointF> taktPoints(const ChartInput& input) {
        constexpr int kPoints = 400;
        QList<QPointF> points;
        for (int i = 0; i <= kPoints; ++i) {
            const Time at = input.from + Duration{(input.to - input.from).us / kPoints * i};
            points << QPointF(static_cast<double>(at.us), askedByTakt(input, Time{}, at));
        }
        return points;
    }
    Chart* chart_ = new Chart;
};

QString unitOf(Duration length) {
    if (length < kDay)
        return Chart::tr("pieces an hour");
    if (length == kDay)
        return Chart::tr("pieces a day");
    return length == Duration::days(7) ? Chart::tr("pieces a week") : Chart::tr("pieces in %1 days").arg(length.us / kDay.us);
}

class ThroughputRateChart : public MetricChart {
  public:
    ThroughputRateChart() {
        plot_->setFormat([](double v) { return number(v); });
        plot_->setTargetName(Chart::tr("at takt"));
    }
    Plot* plot() override { return plot_; }
    QString note() const override { return note_; }

    void fill(const ChartInput& input) override {
        if (input.run->network().demands.empty())
            return plot_->clear(Chart::tr("No customer asks for anything. Enter a demand at a customer on the map."));
        const auto& intervals = input.run->series.intervals;
        IntervalPlot::Row row;
        row.name = Chart::tr("Delivered");
        row.colour = Theme::instance().series(0);
        row.values.assign(input.run->series.delivered.begin(), input.run->series.delivered.end());
        for (std::size_t k = 0; k < intervals.count; ++k)
            row.target.push_back(askedByTakt(input, intervals.begin(k), intervals.end(k)));
        if (input.beside) {
            row.behind.assign(input.beside->series.delivered.begin(), input.beside->series.delivered.end());
            row.behind.resize(intervals.count);
        }
        note_ = unitOf(intervals.length);
        plot_->setBehindName(input.beside ? input.beside->name : QString());
        plot_->replace(input.from, input.to, intervals, {std::move(row)});
    }

  private:
    IntervalPlot* plot_ = new IntervalPlot;
    QString note_;
};

} // namespace

std::unique_ptr<MetricChart> makeThroughputChart() { return std::make_unique<ThroughputChart>(); }
std::unique_ptr<MetricChart> makeThroughputRateChart() { return std::make_unique<ThroughputRateChart>(); }

} // namespace takt::gui
