// Pieces in the plant by where they are.
#include "gui/common/theme.h"
#include "gui/metrics/store_lines.h"

namespace takt::gui {

namespace {

QString nameOf(sim::Whereabouts where) {
    switch (where) {
    case sim::Whereabouts::Stored: return Chart::tr("In stores and lanes");
    case sim::Whereabouts::AtLine: return Chart::tr("At the line, on docks");
    case sim::Whereabouts::OnTheWay: return Chart::tr("On the way");
    case sim::Whereabouts::InWork: return Chart::tr("In work");
    case sim::Whereabouts::Count: break;
    }
    return {};
}

bool isAnywhere(const sim::Curve& curve) {
    return std::any_of(curve.begin(), curve.end(), [](const sim::Column& c) { return c.most > 0; });
}

/// All whereabouts at each column's end.
sim::Curve allOf(const sim::ChartSeries& series) {
    sim::Curve sum(series.inPlant[0].size());
    for (const auto& curve : series.inPlant)
        for (std::size_t c = 0; c < sum.size(); ++c)
            sum[c].last += curve[c].last;
    for (auto& column : sum)
        column.least = column.most = column.last;
    return sum;
}

class WipChart : public MetricChart {
  public:
    Plot* plot() override { return chart_; }
    QString note() const override { return note_; }

    void fill(const ChartInput& input) override {
        const auto counted = countedInPieces(input.run->network(), *input.run->plant);
        const bool all = std::all_of(counted.begin(), counted.end(), [](bool c) { return c; });
        note_ = all ? Chart::tr("pieces") : Chart::tr("pieces; what is weighed or measured is left out");
        std::vector<ChartLine> lines;
        const auto add = [&](const RunFacts& run, const QString& name, const sim::Curve& curve, int number) {
            ChartLine line;
            line.name = name;
            line.colour = Theme::instance().series(number);
            line.points = pointsOf(run, input, curve);
            line.behind = &run == input.beside;
            lines.push_back(std::move(line));
        };
        add(*input.run, Chart::tr("All"), allOf(input.run->series), 0);
        for (std::size_t w = 0; w < sim::kWhereabouts; ++w)
            if (isAnywhere(input.run->series.inPlant[w]))
                add(*input.run, nameOf(static_cast<sim::Whereabouts>(w)), input.run->series.inPlant[w], static_cast<int>(w) + 1);
        if (input.beside)
            add(*input.beside, Chart::tr("All"), allOf(input.beside->series), 0);
        chart_->setBehindName(input.beside ? input.beside->name : QString());
        chart_->replace(input.from, input.to, std::move(lines));
    }

  private:
    Chart* chart_ = new Chart;
    QString note_;
};

} // namespace

std::unique_ptr<MetricChart> makeWipChart() { return std::make_unique<WipChart>(); }

} // namespace takt::gui
