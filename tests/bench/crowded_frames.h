// Two thousand containers on the map at once, and three boards beside it.
#pragma once

namespace takt::app {
class MainWindow;
}

namespace takt::bench {

/// Frames of the sample's map, then of a map with 2 000 tokens, then of that and three boards in windows of their own.
void measureTokens(app::MainWindow& window);

} // namespace takt::bench
