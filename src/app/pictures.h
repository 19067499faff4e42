// `--grab` and `--export`: pictures of the window and of the map, without anybody watching.
#pragma once

#include "app/command_line.h"
#include "base/error.h"

namespace takt::app {

class MainWindow;

/// Opens the file of the command line (the sample without one) for looking only, goes to scenario,
/// page and time, and writes the pictures. Requires an application object. Neither the file, nor its
/// lock, nor the user's settings are touched.
Result<void> makePictures(const CommandLine& line);

/// Goes to the scenario of this name. Errors: UnknownScenario.
Result<void> showScenario(MainWindow& window, const QString& name);
/// Waits for the run and puts the cursor there. Errors: PlantNotRunnable; BadSettings beyond the run's end.
Result<void> showTime(MainWindow& window, Span time);

} // namespace takt::app
