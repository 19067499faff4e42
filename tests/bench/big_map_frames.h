// What is done by hand on a big map, frame by frame.
#pragma once

#include <vector>

namespace takt::app {
class MainWindow;
}

namespace takt::bench {

double median(std::vector<double> values);

struct Frames {
    std::vector<double> cpu, wall; ///< milliseconds
    void print(const char* what) const;
};

/// Opens the map of bigMap() and prints how long everything takes on it, or only undo and saving.
void measureBigMap(app::MainWindow& window, bool onlyUndo);

} // namespace takt::bench
