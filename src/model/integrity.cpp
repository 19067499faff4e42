#include "model/integrity.h"

#include <unordered_set>

#include "model/units.h"

namespace takt {

namespace {

std::optional<std::int64_t> wholeNumber(std::int64_t v) { return v; }
std::optional<std::int64_t> wholeNumber(Duration v) { return v.us; }
std::optional<std::int64_t> wholeNumber(Quantity v) { return v.steps; }
std::optional<std::int64_t> wholeNumber(Money v) { return v.tenThousandths; }
std::optional<std::int64_t> wholeNumber(Share v) { return v.billionths; }
std::optional<std::int64_t> wholeNumber(Decimal v) { return v.millionths; }
std::optional<std::int64_t> wholeNumber(Coordinate v) { return v.value; }
std::optional<std::int64_t> wholeNumber(const std::optional<Duration>& v) {
    return v ? std::optional(v->us) : std::nullopt;
}

template <class Value>
concept WholeNumber = !std::is_same_v<Value, bool> && requires(Value v) { wholeNumber(v); };

template <class Value>
std::string shown(std::int64_t n) {
    if constexpr (std::is_same_v<Value, Duration> || std::is_same_v<Value, std::optional<Duration>>)
        return formatDuration({n});
    else if constexpr (std::is_same_v<Value, Share>)
        return formatShare({n});
    else if constexpr (std::is_same_v<Value, Money>)
        return formatFixedPoint(n, 4);
    else if constexpr (std::is_same_v<Value, Decimal>)
        return formatFixedPoint(n, 6);
    else
        return std::to_string(n);
}

template <class Row, class Value>
Result<void> checkField(const Row& row, const Field<Row, Value>& f) {
    const Value& value = row.*(f.member);
    if constexpr (std::is_same_v<Value, std::string>) {
        if (static_cast<std::int64_t>(value.size()) > f.longest)
            return fail(ErrorCode::OutOfRange,
                        {"the length", std::to_string(value.size()), "0", std::to_string(f.longest)}, f.name);
        if (!isUtf8(value))
            return fail(ErrorCode::BadText, {}, f.name);
    } else if constexpr (std::is_same_v<Value, DurationLaw>) {
        if (!value.isSound())
            return fail(ErrorCode::BadLaw, {formatLaw(value)}, f.name);
    } else if constexpr (std::is_same_v<Value, Span>) {
        const std::int64_t most = value.unit == Span::Unit::Clock ? kMostTime : 36'600'000'000;
        if (value.amount < 0 || value.amount > most)
            return fail(ErrorCode::OutOfRange,
                        {f.name, formatSpan(value), "0", formatSpan({value.unit, most})}, f.name);
    } else if constexpr (std::is_same_v<Value, DaySet>) {
        if (value.bits > 0b1111111)
            return fail(ErrorCode::BadDays, {std::to_string(value.bits)}, f.name);
    } else if constexpr (std::is_same_v<Value, Numbers>) {
        const auto& numbers = value.millionths;
        if (numbers.size() > kMostNumbers)
            return fail(ErrorCode::OutOfRange,
                        {f.name, std::to_string(numbers.size()), "0", std::to_string(kMostNumbers)}, f.name);
        for (const auto n : numbers)
            if (n < 0 || n > kMostSteps)
                return fail(ErrorCode::OutOfRange,
                            {f.name, formatFixedPoint(n, 6), "0", formatFixedPoint(kMostSteps, 6)}, f.name);
    } else if constexpr (std::is_same_v<Value, Points>) {
        if (value.points.size() > 1000)
            return fail(ErrorCode::OutOfRange, {f.name, std::to_string(value.points.size()), "0", "1000"}, f.name);
        for (const auto& point : value.points)
            for (const auto n : {point.x.value, point.y.value})
                if (n < -kMostPlace || n > kMostPlace)
                    return fail(ErrorCode::OutOfRange,
                                {f.name, std::to_string(n), std::to_string(-kMostPlace), std::to_string(kMostPlace)},
                                f.name);
    } else if constexpr (WholeNumber<Value>) {
        const auto n = wholeNumber(value);
        if (n && (*n < f.least || *n > f.most))
            return fail(ErrorCode::OutOfRange,
                        {f.name, shown<Value>(*n), shown<Value>(f.least), shown<Value>(f.most)}, f.name);
    } else if constexpr (std::is_enum_v<Value>) {
        if (static_cast<std::size_t>(value) >= EnumNames<Value>::names.size())
            return fail(ErrorCode::BadNumber, {std::to_string(static_cast<int>(value))}, f.name);
    }
    return {};
}

template <class Row, class Value>
Result<void> checkReference(const Row& row, const Field<Row, Value>& f, const SharedTables& shared,
                            const Plant* plant) {
    constexpr bool law = std::is_same_v<Value, DurationLaw>;
    if constexpr (std::is_same_v<Value, Id> || law) {
        const Id id = referenceIn(row.*(f.member));
        if (!id) {
            if (law || f.optional)
                return {};
            return fail(ErrorCode::UnknownId, {"0"}, f.name);
        }
        TableId found = tableOf(shared, id);
        if (found == TableId::Count && plant)
            found = tableOf(*plant, id);
        if (found == TableId::Count)
            return fail(ErrorCode::UnknownId, {std::to_string(id.value)}, f.name);
        if (!contains(law ? kSeriesTables : f.refersTo, found))
            return fail(ErrorCode::WrongReference, {f.name, tableName(found)}, f.name);
    }
    return {};
}

std::string rowPlace(const AnyRow& row) {
    return std::string(tableName(tableOf(row))) + " #" + std::to_string(idOf(row).value);
}

Result<void> checkScenarioList(const Project& project) {
    std::unordered_set<Id> ids;
    std::unordered_set<std::string> names;
    for (const auto& s : project.scenarios) {
        if (!s.id || !ids.insert(s.id).second)
            return fail(ErrorCode::DuplicateId, {std::to_string(s.id.value)}, "scenarios");
        if (s.name.empty() || !names.insert(s.name).second)
            return fail(ErrorCode::EmptyName, {}, "scenarios");
        if (auto ok = checkValues(AnyRow(static_cast<const ScenarioRow&>(s))); !ok)
            return ok;
        if (s.id.value >= project.nextId)
            return fail(ErrorCode::UnusedIdTaken,
                        {std::to_string(s.id.value), std::to_string(project.nextId)}, "scenarios");
    }
    return {};
}

template <class TablesT>
Result<void> checkTables(const TablesT& tables, const Project& project, const Plant* plant,
                         std::unordered_set<Id> taken) {
    Result<void> result;
    tables.forEachTable([&](const auto& table) {
        for (const auto& row : table) {
            if (!result)
                return;
            if (!row.id || !taken.insert(row.id).second)
                result = fail(ErrorCode::DuplicateId, {std::to_string(row.id.value)});
            else if (row.id.value >= project.nextId)
                result = fail(ErrorCode::UnusedIdTaken,
                              {std::to_string(row.id.value), std::to_string(project.nextId)});
            else if (result = checkValues(AnyRow(row)); result)
                result = checkReferences(AnyRow(row), project.shared, plant);
            if (!result)
                result = tl::unexpected(result.error().at(rowPlace(AnyRow(row))));
        }
    });
    return result;
}

} // namespace

bool isUtf8(const std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        std::size_t extra = 0;
        unsigned code = c;
        if (c < 0x80)
            extra = 0;
        else if (c >= 0xC2 && c < 0xE0)
            extra = 1, code = c & 0x1FU;
        else if (c >= 0xE0 && c < 0xF0)
            extra = 2, code = c & 0x0FU;
        else if (c >= 0xF0 && c < 0xF5)
            extra = 3, code = c & 0x07U;
        else
            return false;
        if (c == 0 || i + extra >= text.size())
            return false;
        for (std::size_t k = 1; k <= extra; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0U) != 0x80)
                return false;
            code = (code << 6) | (next & 0x3FU);
        }
        const bool tooShort = (extra == 2 && code < 0x800) || (extra == 3 && code < 0x10000);
        if (tooShort || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
            return false;
        i += extra + 1;
    }
    return true;
}

Result<void> checkValues(const AnyRow& any) {
    return std::visit(
        [](const auto& row) {
            Result<void> result;
            forEachField<std::decay_t<decltype(row)>>([&](const auto& f) {
                if (result)
                    result = checkField(row, f);
            });
            return result;
        },
        any);
}

Result<void> checkReferences(const AnyRow& any, const SharedTables& shared, const Plant* plant) {
    return std::visit(
        [&](const auto& row) {
            Result<void> result;
            forEachField<std::decay_t<decltype(row)>>([&](const auto& f) {
                if (result)
                    result = checkReference(row, f, shared, plant);
            });
            return result;
        },
        any);
}

Result<void> checkProject(const Project& project) {
    if (project.shared.get<Settings>().size() != 1)
        return fail(ErrorCode::FileDamaged, {"there must be exactly one row of settings"}, "settings");
    if (auto ok = checkScenarioList(project); !ok)
        return ok;
    std::unordered_set<Id> taken;
    for (const auto& s : project.scenarios)
        taken.insert(s.id);
    if (auto ok = checkTables(project.shared, project, nullptr, taken); !ok)
        return ok;
    project.shared.forEachTable([&](const auto& table) {
        for (const auto& row : table)
            taken.insert(row.id);
    });
    for (const auto& s : project.scenarios)
        if (auto ok = checkTables(s.plant, project, &s.plant, taken); !ok)
            return tl::unexpected(ok.error().at(s.name));
    return {};
}

} // namespace takt
