#include "sim/observer.h"

#include "base/warm_up.h"

namespace takt::sim {

namespace {

double areaOf(const PlaceState& place, std::int64_t now) {
    return static_cast<double>(place.area + static_cast<Area>(place.stock) * (now - place.changed)) * 1e-6;
}
double areaOf(const DemandState& demand, std::int64_t now) {
    return static_cast<double>(demand.owedArea + static_cast<Area>(demand.undelivered) * (now - demand.owedChanged)) *
           1e-6;
}

std::string keyOf(const Network& network, const PlaceNode& place) {
    const char* kind = place.kind == PlaceNode::Kind::LineSide ? "line_side."
                       : place.kind == PlaceNode::Kind::Dock   ? "dock."
                                                               : "stock.";
    return kind + std::to_string(place.element.value) + "." +
           (place.item == kNone ? "all" : std::to_string(network.items[place.item].id.value)) + ".mean";
}

} // namespace

Observer::Observer(const Network& network, Time from, Time to, bool batches)
    : network_(network), wantsBatches_(batches), next_(from), places_(network.places.size()),
      demands_(network.demands.size()) {
    seen_.steps = Steps::over(network.calendars[0], from, to);
    batchSteps_ = seen_.steps.inDay > 0 ? seen_.steps.inDay : WarmUp::kBatch;
    seen_.stock.reserve(seen_.steps.count);
    seen_.undelivered.reserve(seen_.steps.count);
    seen_.delivered.reserve(seen_.steps.count);
}

void Observer::look(const EngineState& state) {
    if (last_ < 0)
        begin(state);
    else
        endStep(state);
    last_ = state.now;
    next_ = seen_.steps.end(network_.calendars[0], seen_.stock.size());
}

void Observer::begin(const EngineState& state) {
    measuredFrom_ = state.measuredFrom;
    for (std::size_t p = 0; p < places_.size(); ++p)
        places_[p].last = areaOf(state.places[p], state.now);
    for (std::size_t d = 0; d < demands_.size(); ++d) {
        demands_[d].last = areaOf(state.demands[d], state.now);
        deliveredBefore_ += state.demands[d].delivered;
    }
}

double Observer::grown(Gauge& gauge, double area, bool anew, std::size_t part) {
    const double more = area - (anew ? 0.0 : gauge.last);
    gauge.last = area;
    gauge.inBatch += more;
    gauge.areas[part] += more;
    return more;
}

void Observer::endStep(const EngineState& state) {
    const bool anew = state.measuredFrom != measuredFrom_; // since the last look: counts began again at `from`
    measuredFrom_ = state.measuredFrom;
    const double seconds = static_cast<double>(state.now - last_) * 1e-6;
    const std::size_t part = seen_.stock.size() * Observations::kParts / seen_.steps.count;
    double stock = 0, undelivered = 0;
    std::int64_t delivered = 0;
    for (std::size_t p = 0; p < places_.size(); ++p)
        stock += grown(places_[p], areaOf(state.places[p], state.now), anew, part);
    for (std::size_t d = 0; d < demands_.size(); ++d) {
        undelivered += grown(demands_[d], areaOf(state.demands[d], state.now), anew, part);
        delivered += state.demands[d].delivered;
    }
    const auto more = static_cast<double>(delivered - (anew ? 0 : deliveredBefore_));
    deliveredBefore_ = delivered;
    seconds_[part] += seconds;
    seen_.stock.push_back(stock / seconds);
    seen_.undelivered.push_back(undelivered / seconds);
    seen_.delivered.push_back(more);
    batchSeconds_ += seconds;
    batchDelivered_ += more;
    if (wantsBatches_ && seen_.stock.size() % batchSteps_ == 0)
        endBatch();
}

void Observer::endBatch() {
    double days = 0;
    for (std::size_t p = 0; p < places_.size(); ++p) {
        const double mean = places_[p].inBatch / batchSeconds_;
        places_[p].batches.add(mean);
        places_[p].inBatch = 0;
        days += mean * network_.places[p].daysPerStep;
    }
    for (auto& demand : demands_) {
        demand.batches.add(demand.inBatch / batchSeconds_);
        demand.inBatch = 0;
    }
    stockDays_.add(days);
    throughput_.add(batchDelivered_ / (static_cast<double>(batchSteps_) * seen_.steps.days));
    batchSeconds_ = batchDelivered_ = 0;
}

Observations Observer::seen() const {
    Observations out = seen_;
    const auto means = [&](const std::vector<Gauge>& gauges, std::vector<Observations::Parts>& parts) {
        for (const auto& gauge : gauges) {
            parts.push_back(gauge.areas);
            for (std::size_t i = 0; i < Observations::kParts; ++i)
                parts.back()[i] /= seconds_[i] > 0 ? seconds_[i] : 1.0;
        }
    };
    means(places_, out.stockOf);
    means(demands_, out.undeliveredOf);
    return out;
}

std::vector<BatchInterval> Observer::batchIntervals() const {
    std::vector<BatchInterval> out;
    const auto add = [&](std::string measure, const BatchMeans& batches) {
        const Estimate estimate = batches.estimate();
        out.push_back({std::move(measure), estimate.n,
                       static_cast<double>(batches.batchSize()) * static_cast<double>(batchSteps_) * seen_.steps.days,
                       estimate.halfWidth, batches.lagOneCorrelation(), batches.isUncorrelated()});
    };
    add("throughput.per_day", throughput_);
    add("stock_days.total", stockDays_);
    for (std::size_t p = 0; p < places_.size(); ++p)
        add(keyOf(network_, network_.places[p]), places_[p].batches);
    for (std::size_t d = 0; d < demands_.size(); ++d)
        add("demand." + std::to_string(network_.demands[d].id.value) + ".backlog.mean", demands_[d].batches);
    return out;
}

} // namespace takt::sim
