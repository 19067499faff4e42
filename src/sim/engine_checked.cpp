// The engine that counts everything twice.
#include "sim/engine_rules.h"

namespace takt::sim {

TAKTBOARD_ENGINE(CheckedPolicy)

} // namespace takt::sim
