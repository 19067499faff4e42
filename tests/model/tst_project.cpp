#include <QTest>

#include "../support/property.h"
#include "../support/random_project.h"
#include "../support/test_main.h"
#include "model/project.h"

using namespace takt;

namespace {
Item item(std::uint64_t id, const char* name) {
    Item row;
    row.id = {id};
    row.name = name;
    return row;
}
} // namespace

class ProjectTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aTableKeepsOrderAndFindsById() {
        Table<Item> table;
        table.append(item(5, "a"));
        table.append(item(9, "c"));
        table.insert(1, item(7, "b"));
        QCOMPARE(table.placeOf(Id{7}), 1U);
        QCOMPARE(table.placeOf(Id{9}), 2U);
        QCOMPARE(table.find(Id{9})->name, std::string("c"));
        table.remove(0);
        QCOMPARE(table.find(Id{5}), nullptr);
        QCOMPARE(table.placeOf(Id{5}), table.size());
        QCOMPARE(table.placeOf(Id{9}), 1U);
        table.replace(0, item(7, "x"));
        QCOMPARE(table.find(Id{7})->name, std::string("x"));
    }

    void theIndexOfATableNeverGoesWrong() {
        QVERIFY(test::holds("find() agrees with the rows after any inserts and removals", 200, [] {
            auto random = test::drawRandom();
            Table<Item> table;
            for (std::uint64_t id = 1; id < 60; ++id) {
                if (!table.empty() && random.oneIn(3))
                    table.remove(random.below(table.size()));
                else
                    table.insert(random.below(table.size() + 1), item(id, "x"));
                for (std::size_t i = 0; i < table.size(); ++i)
                    RC_ASSERT(table.placeOf(table[i].id) == i);
            }
        }));
    }

    void orderIsPartOfEquality() {
        Table<Item> one;
        one.append(item(1, "a"));
        one.append(item(2, "b"));
        Table<Item> other;
        other.append(item(2, "b"));
        other.append(item(1, "a"));
        QVERIFY(!(one == other));
    }

    void aNewProjectHasSettingsACalendarAndAnEmptyScenario() {
        const Project project = newProject("Current state");
        QCOMPARE(project.scenarios.size(), 1U);
        QCOMPARE(project.scenarios[0].name, std::string("Current state"));
        QVERIFY(project.scenarios[0].plant == Plant{});
        QVERIFY(project.shared.find<Calendar>(project.settings().calendar));
        QCOMPARE(project.shared.get<Shift>().size(), 1U);
        QCOMPARE(project.shared.get<Break>().size(), 2U);
    }

    void scenariosAreFoundByIdAndName() {
        Project project = newProject("Current state");
        const Id id = project.scenarios[0].id;
        QCOMPARE(project.scenario(id), &project.scenarios[0]);
        QCOMPARE(std::as_const(project).scenario("Current state"), &project.scenarios[0]);
        QCOMPARE(project.scenario(Id{99}), nullptr);
        QCOMPARE(std::as_const(project).scenario("current state"), nullptr);
    }

    void idsRiseAndAreNeverDrawnTwice() {
        Project project;
        QCOMPARE(project.takeId(), Id{1});
        QCOMPARE(project.takeId(), Id{2});
        QCOMPARE(project.nextId, 3U);
    }

    void contentIsTheSameWhateverIdsWereDrawn() {
        const Project one = newProject("A");
        Project other = one;
        other.takeId();
        QVERIFY(one.sameContent(other));
        QVERIFY(!(one == other));
    }

    void everyTableHasItsOwnNameInOrder() {
        std::set<std::string> names;
        std::size_t index = 0;
        forEachRowType([&](const auto& row) {
            using Row = std::decay_t<decltype(row)>;
            QCOMPARE(static_cast<std::size_t>(Row::table), index++);
            QCOMPARE(tableName(Row::table), Row::tableName);
            QVERIFY2(names.insert(Row::tableName).second, Row::tableName);
        });
        QCOMPARE(index, static_cast<std::size_t>(TableId::Count));
    }

    void everyFieldHasItsOwnName() {
        forEachRowType([](const auto& row) {
            using Row = std::decay_t<decltype(row)>;
            std::set<std::string> names = {"id"};
            forEachField<Row>([&](const auto& f) {
                QVERIFY2(names.insert(f.name).second, (std::string(Row::tableName) + "." + f.name).c_str());
            });
        });
    }

    /// A field that is not described would be lost on saving.
    void everyMemberIsDescribed() {
        forEachRowType([](const auto& usual) {
            using Row = std::decay_t<decltype(usual)>;
            auto random = test::Random(3);
            const Project project = newProject("A");
            for (int i = 0; i < 20; ++i) {
                Row row;
                (void)test::fillRow(random, project, project.scenarios[0].plant, row);
                Row copy;
                forEachField<Row>([&](const auto& f) { copy.*(f.member) = row.*(f.member); });
                QVERIFY2(copy == row, Row::tableName);
            }
        });
    }

    void rowsAreFoundInAnyTable() {
        Project project = newProject("A");
        Plant& plant = project.scenarios[0].plant;
        plant.get<Item>().append(item(20, "Bolt"));
        QCOMPARE(tableOf(plant, Id{20}), TableId::Items);
        QCOMPARE(tableOf(plant, Id{1}), TableId::Count);
        QCOMPARE(tableOf(project.shared, Id{1}), TableId::Settings);
        QCOMPARE(std::get<Item>(*rowOf(plant, Id{20})).name, std::string("Bolt"));
        QVERIFY(!rowOf(plant, Id{21}));
    }

    void everythingHasANameForPeople() {
        Plant plant;
        plant.get<Item>().append(item(1, "Bolt"));
        Supermarket store;
        store.id = {2};
        store.name = "Finished goods";
        plant.get<Supermarket>().append(store);
        Stock stock;
        stock.id = {3};
        stock.store = {2};
        stock.item = {1};
        plant.get<Stock>().append(stock);
        Process process;
        process.id = {4};
        plant.get<Process>().append(process);
        QCOMPARE(nameOf(plant, Id{1}), std::string("Bolt"));
        QCOMPARE(nameOf(plant, Id{3}), std::string("Bolt in Finished goods"));
        QCOMPARE(nameOf(plant, Id{4}), std::string("processes 4"));
        QCOMPARE(nameOf(plant, Id{5}), std::string("#5"));
        QCOMPARE(elementOf(plant, Id{2})->name, std::string("Finished goods"));
        QCOMPARE(elementOf(plant, Id{1}), nullptr);
    }
};

TAKTBOARD_TEST(project, ProjectTest);
#include "tst_project.moc"
