// The parts of the inspector's sheets about calendars: shifts, breaks, holidays, and who goes by which.
#include <QLocale>
#include <algorithm>

#include "gui/common/dates.h"
#include "gui/map/sheet_builder.h"
#include "model/calendar.h"

namespace takt::gui {

namespace {

QDate firstDay(const Project& project) {
    return QDate::fromString(fromStd(project.settings().startDate), Qt::ISODate);
}

/// A date of the calendar when day 1 has one, else the day's number, from 1.
QString dayText(const Project& project, std::int64_t day) {
    const QDate first = firstDay(project);
    return first.isValid() ? first.addDays(day).toString(Qt::ISODate) : fieldText(day + 1);
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

/// Those of the plant's calendar stand with the date of day 1, which dates of all calendars count from.
void addHolidays(SheetBuilder& b, Id calendar, bool isPlants) {
    QStringList names;
    for (const auto& holiday : b.source().project.shared.get<Holiday>())
        if (holiday.calendar == calendar)
            names << fromStd(holiday.name);
    b.fold(MapText::tr("Holidays"), isPlants ? QStringLiteral("holidays") : QStringLiteral("holidays.other"), noneOr(names));
    if (isPlants)
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

void shifts(SheetBuilder& b, const SharedTables& shared, Id calendar) {
    for (const auto& shift : shared.get<Shift>()) {
        if (shift.calendar != calendar)
            continue;
        const QString name = shift.name.empty() ? MapText::tr("Shift") : fromStd(shift.name);
        b.heading(name, shift.id, MapText::tr("Remove the shift %1").arg(name));
        b.timeOfDay<Shift>(MapText::tr("Begins"), shift.id, &Shift::start);
        b.field<Shift>(MapText::tr("Length"), shift.id, &Shift::length, {MapText::tr("Breaks included"), {}});
        for (const auto& pause : shared.get<Break>()) {
            if (pause.shift != shift.id)
                continue;
            b.heading(pause.name.empty()
                          ? MapText::tr("Break, %1").arg(name)
                          : MapText::tr("%1, %2", "break, shift").arg(fromStd(pause.name), name),
                      pause.id, MapText::tr("Remove a break of the shift %1").arg(name));
            b.field<Break>(MapText::tr("Comes after"), pause.id, &Break::after,
                           {MapText::tr("From the begin of the shift"), {}});
            b.field<Break>(MapText::tr("Lasts"), pause.id, &Break::length);
            b.flag<Break>(MapText::tr("Paid"), pause.id, &Break::paid, MapText::tr("Counts for the cost of labour"));
        }
    }
}

void addShiftAction(SheetBuilder& b, Id calendar) {
    b.add(SheetAction{MapText::tr("Add a shift"), MapText::tr("Add a shift"), {{{}, [calendar](Edit& edit) {
                          // One more like the last, when that is over.
                          const SharedTables& shared = edit.project().shared;
                          const Shift* last = nullptr;
                          for (const auto& each : shared.get<Shift>())
                              if (each.calendar == calendar)
                                  last = &each;
                          Shift shift = last ? *last : Shift{};
                          const Id like = shift.id;
                          shift.id = {};
                          shift.calendar = calendar;
                          shift.name = MapText::tr("Shift").toStdString();
                          shift.start = last ? Duration{(last->start.us + last->length.us) % kDay.us} : Duration::hours(6);
                          if (!last)
                              shift.length = Duration::hours(8);
                          const auto breaks = shared.get<Break>().rows();
                          const Id added = edit.insert(shift);
                          for (Break pause : breaks)
                              if (last && pause.shift == like) {
                                  pause.id = {};
                                  pause.shift = added;
                                  edit.insert(pause);
                              }
                      }}}});
}

void addBreakAction(SheetBuilder& b, Id calendar) {
    SheetAction pauses{MapText::tr("Add a break"), MapText::tr("Add a break"), {}};
    for (const auto& shift : b.source().project.shared.get<Shift>())
        if (shift.calendar == calendar)
            pauses.ways.emplace_back(fromStd(shift.name), [s = shift.id](Edit& edit) {
                Break pause;
                pause.shift = s;
                pause.after = Duration::hours(2);
                pause.length = Duration::minutes(10);
                edit.insert(pause);
            });
    if (!pauses.ways.empty())
        b.add(std::move(pauses));
}

void calendarLines(SheetBuilder& b, Id id, bool isPlants) {
    b.days<Calendar>(MapText::tr("Days"), id, &Calendar::days);
    shifts(b, b.source().project.shared, id);
    addShiftAction(b, id);
    addBreakAction(b, id);
    addHolidays(b, id, isPlants);
}

template <class Row, class Belongs>
std::vector<Row> rowsThat(const SharedTables& shared, Belongs&& belongs) {
    std::vector<Row> out;
    for (const auto& row : shared.get<Row>())
        if (belongs(row))
            out.push_back(row);
    return out;
}

template <class Row>
Id insertCopy(Edit& edit, Row row, Id Row::*owner, Id newOwner) {
    row.id = {};
    row.*owner = newOwner;
    return edit.insert(std::move(row));
}

/// A calendar with the plant's days, shifts, breaks and holidays.
Id copyPlantCalendar(Edit& edit) {
    const SharedTables& shared = edit.project().shared;
    const Id plants = effectiveCalendar(shared, {});
    const Calendar* from = shared.find<Calendar>(plants);
    Calendar copy = from ? *from : Calendar{};
    copy.id = {};
    copy.name = freeNumberedName(shared.get<Calendar>(), MapText::tr("Calendar %1"));
    const Id id = edit.insert(copy);
    for (const auto& shift : rowsThat<Shift>(shared, [&](const Shift& s) { return s.calendar == plants; })) {
        const Id own = insertCopy(edit, shift, &Shift::calendar, id);
        const auto pauses = rowsThat<Break>(edit.project().shared, [&](const Break& p) { return p.shift == shift.id; });
        for (const auto& pause : pauses)
            insertCopy(edit, pause, &Break::shift, own);
    }
    for (const auto& holiday :
         rowsThat<Holiday>(edit.project().shared, [&](const Holiday& h) { return h.calendar == plants; }))
        insertCopy(edit, holiday, &Holiday::calendar, id);
    return id;
}

/// Calendars beside the plant's.
void otherCalendars(SheetBuilder& b, Id plants) {
    QStringList names;
    for (const auto& calendar : b.source().project.shared.get<Calendar>())
        if (calendar.id != plants)
            names << fromStd(calendar.name);
    b.fold(MapText::tr("Other calendars"), QStringLiteral("calendars"), noneOr(names));
    for (const auto& calendar : b.source().project.shared.get<Calendar>()) {
        if (calendar.id == plants)
            continue;
        const QString name = fromStd(calendar.name);
        b.heading(name, calendar.id, MapText::tr("Delete the calendar %1").arg(name));
        b.field<Calendar>(MapText::tr("Name"), calendar.id, &Calendar::name);
        calendarLines(b, calendar.id, false);
    }
    if (names.isEmpty())
        b.note(MapText::tr("For processes, operators, customers and suppliers with hours of their own."));
    b.add(SheetAction{MapText::tr("Add a calendar"), MapText::tr("Add a calendar"),
                      {{{}, [](Edit& edit) { copyPlantCalendar(edit); }}}});
    b.endFold();
}

} // namespace

void SheetBuilder::calendarTo(const QString& label, Id now, const QString& none, const QString& tip,
                              const Point& point) {
    std::vector<Id> ids{Id{}};
    QStringList names{none};
    for (const auto& calendar : source_.project.shared.get<Calendar>()) {
        ids.push_back(calendar.id);
        names << fromStd(calendar.name);
    }
    const auto it = std::find(ids.begin(), ids.end(), now);
    names << MapText::tr("A new calendar");
    add(SheetChoice{label, names, it == ids.end() ? 0 : static_cast<int>(it - ids.begin()), changeText(label),
                    [ids, point](Edit& edit, int chosen) {
                        const auto place = static_cast<std::size_t>(chosen);
                        point(edit, place < ids.size() ? ids[place] : copyPlantCalendar(edit));
                    },
                    tip + QLatin1Char('\n') +
                        MapText::tr("Calendars are entered with nothing selected on the map.")});
}

void addCalendars(SheetBuilder& b) {
    const SharedTables& shared = b.source().project.shared;
    const Id id = effectiveCalendar(shared, {});
    if (const auto* calendar = shared.find<Calendar>(id)) {
        b.heading(MapText::tr("Calendar: %1").arg(fromStd(calendar->name)));
        calendarLines(b, id, true);
    }
    otherCalendars(b, id);
}

} // namespace takt::gui
