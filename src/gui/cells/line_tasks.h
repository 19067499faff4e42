// Benchmark files of line balancing as tasks of a process, and back.
#pragma once

#include "exchange/line_files.h"
#include "model/changeset.h"

namespace takt::gui {

/// Adds the tasks of a file below those that are there: a unit of its times is a second. Its cycle time becomes the
/// planned one. Returns how many.
int addLineTasks(Edit& edit, Id process, const exchange::LineFile& file);
/// The tasks, in seconds where all are whole seconds, else in milliseconds.
exchange::LineFile lineFileOf(const Plant& plant, Id process);

} // namespace takt::gui
