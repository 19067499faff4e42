// Working time. A compiled calendar maps between plant civil time and the open time of one element.
#pragma once

#include <cstdint>
#include <vector>

#include "model/project.h"

namespace takt {

/// What breaks do to the working time: all close it, those that are paid do not, or none does.
enum class InBreaks : std::uint8_t { Closed, OpenIfPaid, Open };

/// The part of each shift, from its begin, in which that share of its open time lies; `breaks` says what breaks do to
/// that open time.
struct ShiftShare {
    Share share = Share::whole();
    InBreaks breaks = InBreaks::Closed;
};

/// Open stretches of a week that repeats, with exact sums. Immutable once made; cheap to copy.
class WorkingTime {
  public:
    /// Open round the clock, seven days a week.
    WorkingTime();

    /// A calendar by its shifts and breaks. `overtime` is added to the end of each shift;
    /// `runsInBreaks` leaves breaks open; stretches that touch or overlap become one.
    static WorkingTime compile(const SharedTables& shared, Id calendar, Duration overtime = {},
                               bool runsInBreaks = false);
    static WorkingTime compile(const SharedTables& shared, Id calendar, Duration overtime, InBreaks breaks,
                               ShiftShare part = {});

    bool isOpen(Time t) const { return alwaysOpen_ || isOpenThen(t); }
    /// The first moment >= t at which it is open; kNever when it never is.
    Time nextOpen(Time t) const;
    /// The first moment > t at which it closes; kNever when it never does.
    Time nextClose(Time t) const;
    /// Open time in [0, t).
    Duration openUntil(Time t) const { return alwaysOpen_ ? Duration{t.us} : openTimeUntil(t); }
    Duration openBetween(Time from, Time to) const { return openUntil(to) - openUntil(from); }
    /// The moment at which `work` of open time has passed after t (the earliest such; t itself for 0).
    Time add(Time t, Duration work) const { return alwaysOpen_ ? t + work : addOpen(t, work); }
    Duration openPerWeek() const { return perWeek_; }
    bool isAlwaysOpen() const { return alwaysOpen_; }

    /// Working days: a day counts when a shift begins in it.
    bool isWorkingDay(std::int64_t day) const { return workDays_.has(day % 7) && !isHoliday(day); }
    int workingDaysPerWeek() const { return workDays_.count(); }
    /// Mean open time of a working day.
    Duration openPerWorkingDay() const;
    /// The midnight that begins working day number n (0 is the first on or after day 0).
    Time workingDayStart(std::int64_t n) const;
    /// Working days begun before t: the number of the next one.
    std::int64_t workingDaysBefore(Time t) const;
    /// The moment so long after t: by the clock, or so many working days on at the same time of day.
    Time after(Time t, Span span) const;

    struct Stretch {
        std::int64_t from, to;  ///< microseconds in the week; to <= one week
        std::int64_t openBefore; ///< open microseconds of the week before `from`
        std::uint8_t beginsShift;
    };
    const std::vector<Stretch>& week() const { return week_; }
    /// Begin of each shift in the week and its planned end, in order of begin (for slots and displays).
    struct ShiftSpan {
        std::int64_t from, to;  ///< microseconds from the week's begin; `to` may pass its end
        std::int64_t overtimeTo;
        Id shift;
    };
    const std::vector<ShiftSpan>& shifts() const { return shifts_; }

    /// The planned end of the shift that is on at t (or begins next), overtime included; kNever without shifts.
    Time shiftEnd(Time t) const;

  private:
    /// Whole days cut out, in order, none touching the next.
    struct Closing {
        std::int64_t from, to;      ///< moments, at midnight
        std::int64_t openBefore;    ///< open time the weeks would have had before `from`, less what is cut before
        std::int64_t lostBefore;    ///< cut out before `from`
        std::int64_t lost;          ///< cut out by this one
        std::int64_t workDaysBefore, workDays; ///< cut out before, and by this one
    };
    bool isHoliday(std::int64_t day) const;
    bool isOpenThen(Time t) const;
    Duration openTimeUntil(Time t) const;
    Duration openInWeeks(Time t) const;
    Time addOpen(Time t, Duration work) const;
    Time momentInWeeks(std::int64_t open) const;
    std::int64_t workingDaysInWeeks(std::int64_t day) const;
    void close(const SharedTables& shared, Id calendar);

    std::vector<Closing> closings_;
    std::vector<Stretch> week_;
    std::vector<ShiftSpan> shifts_;
    Duration perWeek_ = Duration::days(7);
    DaySet workDays_ = DaySet::everyDay();
    bool alwaysOpen_ = true;
};

/// The calendar of an element that names `calendar` or, with none, the plant's.
Id effectiveCalendar(const SharedTables& shared, Id calendar);

/// Planned length of the paid and unpaid stretches of a calendar's shift: available time = length - breaks.
Duration availablePerShift(const SharedTables& shared, Id calendar);
int shiftsPerDay(const SharedTables& shared, Id calendar);

} // namespace takt
