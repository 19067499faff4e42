// Random lawful projects and edits, generic over the row descriptions, for properties.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "base/random.h"
#include "model/changeset.h"
#include "model/integrity.h"

namespace takt::test {

/// Choices from one seed. RapidCheck draws the seed and the sizes, and so shrinks the sizes.
class Random {
  public:
    explicit Random(std::uint64_t seed) : stream_(seed) {}

    /// Uniform in [0, n); 0 when n is 0.
    std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(stream_.next() % n); }
    /// True once in n.
    bool oneIn(std::size_t n) { return below(n) == 0; }
    /// In [least, most]: an end, a small number or anything.
    std::int64_t between(std::int64_t least, std::int64_t most) {
        const auto width = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
        const auto from = [&](std::uint64_t n) {
            return static_cast<std::int64_t>(static_cast<std::uint64_t>(least) + n);
        };
        switch (below(5)) {
        case 0:
            return least;
        case 1:
            return most;
        case 2:
            return from(std::min<std::uint64_t>(width, stream_.next() % 100));
        default:
            return width == UINT64_MAX ? from(stream_.next()) : from(stream_.next() % (width + 1));
        }
    }
    std::uint64_t bits() { return stream_.next(); }

  private:
    RandomStream stream_;
};

inline std::string randomText(Random& random) {
    static const std::vector<std::string> pieces = {
        "Press", "Weld 2", " ",   "Müller", "焊接", "\"", "'", "\n",           "\t",   "a,b;c",
        "%1",    "🏭",      "<&>", "\\",     "0",    "--", "=", "\xEF\xBB\xBF", "null", "ß"};
    std::string text;
    for (std::size_t n = random.below(4); n > 0; --n)
        text += pieces[random.below(pieces.size())];
    return random.oneIn(60) ? std::string(4096, 'x') : text;
}

/// A law that isSound(), of any kind but those that need a series, and leaves the parameters it does not use at
/// zero.
inline DurationLaw randomLaw(Random& random) {
    constexpr std::int64_t most = Duration::days(30).us;
    using Kind = DurationLaw::Kind;
    DurationLaw law;
    law.kind = static_cast<Kind>(random.below(static_cast<std::size_t>(Kind::Empirical)));
    law.a = {random.between(law.kind == Kind::Fixed ? 0 : 1, most)};
    switch (law.kind) {
    case Kind::Triangular:
    case Kind::Pert:
        law.b = {random.between(law.a.us, most)};
        law.c = {random.between(law.b.us, most)};
        break;
    case Kind::Uniform: law.b = {random.between(law.a.us, most)}; break;
    case Kind::Normal: law.b = {random.between(0, law.a.us)}; break;
    case Kind::Erlang: law.phases = random.between(1, 10'000); break;
    case Kind::Lognormal:
    case Kind::Weibull:
    case Kind::Gamma: law.b = {random.between((law.a.us + 9'999) / 10'000, law.a.us)}; break;
    case Kind::Beta: {
        const std::int64_t tenth = random.between(10, most / 10);
        law.b = law.a + Duration{10 * tenth};
        law.c = law.a + Duration{tenth * random.between(2, 8)};
        law.d = {random.between((10 * tenth + 9'999) / 10'000, tenth * 3)};
        break;
    }
    default: break;
    }
    return law;
}

inline Points randomPoints(Random& random) {
    Points points;
    const auto coordinate = [&] {
        return Coordinate{static_cast<std::int32_t>(random.between(-kMostPlace, kMostPlace))};
    };
    for (std::size_t n = random.oneIn(2) ? 0 : random.below(5); n > 0; --n)
        points.points.push_back({coordinate(), coordinate()});
    return points;
}

/// The ids a reference with this mask may take in a scenario.
inline std::vector<Id> targets(const Project& project, const Plant& plant, TableMask mask) {
    std::vector<Id> ids;
    const auto collect = [&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if (contains(mask, Row::table))
            for (const auto& row : table)
                ids.push_back(row.id);
    };
    project.shared.forEachTable(collect);
    plant.forEachTable(collect);
    return ids;
}

/// Gives one field a lawful value; false when a reference has nothing to point to.
template <class Row, class Value>
bool fillField(Random& random, const Project& project, const Plant& plant, Row& row,
               const Field<Row, Value>& f) {
    Value& value = row.*(f.member);
    if constexpr (std::is_same_v<Value, Id>) {
        const auto ids = targets(project, plant, f.refersTo);
        if (ids.empty() || (f.optional && random.oneIn(3)))
            return value = Id{}, f.optional;
        value = ids[random.below(ids.size())];
    } else if constexpr (std::is_same_v<Value, std::string>) {
        value = randomText(random);
        value.resize(std::min(value.size(), static_cast<std::size_t>(f.longest)));
        if (f.longest < 4096 && value.size() == static_cast<std::size_t>(f.longest))
            value = "x"; // the cut may have split a character
    } else if constexpr (std::is_same_v<Value, bool>) {
        value = random.oneIn(2);
    } else if constexpr (std::is_same_v<Value, DurationLaw>) {
        value = randomLaw(random);
    } else if constexpr (std::is_same_v<Value, Span>) {
        value.unit = random.oneIn(2) ? Span::Unit::Clock : Span::Unit::WorkingDays;
        value.amount = random.between(0, 36'600'000'000);
    } else if constexpr (std::is_same_v<Value, DaySet>) {
        value.bits = static_cast<std::uint8_t>(random.below(128));
    } else if constexpr (std::is_same_v<Value, Numbers>) {
        value.millionths.clear();
        for (std::size_t n = random.below(6); n > 0; --n)
            value.millionths.push_back(random.between(0, 5'000'000));
    } else if constexpr (std::is_same_v<Value, Points>) {
        value = randomPoints(random);
    } else if constexpr (std::is_enum_v<Value>) {
        value = static_cast<Value>(random.below(EnumNames<Value>::names.size()));
    } else if constexpr (std::is_same_v<Value, std::int64_t>) {
        value = random.between(f.least, f.most);
    } else if constexpr (std::is_same_v<Value, Coordinate>) {
        value = {static_cast<std::int32_t>(random.between(f.least, f.most))};
    } else if constexpr (std::is_same_v<Value, std::optional<Duration>>) {
        value = random.oneIn(3) ? std::nullopt : std::optional(Duration{random.between(f.least, f.most)});
    } else {
        value = Value{random.between(f.least, f.most)}; // the unit types: one whole number each
    }
    return true;
}

/// Fills every field of a row; false when a reference that must point somewhere cannot.
template <class Row>
bool fillRow(Random& random, const Project& project, const Plant& plant, Row& row) {
    bool filled = true;
    forEachField<Row>([&](const auto& f) { filled = fillField(random, project, plant, row, f) && filled; });
    return filled;
}

/// Inserts a random row of a random table (never settings or scenarios), if its references can lead
/// somewhere.
inline void insertRandomRow(Random& random, Edit& edit) {
    const auto wanted =
        static_cast<TableId>(1 + random.below(static_cast<std::size_t>(TableId::Scenarios) - 1));
    forEachRowType([&](auto row) {
        using Row = decltype(row);
        if (Row::table == wanted && fillRow(random, edit.project(), edit.plant(), row))
            edit.insert(std::move(row));
    });
}

/// Every id in the shared tables and the edited scenario, settings apart.
inline std::vector<Id> rowIds(const Edit& edit) {
    auto ids = targets(edit.project(), edit.plant(), ~TableMask{0});
    std::erase(ids, edit.project().settings().id);
    return ids;
}

/// Gives one random field of a random row another value.
inline void modifyRandomRow(Random& random, Edit& edit) {
    auto ids = rowIds(edit);
    ids.push_back(edit.project().settings().id);
    const Id id = ids[random.below(ids.size())];
    auto row = rowOf(edit.plant(), id);
    if (!row)
        row = rowOf(edit.project().shared, id);
    const bool changed = std::visit(
        [&](auto& r) {
            using Row = std::decay_t<decltype(r)>;
            std::size_t left = random.below(std::tuple_size_v<decltype(Row::fields())>);
            bool filled = true;
            forEachField<Row>([&](const auto& f) {
                if (left-- == 0)
                    filled = fillField(random, edit.project(), edit.plant(), r, f);
            });
            return filled;
        },
        *row);
    if (changed)
        edit.update(*row);
}

/// A name that no scenario has.
inline std::string freshScenarioName(const Project& project) {
    std::string name = "Scenario";
    for (int n = 2; project.scenario(name); ++n)
        name = "Scenario " + std::to_string(n);
    return name;
}

inline void changeScenarios(Random& random, Edit& edit) {
    const auto& scenarios = edit.project().scenarios;
    const Id one = scenarios[random.below(scenarios.size())].id;
    const auto name = freshScenarioName(edit.project());
    switch (random.below(3)) {
    case 0:
        if (scenarios.size() < 4)
            edit.copyScenario(one, name);
        break;
    case 1:
        edit.renameScenario(one, name);
        break;
    default:
        if (scenarios.size() > 1 && one != edit.scenario())
            edit.removeScenario(one);
    }
}

/// A lawful set that puts the rows of one scenario's plant in another order.
inline ChangeSet randomReordering(Random& random, const Project& project, Id scenario) {
    const Plant& from = project.scenario(scenario)->plant;
    Plant to;
    from.forEachTable([&](const auto& table) {
        auto& target = to.get<std::decay_t<decltype(table[0])>>();
        for (const auto& row : table)
            target.insert(random.oneIn(3) ? random.below(target.size() + 1) : target.size(), row);
    });
    return difference(from, to, scenario);
}

/// A lawful set for this project: some rows inserted, changed or removed, now and then a scenario copied,
/// renamed or removed, or rows put in another order. May be empty.
inline ChangeSet randomEdit(Random& random, const Project& project, std::size_t steps) {
    const Id scenario = project.scenarios[random.below(project.scenarios.size())].id;
    if (random.oneIn(6))
        return randomReordering(random, project, scenario);
    Edit edit(project, scenario);
    for (; steps > 0; --steps) {
        const std::size_t what = random.below(12);
        const auto ids = rowIds(edit);
        if (what == 0)
            changeScenarios(random, edit);
        else if (what < 3 && !ids.empty())
            edit.remove(ids[random.below(ids.size())]);
        else if (what < 6)
            modifyRandomRow(random, edit);
        else
            insertRandomRow(random, edit);
    }
    return edit.finish().value();
}

/// A project of about so many rows, built through Edit.
inline Project randomProject(Random& random, std::size_t rows) {
    Project project = newProject("Current state");
    Edit edit(project, project.scenarios[0].id);
    for (; rows > 0; --rows)
        insertRandomRow(random, edit);
    for (std::size_t n = random.below(3); n > 0; --n)
        edit.copyScenario(edit.scenario(), freshScenarioName(edit.project()));
    if (random.oneIn(2))
        modifyRandomRow(random, edit);
    const auto set = edit.finish().value();
    if (auto applied = apply(project, set); !applied)
        throw std::logic_error("randomProject: " + applied.error().text());
    return project;
}

/// Inside a property: a choice whose seed RapidCheck draws.
inline Random drawRandom() {
    return Random(*rc::gen::noShrink(rc::gen::arbitrary<std::uint64_t>()));
}

/// Inside a property: a lawful project; RapidCheck shrinks its size.
inline Project randomProject() {
    auto random = drawRandom();
    return randomProject(random, *rc::gen::inRange<std::size_t>(0, 120));
}

/// Inside a property: a lawful set for the project; RapidCheck shrinks its length.
inline ChangeSet randomEdit(const Project& project) {
    auto random = drawRandom();
    return randomEdit(random, project, *rc::gen::inRange<std::size_t>(1, 12));
}

} // namespace takt::test
