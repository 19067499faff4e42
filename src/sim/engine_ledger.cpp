// The engine that keeps the ledger.
#include "sim/engine_rules.h"

namespace takt::sim {

TAKTBOARD_ENGINE(LedgerPolicy)

} // namespace takt::sim
