// The engine that planners run. Its rules call one another for every event and are worked into one another (see
// src/CMakeLists.txt).
#include "sim/engine_rules.h"

namespace takt::sim {

TAKTBOARD_ENGINE(PlainPolicy)

} // namespace takt::sim
