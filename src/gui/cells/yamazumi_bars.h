// The yamazumi as a value: bars of tasks, each task of stretches of work. Widgets and paper paint it.
#pragma once

#include <vector>

#include "gui/cells/cell_facts.h"

namespace takt::gui {

struct YamazumiTask {
    balance::Task task = -1;
    std::vector<cell::Stretch> stretches; ///< from below
    Duration time;
};
struct YamazumiBar {
    int station = -1;          ///< from 0; -1: tasks that stand nowhere yet
    bool second = false;
    int copies = 1;
    QString name;
    std::vector<YamazumiTask> tasks; ///< from below
    Duration walk;             ///< on top of them
    Duration peak;             ///< the most any product asks for
    bool broken = false;       ///< a rule is broken here
    Duration total() const;
};

/// The bars of an assignment in the mean of the products, or of one of them. A pile of what stands nowhere comes first.
std::vector<YamazumiBar> yamazumiBars(const Plant& plant, const CellFacts& facts, const balance::Assignment& assignment,
                                      const std::vector<balance::Violation>& broken, Id product = {});

} // namespace takt::gui
