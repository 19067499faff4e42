// A line with rules, made ready: what must stand together is one piece of work.
#pragma once

#include <optional>
#include <vector>

#include "balance/precedence.h"

namespace takt::balance {

/// Tasks that move as one: a group that must share a station and what lies between its members; most are one task.
/// On U-lines every task is a block of its own, and groups are looked at when a station is full.
struct Block {
    std::vector<Task> tasks;
    Units time = 0;
    std::vector<Units> modelTimes;
    Units leastPlace = 0, mostPlace = 0;
    std::int64_t posture = 0;
    std::uint32_t needs = 0;
    int first = 1, last = INT32_MAX;   ///< stations it may stand at, from 1
    std::vector<int> before, after;    ///< direct
    std::vector<int> apart;            ///< blocks it must not meet
    int group = -1;                    ///< U-lines: the group it must be complete with
};

struct RuledLine {
    const Line* line = nullptr;
    std::vector<Block> blocks;          ///< each after its predecessors
    std::vector<std::vector<Task>> linked; ///< by task: those it has an arc with
    int groups = 0;
    bool positional = false;            ///< stations differ
    bool plainRoom = true;              ///< every station has room for one cycle: no copies, no second operators

    Units room(Units cycle, int copies) const { return cycle * copies; }
    Units modelRoom(Units cycle, int copies) const { return cycle * copies * (100 + line->rules.overload) / 100; }
    bool twoOperatorsAt(int station) const; ///< from 1
    bool allowed(const Block& block, int station) const;
    /// Tasks of a block that were not at this station before.
    int moves(const Block& block, int station) const;
    /// The same line with precedence and work alone, for bounds.
    Line relaxed() const;
};

/// Errors: LineRuleImpossible: a list of the wrong length, a task that is not there, a group whose members must be
/// apart or fit no common station.
Result<RuledLine> ruledLine(const Line& line, const Precedence& precedence);

/// How two operators share a station's tasks: the second's; nothing when they cannot. Tasks with an arc between them
/// stand with one operator.
std::optional<std::vector<Task>> shared(const RuledLine& ruled, const std::vector<Task>& tasks, Units cycle);

/// One operator with these tasks: work and walk, every model, posture.
bool fitsOne(const RuledLine& ruled, const std::vector<Task>& tasks, Units cycle, int copies);

/// The least cycle time with which an assignment holds.
Units neededCycle(const RuledLine& ruled, const Assignment& assignment);

} // namespace takt::balance
