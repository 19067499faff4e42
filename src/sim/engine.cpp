#include "sim/engine.h"

#include "sim/engine_audit.h"
#include "sim/engine_core.h"
#include "sim/engine_inspect.h"
#include "sim/engine_intervene.h"
#include "sim/engine_material.h"
#include "sim/engine_measures.h"
#include "sim/engine_outside.h"
#include "sim/engine_people.h"
#include "sim/engine_plan.h"
#include "sim/engine_position.h"
#include "sim/engine_process.h"
#include "sim/engine_pull.h"
#include "sim/engine_reserve.h"
#include "sim/engine_start.h"
#include "sim/engine_supply.h"
#include "sim/engine_trouble.h"

namespace takt::sim {

template class Engine<PlainPolicy>;
template class Engine<CheckedPolicy>;

} // namespace takt::sim
