#include "model/calendar.h"

#include <algorithm>

namespace takt {

namespace {
constexpr std::int64_t kWeek = 7 * kDay.us;

struct Interval {
    std::int64_t from, to;
    bool beginsShift;
};

/// Cuts the break [from, to) out of the open intervals.
void cut(std::vector<Interval>& open, std::int64_t from, std::int64_t to) {
    std::vector<Interval> out;
    for (const auto& i : open) {
        if (to <= i.from || from >= i.to) {
            out.push_back(i);
            continue;
        }
        if (i.from < from)
            out.push_back({i.from, from, i.beginsShift});
        if (to < i.to)
            out.push_back({to, i.to, i.from >= from && i.beginsShift});
    }
    open = std::move(out);
}
} // namespace

WorkingTime::WorkingTime() : week_{{0, kWeek, 0, 0}} {}

WorkingTime WorkingTime::compile(const SharedTables& shared, Id calendarId, Duration overtime, bool runsInBreaks) {
    WorkingTime out;
    const Calendar* calendar = shared.find<Calendar>(calendarId);
    if (!calendar)
        return out;
    out.alwaysOpen_ = false;
    out.workDays_ = calendar->days;
    std::vector<Interval> all;
    bool anyShift = false;
    for (const auto& shift : shared.get<Shift>()) {
        if (shift.calendar != calendarId)
            continue;
        anyShift = true;
        for (std::int64_t day = 0; day < 7; ++day) {
            if (!calendar->days.has(day))
                continue;
            const std::int64_t begin = day * kDay.us + shift.start.us;
            const std::int64_t end = begin + shift.length.us;
            std::vector<Interval> open = {{begin, end + overtime.us, true}};
            if (!runsInBreaks)
                for (const auto& pause : shared.get<Break>())
                    if (pause.shift == shift.id)
                        cut(open, begin + pause.after.us, std::min(end, begin + pause.after.us + pause.length.us));
            all.insert(all.end(), open.begin(), open.end());
            out.shifts_.push_back({begin, end, end + overtime.us, shift.id});
        }
    }
    if (!anyShift) { // a calendar without shifts is open all day on its days
        for (std::int64_t day = 0; day < 7; ++day)
            if (calendar->days.has(day)) {
                all.push_back({day * kDay.us, (day + 1) * kDay.us, true});
                out.shifts_.push_back({day * kDay.us, (day + 1) * kDay.us, (day + 1) * kDay.us, Id{}});
            }
    }
    // What reaches past the week's end stands at its begin, since the week repeats.
    std::vector<Interval> wrapped;
    for (auto i : all) {
        if (i.from >= kWeek) {
            wrapped.push_back({i.from - kWeek, i.to - kWeek, i.beginsShift});
        } else if (i.to > kWeek) {
            wrapped.push_back({0, i.to - kWeek, false});
            wrapped.push_back({i.from, kWeek, i.beginsShift});
        } else {
            wrapped.push_back(i);
        }
    }
    std::sort(wrapped.begin(), wrapped.end(), [](const Interval& a, const Interval& b) { return a.from < b.from; });
    out.week_.clear();
    std::int64_t before = 0;
    for (const auto& i : wrapped) {
        if (!out.week_.empty() && i.from <= out.week_.back().to) {
            const std::int64_t more = std::max<std::int64_t>(0, i.to - out.week_.back().to);
            out.week_.back().to += more;
            before += more;
            continue;
        }
        out.week_.push_back({i.from, i.to, before, i.beginsShift});
        before += i.to - i.from;
    }
    std::sort(out.shifts_.begin(), out.shifts_.end(),
              [](const ShiftSpan& a, const ShiftSpan& b) { return a.from < b.from; });
    out.perWeek_ = {before};
    out.alwaysOpen_ = before == kWeek;
    return out;
}

namespace {
/// The first stretch that ends after the moment in the week.
std::size_t stretchAt(const std::vector<WorkingTime::Stretch>& week, std::int64_t inWeek) {
    const auto it = std::upper_bound(week.begin(), week.end(), inWeek,
                                     [](std::int64_t t, const WorkingTime::Stretch& s) { return t < s.to; });
    return static_cast<std::size_t>(it - week.begin());
}
} // namespace

bool WorkingTime::isOpen(Time t) const {
    if (alwaysOpen_)
        return true;
    const std::int64_t inWeek = t.us % kWeek;
    const std::size_t i = stretchAt(week_, inWeek);
    return i < week_.size() && week_[i].from <= inWeek;
}

Time WorkingTime::nextOpen(Time t) const {
    if (alwaysOpen_)
        return t;
    if (week_.empty())
        return kNever;
    const std::int64_t inWeek = t.us % kWeek;
    const std::int64_t begin = t.us - inWeek;
    const std::size_t i = stretchAt(week_, inWeek);
    if (i == week_.size())
        return {begin + kWeek + week_[0].from};
    return {std::max(t.us, begin + week_[i].from)};
}

Time WorkingTime::nextClose(Time t) const {
    if (alwaysOpen_ || week_.empty())
        return kNever;
    const Time open = nextOpen(t);
    const std::int64_t inWeek = open.us % kWeek;
    std::int64_t end = open.us - inWeek + week_[stretchAt(week_, inWeek)].to;
    if (end % kWeek == 0 && week_[0].from == 0) // goes on over the turn of the week
        end += week_[0].to;
    return {end};
}

Duration WorkingTime::openUntil(Time t) const {
    if (alwaysOpen_)
        return {t.us};
    const std::int64_t weeks = t.us / kWeek;
    const std::int64_t inWeek = t.us % kWeek;
    const std::size_t i = stretchAt(week_, inWeek);
    std::int64_t open = weeks * perWeek_.us;
    if (i == week_.size())
        open += perWeek_.us;
    else
        open += week_[i].openBefore + std::max<std::int64_t>(0, inWeek - week_[i].from);
    return {open};
}

Time WorkingTime::add(Time t, Duration work) const {
    if (work.us <= 0)
        return t;
    if (alwaysOpen_)
        return t + work;
    if (perWeek_.us == 0)
        return kNever;
    const std::int64_t target = openUntil(t).us + work.us;
    if (target > kNever.us / 8)
        return kNever;
    // The earliest moment with `target` open time before it: at the end of a stretch, not the next begin.
    std::int64_t weeks = target / perWeek_.us;
    std::int64_t rest = target % perWeek_.us;
    if (rest == 0) {
        --weeks;
        rest = perWeek_.us;
    }
    const auto it = std::lower_bound(
        week_.begin(), week_.end(), rest,
        [](const Stretch& s, std::int64_t r) { return s.openBefore + (s.to - s.from) < r; });
    return {weeks * kWeek + it->from + (rest - it->openBefore)};
}

Duration WorkingTime::openPerWorkingDay() const {
    const int days = workDays_.count();
    return {days == 0 ? 0 : perWeek_.us / days};
}

Time WorkingTime::workingDayStart(std::int64_t n) const {
    const int perWeek = workDays_.count();
    if (perWeek == 0)
        return kNever;
    std::int64_t left = n % perWeek;
    std::int64_t day = 0;
    while (!workDays_.has(day) || left-- > 0)
        ++day;
    return {(n / perWeek) * kWeek + day * kDay.us};
}

std::int64_t WorkingTime::workingDaysBefore(Time t) const {
    const std::int64_t day = (t.us + kDay.us - 1) / kDay.us; // days begun before t
    std::int64_t count = (day / 7) * workDays_.count();
    for (std::int64_t d = 0; d < day % 7; ++d)
        count += workDays_.has(d) ? 1 : 0;
    return count;
}

Time WorkingTime::after(Time t, Span span) const {
    if (span.unit == Span::Unit::Clock)
        return {t.us + span.amount};
    // Whole working days move the date; the rest is that share of a clock day.
    const std::int64_t whole = span.amount / 1'000'000;
    const std::int64_t rest = span.amount % 1'000'000;
    const Duration inDay = {t.us % kDay.us};
    const std::int64_t number = workingDaysBefore({t.us - inDay.us});
    const Time start = workingDayStart(number + whole);
    if (start == kNever)
        return kNever;
    return {start.us + inDay.us + rest * (kDay.us / 1'000'000)};
}

Id effectiveCalendar(const SharedTables& shared, Id calendar) {
    if (calendar || shared.get<Settings>().empty())
        return calendar;
    return shared.get<Settings>()[0].calendar;
}

Duration availablePerShift(const SharedTables& shared, Id calendar) {
    const int shifts = shiftsPerDay(shared, calendar);
    const WorkingTime time = WorkingTime::compile(shared, calendar);
    return {shifts == 0 ? 0 : time.openPerWorkingDay().us / shifts};
}

int shiftsPerDay(const SharedTables& shared, Id calendar) {
    if (!shared.find<Calendar>(calendar))
        return 1;
    int count = 0;
    for (const auto& shift : shared.get<Shift>())
        count += shift.calendar == calendar ? 1 : 0;
    return std::max(count, 1);
}

} // namespace takt
