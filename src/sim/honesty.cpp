#include "sim/honesty.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/warm_up.h"

// lupdate reads these marks; the core itself never translates.
#define QT_TRANSLATE_NOOP(context, text) text

namespace takt::sim {

namespace {

struct Texts {
    const char* key;
    const char* remark;
    const char* mend;
};

constexpr std::array<Texts, static_cast<std::size_t>(RemarkCode::Count)> kTexts = {{
    {"few_deliveries", QT_TRANSLATE_NOOP("Honesty", "only %1 pieces reached customers after the warm-up"),
     QT_TRANSLATE_NOOP("Honesty", "Run longer, until there are %2 at the least.")},
    {"not_settled", QT_TRANSLATE_NOOP("Honesty", "the run does not settle: its means depend on how it began"),
     QT_TRANSLATE_NOOP("Honesty", "Run at least twice as long, or begin with a stock nearer to the usual one.")},
    {"stock_grows", QT_TRANSLATE_NOOP("Honesty", "the stock in %1 keeps growing: from %2 to %3 over the last half"),
     QT_TRANSLATE_NOOP("Honesty", "There is no steady state, so its mean tells only of this horizon. Bring less in, or "
                                  "raise the capacity behind it.")},
    {"backlog_grows", QT_TRANSLATE_NOOP("Honesty", "what is owed to %1 keeps growing: from %2 to %3 over the last half"),
     QT_TRANSLATE_NOOP("Honesty", "There is no steady state, so times and backlogs tell only of this horizon. Find the "
                                  "step that cannot follow the demand.")},
    {"saturated", QT_TRANSLATE_NOOP("Honesty", "%1 is at its limit: %2 of its planned time is work, setup or stops"),
     QT_TRANSLATE_NOOP("Honesty", "Shorten its cycle, its changeovers or its stops, add a machine, or plan overtime.")},
    {"wide_interval", QT_TRANSLATE_NOOP("Honesty", "\"%1\" may truly lie %2 above or below what was found"),
     QT_TRANSLATE_NOOP("Honesty", "Run about %3 replications to know it within %4.")},
    {"one_replication", QT_TRANSLATE_NOOP("Honesty", "one replication: by how much chance moves the numbers is not known"),
     QT_TRANSLATE_NOOP("Honesty", "Run ten replications or more, or one long run in batches.")},
    {"batches_correlated", QT_TRANSLATE_NOOP("Honesty", "the interval of \"%1\" is too narrow: its batches hang together"),
     QT_TRANSLATE_NOOP("Honesty", "Run longer, or run replications.")},
    {"performance_above_one", QT_TRANSLATE_NOOP("Honesty", "%1 performs at %2 of its ideal: its OEE says too much"),
     QT_TRANSLATE_NOOP("Honesty", "Enter an ideal cycle that is no longer than the cycle time it takes.")},
}};

const Texts& textsOf(RemarkCode code) { return kTexts[static_cast<std::size_t>(code)]; }

std::string shortly(double value, int decimals = 0) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}
std::string level(double value) { return shortly(value, value < 10 ? 1 : 0); }
std::string percent(double share) { return shortly(share * 100, share < 0.0995 ? 1 : 0) + " %"; }

bool varies(const Sampler& sampler) {
    return !sampler.isFixed() && sampler.law.kind != Distribution::Kind::Series;
}

class Witness {
  public:
    Witness(const Network& network, const RunSettings& settings, const RunResult& result)
        : network_(network), settings_(settings), result_(result) {}

    std::vector<Remark> tell() {
        deliveries();
        settling();
        const bool grows = growth();
        if (grows)
            saturation();
        intervals();
        performance();
        return std::move(remarks_);
    }

  private:
    void add(RemarkCode code, Id element, std::vector<std::string> arguments) {
        remarks_.push_back({code, element, std::move(arguments)});
    }
    double value(const std::string& name) const {
        const auto* measure = result_.find(name);
        return measure ? measure->value.mean : 0.0;
    }

    void deliveries() {
        const double delivered = value("delivered.total");
        if (delivered < static_cast<double>(kFewDeliveries))
            add(RemarkCode::FewDeliveries, {}, {shortly(delivered), std::to_string(kFewDeliveries)});
    }

    void settling() {
        const bool tooShort = result_.warmUp ? result_.warmUp->runTooShort
                                             : !result_.seen.empty() && (mser5(result_.seen.stock).runTooShort ||
                                                                         mser5(result_.seen.undelivered).runTooShort);
        if (tooShort)
            add(RemarkCode::NotSettled, {}, {});
    }

    bool growth() {
        const std::size_t before = remarks_.size();
        for (std::size_t p = 0; p < result_.seen.stockOf.size(); ++p)
            if (const Growth g = growthOf(result_.seen.stockOf[p]); g.real) {
                const PlaceNode& place = network_.places[p];
                const std::string item = place.item == kNone ? "" : network_.name(network_.items[place.item].id) + ", ";
                add(RemarkCode::StockGrows, place.element, {item + network_.name(place.element), level(g.from), level(g.to)});
            }
        for (std::size_t d = 0; d < result_.seen.undeliveredOf.size(); ++d)
            if (const Growth g = growthOf(result_.seen.undeliveredOf[d]); g.real) {
                const DemandNode& demand = network_.demands[d];
                add(RemarkCode::BacklogGrows, demand.customer,
                    {network_.name(demand.customer) + ", " + network_.name(network_.items[demand.item].id), level(g.from),
                     level(g.to)});
            }
        return remarks_.size() > before;
    }

    void saturation() {
        for (const auto& process : network_.processes) {
            const std::string key = "state." + std::to_string(process.id.value) + ".";
            const double busy = value(key + "working") + value(key + "setup") + value(key + "down");
            const double planned = 1.0 - value(key + "planned_maintenance") - value(key + "on_break");
            if (planned > 0 && busy > kSaturated * planned)
                add(RemarkCode::Saturated, process.id, {network_.name(process.id), percent(busy / planned)});
        }
    }

    /// Where times are drawn and none is ideal but the mean, what is above 1 is chance.
    void performance() {
        for (const auto& process : network_.processes) {
            const auto first = network_.recipes.begin() + process.firstRecipe;
            const auto any = [&](auto&& test) { return std::any_of(first, first + process.recipeCount, test); };
            const bool drawn = any([](const RecipeNode& r) { return !r.cycle.isFixed(); });
            const bool longer = any([](const RecipeNode& r) { return r.idealUs > r.cycle.meanUs; });
            const double share = value("oee." + std::to_string(process.id.value) + ".performance");
            if (share > kAboveOne && (!drawn || longer))
                add(RemarkCode::PerformanceAboveOne, process.id, {network_.name(process.id), percent(share)});
        }
    }

    void intervals() {
        if (result_.replications > 1) {
            for (const char* name : {"throughput.per_day", "flow_time.mean", "stock_days.total", "fill_rate"})
                interval(name);
            if (settings_.precision > 0)
                interval(settings_.precisionOf);
        } else if (!result_.batches.empty()) {
            for (const char* name : {"throughput.per_day", "stock_days.total"})
                for (const auto& batch : result_.batches)
                    if (batch.measure == name && !batch.uncorrelated && isRandom(network_))
                        add(RemarkCode::BatchesCorrelated, {}, {result_.find(name) ? result_.find(name)->label : name});
        } else if (isRandom(network_)) {
            add(RemarkCode::OneReplication, {}, {});
        }
    }

    void interval(const std::string& name) {
        const auto* measure = result_.find(name);
        const bool asked = settings_.precision > 0 && name == settings_.precisionOf;
        const double wanted = asked ? settings_.precision : kWide;
        if (!measure || measure->value.mean == 0 || measure->value.n < 2)
            return;
        const double relative = measure->value.halfWidth / std::fabs(measure->value.mean);
        if (relative <= wanted)
            return;
        Remark remark{RemarkCode::WideInterval, {},
                      {measure->label, percent(relative), std::to_string(replicationsNeeded(measure->value, wanted)),
                       percent(wanted)}};
        if (std::ranges::find(remarks_, remark) == remarks_.end())
            remarks_.push_back(std::move(remark));
    }

    const Network& network_;
    const RunSettings& settings_;
    const RunResult& result_;
    std::vector<Remark> remarks_;
};

} // namespace

const char* remarkKey(RemarkCode code) { return textsOf(code).key; }
const char* remarkTemplate(RemarkCode code) { return textsOf(code).remark; }
const char* remarkMendTemplate(RemarkCode code) { return textsOf(code).mend; }
std::string remarkText(const Remark& remark) { return fillTemplate(remarkTemplate(remark.code), remark.arguments); }
std::string remarkMendText(const Remark& remark) {
    return fillTemplate(remarkMendTemplate(remark.code), remark.arguments);
}

std::vector<Remark> remarksOn(const Network& network, const RunSettings& settings, const RunResult& result) {
    return Witness(network, settings, result).tell();
}

bool isRandom(const Network& network) {
    const auto any = [](const auto& nodes, auto&& test) { return std::any_of(nodes.begin(), nodes.end(), test); };
    return any(network.processes, [](const ProcessNode& p) { return p.breaksDown; }) ||
           any(network.recipes, [](const RecipeNode& r) { return varies(r.cycle) || r.yield < Share::kOne; }) ||
           any(network.supplies, [](const SupplyNode& s) {
               return varies(s.leadTime) || s.onTime < Share::kOne || s.defects > 0;
           }) ||
           any(network.transports, [](const TransportNode& t) { return varies(t.travel); }) ||
           any(network.demands, [](const DemandNode& d) {
               return d.pattern == DemandPattern::Poisson || varies(d.interval);
           }) ||
           any(network.disruptions, [](const DisruptionNode& d) { return varies(d.between) || varies(d.length); });
}

Growth growthOf(const Observations::Parts& parts) {
    constexpr std::size_t kHalf = Observations::kParts / 2;
    constexpr double kN = kHalf, kMiddle = (kN - 1) / 2, kSpread = kN * (kN * kN - 1) / 12; // sum of (x - middle)^2
    double mean = 0, slope = 0;
    for (std::size_t i = 0; i < kHalf; ++i) {
        mean += parts[kHalf + i] / kN;
        slope += (static_cast<double>(i) - kMiddle) * parts[kHalf + i] / kSpread;
    }
    double squares = 0;
    for (std::size_t i = 0; i < kHalf; ++i) {
        const double off = parts[kHalf + i] - mean - slope * (static_cast<double>(i) - kMiddle);
        squares += off * off;
    }
    Growth out{mean - slope * kMiddle, mean + slope * kMiddle, false};
    const double error = std::sqrt(squares / (kN - 2) / kSpread);
    out.real = out.to - out.from >= std::max(1.0, 0.1 * mean) && slope > studentQuantile(0.999, kN - 2) * error;
    return out;
}

} // namespace takt::sim
