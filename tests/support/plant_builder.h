// Draws small plants for tests, as a planner would, through one Edit.
#pragma once

#include <QtGlobal>
#include <string>

#include "model/changeset.h"

namespace takt::test {

class PlantBuilder {
  public:
    /// Round the clock unless `shift` is given: then one shift a working day from 08:00, without breaks.
    explicit PlantBuilder(Duration shift = {}) : project_(newProject("Test")), edit_(project_, project_.scenarios[0].id) {
        const auto shifts = project_.shared.get<Shift>().rows();
        for (const auto& row : shifts)
            edit_.remove(row.id);
        Calendar calendar = project_.shared.get<Calendar>()[0];
        calendar_ = calendar.id;
        if (shift.us > 0) {
            Shift s;
            s.calendar = calendar.id;
            s.start = Duration::hours(8);
            s.length = shift;
            shift_ = edit_.insert(s);
        } else {
            calendar.days = DaySet::everyDay();
            edit_.update(calendar);
        }
    }

    Id item(const std::string& name, std::int64_t container = 1) {
        Item row;
        row.name = name;
        row.container = {container};
        return edit_.insert(row);
    }
    template <class Row>
    Id element(const std::string& name) {
        Row row;
        row.name = name;
        return edit_.insert(row);
    }
    Id lane(std::int64_t capacity, WhenFull whenFull) {
        FifoLane row;
        row.name = "Lane";
        row.capacity = capacity;
        row.whenFull = whenFull;
        return edit_.insert(row);
    }
    Id recipe(Id process, Id item, DurationLaw cycle) {
        Recipe row;
        row.process = process;
        row.item = item;
        row.cycleTime = cycle;
        return edit_.insert(row);
    }
    Id stock(Id store, Id item, std::int64_t initial) {
        Stock row;
        row.store = store;
        row.item = item;
        row.initial = {initial};
        return edit_.insert(row);
    }
    Id flow(Id from, Id to) {
        MaterialFlow row;
        row.from = from;
        row.to = to;
        return edit_.insert(row);
    }
    /// `quantity` every `days` working days.
    Id demand(Id customer, Id item, DemandPattern pattern, std::int64_t quantity, std::int64_t days = 1,
              std::int64_t lot = 1) {
        Demand row;
        row.customer = customer;
        row.item = item;
        row.pattern = pattern;
        row.quantity = {quantity};
        row.perDays = days;
        row.lot = {lot};
        return edit_.insert(row);
    }
    Id loop(LoopKind kind, Id item, Id from, Id to, std::int64_t cards) {
        KanbanLoop row;
        row.kind = kind;
        row.item = item;
        row.from = from;
        row.to = to;
        row.cards = cards;
        return edit_.insert(row);
    }
    template <class Row, class Function>
    void change(Id id, Function&& function) {
        edit_.modify<Row>(id, std::forward<Function>(function));
    }
    Id shift() const { return shift_; }
    Edit& edit() { return edit_; }

    Project build() const {
        Project project = project_;
        const auto set = edit_.finish();
        if (!set)
            qFatal("%s", set.error().text().c_str());
        if (const auto ok = apply(project, *set); !ok)
            qFatal("%s", ok.error().text().c_str());
        return project;
    }

  private:
    Project project_;
    Edit edit_;
    Id calendar_, shift_;
};

} // namespace takt::test
