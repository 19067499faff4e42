// What is said of packing without precedence, against every set of tasks.
#include "balance/packing.h"
#include "property.h"
#include "small_lines.h"
#include "test_main.h"

using namespace takt;
using namespace takt::balance;
using namespace takt::test;

class PackingTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    /// One packing is asked about all sets, so that much of what it knows is of use again.
    void whatIsSaidNotToFitDoesNot() {
        QVERIFY(holdsForSeeds("packing", 100, [](std::uint64_t seed) {
            std::mt19937_64 random(seed);
            const int n = 11;
            const auto cycle = static_cast<std::int32_t>(20 + random() % 200);
            std::vector<std::int32_t> times;
            for (int j = 0; j < n; ++j)
                times.push_back(static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(cycle * 2 / 3)));
            const std::vector<int> bins = fewestOfAllSets(lineOf({times.begin(), times.end()}, {}), cycle);
            const int effort = seed % 2 ? 1'000'000 : 20;
            Packing packing(times, cycle);
            for (std::size_t set = 0; set < bins.size(); ++set) {
                std::vector<int> rest;
                for (int j = 0; j < n; ++j)
                    if (set >> j & 1)
                        rest.push_back(j);
                RC_ASSERT(packing.mayFit(rest, bins[set], effort));
                if (effort > 20 && bins[set] > 0)
                    RC_ASSERT(!packing.mayFit(rest, bins[set] - 1, effort));
            }
        }));
    }
};

TAKTBOARD_TEST(packing, PackingTest);
#include "tst_packing.moc"
