#include "gui/map/clip_rows.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "gui/map/drawing_consequences.h"

namespace takt::gui {

namespace {

constexpr TableMask kLines =
    tableMask(TableId::KanbanLoops, TableId::MaterialFlows, TableId::InformationFlows);

/// What stands on the map at a place of its own.
constexpr TableMask kDrawn = kElements | tableMask(TableId::Areas, TableId::Annotations);

/// Calls visit(id, field) for every reference of a row.
template <class Row, class Visit>
void forEachReference(Row& row, Visit&& visit) {
    forEachField<std::decay_t<Row>>([&](const auto& f) {
        if constexpr (std::is_same_v<std::decay_t<decltype(row.*(f.member))>, Id>)
            visit(row.*(f.member), f);
    });
}

/// Whether a row belongs to others, and every reference that must lead somewhere leads into `taken` or to a
/// shared row.
template <class Row>
bool isWhole(const Row& row, const std::set<Id>& taken) {
    bool whole = true, belongs = false;
    forEachReference(row, [&](Id id, const auto& f) {
        whole = whole && (f.optional || taken.contains(id));
        belongs = belongs || !f.optional;
    });
    return whole && belongs;
}

/// Items, operators and disruptions belong to no element: they come along with what refers to them.
template <class Row>
inline constexpr bool comesAlong =
    std::is_same_v<Row, Item> || std::is_same_v<Row, OperatorGroup> || std::is_same_v<Row, Disruption>;

template <class Row>
void takeItems(const Row& row, const Plant& plant, std::set<Id>& taken) {
    forEachReference(row, [&](Id id, const auto&) {
        if (plant.find<Item>(id) || plant.find<OperatorGroup>(id) || plant.find<Disruption>(id))
            taken.insert(id);
    });
}

/// Rows of a later table refer to earlier ones, so one pass in table order finds all that belong.
std::set<Id> withTheirRows(const Plant& plant, std::span<const Id> ids) {
    std::set<Id> taken;
    for (const Id id : ids)
        if (contains(kDrawn, tableOf(plant, id)))
            taken.insert(id);
    std::set<Id> items;
    for (const auto& item : plant.get<Item>())
        items.insert(item.id);
    for (const auto& group : plant.get<OperatorGroup>())
        items.insert(group.id);
    for (const auto& disruption : plant.get<Disruption>())
        items.insert(disruption.id);
    plant.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if constexpr (!std::is_base_of_v<Element, Row> && !comesAlong<Row>) {
            for (const auto& row : table) {
                std::set<Id> known = taken;
                known.insert(items.begin(), items.end());
                if (isWhole(row, known)) {
                    taken.insert(row.id);
                    takeItems(row, plant, taken);
                }
            }
        }
    });
    return taken;
}

template <class Row>
Id sameByName(const Plant& plant, const Row& wanted) {
    for (const auto& row : plant.get<Row>())
        if (row.name == wanted.name)
            return row.id;
    return {};
}

template <class Row>
Id sharedByName(const Project& project, const Project& clip, Id id) {
    const Row* wanted = clip.shared.find<Row>(id);
    if (!wanted)
        return {};
    for (const auto& row : project.shared.get<Row>())
        if (row.name == wanted->name)
            return row.id;
    return {};
}

template <class Row>
void shift(Row& row, std::int32_t dx, std::int32_t dy) {
    if constexpr (std::is_base_of_v<Element, Row>) {
        row.x.value += dx;
        row.y.value += dy;
    }
    if constexpr (requires { row.bends; })
        for (auto& point : row.bends.points) {
            point.x.value += dx;
            point.y.value += dy;
        }
}

class Paste {
  public:
    Paste(Edit& edit, const Project& clip, std::int32_t dx, std::int32_t dy)
        : edit_(edit), clip_(clip), dx_(dx), dy_(dy) {}

    std::vector<Id> run() {
        clip_.scenarios.front().plant.forEachTable([&](const auto& table) {
            for (const auto& row : table)
                put(row);
        });
        return std::move(drawn_);
    }

  private:
    void put(const Item& item) { putOnce(item); }
    void put(const OperatorGroup& group) { putOnce(group); }
    void put(const Disruption& disruption) { putOnce(disruption); }

    /// One of the same name is the same.
    template <class Row>
    void putOnce(const Row& row) {
        const Id known = sameByName(edit_.plant(), row);
        if (known) {
            ids_[row.id] = known;
            return;
        }
        Row copy = row;
        copy.id = {};
        translate(copy);
        ids_[row.id] = edit_.insert(copy);
    }

    /// References as they are here; false when one that must lead somewhere leads nowhere.
    template <class Row>
    bool translate(Row& copy) {
        bool whole = true;
        forEachReference(copy, [&](Id& id, const auto& f) {
            id = translated(id);
            whole = whole && (f.optional || id);
        });
        forEachField<Row>([&](const auto& f) {
            if constexpr (std::is_same_v<std::decay_t<decltype(copy.*(f.member))>, DurationLaw>)
                if (DurationLaw& law = copy.*(f.member); law.usesSeries())
                    law.series = translated(law.series);
        });
        return whole;
    }

    template <class Row>
    void put(const Row& row) {
        Row copy = row;
        copy.id = {};
        if (!translate(copy))
            return;
        shift(copy, dx_, dy_);
        if constexpr (std::is_base_of_v<Element, Row>)
            copy.name = freeName(edit_.plant(), copy.name);
        const Id id = edit_.insert(std::move(copy));
        ids_[row.id] = id;
        if (contains(kDrawn | kLines, Row::table))
            drawn_.push_back(id);
    }

    /// Measured numbers come along into a file that has none of that name.
    Id series(const Series& wanted) {
        const Id known = sharedByName<Series>(edit_.project(), clip_, wanted.id);
        if (known)
            return known;
        Series copy = wanted;
        copy.id = {};
        return edit_.insert(copy);
    }

    Id translated(Id id) {
        if (const auto it = ids_.find(id); it != ids_.end())
            return it->second;
        if (const Series* wanted = clip_.shared.find<Series>(id))
            return series(*wanted);
        if (const Id calendar = sharedByName<Calendar>(edit_.project(), clip_, id))
            return calendar;
        return sharedByName<Party>(edit_.project(), clip_, id);
    }

    Edit& edit_;
    const Project& clip_;
    std::int32_t dx_, dy_;
    std::unordered_map<Id, Id> ids_;
    std::vector<Id> drawn_;
};

} // namespace

Project copyRows(const Project& project, Id scenario, std::span<const Id> ids) {
    Project clip;
    clip.shared = project.shared;
    clip.nextId = project.nextId;
    Scenario copy;
    copy.id = scenario;
    copy.name = project.scenario(scenario)->name;
    const Plant& plant = project.scenario(scenario)->plant;
    const std::set<Id> taken = withTheirRows(plant, ids);
    plant.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        for (const auto& row : table) {
            if (!taken.contains(row.id))
                continue;
            Row kept = row;
            forEachReference(kept, [&](Id& id, const auto& f) {
                if (f.optional && !taken.contains(id) && tableOf(project.shared, id) == TableId::Count)
                    id = {};
            });
            copy.plant.template get<Row>().append(std::move(kept));
        }
    });
    clip.scenarios.push_back(std::move(copy));
    return clip;
}

std::vector<Id> pasteRows(Edit& edit, const Project& clip, std::int32_t dx, std::int32_t dy) {
    if (clip.scenarios.empty())
        return {};
    return Paste(edit, clip, dx, dy).run();
}

} // namespace takt::gui
