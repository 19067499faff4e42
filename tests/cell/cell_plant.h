// A process with tasks, for tests of its inside.
#pragma once

#include "../support/plant_builder.h"
#include "cell/cell_line.h"

namespace takt::test {

struct CellPlant {
    CellPlant() { process = b.element<Process>("Cell"); }

    Id task(double manualSeconds, double automaticSeconds = 0) {
        CellTask row;
        row.process = process;
        row.number = ++count;
        row.name = "Task " + std::to_string(count);
        row.manual = time(manualSeconds);
        row.automatic = time(automaticSeconds);
        return b.edit().insert(row);
    }
    void link(Id before, Id after) {
        TaskLink row;
        row.before = before;
        row.after = after;
        b.edit().insert(row);
    }
    void pair(Id one, Id other, PairRule rule) {
        TaskPair row;
        row.one = one;
        row.other = other;
        row.rule = rule;
        b.edit().insert(row);
    }
    template <class Function>
    void settings(Function&& fill) {
        Cell row = cell::settingsOf(plant(), process);
        fill(row);
        if (row.id)
            b.edit().update(row);
        else
            b.edit().insert(row);
    }
    const Plant& plant() { return b.edit().plant(); }
    cell::CellLine line() { return cell::cellLine(plant(), process); }

    static Duration time(double seconds) { return {static_cast<std::int64_t>(seconds * 1e6 + 0.5)}; }

    PlantBuilder b;
    Id process;
    std::int64_t count = 0;
};

} // namespace takt::test
