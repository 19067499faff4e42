#include "exchange/drawio_data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

#include "model/units.h"

namespace takt::exchange {

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string trimmed(const std::string& text, const char* blanks = " \t\r:=") {
    const auto from = text.find_first_not_of(blanks), to = text.find_last_not_of(blanks);
    return from == std::string::npos ? std::string() : text.substr(from, to - from + 1);
}

/// What stands behind one of these words at the begin of a line.
template <std::size_t N>
std::optional<std::string> after(const std::string& line, const std::array<const char*, N>& words) {
    const std::string small = lower(line);
    for (const char* word : words)
        if (small.starts_with(word) && small.size() > std::char_traits<char>::length(word)) {
            const auto length = std::char_traits<char>::length(word);
            const unsigned char next = static_cast<unsigned char>(small[length]);
            if (!std::isalpha(next))
                return trimmed(line.substr(length));
        }
    return std::nullopt;
}

/// "39", "39 sec", "10 mins." as "39 s", "10 min".
std::string usualUnits(std::string text) {
    text = lower(trimmed(text, " \t\r.,;"));
    const auto unit = text.find_first_not_of("0123456789.,: ");
    if (unit == std::string::npos)
        return text.find(':') == std::string::npos ? trimmed(text) + " s" : text;
    const std::string number = trimmed(text.substr(0, unit)), word = text.substr(unit);
    if (word.starts_with("sec"))
        return number + " s";
    if (word.starts_with("min"))
        return number + " min";
    if (word.starts_with("h"))
        return number + " h";
    if (word.starts_with("day"))
        return number + " d";
    return text;
}

} // namespace

DataBox readDataBox(const std::string& words) {
    static constexpr std::array cycle = {"cycle time", "c/t", "ct", "p/t", "process time"};
    static constexpr std::array changeover = {"changeover time", "changeover", "change over", "c/o", "co"};
    static constexpr std::array uptime = {"uptime", "up time", "u/t", "availability"};
    static constexpr std::array people = {"operators", "operator", "# operators", "people"};
    DataBox data;
    std::istringstream lines(words);
    for (std::string line; std::getline(lines, line);) {
        line = trimmed(line, " \t\r");
        if (const auto text = after(line, cycle); text && !data.cycleTime) {
            if (const auto law = parseLaw(usualUnits(*text)))
                data.cycleTime = *law;
        } else if (const auto over = after(line, changeover); over && !data.changeover) {
            if (const auto time = parseDuration(usualUnits(*over)))
                data.changeover = *time;
        } else if (const auto up = after(line, uptime); up && !data.uptime) {
            if (const auto share = parseShare(*up); share && share->billionths > 0 && *share <= Share::whole())
                data.uptime = *share;
        } else if (const auto count = after(line, people); count && !data.operators) {
            if (const auto n = firstNumber(*count); n && *n >= 0 && *n <= 10'000)
                data.operators = std::llround(*n);
        } else if (const std::string small = lower(line); !data.operators && small.find("operator") != std::string::npos) {
            if (const auto n = firstNumber(line); n && *n >= 0 && *n <= 10'000)
                data.operators = std::llround(*n);
        }
    }
    return data;
}

std::string DataBox::text() const {
    std::string out;
    const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
    if (cycleTime)
        add("cycle time " + formatLaw(*cycleTime));
    if (changeover)
        add("changeover " + formatDuration(*changeover));
    if (uptime)
        add("uptime " + formatShare(*uptime));
    if (operators)
        add(std::to_string(*operators) + (*operators == 1 ? " operator" : " operators"));
    return out;
}

std::optional<double> firstNumber(const std::string& words) {
    const auto from = words.find_first_of("0123456789");
    if (from == std::string::npos)
        return std::nullopt;
    std::string digits;
    for (std::size_t i = from; i < words.size() && digits.size() < 15; ++i) {
        if (std::isdigit(static_cast<unsigned char>(words[i])))
            digits += words[i];
        else if (words[i] == ' ' && i + 3 < words.size() && std::isdigit(static_cast<unsigned char>(words[i + 1])) &&
                 std::isdigit(static_cast<unsigned char>(words[i + 2])) && std::isdigit(static_cast<unsigned char>(words[i + 3])))
            continue; // 4 600
        else if (words[i] == '.' && digits.find('.') == std::string::npos)
            digits += '.';
        else
            break;
    }
    return std::stod(digits);
}

} // namespace takt::exchange
