// Customers and what they want.
#pragma once

#include "model/rows_elements.h"

namespace takt {

enum class Unmet : std::uint8_t { Waits, IsLost };
template <>
struct EnumNames<Unmet> {
    static constexpr std::array names = {"waits", "is lost"};
};

struct Customer : Element {
    static constexpr TableId table = TableId::Customers;
    static constexpr const char* tableName = "customers";
    Id party;
    Id calendar;               ///< when demand falls; none: the plant's
    Unmet unmet = Unmet::Waits; ///< demand that cannot be served at once

    template <class R = Customer>
    static constexpr auto fields() {
        return std::tuple_cat(
            elementFields<R>(),
            std::make_tuple(optionalReference("party", &R::party, tableMask(TableId::Parties)),
                            optionalReference("calendar", &R::calendar, tableMask(TableId::Calendars)),
                            field("unmet", &R::unmet)));
    }
    bool operator==(const Customer&) const = default;
};

enum class DemandPattern : std::uint8_t { Even, DailyOrder, Poisson, Renewal, Series };
template <>
struct EnumNames<DemandPattern> {
    static constexpr std::array names = {"even", "daily order", "poisson", "renewal", "series"};
};

constexpr bool ordersByDay(DemandPattern p) { return p == DemandPattern::DailyOrder || p == DemandPattern::Series; }

/// What a customer wants of one item: `quantity` in every `perDays` working days; with a renewal pattern
/// the times between two takings follow `interval`, in the customer's working time; with a series, its numbers are
/// ordered working day by working day at orderAt, again from the first when it ends. Then quantity is for planning.
struct Demand {
    static constexpr TableId table = TableId::Demands;
    static constexpr const char* tableName = "demands";
    Id id;
    Id customer;
    Id item;
    DemandPattern pattern = DemandPattern::Even;
    Quantity quantity{1};
    std::int64_t perDays = 1;
    Quantity lot{1};    ///< taken at a time, or orders rounded up to (daily order)
    DurationLaw interval; ///< renewal: between two takings
    Id series;            ///< of a series: what is ordered on each working day, in steps
    Duration orderAt;   ///< of a daily order: time of day
    Duration due;       ///< by the clock, from order to delivery as promised; 0: at once, or by the next departure
    Id season;          ///< factors on demand of every pattern (1: as planned), one after the other, again and again
    std::int64_t seasonDays = 20; ///< working days of the customer that each lasts
    std::string note;

    template <class R = Demand>
    static constexpr auto fields() {
        return std::make_tuple(reference("customer", &R::customer, tableMask(TableId::Customers)),
                               reference("item", &R::item, tableMask(TableId::Items)),
                               field("pattern", &R::pattern), ranged("quantity", &R::quantity, 1, kMostSteps),
                               ranged("per_days", &R::perDays, 1, 10'000), ranged("lot", &R::lot, 1, kMostSteps),
                               field("interval", &R::interval),
                               optionalReference("series", &R::series, tableMask(TableId::Series)),
                               ranged("order_at", &R::orderAt, 0, kDay.us - 1), ranged("due", &R::due, 0, kMostTime),
                               optionalReference("season", &R::season, tableMask(TableId::Series)),
                               ranged("season_days", &R::seasonDays, 1, 10'000),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const Demand&) const = default;
};

} // namespace takt
