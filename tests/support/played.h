// Runs a small plant in the checked engine, for tests that know what must come of it.
#pragma once

#include "plant_builder.h"
#include "sim/engine.h"

namespace takt::test {

using sim::CheckedPolicy;
using sim::Engine;
using sim::Measure;
using sim::Network;
using sim::RecordKind;
using sim::Trace;

/// A run of the checked engine with everything a test asks for.
struct Played {
    std::shared_ptr<const Network> network;
    std::shared_ptr<Trace> trace = std::make_shared<Trace>(1'000'000);
    std::vector<Measure> measures;

    std::vector<double> times(RecordKind kind, std::int64_t place = -1) const {
        std::vector<double> out;
        for (std::size_t i = 0; i < trace->size(); ++i)
            if ((*trace)[i].kind() == kind && (place < 0 || (*trace)[i].place() == static_cast<std::uint32_t>(place)))
                out.push_back(static_cast<double>((*trace)[i].at) * 1e-6);
        return out;
    }
    double value(const std::string& name) const {
        for (const auto& m : measures)
            if (m.name == name)
                return m.value.mean;
        qFatal("no measure %s", name.c_str());
    }
};

inline Played play(const Project& project, Duration horizon, std::vector<sim::Intervention> interventions = {}) {
    Played out;
    const auto network = sim::compile(project, project.scenarios[0]);
    if (!network)
        qFatal("%s", network.error().text().c_str());
    out.network = *network;
    Engine<CheckedPolicy> engine(out.network, 7, 0, Time{}, out.trace.get());
    engine.plan(std::move(interventions));
    const auto ok = engine.runUntil(Time{} + horizon);
    if (!ok)
        qFatal("%s", ok.error().text().c_str());
    const std::string wrong = engine.audit();
    if (!wrong.empty())
        qFatal("%s", wrong.c_str());
    out.trace->publish();
    out.measures = engine.measures();
    return out;
}

inline DurationLaw fixed(std::int64_t seconds) { return DurationLaw::fixed(Duration::seconds(seconds)); }

} // namespace takt::test
