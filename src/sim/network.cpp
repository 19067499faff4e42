#include "sim/network.h"

#include <cstdio>
#include <set>

#include <xxhash.h>

namespace takt::sim {

const std::string& Network::name(Id id) const {
    static const std::string none;
    const auto it = names.find(id);
    return it == names.end() ? none : it->second;
}

namespace {
template <class List, class Same>
std::uint32_t indexWhere(const List& list, Same&& same) {
    for (std::uint32_t i = 0; i < list.size(); ++i)
        if (same(list[i]))
            return i;
    return kNone;
}
} // namespace

std::uint32_t Network::processOf(Id element) const {
    return indexWhere(processes, [&](const ProcessNode& p) { return p.id == element; });
}

std::uint32_t Network::itemOf(Id id) const {
    return indexWhere(items, [&](const ItemNode& i) { return i.id == id; });
}

std::uint32_t Network::placeOf(Id element, Id item) const {
    const std::uint32_t wanted = itemOf(item);
    return indexWhere(places, [&](const PlaceNode& p) {
        return p.element == element && (p.item == wanted || p.kind == PlaceNode::Kind::Lane);
    });
}

std::vector<std::uint32_t> Network::placesOf(Id element) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < places.size(); ++i)
        if (places[i].element == element)
            out.push_back(i);
    return out;
}

std::uint32_t Network::loopOf(Id loop) const {
    return indexWhere(loops, [&](const LoopNode& l) { return l.id == loop; });
}

namespace {

/// Bytes of behaviour fields, table by table, row by row.
class BehaviourBytes {
  public:
    template <class Row>
    void add(const Row& row) {
        put(static_cast<std::uint64_t>(Row::table));
        put(row.id.value);
        forEachField<Row>([&](const auto& f) {
            if (f.role == Role::Behaviour)
                put(row.*(f.member));
        });
    }
    std::string hash() const {
        const XXH128_hash_t h = XXH3_128bits(bytes_.data(), bytes_.size());
        char text[33];
        std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(h.high64),
                      static_cast<unsigned long long>(h.low64));
        return text;
    }

  private:
    void put(std::uint64_t v) {
        for (int i = 0; i < 8; ++i)
            bytes_.push_back(static_cast<char>((v >> (8 * i)) & 0xFFU));
    }
    void put(std::int64_t v) { put(static_cast<std::uint64_t>(v)); }
    void put(bool v) { put(std::uint64_t{v}); }
    void put(Id v) { put(v.value); }
    void put(Duration v) { put(v.us); }
    void put(Quantity v) { put(v.steps); }
    void put(Money v) { put(v.tenThousandths); }
    void put(Share v) { put(v.billionths); }
    void put(Decimal v) { put(v.millionths); }
    void put(Coordinate v) { put(static_cast<std::int64_t>(v.value)); }
    void put(DaySet v) { put(std::uint64_t{v.bits}); }
    void put(Span v) {
        put(static_cast<std::uint64_t>(v.unit));
        put(v.amount);
    }
    void put(const std::optional<Duration>& v) {
        put(v.has_value());
        put(v.value_or(Duration{}));
    }
    void put(const DurationLaw& v) {
        put(static_cast<std::uint64_t>(v.kind));
        put(v.a);
        put(v.b);
        put(v.c);
        put(v.d);
        put(v.phases);
        put(v.series);
    }
    void put(const std::string& v) {
        put(std::uint64_t{v.size()});
        bytes_ += v;
    }
    void put(const Numbers& v) {
        put(std::uint64_t{v.millionths.size()});
        for (const auto n : v.millionths)
            put(n);
    }
    void put(const Points& v) { put(std::uint64_t{v.points.size()}); }
    template <class E>
        requires std::is_enum_v<E>
    void put(E v) {
        put(static_cast<std::uint64_t>(v));
    }

    std::string bytes_;
};

} // namespace

std::string plantHash(const Project& project, const Scenario& scenario) {
    BehaviourBytes bytes;
    std::set<Id> series;
    std::set<Id> calendars = {effectiveCalendar(project.shared, Id{})};
    scenario.plant.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        for (const auto& row : table) {
            if constexpr (requires { row.calendar; })
                calendars.insert(effectiveCalendar(project.shared, row.calendar));
            forEachField<Row>([&](const auto& f) {
                using Value = std::decay_t<decltype(row.*(f.member))>;
                if constexpr (std::is_same_v<Value, DurationLaw>)
                    series.insert((row.*(f.member)).series);
                else if constexpr (std::is_same_v<Value, Id>)
                    if (contains(f.refersTo, TableId::Series))
                        series.insert(row.*(f.member));
            });
            if constexpr (hasBehaviour<Row>())
                bytes.add(row);
        }
    });
    bytes.add(project.settings());
    for (const auto& row : project.shared.get<Calendar>())
        if (calendars.contains(row.id))
            bytes.add(row);
    for (const auto& row : project.shared.get<Holiday>())
        if (calendars.contains(row.calendar))
            bytes.add(row);
    for (const auto& row : project.shared.get<Series>())
        if (series.contains(row.id))
            bytes.add(row);
    for (const auto& shift : project.shared.get<Shift>())
        if (calendars.contains(shift.calendar)) {
            bytes.add(shift);
            for (const auto& pause : project.shared.get<Break>())
                if (pause.shift == shift.id)
                    bytes.add(pause);
        }
    return bytes.hash();
}

} // namespace takt::sim
