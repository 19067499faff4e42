// All rules of the engine, for the files that make engines of them.
#pragma once

#include "sim/engine.h"

#include "sim/engine_audit.h"
#include "sim/engine_breakdowns.h"
#include "sim/engine_core.h"
#include "sim/engine_demand.h"
#include "sim/engine_inspect.h"
#include "sim/engine_intervene.h"
#include "sim/engine_ledger.h"
#include "sim/engine_ledger_jobs.h"
#include "sim/engine_ledger_people.h"
#include "sim/engine_ledger_stories.h"
#include "sim/engine_material.h"
#include "sim/engine_measures.h"
#include "sim/engine_orders.h"
#include "sim/engine_outage.h"
#include "sim/engine_output.h"
#include "sim/engine_outside.h"
#include "sim/engine_people.h"
#include "sim/engine_plan.h"
#include "sim/engine_position.h"
#include "sim/engine_process.h"
#include "sim/engine_pull.h"
#include "sim/engine_reserve.h"
#include "sim/engine_start.h"
#include "sim/engine_stations.h"
#include "sim/engine_stretch.h"
#include "sim/engine_supply.h"
#include "sim/engine_trouble.h"

// Named one by one: what nobody else calls need not stand alone and is worked into its callers.
#define TAKTBOARD_ENGINE(Policy)                                                                                 \
    template Engine<Policy>::Engine(std::shared_ptr<const Network>, std::uint64_t, std::uint64_t, Time, Trace*); \
    template Result<void> Engine<Policy>::runUntil(Time, std::int64_t);                                          \
    template void Engine<Policy>::plan(std::vector<Intervention>);                                               \
    template std::vector<Measure> Engine<Policy>::measures() const;                                              \
    template std::string Engine<Policy>::audit() const;                                                          \
    template Ledger Engine<Policy>::ledger() const;
