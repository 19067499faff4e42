// The ways of material and information, and the list of scenarios.
#pragma once

#include "model/fields.h"

namespace takt {

enum class FlowKind : std::uint8_t { Push, Pull, Fifo, Shipment, External };
template <>
struct EnumNames<FlowKind> {
    static constexpr std::array names = {"push", "pull", "fifo", "shipment", "external"};
};

/// A way material goes. The kind is how the arrow is drawn; what moves is decided by what stands at
/// its ends.
struct MaterialFlow {
    static constexpr TableId table = TableId::MaterialFlows;
    static constexpr const char* tableName = "material_flows";
    Id id;
    FlowKind kind = FlowKind::Push;
    Id from;
    Id to;
    Id item; ///< none: every item that fits
    Points bends;
    std::string note;

    template <class R = MaterialFlow>
    static constexpr auto fields() {
        return std::make_tuple(field("kind", &R::kind, Role::Presentation), reference("from", &R::from, kNodes),
                               reference("to", &R::to, kNodes),
                               optionalReference("item", &R::item, tableMask(TableId::Items)),
                               field("bends", &R::bends, Role::Presentation), field("note", &R::note, Role::Note));
    }
    bool operator==(const MaterialFlow&) const = default;
};

enum class InformationKind : std::uint8_t { Electronic, Manual, Verbal };
template <>
struct EnumNames<InformationKind> {
    static constexpr std::array names = {"electronic", "manual", "verbal"};
};

/// An arrow of information with its label. An annotation: orders and schedules are rows of their own.
struct InformationFlow {
    static constexpr TableId table = TableId::InformationFlows;
    static constexpr const char* tableName = "information_flows";
    Id id;
    InformationKind kind = InformationKind::Electronic;
    Id from;
    Id to;
    std::string label;
    Points bends;
    std::string note;

    template <class R = InformationFlow>
    static constexpr auto fields() {
        return std::make_tuple(field("kind", &R::kind, Role::Presentation),
                               reference("from", &R::from, kElements, Role::Presentation),
                               reference("to", &R::to, kElements, Role::Presentation),
                               field("label", &R::label, Role::Note),
                               field("bends", &R::bends, Role::Presentation), field("note", &R::note, Role::Note));
    }
    bool operator==(const InformationFlow&) const = default;
};

/// A scenario's own row; its plant is in the tables above.
struct ScenarioRow {
    static constexpr TableId table = TableId::Scenarios;
    static constexpr const char* tableName = "scenarios";
    Id id;
    std::string name;
    std::string note;

    template <class R = ScenarioRow>
    static constexpr auto fields() {
        return std::make_tuple(field("name", &R::name, Role::Note), field("note", &R::note, Role::Note));
    }
    bool operator==(const ScenarioRow&) const = default;
};

} // namespace takt
