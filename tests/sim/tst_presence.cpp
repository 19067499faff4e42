// Groups of operators who are there by a calendar of their own. Hours from the begin of the run, which is a Monday.
#include "played.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

/// A machine that runs round the clock on material that never runs out, if someone is there.
struct Shop {
    PlantBuilder b;
    Id item = b.item("Part");
    Id machine = b.element<Process>("Machine");
    Id group;

    explicit Shop(std::int64_t hours, Duration shift = {}) : b(shift) {
        const Id store = b.element<Inventory>("Store");
        const Id customer = b.element<Customer>("Customer");
        b.recipe(machine, item, DurationLaw::fixed(Duration::hours(hours)));
        b.flow(machine, store);
        b.flow(store, customer);
        b.demand(customer, item, DemandPattern::DailyOrder, 1, 10'000);
    }
    Id calendar(std::int64_t from, std::int64_t length) {
        Calendar row;
        row.name = "Shift";
        row.days = DaySet::everyDay();
        const Id id = b.edit().insert(row);
        Shift shift;
        shift.calendar = id;
        shift.start = Duration::hours(from);
        shift.length = Duration::hours(length);
        b.edit().insert(shift);
        return id;
    }
    Id crew(Id calendar, std::int64_t count = 1) {
        OperatorGroup row;
        row.name = "Crew";
        row.count = count;
        row.calendar = calendar;
        const Id id = b.edit().insert(row);
        OperatorSkill skill;
        skill.operators = id;
        skill.process = machine;
        b.edit().insert(skill);
        return id;
    }
    std::vector<double> made(std::int64_t hours, std::vector<Intervention> done = {}) const {
        auto times = play(b.build(), Duration::hours(hours), std::move(done)).times(RecordKind::Made);
        for (double& t : times)
            t /= 3'600;
        return times;
    }
};

} // namespace

class Presence : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    /// From 8 to 16; two hours of the third piece are done when they leave.
    void workIsLaidDownWhenTheyLeave() {
        Shop shop(3);
        const Id crew = shop.crew(shop.calendar(8, 8));
        QCOMPARE(shop.made(42), (std::vector<double>{11, 14, 33, 36, 39}));
        const Played run = play(shop.b.build(), Duration::hours(48));
        QCOMPARE(run.value("operators." + std::to_string(crew.value) + ".busy"), 16.0 / 48);
        QCOMPARE(run.value("state." + std::to_string(shop.machine.value) + ".no_operator"), 32.0 / 48);
    }

    void theContainerIsFinishedFirstWhereThatIsTheRule() {
        Shop shop(3);
        shop.crew(shop.calendar(8, 8));
        shop.b.change<Process>(shop.machine, [](Process& p) { p.endOfShift = EndOfShift::FinishesContainer; });
        QCOMPARE(shop.made(42), (std::vector<double>{11, 14, 17, 35, 38, 41}));
    }

    /// The second crew takes over at 16.
    void othersTakeOver() {
        Shop shop(3);
        shop.crew(shop.calendar(8, 8));
        shop.crew(shop.calendar(16, 8));
        QCOMPARE(shop.made(36), (std::vector<double>{11, 14, 17, 20, 23, 34}));
        Shop both(3); // those who have been there for an hour
        both.crew(both.calendar(8, 8));
        both.crew(both.calendar(15, 9));
        QCOMPARE(both.made(36), (std::vector<double>{11, 14, 17, 20, 23, 34}));
    }

    void aChangeoverIsLaidDownToo() {
        Shop shop(1);
        shop.crew(shop.calendar(8, 8));
        shop.b.change<Process>(shop.machine, [&](Process& p) {
            p.changeover = Duration::hours(5);
            p.setsUp = SetsUp::ForEveryLot;
        });
        QCOMPARE(shop.made(60), (std::vector<double>{14, 36, 58})); // 8-14; 14-16 and 8-12; 12-16 and 8-10
    }

    /// Sent away by night for 14 hours: they are missed from 8 to 10.
    void whoIsSentAwayByNightIsMissedInTheMorning() {
        Shop shop(1);
        Intervention away;
        away.kind = Intervention::Kind::SendAway;
        away.element = shop.crew(shop.calendar(8, 8), 2);
        away.at = Time{} + Duration::hours(20);
        away.amount = 2;
        away.length = Duration::hours(14);
        const auto times = shop.made(37, {away});
        QCOMPARE(times.size(), std::size_t{8 + 2});
        QCOMPARE(times[8], 35.0);
        away.at = Time{} + Duration::hours(15); // by day, and back at 19, when nobody is there
        away.length = Duration::hours(4);
        QCOMPARE(shop.made(34, {away}).size(), std::size_t{7 + 1});
    }

    /// A calendar like that of the machine, breaks and all, changes nothing.
    void theMachinesOwnCalendarChangesNothing() {
        std::vector<std::vector<double>> times;
        for (const bool named : {false, true}) {
            Shop shop(3, Duration::hours(8));
            Break pause;
            pause.shift = shop.b.shift();
            pause.after = Duration::hours(2);
            pause.length = Duration::minutes(30);
            shop.b.edit().insert(pause);
            shop.crew(named ? shop.b.edit().project().settings().calendar : Id{});
            times.push_back(shop.made(24 * 8));
        }
        QVERIFY(times[0].size() > 10);
        QCOMPARE(times[1], times[0]);
    }
};

TAKTBOARD_TEST(presence, Presence);
#include "tst_presence.moc"
