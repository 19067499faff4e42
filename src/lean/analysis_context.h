// What the files of the analysis share. Used by analysis.cpp and ladder.cpp only.
#pragma once

#include "lean/analysis.h"
#include "lean/flow_graph.h"
#include "model/calendar.h"

namespace takt::lean {

/// Everything the figures are worked out from.
struct Context {
    const Project& project;
    const Plant& plant;
    FlowGraph graph;
    Id calendar;
    WorkingTime time;

    Context(const Project& of, const Scenario& scenario)
        : project(of), plant(scenario.plant), graph(flowGraph(scenario.plant)), calendar(effectiveCalendar(of.shared, Id{})),
          time(WorkingTime::compile(of.shared, calendar)) {}

    /// Steps of an item to leave an element each working day.
    double needAt(Id element, Id item) const {
        const auto* node = graph.find(element);
        if (!node)
            return 0;
        const auto it = node->needed.find(item);
        return it == node->needed.end() ? 0 : it->second;
    }
};

/// Fills in the branches, the longest of them as the ladder, and the ladders of single products. Needs the steps.
void findBranches(const Context& context, Analysis& out);

} // namespace takt::lean
