// A line to be balanced: its tasks, how long each takes, what must be done before what, and the rules of
// the floor it must keep.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "base/error.h"

namespace takt::balance {

/// Time in whole units of the user's choosing: the benchmark's units, or milliseconds.
using Units = std::int64_t;
/// A task by its place in Line::times, from 0.
using Task = int;

/// More tasks than this are refused (TooManyTasks).
inline constexpr int kMostTasks = 4096;

/// All task times together; more is refused (TimesTooLong): in milliseconds three days and nights.
inline constexpr Units kMostTotal = 1 << 28;

enum class Shape {
    Straight, ///< a task's predecessors are done at its station or an earlier one
    UShaped   ///< its predecessors, or else its successors, are done at its station or an earlier one
};

/// One of several products that run down the same line.
struct Model {
    std::vector<Units> times; ///< of each task for this product; 0: the product does not need it
};

/// What a line must keep besides precedence and the cycle time. All empty: the plain problem of the textbooks.
/// A list by task or by station is empty, or as long as there are tasks or stations; stations beyond a list
/// by station are plain.
struct Rules {
    std::vector<std::vector<Task>> together;   ///< each group at one station
    std::vector<std::pair<Task, Task>> apart;  ///< never at the same station
    std::vector<int> first, last;              ///< by task: the stations it may stand at, from 1; 0: free
    std::vector<std::uint32_t> needs;          ///< by task: one bit for each tool it needs
    std::vector<std::uint32_t> tools;          ///< by station: the tools that stand there; empty: all everywhere
    /// By station: where two operators work side by side. Each has a cycle of his own; tasks that wait for one
    /// another stand with the same operator, so neither waits for the other.
    std::vector<bool> twoOperators;
    /// A station may stand this many times side by side, each copy working every so-many-th piece, and then
    /// counts as so many stations. Only stations of one operator. 1: never.
    int mostCopies = 1;
    std::vector<Model> models;                 ///< Line::times is then their mean weighted by demand
    int overload = 0;                          ///< per cent by which any one model may pass the cycle time at a station
    std::vector<Units> places;                 ///< by task: where on the walkway it is done, in walking time
    std::vector<int> posture;                  ///< by task: strain score
    int mostPosture = 0;                       ///< of a station (and operator); 0: no limit
    std::vector<int> today;                    ///< by task: its station today, from 1; 0: new

    bool plain() const;
};

struct Line {
    std::vector<Units> times;                 ///< of each task, 0 or more; of one operator's hands or one machine
    std::vector<std::pair<Task, Task>> arcs;  ///< first before second; may hold redundant ones
    Shape shape = Shape::Straight;
    Rules rules;

    int size() const { return static_cast<int>(times.size()); }
};

/// Tasks by station, in the order of the stations. A task stands in exactly one.
struct Assignment {
    std::vector<std::vector<Task>> stations;
    std::vector<int> copies;                        ///< of each station; empty: all 1
    /// At stations of two operators: the tasks of the second. Empty elsewhere, or altogether.
    std::vector<std::vector<Task>> secondOperator;

    int copiesOf(std::size_t station) const { return copies.empty() ? 1 : copies[station]; }
    /// Stations, each copy counted.
    int count() const;
    bool operator==(const Assignment&) const = default;
};

} // namespace takt::balance
