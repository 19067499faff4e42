// What the files of LoopFacts share. Used by loop_facts.cpp and lead_time.cpp only.
#pragma once

#include "lean/analysis_context.h"
#include "lean/loop_facts.h"

namespace takt::lean {

/// A demand that varies, and the plant as if it were the only one.
struct VaryingDemand {
    double perDay = 0;
    double variance = 0; ///< of steps a working day
    Scenario alone;
    std::unique_ptr<Context> context;
};

struct LoopFacts::Parts {
    const Project& project;
    const Scenario& scenario;
    Context context;
    Analysis analysis;
    std::vector<std::unique_ptr<VaryingDemand>> varying; ///< found when they are first asked for
    bool isVaryingFound = false;

    Parts(const Project& of, const Scenario& which)
        : project(of), scenario(which), context(of, which), analysis(analyze(of, which)) {}
    void findVarying();
};

/// In so many working days so many trips that take what is asked for; 0 of them: it goes when it is called.
std::pair<std::int64_t, std::int64_t> tripsOf(const Context& context, Id transport);
/// Trips by timetable that take what is asked for.
std::optional<DeliveryCycle> deliveryCycle(const Context& context, const KanbanLoop& loop);
/// `needPerDay` of the loop is needed for what gathers.
LeadTime leadTime(const Context& context, const Analysis& analysis, const KanbanLoop& loop, double needPerDay);

} // namespace takt::lean
