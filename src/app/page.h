// The pages of the window, in the order of the rail.
#pragma once

namespace takt::app {

enum class Page { Map, Cells, Boards, Metrics };

} // namespace takt::app
