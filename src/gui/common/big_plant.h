// Whether working something out of a whole plant takes longer than a frame.
#pragma once

#include "model/project.h"

namespace takt::gui {

/// Such plants are reviewed, compiled and laid out beside the window's thread.
inline bool isBig(const Plant& plant) {
    constexpr std::size_t kManyFlows = 400;
    return plant.get<MaterialFlow>().size() > kManyFlows;
}

} // namespace takt::gui
