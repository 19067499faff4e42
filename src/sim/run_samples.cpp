#include "sim/run_samples.h"

#include <algorithm>

#include "sim/engine.h"
#include "sim/runner.h"

namespace takt::sim {

namespace {

constexpr std::int64_t kMostEvents = 500'000'000; // as every run

/// Hours asked beyond what days have, since measuring began: the book as the engine would close it now.
double overloadHours(const Network& n, std::uint32_t process, const DayBook& book, std::int64_t now) {
    const ProcessNode& node = n.processes[process];
    double over = book.overUs, asked = book.askedUs;
    for (std::int64_t day = book.until / kDay.us - 1; day >= 0 && day < now / kDay.us; ++day) {
        const std::int64_t open = n.calendars[node.calendar].openBetween({day * kDay.us}, {(day + 1) * kDay.us}).us;
        if (open == 0)
            continue;
        over += std::max(0.0, asked - static_cast<double>(open) * static_cast<double>(node.machineCount));
        asked = 0;
    }
    return over / 3.6e9;
}

/// Reads an engine at the ends of steps and days.
class StateReader {
  public:
    StateReader(const Network& network, Time horizon, Time measuredFrom)
        : network_(network), horizon_(horizon), over_(network.processes.size()) {
        out_.measuredFrom = measuredFrom;
        out_.supplierStock.resize(network.supplies.size());
    }

    Time next() const { return std::min({horizon_, stepEnd(), dayEnd()}); }
    void look(const EngineState& state) {
        const Time now{state.now};
        if (now >= stepEnd() || now >= horizon_)
            lookAtSuppliers(state);
        if (now >= dayEnd() || now >= horizon_)
            lookAtDay(state);
    }
    RunSamples finish(const EngineState& state) {
        for (const auto& demand : state.demands)
            out_.flow.push_back(demand.flow);
        return std::move(out_);
    }

  private:
    Time stepEnd() const {
        const double part = static_cast<double>(out_.at.size() + 1) / RunSamples::kSteps;
        return Time{static_cast<std::int64_t>(part * static_cast<double>(horizon_.us))};
    }
    Time dayEnd() const { return Time{static_cast<std::int64_t>(out_.days.size() + 1) * kDay.us}; }

    void lookAtSuppliers(const EngineState& state) {
        out_.at.push_back(Time{state.now});
        for (std::size_t s = 0; s < out_.supplierStock.size(); ++s)
            out_.supplierStock[s].push_back(state.supplies[s].stock);
    }

    void lookAtDay(const EngineState& state) {
        RunSamples::Day day;
        day.end = Time{state.now};
        std::int64_t ordered = 0, atOnce = 0;
        for (const auto& demand : state.demands) {
            ordered += demand.ordered;
            atOnce += demand.atOnce;
        }
        const bool anew = std::exchange(measuredFrom_, state.measuredFrom) != state.measuredFrom;
        day.ordered = ordered - (anew ? 0 : ordered_);
        day.atOnce = atOnce - (anew ? 0 : atOnce_);
        ordered_ = ordered;
        atOnce_ = atOnce;
        for (std::uint32_t p = 0; p < over_.size(); ++p) {
            const double over = overloadHours(network_, p, state.days[p], state.now);
            day.overloadHours.push_back(std::max(0.0, over - (anew ? 0.0 : over_[p])));
            over_[p] = over;
        }
        out_.days.push_back(std::move(day));
    }

    const Network& network_;
    Time horizon_;
    std::int64_t measuredFrom_ = 0, ordered_ = 0, atOnce_ = 0;
    std::vector<double> over_;
    RunSamples out_;
};

Time warmUpEnd(const Network& network, const RunSettings& settings) {
    if (settings.warmUp.amount <= 0)
        return {};
    RunSettings asLong;
    asLong.horizon = settings.warmUp; // it ends where a run as long as it would
    return horizonOf(network, asLong).value_or(Time{});
}

} // namespace

TimeHistogram RunSamples::flowOfAll() const {
    TimeHistogram all;
    for (const auto& one : flow)
        all.merge(one);
    return all;
}

std::vector<std::int64_t> equalBins(const TimeHistogram& times, Duration from, Duration width, std::size_t count) {
    std::vector<std::int64_t> out(count);
    for (const auto& bin : times.bins()) {
        const std::int64_t middle = bin.from.us + (bin.to.us - bin.from.us) / 2 - from.us;
        const std::int64_t place = std::clamp<std::int64_t>(middle / std::max<std::int64_t>(1, width.us), 0,
                                                            static_cast<std::int64_t>(count) - 1);
        out[static_cast<std::size_t>(place)] += bin.count;
    }
    return out;
}

Result<RunSamples> sampleRun(std::shared_ptr<const Network> network, const RunSettings& settings, std::stop_token stop) {
    const auto horizon = horizonOf(*network, settings);
    if (!horizon)
        return tl::unexpected(horizon.error());
    const Time warmUp = warmUpEnd(*network, settings);
    Engine<PlainPolicy> engine(network, settings.seed, 0, warmUp, nullptr);
    engine.plan(settings.interventions);
    StateReader reader(*network, *horizon, warmUp);
    constexpr std::int64_t kChunk = 100'000;
    while (engine.now() < *horizon) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        const Time next = reader.next();
        if (auto ok = engine.runUntil(next, kChunk); !ok)
            return tl::unexpected(ok.error());
        if (engine.events() > kMostEvents)
            return fail(ErrorCode::RunTooLarge, {"it", std::to_string(kMostEvents) + " timed events"});
        if (engine.now() == next)
            reader.look(engine.state());
    }
    return reader.finish(engine.state());
}

} // namespace takt::sim
