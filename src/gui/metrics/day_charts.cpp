// Mura and muri: how uneven the days of each process are, and how much was asked of it beyond what they have.
#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/metrics/interval_plot.h"
#include "gui/metrics/metric_chart.h"

namespace takt::gui {

namespace {

std::string keyOf(const sim::Network& network, std::uint32_t process, const char* what) {
    return "days." + std::to_string(network.processes[process].id.value) + "." + what;
}

std::uint32_t sameProcess(const ChartInput& input, std::uint32_t process) {
    return input.beside ? input.beside->network().processOf(input.run->network().processes[process].id) : sim::kNone;
}

QString lengthNote(Duration length, const QString& aDay, const QString& inDays) {
    return length == kDay ? aDay : inDays.arg(length.us / kDay.us);
}

class MuraChart : public MetricChart {
  public:
    MuraChart() {
        plot_->setFormat([](double v) { return number(v); });
        plot_->setOwnScales(true);
        plot_->setTargetName(IntervalPlot::tr("mean of the days worked"));
    }
    Plot* plot() override { return plot_; }
    QString note() const override { return note_; }

    void fill(const ChartInput& input) override {
        const sim::Network& network = input.run->network();
        if (network.processes.empty())
            return plot_->clear(IntervalPlot::tr("This plant has no process. Draw one on the map."));
        const auto& days = input.run->series.days;
        std::vector<IntervalPlot::Row> rows;
        for (std::uint32_t p = 0; p < network.processes.size(); ++p) {
            IntervalPlot::Row row;
            row.name = input.nameOf(network.processes[p].id);
            row.colour = Theme::instance().series(0);
            row.values.assign(input.run->series.output[p].begin(), input.run->series.output[p].end());
            row.target = meanOf(network, p, days, row.values, input.run->reached);
            if (const auto other = sameProcess(input, p); other != sim::kNone)
                row.behind.assign(input.beside->series.output[other].begin(), input.beside->series.output[other].end());
            if (const auto variation = input.run->value(keyOf(network, p, "variation")))
                row.figure = IntervalPlot::tr("a day's output varies by %1").arg(percent(*variation));
            rows.push_back(std::move(row));
        }
        note_ = lengthNote(days.length, IntervalPlot::tr("good pieces a day, each with its own scale"),
                           IntervalPlot::tr("good pieces in %1 days, each with its own scale"));
        plot_->setBehindName(input.beside ? input.beside->name : QString());
        plot_->replace(input.from, input.to, days, std::move(rows));
    }

  private:
    /// The mean over the whole days of the window on which the process is on shift, drawn on these.
    static std::vector<double> meanOf(const sim::Network& network, std::uint32_t process, const sim::Intervals& days,
                                      const std::vector<double>& values, Time reached) {
        const WorkingTime& calendar = network.calendars[network.processes[process].calendar];
        std::vector<double> target(days.count);
        double sum = 0, n = 0;
        for (std::size_t d = 0; d < days.count; ++d) {
            target[d] = days.end(d) <= reached && calendar.openBetween(days.begin(d), days.end(d)).us > 0 ? 1.0 : 0.0;
            sum += target[d] * values[d];
            n += target[d];
        }
        for (auto& each : target)
            each *= n > 0 ? sum / n : 0.0;
        return target;
    }

    IntervalPlot* plot_ = new IntervalPlot;
    QString note_;
};

class MuriChart : public MetricChart {
  public:
    MuriChart() {
        plot_->setFormat([](double v) { return number(v, v > 0 && v < 10 ? 1 : 0); });
        plot_->setLeastStep(0.5);
    }
    Plot* plot() override { return plot_; }
    QString note() const override { return note_; }
    bool needsSamples() const override { return true; }

    void fill(const ChartInput& input) override {
        const sim::Network& network = input.run->network();
        if (network.processes.empty())
            return plot_->clear(IntervalPlot::tr("This plant has no process. Draw one on the map."));
        if (!input.run->samples)
            return plot_->clear(input.run->result ? ChartTexts::repeating() : ChartTexts::afterRun());
        const auto days = sim::Intervals::covering(input.from, input.to, kDay, sim::ChartSeries::kMostDays);
        std::vector<IntervalPlot::Row> rows;
        for (std::uint32_t p = 0; p < network.processes.size(); ++p) {
            IntervalPlot::Row row;
            row.name = input.nameOf(network.processes[p].id);
            row.colour = colors().bad;
            row.values = hoursOf(*input.run->samples, p, days);
            if (const auto other = sameProcess(input, p); other != sim::kNone && input.beside->samples)
                row.behind = hoursOf(*input.beside->samples, other, days);
            if (const auto overload = input.run->value(keyOf(network, p, "overload")))
                row.figure = IntervalPlot::tr("%1 h a working day", "hours").arg(number(*overload, 1));
            const auto any = [](const std::vector<double>& all) {
                return std::any_of(all.begin(), all.end(), [](double v) { return v > 0; });
            };
            if (any(row.values) || any(row.behind))
                rows.push_back(std::move(row));
        }
        if (rows.empty())
            return plot_->clear(IntervalPlot::tr("On no day was more asked of a process than the day has: nothing is loaded above 100 %."));
        note_ = lengthNote(days.length, IntervalPlot::tr("machine hours above 100 %, a day"),
                           IntervalPlot::tr("machine hours above 100 %, in %1 days"));
        plot_->setBehindName(input.beside ? input.beside->name : QString());
        plot_->replace(input.from, input.to, days, std::move(rows));
    }

  private:
    static std::vector<double> hoursOf(const sim::RunSamples& samples, std::uint32_t process, const sim::Intervals& days) {
        std::vector<double> hours(days.count);
        for (const auto& day : samples.days)
            if (const Time inside = day.end - Duration{1}; days.contains(inside))
                hours[days.of(inside)] += day.overloadHours[process];
        return hours;
    }

    IntervalPlot* plot_ = new IntervalPlot;
    QString note_;
};

} // namespace

std::unique_ptr<MetricChart> makeMuraChart() { return std::make_unique<MuraChart>(); }
std::unique_ptr<MetricChart> makeMuriChart() { return std::make_unique<MuriChart>(); }

} // namespace takt::gui
