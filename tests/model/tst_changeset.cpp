#include <QTest>

#include "../support/property.h"
#include "../support/random_project.h"
#include "../support/test_main.h"
#include "model/changeset.h"
#include "model/integrity.h"

using namespace takt;

namespace {

constexpr Id kScenario{6};

template <class Row>
Row named(const char* name) {
    Row row;
    row.name = name;
    return row;
}

/// Applies what a function does with an Edit of the first scenario.
template <class Function>
ChangeSet edited(Project& project, Function&& function) {
    Edit edit(project, project.scenarios[0].id);
    function(edit);
    auto set = edit.finish();
    if (!set)
        qFatal("%s", set.error().text().c_str());
    if (auto ok = apply(project, *set); !ok)
        qFatal("%s", ok.error().text().c_str());
    return *set;
}

struct Small {
    Project project = newProject("Current state");
    Id bolt, nut, press, recipe, input;

    Small() {
        edited(project, [&](Edit& edit) {
            bolt = edit.insert(named<Item>("Bolt"));
            nut = edit.insert(named<Item>("Nut"));
            press = edit.insert(named<Process>("Press"));
            Recipe r;
            r.process = press;
            r.item = bolt;
            recipe = edit.insert(r);
            RecipeInput i;
            i.recipe = recipe;
            i.item = nut;
            input = edit.insert(i);
        });
    }
    const Plant& plant() const { return project.scenarios[0].plant; }
};

Change inserted(AnyRow row, std::size_t place, Id scenario = kScenario) {
    return {scenario, place, std::nullopt, std::move(row)};
}

/// A change that no project takes.
Change badChange(test::Random& random, const Project& project) {
    const Id scenario = project.scenarios[0].id;
    Item item;
    item.id = {project.nextId + 1000};
    switch (random.below(7)) {
    case 0: return inserted(item, 1'000'000, scenario);
    case 1: return inserted(item, 0, Id{project.nextId + 1000});
    case 2: return {scenario, 0, AnyRow(item), std::nullopt};
    case 3: return {scenario, 0, std::nullopt, std::nullopt};
    case 4: item.id = project.settings().id; return inserted(item, 0, scenario);
    case 5: item.container = {0}; return inserted(item, 0, scenario);
    default: {
        Recipe recipe;
        recipe.id = {project.nextId + 1001};
        recipe.process = {project.nextId + 1002};
        return inserted(recipe, 0, scenario);
    }
    }
}

} // namespace

class ChangeSetTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aSetIsAppliedAndUndone() {
        Small small;
        const Project before = small.project;
        const ChangeSet set = edited(small.project, [&](Edit& edit) {
            edit.modify<Item>(small.bolt, [](Item& i) { i.name = "Screw"; });
        });
        QCOMPARE(set.changes.size(), 1U);
        QCOMPARE(small.plant().find<Item>(small.bolt)->name, std::string("Screw"));
        QVERIFY(apply(small.project, inverse(set)));
        QVERIFY(small.project == before);
    }

    void applyingAndUndoingRestoresTheProject() {
        QVERIFY(test::holds("apply, then its inverse: the same content, order included", 200, [] {
            const Project before = test::randomProject();
            const ChangeSet set = test::randomEdit(before);
            Project project = before;
            const auto applied = apply(project, set);
            if (!applied)
                RC_FAIL(applied.error().text());
            RC_ASSERT(checkProject(project).has_value());
            RC_ASSERT(project.nextId >= before.nextId);
            const Project after = project;
            RC_ASSERT(apply(project, inverse(set)).has_value());
            RC_ASSERT(project.sameContent(before));
            RC_ASSERT(project.nextId == after.nextId);
            RC_ASSERT(apply(project, set).has_value());
            RC_ASSERT(project == after);
            RC_ASSERT(inverse(inverse(set)) == set);
        }));
    }

    void anEditShowsTheProjectAsItWillBe() {
        QVERIFY(test::holds("Edit::project() has the content that its set makes", 150, [] {
            auto random = test::drawRandom();
            const Project before = test::randomProject(random, random.below(60));
            Edit edit(before, before.scenarios[0].id);
            for (int i = 0; i < 5; ++i) {
                test::insertRandomRow(random, edit);
                test::modifyRandomRow(random, edit);
                if (const auto ids = test::rowIds(edit); !ids.empty() && random.oneIn(2))
                    edit.remove(ids[random.below(ids.size())]);
            }
            Project project = before;
            RC_ASSERT(apply(project, edit.finish().value()).has_value());
            RC_ASSERT(project.sameContent(edit.project()));
        }));
    }

    void editsUndosAndRedosEndWhereTheyShould() {
        QVERIFY(test::holds("any walk through edits, undos and redos", 60, [] {
            auto random = test::drawRandom();
            Project project = test::randomProject(random, random.below(60));
            std::vector<Project> states = {project};
            std::vector<ChangeSet> sets;
            std::size_t at = 0;
            for (int step = 0; step < 25; ++step) {
                const std::size_t what = random.below(5);
                if (what == 0 && at > 0) {
                    RC_ASSERT(apply(project, inverse(sets[--at])).has_value());
                } else if (what == 1 && at < sets.size()) {
                    RC_ASSERT(apply(project, sets[at++]).has_value());
                } else {
                    sets.resize(at);
                    states.resize(at + 1);
                    sets.push_back(test::randomEdit(random, project, 1 + random.below(6)));
                    RC_ASSERT(apply(project, sets.back()).has_value());
                    states.push_back(project);
                    ++at;
                }
                RC_ASSERT(project.sameContent(states[at]));
                RC_ASSERT(checkProject(project).has_value());
            }
        }));
    }

    void aSetWithABadChangeLeavesTheProjectUntouched() {
        QVERIFY(test::holds("all or nothing", 300, [] {
            auto random = test::drawRandom();
            const Project before = test::randomProject(random, random.below(60));
            ChangeSet set = test::randomEdit(random, before, 8);
            const auto at = static_cast<std::ptrdiff_t>(random.below(set.changes.size() + 1));
            set.changes.insert(set.changes.begin() + at, badChange(random, before));
            Project project = before;
            RC_ASSERT(!apply(project, set).has_value());
            RC_ASSERT(project == before);
        }));
    }

    void aSetIsRefusedOrLeavesALawfulProject() {
        QVERIFY(test::holds("whatever a set says, integrity holds", 400, [] {
            auto random = test::drawRandom();
            const Project before = test::randomProject(random, random.below(40));
            ChangeSet set = test::randomEdit(random, before, 6);
            for (auto& change : set.changes) { // spoil some
                if (random.oneIn(4))
                    change.place = random.below(4);
                if (change.after && random.oneIn(3))
                    std::visit([&](auto& row) { row.id.value = 1 + random.below(40); }, *change.after);
            }
            if (!set.changes.empty() && random.oneIn(3))
                set.changes.erase(set.changes.begin() +
                                  static_cast<std::ptrdiff_t>(random.below(set.changes.size())));
            Project project = before;
            if (apply(project, set)) {
                const auto ok = checkProject(project);
                if (!ok)
                    RC_FAIL(ok.error().text());
            } else {
                RC_ASSERT(project == before);
            }
        }));
    }

    void theDifferenceOfTwoPlantsMakesOneTheOther() {
        QVERIFY(test::holds("difference(a, b) applied to a gives b", 150, [] {
            auto random = test::drawRandom();
            Project project = test::randomProject(random, random.below(80));
            Project other = project;
            const Id scenario = project.scenarios[0].id;
            for (int i = 0; i < 3; ++i)
                RC_ASSERT(apply(other, test::randomEdit(random, other, 6)).has_value());
            if (!other.scenario(scenario) || !(other.shared == project.shared))
                return; // shared rows are not part of a comparison
            const Plant& to = other.scenario(scenario)->plant;
            const ChangeSet set = difference(project.scenario(scenario)->plant, to, scenario);
            RC_ASSERT(apply(project, set).has_value());
            RC_ASSERT(project.scenario(scenario)->plant == to);
            RC_ASSERT(difference(to, to, scenario).empty());
        }));
    }

    void aMovedRowIsADifference() {
        Small small;
        Plant turned = small.plant();
        const Item first = turned.get<Item>()[0];
        turned.get<Item>().remove(0);
        turned.get<Item>().append(first);
        const ChangeSet set = difference(small.plant(), turned, kScenario);
        QCOMPARE(set.changes.size(), 2U);
        QVERIFY(apply(small.project, set));
        QVERIFY(small.plant() == turned);
    }

    void refusalsSayWhy() {
        const Small small;
        const auto refusal = [&](const Change& change) {
            Project project = small.project;
            const auto ok = apply(project, {{change}});
            return ok ? std::string("(accepted)") : ok.error().text();
        };
        Item item = named<Item>("New");
        item.id = {90};
        QCOMPARE(refusal(inserted(item, 3)),
                 std::string("the row items #90 is not as the change expects it"));
        QCOMPARE(refusal(inserted(item, 0, Id{77})), std::string("there is no scenario \"77\""));
        QCOMPARE(refusal(inserted(item, 0, Id{})), std::string("there is no scenario \"0\""));
        QCOMPARE(refusal(inserted(named<Party>("P"), 0)), std::string("there is no scenario \"6\""));
        QCOMPARE(refusal(inserted(named<Item>("None"), 0)), std::string("the id 0 is used twice"));
        item.id = small.press;
        QCOMPARE(refusal(inserted(item, 0)), std::string("the id 9 is used twice"));
        item.id = {90};
        item.container = {0};
        QCOMPARE(refusal(inserted(item, 0)),
                 std::string("items #90.container: container is 0; it must lie between 1 and 1000000000000"));
        const Item bolt = *small.plant().find<Item>(small.bolt);
        QCOMPARE(refusal({kScenario, 1, AnyRow(bolt), std::nullopt}),
                 std::string("the row items #7 is not as the change expects it"));
        QCOMPARE(refusal({kScenario, 0, AnyRow(bolt), std::nullopt}),
                 std::string("a removed row is still used by recipes #10"));
        QCOMPARE(refusal({Id{}, 0, AnyRow(small.project.settings()), std::nullopt}),
                 std::string("settings is still used by the project"));
        ScenarioRow scenario = small.project.scenarios[0];
        QCOMPARE(refusal({Id{}, 0, AnyRow(scenario), std::nullopt}),
                 std::string("Current state is still used by its rows"));
        scenario.id = {91};
        QCOMPARE(refusal(inserted(scenario, 0, Id{})), std::string("scenarios: a scenario needs a name"));
    }

    /// The id is still there, but what referred to it would now refer to something of another kind.
    void anIdDoesNotChangeItsKindUnderAReference() {
        Small small;
        const Project before = small.project;
        Area area;
        area.id = small.nut;
        const ChangeSet set{{{kScenario, 1, AnyRow(*small.plant().find<Item>(small.nut)), std::nullopt},
                             inserted(area, 0)}};
        const auto ok = apply(small.project, set);
        QVERIFY(!ok);
        QCOMPARE(ok.error().text(), std::string("a removed row is still used by recipe_inputs #11"));
        QVERIFY(small.project == before);
    }

    void removingTakesAlongWhatCannotBeWithout() {
        Small small;
        const Project before = small.project;
        const ChangeSet set = edited(small.project, [&](Edit& edit) { edit.remove(small.press); });
        QVERIFY(!small.plant().find<Process>(small.press));
        QVERIFY(!small.plant().find<Recipe>(small.recipe));
        QVERIFY(!small.plant().find<RecipeInput>(small.input));
        QCOMPARE(small.plant().get<Item>().size(), 2U);
        QVERIFY(apply(small.project, inverse(set)));
        QVERIFY(small.project.sameContent(before));
    }

    void removingMakesOthersForget() {
        Small small;
        Id area;
        edited(small.project, [&](Edit& edit) {
            area = edit.insert(named<Area>("Hall"));
            edit.modify<Process>(small.press, [&](Process& p) { p.area = area; });
        });
        edited(small.project, [&](Edit& edit) { edit.remove(area); });
        QCOMPARE(small.plant().find<Process>(small.press)->area, Id{});
    }

    void removingASharedRowReachesEveryScenario() {
        Small small;
        Id carrier;
        Id calendar;
        edited(small.project, [&](Edit& edit) {
            carrier = edit.insert(named<Party>("Carrier"));
            calendar = edit.insert(named<Calendar>("Nights"));
            Shift shift;
            shift.calendar = calendar;
            shift.length = Duration::hours(8);
            edit.insert(shift);
            edit.modify<Process>(small.press, [&](Process& p) {
                p.party = carrier;
                p.calendar = calendar;
            });
            edit.copyScenario(kScenario, "Future state");
        });
        const Project before = small.project;
        const ChangeSet set = edited(small.project, [&](Edit& edit) {
            edit.remove(carrier);
            edit.remove(calendar);
        });
        for (const auto& scenario : small.project.scenarios) {
            QCOMPARE(scenario.plant.find<Process>(small.press)->party, Id{});
            QCOMPARE(scenario.plant.find<Process>(small.press)->calendar, Id{});
        }
        QCOMPARE(small.project.shared.get<Shift>().size(), 1U);
        QVERIFY(checkProject(small.project));
        QVERIFY(apply(small.project, inverse(set)));
        QVERIFY(small.project.sameContent(before));
    }

    void removingThePlantsCalendarMakesTheSettingsForgetIt() {
        Small small;
        edited(small.project, [&](Edit& edit) { edit.remove(edit.project().settings().calendar); });
        QCOMPARE(small.project.settings().calendar, Id{});
        QVERIFY(small.project.shared.get<Shift>().empty());
        QVERIFY(small.project.shared.get<Break>().empty());
    }

    void whateverIsRemovedIntegrityHolds() {
        QVERIFY(test::holds("Edit::remove leaves a lawful project", 200, [] {
            auto random = test::drawRandom();
            const Project before = test::randomProject(random, 80);
            Edit edit(before, before.scenarios[random.below(before.scenarios.size())].id);
            for (int i = 0; i < 4; ++i)
                if (const auto ids = test::rowIds(edit); !ids.empty())
                    edit.remove(ids[random.below(ids.size())]);
            RC_ASSERT(checkProject(edit.project()).has_value());
            Project project = before;
            RC_ASSERT(apply(project, edit.finish().value()).has_value());
            RC_ASSERT(checkProject(project).has_value());
        }));
    }

    void aCopiedScenarioKeepsItsIds() {
        Small small;
        Id copy;
        const ChangeSet set =
            edited(small.project, [&](Edit& edit) { copy = edit.copyScenario(kScenario, "Future state"); });
        QCOMPARE(small.project.scenarios.size(), 2U);
        QCOMPARE(small.project.scenarios[1].id, copy);
        QCOMPARE(small.project.scenarios[1].name, std::string("Future state"));
        QVERIFY(small.project.scenarios[1].plant == small.project.scenarios[0].plant);
        QVERIFY(difference(small.plant(), small.project.scenarios[1].plant, copy).empty());
        QVERIFY(apply(small.project, inverse(set)));
        QCOMPARE(small.project.scenarios.size(), 1U);
    }

    void aRemovedScenarioComesBackWithAllItsRows() {
        Small small;
        edited(small.project, [&](Edit& edit) { edit.copyScenario(kScenario, "Future state"); });
        const Project before = small.project;
        const ChangeSet set = edited(small.project, [&](Edit& edit) { edit.removeScenario(kScenario); });
        QCOMPARE(small.project.scenarios.size(), 1U);
        QCOMPARE(small.project.scenarios[0].name, std::string("Future state"));
        QVERIFY(apply(small.project, inverse(set)));
        QVERIFY(small.project.sameContent(before));
    }

    void scenariosAreRenamed() {
        Small small;
        edited(small.project, [&](Edit& edit) { edit.renameScenario(kScenario, "As is"); });
        QCOMPARE(small.project.scenarios[0].name, std::string("As is"));
        Edit edit(small.project, kScenario);
        edit.renameScenario(kScenario, "As is");
        QVERIFY(edit.finish().value().empty());
    }

    void idsAreNotReusedAfterUndo() {
        Small small;
        Id first;
        const ChangeSet set =
            edited(small.project, [&](Edit& edit) { first = edit.insert(named<Item>("Washer")); });
        QVERIFY(apply(small.project, inverse(set)));
        Id second;
        edited(small.project, [&](Edit& edit) { second = edit.insert(named<Item>("Washer")); });
        QVERIFY(second > first);
    }

    void anEditThatChangesNothingIsEmpty() {
        Small small;
        Edit edit(small.project, kScenario);
        edit.modify<Item>(small.bolt, [](Item& i) { i.name = "Bolt"; });
        edit.modify<Item>(Id{999}, [](Item& i) { i.name = "?"; });
        edit.update(named<Item>("nobody"));
        edit.remove(Id{999});
        edit.removeScenario(Id{999});
        QVERIFY(edit.finish().value().empty());
    }

    void anEditOfAMissingScenarioIsRefused() {
        Small small;
        Edit edit(small.project, Id{77});
        edit.insert(named<Item>("Washer"));
        const auto set = edit.finish();
        QVERIFY(!set);
        QCOMPARE(set.error().text(), std::string("there is no scenario \"77\""));
    }

    void onlyBehaviourMakesRunsOutOfDate() {
        Small small;
        const auto behaves = [&](auto&& function) {
            Edit edit(small.project, kScenario);
            function(edit);
            return changesBehaviour(edit.finish().value());
        };
        const auto press = [&](auto&& change) {
            return [&, change](Edit& edit) { edit.modify<Process>(small.press, change); };
        };
        QVERIFY(!behaves([](Edit&) {}));
        QVERIFY(!behaves(press([](Process& p) { p.x = {50}; })));
        QVERIFY(!behaves(press([](Process& p) { p.note = "noisy"; })));
        QVERIFY(!behaves(press([](Process& p) { p.name = "Press 2"; })));
        QVERIFY(behaves(press([](Process& p) { p.machines = 2; })));
        QVERIFY(behaves(press([](Process& p) { p.stopLength = DurationLaw::fixed({5}); })));
        QVERIFY(behaves([](Edit& e) { e.insert(named<Item>("Washer")); }));
        QVERIFY(behaves([&](Edit& e) { e.remove(small.input); }));
        QVERIFY(!behaves([](Edit& e) { e.insert(named<Area>("Hall")); }));
        QVERIFY(!behaves([](Edit& e) { e.renameScenario(kScenario, "As is"); }));
        QVERIFY(!behaves([&](Edit& e) {
            InformationFlow arrow;
            arrow.from = small.press;
            arrow.to = small.press;
            e.insert(arrow);
        }));
        QVERIFY(behaves([](Edit& e) {
            e.modify<Settings>(e.project().settings().id, [](Settings& s) { s.calendar = {}; });
        }));
    }
};

TAKTBOARD_TEST(changeset, ChangeSetTest);
#include "tst_changeset.moc"
