// What a run says it cannot tell: each remark where it belongs, and not where it does not.
#include <set>

#include "plant_builder.h"
#include "sample.h"
#include "sim/honesty.h"
#include "sim/runner.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

/// A machine that can make 1 440 a day before a store; `wanted` are ordered a day.
struct Shop {
    PlantBuilder b;
    Id item, machine, store, customer;

    Shop(std::int64_t stock, std::int64_t wanted, DurationLaw cycle, DemandPattern pattern = DemandPattern::Even) {
        item = b.item("Part");
        machine = b.element<Process>("Mill");
        store = b.element<Inventory>("Goods");
        customer = b.element<Customer>("Builder");
        b.recipe(machine, item, cycle);
        b.flow(machine, store);
        b.flow(store, customer);
        b.stock(store, item, stock);
        b.demand(customer, item, pattern, wanted);
    }
    /// Makes what is taken, and no more.
    Shop& pulled() {
        const Id loop = b.loop(LoopKind::BaseStock, item, machine, store, 1);
        b.change<KanbanLoop>(loop, [](KanbanLoop& l) { l.level = {20}; });
        return *this;
    }
    std::shared_ptr<const Network> network() const {
        const Project project = b.build();
        auto out = compile(project, project.scenarios[0]);
        if (!out)
            qFatal("%s", out.error().text().c_str());
        return *out;
    }
};

DurationLaw minute() { return DurationLaw::fixed(Duration::seconds(60)); }
DurationLaw about(std::int64_t seconds) { return DurationLaw::exponential(Duration::seconds(seconds)); }

struct Told {
    std::vector<Remark> remarks;
    const Remark* find(RemarkCode code) const {
        const auto found = std::ranges::find(remarks, code, &Remark::code);
        return found == remarks.end() ? nullptr : &*found;
    }
    std::string text() const {
        std::string out;
        for (const auto& r : remarks)
            out += remarkText(r) + " / " + remarkMendText(r) + "\n";
        return out;
    }
};

Told told(const std::shared_ptr<const Network>& network, RunSettings settings) {
    const auto result = runReplications(network, settings);
    if (!result)
        qFatal("%s", result.error().text().c_str());
    return {remarksOn(*network, settings, *result)};
}

RunSettings asked(std::int64_t days, std::int64_t replications = 1) {
    RunSettings s;
    s.horizon = Span::workingDays(days);
    s.replications = replications;
    return s;
}

} // namespace

class Honesty : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aSoundRunNeedsNoRemark() {
        const auto network = Shop(20, 720, about(60), DemandPattern::Poisson).pulled().network();
        const Told run = told(network, asked(100, 20));
        QVERIFY2(run.remarks.empty(), run.text().c_str());
    }

    void aPlantWithoutChanceNeedsOneReplication() {
        const auto network = Shop(20, 720, minute()).pulled().network();
        QVERIFY(!isRandom(*network));
        QVERIFY2(told(network, asked(100)).remarks.empty(), told(network, asked(100)).text().c_str());
    }

    void oneReplicationHasNoInterval() {
        const auto network = Shop(20, 720, about(60)).pulled().network();
        QVERIFY(isRandom(*network));
        QVERIFY(told(network, asked(100)).find(RemarkCode::OneReplication));
        QVERIFY(!told(network, asked(100, 2)).find(RemarkCode::OneReplication));
        RunSettings batches = asked(100);
        batches.batches = true;
        QVERIFY(!told(network, batches).find(RemarkCode::OneReplication));
    }

    void chanceIsFoundWhereverItIs() {
        const auto with = [](auto change) {
            Shop shop(20, 720, minute());
            change(shop.pulled());
            return isRandom(*shop.network());
        };
        QVERIFY(with([](Shop& s) {
            s.b.change<Process>(s.machine, [](Process& p) {
                p.uptime = Share::percent(90);
                p.stopLength = DurationLaw::fixed(Duration::minutes(10));
            });
        }));
        QVERIFY(with([](Shop& s) {
            s.b.change<Recipe>(s.b.edit().plant().get<Recipe>()[0].id, [](Recipe& r) { r.yield = Share::percent(90); });
        }));
        QVERIFY(with([](Shop& s) {
            s.b.change<Demand>(s.b.edit().plant().get<Demand>()[0].id,
                               [](Demand& d) { d.pattern = DemandPattern::Poisson; });
        }));
    }

    void aPerformanceAboveOneIsRemarked() {
        const auto with = [](std::int64_t ideal, DurationLaw cycle) {
            Shop shop(20, 720, cycle);
            shop.b.change<Recipe>(shop.b.edit().plant().get<Recipe>()[0].id, [&](Recipe& r) {
                if (ideal > 0)
                    r.idealCycle = Duration::seconds(ideal);
            });
            const Told run = told(shop.pulled().network(), asked(3, 2));
            const Remark* remark = run.find(RemarkCode::PerformanceAboveOne);
            return remark ? remarkText(*remark) : std::string();
        };
        QCOMPARE(with(72, minute()), std::string("Mill performs at 120 % of its ideal: its OEE says too much"));
        QCOMPARE(with(60, minute()), std::string());
        QCOMPARE(with(50, minute()), std::string());
        QVERIFY(!with(90, about(60)).empty());
        QCOMPARE(with(0, about(60)), std::string()); // above its mean by chance
    }

    void fewDeliveriesSayLittle() {
        const auto network = Shop(20, 3, minute()).pulled().network();
        const Told few = told(network, asked(8));
        QVERIFY(few.find(RemarkCode::FewDeliveries));
        QVERIFY2(few.text().starts_with("only 24 pieces") || few.text().starts_with("only 23 pieces"), few.text().c_str());
        QVERIFY(!told(network, asked(12)).find(RemarkCode::FewDeliveries));
    }

    void aPushedStockThatGrowsIsNamedWithItsStore() {
        const Shop shop(0, 700, minute()); // nobody tells the mill to stop
        const Told run = told(shop.network(), asked(100));
        const auto* grows = run.find(RemarkCode::StockGrows);
        QVERIFY(grows);
        QCOMPARE(grows->element, shop.store);
        QCOMPARE(grows->arguments[0], std::string("Part, Goods"));
        // 740 a day too many: from the 51st day's half to the end.
        QVERIFY(std::abs(std::stod(grows->arguments[1]) / (740 * 52.5) - 1) < .01);
        QVERIFY(std::abs(std::stod(grows->arguments[2]) / (740 * 97.5) - 1) < .01);
        QVERIFY(run.find(RemarkCode::NotSettled));
        // The mill is never idle, which is why; a stock that is emptied is no growth.
        QCOMPARE(run.find(RemarkCode::Saturated)->element, shop.machine);
        QVERIFY(!told(Shop(90'000, 800, minute()).pulled().network(), asked(100)).find(RemarkCode::StockGrows));
    }

    void theStepThatCannotFollowIsNamed() {
        const Shop shop = std::move(Shop(20, 1'500, about(60)).pulled());
        const Told run = told(shop.network(), asked(100, 3));
        const auto* owed = run.find(RemarkCode::BacklogGrows);
        QVERIFY(owed);
        QCOMPARE(owed->element, shop.customer);
        const auto* step = run.find(RemarkCode::Saturated);
        QVERIFY(step);
        QCOMPARE(step->element, shop.machine);
        QCOMPARE(step->arguments, (std::vector<std::string>{"Mill", "100 %"}));
    }

    /// The pacemaker of a plant that serves its customers may be busy all the time.
    void aBusyStepThatFollowsIsNotSaturated() {
        const Told run = told(Shop(2'000, 1'440, minute()).network(), asked(100));
        QVERIFY2(!run.find(RemarkCode::Saturated) && !run.find(RemarkCode::BacklogGrows), run.text().c_str());
    }

    void wideIntervalsSayHowManyReplicationsAreNeeded() {
        const auto network = Shop(20, 1'300, about(60), DemandPattern::Poisson).pulled().network();
        RunSettings s = asked(3, 5);
        const auto result = runReplications(network, s);
        const auto& flow = result->find("fill_rate")->value;
        QVERIFY(flow.halfWidth > .1 * flow.mean);
        const auto remarks = remarksOn(*network, s, *result);
        const auto wide = std::ranges::find_if(remarks, [](const Remark& r) {
            return r.code == RemarkCode::WideInterval && r.arguments[0] == "Served when asked for";
        });
        QVERIFY(wide != remarks.end());
        const std::int64_t needed = std::stoll(wide->arguments[2]);
        QVERIFY(needed >= 10);
        // So many do it, give or take what five replications know of the deviation.
        s.replications = 4 * needed;
        const auto more = runReplications(network, s);
        QVERIFY(more->find("fill_rate")->value.halfWidth <= .1 * more->find("fill_rate")->value.mean);
    }

    void aPrecisionThatWasNotReachedIsRemarked() {
        const auto network = Shop(20, 1'000, about(60), DemandPattern::Poisson).pulled().network();
        RunSettings s = asked(10);
        s.precision = .0005;
        s.precisionOf = "throughput.per_day";
        s.mostReplications = 10;
        const Told run = told(network, s);
        QVERIFY(run.find(RemarkCode::WideInterval));
        QCOMPARE(run.find(RemarkCode::WideInterval)->arguments[3], std::string("0.1 %"));
        s.precision = .2;
        QVERIFY(!told(network, s).find(RemarkCode::WideInterval));
    }

    void batchesThatHangTogetherAreRemarked() {
        const auto network = Shop(20, 720, about(60)).pulled().network();
        RunSettings s = asked(10); // too few days for twenty batches
        s.batches = true;
        const auto result = runReplications(network, s);
        auto correlated = *result;
        for (auto& batch : correlated.batches)
            batch.uncorrelated = false;
        auto fine = *result;
        for (auto& batch : fine.batches)
            batch.uncorrelated = true;
        QVERIFY((Told{remarksOn(*network, s, correlated)}.find(RemarkCode::BatchesCorrelated)));
        QVERIFY(!(Told{remarksOn(*network, s, fine)}.find(RemarkCode::BatchesCorrelated)));
    }

    void aStoredResultWithoutObservationsIsSilentOfTrends() {
        const auto network = Shop(0, 700, minute()).network();
        auto result = *runReplications(network, asked(100));
        result.seen = {};
        QVERIFY(remarksOn(*network, asked(100), result).empty());
    }

    void growthIsMoreThanChance() {
        Observations::Parts parts{};
        QVERIFY(!growthOf(parts).real);
        for (std::size_t i = 0; i < parts.size(); ++i)
            parts[i] = 100 + (i % 2 ? 30.0 : -30.0);
        QVERIFY(!growthOf(parts).real);
        for (std::size_t i = 0; i < parts.size(); ++i)
            parts[i] = 1000 + static_cast<double>(i); // certain, but nothing to speak of
        QVERIFY(!growthOf(parts).real);
        for (std::size_t i = 0; i < parts.size(); ++i)
            parts[i] = 100 - static_cast<double>(i) * 5;
        QVERIFY(!growthOf(parts).real);
        for (std::size_t i = 0; i < parts.size(); ++i)
            parts[i] = i < 10 ? 500.0 : 20 + static_cast<double>(i) * 5; // the first half does not count
        QVERIFY(growthOf(parts).real);
        QCOMPARE(growthOf(parts).from, 70.0);
        QCOMPARE(growthOf(parts).to, 115.0);
    }

    void everyRemarkHasItsTexts() {
        std::set<std::string> keys;
        for (std::size_t i = 0; i < static_cast<std::size_t>(RemarkCode::Count); ++i) {
            const auto code = static_cast<RemarkCode>(i);
            QVERIFY(remarkKey(code) && remarkTemplate(code) && remarkMendTemplate(code));
            QVERIFY(keys.insert(remarkKey(code)).second);
            QVERIFY(std::string(remarkMendTemplate(code)).ends_with('.'));
        }
    }
};

TAKTBOARD_TEST(honesty, Honesty);
#include "tst_honesty.moc"
