// Parts of the inspector's sheets about people and planned stops: operator groups, planned maintenance.
#include <algorithm>

#include "gui/map/sheet_builder.h"

namespace takt::gui {

namespace {

/// One box for each process; ticked where the group can work.
void skills(SheetBuilder& b, const OperatorGroup& group) {
    std::vector<Id> places;
    QStringList names;
    for (const auto& skill : b.plant().get<OperatorSkill>())
        if (skill.operators == group.id) {
            places.push_back(skill.process);
            names << elementName(b.plant(), skill.process);
        }
    b.fold(MapText::tr("Works at"), QStringLiteral("skills.%1").arg(group.id.value), noneOr(names));
    for (const auto& process : b.plant().get<Process>()) {
        const QString name = fromStd(process.name);
        const bool can = std::find(places.begin(), places.end(), process.id) != places.end();
        b.add(SheetFlag{name, can, MapText::tr("Change where %1 works").arg(fromStd(group.name)),
                        [group = group.id, process = process.id](Edit& edit, bool on) {
                            const auto rows = edit.plant().get<OperatorSkill>().rows();
                            for (const auto& row : rows)
                                if (row.operators == group && row.process == process)
                                    edit.remove(row.id);
                            if (!on)
                                return;
                            OperatorSkill skill;
                            skill.operators = group;
                            skill.process = process;
                            edit.insert(skill);
                        }});
    }
    b.endFold();
}

} // namespace

void addOperators(SheetBuilder& b) {
    QStringList names;
    for (const auto& group : b.plant().get<OperatorGroup>())
        names << fromStd(group.name);
    b.fold(MapText::tr("Operators"), QStringLiteral("operators"), noneOr(names));
    for (const auto& group : b.plant().get<OperatorGroup>()) {
        const QString name = fromStd(group.name);
        b.heading(name, group.id, MapText::tr("Delete the operators %1").arg(name));
        b.field<OperatorGroup>(MapText::tr("Name"), group.id, &OperatorGroup::name);
        b.field<OperatorGroup>(MapText::tr("People"), group.id, &OperatorGroup::count,
                               {MapText::tr("On each shift; those of one group are alike"), {}});
        b.field<OperatorGroup>(MapText::tr("Wage an hour"), group.id, &OperatorGroup::wage,
                               {MapText::tr("Of one person, in the hours of their calendar"), {}});
        b.calendar<OperatorGroup>(MapText::tr("Paid hours"), group.id, &OperatorGroup::calendar,
                                  MapText::tr("the plant's"),
                                  MapText::tr("They are there and paid in its hours; without one they are there "
                                              "whenever needed"));
        b.flag<OperatorGroup>(MapText::tr("Repair stops"), group.id, &OperatorGroup::repairs);
        skills(b, group);
    }
    if (names.isEmpty())
        b.note(MapText::tr("Without groups every process has its own operators. A process that a group works "
                           "at waits for one of them."));
    b.add(SheetAction{MapText::tr("Add operators"), MapText::tr("Add operators"), {{{}, [](Edit& edit) {
                          OperatorGroup group;
                          group.name = freeNumberedName(edit.plant().get<OperatorGroup>(), MapText::tr("Operators %1"));
                          edit.insert(group);
                      }}}});
    b.endFold();
}

void addMaintenance(SheetBuilder& b, const Process& process) {
    const auto& rows = b.plant().get<MaintenancePlan>();
    const auto count = std::count_if(rows.begin(), rows.end(),
                                     [&](const MaintenancePlan& plan) { return plan.process == process.id; });
    b.fold(MapText::tr("Planned maintenance"), QStringLiteral("maintenance"),
           count == 0 ? MapText::tr("none") : fieldText(static_cast<std::int64_t>(count)));
    int n = 0;
    for (const auto& plan : rows) {
        if (plan.process != process.id)
            continue;
        b.heading(MapText::tr("Maintenance %1").arg(++n), plan.id,
                  MapText::tr("Remove a planned maintenance of %1").arg(fromStd(process.name)));
        b.field<MaintenancePlan>(MapText::tr("Every … working days"), plan.id, &MaintenancePlan::everyDays);
        b.field<MaintenancePlan>(
            MapText::tr("First after"), plan.id, &MaintenancePlan::first,
            {MapText::tr("After the begin of day 1: a time such as 14 h, or working days such as 2 wd"), {}});
        b.field<MaintenancePlan>(MapText::tr("Length"), plan.id, &MaintenancePlan::length,
                                 {MapText::tr("In the working time of the process"), {}});
    }
    b.add(SheetAction{MapText::tr("Add maintenance"),
                      MapText::tr("Add a planned maintenance of %1").arg(fromStd(process.name)),
                      {{{}, [id = process.id](Edit& edit) {
                            MaintenancePlan plan;
                            plan.process = id;
                            edit.insert(plan);
                        }}}});
    b.endFold();
}

} // namespace takt::gui
