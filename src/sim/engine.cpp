#include "sim/engine.h"

#include "sim/engine_audit.h"
#include "sim/engine_core.h"
#include "sim/engine_intervene.h"
#include "sim/engine_ledger.h"
#include "sim/engine_material.h"
#include "sim/engine_measures.h"
#include "sim/engine_outside.h"
#include "sim/engine_people.h"
#include "sim/engine_position.h"
#include "sim/engine_process.h"
#include "sim/engine_pull.h"

namespace takt::sim {

template class Engine<PlainPolicy>;
template class Engine<LedgerPolicy>;
template class Engine<CheckedPolicy>;

} // namespace takt::sim
