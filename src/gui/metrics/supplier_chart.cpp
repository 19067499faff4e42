// What suppliers keep finished for the plant.
#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/metrics/store_lines.h"

namespace takt::gui {

namespace {

class SupplierChart : public MetricChart {
  public:
    Plot* plot() override { return chart_; }
    QString note() const override { return Chart::tr("finished at the supplier"); }
    bool needsSamples() const override { return true; }

    void fill(const ChartInput& input) override {
        const sim::Network& network = input.run->network();
        if (std::none_of(network.supplies.begin(), network.supplies.end(), [](const auto& s) { return s.ownStock > 0; }))
            return chart_->clear(network.supplies.empty()
                                     ? Chart::tr("Nothing is supplied from outside. Draw a supplier on the map.")
                                     : Chart::tr("No supplier keeps finished stock for the plant: it makes what is ordered. "
                                                 "Enter its own stock at the supplier on the map."));
        if (!input.run->samples)
            return chart_->clear(input.run->result ? ChartTexts::repeating() : ChartTexts::afterRun());
        std::vector<ChartLine> lines, behind;
        for (std::uint32_t s = 0; s < network.supplies.size(); ++s) {
            if (network.supplies[s].ownStock == 0 || lines.size() == std::size_t{Theme::seriesCount()})
                continue;
            const int number = static_cast<int>(lines.size());
            lines.push_back(lineOf(*input.run, input, s, number));
            if (!input.beside || !input.beside->samples)
                continue;
            const auto& others = input.beside->network().supplies;
            for (std::uint32_t o = 0; o < others.size(); ++o)
                if (others[o].id == network.supplies[s].id)
                    behind.push_back(lineOf(*input.beside, input, o, number));
        }
        lines.insert(lines.end(), behind.begin(), behind.end());
        chart_->setLimitName(Chart::tr("agreed stock"));
        chart_->setBehindName(input.beside ? input.beside->name : QString());
        chart_->replace(input.from, input.to, std::move(lines));
    }

  private:
    static ChartLine lineOf(const RunFacts& run, const ChartInput& input, std::uint32_t supply, int number) {
        const auto& node = run.network().supplies[supply];
        const PlaceUnit unit = unitOf(run.network(), *run.plant, node.item);
        const QString item = input.nameOf(run.network().items[node.item].id);
        ChartLine line;
        line.name = Chart::tr("%1 at %2", "item, supplier").arg(item, input.nameOf(node.supplier));
        if (!unit.name.isEmpty())
            line.name = Chart::tr("%1 (%2)", "name, unit").arg(line.name, unit.name);
        line.colour = Theme::instance().series(number);
        line.behind = &run == input.beside;
        if (!line.behind)
            line.limit = static_cast<double>(node.ownStock) * unit.perStep;
        const auto& samples = *run.samples;
        double last = static_cast<double>(node.ownStock) * unit.perStep;
        line.points << QPointF(0, last);
        for (std::size_t i = 0; i < samples.at.size(); ++i) {
            const double value = static_cast<double>(samples.supplierStock[supply][i]) * unit.perStep;
            if (value != last)
                line.points << QPointF(static_cast<double>(samples.at[i].us) - 1, last);
            line.points << QPointF(static_cast<double>(samples.at[i].us), value);
            last = value;
        }
        return line;
    }

    Chart* chart_ = new Chart;
};

} // namespace

std::unique_ptr<MetricChart> makeSupplierChart() { return std::make_unique<SupplierChart>(); }

} // namespace takt::gui
