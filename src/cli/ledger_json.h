// The waste ledger of a run as JSON; keys in sim/MEASURES.md.
#pragma once

#include <nlohmann/json.hpp>

#include "model/project.h"
#include "sim/ledger.h"

namespace takt::cli {

/// Means over the runs; `plant` gives the names.
nlohmann::ordered_json ledgerJson(const sim::Ledger& ledger, const Plant& plant, sim::SetupCounts setup);

} // namespace takt::cli
