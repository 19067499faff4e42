// What a plan says about the inside of one process.
#pragma once

#include <vector>

#include "model/project.h"

namespace takt::cell {

/// The settings of a cell; those of a new row when it has none.
Cell settingsOf(const Plant& plant, Id process);
/// Its tasks in the order of their numbers, of equal numbers the earlier row first.
std::vector<CellTask> tasksOf(const Plant& plant, Id process);
/// Ways of precedence between tasks of the process.
std::vector<TaskLink> linksOf(const Plant& plant, Id process);

/// A product of a cell and its part of the demand there; parts sum to one.
struct Product {
    Id item;
    double share = 0;
};
/// The items a process has recipes for, by what is asked of each a working day (scrap downstream included); equal parts
/// when nothing is asked.
std::vector<Product> productsOf(const Plant& plant, Id process);

/// Manual and automatic time of a task for a product: its own row, else the task's.
struct Times {
    Duration manual, automatic;
    bool operator==(const Times&) const = default;
};
Times timesFor(const Plant& plant, const CellTask& task, Id item);
/// The mean over the products, weighted by their shares, rounded to a millisecond; the task's own without products.
Times meanTimes(const Plant& plant, const CellTask& task, const std::vector<Product>& products);

/// A stretch of manual time of one kind.
struct Stretch {
    WorkKind kind{};
    Duration time;
    bool operator==(const Stretch&) const = default;
};
/// The manual time of a task by kinds of work: its elements in their order, scaled to `manual` where that is not the
/// task's own, and what no element speaks of.
std::vector<Stretch> stretchesOf(const Plant& plant, const CellTask& task, Duration manual);

/// Available time of a shift / what is asked of the process in it; the plant's takt time where nothing is asked of it.
/// 0: no demand.
Duration taktOf(const Project& project, const Scenario& scenario, Id process);
/// The planned cycle time that is entered, else takt time.
Duration plannedCycleOf(const Cell& cell, Duration takt);

/// Names apart by commas, blanks taken off, without the empty ones.
std::vector<std::string> namesIn(const std::string& list);

} // namespace takt::cell
