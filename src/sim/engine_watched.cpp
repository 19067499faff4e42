// The engines that keep books besides.
#include "sim/engine_rules.h"

namespace takt::sim {

TAKTBOARD_ENGINE(LedgerPolicy)
TAKTBOARD_ENGINE(CheckedPolicy)

} // namespace takt::sim
