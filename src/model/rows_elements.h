// What flows, and where it comes from: elements of the map, items, suppliers.
#pragma once

#include "model/fields.h"

namespace takt {

/// What every element that stands on the map has.
struct Element {
    Id id;
    std::string name;
    Coordinate x, y; ///< its centre
    Id area;         ///< the frame it belongs to, its parent
    bool locked = false; ///< it is not moved, changed or deleted on the map
    std::string note;
    bool operator==(const Element&) const = default;
};

template <class Row>
constexpr auto elementFields() {
    return std::make_tuple(
        field<Row, std::string>("name", static_cast<std::string Row::*>(&Element::name), Role::Note),
        ranged<Row, Coordinate>("x", static_cast<Coordinate Row::*>(&Element::x), -kMostPlace, kMostPlace,
                                Role::Presentation),
        ranged<Row, Coordinate>("y", static_cast<Coordinate Row::*>(&Element::y), -kMostPlace, kMostPlace,
                                Role::Presentation),
        optionalReference<Row>("area", static_cast<Id Row::*>(&Element::area), tableMask(TableId::Areas),
                               Role::Presentation),
        field<Row, bool>("locked", static_cast<bool Row::*>(&Element::locked), Role::Presentation),
        field<Row, std::string>("note", static_cast<std::string Row::*>(&Element::note), Role::Note));
}

/// What a frame on the map is: a frame, or one of the loops in which a future state is put to work.
enum class AreaKind : std::uint8_t { Frame, PacemakerLoop, UpstreamLoop, SupplierLoop };
template <>
struct EnumNames<AreaKind> {
    static constexpr std::array names = {"frame", "pacemaker loop", "upstream loop", "supplier loop"};
};

/// A frame round a part of the map.
struct Area : Element {
    static constexpr TableId table = TableId::Areas;
    static constexpr const char* tableName = "areas";
    AreaKind kind = AreaKind::Frame;
    Coordinate width{400}, height{300};

    template <class R = Area>
    static constexpr auto fields() {
        return std::tuple_cat(elementFields<R>(),
                              std::make_tuple(field("kind", &R::kind, Role::Presentation),
                                              ranged("width", &R::width, 1, kMostPlace, Role::Presentation),
                                              ranged("height", &R::height, 1, kMostPlace, Role::Presentation)));
    }
    bool operator==(const Area&) const = default;
};

/// Something that flows: a part, a product, a material.
struct Item {
    static constexpr TableId table = TableId::Items;
    static constexpr const char* tableName = "items";
    Id id;
    std::string name;
    std::string unit = "piece";
    Decimal step;            ///< the smallest step, in units; every quantity counts whole steps
    Quantity container{1};   ///< what one container holds
    Money unitCost;          ///< a unit
    Share holdingRate;       ///< of its value, a year
    Duration shelfLife;      ///< by the clock, from when its container is made or delivered; 0: for ever
    std::string family;      ///< of products that share most of their steps
    std::string note;

    template <class R = Item>
    static constexpr auto fields() {
        return std::make_tuple(
            field("name", &R::name, Role::Note), field("unit", &R::unit, Role::Note),
            ranged("step", &R::step, 1, 1'000'000'000'000), ranged("container", &R::container, 1, kMostSteps),
            ranged("unit_cost", &R::unitCost, 0, kMostMoney),
            ranged("holding_rate", &R::holdingRate, 0, 10 * Share::kOne),
            ranged("shelf_life", &R::shelfLife, 0, kMostTime), field("family", &R::family, Role::Note),
            field("note", &R::note, Role::Note));
    }
    bool operator==(const Item&) const = default;
};

struct Supplier : Element {
    static constexpr TableId table = TableId::Suppliers;
    static constexpr const char* tableName = "suppliers";
    Id party;
    Id calendar; ///< it dispatches only while this is open; none: at all hours

    template <class R = Supplier>
    static constexpr auto fields() {
        return std::tuple_cat(
            elementFields<R>(),
            std::make_tuple(optionalReference("party", &R::party, tableMask(TableId::Parties)),
                            optionalReference("calendar", &R::calendar, tableMask(TableId::Calendars))));
    }
    bool operator==(const Supplier&) const = default;
};

/// What a supplier delivers, and how well.
struct SupplierItem {
    static constexpr TableId table = TableId::SupplierItems;
    static constexpr const char* tableName = "supplier_items";
    Id id;
    Id supplier;
    Id item;
    DurationLaw leadTime;     ///< from order to dispatch, by the clock
    Quantity multiple{1};     ///< orders are rounded up to a multiple of this
    Quantity minimum;         ///< and to no less than this
    Share onTime = Share::whole(); ///< share of orders that keep the lead time; others take half as long again
    Share defects;            ///< share of pieces refused on arrival
    bool ordersCross = true;  ///< a later order may arrive before an earlier one
    Quantity capacity;        ///< steps it can dispatch in 24 h; 0: any number
    Quantity ownStock;        ///< finished, kept for the plant and made again after the lead time; 0: made when ordered
    std::string note;

    template <class R = SupplierItem>
    static constexpr auto fields() {
        return std::make_tuple(reference("supplier", &R::supplier, tableMask(TableId::Suppliers)),
                               reference("item", &R::item, tableMask(TableId::Items)),
                               field("lead_time", &R::leadTime), ranged("multiple", &R::multiple, 1, kMostSteps),
                               ranged("minimum", &R::minimum, 0, kMostSteps),
                               ranged("on_time", &R::onTime, 0, Share::kOne),
                               ranged("defects", &R::defects, 0, Share::kOne),
                               field("orders_cross", &R::ordersCross), ranged("capacity", &R::capacity, 0, kMostSteps),
                               ranged("own_stock", &R::ownStock, 0, kMostSteps),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const SupplierItem&) const = default;
};

} // namespace takt
