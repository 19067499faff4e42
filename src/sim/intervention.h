// What is done to a run from outside, as data with a time: part of what a run is a pure function of.
#pragma once

#include <cstdint>
#include <vector>

#include "base/error.h"
#include "base/id.h"
#include "base/quantities.h"
#include "model/fields.h"

namespace takt::sim {

struct Network;

struct Intervention {
    enum class Kind : std::uint8_t {
        BreakDown,      ///< element: process; its machines (`amount` of them, 0: all) stop for `length` of their time
        Repair,         ///< element: process; its stopped machines run again
        LoseCards,      ///< element: loop; the next `amount` cards that come free are lost
        LockCards,      ///< element: loop; the next `amount` cards that come free are kept back
        ReturnCards,    ///< element: loop; `amount` lost or locked cards come back
        PutIn,          ///< element: store, item; `amount` steps more
        TakeOut,        ///< element: store, item; `amount` steps less, as far as they are there
        RushOrder,      ///< element: customer, item; `amount` steps ordered besides
        DelayTransport, ///< element: transport; no departure for `length` by the clock, then what was missed
        SendAway,       ///< element: operator group; `amount` operators leave for `length` by the clock
        CloseSupplier,  ///< element: supplier; nothing ordered is dispatched for `length` by the clock
        SignalOutage,   ///< element: loop; nothing is asked for during `length`; with `paper` by hand, so much later
        AddCards,       ///< element: loop; `amount` more cards go round, as far as the loop has spare ones
        WithdrawCards,  ///< element: loop; the next `amount` cards that come free are taken out of use
        ChangePace,     ///< element: process; cycles and changeovers take `amount` percent of what they took at first
        // A parameter has another value from now on.
        SetQuantity,    ///< element: customer, item; `amount` steps are wanted in the days they are wanted in
        SetDemandLevel, ///< element: customer, item; `amount` percent of what is wanted is ordered
        SetUptime,      ///< element: process; `amount` billionths
        SetStopLength,  ///< element: process; mean `length`, the law keeps its shape
        SetChangeover,  ///< element: process; `length` where the from-to matrix says nothing
        SetCycle,       ///< element: process; cycles take `amount` percent of what they took at first
        SetLeadTime,    ///< element: supplier, item or all of its; lead times take `amount` percent
        SetTravel,      ///< element: transport; travel takes `amount` percent
        SetLot,         ///< element: loop; `amount` steps
        SetTrigger,     ///< element: loop; `amount` steps
        SetOrderUpTo    ///< element: loop; the level it orders up to, `amount` steps
    };
    Time at;            ///< >= 0
    Kind kind = Kind::BreakDown;
    Id element;
    Id item;
    std::int64_t amount = 0;
    Duration length;
    Duration paper;     ///< signal outage: what a card carried by hand takes longer; 0: none is
    bool operator==(const Intervention&) const = default;
};

/// Whether a kind of intervention reads a member.
enum class Needs : std::uint8_t { No, Maybe, Yes };

/// What a kind of intervention is done to, and what it is told.
struct InterventionRule {
    TableMask on = 0;
    Needs item = Needs::No, amount = Needs::No, length = Needs::No, paper = Needs::No;
    std::int64_t least = 1, most = kMostSteps; ///< of the amount
    bool maybeNone = false;                    ///< the length may be 0
};
const InterventionRule& ruleOf(Intervention::Kind kind);

/// That it is done to a row of the right table and told what it needs. The error's place is the member.
/// InterventionElsewhere, InterventionIncomplete, OutOfRange.
Result<void> check(const Intervention& intervention, TableId table);
/// That each of a list can do something in a plant; places begin with "interventions[n]". Besides: UnknownId,
/// InterventionWithoutCards, InterventionItemNotThere, InterventionOwnLaw, InterventionWithoutStops,
/// InterventionNotOfLoop.
Result<void> check(const std::vector<Intervention>& interventions, const Network& network);

} // namespace takt::sim

template <>
struct takt::EnumNames<takt::sim::Intervention::Kind> {
    static constexpr std::array names = {
        "break down",    "repair",         "lose cards",  "lock cards",       "return cards",
        "put in",        "take out",       "rush order",  "delay transport",  "send away",
        "close supplier", "signal outage", "add cards",   "withdraw cards",   "change pace",
        "set quantity",  "set demand level", "set uptime", "set stop length", "set changeover",
        "set cycle",     "set lead time",  "set travel",  "set lot",          "set trigger",
        "set level"};
};
static_assert(takt::EnumNames<takt::sim::Intervention::Kind>::names.size() ==
              static_cast<std::size_t>(takt::sim::Intervention::Kind::SetOrderUpTo) + 1);
