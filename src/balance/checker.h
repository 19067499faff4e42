// Whether an assignment keeps all rules, worked out from the line alone and apart from the solver.
#pragma once

#include <string>
#include <vector>

#include "balance/solve.h"

namespace takt::balance {

struct Violation {
    enum class Kind {
        TaskMissing, TaskTwice, TaskUnknown, Precedence, CycleTime, ModelOverload, Together, Apart, StationRange, Tool,
        Posture, Copies, SecondOperator
    };
    Kind kind{};
    int station = 0;          ///< from 0; -1: of the line as a whole
    Task task = -1;           ///< the one it is about
    Task other = -1;          ///< and what it clashes with
    Units amount = 0;         ///< by how much a limit is passed
    bool operator==(const Violation&) const = default;
};

/// All rules an assignment breaks with this cycle time; empty: it holds.
std::vector<Violation> violations(const Line& line, const Assignment& assignment, Units cycle);

/// Time a station takes for a piece: its tasks and the walk along them, out and back; at stations of
/// two operators the longer of both.
Units stationTime(const Line& line, const Assignment& assignment, std::size_t station);

/// The limits one operator passes with these tasks in `room` of time: work and walk, every model, posture. Stations are -1.
std::vector<Violation> overruns(const Line& line, const std::vector<Task>& tasks, Units room);

/// Tasks x cycle time, in the greatest unit that divides all times; beyond that no weights are confirmed.
inline constexpr std::int64_t kMostCheckedWork = 300'000'000;

/// Whether `proof` shows that fewer than `stations` cannot do: no load that fits into the cycle weighs more than its
/// room, and all tasks together weigh more than one station less has room for. Precedence is not needed for it.
bool proofHolds(const Line& line, Units cycle, const Proof& proof, std::int64_t stations);

} // namespace takt::balance
