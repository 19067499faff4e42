// How the values of fields stand in columns: whole numbers as INTEGER, all else as the text people write.
#pragma once

#include <bit>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

#include "model/fields.h"
#include "model/units.h"

namespace takt::store {

/// Texts longer than this are not read, whatever field they are for (plants of runs apart).
inline constexpr int kLongestText = 64 * 1024;
inline constexpr int kLongestNumbers = 1024 * 1024;

// The one whole number inside a unit type.
inline std::int64_t& whole(std::int64_t& v) {
    return v;
}
inline std::int64_t& whole(Duration& v) {
    return v.us;
}
inline std::int64_t& whole(Quantity& v) {
    return v.steps;
}
inline std::int64_t& whole(Money& v) {
    return v.tenThousandths;
}
inline std::int64_t& whole(Share& v) {
    return v.billionths;
}
inline std::int64_t& whole(Decimal& v) {
    return v.millionths;
}

template <class Value>
concept WholeValue = requires(Value v) {
    { whole(v) } -> std::same_as<std::int64_t&>;
};

// Values with a text of their own, exact both ways.
inline std::string textOf(const DurationLaw& v) {
    return formatLaw(v);
}
inline std::string textOf(const Span& v) {
    return formatSpan(v);
}
inline std::string textOf(const DaySet& v) {
    return formatDays(v);
}
inline std::string textOf(const Numbers& v) {
    return formatNumbers(v);
}
inline std::string textOf(const Points& v) {
    return formatPoints(v);
}
inline Result<DurationLaw> valueOf(const std::string& t, const DurationLaw&) {
    return parseLaw(t);
}
inline Result<Span> valueOf(const std::string& t, const Span&) {
    return parseSpan(t);
}
inline Result<DaySet> valueOf(const std::string& t, const DaySet&) {
    return parseDays(t);
}
inline Result<Numbers> valueOf(const std::string& t, const Numbers&) {
    return parseNumbers(t);
}
inline Result<Points> valueOf(const std::string& t, const Points&) {
    return parsePoints(t);
}

template <class Value>
concept TextValue = requires(Value v) {
    textOf(v);
};

template <class Value>
constexpr bool isNullable() {
    return std::is_same_v<Value, std::optional<Duration>>;
}

template <class Value>
constexpr const char* cellType() {
    const bool text = TextValue<Value> || std::is_enum_v<Value> || std::is_same_v<Value, std::string>;
    return text ? "TEXT" : "INTEGER";
}

/// Binds values one after the other to the parameters of a statement.
class CellWriter {
  public:
    explicit CellWriter(SQLite::Statement& statement) : statement_(statement) {}

    /// A NULL.
    CellWriter& none() { return statement_.bind(++at_), *this; }
    CellWriter& number(std::int64_t n) { return statement_.bind(++at_, n), *this; }
    /// SQLite keeps NaN as NULL.
    CellWriter& real(double x) { return statement_.bind(++at_, x), *this; }
    CellWriter& text(const std::string& t) { return statement_.bind(++at_, t), *this; }

    template <class Value>
    CellWriter& value(const Value& v) {
        if constexpr (std::is_same_v<Value, Id>)
            return number(std::bit_cast<std::int64_t>(v.value));
        else if constexpr (std::is_same_v<Value, std::optional<Duration>>)
            return v ? number(v->us) : none();
        else if constexpr (std::is_same_v<Value, bool>)
            return number(v ? 1 : 0);
        else if constexpr (std::is_same_v<Value, Coordinate>)
            return number(v.value);
        else if constexpr (std::is_same_v<Value, std::string>)
            return text(v);
        else if constexpr (std::is_enum_v<Value>)
            return text(EnumNames<Value>::names.at(static_cast<std::size_t>(v)));
        else if constexpr (TextValue<Value>)
            return text(textOf(v));
        else {
            static_assert(WholeValue<Value>, "a field of this type needs a cell");
            Value copy = v;
            return number(whole(copy));
        }
    }

    template <class Row, class Value>
    void field(const Row& row, const Field<Row, Value>& f) {
        if constexpr (std::is_same_v<Value, Id>)
            if (f.optional && !(row.*(f.member))) {
                none();
                return;
            }
        value(row.*(f.member));
    }

  private:
    SQLite::Statement& statement_;
    int at_ = 0;
};

/// Reads columns one after the other and remembers the first that held what it must not.
class CellReader {
  public:
    explicit CellReader(SQLite::Statement& statement) : statement_(statement) {}

    std::int64_t number(const char* name) {
        const auto column = next();
        if (!column.isInteger())
            return refuse(name), 0;
        return column.getInt64();
    }
    double real(const char* name) {
        const auto column = next();
        if (column.isNull())
            return std::numeric_limits<double>::quiet_NaN();
        if (!column.isFloat())
            return refuse(name), 0.0;
        return column.getDouble();
    }
    std::string text(const char* name, int longest = kLongestText) {
        const auto column = next();
        if (!column.isText() || column.getBytes() > longest)
            return refuse(name), std::string();
        return column.getString();
    }

    template <class Value>
    void value(const char* name, Value& v) {
        if constexpr (std::is_same_v<Value, Id>)
            v.value = nextIsNull() ? 0 : identity(name);
        else if constexpr (std::is_same_v<Value, std::optional<Duration>>)
            v = nextIsNull() ? std::nullopt : std::optional(Duration{number(name)});
        else if constexpr (std::is_same_v<Value, bool>)
            v = within(name, 0, 1) == 1;
        else if constexpr (std::is_same_v<Value, Coordinate>)
            v.value = static_cast<std::int32_t>(within(name, INT32_MIN, INT32_MAX));
        else if constexpr (std::is_same_v<Value, std::string>)
            v = text(name);
        else if constexpr (std::is_enum_v<Value>)
            v = oneOf<Value>(name);
        else if constexpr (TextValue<Value>)
            parsed(name, v);
        else
            whole(v) = number(name);
    }

    std::int64_t within(const char* name, std::int64_t least, std::int64_t most) {
        const std::int64_t n = number(name);
        if (n < least || n > most)
            return refuse(name), least;
        return n;
    }

    /// The name of the first column with a wrong content; null while all is well.
    const char* refused() const { return refused_; }

  private:
    SQLite::Column next() { return statement_.getColumn(at_++); }
    /// Steps over the next column when it is NULL.
    bool nextIsNull() {
        const bool null = statement_.getColumn(at_).isNull();
        at_ += null ? 1 : 0;
        return null;
    }
    std::uint64_t identity(const char* name) {
        return static_cast<std::uint64_t>(within(name, 1, std::numeric_limits<std::int64_t>::max()));
    }
    template <class Enum>
    Enum oneOf(const char* name) {
        const auto word = text(name);
        for (std::size_t i = 0; i < EnumNames<Enum>::names.size(); ++i)
            if (word == EnumNames<Enum>::names[i])
                return static_cast<Enum>(i);
        return refuse(name), Enum{};
    }
    template <class Value>
    void parsed(const char* name, Value& v) {
        constexpr int longest = std::is_same_v<Value, Numbers> ? kLongestNumbers : kLongestText;
        if (auto read = valueOf(text(name, longest), v))
            v = *read;
        else
            refuse(name);
    }
    void refuse(const char* name) { refused_ = refused_ ? refused_ : name; }

    SQLite::Statement& statement_;
    const char* refused_ = nullptr;
    int at_ = 0;
};

} // namespace takt::store
