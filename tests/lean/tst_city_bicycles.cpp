// Three products, a shared process, two branches that meet in assembly, scrap, two suppliers. Worked out by hand:
// 200 bicycles a working day of 27 600 s. One frame in twenty is scrapped, so 1000 tube sets last 1000 / (200 / 0.95)
// = 4.75 wd; 400 frames 2.0; painted frames 150 of 100, 90 of 60 and 100 of 40 a day, together 340 / 200 = 1.7;
// 1200 rims at two a bicycle 3.0; 600 wheels 1.5; finished bicycles 200, 60 and 100, together 360 / 200 = 1.8.
#include <algorithm>
#include <cmath>

#include "lean/analysis.h"
#include "lean/diagnosis.h"
#include "sample.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

class CityBicycles : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        project_ = readSample("city-bicycles");
        analysis_ = lean::analyze(project_, project_.scenarios[0]);
    }

    void takt_and_capacities_are_those_worked_out_by_hand() {
        QCOMPARE(analysis_.taktSeconds, 138.0);
        const Plant& plant = project_.scenarios[0].plant;
        const auto capacity = [&](const char* name) { return analysis_.step(named<Process>(plant, name).id)->capacityPerShift; };
        near(capacity("Weld frames"), 27'600 * 0.95 / 110);
        near(capacity("Paint"), 27'600 * 0.9 / 100);
        near(capacity("Lace wheels"), 27'600 / 50.0);
        near(capacity("Assembly"), 27'600 / 120.0);
        // Every colour every day: three changeovers of five minutes.
        near(analysis_.step(named<Process>(plant, "Paint").id)->capacityNetPerShift, (27'600 * 0.9 - 900) / 100);
        QCOMPARE(nameOf(plant, analysis_.bottleneck), std::string("Assembly"));
    }

    void both_branches_are_on_the_ladder() {
        QCOMPARE(analysis_.branches.size(), std::size_t{2});
        near(analysis_.branches[0].days, 4.75 + 2.0 + 1.7 + 1.8);
        QCOMPARE(analysis_.branches[0].processingSeconds, 110.0 + 100 + 120);
        near(analysis_.branches[1].days, 3.0 + 1.5 + 1.8);
        QCOMPARE(analysis_.branches[1].processingSeconds, 50.0 + 120);
    }

    void every_product_has_its_own_lead_time() {
        QCOMPARE(analysis_.products.size(), std::size_t{3});
        near(analysis_.products[0].branch.days, 4.75 + 2.0 + 150.0 / 100 + 200.0 / 100);
        near(analysis_.products[1].branch.days, 4.75 + 2.0 + 90.0 / 60 + 60.0 / 60);
        near(analysis_.products[2].branch.days, 4.75 + 2.0 + 100.0 / 40 + 100.0 / 40);
    }

    void it_runs() { QVERIFY(!lean::hasErrors(lean::diagnose(project_, project_.scenarios[0]))); }

    void a_truck_that_brings_less_than_is_used_is_told() {
        const auto too = [&](std::int64_t quantity) {
            Project project = project_;
            Edit edit(project, project.scenarios[0].id);
            for (const auto& departure : edit.plant().get<Departure>().rows())
                if (departure.quantity.steps == 400)
                    edit.modify<Departure>(departure.id, [&](Departure& d) { d.quantity = {quantity}; });
            const auto problems = lean::diagnose(edit.project(), edit.project().scenarios[0]);
            return std::any_of(problems.begin(), problems.end(), [](const lean::Problem& p) {
                return p.code == lean::ProblemCode::BroughtTooLittle && p.arguments[3] == "400";
            });
        };
        QVERIFY(!too(400));
        QVERIFY(too(360));
        QVERIFY(!too(0)); // it takes what is asked for
    }

  private:
    static void near(double found, double wanted) {
        if (std::abs(found - wanted) > 1e-9)
            qWarning("found %.12g, wanted %.12g", found, wanted);
        QVERIFY(std::abs(found - wanted) <= 1e-9);
    }

    Project project_;
    lean::Analysis analysis_;
};

TAKTBOARD_TEST(city_bicycles, CityBicycles);
#include "tst_city_bicycles.moc"
