// A thousand stored runs: how small the file, how quick the list.
#pragma once

namespace takt::app {
class MainWindow;
}

namespace takt::bench {

/// Opens the sample in the window, stores `count` runs of it with as many seeds, and prints what that costs.
void measureManyRuns(app::MainWindow& window, int count = 1000);

} // namespace takt::bench
