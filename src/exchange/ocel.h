// The events of a run as an object-centric event log, OCEL 2.0, in its SQLite form, so that process-mining tools can read
// a planned stream as they read a real one.
//
// Written after "OCEL (Object-Centric Event Log) 2.0 Specification", 16 October 2023 (arXiv 2403.01975), section on the
// relational format, and ocel-standard.org/specification/formats/sqlite:
//   event(ocel_id, ocel_type), object(ocel_id, ocel_type), event_map_type and object_map_type(ocel_type, ocel_type_map),
//   event_<map>(ocel_id, ocel_time, attributes), object_<map>(ocel_id, ocel_time, ocel_changed_field, attributes),
//   event_object(ocel_event_id, ocel_object_id, ocel_qualifier), object_object(ocel_source_id, ocel_target_id,
//   ocel_qualifier).
// One event for each record of the trace, its type being what happened ("Machine works"). Objects:
//   Container  followed first in, first out (container_story.h): item, unit; amount as it changes
//   Card       loop, kind, item, amount of its container; state as it changes
//   Machine    process, number; state as it changes
//   Order      of a customer, or a line of the plan: for whom, item, amount; what is open of it as it changes
//   Truck      a transport of the plan: name
//   Element    whatever else is drawn: name, kind
// Qualifiers of an event: "at" (element), "container", "from container", "card", "machine", "order", "truck". Of objects:
// "made from", "filled from" (containers), "belongs to" (machine, card), "placed by" (order).
// Times are the plan's clock without a zone; day 0 is the plan's first date, else Monday 1 January 2001.
#pragma once

#include "exchange/run_events.h"

namespace takt::exchange {

/// Writes the log; overwrites. Errors: CannotWrite, Cancelled.
Result<void> writeOcel(const std::filesystem::path& path, const EventSource& source, const EventJob& job);

/// The name of a type in the names of its tables: letters and digits alone, "MachineWorks".
std::string ocelTableName(std::string_view type);

} // namespace takt::exchange
