#include "cell/task_text.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "model/units.h"

namespace takt::cell {

namespace {

std::string trimmed(const std::string& text) {
    std::size_t from = 0, to = text.size();
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (from < to && blank(text[from]))
        ++from;
    while (to > from && blank(text[to - 1]))
        --to;
    return text.substr(from, to - from);
}

std::string lowered(std::string text) {
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

/// Lines of one number each, with a decimal comma: "4,2".
bool isOneColumn(const std::string& text) {
    std::size_t commas = 0;
    bool any = false;
    for (const char c : text) {
        if (c == '\n') {
            if (commas > 1)
                return false;
            commas = 0;
        } else if (c == ',') {
            ++commas;
        } else if (c >= '0' && c <= '9') {
            any = true;
        } else if (c != '\r' && c != ' ') {
            return false;
        }
    }
    return any && commas <= 1;
}

char separatorOf(const std::string& text) {
    bool quoted = false, semicolon = false;
    for (const char c : text) {
        quoted = quoted != (c == '"');
        if (!quoted && c == '\t')
            return '\t';
        semicolon = semicolon || (!quoted && c == ';');
    }
    return semicolon ? ';' : isOneColumn(text) ? '\t' : ',';
}

struct Heading {
    Column column;
    const char* name;
};
constexpr std::array kHeadings = {
    Heading{Column::Number, "#"}, Heading{Column::Number, "no"}, Heading{Column::Number, "no."},
    Heading{Column::Number, "nr"}, Heading{Column::Number, "nr."}, Heading{Column::Number, "number"},
    Heading{Column::Name, "task"}, Heading{Column::Name, "name"}, Heading{Column::Name, "work element"},
    Heading{Column::Name, "element"}, Heading{Column::Name, "description"}, Heading{Column::Name, "operation"},
    Heading{Column::Manual, "manual"}, Heading{Column::Manual, "manual time"}, Heading{Column::Manual, "time"},
    Heading{Column::Manual, "manual (s)"}, Heading{Column::Manual, "time (s)"}, Heading{Column::Manual, "task time"},
    Heading{Column::Automatic, "auto"}, Heading{Column::Automatic, "automatic"}, Heading{Column::Automatic, "auto (s)"},
    Heading{Column::Automatic, "automatic time"}, Heading{Column::Automatic, "machine"},
    Heading{Column::Automatic, "automatic (s)"}, Heading{Column::After, "after"}, Heading{Column::After, "predecessors"},
    Heading{Column::After, "predecessor"}, Heading{Column::After, "preds"}, Heading{Column::After, "waits for"},
    Heading{Column::Kind, "kind"}, Heading{Column::Kind, "kind of work"}, Heading{Column::Kind, "type"},
    Heading{Column::Tool, "tool"}, Heading{Column::Tool, "tools"}, Heading{Column::Stations, "stations"},
    Heading{Column::Stations, "zone"}, Heading{Column::Posture, "posture"}, Heading{Column::Posture, "posture score"},
    Heading{Column::Place, "place"}, Heading{Column::Place, "place (m)"}, Heading{Column::Note, "note"},
    Heading{Column::Note, "remark"}};

std::optional<Column> columnNamed(const std::string& cell) {
    const std::string name = lowered(trimmed(cell));
    const auto it = std::find_if(kHeadings.begin(), kHeadings.end(), [&](const Heading& h) { return name == h.name; });
    return it == kHeadings.end() ? std::nullopt : std::optional(it->column);
}

Result<std::int64_t> wholeNumber(const std::string& text, std::int64_t least, std::int64_t most, const char* what) {
    const auto n = parseFixedPoint(trimmed(text), 0);
    if (!n)
        return n;
    if (*n < least || *n > most)
        return fail(ErrorCode::OutOfRange, {what, std::to_string(*n), std::to_string(least), std::to_string(most)});
    return n;
}

/// "1, 4" or "1;4" or "1 4"; "–" and "-": none.
Result<std::vector<std::int64_t>> readAfter(const std::string& cell) {
    std::vector<std::int64_t> numbers;
    std::string part;
    const auto take = [&]() -> Result<void> {
        const std::string one = std::exchange(part, {});
        if (one.empty() || one == "-" || one == "\xE2\x80\x93")
            return {};
        const auto n = wholeNumber(one, 1, kMostCount, "number");
        if (!n)
            return tl::unexpected(n.error());
        if (std::find(numbers.begin(), numbers.end(), *n) == numbers.end())
            numbers.push_back(*n);
        return {};
    };
    for (const char c : cell + ",") {
        if (c != ',' && c != ';' && c != ' ' && c != '/') {
            part += c;
            continue;
        }
        if (auto ok = take(); !ok)
            return tl::unexpected(ok.error());
    }
    return numbers;
}

/// "2", "2–4", "2-4", "–4", "3–".
Result<std::pair<std::int64_t, std::int64_t>> readStations(std::string cell) {
    for (std::size_t at; (at = cell.find("\xE2\x80\x93")) != std::string::npos;)
        cell.replace(at, 3, "-");
    std::pair<std::int64_t, std::int64_t> range{0, 0};
    if (cell.empty() || cell == "-")
        return range;
    const std::size_t dash = cell.find('-');
    for (auto [text, target] : {std::pair{cell.substr(0, dash), &range.first},
                                std::pair{dash == std::string::npos ? cell : cell.substr(dash + 1), &range.second}}) {
        if (trimmed(text).empty())
            continue;
        const auto n = wholeNumber(text, 1, 4096, "station");
        if (!n)
            return tl::unexpected(n.error());
        *target = *n;
    }
    if (range.second != 0 && range.first > range.second)
        std::swap(range.first, range.second);
    return range;
}

Result<WorkKind> readKind(const std::string& cell) {
    const std::string name = lowered(cell);
    if (name.empty())
        return WorkKind::ValueAdding;
    std::string allowed;
    for (std::size_t k = 0; k < EnumNames<WorkKind>::names.size(); ++k) {
        const std::string known = EnumNames<WorkKind>::names[k];
        if (known.rfind(name, 0) == 0)
            return static_cast<WorkKind>(k);
        allowed += (k ? ", " : "") + known;
    }
    if (name == "va" || name == "necessary")
        return name == "va" ? WorkKind::ValueAdding : WorkKind::Incidental;
    return fail(ErrorCode::JsonBadValue, {cell, allowed});
}

Result<Duration> readTime(const std::string& cell) {
    if (cell.empty() || cell == "-" || cell == "\xE2\x80\x93")
        return Duration{};
    const auto time = parseDuration(cell);
    if (time && (time->us < 0 || *time > Duration{kMostTaskTime}))
        return fail(ErrorCode::OutOfRange, {"time", cell, "0 s", formatDuration({kMostTaskTime})});
    return time;
}

template <class Value>
Result<void> put(std::optional<Value>& target, Result<Value> value) {
    if (!value)
        return tl::unexpected(value.error());
    target = std::move(*value);
    return {};
}

} // namespace

std::vector<std::vector<std::string>> cellsOf(const std::string& text) {
    const char separator = separatorOf(text);
    std::vector<std::vector<std::string>> lines(1);
    std::string cell;
    bool quoted = false;
    const auto endCell = [&] { lines.back().push_back(trimmed(std::exchange(cell, {}))); };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"')
            cell += text[++i];
        else if (c == '"' && (quoted || trimmed(cell).empty()))
            quoted = !quoted;
        else if (!quoted && c == separator)
            endCell();
        else if (!quoted && c == '\n') {
            endCell();
            lines.emplace_back();
        } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t')
            cell += c;
        else if (quoted && c == '\n')
            cell += ' ';
    }
    endCell();
    const auto empty = [](const std::vector<std::string>& line) {
        return std::all_of(line.begin(), line.end(), [](const std::string& c) { return c.empty(); });
    };
    lines.erase(std::remove_if(lines.begin(), lines.end(), empty), lines.end());
    return lines;
}

std::vector<std::optional<Column>> headingOf(const std::vector<std::string>& cells) {
    std::vector<std::optional<Column>> columns;
    std::size_t known = 0;
    for (const auto& cell : cells) {
        columns.push_back(columnNamed(cell));
        known += columns.back() ? 1 : 0;
    }
    return known >= 2 || (known == 1 && cells.size() == 1) ? columns : std::vector<std::optional<Column>>{};
}

std::vector<std::optional<Column>> usualColumns(const std::vector<std::vector<std::string>>& lines) {
    std::int64_t last = 0;
    bool numbered = !lines.empty();
    for (const auto& line : lines) {
        const auto n = line.empty() || line[0].empty() ? fail(ErrorCode::BadNumber) : parseFixedPoint(line[0], 0);
        numbered = numbered && n && *n > last && line.size() > 1;
        last = n ? *n : last;
    }
    std::vector<std::optional<Column>> columns;
    for (auto c = numbered ? Column::Number : Column::Name; c <= Column::After;
         c = static_cast<Column>(static_cast<int>(c) + 1))
        columns.emplace_back(c);
    return columns;
}

Result<void> readCell(TaskLine& line, Column column, const std::string& raw) {
    const std::string cell = trimmed(raw);
    switch (column) {
    case Column::Number: return cell.empty() ? Result<void>{} : put(line.number, wholeNumber(cell, 1, kMostCount, "number"));
    case Column::Name: line.name = cell; return {};
    case Column::Manual: return put(line.manual, readTime(cell));
    case Column::Automatic: return put(line.automatic, readTime(cell));
    case Column::After: return put(line.after, readAfter(cell));
    case Column::Kind: return put(line.kind, readKind(cell));
    case Column::Tool: line.tool = cell; return {};
    case Column::Stations: return put(line.stations, readStations(cell));
    case Column::Posture:
        return put(line.posture, cell.empty() ? Result<std::int64_t>(0) : wholeNumber(cell, 0, kMostCount, "posture"));
    case Column::Place: {
        const auto metres = cell.empty() ? Result<std::int64_t>(0) : parseFixedPoint(cell, 6);
        if (metres && (*metres < 0 || *metres > 100'000'000'000))
            return fail(ErrorCode::OutOfRange, {"place", cell, "0", "100000"});
        return metres ? put(line.place, Result<Decimal>(Decimal{*metres})) : tl::unexpected(metres.error());
    }
    case Column::Note: line.note = cell; return {};
    case Column::Count: break;
    }
    return {};
}

tl::expected<std::vector<TaskLine>, BadCell> readLines(const std::vector<std::vector<std::string>>& lines,
                                                       const std::vector<std::optional<Column>>& columns) {
    std::vector<TaskLine> out(lines.size());
    for (std::size_t l = 0; l < lines.size(); ++l)
        for (std::size_t c = 0; c < std::min(columns.size(), lines[l].size()); ++c)
            if (columns[c])
                if (auto ok = readCell(out[l], *columns[c], lines[l][c]); !ok)
                    return tl::unexpected(BadCell{l, c, ok.error()});
    return out;
}

std::string secondsText(Duration time) { return formatFixedPoint(time.us, 6); }

std::string afterText(const std::vector<std::int64_t>& numbers) {
    std::string text;
    for (const auto n : numbers)
        text += (text.empty() ? "" : ", ") + std::to_string(n);
    return text;
}

std::string stationsText(std::int64_t first, std::int64_t last) {
    if (first == 0 && last == 0)
        return {};
    if (first == last)
        return std::to_string(first);
    return (first ? std::to_string(first) : "") + "\xE2\x80\x93" + (last ? std::to_string(last) : "");
}

} // namespace takt::cell
