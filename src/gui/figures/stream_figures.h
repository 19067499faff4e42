// The figures of a stream, as planned and as the run on view found them, side by side.
#pragma once

#include <QString>
#include <vector>

#include "lean/analysis.h"
#include "sim/run.h"

namespace takt::gui {

struct StreamFigure {
    QString name, planned, simulated; ///< a dash where nothing can be said
    QString tip;                      ///< formula and inputs of both
    bool operator==(const StreamFigure&) const = default;
};

/// Takt, lead time, value-added time, PCE in three ways, turns, cash tied up, bottleneck; then the lead time of each
/// product where there are several. `result` may be null: no run is finished.
std::vector<StreamFigure> streamFigures(const Project& project, const Scenario& scenario, const lean::Analysis& analysis,
                                        const sim::RunResult* result);

/// What one step has to do against the time it has, as shares: 1 is all of it, the takt.
struct CapacityBar {
    Id process;
    QString name;
    double work = 0, stops = 0, changeovers = 0; ///< planned
    bool simulated = false;
    double ranWork = 0, ranStops = 0, ranChangeovers = 0;
    QString tip;
    double planned() const { return work + stops + changeovers; }
    bool operator==(const CapacityBar&) const = default;
};
std::vector<CapacityBar> capacityBars(const Plant& plant, const lean::Analysis& analysis, const sim::RunResult* result);

} // namespace takt::gui
