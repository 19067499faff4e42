// Parts of the inspector's sheets about people and about days on which nothing is made: operator groups,
// planned maintenance, holidays.
#include <QDate>
#include <QLocale>
#include <algorithm>

#include "gui/map/sheet_builder.h"

namespace takt::gui {

namespace {

QString noneOr(const QStringList& names) {
    return names.isEmpty() ? MapText::tr("none") : names.join(QStringLiteral(", "));
}

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

std::string freeGroupName(const Plant& plant) {
    const auto& groups = plant.get<OperatorGroup>();
    for (std::size_t n = groups.size() + 1;; ++n) {
        std::string name = MapText::tr("Operators %1").arg(n).toStdString();
        if (std::none_of(groups.begin(), groups.end(), [&](const OperatorGroup& g) { return g.name == name; }))
            return name;
    }
}

// ------------------------------------------------------------------ days

QDate firstDay(const Project& project) {
    return QDate::fromString(fromStd(project.settings().startDate), Qt::ISODate);
}

/// A date of the calendar when day 1 has one, else the day's number, from 1.
QString dayText(const Project& project, std::int64_t day) {
    const QDate first = firstDay(project);
    return first.isValid() ? first.addDays(day).toString(Qt::ISODate) : fieldText(day + 1);
}

std::optional<QDate> readDate(const QString& text) {
    const QString typed = text.trimmed();
    for (const QDate& date :
         {QDate::fromString(typed, Qt::ISODate), QLocale().toDate(typed, QLocale::ShortFormat),
          QLocale().toDate(typed, QStringLiteral("d.M.yyyy")), QLocale().toDate(typed, QLocale::LongFormat)})
        if (date.isValid())
            return date;
    return std::nullopt;
}

Result<std::int64_t> readDay(const Project& project, const QString& text) {
    const QDate first = firstDay(project);
    if (const auto date = readDate(text); date && first.isValid())
        return static_cast<std::int64_t>(first.daysTo(*date));
    std::int64_t number = 0;
    if (auto ok = readField(text, number); !ok)
        return tl::unexpected(ok.error());
    return number - 1;
}

void dayField(SheetBuilder& b, const Holiday& holiday) {
    const Project& project = b.source().project;
    const QString tip = firstDay(project).isValid()
                            ? MapText::tr("The date of the first day, such as 2026-12-24")
                            : MapText::tr("The number of the first day; the plan begins on day 1, a Monday");
    b.add(SheetField{MapText::tr("First day"), dayText(project, holiday.day), tip, {},
                     MapText::tr("Change the first day of %1").arg(fromStd(holiday.name)),
                     [id = holiday.id](Edit& edit, const QString& text) -> Result<void> {
                         const Holiday* row = edit.project().shared.find<Holiday>(id);
                         const auto day = readDay(edit.project(), text);
                         if (!day)
                             return tl::unexpected(day.error());
                         if (!row)
                             return {};
                         Holiday copy = *row;
                         copy.day = *day;
                         if (auto ok = checkValues(AnyRow(copy)); !ok)
                             return ok;
                         edit.update(std::move(copy));
                         return {};
                     }});
}

/// Day 1 is a Monday; without a date days have numbers.
void startDateField(SheetBuilder& b) {
    const Settings& settings = b.source().project.settings();
    b.add(SheetField{MapText::tr("Day 1 is"), fromStd(settings.startDate),
                     MapText::tr("The date of a Monday, such as 2026-01-05; empty: days have numbers"),
                     MapText::tr("any Monday"), MapText::tr("Change the date of day 1"),
                     [id = settings.id](Edit& edit, const QString& text) -> Result<void> {
                         const auto date = readDate(text);
                         if (!text.trimmed().isEmpty() && (!date || date->dayOfWeek() != Qt::Monday))
                             return fail(ErrorCode::JsonBadValue,
                                         {text.trimmed().toStdString(), MapText::tr("dates of Mondays").toStdString()});
                         edit.modify<Settings>(id, [&](Settings& s) {
                             s.startDate = date ? date->toString(Qt::ISODate).toStdString() : std::string();
                         });
                         return {};
                     }});
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
        b.field<OperatorGroup>(MapText::tr("Wage an hour"), group.id, &OperatorGroup::wage);
        b.flag<OperatorGroup>(MapText::tr("Repair stops"), group.id, &OperatorGroup::repairs);
        skills(b, group);
    }
    if (names.isEmpty())
        b.note(MapText::tr("Without groups every process has its own operators. A process that a group works "
                           "at waits for one of them."));
    b.add(SheetAction{MapText::tr("Add operators"), MapText::tr("Add operators"), {{{}, [](Edit& edit) {
                          OperatorGroup group;
                          group.name = freeGroupName(edit.plant());
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

void addHolidays(SheetBuilder& b, Id calendar) {
    QStringList names;
    for (const auto& holiday : b.source().project.shared.get<Holiday>())
        if (holiday.calendar == calendar)
            names << fromStd(holiday.name);
    b.fold(MapText::tr("Holidays"), QStringLiteral("holidays"), noneOr(names));
    startDateField(b);
    for (const auto& holiday : b.source().project.shared.get<Holiday>()) {
        if (holiday.calendar != calendar)
            continue;
        const QString name = fromStd(holiday.name);
        b.heading(name, holiday.id, MapText::tr("Remove the holiday %1").arg(name));
        b.field<Holiday>(MapText::tr("Name"), holiday.id, &Holiday::name);
        dayField(b, holiday);
        b.field<Holiday>(MapText::tr("Days"), holiday.id, &Holiday::days, {MapText::tr("In a row"), {}});
    }
    b.add(SheetAction{MapText::tr("Add a holiday"), MapText::tr("Add a holiday"),
                      {{{}, [calendar](Edit& edit) {
                            Holiday holiday;
                            holiday.calendar = calendar;
                            holiday.name = MapText::tr("Holiday").toStdString();
                            edit.insert(holiday);
                        }}}});
    b.endFold();
}

} // namespace takt::gui
