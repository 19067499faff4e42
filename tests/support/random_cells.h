// The inside of processes of random plants: tasks at stations, and whether they are run so.
#pragma once

#include "random_steps.h"

namespace takt::test {

class RandomCells : public RandomSteps {
  protected:
    using RandomSteps::RandomSteps;

    /// Tasks for some processes; some of these are run station by station.
    void cells() {
        for (const Id process : processes_)
            if (oneIn(2))
                cell(process);
    }

  private:
    void cell(Id process) {
        insert<Cell>([&](Cell& cell) {
            cell.process = process;
            cell.stationByStation = reach("a process run station by station", !oneIn(3));
            cell.lanePieces = between(0, 3);
            cell.walkingSpeed = {between(100'000, 2'000'000)};
        });
        const auto stations = between(1, 4);
        for (auto n = between(1, 6); n > 0; --n)
            task(process, n, between(1, stations));
        for (std::int64_t number = 1; number <= stations; ++number)
            if (oneIn(2))
                insert<CellStation>([&](CellStation& row) {
                    row.process = process;
                    row.number = number;
                    row.twoOperators = oneIn(2);
                    row.copies = between(1, 3);
                });
    }

    /// The first takes time of every product: where no task does, pieces go through in no time, for ever at one instant.
    void task(Id process, std::int64_t number, std::int64_t station) {
        const Duration least = Duration::seconds(number == 1 ? 1 : 0);
        const Id task = insert<CellTask>([&](CellTask& row) {
            row.process = process;
            row.number = number;
            row.station = station;
            row.secondOperator = oneIn(4);
            row.manual = std::max(least, Duration::seconds(oneIn(5) ? 0 : between(1, 60)));
            row.automatic = Duration::seconds(seldom(2, 1, 90));
            row.kind = any<WorkKind>();
            row.place = {between(0, 10'000'000)};
            row.across = {between(-2'000'000, 2'000'000)};
        });
        for (auto n = between(0, 2); n > 0; --n)
            insert<TaskElement>([&](TaskElement& row) {
                row.task = task;
                row.kind = any<WorkKind>();
                row.time = Duration::seconds(between(1, 30));
            });
        for (const Id item : items_)
            if (oneIn(3))
                insert<TaskTime>([&](TaskTime& row) {
                    row.task = task;
                    row.item = item;
                    row.manual = std::max(least, Duration::seconds(between(0, 60)));
                    row.automatic = Duration::seconds(seldom(2, 1, 90));
                });
    }
};

} // namespace takt::test
