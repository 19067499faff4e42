// A year of a plant of forty processes looked at: seeking, playing, and how long the window's thread is held.
#pragma once

namespace takt::app {
class MainWindow;
}

namespace takt::bench {

/// Opens tests/bench/plant40.json, runs it for a year and prints what looking at it takes.
void measureYear(app::MainWindow& window);

} // namespace takt::bench
