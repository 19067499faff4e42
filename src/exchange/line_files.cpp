#include "exchange/line_files.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <optional>

#include "balance/precedence.h"
#include "base/platform/files.h"

namespace takt::exchange {

namespace {

using balance::kMostTasks;
using balance::Task;
using balance::Units;

constexpr std::string_view kBlanks = " \t\r\v\f";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Lines that hold something, with their numbers.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {}
    std::optional<std::string_view> next() {
        while (!text_.empty()) {
            const auto end = text_.find('\n');
            const std::string_view line = trimmed(text_.substr(0, end));
            text_.remove_prefix(end == std::string_view::npos ? text_.size() : end + 1);
            ++number_;
            if (!line.empty())
                return line;
        }
        return {};
    }
    std::string place() const { return "line " + std::to_string(number_); }

private:
    std::string_view text_;
    std::size_t number_ = 0;
};

/// What is shown of a line that was not understood: short, and without control bytes.
std::string shown(std::string_view text) {
    std::string out(text.substr(0, 40));
    std::replace_if(out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
    return out + (text.size() > 40 ? "..." : "");
}

tl::unexpected<Error> expected(const char* what, std::string_view text, const Lines& lines) {
    return fail(ErrorCode::LineTextExpected, {what, shown(text)}, lines.place());
}

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    text = trimmed(text);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return {};
    return value;
}

/// "3,7" or "3 7".
std::optional<std::pair<std::int64_t, std::int64_t>> twoNumbers(std::string_view text) {
    const auto split = text.find_first_of(", \t;");
    if (split == std::string_view::npos)
        return {};
    const auto rest = text.find_first_not_of(", \t;", split);
    if (rest == std::string_view::npos)
        return {};
    const auto a = wholeNumber(text.substr(0, split)), b = wholeNumber(text.substr(rest));
    if (!a || !b)
        return {};
    return std::pair{*a, *b};
}

Result<Units> timeOf(std::int64_t value, std::string_view text, const Lines& lines) {
    if (value < 0 || value > (1 << 30))
        return expected("a task time, 0 or more", text, lines);
    return value;
}

Result<int> taskCount(std::string_view text, const Lines& lines) {
    const auto n = wholeNumber(text);
    if (!n || *n < 1)
        return expected("the number of tasks", text, lines);
    if (*n > kMostTasks)
        return fail(ErrorCode::TooManyTasks, {std::to_string(*n), std::to_string(kMostTasks)}, lines.place());
    return static_cast<int>(*n);
}

Result<std::pair<Task, Task>> arcOf(std::string_view text, int tasks, const Lines& lines) {
    const auto arc = twoNumbers(text);
    if (!arc)
        return expected("an arc as \"3,7\"", text, lines);
    for (const std::int64_t task : {arc->first, arc->second})
        if (task < 1 || task > tasks)
            return fail(ErrorCode::UnknownTask, {std::to_string(task), std::to_string(tasks)}, lines.place());
    return std::pair{static_cast<Task>(arc->first - 1), static_cast<Task>(arc->second - 1)};
}

enum class Section { None, Tasks, Cycle, Times, Arcs, Other };

Section sectionOf(std::string_view name) {
    if (name == "<number of tasks>")
        return Section::Tasks;
    if (name == "<cycle time>")
        return Section::Cycle;
    if (name == "<task times>")
        return Section::Times;
    if (name == "<precedence relations>")
        return Section::Arcs;
    return Section::Other;
}

class AlbReader {
public:
    explicit AlbReader(std::string_view text) : lines_(text) {}

    Result<LineFile> read() {
        while (const auto line = lines_.next()) {
            if (*line == "<end>")
                break;
            if (line->front() == '<') {
                section_ = sectionOf(*line);
                continue;
            }
            if (auto taken = take(*line); !taken)
                return tl::unexpected(taken.error());
        }
        if (file_.line.times.empty())
            return fail(ErrorCode::LineTextIncomplete, {"<number of tasks>"});
        if (const auto none = std::find(given_.begin(), given_.end(), false); none != given_.end())
            return fail(ErrorCode::LineTextIncomplete, {"the time of task " + std::to_string(none - given_.begin() + 1)});
        return std::move(file_);
    }

private:
    Result<void> take(std::string_view text) {
        switch (section_) {
        case Section::None:
            return expected("<number of tasks>", text, lines_);
        case Section::Other:
            return {};
        case Section::Tasks: {
            const auto n = taskCount(text, lines_);
            if (!n)
                return tl::unexpected(n.error());
            file_.line.times.assign(static_cast<std::size_t>(*n), 0);
            given_.assign(static_cast<std::size_t>(*n), false);
            return {};
        }
        case Section::Cycle: {
            const auto cycle = wholeNumber(text.substr(0, text.find_first_of(",.")));
            if (!cycle || *cycle < 1)
                return expected("a cycle time", text, lines_);
            file_.cycle = *cycle;
            return {};
        }
        case Section::Times:
            return takeTime(text);
        case Section::Arcs: {
            const auto arc = arcOf(text, file_.line.size(), lines_);
            if (!arc)
                return tl::unexpected(arc.error());
            file_.line.arcs.push_back(*arc);
            return {};
        }
        }
        return {};
    }
    Result<void> takeTime(std::string_view text) {
        const auto pair = twoNumbers(text);
        if (!pair)
            return expected("a task and its time as \"3 45\"", text, lines_);
        if (pair->first < 1 || pair->first > file_.line.size())
            return fail(ErrorCode::UnknownTask, {std::to_string(pair->first), std::to_string(file_.line.size())}, lines_.place());
        const auto at = static_cast<std::size_t>(pair->first - 1);
        if (given_[at])
            return fail(ErrorCode::LineTaskTwice, {std::to_string(pair->first)}, lines_.place());
        given_[at] = true;
        const auto time = timeOf(pair->second, text, lines_);
        if (!time)
            return tl::unexpected(time.error());
        file_.line.times[at] = *time;
        return {};
    }

    Lines lines_;
    LineFile file_;
    std::vector<bool> given_;
    Section section_ = Section::None;
};

} // namespace

Result<LineFile> parseAlb(std::string_view text) { return AlbReader(text).read(); }

Result<LineFile> parseIn2(std::string_view text) {
    Lines lines(text);
    LineFile file;
    const auto first = lines.next();
    if (!first)
        return fail(ErrorCode::LineTextIncomplete, {"the number of tasks"});
    const auto n = taskCount(*first, lines);
    if (!n)
        return tl::unexpected(n.error());
    for (int j = 0; j < *n; ++j) {
        const auto line = lines.next();
        if (!line)
            return fail(ErrorCode::LineTextIncomplete, {"the time of task " + std::to_string(j + 1)});
        const auto value = wholeNumber(*line);
        if (!value)
            return expected("a task time", *line, lines);
        const auto time = timeOf(*value, *line, lines);
        if (!time)
            return tl::unexpected(time.error());
        file.line.times.push_back(*time);
    }
    while (const auto line = lines.next()) {
        if (const auto mark = twoNumbers(*line); mark && mark->first == -1 && mark->second == -1)
            break;
        const auto arc = arcOf(*line, *n, lines);
        if (!arc)
            return tl::unexpected(arc.error());
        file.line.arcs.push_back(*arc);
    }
    return file;
}

Result<LineFile> readLineFile(const std::string& path) {
    std::string ending = path.substr(std::min(path.size(), path.rfind('.') + 1));
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (ending != "alb" && ending != "in2")
        return fail(ErrorCode::LineTextExpected, {"a file that ends in .alb or .IN2", ending});
    const auto text = readFile(path);
    if (!text)
        return tl::unexpected(text.error());
    return ending == "alb" ? parseAlb(*text) : parseIn2(*text);
}

std::string formatAlb(const LineFile& file) {
    std::string out = "<number of tasks>\r\n" + std::to_string(file.line.size()) + "\r\n\r\n";
    if (file.cycle > 0)
        out += "<cycle time>\r\n" + std::to_string(file.cycle) + "\r\n\r\n";
    if (const auto precedence = balance::precedenceOf(file.line)) {
        char strength[16];
        std::snprintf(strength, sizeof strength, "%.3f", precedence->orderStrength());
        strength[1] = ',';
        out += "<order strength>\r\n" + std::string(strength) + "\r\n\r\n";
    }
    out += "<task times>\r\n";
    for (int j = 0; j < file.line.size(); ++j)
        out += std::to_string(j + 1) + ' ' + std::to_string(file.line.times[static_cast<std::size_t>(j)]) + "\r\n";
    out += "\r\n<precedence relations>\r\n";
    for (const auto& [a, b] : file.line.arcs)
        out += std::to_string(a + 1) + ',' + std::to_string(b + 1) + "\r\n";
    return out + "\r\n<end>\r\n";
}

std::string formatIn2(const balance::Line& line) {
    std::string out = std::to_string(line.size()) + "\r\n";
    for (const Units time : line.times)
        out += std::to_string(time) + "\r\n";
    for (const auto& [a, b] : line.arcs)
        out += std::to_string(a + 1) + ',' + std::to_string(b + 1) + "\r\n";
    return out + "-1,-1\r\n";
}

} // namespace takt::exchange
