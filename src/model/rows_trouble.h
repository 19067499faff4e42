// What goes wrong, and where a run begins that starts from a count.
#pragma once

#include "model/fields.h"

namespace takt {

/// Something that goes wrong now and then, at all its targets at once: a flood in a region, a strike, a season
/// of flu. It strikes by the clock.
struct Disruption {
    static constexpr TableId table = TableId::Disruptions;
    static constexpr const char* tableName = "disruptions";
    Id id;
    std::string name;
    DurationLaw between = DurationLaw::exponential(Duration::days(365)); ///< from the end of one (or the begin) to the next
    DurationLaw length = DurationLaw::fixed(Duration::days(1));
    std::int64_t level = 0; ///< percent of its usual that each target does meanwhile; 0: it stands still
    bool once = false;      ///< it strikes once in a run
    std::string note;

    template <class R = Disruption>
    static constexpr auto fields() {
        return std::make_tuple(field("name", &R::name, Role::Note), field("between", &R::between),
                               field("length", &R::length), ranged("level", &R::level, 0, 1000),
                               field("once", &R::once), field("note", &R::note, Role::Note));
    }
    bool operator==(const Disruption&) const = default;
};

/// An element a disruption hits. At its level, a process works, a supplier or transport is quick, operators are
/// there, a customer orders; cards of a loop wait while its level is below 100.
struct DisruptionTarget {
    static constexpr TableId table = TableId::DisruptionTargets;
    static constexpr const char* tableName = "disruption_targets";
    Id id;
    Id disruption;
    Id element;
    std::string note;

    template <class R = DisruptionTarget>
    static constexpr auto fields() {
        return std::make_tuple(reference("disruption", &R::disruption, tableMask(TableId::Disruptions)),
                               reference("element", &R::element, kDisruptable), field("note", &R::note, Role::Note));
    }
    bool operator==(const DisruptionTarget&) const = default;
};

/// What a count found at one machine when a run begins.
struct MachineStart {
    static constexpr TableId table = TableId::MachineStarts;
    static constexpr const char* tableName = "machine_starts";
    Id id;
    Id process;
    std::int64_t machine = 1; ///< of those side by side
    Id item;                  ///< it is set up for
    Duration workLeft;        ///< of the container in it, in its working time; 0: it is empty
    Duration stopLeft;        ///< of a stop, in its working time; 0: it runs
    std::string note;

    template <class R = MachineStart>
    static constexpr auto fields() {
        return std::make_tuple(reference("process", &R::process, tableMask(TableId::Processes)),
                               ranged("machine", &R::machine, 1, 1000),
                               optionalReference("item", &R::item, tableMask(TableId::Items)),
                               ranged("work_left", &R::workLeft, 0, kMostTime),
                               ranged("stop_left", &R::stopLeft, 0, kMostTime), field("note", &R::note, Role::Note));
    }
    bool operator==(const MachineStart&) const = default;
};

enum class CardPlace : std::uint8_t { AtPost, OnTheWay, Locked, Lost };
template <>
struct EnumNames<CardPlace> {
    static constexpr std::array names = {"at post", "on the way", "locked", "lost"};
};

/// Where a count found cards of a loop that hang on no container in a store. Cards no row speaks of go free when
/// a run begins. On the way: full containers that are still to arrive; of a loop without cards, open orders.
struct CardStart {
    static constexpr TableId table = TableId::CardStarts;
    static constexpr const char* tableName = "card_starts";
    Id id;
    Id loop;
    CardPlace at = CardPlace::OnTheWay;
    std::int64_t count = 1;   ///< cards, or containers of a loop without cards
    Duration arrives;         ///< on the way: by the clock, from the begin of the run
    std::string note;

    template <class R = CardStart>
    static constexpr auto fields() {
        return std::make_tuple(reference("loop", &R::loop, tableMask(TableId::KanbanLoops)), field("at", &R::at),
                               ranged("count", &R::count, 1, kMostCount), ranged("arrives", &R::arrives, 0, kMostTime),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const CardStart&) const = default;
};

} // namespace takt
