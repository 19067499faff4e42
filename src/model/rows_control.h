// What tells each step to make: plans and kanban loops.
#pragma once

#include "model/rows_elements.h"

namespace takt {

/// How a control is drawn.
enum class ControlSymbol : std::uint8_t { ProductionControl, Mrp };
template <>
struct EnumNames<ControlSymbol> {
    static constexpr std::array names = {"production control", "MRP"};
};

/// Plans: by weekly schedule lines for each process (push), or levelled at one pacemaker (heijunka box).
struct ProductionControl : Element {
    static constexpr TableId table = TableId::ProductionControls;
    static constexpr const char* tableName = "production_controls";
    Id pacemaker;   ///< the one process scheduled; none: no heijunka box
    Duration pitch; ///< between two slots, in working time of the pacemaker; 0: no heijunka box
    ControlSymbol symbol = ControlSymbol::ProductionControl;

    template <class R = ProductionControl>
    static constexpr auto fields() {
        return std::tuple_cat(
            elementFields<R>(),
            std::make_tuple(optionalReference("pacemaker", &R::pacemaker, tableMask(TableId::Processes)),
                            ranged("pitch", &R::pitch, 0, kDay.us),
                            field("symbol", &R::symbol, Role::Presentation)));
    }
    bool operator==(const ProductionControl&) const = default;
};

/// One slot of the pattern that repeats from the begin of each shift; order is that of the rows. A
/// control without slots levels by goal chasing.
struct HeijunkaSlot {
    static constexpr TableId table = TableId::HeijunkaSlots;
    static constexpr const char* tableName = "heijunka_slots";
    Id id;
    Id control;
    Id item;
    std::string note;

    template <class R = HeijunkaSlot>
    static constexpr auto fields() {
        return std::make_tuple(reference("control", &R::control, tableMask(TableId::ProductionControls)),
                               reference("item", &R::item, tableMask(TableId::Items)),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const HeijunkaSlot&) const = default;
};

/// What a line of the plan releases: a fixed quantity, or what is lacking (material requirements planning).
enum class ScheduleRule : std::uint8_t { Fixed, Netted };
template <>
struct EnumNames<ScheduleRule> {
    static constexpr std::array names = {"fixed", "netted"};
};

/// A line of the plan pushed to a process, released every so many working days (the bucket). What is unfinished
/// rolls over. Netted: the forecast of the buckets until what is planned now has come + safety - on hand - open
/// orders, in whole lots (Orlicky 1975). The store on hand is the one the process puts the item into.
struct ScheduleLine {
    static constexpr TableId table = TableId::ScheduleLines;
    static constexpr const char* tableName = "schedule_lines";
    Id id;
    Id control;
    Id process;
    Id item;
    Quantity quantity{1};        ///< a release; netted: the forecast of one bucket
    std::int64_t everyDays = 1;  ///< working days
    Span first = Span::workingDays(0); ///< of the first release after the begin of day 0
    ScheduleRule rule = ScheduleRule::Fixed;
    Quantity safety;             ///< netted: planned to be left at the end of each bucket
    Quantity lot{1};             ///< netted: releases are whole multiples of it
    std::int64_t leadBuckets = 1; ///< netted: planned from release to store
    std::int64_t frozen = 0;     ///< netted: releases to come that are no longer changed
    std::string note;

    template <class R = ScheduleLine>
    static constexpr auto fields() {
        return std::make_tuple(reference("control", &R::control, tableMask(TableId::ProductionControls)),
                               reference("process", &R::process, tableMask(TableId::Processes)),
                               reference("item", &R::item, tableMask(TableId::Items)),
                               ranged("quantity", &R::quantity, 1, kMostSteps),
                               ranged("every_days", &R::everyDays, 1, 10'000), field("first", &R::first),
                               field("rule", &R::rule), ranged("safety", &R::safety, 0, kMostSteps),
                               ranged("lot", &R::lot, 1, kMostSteps), ranged("lead_buckets", &R::leadBuckets, 0, 1000),
                               ranged("frozen", &R::frozen, 0, 100), field("note", &R::note, Role::Note));
    }
    bool operator==(const ScheduleLine&) const = default;
};

enum class LoopKind : std::uint8_t { Production, Withdrawal, Signal, LotBoard, Conwip, BaseStock, ReorderPoint, MinMax };
template <>
struct EnumNames<LoopKind> {
    static constexpr std::array names = {"production", "withdrawal",    "signal",        "lot board",
                                         "conwip",     "base stock",    "reorder point", "min/max"};
};
/// Loops without cards: they watch the inventory position (on hand + on order - owed) of a store.
constexpr bool watchesPosition(LoopKind kind) { return kind >= LoopKind::BaseStock; }
/// Loops whose cards tell a process to make, container by container.
constexpr bool ordersFromMaker(LoopKind kind) {
    return kind == LoopKind::Production || kind == LoopKind::Signal || kind == LoopKind::LotBoard;
}

enum class CardFreed : std::uint8_t { ContainerTaken, FirstPiece, ContainerEmpty };
template <>
struct EnumNames<CardFreed> {
    static constexpr std::array names = {"container taken", "first piece", "container empty"};
};

/// How large a lot is: as entered, or what is used between two runs when every item is made every part every
/// interval (EPEI = changeovers / (available time share - sum of d x cycle / (uptime x yield)), in working days).
enum class LotRule : std::uint8_t { Fixed, FromEpei };
template <>
struct EnumNames<LotRule> {
    static constexpr std::array names = {"fixed", "from EPEI"};
};

/// Who says how many cards a loop has: the planner, or one of the schools (lean/card_counts.h). A note beside the
/// count: a school's count is taken over once, it does not follow the plant.
enum class CardSchool : std::uint8_t { Own, Monden, Roser, ReorderPoint, DeliveryCycle };
template <>
struct EnumNames<CardSchool> {
    static constexpr std::array names = {"own", "Monden", "Roser", "reorder point", "delivery cycle"};
};

/// A control between two places, most often by cards of one item.
/// Production, signal, lot board: from the process that makes to the supermarket. Withdrawal: from a
/// supermarket or supplier to the process or store that uses. CONWIP: from the first process to the last
/// process, or to the store whose shipments free the card; without an item its cards are common to all.
/// Base stock, reorder point (s, Q) and min/max (s, S): from a process, store or supplier to a store,
/// without cards.
struct KanbanLoop {
    static constexpr TableId table = TableId::KanbanLoops;
    static constexpr const char* tableName = "kanban_loops";
    Id id;
    std::string name;
    LoopKind kind = LoopKind::Production;
    Id item;
    Id from;
    Id to;
    std::int64_t cards = 1;   ///< one container each; a signal loop has one triangle; none without cards
    CardSchool school = CardSchool::Own; ///< that said so, when it was applied
    Quantity container;       ///< on one card; 0: the item's container
    Quantity lot;             ///< signal: made in one go; lot board: gathered; reorder point: Q
    LotRule lotRule = LotRule::Fixed; ///< signal, lot board
    Decimal lotInterval{0};   ///< from EPEI: rounded up to a multiple of so many working days; 0: not rounded
    Quantity trigger;         ///< signal: the triangle goes when the stock falls to this; reorder point, min/max: s
    Quantity level;           ///< base stock, min/max: ordered up to this, S
    CardFreed freed = CardFreed::ContainerTaken;
    Duration interval;        ///< between collections of cards or reviews, by the clock; 0: at once
    std::int64_t collectAt = 0; ///< withdrawal: the carrier also comes when so many cards hang at the post; 0: never
    Duration conveyance;      ///< of cards one way, and of withdrawn containers back
    Id transport;             ///< the milk run that takes the cards along; withdrawal, production, signal, lot board
    std::int64_t tripsLater = 0; ///< milk run: what was asked comes so many trips later
    Points bends;
    std::string note;

    template <class R = KanbanLoop>
    static constexpr auto fields() {
        constexpr TableMask ends = kStores | tableMask(TableId::Processes, TableId::Suppliers);
        return std::make_tuple(
            field("name", &R::name, Role::Note), field("kind", &R::kind),
            optionalReference("item", &R::item, tableMask(TableId::Items)), reference("from", &R::from, ends),
            reference("to", &R::to, ends), ranged("cards", &R::cards, 1, kMostCount),
            field("school", &R::school, Role::Note),
            ranged("container", &R::container, 0, kMostSteps), ranged("lot", &R::lot, 0, kMostSteps),
            field("lot_rule", &R::lotRule), ranged("lot_interval", &R::lotInterval, 0, 1'000'000'000),
            ranged("trigger", &R::trigger, 0, kMostSteps), ranged("level", &R::level, 0, kMostSteps),
            field("freed", &R::freed),
            ranged("interval", &R::interval, 0, Duration::days(365).us),
            ranged("collect_at", &R::collectAt, 0, kMostCount), ranged("conveyance", &R::conveyance, 0, Duration::days(365).us),
            optionalReference("transport", &R::transport, tableMask(TableId::Transports)),
            ranged("trips_later", &R::tripsLater, 0, 1000), field("bends", &R::bends, Role::Presentation),
            field("note", &R::note, Role::Note));
    }
    bool operator==(const KanbanLoop&) const = default;
};

} // namespace takt
