// The stations of a cell as a run has them: who works there, and how long a piece of each product stays.
#pragma once

#include <array>
#include <string>

#include "cell/cell_rows.h"

namespace takt::cell {

inline constexpr std::size_t kWorkKinds = EnumNames<WorkKind>::names.size();

/// A station at which tasks stand.
struct Station {
    std::int64_t number = 1;
    std::string name;               ///< "Station 3" where none is entered
    std::int64_t copies = 1;        ///< side by side
    std::vector<CellTask> first, second; ///< of its operator, and of the second of two; in the order they are done

    /// At one copy: those of the two whose tasks need hands.
    int operators() const;
};

/// Where tasks of the process stand, in the order of the stations. Tasks that stand nowhere are left out, as are stations
/// without tasks.
std::vector<Station> manned(const Plant& plant, Id process);

/// Whether a run has every station of the process as a machine of its own: so it is set, and all its tasks stand at one.
bool runsByStations(const Plant& plant, Id process);

/// Of one piece of a product at one copy of a station.
struct StationTimes {
    Duration cycle;    ///< the longest of what follows
    Duration longest;  ///< manual work and walk of the operator who has more of them
    Duration manual;   ///< his manual work
    Duration walk;     ///< and his walk, to the tasks whose manual work the product needs
    Duration machine;  ///< manual and automatic time of the task that has most of both; 0: no task runs by itself
    Duration walks;    ///< of both operators
    std::array<Duration, kWorkKinds> work{}; ///< manual work of both by its kind
    Duration automatic; ///< of all tasks
};
StationTimes timesAt(const Plant& plant, const Cell& cell, const Station& station, Id item);

} // namespace takt::cell
