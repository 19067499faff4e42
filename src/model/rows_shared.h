// What all scenarios share.
#pragma once

#include "model/fields.h"

namespace takt {

/// Whether figures that the program works out are seen at once, or a class enters its own first.
enum class ComputedFigures : std::uint8_t { Shown, AfterOwn };
template <>
struct EnumNames<ComputedFigures> {
    static constexpr std::array names = {"shown", "after one's own"};
};

/// The one row of the project itself.
struct Settings {
    static constexpr TableId table = TableId::Settings;
    static constexpr const char* tableName = "settings";
    Id id;
    std::string name = "Untitled";
    std::string currency = "EUR"; ///< ISO 4217
    std::string startDate;        ///< ISO 8601 date of day 0, a Monday; may be empty
    Id calendar;                  ///< the plant's calendar, for elements that name none
    std::string company, author, version; ///< for the title block of what is printed
    std::string hiddenRows;       ///< rows of data boxes that are not shown: "processes.uptime stores.days"
    bool lineLosses = false;      ///< starved, blocked and no operator count in the OEE's availability
    ComputedFigures computed = ComputedFigures::Shown;
    bool setupIsWaste = false;    ///< the waste ledger counts setup as waste rather than as incidental work
    bool moneyShown = true;       ///< amounts of money beside hours
    Share cardSafety{100'000'000};   ///< kanban counts: the share added for what goes wrong (Monden's a)
    Share serviceLevel{950'000'000}; ///< kanban counts: the share of lead times in which the stock is to last, < 1
    Decimal supplierSafetyDays{1'000'000}; ///< kanban counts by delivery cycle: days of demand kept for safety
    std::string note;

    template <class R = Settings>
    static constexpr auto fields() {
        return std::make_tuple(field("name", &R::name, Role::Note), field("currency", &R::currency, Role::Note),
                               field("start_date", &R::startDate, Role::Note),
                               optionalReference("calendar", &R::calendar, tableMask(TableId::Calendars)),
                               field("company", &R::company, Role::Note), field("author", &R::author, Role::Note),
                               field("version", &R::version, Role::Note),
                               field("hidden_rows", &R::hiddenRows, Role::Presentation),
                               field("line_losses", &R::lineLosses),
                               field("computed", &R::computed, Role::Presentation),
                               field("setup_is_waste", &R::setupIsWaste, Role::Presentation),
                               field("money_shown", &R::moneyShown, Role::Presentation),
                               ranged("card_safety", &R::cardSafety, 0, 10'000'000'000, Role::Presentation),
                               ranged("service_level", &R::serviceLevel, 500'000'000, 999'999'999, Role::Presentation),
                               ranged("supplier_safety_days", &R::supplierSafetyDays, 0, 1'000'000'000, Role::Presentation),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const Settings&) const = default;
};

/// Who owns stock and bears cost: the manufacturer, a supplier, a carrier.
struct Party {
    static constexpr TableId table = TableId::Parties;
    static constexpr const char* tableName = "parties";
    Id id;
    std::string name;
    std::string note;

    template <class R = Party>
    static constexpr auto fields() {
        return std::make_tuple(field("name", &R::name, Role::Note), field("note", &R::note, Role::Note));
    }
    bool operator==(const Party&) const = default;
};

struct Calendar {
    static constexpr TableId table = TableId::Calendars;
    static constexpr const char* tableName = "calendars";
    Id id;
    std::string name;
    DaySet days = DaySet::workWeek();
    std::string note;

    template <class R = Calendar>
    static constexpr auto fields() {
        return std::make_tuple(field("name", &R::name, Role::Note), field("days", &R::days),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const Calendar&) const = default;
};

/// A shift on every working day of its calendar; it may reach past midnight.
struct Shift {
    static constexpr TableId table = TableId::Shifts;
    static constexpr const char* tableName = "shifts";
    Id id;
    Id calendar;
    std::string name;
    Duration start;  ///< after midnight
    Duration length; ///< from begin to end, breaks included
    std::string note;

    template <class R = Shift>
    static constexpr auto fields() {
        return std::make_tuple(reference("calendar", &R::calendar, tableMask(TableId::Calendars)),
                               field("name", &R::name, Role::Note),
                               ranged("start", &R::start, 0, kDay.us - 1), ranged("length", &R::length, 1, kDay.us),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const Shift&) const = default;
};

struct Break {
    static constexpr TableId table = TableId::Breaks;
    static constexpr const char* tableName = "breaks";
    Id id;
    Id shift;
    std::string name;
    Duration after; ///< from the begin of the shift
    Duration length;
    bool paid = true;
    std::string note;

    template <class R = Break>
    static constexpr auto fields() {
        return std::make_tuple(reference("shift", &R::shift, tableMask(TableId::Shifts)),
                               field("name", &R::name, Role::Note), ranged("after", &R::after, 0, kDay.us),
                               ranged("length", &R::length, 1, kDay.us), field("paid", &R::paid),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const Break&) const = default;
};

/// Days on which nobody works, from midnight to midnight.
struct Holiday {
    static constexpr TableId table = TableId::Holidays;
    static constexpr const char* tableName = "holidays";
    Id id;
    Id calendar;
    std::string name;
    std::int64_t day = 0;  ///< days after day 0 of the plan
    std::int64_t days = 1; ///< how many in a row
    std::string note;

    template <class R = Holiday>
    static constexpr auto fields() {
        return std::make_tuple(reference("calendar", &R::calendar, tableMask(TableId::Calendars)),
                               field("name", &R::name, Role::Note), ranged("day", &R::day, 0, 366 * 100),
                               ranged("days", &R::days, 1, 366), field("note", &R::note, Role::Note));
    }
    bool operator==(const Holiday&) const = default;
};

/// Numbers that were measured or imported: times in seconds, or what was ordered on each working day.
struct Series {
    static constexpr TableId table = TableId::Series;
    static constexpr const char* tableName = "series";
    Id id;
    std::string name;
    Numbers values;
    Numbers weights; ///< of a discrete law, how often each value comes; none: equally often
    std::string note;

    template <class R = Series>
    static constexpr auto fields() {
        return std::make_tuple(field("name", &R::name, Role::Note), field("values", &R::values),
                               field("weights", &R::weights), field("note", &R::note, Role::Note));
    }
    bool operator==(const Series&) const = default;
};

} // namespace takt
