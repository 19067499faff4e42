// Product families by the steps products have in common.
#include "lean/diagnosis.h"
#include "lean/families.h"
#include "sample.h"
#include "test_main.h"

using namespace takt;
using namespace takt::lean;
using namespace takt::test;

namespace {

/// Two that are alike but for one step, one that shares little with them, and one of its own.
constexpr const char* kMatrix = "Product\tCut\tBend\tWeld\tPaint\tPack\tDemand\n"
                                "Door left\tx\tx\tx\tx\tx\t120\n"
                                "Door right\tx\tx\tx\t\tx\t1 100\n"
                                "Panel\tx\t\t\tx\tx\t60\n"
                                "Hinge\t\t\t0\t-\tyes\t\n";

ProductMatrix matrix() { return matrixFromText(kMatrix).matrix; }

} // namespace

class Families : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void a_matrix_is_read_as_spreadsheets_copy_it() {
        const auto m = matrix();
        QCOMPARE(m.steps, (std::vector<std::string>{"Cut", "Bend", "Weld", "Paint", "Pack"}));
        QCOMPARE(m.products.size(), std::size_t{4});
        QCOMPARE(m.products[1].perDay, 1100.0);
        QCOMPARE(m.products[1].passes, (std::vector<bool>{true, true, true, false, true}));
        QCOMPARE(m.products[3].passes, (std::vector<bool>{false, false, false, false, true}));
        QCOMPARE(m.products[3].perDay, 0.0);
        const auto same = matrixFromText("p;Cut;Pack\r\nA;1;\r\n\r\nB;;1\r\n").matrix;
        QCOMPARE(same.products[1].passes, (std::vector<bool>{false, true}));
    }

    void what_is_no_matrix_is_refused() {
        using Fault = MatrixReading::Fault;
        for (const auto* text : {"", "\n\n", "only words", "Product\tCut\n", "\tCut\n\tx\n", "Product\nA\nB\n"})
            QVERIFY2(matrixFromText(text).fault == Fault::NoMatrix, text);
        const auto twice = matrixFromText("p,Cut\nA,x\nA,x\n");
        QVERIFY(twice.fault == Fault::NameTwice);
        QCOMPARE(twice.name, std::string("A"));
        QCOMPARE(matrixFromText("p,Cut,Cut\nA,x,x\n").name, std::string("Cut"));
    }

    void similarity_is_steps_in_common_of_steps_of_either() {
        const auto m = matrix();
        QCOMPARE(similarity(m.products[0], m.products[0]), 1.0);
        QCOMPARE(similarity(m.products[0], m.products[1]), 4.0 / 5);
        QCOMPARE(similarity(m.products[0], m.products[2]), 3.0 / 5);
        QCOMPARE(similarity(m.products[1], m.products[2]), 2.0 / 5);
    }

    void families_are_put_together_while_they_are_alike_enough() {
        const auto m = matrix();
        using Groups = std::vector<std::vector<std::size_t>>;
        QCOMPARE(families(m, 0.9), (Groups{{0}, {1}, {2}, {3}}));
        QCOMPARE(families(m, 0.7), (Groups{{0, 1}, {2}, {3}}));
        QCOMPARE(families(m, 0.5), (Groups{{0, 1, 2}, {3}})); // (0.6 + 0.4) / 2
        QCOMPARE(families(m, 0.0), (Groups{{0, 1, 2, 3}}));
        QCOMPARE(familyName(0), std::string("A"));
        QCOMPARE(familyName(27), std::string("AB"));
    }

    void the_map_gives_its_own_matrix() {
        const Project project = readSample("acme-stamping");
        const auto m = productMatrix(project.scenario("Current state")->plant);
        QCOMPARE(m.steps.size(), std::size_t{5});
        QCOMPARE(m.steps[0], std::string("Stamping"));
        QCOMPARE(m.products.size(), std::size_t{2});
        QCOMPARE(m.products[0].perDay, 600.0);
        QVERIFY(std::all_of(m.products[0].passes.begin(), m.products[0].passes.end(), [](bool b) { return b; }));
    }

    void the_stream_of_a_family_is_drawn_with_routes_that_part() {
        Project project = newProject("Current state");
        Edit edit(project, project.scenarios[0].id);
        const auto m = matrix();
        const Id scenario = drawFamily(edit, m, {0, 1}, {"Doors", "Mill", "Plant", "Stock"});
        const auto set = edit.finish();
        QVERIFY(set.has_value());
        QVERIFY(apply(project, *set));
        const Plant& plant = project.scenario(scenario)->plant;
        QCOMPARE(plant.get<Process>().size(), std::size_t{5});
        QCOMPARE(plant.get<Recipe>().size(), std::size_t{9}); // the right door is not painted
        QCOMPARE(plant.get<Demand>()[1].quantity.steps, std::int64_t{1100});
        const auto found = diagnose(project, *project.scenario(scenario));
        QVERIFY2(!hasErrors(found), found.empty() ? "" : problemText(found.front()).c_str());
    }

    void families_are_noted_in_items_of_the_same_name() {
        const Project project = readSample("acme-stamping");
        Edit edit(project, project.scenario("Current state")->id);
        const auto m = productMatrix(edit.plant());
        QCOMPARE(keepFamilies(edit, m, families(m, 0.7)), std::size_t{2});
        for (const auto& demand : edit.plant().get<Demand>())
            QCOMPARE(edit.plant().find<Item>(demand.item)->family, std::string("A"));
    }
};

TAKTBOARD_TEST(families, Families);
#include "tst_families.moc"
