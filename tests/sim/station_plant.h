// A process whose tasks stand at stations, between a store that holds its material and one that takes all.
#pragma once

#include "small_plants.h"

namespace takt::test {

struct StationPlant : SmallPlant {
    Id item, process, material, after;

    explicit StationPlant(std::int64_t pieces, std::int64_t container = 1, Duration shift = {}) : SmallPlant(shift) {
        item = b.item("Part", container);
        material = stockOf(item, pieces);
        process = SmallPlant::process(item, fixed(60), material);
        after = into(process, b.element<Inventory>("After"));
        b.flow(after, customer);
        wantsSometime(item);
        Cell row;
        row.process = process;
        row.stationByStation = true;
        cell_ = b.edit().insert(row);
    }
    /// Seconds by hand and of the machine, of one task.
    Id station(std::int64_t number, std::int64_t manual, std::int64_t automatic = 0, double along = 0) {
        CellTask row;
        row.process = process;
        row.number = ++count_;
        row.name = "Task " + std::to_string(count_);
        row.station = number;
        row.manual = Duration::seconds(manual);
        row.automatic = Duration::seconds(automatic);
        row.place = {static_cast<std::int64_t>(along * 1e6)};
        return b.edit().insert(row);
    }
    void copies(std::int64_t number, std::int64_t n) {
        CellStation row;
        row.process = process;
        row.number = number;
        row.copies = n;
        b.edit().insert(row);
    }
    void takes(Id task, Id product, std::int64_t manual) {
        TaskTime row;
        row.task = task;
        row.item = product;
        row.manual = Duration::seconds(manual);
        b.edit().insert(row);
    }
    /// Another product of the process, with material of its own.
    Id product(const std::string& name, std::int64_t pieces) {
        const Id id = b.item(name);
        b.stock(material, id, pieces);
        b.recipe(process, id, fixed(60));
        wantsSometime(id);
        return id;
    }
    template <class Function>
    void cell(Function&& fill) {
        b.change<Cell>(cell_, fill);
    }
    void lane(std::int64_t pieces) {
        cell([&](Cell& c) { c.lanePieces = pieces; });
    }
    std::vector<double> made(Duration horizon = Duration::minutes(60)) {
        return play(b.build(), horizon).times(RecordKind::Made);
    }

  private:
    Id cell_;
    std::int64_t count_ = 0;
};

} // namespace takt::test
