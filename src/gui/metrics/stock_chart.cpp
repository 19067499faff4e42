// Stock per buffer with its planned maximum and its stockouts.
#include "gui/common/theme.h"
#include "gui/metrics/store_lines.h"

namespace takt::gui {

namespace {

constexpr std::size_t kMostLimits = 3; // lines whose planned maxima are drawn together

class StockChart : public MetricChart {
  public:
    StockChart() { chart_->setLimitName(Chart::tr("planned maximum")); }
    Plot* plot() override { return chart_; }
    QString note() const override { return Chart::tr("pieces"); }
    QString allName() const override { return Chart::tr("All stores"); }
    std::vector<Id> choices(const ChartInput& input) const override {
        std::vector<Id> ids;
        for (const auto& store : storesOf(input.run->network()))
            ids.push_back(store.store);
        return ids;
    }

    void fill(const ChartInput& input) override {
        auto lines = input.choice ? itemLines(input) : storeLines(input);
        if (lines.empty())
            return chart_->clear(
                Chart::tr("This plant has no store. Draw an inventory, a supermarket or a FIFO lane on the map."));
        chart_->setBehindName(input.beside ? input.beside->name : QString());
        chart_->replace(input.from, input.to, std::move(lines));
    }

  private:
    static std::vector<ChartLine> storeLines(const ChartInput& input) {
        const auto stores = storesOf(input.run->network());
        std::vector<ChartLine> lines, behind;
        for (const auto& [store, places] : stores) {
            if (lines.size() == std::size_t{Theme::seriesCount()})
                break;
            const int number = static_cast<int>(lines.size());
            lines.push_back(stockLine(*input.run, input, input.nameOf(store), places, number, false));
            if (!input.beside)
                continue;
            for (const auto& other : storesOf(input.beside->network()))
                if (other.store == store)
                    behind.push_back(stockLine(*input.beside, input, input.nameOf(store), other.places, number, true));
        }
        if (stores.size() > kMostLimits)
            for (auto& line : lines)
                line.limit.reset();
        lines.insert(lines.end(), behind.begin(), behind.end());
        return lines;
    }

    static std::vector<ChartLine> itemLines(const ChartInput& input) {
        std::vector<ChartLine> lines, behind;
        for (const auto& [store, places] : storesOf(input.run->network())) {
            if (store != input.choice)
                continue;
            for (const auto p : places) {
                if (lines.size() == std::size_t{Theme::seriesCount()})
                    break;
                const int number = static_cast<int>(lines.size());
                const auto item = input.run->network().places[p].item;
                const Id id = item == sim::kNone ? Id{} : input.run->network().items[item].id;
                const QString name = id ? input.nameOf(id) : Chart::tr("everything");
                lines.push_back(stockLine(*input.run, input, name, {p}, number, false));
                if (const auto other = input.beside ? placeIn(input.beside->network(), store, id) : sim::kNone; other != sim::kNone)
                    behind.push_back(stockLine(*input.beside, input, name, {other}, number, true));
            }
        }
        lines.insert(lines.end(), behind.begin(), behind.end());
        return lines;
    }

    static std::uint32_t placeIn(const sim::Network& network, Id store, Id item) {
        for (const auto p : network.placesOf(store)) {
            const auto held = network.places[p].item;
            if ((held == sim::kNone ? Id{} : network.items[held].id) == item)
                return p;
        }
        return sim::kNone;
    }

    Chart* chart_ = new Chart;
};

} // namespace

std::unique_ptr<MetricChart> makeStockChart() { return std::make_unique<StockChart>(); }

} // namespace takt::gui
