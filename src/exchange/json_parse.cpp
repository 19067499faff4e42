#include "exchange/json_parse.h"

#include <algorithm>

namespace takt::exchange {

namespace {

constexpr std::size_t kDeepest = 16;
constexpr std::size_t kMostKeys = 200;
constexpr std::size_t kMostValues = 20'000'000;

std::string lineAndColumn(std::string_view text, std::size_t bytesRead) {
    const std::string_view before = text.substr(0, std::min(bytesRead > 0 ? bytesRead - 1 : 0, text.size()));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const auto lineBegin = before.rfind('\n') + 1; // npos + 1 is 0
    return "line " + std::to_string(lines + 1) + ", column " + std::to_string(before.size() - lineBegin + 1);
}

/// The library's message without its number, its own position and the bytes it quotes.
std::string reason(std::string_view what) {
    const auto cutBefore = [&](std::string_view mark) {
        if (const auto at = what.find(mark); at != std::string_view::npos)
            what.remove_prefix(at + mark.size());
    };
    cutBefore("] ");
    if (what.starts_with("parse error"))
        cutBefore(": ");
    const auto quoted = what.find("; last read: '");
    if (quoted == std::string_view::npos)
        return shortened(what, 100);
    const auto expected = what.rfind("; expected ");
    std::string out(what.substr(0, quoted));
    if (expected != std::string_view::npos && expected > quoted)
        out += what.substr(expected);
    return out;
}

/// Receives the library's tokens and builds the tree. A method that returns false stops the parser.
class Builder {
  public:
    explicit Builder(std::string_view text) : text_(text) {}

    bool null() { return put(nullptr); }
    bool boolean(bool value) { return put(value); }
    bool number_integer(Json::number_integer_t value) { return put(value); }
    bool number_unsigned(Json::number_unsigned_t value) { return put(value); }
    bool number_float(Json::number_float_t value, const Json::string_t&) { return put(value); }
    bool string(Json::string_t& value) { return put(std::move(value)); }
    bool binary(Json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Json::object()); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(Json::string_t& name);
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& problem) {
        error_ = {ErrorCode::JsonSyntax, {reason(problem.what())}, lineAndColumn(text_, position)};
        return false;
    }

    Json take() { return std::move(root_); }
    const Error& error() const { return error_; }

  private:
    bool put(Json value) { return add(std::move(value)) != nullptr; }
    bool open(Json value);
    bool close() {
        open_.pop_back();
        return true;
    }
    Json* add(Json value);
    bool refuse(std::string why) {
        error_ = {ErrorCode::JsonSyntax, {std::move(why)}, path()};
        return false;
    }
    std::string path() const;

    std::string_view text_;
    Json root_;
    /// The objects and lists begun and not ended. Only the last one grows, so these stay valid.
    std::vector<Json*> open_;
    std::size_t values_ = 0;
    Error error_;
};

Json* Builder::add(Json value) {
    if (++values_ > kMostValues) {
        refuse("it has more than " + std::to_string(kMostValues) + " values");
        return nullptr;
    }
    if (open_.empty()) {
        root_ = std::move(value);
        return &root_;
    }
    if (open_.back()->is_array())
        return &open_.back()->get_ref<Json::array_t&>().emplace_back(std::move(value));
    Json& member = open_.back()->get_ref<Json::object_t&>().back().second;
    member = std::move(value);
    return &member;
}

bool Builder::open(Json value) {
    if (open_.size() == kDeepest)
        return refuse("it is nested more than " + std::to_string(kDeepest) + " deep");
    Json* added = add(std::move(value));
    if (added)
        open_.push_back(added);
    return added != nullptr;
}

bool Builder::key(Json::string_t& name) {
    auto& members = open_.back()->get_ref<Json::object_t&>();
    if (members.size() == kMostKeys)
        return refuse("an object has more than " + std::to_string(kMostKeys) + " keys");
    if (std::any_of(members.begin(), members.end(), [&](const auto& m) { return m.first == name; }))
        return refuse("the key \"" + shortened(name) + "\" stands twice");
    members.emplace_back(std::move(name), nullptr);
    return true;
}

std::string Builder::path() const {
    std::string out;
    for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
        if (open_[i]->is_array())
            out += "[" + std::to_string(open_[i]->size() - 1) + "]";
        else
            out += (out.empty() ? "" : ".") + shortened(open_[i]->get_ref<Json::object_t&>().back().first);
    }
    return out;
}

} // namespace

Result<Json> parseJson(std::string_view text) {
    Builder builder(text);
    if (!Json::sax_parse(text, &builder))
        return tl::unexpected(builder.error());
    return builder.take();
}

std::string shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most)
        return std::string(text);
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80)
        --most;
    return std::string(text.substr(0, most)) + "…";
}

} // namespace takt::exchange
