// Lines with rules, each rule alone and all mixed, against every assignment there is.
#include <functional>
#include <optional>

#include "balance/checker.h"
#include "balance/solve.h"
#include "confirmed.h"
#include "property.h"
#include "small_lines.h"
#include "test_main.h"

using namespace takt;
using namespace takt::balance;
using namespace takt::test;

namespace {

constexpr int kMost = 4; // stations that are tried one by one

enum Rule { Together, Apart, Range, Tools, TwoOperators, Copies, Models, Places, Posture, RuleCount };

class Random {
public:
    explicit Random(std::uint64_t seed) : random_(seed) {}
    int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }
    std::mt19937_64& engine() { return random_; }

private:
    std::mt19937_64 random_;
};

/// `rules`: one bit for each that applies.
Line ruledLine(Random& random, unsigned rules) {
    Line line = randomLine(random.engine(), 6, random.below(3) == 0 ? Shape::UShaped : Shape::Straight);
    const int n = line.size();
    const auto has = [&](Rule rule) { return (rules >> rule & 1) != 0; };
    const auto task = [&] { return random.below(n); };
    for (Units& time : line.times)
        time += 1;
    if (has(Together))
        for (int g = 1 + random.below(2); g > 0; --g)
            line.rules.together.push_back({task(), task()});
    if (has(Apart))
        for (int g = 1 + random.below(3); g > 0; --g)
            if (const int a = task(), b = task(); a != b)
                line.rules.apart.emplace_back(a, b);
    if (has(Range)) {
        line.rules.first.assign(line.times.size(), 0);
        line.rules.last.assign(line.times.size(), 0);
        line.rules.first[static_cast<std::size_t>(task())] = 1 + random.below(3);
        line.rules.last[static_cast<std::size_t>(task())] = 1 + random.below(3);
    }
    if (has(Tools)) {
        for (int j = 0; j < n; ++j)
            line.rules.needs.push_back(random.below(3) == 0 ? 1u << random.below(2) : 0);
        for (int k = 0; k < 3; ++k)
            line.rules.tools.push_back(static_cast<std::uint32_t>(random.below(4)));
    }
    if (has(TwoOperators))
        for (int k = 0; k < 3; ++k)
            line.rules.twoOperators.push_back(random.below(2) == 0);
    if (has(Copies))
        line.rules.mostCopies = 1 + random.below(3);
    if (has(Models)) {
        line.rules.overload = random.below(60);
        for (int m = 0; m < 2; ++m) {
            auto& model = line.rules.models.emplace_back();
            for (const Units time : line.times)
                model.times.push_back(std::max<Units>(0, time + random.below(5) - 2));
        }
    }
    if (has(Places))
        for (int j = 0; j < n; ++j)
            line.rules.places.push_back(random.below(4));
    if (has(Posture)) {
        for (int j = 0; j < n; ++j)
            line.rules.posture.push_back(random.below(5));
        line.rules.mostPosture = 4 + random.below(6);
    }
    return line;
}

std::string told(const Line& line) {
    std::string text = line.shape == Shape::UShaped ? "U" : "straight";
    const auto list = [&](const char* name, const auto& values) {
        if (values.empty())
            return;
        text += std::string("; ") + name;
        for (const auto value : values)
            text += ' ' + std::to_string(value);
    };
    const auto pairs = [&](const char* name, const std::vector<std::pair<Task, Task>>& values) {
        if (!values.empty())
            text += std::string("; ") + name;
        for (const auto& [a, b] : values)
            text += ' ' + std::to_string(a) + '-' + std::to_string(b);
    };
    list("times", line.times);
    pairs("arcs", line.arcs);
    for (const auto& group : line.rules.together)
        list("together", group);
    pairs("apart", line.rules.apart);
    list("first", line.rules.first);
    list("last", line.rules.last);
    list("needs", line.rules.needs);
    list("tools", line.rules.tools);
    list("two", line.rules.twoOperators);
    text += "; copies " + std::to_string(line.rules.mostCopies) + "; overload " + std::to_string(line.rules.overload);
    for (const Model& model : line.rules.models)
        list("model", model.times);
    list("places", line.rules.places);
    list("posture", line.rules.posture);
    list("today", line.rules.today);
    return text + "; most posture " + std::to_string(line.rules.mostPosture);
}

/// What speaks against a proven answer, told with the line.
std::string held(const std::string& here, const Line& line, const Aim& aim, const Balance& answer) {
    const std::string wrong = notConfirmed(line, aim, answer);
    return wrong.empty() ? "" : here + ": " + wrong;
}

/// Every way to spread the tasks over so many stations that holds, with as few copies as do.
void everyWay(const Line& line, Units cycle, int stations, const std::function<void(const Assignment&)>& visit) {
    const std::size_t n = line.times.size();
    std::vector<int> where(n, 0);
    for (;;) {
        Assignment assignment;
        const int last = *std::max_element(where.begin(), where.end());
        assignment.stations.resize(static_cast<std::size_t>(last) + 1);
        for (std::size_t j = 0; j < n; ++j)
            assignment.stations[static_cast<std::size_t>(where[j])].push_back(static_cast<Task>(j));
        assignment.copies.assign(assignment.stations.size(), 1);
        assignment.secondOperator.resize(assignment.stations.size());
        for (std::size_t k = 0; k < assignment.stations.size(); ++k) {
            const auto wrongHere = [&] {
                const auto found = violations(line, assignment, cycle);
                return std::any_of(found.begin(), found.end(), [&](const Violation& v) {
                    return v.station == static_cast<int>(k) && (v.kind == Violation::Kind::CycleTime || v.kind == Violation::Kind::ModelOverload ||
                                                                v.kind == Violation::Kind::Posture || v.kind == Violation::Kind::SecondOperator);
                });
            };
            if (k < line.rules.twoOperators.size() && line.rules.twoOperators[k]) {
                const auto tasks = assignment.stations[k];
                for (unsigned subset = 0; subset < (1u << tasks.size()); ++subset) {
                    assignment.secondOperator[k].clear();
                    for (std::size_t i = 0; i < tasks.size(); ++i)
                        if (subset >> i & 1)
                            assignment.secondOperator[k].push_back(tasks[i]);
                    if (!wrongHere())
                        break;
                }
            } else {
                while (assignment.copies[k] < line.rules.mostCopies && wrongHere())
                    ++assignment.copies[k];
            }
        }
        if (violations(line, assignment, cycle).empty())
            visit(assignment);
        std::size_t j = 0;
        while (j < n && ++where[j] == stations)
            where[j++] = 0;
        if (j == n)
            return;
    }
}

/// Fewest stations within kMost places; kMost + 1 and more stands for none found.
int fewestOfAll(const Line& line, Units cycle) {
    int best = INT32_MAX;
    everyWay(line, cycle, kMost, [&](const Assignment& assignment) { best = std::min(best, assignment.count()); });
    return best;
}

template <class Wrong>
bool agrees(const std::string& law, int usual, Wrong&& wrong) {
    return holdsForSeeds(law, usual, [&](std::uint64_t seed) {
        const std::string text = wrong(seed);
        if (!text.empty())
            RC_FAIL(text);
    });
}

Units someCycle(Random& random, const Line& line) {
    const Units longest = *std::max_element(line.times.begin(), line.times.end());
    return std::max<Units>(1, (longest + line.rules.mostCopies - 1) / line.rules.mostCopies) + random.below(static_cast<int>(longest) + 4);
}

std::string wrongFewest(std::uint64_t seed, unsigned rules) {
    Random random(seed);
    const Line line = ruledLine(random, rules);
    const Units cycle = someCycle(random, line);
    const std::string here = told(line) + "; cycle " + std::to_string(cycle);
    const Aim aim{Aim::Kind::FewestStations, cycle};
    const auto answer = solve(line, aim);
    const int best = fewestOfAll(line, cycle);
    if (!answer)
        return answer.error().code == ErrorCode::LineRuleImpossible && best == INT32_MAX ? "" : here + ": " + answer.error().text();
    if (answer->impossible)
        return best == INT32_MAX ? held(here, line, aim, *answer) : here + ": said to be impossible, and " + std::to_string(best) + " do";
    if (!answer->proven || (best <= kMost ? answer->value != best : answer->value < std::min(best, kMost + 1)))
        return here + ": " + std::to_string(answer->value) + ", best " + std::to_string(best);
    if (!violations(line, answer->assignment, cycle).empty() || answer->assignment.count() != answer->value)
        return here + ": the assignment breaks a rule";
    return held(here, line, aim, *answer);
}

} // namespace

class RulesTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void eachRuleAloneIsKeptAndCostsNoMoreThanItMust() {
        for (unsigned rule = 0; rule < RuleCount; ++rule)
            QVERIFY2(agrees("rule " + std::to_string(rule), 120, [&](std::uint64_t seed) { return wrongFewest(seed, 1u << rule); }),
                     std::to_string(rule).c_str());
    }

    void allRulesMixed() {
        QVERIFY(agrees("rules mixed", 400, [](std::uint64_t seed) { return wrongFewest(seed, static_cast<unsigned>(seed >> 20)); }));
    }

    void theShortestCycleWithRules() {
        QVERIFY(agrees("shortest cycle with rules", 150, [](std::uint64_t seed) {
            Random random(seed);
            const Line line = ruledLine(random, static_cast<unsigned>(seed >> 20));
            const int stations = 1 + random.below(3);
            const std::string here = told(line) + "; stations " + std::to_string(stations);
            const Aim aim{Aim::Kind::ShortestCycle, 0, stations};
            const auto answer = solve(line, aim);
            const auto holds = [&](Units cycle) { return fewestOfAll(line, cycle) <= stations; };
            if (!answer)
                return answer.error().code == ErrorCode::LineRuleImpossible && !holds(500) ? std::string() : here + ": " + answer.error().text();
            if (answer->impossible)
                return holds(500) ? here + ": said to be impossible" : held(here, line, aim, *answer);
            if (!answer->proven || !holds(answer->value) || (answer->value > 1 && holds(answer->value - 1)))
                return here + ": " + std::to_string(answer->value) + (answer->proven ? "" : " not proven");
            if (!violations(line, answer->assignment, answer->cycle).empty() || answer->assignment.count() > stations)
                return here + ": the assignment breaks a rule";
            return held(here, line, aim, *answer);
        }));
    }

    void theFewestMovesFromToday() {
        QVERIFY(agrees("fewest moves", 300, [](std::uint64_t seed) {
            Random random(seed);
            Line line = ruledLine(random, static_cast<unsigned>(seed >> 20) & static_cast<unsigned>(seed >> 40));
            for (int j = 0; j < line.size(); ++j)
                line.rules.today.push_back(random.below(4));
            const Units cycle = someCycle(random, line);
            const int stations = 1 + random.below(kMost);
            const std::string here = told(line) + "; cycle " + std::to_string(cycle) + "; stations " + std::to_string(stations);
            int best = INT32_MAX;
            everyWay(line, cycle, stations, [&](const Assignment& assignment) {
                int moves = 0;
                for (std::size_t k = 0; k < assignment.stations.size(); ++k)
                    for (const Task task : assignment.stations[k]) {
                        const int today = line.rules.today[static_cast<std::size_t>(task)];
                        moves += today > 0 && today != static_cast<int>(k) + 1;
                    }
                if (assignment.count() <= stations)
                    best = std::min(best, moves);
            });
            const Aim aim{Aim::Kind::FewestMoves, cycle, stations};
            const auto answer = solve(line, aim);
            if (!answer)
                return answer.error().code == ErrorCode::LineRuleImpossible && best == INT32_MAX ? std::string() : here + ": " + answer.error().text();
            if (answer->impossible)
                return best == INT32_MAX ? held(here, line, aim, *answer) : here + ": said to be impossible, and " + std::to_string(best) + " do";
            if (!answer->proven || answer->value != best)
                return here + ": " + std::to_string(answer->value) + ", best " + std::to_string(best);
            if (!violations(line, answer->assignment, cycle).empty())
                return here + ": the assignment breaks a rule";
            return held(here, line, aim, *answer);
        }));
    }

    void rulesThatContradictAreNamed() {
        Line line = lineOf({2, 2, 2}, {{1, 2}, {2, 3}});
        const auto error = [&] { return solve(line, {Aim::Kind::FewestStations, 10}).error().text(); };
        line.rules.together = {{0, 2}};
        line.rules.apart = {{0, 1}}; // 2 lies between 1 and 3
        QCOMPARE(error(), std::string("no line can keep this rule: tasks 1 and 2 are to stand apart and share a station"));
        line.rules = {};
        line.rules.first = {3, 0, 0};
        line.rules.last = {2, 0, 0};
        QVERIFY(error().find("has no station left") != std::string::npos);
        line.rules = {};
        line.rules.needs = {1, 0, 0};
        line.rules.tools = {0, 0};
        const auto answer = solve(line, {Aim::Kind::FewestStations, 10});
        QVERIFY(answer && answer->impossible && answer->assignment.stations.empty());
        line.rules = {};
        line.rules.posture = {1};
        line.rules.mostPosture = 3;
        QVERIFY(error().find("as long as there are tasks") != std::string::npos);
    }
};

TAKTBOARD_TEST(rules, RulesTest);
#include "tst_rules.moc"
