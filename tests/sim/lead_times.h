#pragma once

#include <cmath>

#include "sim/engine.h"

namespace takt::test {

/// Whether the ledger and the measures of a run say the same of how long what was delivered took, to a millisecond.
template <class Policy>
bool leadTimesAreFlowTimes(const sim::Engine<Policy>& engine) {
    sim::LongTime lead = 0, steps = 0;
    for (const auto& p : engine.ledger().parts)
        if (p.line == sim::PartLine::Delivered) {
            lead += p.leadUs;
            steps += p.steps;
        }
    for (const auto& m : engine.measures())
        if (m.name == "flow_time.mean")
            return std::abs(m.value.mean - static_cast<double>(lead) / static_cast<double>(steps) * 1e-6) < 1e-3;
    return true;
}

} // namespace takt::test
