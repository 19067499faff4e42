// Cumulative flow: a line for each step of the stream, in finished pieces.
#include "gui/common/theme.h"
#include "gui/metrics/store_lines.h"
#include "sim/flow_stages.h"

namespace takt::gui {

namespace {

constexpr std::size_t kMostStages = Theme::seriesCount() - 1; // one line is the customers'

/// Evenly among all, the first and the last with them.
std::vector<sim::FlowStage> fewOf(const std::vector<sim::FlowStage>& all) {
    if (all.size() <= kMostStages)
        return all;
    std::vector<sim::FlowStage> few;
    for (std::size_t i = 0; i < kMostStages; ++i)
        few.push_back(all[i * (all.size() - 1) / (kMostStages - 1)]);
    return few;
}

class FlowChart : public MetricChart {
  public:
    Plot* plot() override { return chart_; }
    QString note() const override { return note_; }

    void fill(const ChartInput& input) override {
        if (known_ != input.run->run) { // asked of the network once
            known_ = input.run->run;
            stages_ = sim::flowStages(input.run->network());
        }
        if (stages_.empty())
            return chart_->clear(Chart::tr("No step of this plant leads to a customer's demand."));
        const auto shown = fewOf(stages_);
        note_ = shown.size() < stages_.size()
                    ? Chart::tr("finished pieces · %1 of %2 steps").arg(shown.size()).arg(stages_.size())
                    : Chart::tr("finished pieces, with what the run began with");
        std::vector<ChartLine> lines;
        for (const auto& stage : shown)
            lines.push_back(lineOf(*input.run, input, stage, static_cast<int>(lines.size())));
        lines.push_back(deliveredOf(*input.run, input));
        if (input.beside)
            lines.push_back(deliveredOf(*input.beside, input));
        chart_->setBehindName(input.beside ? input.beside->name : QString());
        chart_->replace(input.from, input.to, std::move(lines));
    }

  private:
    static ChartLine lineOf(const RunFacts& run, const ChartInput& input, const sim::FlowStage& stage, int number) {
        ChartLine line;
        line.name = input.nameOf(run.network().processes[stage.process].id);
        line.colour = Theme::instance().series(number);
        line.points = pointsOf(run, input, run.series.made[stage.process]);
        for (auto& point : line.points)
            point.setY(stage.before + point.y() / stage.perFinished);
        return line;
    }
    static ChartLine deliveredOf(const RunFacts& run, const ChartInput& input) {
        ChartLine line;
        line.name = Chart::tr("Delivered");
        line.colour = Theme::instance().series(static_cast<int>(kMostStages));
        line.points = pointsOf(run, input, run.curves.delivered);
        line.behind = &run == input.beside;
        return line;
    }

    Chart* chart_ = new Chart;
    std::shared_ptr<const sim::LiveRun> known_;
    std::vector<sim::FlowStage> stages_;
    QString note_;
};

} // namespace

std::unique_ptr<MetricChart> makeFlowChart() { return std::make_unique<FlowChart>(); }

} // namespace takt::gui
