// Overall equipment effectiveness (Nakajima 1988), by the parts that design and runs share.
#pragma once

#include "base/quantities.h"

namespace takt::lean {

/// Of one process, in the time looked at. All times are working time of its calendar, summed over machines.
struct OeeInputs {
    Duration planned;      ///< on shift - breaks - planned maintenance - no card - line losses
    Duration down;         ///< of it: breakdowns and changeovers
    Duration ideal;        ///< ideal cycle x all pieces / pieces a cycle
    std::int64_t made = 0; ///< all pieces
    std::int64_t faulty = 0; ///< of them: scrapped or worked again
};

struct Oee {
    double availability = 1; ///< (planned - down) / planned
    double performance = 1;  ///< ideal / (planned - down); above 1 the ideal cycle is entered wrong
    double quality = 1;      ///< right first time / all
    double value() const { return availability * performance * quality; }
};

/// Parts of which nothing is known (no time planned, nothing made) are 1.
Oee oee(const OeeInputs& inputs);

} // namespace takt::lean
