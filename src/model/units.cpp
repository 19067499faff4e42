#include "model/units.h"

#include <array>
#include <bit>
#include <cctype>
#include <limits>

namespace takt {

int DaySet::count() const { return std::popcount(bits); }

namespace {

constexpr std::int64_t kMaxUs = Duration::days(366 * 100).us;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    return text;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// A decimal number as digits and scale, so that nothing passes through floating point.
struct Number {
    std::int64_t digits = 0;
    int decimals = 0;
    std::string_view rest;
};

bool readNumber(std::string_view text, Number& out) {
    text = trimmed(text);
    bool negative = false;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    bool any = false;
    bool point = false;
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (isDigit(c)) {
            any = true;
            if (out.digits > (std::numeric_limits<std::int64_t>::max() - 9) / 10)
                return false;
            out.digits = out.digits * 10 + (c - '0');
            out.decimals += point ? 1 : 0;
        } else if ((c == '.' || c == ',') && !point && i + 1 < text.size() && isDigit(text[i + 1])) {
            point = true;
        } else {
            break;
        }
    }
    if (negative)
        out.digits = -out.digits;
    out.rest = trimmed(text.substr(i));
    return any;
}

/// digits / 10^decimals * unit, exactly; false when it overflows or is no whole number.
bool scale(const Number& n, std::int64_t unit, std::int64_t& out) {
    __extension__ using Wide = __int128;
    Wide value = static_cast<Wide>(n.digits) * unit;
    for (int i = 0; i < n.decimals; ++i) {
        if (value % 10 != 0)
            return false;
        value /= 10;
    }
    if (value > std::numeric_limits<std::int64_t>::max() || value < -std::numeric_limits<std::int64_t>::max())
        return false;
    out = static_cast<std::int64_t>(value);
    return true;
}

std::int64_t unitMicroseconds(std::string_view unit) {
    if (unit.empty() || unit == "s" || unit == "sec") return 1'000'000;
    if (unit == "ms") return 1'000;
    if (unit == "us" || unit == "µs") return 1;
    if (unit == "min" || unit == "m") return 60'000'000;
    if (unit == "h") return 3'600'000'000;
    if (unit == "d") return 86'400'000'000;
    if (unit == "w") return 7 * 86'400'000'000;
    return 0;
}

bool readColons(std::string_view text, std::int64_t& out) {
    std::array<std::int64_t, 3> parts{};
    std::size_t count = 0;
    while (true) {
        const auto colon = text.find(':');
        Number n;
        const bool last = colon == std::string_view::npos;
        if (count == 3 || !readNumber(text.substr(0, colon), n) || !n.rest.empty() || n.digits < 0 ||
            (!last && n.decimals != 0) || n.digits > 1'000'000'000'000)
            return false;
        if (!scale(n, last ? 1'000'000 : 1, parts[count++]))
            return false;
        if (last)
            break;
        text.remove_prefix(colon + 1);
    }
    if (count < 2 || parts[count - 1] >= 60'000'000)
        return false;
    if (count == 3 && parts[1] >= 60)
        return false;
    const std::int64_t minutes = count == 2 ? parts[0] : parts[0] * 60 + parts[1];
    if (minutes > kMaxUs / 60'000'000)
        return false;
    out = minutes * 60'000'000 + parts[count - 1];
    return true;
}

bool readClock(std::string_view text, std::int64_t& out) {
    text = trimmed(text);
    if (text.find(':') != std::string_view::npos)
        return readColons(text, out);
    Number n;
    if (!readNumber(text, n))
        return false;
    const std::int64_t unit = unitMicroseconds(n.rest);
    return unit != 0 && scale(n, unit, out) && out <= kMaxUs && out >= -kMaxUs;
}

constexpr std::array<const char*, 7> kDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

} // namespace

Result<Duration> parseDuration(std::string_view text) {
    Duration out;
    if (!readClock(text, out.us))
        return fail(ErrorCode::BadDuration, {std::string(text)});
    return out;
}

std::string formatDuration(Duration d) {
    struct Unit {
        std::int64_t us;
        const char* name;
    };
    constexpr std::array<Unit, 3> units = {{{86'400'000'000, " d"}, {3'600'000'000, " h"}, {60'000'000, " min"}}};
    if (d.us == 0)
        return "0 s";
    for (const auto& unit : units)
        if (d.us % unit.us == 0)
            return std::to_string(d.us / unit.us) + unit.name;
    return formatFixedPoint(d.us, 6) + " s";
}

Result<Span> parseSpan(std::string_view text) {
    Number n;
    Span out;
    if (readNumber(text, n) && n.rest == "wd") {
        out.unit = Span::Unit::WorkingDays;
        if (scale(n, 1'000'000, out.amount) && out.amount <= 36'600'000'000 && out.amount >= 0)
            return out;
    } else if (readClock(text, out.amount) && out.amount >= 0) {
        return out;
    }
    return fail(ErrorCode::BadSpan, {std::string(text)});
}

std::string formatSpan(Span s) {
    return s.unit == Span::Unit::WorkingDays ? formatFixedPoint(s.amount, 6) + " wd"
                                             : formatDuration({s.amount});
}

Result<Share> parseShare(std::string_view text) {
    Number n;
    Share out;
    if (readNumber(text, n) && (n.rest == "%" || n.rest.empty()) &&
        scale(n, n.rest == "%" ? Share::kOne / 100 : Share::kOne, out.billionths))
        return out;
    return fail(ErrorCode::BadShare, {std::string(text)});
}

std::string formatShare(Share s) { return formatFixedPoint(s.billionths, 7) + " %"; }

Result<std::int64_t> parseFixedPoint(std::string_view text, int decimals) {
    Number n;
    std::int64_t unit = 1;
    for (int i = 0; i < decimals; ++i)
        unit *= 10;
    std::int64_t out = 0;
    if (readNumber(text, n) && n.rest.empty() && scale(n, unit, out))
        return out;
    return fail(ErrorCode::BadNumber, {std::string(text)});
}

std::string formatFixedPoint(std::int64_t value, int decimals) {
    std::uint64_t rest = value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
    std::string backwards;
    bool significant = false; // trailing zeros are left out
    for (int i = 0; i < decimals; ++i, rest /= 10) {
        significant = significant || rest % 10 != 0;
        if (significant)
            backwards.push_back(static_cast<char>('0' + rest % 10));
    }
    if (significant)
        backwards.push_back('.');
    do
        backwards.push_back(static_cast<char>('0' + rest % 10));
    while ((rest /= 10) != 0);
    if (value < 0)
        backwards.push_back('-');
    return {backwards.rbegin(), backwards.rend()};
}

Result<DaySet> parseDays(std::string_view text) {
    DaySet out;
    std::string_view rest = trimmed(text);
    while (!rest.empty()) {
        const auto space = rest.find(' ');
        const std::string_view word = rest.substr(0, space);
        bool known = false;
        for (std::size_t d = 0; d < kDays.size(); ++d)
            if (word == kDays[d]) {
                out.bits = static_cast<std::uint8_t>(out.bits | (1U << d));
                known = true;
            }
        if (!known)
            return fail(ErrorCode::BadDays, {std::string(text)});
        rest = space == std::string_view::npos ? std::string_view{} : trimmed(rest.substr(space));
    }
    return out;
}

std::string formatDays(DaySet days) {
    std::string out;
    for (std::size_t d = 0; d < kDays.size(); ++d)
        if (days.has(static_cast<std::int64_t>(d)))
            out += (out.empty() ? "" : " ") + std::string(kDays[d]);
    return out;
}

Result<Numbers> parseNumbers(std::string_view text) {
    Numbers out;
    std::string_view rest = trimmed(text);
    while (!rest.empty()) {
        const auto space = rest.find(' ');
        const auto number = parseFixedPoint(rest.substr(0, space), 6);
        if (!number)
            return tl::unexpected(number.error());
        out.millionths.push_back(*number);
        rest = space == std::string_view::npos ? std::string_view{} : trimmed(rest.substr(space));
    }
    return out;
}

std::string formatNumbers(const Numbers& numbers) {
    std::string out;
    for (const auto n : numbers.millionths)
        out += (out.empty() ? "" : " ") + formatFixedPoint(n, 6);
    return out;
}

Result<Points> parsePoints(std::string_view text) {
    Points out;
    const auto bad = fail(ErrorCode::BadNumber, {std::string(text)});
    std::string_view rest = trimmed(text);
    while (!rest.empty()) {
        const auto space = rest.find(' ');
        const std::string_view pair = rest.substr(0, space);
        const auto comma = pair.find(',');
        if (comma == std::string_view::npos)
            return bad;
        const auto x = parseFixedPoint(pair.substr(0, comma), 0);
        const auto y = parseFixedPoint(pair.substr(comma + 1), 0);
        constexpr std::int64_t kFar = 1'000'000;
        if (!x || !y || *x < -kFar || *x > kFar || *y < -kFar || *y > kFar)
            return bad;
        out.points.push_back({{static_cast<std::int32_t>(*x)}, {static_cast<std::int32_t>(*y)}});
        rest = space == std::string_view::npos ? std::string_view{} : trimmed(rest.substr(space));
    }
    return out;
}

std::string formatPoints(const Points& points) {
    std::string out;
    for (const auto& p : points.points)
        out += (out.empty() ? "" : " ") + std::to_string(p.x.value) + "," + std::to_string(p.y.value);
    return out;
}

} // namespace takt
