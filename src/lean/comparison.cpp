#include "lean/comparison.h"

#include <algorithm>
#include <map>
#include <set>

namespace takt::lean {

namespace {

/// Rows that are no part of the plan itself: counts, answers, lines of the plan to improve.
constexpr TableMask kAside = tableMask(TableId::StockCounts, TableId::ImprovementSteps, TableId::FutureAnswers,
                                       TableId::ClassAnswers);
/// Rows that stand for themselves; all others belong to the first row they cannot be without.
constexpr TableMask kOwners = kElements | tableMask(TableId::Annotations, TableId::Areas, TableId::Items,
                                                    TableId::OperatorGroups, TableId::Disruptions,
                                                    TableId::KanbanLoops, TableId::MaterialFlows,
                                                    TableId::InformationFlows);

template <class Row>
constexpr bool hasName() {
    return requires(Row r) { r.name; } && Row::table != TableId::KanbanLoops;
}

/// The first reference that a row cannot be without.
template <class Row>
Id firstReference(const Row& row) {
    Id first;
    forEachField<Row>([&](const auto& f) {
        if constexpr (std::is_same_v<std::decay_t<decltype(row.*(f.member))>, Id>)
            if (!first && !f.optional)
                first = row.*(f.member);
    });
    return first;
}

/// Which row of the plant after is which row of the plant before.
class Pairs {
  public:
    void add(Id before, Id after) {
        after_[before] = after;
        before_[after] = before;
    }
    Id afterOf(Id before) const { return find(after_, before); }
    Id beforeOf(Id after) const { return find(before_, after); }
    /// The same reference, in the plant after. What lies outside the plant has one id in both.
    Id translated(Id before) const {
        const auto it = after_.find(before);
        return it == after_.end() ? before : it->second;
    }

  private:
    static Id find(const std::map<Id, Id>& map, Id id) {
        const auto it = map.find(id);
        return it == map.end() ? Id{} : it->second;
    }
    std::map<Id, Id> after_, before_;
};

/// Whether two rows stand for the same thing though they have other ids.
template <class Row>
bool isSameByName(const Row& before, const Row& after, const Pairs& pairs) {
    if constexpr (hasName<Row>())
        return before.name == after.name;
    bool same = true, any = false;
    forEachField<Row>([&](const auto& f) {
        if constexpr (std::is_same_v<std::decay_t<decltype(before.*(f.member))>, Id>)
            if (!f.optional) {
                any = true;
                same = same && pairs.translated(before.*(f.member)) == after.*(f.member);
            }
    });
    return same && any;
}

template <class Row>
void pairRows(const Table<Row>& before, const Table<Row>& after, Pairs& pairs) {
    for (const auto& row : before)
        if (after.find(row.id))
            pairs.add(row.id, row.id);
    for (const auto& row : after) {
        if (pairs.beforeOf(row.id))
            continue;
        const auto twin = std::find_if(before.begin(), before.end(), [&](const Row& other) {
            return !pairs.afterOf(other.id) && isSameByName(other, row, pairs);
        });
        if (twin != before.end())
            pairs.add(twin->id, row.id);
    }
}

template <class Row>
std::vector<std::string> changedFields(const Row& before, const Row& after, const Pairs& pairs) {
    std::vector<std::string> fields;
    forEachField<Row>([&](const auto& f) {
        using Value = std::decay_t<decltype(before.*(f.member))>;
        const bool isKind = std::string_view(f.name) == "kind";
        if (f.role == Role::Presentation && !isKind)
            return;
        bool same = false;
        if constexpr (std::is_same_v<Value, Id>)
            same = pairs.translated(before.*(f.member)) == after.*(f.member);
        else
            same = before.*(f.member) == after.*(f.member);
        if (!same)
            fields.emplace_back(f.name);
    });
    return fields;
}

struct Collector {
    const Plant& before;
    const Plant& after;
    const Pairs& pairs;
    std::vector<ElementDifference> found;
    std::map<std::pair<Id, Id>, std::size_t> places;

    /// The entry of the owner of a row, by the row's id in either plant.
    ElementDifference& entryOf(Id inBefore, Id inAfter) {
        const Id ownerAfter = inAfter ? ownerOf(after, inAfter) : Id{};
        const Id ownerBefore = inBefore ? ownerOf(before, inBefore) : Id{};
        const Id wasBefore = ownerBefore ? ownerBefore : pairs.beforeOf(ownerAfter);
        const Id isAfter = ownerAfter ? ownerAfter : pairs.afterOf(ownerBefore);
        const auto [it, isNew] = places.try_emplace({wasBefore, isAfter}, found.size());
        if (isNew) {
            ElementDifference entry;
            entry.kind = !wasBefore ? DifferenceKind::Added : !isAfter ? DifferenceKind::Removed : DifferenceKind::Changed;
            entry.before = wasBefore;
            entry.after = isAfter;
            entry.table = isAfter ? tableOf(after, isAfter) : tableOf(before, wasBefore);
            found.push_back(std::move(entry));
        }
        return found[it->second];
    }

    template <class Row>
    void collect(const Table<Row>& rowsBefore, const Table<Row>& rowsAfter) {
        for (const auto& row : rowsAfter) {
            const Row* old = rowsBefore.find(pairs.beforeOf(row.id));
            RowDifference d{old ? DifferenceKind::Changed : DifferenceKind::Added, Row::table, old ? old->id : Id{}, row.id, {}};
            if (old && (d.fields = changedFields(*old, row, pairs)).empty())
                continue;
            entryOf(d.before, d.after).rows.push_back(std::move(d));
        }
        for (const auto& row : rowsBefore)
            if (!pairs.afterOf(row.id))
                entryOf(row.id, {}).rows.push_back({DifferenceKind::Removed, Row::table, row.id, {}, {}});
    }
};

} // namespace

Id ownerOf(const Plant& plant, Id id) {
    for (int depth = 0; depth < 6 && id; ++depth) {
        const auto row = rowOf(plant, id);
        if (!row || contains(kOwners, takt::tableOf(*row)))
            return row ? id : Id{};
        id = std::visit([](const auto& r) { return firstReference(r); }, *row);
    }
    return {};
}

std::vector<ElementDifference> compare(const Plant& before, const Plant& after) {
    Pairs pairs;
    const auto forEachPart = [&](auto&& visit) {
        after.forEachTable([&](const auto& table) {
            using Row = std::decay_t<decltype(table[0])>;
            if (!contains(kAside, Row::table))
                visit(before.get<Row>(), table);
        });
    };
    forEachPart([&](const auto& rowsBefore, const auto& rowsAfter) { pairRows(rowsBefore, rowsAfter, pairs); });
    Collector all{before, after, pairs, {}, {}};
    forEachPart([&](const auto& rowsBefore, const auto& rowsAfter) { all.collect(rowsBefore, rowsAfter); });
    std::stable_sort(all.found.begin(), all.found.end(),
                     [](const ElementDifference& a, const ElementDifference& b) { return a.table < b.table; });
    return std::move(all.found);
}

} // namespace takt::lean
