// What is done to a run from outside, as data with a time: part of what a run is a pure function of.
#pragma once

#include <cstdint>
#include <vector>

#include "base/id.h"
#include "base/quantities.h"
#include "model/fields.h"

namespace takt::sim {

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
        SignalOutage,   ///< element: loop; free cards wait for `length`; with `paper` they go by hand and take that longer
        AddCards,       ///< element: loop; `amount` more cards go round, as far as the loop has spare ones
        WithdrawCards,  ///< element: loop; the next `amount` cards that come free are taken out of use
        ChangePace      ///< element: process; cycles and changeovers take `amount` percent of what they took at first
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

} // namespace takt::sim

template <>
struct takt::EnumNames<takt::sim::Intervention::Kind> {
    static constexpr std::array names = {"break down",    "repair",         "lose cards",      "lock cards", "return cards",
                                         "put in",        "take out",       "rush order",      "delay transport",
                                         "send away",     "close supplier", "signal outage",   "add cards",
                                         "withdraw cards", "change pace"};
};
static_assert(takt::EnumNames<takt::sim::Intervention::Kind>::names.size() ==
              static_cast<std::size_t>(takt::sim::Intervention::Kind::ChangePace) + 1);
