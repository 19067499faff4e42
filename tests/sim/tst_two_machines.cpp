// The waste ledger of a line of two machines, with one operator each, a breakdown and changeovers: every account of the
// operators' and the parts' time worked out by hand, in microseconds.
#include "plant_builder.h"
#include "sim/engine.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

/// Microseconds by the key of an activity or a cause; what is nothing is left out.
using Spent = std::map<std::string, std::int64_t>;

std::string text(const Spent& spent) {
    std::string out;
    for (const auto& [key, us] : spent)
        out += key + " " + std::to_string(us) + ", ";
    return out;
}

/// Four brackets and two hinges, in containers of two, lie before Turn from the begin; what it makes lies before Mill, and
/// then waits for a customer who orders at noon. The line is watched for 200 s, round the clock.
///
///             a bracket          a hinge            changeover
///   Turn      10.000 007 s       20.000 011 s       30.000 003 s     down from 5 s on, for 8.000 009 s
///   Mill      15.000 013 s       12.000 001 s       40.000 005 s
///
/// A machine works the oldest material, of equals what it is set up for: first both containers of brackets, then that of
/// hinges. Nothing is set up before the first. Times in microseconds:
///
///   Turn    0           brackets 1, of 20 000 014           Mill    0            nothing there
///           5 000 000   down for 8 000 009                          28 000 023   brackets 1, of 30 000 026
///           13 000 009  brackets 1, the rest of 15 000 014          58 000 049   brackets 2, of 30 000 026
///           28 000 023  brackets 2, of 20 000 014                   88 000 075   nothing there
///           48 000 037  changeover, of 30 000 003                   118 000 062  changeover, of 40 000 005
///           78 000 040  hinges, of 40 000 022                       158 000 067  hinges, of 24 000 002
///           118 000 062 nothing there                               182 000 069  nothing there
class Line {
  public:
    Line() {
        bracket = b_.item("Bracket", 2);
        hinge = b_.item("Hinge", 2);
        const Id raw = b_.element<Inventory>("Raw");
        turn = b_.element<Process>("Turn");
        const Id between = b_.element<Inventory>("Between");
        mill = b_.element<Process>("Mill");
        const Id store = b_.element<Inventory>("Store");
        const Id customer = b_.element<Customer>("Customer");
        recipes(turn, 10'000'007, 20'000'011, 30'000'003);
        recipes(mill, 15'000'013, 12'000'001, 40'000'005);
        for (const auto& [from, to] : std::initializer_list<std::pair<Id, Id>>{{raw, turn}, {turn, between}, {between, mill}, {mill, store}, {store, customer}})
            b_.flow(from, to);
        for (const auto& [item, quantity] : {std::pair{bracket, 4}, std::pair{hinge, 2}}) {
            b_.stock(raw, item, quantity);
            const Id demand = b_.demand(customer, item, DemandPattern::DailyOrder, quantity);
            b_.change<Demand>(demand, [](Demand& d) { d.orderAt = Duration::hours(12); });
        }
    }

    Ledger run() const {
        const Project project = b_.build();
        const auto network = compile(project, project.scenarios[0]);
        if (!network)
            qFatal("%s", network.error().text().c_str());
        Engine<CheckedPolicy> engine(*network, 1, 0, Time{}, nullptr);
        Intervention stop;
        stop.kind = Intervention::Kind::BreakDown;
        stop.element = turn;
        stop.at = Time{5'000'000};
        stop.length = Duration{8'000'009};
        engine.plan({stop});
        if (const auto ok = engine.runUntil(Time{200'000'000}); !ok)
            qFatal("%s", ok.error().text().c_str());
        if (const std::string wrong = engine.audit(); !wrong.empty())
            qFatal("%s", wrong.c_str());
        return engine.ledger();
    }

    Id bracket, hinge, turn, mill;

  private:
    void recipes(Id process, std::int64_t brackets, std::int64_t hinges, std::int64_t changeover) {
        b_.recipe(process, bracket, DurationLaw::fixed(Duration{brackets}));
        b_.recipe(process, hinge, DurationLaw::fixed(Duration{hinges}));
        b_.change<Process>(process, [&](Process& p) {
            p.changeover = Duration{changeover};
            p.wage = Money{360'000}; // 36 an hour: a hundredth a second
        });
    }

    PlantBuilder b_;
};

Spent operatorAt(const Ledger& ledger, Id process) {
    Spent out;
    const auto& crew = *std::ranges::find(ledger.crews, process, &Ledger::Crew::element);
    for (std::size_t a = 0; a < kActivities; ++a)
        if (crew.us[a] != 0)
            out[activityKey(static_cast<Activity>(a))] = static_cast<std::int64_t>(crew.us[a]);
    return out;
}

/// Of all steps of an item on one line.
Spent partsOf(const Ledger& ledger, Id item, PartLine line) {
    Spent out;
    for (const auto& parts : ledger.parts)
        for (std::size_t c = 0; parts.item == item && parts.line == line && c < kPartCauses; ++c)
            if (parts.us[c] != 0)
                out[partCauseKey(static_cast<PartCause>(c))] = static_cast<std::int64_t>(parts.us[c]);
    return out;
}

} // namespace

class TwoMachines : public QObject {
    Q_OBJECT
    const Line line_;
    const Ledger ledger_ = line_.run();

  private Q_SLOTS:
    void theOperatorsTime() {
        const Spent turn = operatorAt(ledger_, line_.turn), mill = operatorAt(ledger_, line_.mill);
        // Works 20 000 014 + 20 000 014 + 40 000 022, sets up once, stands by while the machine is down, and has nothing
        // from 118 000 062 on.
        const Spent atTurn{{"value_adding", 80'000'050}, {"setup", 30'000'003}, {"down", 8'000'009}, {"no_material", 81'999'938}};
        QVERIFY2(turn == atTurn, text(turn).c_str());
        // Works 30 000 026 + 30 000 026 + 24 000 002, and waits till 28 000 023, from 88 000 075 to 118 000 062 (29 999 987),
        // and from 182 000 069 on (17 999 931).
        const Spent atMill{{"value_adding", 84'000'054}, {"setup", 40'000'005}, {"no_material", 28'000'023 + 29'999'987 + 17'999'931}};
        QVERIFY2(mill == atMill, text(mill).c_str());
    }

    void theTimeOfTheParts() {
        // Of a container in a machine each piece has its own cycle and waits as long for the other.
        // Brackets 1: Turn at once, down 8 000 009 with it, Mill at once; stored 200 000 000 - 58 000 049 = 141 999 951.
        // Brackets 2: before Turn 28 000 023, of it busy 5 000 000 + 15 000 014 and down 8 000 009; before Mill, busy,
        // 58 000 049 - 48 000 037 = 10 000 012; stored 200 000 000 - 88 000 075 = 111 999 925.
        const Spent brackets = partsOf(ledger_, line_.bracket, PartLine::Inside);
        const Spent wanted{{"processing", 4 * (10'000'007 + 15'000'013)},
                           {"lot", 4 * (10'000'007 + 15'000'013)},
                           {"busy", 2 * (20'000'014 + 10'000'012)},
                           {"down", 4 * 8'000'009},
                           {"stored", 2 * (141'999'951 + 111'999'925)}};
        QVERIFY2(brackets == wanted, text(brackets).c_str());
        // Hinges: before Turn 48 000 037, of it busy 20 000 014 + 20 000 014 and down 8 000 009; both changeovers with
        // them in the machine; stored 200 000 000 - 182 000 069 = 17 999 931.
        const Spent hinges = partsOf(ledger_, line_.hinge, PartLine::Inside);
        const Spent ofHinges{{"processing", 2 * (20'000'011 + 12'000'001)},
                             {"lot", 2 * (20'000'011 + 12'000'001)},
                             {"busy", 2 * (20'000'014 + 20'000'014)},
                             {"down", 2 * 8'000'009},
                             {"setup", 2 * (30'000'003 + 40'000'005)},
                             {"stored", 2 * 17'999'931}};
        QVERIFY2(hinges == ofHinges, text(hinges).c_str());
    }

    void bothLaws() {
        // Two operators are paid for 200 s each; six pieces are inside for 200 s each, and nothing was rounded.
        for (const auto& crew : ledger_.crews) {
            QVERIFY(crew.paidUs == 200'000'000);
            QVERIFY(crew.sum() == crew.paidUs);
        }
        QVERIFY(ledger_.insideUs == 6 * LongTime{200'000'000});
        LongTime lead = 0;
        for (const auto& parts : ledger_.parts) {
            QVERIFY(parts.line == PartLine::Inside);
            QVERIFY(parts.sum() == parts.leadUs);
            lead += parts.leadUs;
        }
        QVERIFY(lead == ledger_.insideUs);
        QVERIFY(ledger_.rounded == 0);
        QVERIFY(ledger_.operatorsClose() && ledger_.partsClose());
    }

    void theWasteInHoursAndMoney() {
        // Waiting: 81 999 938 + 8 000 009 at Turn, 75 999 941 at Mill, at a hundredth a second.
        const auto waiting = [&](SetupCounts setup, Id process) {
            for (const auto& entry : wastesOf(ledger_, setup))
                if (entry.waste == Waste::Waiting && entry.element == process)
                    return std::pair(entry.hours * 3.6e9, entry.money);
            return std::pair(0.0, 0.0);
        };
        const auto near = [](double a, double b) { return std::abs(a - b) < 1e-6 * std::max(1.0, std::abs(b)); };
        const auto turn = waiting(SetupCounts::AsIncidental, line_.turn), mill = waiting(SetupCounts::AsIncidental, line_.mill);
        QVERIFY(near(turn.first, 89'999'947) && near(turn.second, 0.89999947));
        QVERIFY(near(mill.first, 75'999'941) && near(mill.second, 0.75999941));
        // Changeovers count with it when they are waste.
        QVERIFY(near(waiting(SetupCounts::AsWaste, line_.turn).first, 89'999'947 + 30'000'003));
        QVERIFY(near(waiting(SetupCounts::AsWaste, line_.mill).first, 75'999'941 + 40'000'005));
    }
};

TAKTBOARD_TEST(two_machines, TwoMachines);
#include "tst_two_machines.moc"
