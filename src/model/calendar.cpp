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

/// When so large a share of the open time has passed.
std::int64_t cutOff(const std::vector<Interval>& open, Share share) {
    std::int64_t left = 0;
    for (const auto& i : open)
        left += i.to - i.from;
    __extension__ using Wide = __int128;
    left = static_cast<std::int64_t>(static_cast<Wide>(left) * share.billionths / Share::kOne);
    for (const auto& i : open) {
        if (left <= i.to - i.from)
            return i.from + left;
        left -= i.to - i.from;
    }
    return INT64_MAX;
}
} // namespace

WorkingTime::WorkingTime() : week_{{0, kWeek, 0, 0}} {}

WorkingTime WorkingTime::compile(const SharedTables& shared, Id calendar, Duration overtime, bool runsInBreaks) {
    return compile(shared, calendar, overtime, runsInBreaks ? InBreaks::Open : InBreaks::Closed);
}

WorkingTime WorkingTime::compile(const SharedTables& shared, Id calendarId, Duration overtime, InBreaks breaks,
                                 ShiftShare part) {
    WorkingTime out;
    const Calendar* calendar = shared.find<Calendar>(calendarId);
    const bool shares = part.share < Share::whole();
    if (!calendar && !shares)
        return out;
    out.alwaysOpen_ = false;
    if (calendar)
        out.workDays_ = calendar->days;
    std::vector<Interval> all;
    bool anyShift = false;
    for (const auto& shift : shared.get<Shift>()) {
        if (shift.calendar != calendarId)
            continue;
        anyShift = true;
        for (std::int64_t day = 0; day < 7; ++day) {
            if (!out.workDays_.has(day))
                continue;
            const std::int64_t begin = day * kDay.us + shift.start.us;
            const std::int64_t end = begin + shift.length.us;
            const auto openIn = [&](InBreaks which) {
                std::vector<Interval> open = {{begin, end + overtime.us, true}};
                for (const auto& pause : shared.get<Break>())
                    if (pause.shift == shift.id && which != InBreaks::Open)
                        if (which == InBreaks::Closed || !pause.paid)
                            cut(open, begin + pause.after.us, std::min(end, begin + pause.after.us + pause.length.us));
                return open;
            };
            auto open = openIn(breaks);
            const std::int64_t until = shares ? cutOff(openIn(part.breaks), part.share) : INT64_MAX;
            if (shares)
                cut(open, until, INT64_MAX);
            all.insert(all.end(), open.begin(), open.end());
            out.shifts_.push_back({begin, std::min(end, until), std::min(end + overtime.us, until), shift.id});
        }
    }
    if (!anyShift) { // a calendar without shifts is open all day on its days
        for (std::int64_t day = 0; day < 7; ++day)
            if (out.workDays_.has(day)) {
                const std::int64_t begin = day * kDay.us;
                const std::int64_t end = cutOff({{begin, begin + kDay.us, true}}, part.share);
                all.push_back({begin, end, true});
                out.shifts_.push_back({begin, end, end, Id{}});
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
    out.close(shared, calendarId);
    out.alwaysOpen_ = before == kWeek && out.closings_.empty();
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

bool WorkingTime::isHoliday(std::int64_t day) const {
    for (const auto& c : closings_)
        if (day * kDay.us >= c.from && day * kDay.us < c.to)
            return true;
    return false;
}

bool WorkingTime::isOpenThen(Time t) const {
    const std::int64_t inWeek = t.us % kWeek;
    const std::size_t i = stretchAt(week_, inWeek);
    return i < week_.size() && week_[i].from <= inWeek && (closings_.empty() || !isHoliday(t.us / kDay.us));
}

Time WorkingTime::nextOpen(Time t) const {
    if (alwaysOpen_)
        return t;
    if (week_.empty())
        return kNever;
    for (std::size_t c = 0;; ++c) {
        const std::int64_t inWeek = t.us % kWeek;
        const std::int64_t begin = t.us - inWeek;
        const std::size_t i = stretchAt(week_, inWeek);
        if (i == week_.size())
            t = {begin + kWeek + week_[0].from};
        else
            t = {std::max(t.us, begin + week_[i].from)};
        while (c < closings_.size() && closings_[c].to <= t.us)
            ++c;
        if (c == closings_.size() || t.us < closings_[c].from)
            return t;
        t = {closings_[c].to};
    }
}

Time WorkingTime::nextClose(Time t) const {
    if (alwaysOpen_ || week_.empty())
        return kNever;
    const Time open = nextOpen(t);
    const std::int64_t inWeek = open.us % kWeek;
    std::int64_t end = open.us - inWeek + week_[stretchAt(week_, inWeek)].to;
    if (end % kWeek == 0 && week_[0].from == 0) // goes on over the turn of the week
        end += week_[0].to;
    for (const auto& c : closings_)
        if (c.from > open.us)
            return {std::min(end, c.from)};
    return {end};
}

Duration WorkingTime::openInWeeks(Time t) const {
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

Duration WorkingTime::openTimeUntil(Time t) const {
    const Duration open = openInWeeks(t);
    const auto after = std::upper_bound(closings_.begin(), closings_.end(), t.us,
                                        [](std::int64_t us, const Closing& c) { return us < c.from; });
    if (after == closings_.begin())
        return open;
    const Closing& c = *(after - 1);
    return t.us < c.to ? Duration{c.openBefore} : open - Duration{c.lostBefore + c.lost};
}

/// The earliest moment with so much open time before it in weeks without holidays: at the end of a
/// stretch, not at the next begin.
Time WorkingTime::momentInWeeks(std::int64_t open) const {
    std::int64_t weeks = open / perWeek_.us;
    std::int64_t rest = open % perWeek_.us;
    if (rest == 0) {
        --weeks;
        rest = perWeek_.us;
    }
    const auto it = std::lower_bound(
        week_.begin(), week_.end(), rest,
        [](const Stretch& s, std::int64_t r) { return s.openBefore + (s.to - s.from) < r; });
    return {weeks * kWeek + it->from + (rest - it->openBefore)};
}

Time WorkingTime::addOpen(Time t, Duration work) const {
    if (work.us <= 0)
        return t;
    if (perWeek_.us == 0)
        return kNever;
    const std::int64_t target = openTimeUntil(t).us + work.us;
    if (target > kNever.us / 8)
        return kNever;
    const auto after = std::lower_bound(closings_.begin(), closings_.end(), target,
                                        [](const Closing& c, std::int64_t open) { return c.openBefore < open; });
    const std::int64_t lost = after == closings_.begin() ? 0 : (after - 1)->lostBefore + (after - 1)->lost;
    return momentInWeeks(target + lost);
}

Time WorkingTime::shiftEnd(Time t) const {
    Time best = kNever;
    const std::int64_t week = t.us / kWeek * kWeek;
    for (const std::int64_t begin : {week - kWeek, week, week + kWeek})
        for (const auto& shift : shifts_)
            if (begin + shift.overtimeTo > t.us)
                best = std::min(best, Time{begin + shift.overtimeTo});
    return best;
}

void WorkingTime::close(const SharedTables& shared, Id calendar) {
    std::vector<std::pair<std::int64_t, std::int64_t>> days;
    for (const auto& row : shared.get<Holiday>())
        if (row.calendar == calendar)
            days.emplace_back(row.day, row.day + row.days);
    std::sort(days.begin(), days.end());
    for (const auto& [from, to] : days) {
        if (!closings_.empty() && from * kDay.us <= closings_.back().to)
            closings_.back().to = std::max(closings_.back().to, to * kDay.us);
        else
            closings_.push_back({from * kDay.us, to * kDay.us, 0, 0, 0, 0, 0});
    }
    std::int64_t lost = 0, workDays = 0;
    for (auto& c : closings_) {
        c.lostBefore = lost;
        c.openBefore = openInWeeks({c.from}).us - lost;
        c.lost = (openInWeeks({c.to}) - openInWeeks({c.from})).us;
        lost += c.lost;
        c.workDaysBefore = workDays;
        c.workDays = workingDaysInWeeks(c.to / kDay.us) - workingDaysInWeeks(c.from / kDay.us);
        workDays += c.workDays;
    }
}

Duration WorkingTime::openPerWorkingDay() const {
    const int days = workDays_.count();
    return {days == 0 ? 0 : perWeek_.us / days};
}

Time WorkingTime::workingDayStart(std::int64_t n) const {
    const int perWeek = workDays_.count();
    if (perWeek == 0)
        return kNever;
    for (const auto& c : closings_) // days lost to holidays before it push it on
        if (workingDaysInWeeks(c.from / kDay.us) <= n)
            n += c.workDays;
    std::int64_t left = n % perWeek;
    std::int64_t day = 0;
    while (!workDays_.has(day) || left-- > 0)
        ++day;
    return {(n / perWeek) * kWeek + day * kDay.us};
}

/// Working days among the first `day` days, holidays not regarded.
std::int64_t WorkingTime::workingDaysInWeeks(std::int64_t day) const {
    std::int64_t count = (day / 7) * workDays_.count();
    for (std::int64_t d = 0; d < day % 7; ++d)
        count += workDays_.has(d) ? 1 : 0;
    return count;
}

std::int64_t WorkingTime::workingDaysBefore(Time t) const {
    const std::int64_t day = (t.us + kDay.us - 1) / kDay.us; // days begun before t
    std::int64_t count = workingDaysInWeeks(day);
    for (const auto& c : closings_)
        if (day * kDay.us >= c.to)
            count -= c.workDays;
        else if (day * kDay.us > c.from)
            count -= workingDaysInWeeks(day) - workingDaysInWeeks(c.from / kDay.us);
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
