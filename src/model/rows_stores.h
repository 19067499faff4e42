// Where material stands, and what carries it.
#pragma once

#include "model/rows_elements.h"

namespace takt {

/// How a stock is drawn.
enum class InventorySymbol : std::uint8_t { Inventory, SafetyStock, BufferStock, ExternalWarehouse, CrossDock };
template <>
struct EnumNames<InventorySymbol> {
    static constexpr std::array names = {"inventory", "safety stock", "buffer stock", "external warehouse", "cross-dock"};
};

/// Uncontrolled stock between push steps.
struct Inventory : Element {
    static constexpr TableId table = TableId::Inventories;
    static constexpr const char* tableName = "inventories";
    Id party;
    InventorySymbol symbol = InventorySymbol::Inventory;

    template <class R = Inventory>
    static constexpr auto fields() {
        return std::tuple_cat(elementFields<R>(),
                              std::make_tuple(optionalReference("party", &R::party, tableMask(TableId::Parties)),
                                              field("symbol", &R::symbol, Role::Presentation)));
    }
    bool operator==(const Inventory&) const = default;
};

/// A store that kanban loops keep filled.
struct Supermarket : Element {
    static constexpr TableId table = TableId::Supermarkets;
    static constexpr const char* tableName = "supermarkets";
    Id party;

    template <class R = Supermarket>
    static constexpr auto fields() {
        return std::tuple_cat(elementFields<R>(), std::make_tuple(optionalReference(
                                                      "party", &R::party, tableMask(TableId::Parties))));
    }
    bool operator==(const Supermarket&) const = default;
};

enum class WhenFull : std::uint8_t { DoesNotStart, FinishesAndHolds };
template <>
struct EnumNames<WhenFull> {
    static constexpr std::array names = {"does not start", "finishes and holds"};
};

/// First in, first out, at most so many containers.
struct FifoLane : Element {
    static constexpr TableId table = TableId::FifoLanes;
    static constexpr const char* tableName = "fifo_lanes";
    Id party;
    std::int64_t capacity = 10;                 ///< containers
    WhenFull whenFull = WhenFull::DoesNotStart; ///< what the process above does

    template <class R = FifoLane>
    static constexpr auto fields() {
        return std::tuple_cat(elementFields<R>(),
                              std::make_tuple(optionalReference("party", &R::party, tableMask(TableId::Parties)),
                                              ranged("capacity", &R::capacity, 1, kMostCount),
                                              field("when_full", &R::whenFull)));
    }
    bool operator==(const FifoLane&) const = default;
};

/// An item in a store: what was counted, the planned maximum, and what is kept back below ordinary stock: the
/// buffer for the customer's swings, safety stock for our own and the suppliers' failures. A shortage while
/// more was taken than planned, since the ordinary stock was whole, is the customer's.
struct Stock {
    static constexpr TableId table = TableId::Stocks;
    static constexpr const char* tableName = "stocks";
    Id id;
    Id store;
    Id item;
    Quantity initial;
    Quantity maximum;      ///< planned; 0: none
    Quantity buffer, safety;              ///< the lowest part of the stock; 0: none
    Duration bufferAfter, safetyAfter;    ///< by the clock, until a shortage has it released; 0: at once
    std::string countedOn; ///< ISO 8601 date of the count; may be empty
    std::string note;

    template <class R = Stock>
    static constexpr auto fields() {
        return std::make_tuple(reference("store", &R::store, kStores),
                               reference("item", &R::item, tableMask(TableId::Items)),
                               ranged("initial", &R::initial, 0, kMostSteps),
                               ranged("maximum", &R::maximum, 0, kMostSteps),
                               ranged("buffer", &R::buffer, 0, kMostSteps), ranged("safety", &R::safety, 0, kMostSteps),
                               ranged("buffer_after", &R::bufferAfter, 0, kMostTime),
                               ranged("safety_after", &R::safetyAfter, 0, kMostTime),
                               field("counted_on", &R::countedOn, Role::Note), field("note", &R::note, Role::Note));
    }
    bool operator==(const Stock&) const = default;
};

/// How a transport is drawn.
enum class TransportSymbol : std::uint8_t {
    Truck, MilkRun, Express, JustInTime, JustInSequence, Rail, Ship, Plane, Forklift, Cart
};
template <>
struct EnumNames<TransportSymbol> {
    static constexpr std::array names = {"truck", "milk run", "express delivery", "JIT delivery", "JIS delivery",
                                         "train", "ship",     "plane",            "forklift",     "cart"};
};

/// Carries material between two places: at its departures, or at once when it has none.
struct Transport : Element {
    static constexpr TableId table = TableId::Transports;
    static constexpr const char* tableName = "transports";
    Id party;
    DurationLaw travelTime;    ///< one way, by the clock
    std::int64_t capacity = 0; ///< containers a trip; 0: unlimited
    Money tripCost;            ///< a trip, labour apart
    Decimal distance{0};       ///< kilometres one way
    Money distanceCost;        ///< a kilometre
    Duration loading, unloading; ///< by the clock, besides the travel
    TransportSymbol symbol = TransportSymbol::Truck;

    template <class R = Transport>
    static constexpr auto fields() {
        return std::tuple_cat(elementFields<R>(),
                              std::make_tuple(optionalReference("party", &R::party, tableMask(TableId::Parties)),
                                              field("travel_time", &R::travelTime),
                                              ranged("capacity", &R::capacity, 0, kMostCount),
                                              ranged("trip_cost", &R::tripCost, 0, kMostMoney),
                                              ranged("distance", &R::distance, 0, 100'000'000'000),
                                              ranged("distance_cost", &R::distanceCost, 0, kMostMoney),
                                              ranged("loading", &R::loading, 0, kMostTime),
                                              ranged("unloading", &R::unloading, 0, kMostTime),
                                              field("symbol", &R::symbol, Role::Presentation)));
    }
    bool operator==(const Transport&) const = default;
};

/// A trip in a transport's timetable. With an item, that quantity is brought whatever was asked for;
/// without, the trip takes what orders and cards ask for.
struct Departure {
    static constexpr TableId table = TableId::Departures;
    static constexpr const char* tableName = "departures";
    Id id;
    Id transport;
    DaySet days;   ///< empty: every working day of the plant
    Duration at;   ///< time of day
    Id item;
    Quantity quantity;
    std::string note;

    template <class R = Departure>
    static constexpr auto fields() {
        return std::make_tuple(reference("transport", &R::transport, tableMask(TableId::Transports)),
                               field("days", &R::days), ranged("at", &R::at, 0, kDay.us - 1),
                               optionalReference("item", &R::item, tableMask(TableId::Items)),
                               ranged("quantity", &R::quantity, 0, kMostSteps), field("note", &R::note, Role::Note));
    }
    bool operator==(const Departure&) const = default;
};

} // namespace takt
