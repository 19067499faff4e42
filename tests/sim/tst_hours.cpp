// What the hours of a process do to its work, day by day and by hand: the end of the shift, breaks of the hands, the part
// of a shift that is for this stream, and how states and OEE count them.
#include <algorithm>

#include "lean/analysis.h"
#include "played.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

std::vector<double> hours(std::initializer_list<double> list) {
    std::vector<double> seconds(list);
    for (auto& s : seconds)
        s *= 3600;
    return seconds;
}

/// One shift from 08:00; a press that always has material and work.
struct Press {
    PlantBuilder b;
    Id item, process, recipe, store, customer;

    Press(std::int64_t minutes, std::int64_t container, Duration shift = Duration::hours(8)) : b(shift) {
        item = b.item("Part", container);
        process = b.element<Process>("Press");
        store = b.element<Inventory>("Store");
        customer = b.element<Customer>("Customer");
        recipe = b.recipe(process, item, DurationLaw::fixed(Duration::minutes(minutes)));
        b.flow(process, store);
        b.flow(store, customer);
        b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
    }
    Press& ends(EndOfShift rule) { return with([&](Process& p) { p.endOfShift = rule; }); }
    Press& pause(std::int64_t afterMinutes, std::int64_t minutes) {
        Break row;
        row.shift = b.shift();
        row.after = Duration::minutes(afterMinutes);
        row.length = Duration::minutes(minutes);
        b.edit().insert(row);
        return *this;
    }
    Press& byHand(std::int64_t minutes) {
        b.change<Recipe>(recipe, [&](Recipe& r) { r.manualTime = Duration::minutes(minutes); });
        return *this;
    }
    Press& crew() {
        OperatorGroup group;
        group.name = "Crew";
        OperatorSkill skill;
        skill.operators = b.edit().insert(group);
        skill.process = process;
        b.edit().insert(skill);
        return *this;
    }
    template <class Function>
    Press& with(Function&& f) {
        b.change<Process>(process, f);
        return *this;
    }
    double of(const Played& run, const std::string& group, const std::string& what) const {
        return run.value(group + "." + std::to_string(process.value) + "." + what);
    }
    double sumOfStates(const Played& run) const {
        double sum = 0;
        const std::string prefix = "state." + std::to_string(process.value) + ".";
        for (const auto& m : run.measures)
            if (m.name.starts_with(prefix))
                sum += m.value.mean;
        return sum;
    }
};

bool near(double a, double b) { return std::abs(a - b) < 1e-9; }

} // namespace

class Hours : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    /// Twenty pieces of 50 min: nine by 15:30, the tenth is under way at 16:00.
    void theEndOfTheShiftFindsAPieceUnderWay_data() {
        QTest::addColumn<EndOfShift>("rule");
        QTest::addColumn<double>("made"); // hours after the begin
        QTest::newRow("resumes: 480 + 480 + 40 min") << EndOfShift::Resumes << 48 + 8 + 40 / 60.;
        QTest::newRow("finishes the piece: at 16:20, ten more the next day") << EndOfShift::FinishesPiece << 24 + 16 + 20 / 60.;
        QTest::newRow("finishes the container: 1 000 min on end") << EndOfShift::FinishesContainer << 8 + 1000 / 60.;
    }
    void theEndOfTheShiftFindsAPieceUnderWay() {
        QFETCH(EndOfShift, rule);
        QFETCH(double, made);
        for (const bool hands : {false, true}) { // an operator for 20 min of each cycle changes nothing
            Press press(50, 20);
            press.ends(rule);
            if (hands)
                press.byHand(20).crew();
            const auto times = play(press.b.build(), Duration::days(3)).times(RecordKind::Made);
            QVERIFY(!times.empty());
            QCOMPARE(times[0], made * 3600);
        }
    }

    /// Pieces of an hour: the end of the shift finds none under way, and the container goes on all the same.
    void theEndOfTheShiftBetweenTwoPieces() {
        for (const auto& [rule, made] : {std::pair{EndOfShift::FinishesPiece, 48.0 + 12}, {EndOfShift::FinishesContainer, 28.0}})
            for (const bool hands : {false, true}) {
                Press press(60, 20);
                press.ends(rule);
                if (hands)
                    press.byHand(20).crew();
                QCOMPARE(play(press.b.build(), Duration::days(3)).times(RecordKind::Made)[0], made * 3600);
            }
    }

    /// Twelve pieces of 50 min on a Friday: the tenth at 16:20, the rest from Tuesday 08:00 on, since Monday is a holiday.
    void whatIsLeftOfTheContainerWaitsOverTheHolidays() {
        Press press(50, 12);
        press.ends(EndOfShift::FinishesPiece);
        Holiday row;
        row.calendar = press.b.edit().project().settings().calendar;
        row.day = 0;
        row.days = 4;
        press.b.edit().insert(row);
        row.day = 7;
        row.days = 1;
        press.b.edit().insert(row);
        QCOMPARE(play(press.b.build(), Duration::days(9)).times(RecordKind::Made), hours({8 * 24 + 8 + 100 / 60.}));
    }

    void twoShiftsOnEndAreOne() {
        Press press(50, 20);
        press.ends(EndOfShift::FinishesPiece);
        Shift late;
        late.calendar = press.b.edit().project().settings().calendar;
        late.start = Duration::hours(16);
        late.length = Duration::hours(6);
        press.b.edit().insert(late);
        // 08:00 to 22:00 are 840 min: the seventeenth piece is under way then and done at 22:10.
        QCOMPARE(play(press.b.build(), Duration::days(2)).times(RecordKind::Made), hours({24 + 8 + 150 / 60.}));
    }

    /// Sixty pieces of ten minutes, from 08:00 to 18:00; then nothing is left.
    void workPastTheShiftCounts() {
        for (const bool measuredLater : {false, true}) {
            Press press(10, 60);
            const Id raw = press.b.element<Inventory>("Raw");
            press.b.flow(raw, press.process);
            press.b.stock(raw, press.item, 60);
            press.ends(EndOfShift::FinishesContainer);
            const Project project = press.b.build();
            const auto network = *compile(project, project.scenarios[0]);
            const Time warmUp = measuredLater ? Time{} + Duration::hours(17) : Time{};
            Engine<CheckedPolicy> engine(network, 1, 0, warmUp, nullptr);
            QVERIFY(engine.runUntil(Time{} + Duration::days(2)).has_value());
            Played run;
            run.measures = engine.measures();
            // Shift time: 8 h and 2 h past it, 8 h without material; after the warm-up 1 h and 8 h.
            QVERIFY(near(press.of(run, "state", "working"), measuredLater ? 1 / 9. : 10 / 18.));
            QVERIFY(near(press.of(run, "state", "no_material"), measuredLater ? 8 / 9. : 8 / 18.));
            QVERIFY(near(press.sumOfStates(run), 1.0));
            if (!measuredLater) {
                QVERIFY(near(press.of(run, "oee", "performance"), 1.0));
                QVERIFY(near(press.of(run, "oee", "oee"), 1.0));
            }
        }
    }

    /// Half past the piece: 9 h 40 min a day in which ten pieces are made.
    void aPieceFinishedPastTheShiftCounts() {
        Press press(50, 1);
        press.ends(EndOfShift::FinishesPiece);
        const Played run = play(press.b.build(), Duration::days(5));
        QCOMPARE(press.of(run, "made", "good"), 50.0);
        QVERIFY(near(press.of(run, "oee", "performance"), 1.0));
        QVERIFY(near(press.of(run, "state", "working"), 1.0));
    }

    /// Ten hours of work; at 17:00 the press stops for half an hour. Nine are done: the tenth is the next day's first.
    void aStopPastTheShiftKnowsWhatIsDone() {
        Press press(10, 60);
        press.ends(EndOfShift::FinishesContainer).with([](Process& p) { p.repairsOffShift = true; });
        Intervention stop;
        stop.kind = Intervention::Kind::BreakDown;
        stop.element = press.process;
        stop.at = Time{} + Duration::hours(17);
        stop.length = Duration::minutes(30);
        const Played run = play(press.b.build(), Duration::days(2), {stop});
        QCOMPARE(run.times(RecordKind::Made)[0], (24 + 9) * 3600.);
    }

    void aSharedPressMakesItsShareOfTheShift() {
        Press press(1, 1);
        press.with([](Process& p) { p.timeShare = Share::percent(10); });
        const Project project = press.b.build();
        const Played run = play(project, Duration::days(1));
        QCOMPARE(press.of(run, "made", "good"), 48.0); // 08:00 to 08:48
        QCOMPARE(run.times(RecordKind::Made).back(), (8 * 60 + 48) * 60.);
        QVERIFY(near(press.of(run, "state", "working"), 1.0));
        QVERIFY(near(press.sumOfStates(run), 1.0));
        QVERIFY(near(press.of(run, "calendar", "off_shift"), 1 - 48 / 1440.));
        const auto analysis = lean::analyze(project, project.scenarios[0]);
        QVERIFY(near(analysis.step(press.process)->capacityPerShift, 48.0));
    }

    /// 08:00 to 16:00 less a break from 09:00 to 10:00: half of 7 h, so until 12:30. A press that runs in the break has
    /// half of 8 h, its hands the part of that which is no break.
    void aSharedPressHasItsBreaksToo() {
        for (const bool runs : {false, true}) {
            Press press(30, 1);
            press.pause(60, 60).with([&](Process& p) {
                p.timeShare = Share::percent(50);
                p.runsInBreaks = runs;
            });
            const Played run = play(press.b.build(), Duration::days(1));
            QCOMPARE(press.of(run, "made", "good"), runs ? 8.0 : 7.0);
            QCOMPARE(run.times(RecordKind::Made).back(), runs ? 12 * 3600. : 12.5 * 3600);
            QVERIFY(near(press.of(run, "calendar", "on_break"), runs ? 0 : 1 / 24.));
        }
    }

    /// Cycles of an hour, 20 min of it by hand; a break from 11:30 to 12:30. The fourth cycle runs on by itself until
    /// 12:00; the hands of the fifth come back at 12:30.
    void handsStopInBreaksAndTheMachineRunsOn() {
        for (const bool crew : {false, true}) {
            Press press(60, 1);
            press.pause(210, 60).byHand(20).with([](Process& p) { p.runsInBreaks = true; });
            if (crew)
                press.crew();
            const Played run = play(press.b.build(), Duration::days(1));
            QCOMPARE(run.times(RecordKind::Made), hours({9, 10, 11, 12, 13.5, 14.5, 15.5}));
            QVERIFY(near(press.of(run, "state", "on_break"), .5 / 8));
            QVERIFY(near(press.of(run, "state", "working"), 7.5 / 8));
            QVERIFY(near(press.sumOfStates(run), 1.0));
            QVERIFY(near(press.of(run, "oee", "availability"), 1.0));
        }
    }

    void aMachineWithoutManualTimeRunsThroughBreaks() {
        for (const bool runs : {false, true}) {
            Press press(60, 1);
            press.pause(210, 60).with([&](Process& p) { p.runsInBreaks = runs; });
            QCOMPARE(press.of(play(press.b.build(), Duration::days(1)), "made", "good"), runs ? 8.0 : 7.0);
        }
    }

    /// Half an hour of setup before each hour of work; a break from 11:00 to 12:00 finds the third setup.
    void setupsStopInBreaks() {
        Press press(60, 1);
        press.pause(180, 60).with([](Process& p) {
            p.runsInBreaks = true;
            p.changeover = Duration::minutes(30);
            p.setsUp = SetsUp::ForEveryLot;
        });
        const Played run = play(press.b.build(), Duration::days(1));
        QCOMPARE(run.times(RecordKind::Made), hours({9.5, 11, 13.5, 15}));
        QVERIFY(near(press.of(run, "state", "on_break"), 1 / 8.));
        QVERIFY(near(press.of(run, "state", "setup"), 2.5 / 8));
    }

    /// By hand from 08:00; the break from 08:30 on is no work.
    void aStopInABreakKnowsWhatIsDone() {
        Press press(60, 1);
        press.pause(30, 30).byHand(40).with([](Process& p) { p.runsInBreaks = true; });
        Intervention stop; // by hand 08:00 to 08:30, stops; at 08:45 down until 09:00; ten minutes by hand are left
        stop.kind = Intervention::Kind::BreakDown;
        stop.element = press.process;
        stop.at = Time{} + Duration::minutes(8 * 60 + 45);
        stop.length = Duration::minutes(15);
        const Played run = play(press.b.build(), Duration::days(1), {stop});
        QCOMPARE(run.times(RecordKind::Made)[0], 9.5 * 3600);
    }
};

TAKTBOARD_TEST(hours, Hours);
#include "tst_hours.moc"
