#include <QTest>

#include "../support/property.h"
#include "../support/random_project.h"
#include "../support/test_main.h"
#include "model/calendar.h"

using namespace takt;

namespace {

constexpr std::int64_t kWeekMinutes = 7 * 24 * 60;

/// Day 0 is a Monday.
Time at(std::int64_t day, std::int64_t hour, std::int64_t minute = 0) {
    return {(day * 24 * 60 + hour * 60 + minute) * 60'000'000};
}

struct Plan {
    SharedTables shared;
    std::uint64_t next = 2;

    explicit Plan(DaySet days) {
        Calendar calendar;
        calendar.id = {1};
        calendar.days = days;
        shared.get<Calendar>().append(calendar);
    }
    Id shift(std::int64_t startMinute, std::int64_t minutes) {
        Shift shift;
        shift.id = {next++};
        shift.calendar = {1};
        shift.start = Duration::minutes(startMinute);
        shift.length = Duration::minutes(minutes);
        shared.get<Shift>().append(shift);
        return shift.id;
    }
    void pause(Id shift, std::int64_t after, std::int64_t minutes) {
        Break pause;
        pause.id = {next++};
        pause.shift = shift;
        pause.after = Duration::minutes(after);
        pause.length = Duration::minutes(minutes);
        shared.get<Break>().append(pause);
    }
    WorkingTime compile(std::int64_t overtimeMinutes = 0, bool runsInBreaks = false) const {
        return WorkingTime::compile(shared, Id{1}, Duration::minutes(overtimeMinutes), runsInBreaks);
    }
};

/// 06:00 to 14:00, Monday to Friday, with breaks of 10 min at 08:00 and 11:00.
Plan oneShift() {
    Plan plan(DaySet::workWeek());
    const Id early = plan.shift(6 * 60, 8 * 60);
    plan.pause(early, 120, 10);
    plan.pause(early, 300, 10);
    return plan;
}

Plan randomPlan(test::Random& random) {
    Plan plan(DaySet{static_cast<std::uint8_t>(random.below(128))});
    const auto minutes = [&](std::size_t most) { return static_cast<std::int64_t>(random.below(most)); };
    for (std::size_t n = random.below(4); n > 0; --n) {
        const Id shift = plan.shift(minutes(24 * 60), 1 + minutes(24 * 60));
        for (std::size_t k = random.below(3); k > 0; --k)
            plan.pause(shift, minutes(12 * 60), 1 + minutes(90));
    }
    return plan;
}

/// The same from the definition, minute by minute: which minutes of a week are open.
std::vector<bool> openMinutes(const Plan& plan, std::int64_t overtime, bool runsInBreaks) {
    std::vector<bool> open(kWeekMinutes, false);
    const DaySet days = plan.shared.get<Calendar>()[0].days;
    const auto inMinutes = [](Duration d) { return d.us / 60'000'000; };
    for (std::int64_t day = 0; day < 7; ++day) {
        if (!days.has(day))
            continue;
        if (plan.shared.get<Shift>().empty())
            std::fill_n(open.begin() + day * 1440, 1440, true);
        for (const auto& shift : plan.shared.get<Shift>()) {
            const std::int64_t length = inMinutes(shift.length);
            for (std::int64_t m = 0; m < length + overtime; ++m) {
                bool pause = false;
                for (const auto& b : plan.shared.get<Break>())
                    pause = pause || (b.shift == shift.id && m < length && m >= inMinutes(b.after) &&
                                      m < inMinutes(b.after) + inMinutes(b.length));
                if (!pause || runsInBreaks)
                    open[static_cast<std::size_t>((day * 1440 + inMinutes(shift.start) + m) % kWeekMinutes)] =
                        true;
            }
        }
    }
    return open;
}

} // namespace

class CalendarTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void withoutACalendarItIsAlwaysOpen() {
        const WorkingTime time = WorkingTime::compile({}, Id{});
        QVERIFY(time.isAlwaysOpen() && time.isOpen(at(6, 3)));
        QCOMPARE(time.openPerWeek(), Duration::days(7));
        QCOMPARE(time.nextClose(at(0, 0)), kNever);
        QCOMPARE(time.add(at(6, 23), Duration::hours(5)), at(7, 4));
        QCOMPARE(time.openUntil(at(3, 1)), Duration::hours(73));
        QCOMPARE(time.workingDaysPerWeek(), 7);
    }

    void oneShiftOpensClosesAndPauses() {
        const WorkingTime time = oneShift().compile();
        QVERIFY(!time.isOpen({at(0, 6).us - 1}));
        QVERIFY(time.isOpen(at(0, 6)));
        QVERIFY(time.isOpen({at(0, 8).us - 1}));
        QVERIFY(!time.isOpen(at(0, 8)));
        QVERIFY(time.isOpen(at(0, 8, 10)));
        QVERIFY(!time.isOpen(at(0, 14)));
        QVERIFY(!time.isOpen(at(5, 10)));
        QCOMPARE(time.openPerWeek(), Duration::minutes(5 * 460));
        QCOMPARE(time.openPerWorkingDay(), Duration::minutes(460));
        QCOMPARE(time.nextOpen(at(0, 0)), at(0, 6));
        QCOMPARE(time.nextOpen(at(0, 7)), at(0, 7));
        QCOMPARE(time.nextOpen(at(0, 8, 3)), at(0, 8, 10));
        QCOMPARE(time.nextOpen(at(4, 14)), at(7, 6));
        QCOMPARE(time.nextClose(at(0, 6)), at(0, 8));
        QCOMPARE(time.nextClose(at(0, 8)), at(0, 11));
        QCOMPARE(time.nextClose(at(5, 0)), at(7, 8));
        QCOMPARE(time.openUntil(at(0, 9)), Duration::minutes(170));
        QCOMPARE(time.openUntil(at(8, 7)), Duration::minutes(6 * 460 + 60));
    }

    void workIsAddedOverBreaksNightsAndWeeks() {
        const WorkingTime time = oneShift().compile();
        QCOMPARE(time.add(at(0, 6), Duration::hours(2)), at(0, 8)); // the earliest moment: before the break
        QCOMPARE(time.add(at(0, 6), {Duration::hours(2).us + 1}).us, at(0, 8, 10).us + 1);
        QCOMPARE(time.add(at(0, 3), Duration::minutes(1)), at(0, 6, 1));
        QCOMPARE(time.add(at(0, 13), Duration::hours(2)), at(1, 7));
        QCOMPARE(time.add(at(4, 13), Duration::hours(2)), at(7, 7));
        QCOMPARE(time.add(at(0, 6), Duration::minutes(460)), at(0, 14));
        QCOMPARE(time.add(at(0, 6), Duration::minutes(5 * 460)), at(4, 14));
        QCOMPARE(time.add(at(5, 12), {}), at(5, 12));
    }

    void twoShiftsThatTouchAreOneStretch() {
        Plan plan(DaySet::workWeek());
        plan.shift(6 * 60, 8 * 60);
        const Id late = plan.shift(14 * 60, 8 * 60);
        plan.pause(late, 240, 30);
        const WorkingTime time = plan.compile();
        QCOMPARE(time.nextClose(at(0, 6)), at(0, 18));
        QCOMPARE(time.nextOpen(at(0, 18)), at(0, 18, 30));
        QCOMPARE(time.openPerWeek(), Duration::minutes(5 * 930));
        QCOMPARE(time.shifts().size(), 10U);
        QCOMPARE(time.shifts()[1].from, at(0, 14).us);
        QCOMPARE(availablePerShift(plan.shared, Id{1}), Duration::minutes(465));
        QCOMPARE(shiftsPerDay(plan.shared, Id{1}), 2);
    }

    void overtimeFollowsTheShift() {
        const WorkingTime time = oneShift().compile(60);
        QCOMPARE(time.nextClose(at(0, 12)), at(0, 15));
        QCOMPARE(time.openPerWeek(), Duration::minutes(5 * 520));
        QCOMPARE(time.shifts()[0].to, at(0, 14).us);
        QCOMPARE(time.shifts()[0].overtimeTo, at(0, 15).us);
    }

    void overtimeIntoTheNextShiftCountsOnce() {
        Plan plan(DaySet::workWeek());
        plan.shift(6 * 60, 8 * 60);
        plan.shift(14 * 60, 8 * 60);
        QCOMPARE(plan.compile(60).openPerWeek(), Duration::hours(5 * 17));
    }

    void anAutomaticMachineRunsInBreaks() {
        const WorkingTime time = oneShift().compile(0, true);
        QVERIFY(time.isOpen(at(0, 8, 5)));
        QCOMPARE(time.openPerWeek(), Duration::hours(40));
    }

    void aNightShiftBelongsToTheDayItBegins() {
        Plan plan(DaySet::workWeek());
        plan.shift(22 * 60, 8 * 60);
        const WorkingTime time = plan.compile();
        QVERIFY(!time.isOpen(at(0, 2)));
        QVERIFY(time.isOpen(at(1, 2)));
        QVERIFY(time.isOpen(at(5, 2))); // Friday's shift ends on Saturday morning
        QVERIFY(!time.isOpen(at(5, 22)));
        QCOMPARE(time.nextClose(at(0, 22)), at(1, 6));
        QVERIFY(!time.isWorkingDay(5));
    }

    void aNightShiftGoesOnOverTheTurnOfTheWeek() {
        Plan plan(DaySet::everyDay());
        plan.shift(22 * 60, 8 * 60);
        const WorkingTime time = plan.compile();
        QVERIFY(time.isOpen(at(0, 0)));
        QCOMPARE(time.nextClose(at(0, 0)), at(0, 6));
        QCOMPARE(time.nextClose(at(6, 23)), at(7, 6));
        QCOMPARE(time.add(at(6, 23), Duration::hours(3)), at(7, 2));
        QCOMPARE(time.openPerWeek(), Duration::hours(56));
    }

    void threeShiftsEveryDayNeverClose() {
        Plan plan(DaySet::everyDay());
        for (const int start : {6, 14, 22})
            plan.shift(start * 60, 8 * 60);
        QVERIFY(plan.compile().isAlwaysOpen());
        QCOMPARE(plan.compile().nextClose(at(0, 0)), kNever);
    }

    void aCalendarWithoutDaysNeverOpens() {
        Plan plan(DaySet{});
        plan.shift(6 * 60, 8 * 60);
        const WorkingTime time = plan.compile();
        QVERIFY(!time.isOpen(at(0, 7)));
        QCOMPARE(time.nextOpen(at(0, 7)), kNever);
        QCOMPARE(time.add(at(0, 7), Duration::seconds(1)), kNever);
        QCOMPARE(time.openPerWorkingDay(), Duration{});
        QCOMPARE(time.workingDayStart(0), kNever);
        QCOMPARE(time.after(at(0, 7), Span::workingDays(1)), kNever);
    }

    void aCalendarWithoutShiftsIsOpenAllDayOnItsDays() {
        const WorkingTime time = Plan(DaySet::workWeek()).compile();
        QCOMPARE(time.openPerWeek(), Duration::days(5));
        QVERIFY(time.isOpen(at(4, 23, 59)) && !time.isOpen(at(5, 0)));
    }

    void workingDaysAreCounted() {
        const WorkingTime time = oneShift().compile();
        QCOMPARE(time.workingDayStart(0), at(0, 0));
        QCOMPARE(time.workingDayStart(4), at(4, 0));
        QCOMPARE(time.workingDayStart(5), at(7, 0));
        QCOMPARE(time.workingDaysBefore(at(0, 0)), 0);
        QCOMPARE(time.workingDaysBefore(at(0, 0, 1)), 1);
        QCOMPARE(time.workingDaysBefore(at(5, 12)), 5);
        QCOMPARE(time.workingDaysBefore(at(8, 12)), 7);
    }

    void spansOfWorkingDaysKeepTheTimeOfDay() {
        const WorkingTime time = oneShift().compile();
        QCOMPARE(time.after(at(0, 10), Span::workingDays(2)), at(2, 10));
        QCOMPARE(time.after(at(4, 10), Span::workingDays(1)), at(7, 10));
        QCOMPARE(time.after(at(0, 10), {Span::Unit::WorkingDays, 1'500'000}), at(1, 22));
        QCOMPARE(time.after(at(4, 10), Span::clock(Duration::days(1))), at(5, 10));
        QCOMPARE(time.after(at(3, 10), Span::workingDays(0)), at(3, 10));
    }

    /// Its first part in which that share of the open time lies, for every kind of break the same part.
    void aShareOfEachShift() {
        Plan plan = oneShift();
        const WorkingTime all = plan.compile();
        const Duration open = all.openPerWorkingDay();
        const auto of = [&](std::int64_t percent, InBreaks breaks) {
            return WorkingTime::compile(plan.shared, Id{1}, {}, breaks, {Share::percent(percent), InBreaks::Closed});
        };
        for (const std::int64_t percent : {1, 10, 50, 99}) {
            const WorkingTime part = of(percent, InBreaks::Closed);
            QCOMPARE(part.openPerWorkingDay().us, open.us * percent / 100);
            const Time begin = all.nextOpen({0});
            const Time end = all.add(begin, {open.us * percent / 100});
            QCOMPARE(part.nextOpen({0}), begin);
            QCOMPARE(part.shiftEnd(begin), end);
            QVERIFY(!part.isOpen(end) && part.isOpen({end.us - 1}));
            // Whatever breaks do, the part ends at that moment.
            QCOMPARE(of(percent, InBreaks::Open).shiftEnd(begin), end);
            QCOMPARE(of(percent, InBreaks::Open).openPerWorkingDay(), end - begin);
        }
        const WorkingTime round = WorkingTime::compile(plan.shared, Id{}, {}, InBreaks::Closed, {Share::percent(25)});
        QVERIFY(round.isOpen({Duration::hours(6).us - 1}) && !round.isOpen({Duration::hours(6).us}));
        QCOMPARE(round.openPerWeek(), Duration::hours(42));
    }

    void aNewProjectsShiftIsAvailable460Minutes() {
        const Project project = newProject("Current state");
        const Id calendar = effectiveCalendar(project.shared, Id{});
        QCOMPARE(calendar, project.settings().calendar);
        QCOMPARE(effectiveCalendar(project.shared, Id{77}), Id{77});
        QCOMPARE(availablePerShift(project.shared, calendar), Duration::minutes(460));
        QCOMPARE(shiftsPerDay(project.shared, calendar), 1);
        QCOMPARE(shiftsPerDay(project.shared, Id{}), 1);
    }

    void everyCalendarIsOpenWhenItsDefinitionSays() {
        QVERIFY(test::holds("compile() agrees with the definition, minute by minute", 150, [] {
            auto random = test::drawRandom();
            const Plan plan = randomPlan(random);
            const auto overtime = static_cast<std::int64_t>(random.oneIn(2) ? 0 : random.below(24 * 60));
            const bool runsInBreaks = random.oneIn(3);
            const WorkingTime time = plan.compile(overtime, runsInBreaks);
            const auto open = openMinutes(plan, overtime, runsInBreaks);
            const auto isOpen = [&](std::int64_t minute) {
                return open[static_cast<std::size_t>(minute % kWeekMinutes)];
            };
            const bool ever = std::find(open.begin(), open.end(), true) != open.end();
            const bool always = std::find(open.begin(), open.end(), false) == open.end();
            // Backwards over three weeks, so that the next change is known at every minute.
            std::int64_t nextOpen = -1;
            std::int64_t nextClose = -1;
            for (std::int64_t m = 3 * kWeekMinutes; m-- > 0;) {
                if (isOpen(m))
                    nextOpen = m;
                if (m < 2 * kWeekMinutes) {
                    const Time t{m * 60'000'000};
                    RC_ASSERT(time.isOpen(t) == isOpen(m));
                    RC_ASSERT(time.isOpen({t.us + 59'999'999}) == isOpen(m));
                    RC_ASSERT(time.nextOpen(t) == (ever ? Time{nextOpen * 60'000'000} : kNever));
                    RC_ASSERT(time.nextClose(t) == (ever && !always ? Time{nextClose * 60'000'000} : kNever));
                }
                if (m > 0 && isOpen(m - 1) && !isOpen(m))
                    nextClose = m;
            }
            std::int64_t sum = 0;
            for (std::int64_t m = 0; m < 2 * kWeekMinutes; ++m) {
                RC_ASSERT(time.openUntil({m * 60'000'000}).us == sum * 60'000'000);
                sum += isOpen(m) ? 1 : 0;
            }
        }));
    }

    void addingWorkAndMeasuringItAgree() {
        QVERIFY(test::holds("openBetween(t, add(t, w)) == w, and no earlier moment would do", 500, [] {
            auto random = test::drawRandom();
            const WorkingTime time = randomPlan(random).compile();
            if (time.openPerWeek().us == 0)
                return;
            const Time t{random.between(0, Duration::days(400).us)};
            const Duration work{random.between(0, Duration::days(100).us)};
            const Time end = time.add(t, work);
            RC_ASSERT(end >= t);
            RC_ASSERT(time.openBetween(t, end) == work);
            if (work.us > 0)
                RC_ASSERT(time.openBetween(t, {end.us - 1}) < work);
        }));
    }

    void workCanBeAddedInParts() {
        QVERIFY(test::holds("add(add(t, v), w) == add(t, v + w), and add is monotone", 500, [] {
            auto random = test::drawRandom();
            const WorkingTime time = randomPlan(random).compile();
            const Time t{random.between(0, Duration::days(400).us)};
            const Duration v{random.between(1, Duration::days(50).us)};
            const Duration w{random.between(1, Duration::days(50).us)};
            if (time.openPerWeek().us > 0)
                RC_ASSERT(time.add(time.add(t, v), w) == time.add(t, v + w));
            RC_ASSERT(time.add(t, v) <= time.add(t, v + w));
            RC_ASSERT(time.add(t, v) <= time.add(t + w, v));
            RC_ASSERT(time.openUntil(t) <= time.openUntil(t + w));
        }));
    }

    void workingDaysAreNumberedBothWays() {
        QVERIFY(test::holds("workingDaysBefore(workingDayStart(n)) == n", 300, [] {
            auto random = test::drawRandom();
            const WorkingTime time = randomPlan(random).compile();
            if (time.workingDaysPerWeek() == 0)
                return;
            const std::int64_t n = random.between(0, 3000);
            const Time start = time.workingDayStart(n);
            RC_ASSERT(start.timeOfDay() == Duration{});
            RC_ASSERT(time.isWorkingDay(start.day()));
            RC_ASSERT(time.workingDaysBefore(start) == n);
            RC_ASSERT(time.workingDaysBefore({start.us + 1}) == n + 1);
        }));
    }
};

TAKTBOARD_TEST(calendar, CalendarTest);
#include "tst_calendar.moc"
