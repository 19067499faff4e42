// What a search shows of the ends of a line, against every set of tasks.
#include "balance/bounds.h"
#include "property.h"
#include "small_lines.h"
#include "test_main.h"

using namespace takt;
using namespace takt::balance;
using namespace takt::test;

namespace {

Line lineOf(const ReadyLine& ready) {
    Line line;
    line.times.assign(ready.times.begin(), ready.times.end());
    for (int j = 0; j < ready.size; ++j)
        for (const Task i : ready.before[static_cast<std::size_t>(j)])
            line.arcs.emplace_back(i, j);
    return line;
}

/// [k]: the most work at the first k stations of any assignment to so many; negative: there is no assignment.
std::vector<Units> mostWorkByAllSets(const ReadyLine& ready, Units cycle, int stations) {
    const Line line = lineOf(ready);
    Line back = line;
    for (auto& [a, b] : back.arcs)
        std::swap(a, b);
    const std::vector<int> first = fewestOfAllSets(line, cycle), last = fewestOfAllSets(back, cycle);
    std::vector<Units> most(static_cast<std::size_t>(stations) + 1, -1);
    for (std::size_t set = 0; set < first.size(); ++set) {
        Units work = 0;
        for (std::size_t j = 0; j < line.times.size(); ++j)
            work += (set >> j & 1) * line.times[j];
        for (int k = 0; k <= stations; ++k)
            if (first[set] <= k && last[first.size() - 1 - set] <= stations - k)
                most[static_cast<std::size_t>(k)] = std::max(most[static_cast<std::size_t>(k)], work);
    }
    return most;
}

} // namespace

class SearchTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void noAssignmentHasMoreWorkAtItsEndsThanTheSearchesShow() {
        int tightened = 0;
        QVERIFY(holdsForSeeds("work at the ends", 2000, [&](std::uint64_t seed) {
            std::mt19937_64 random(seed);
            const Line line = randomLine(random, 10, Shape::Straight);
            auto cycle = static_cast<std::int32_t>(std::max<Units>(1, *std::max_element(line.times.begin(), line.times.end())));
            cycle += static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(cycle));
            const int stations = std::max(1, fewestByAllSets(line, cycle) + static_cast<int>(random() % 3) - 1);
            ReadyLine ready = readyLine(line, *precedenceOf(line));
            std::vector<Lengthening> steps;
            if (random() % 2)
                lengthenTimes(ready, cycle, true, steps);
            const std::array<PreparedLine, 2> lines{prepared(ready, cycle), prepared(ready.reversed(), cycle)};
            const std::array<std::vector<Units>, 2> most{mostWorkByAllSets(lines[0].line, cycle, stations),
                                                         mostWorkByAllSets(lines[1].line, cycle, stations)};
            const bool possible = most[0].back() >= 0;
            std::array<std::unique_ptr<Searching>, 2> searches;
            for (const std::size_t back : {0, 1})
                searches[back] = makeSearch(lines[back], stations, 0.001);
            for (int depth = 1; depth <= stations; ++depth)
                for (const std::size_t back : {0, 1}) {
                    SearchLimits limits;
                    limits.depth = depth;
                    const SearchResult result = searches[back]->advance(limits);
                    RC_ASSERT(result.verdict != Verdict::Found || possible);
                    RC_ASSERT(result.verdict != Verdict::Impossible || !possible);
                    if (depth == stations)
                        RC_ASSERT(result.verdict != Verdict::Open);
                    const std::vector<std::int64_t> shown = searches[back]->mostWork();
                    RC_ASSERT(result.verdict != Verdict::Open || shown.size() > static_cast<std::size_t>(depth));
                    for (std::size_t k = 0; k < shown.size(); ++k) {
                        RC_ASSERT(shown[k] >= most[back][k]);
                        tightened += shown[k] < static_cast<std::int64_t>(k) * cycle;
                    }
                    searches[1 - back]->limitRest(shown);
                }
        }));
        QVERIFY(tightened > 100);
    }
};

TAKTBOARD_TEST(search, SearchTest);
#include "tst_search.moc"
