// A map of the size that the window must bear.
#pragma once

#include "model/changeset.h"

namespace takt::bench {

/// 500 elements and 2 000 flows: 23 streams one below the other, all of which move, and 17 controls that send
/// information to processes everywhere.
Project bigMap();

} // namespace takt::bench
