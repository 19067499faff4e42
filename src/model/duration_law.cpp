// The laws of time: what is lawful, their means, and their text form.
#include <array>
#include <charconv>

#include "model/units.h"

namespace takt {

namespace {

using Kind = DurationLaw::Kind;

/// What a law's text holds between its brackets: so many durations, then a number of phases or a series.
enum class Last : std::uint8_t { Duration, Phases, Series };
struct LawForm {
    const char* name;
    Kind kind;
    std::size_t durations;
    Last last;
};
constexpr std::array<LawForm, 13> kForms = {{{"uniform", Kind::Uniform, 2, Last::Duration},
                                             {"triangular", Kind::Triangular, 3, Last::Duration},
                                             {"pert", Kind::Pert, 3, Last::Duration},
                                             {"normal", Kind::Normal, 2, Last::Duration},
                                             {"lognormal", Kind::Lognormal, 2, Last::Duration},
                                             {"exponential", Kind::Exponential, 1, Last::Duration},
                                             {"gamma", Kind::Gamma, 2, Last::Duration},
                                             {"erlang", Kind::Erlang, 1, Last::Phases},
                                             {"weibull", Kind::Weibull, 2, Last::Duration},
                                             {"beta", Kind::Beta, 4, Last::Duration},
                                             {"empirical", Kind::Empirical, 0, Last::Series},
                                             {"discrete", Kind::Discrete, 0, Last::Series},
                                             {"series", Kind::Series, 0, Last::Series}}};
constexpr LawForm kFixedForm = {"", Kind::Fixed, 1, Last::Duration};

constexpr const LawForm* formOf(Kind kind) {
    for (const auto& form : kForms)
        if (form.kind == kind)
            return &form;
    return kind == Kind::Fixed ? &kFixedForm : nullptr;
}

/// Nothing stands where the text could not hold it, and every time is one.
bool fitsItsForm(const DurationLaw& law, const LawForm& form) {
    constexpr std::int64_t kMost = Duration::days(366 * 100).us;
    const std::array<Duration, 4> times = {law.a, law.b, law.c, law.d};
    for (std::size_t i = 0; i < times.size(); ++i)
        if (times[i].us < 0 || times[i].us > (i < form.durations ? kMost : 0))
            return false;
    const bool phases = form.last == Last::Phases ? law.phases >= 1 && law.phases <= 10'000 : law.phases == 0;
    return phases && (form.last == Last::Series) == static_cast<bool>(law.series);
}

/// The shapes both 0.05 or more, and not so great that the law is fixed for all that matters.
bool isSoundBeta(const DurationLaw& law) {
    if (!(law.a < law.c && law.c < law.b && law.d.us > 0))
        return false;
    const auto width = static_cast<double>((law.b - law.a).us);
    const double mean = static_cast<double>((law.c - law.a).us) / width;
    const double deviation = static_cast<double>(law.d.us) / width;
    const double sum = mean * (1.0 - mean) / (deviation * deviation) - 1.0;
    return deviation >= 1e-4 && mean * sum >= 0.05 && (1.0 - mean) * sum >= 0.05;
}

bool readPhases(std::string_view text, std::int64_t& out) {
    const auto number = parseFixedPoint(text, 0);
    out = number.value_or(0);
    return number.has_value();
}

bool readSeries(std::string_view text, Id& out) {
    if (text.empty() || text.front() != '#')
        return false;
    const auto end = std::from_chars(text.data() + 1, text.data() + text.size(), out.value);
    return end.ec == std::errc{} && end.ptr == text.data() + text.size() && out.value <= INT64_MAX;
}

std::string_view trimmed(std::string_view text) {
    constexpr const char* kSpace = " \t\n\v\f\r";
    const auto first = text.find_first_not_of(kSpace);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

/// What stands before the next ", ", taken from the front; a "," alone inside a number is a decimal comma.
std::string_view takePart(std::string_view& inner, bool last) {
    const auto comma = inner.find(", ");
    if (last != (comma == std::string_view::npos))
        return {};
    const auto part = trimmed(inner.substr(0, comma));
    inner.remove_prefix(last ? inner.size() : comma + 2);
    return part;
}

bool readParameters(std::string_view inner, const LawForm& form, DurationLaw& law) {
    const std::array<Duration*, 4> times = {&law.a, &law.b, &law.c, &law.d};
    for (std::size_t i = 0; i < form.durations; ++i) {
        const auto time = parseDuration(takePart(inner, form.last == Last::Duration && i + 1 == form.durations));
        if (!time)
            return false;
        *times[i] = *time;
    }
    switch (form.last) {
    case Last::Phases: return readPhases(takePart(inner, true), law.phases);
    case Last::Series: return readSeries(takePart(inner, true), law.series);
    case Last::Duration: break;
    }
    return true;
}

} // namespace

Duration DurationLaw::mean() const {
    switch (kind) {
    case Kind::Uniform: return {a.us + (b.us - a.us) / 2};
    case Kind::Triangular: return {(a.us + b.us + c.us) / 3};
    case Kind::Pert: return {(a.us + 4 * b.us + c.us) / 6};
    case Kind::Beta: return c;
    default: return a;
    }
}

bool DurationLaw::isSound() const {
    const LawForm* form = formOf(kind);
    if (!form || !fitsItsForm(*this, *form))
        return false;
    switch (kind) {
    case Kind::Uniform: return a <= b;
    case Kind::Triangular:
    case Kind::Pert: return a <= b && b <= c;
    case Kind::Exponential:
    case Kind::Erlang: return a.us > 0;
    // Beyond these the law is no longer one of working times, and drawing from it no longer ends soon.
    case Kind::Normal: return a.us > 0 && b.us <= a.us * 10;
    case Kind::Lognormal:
    case Kind::Weibull:
    case Kind::Gamma: return a.us > 0 && b.us > 0 && b.us <= a.us * 100 && a.us <= b.us * 10'000;
    case Kind::Beta: return isSoundBeta(*this);
    default: return true;
    }
}

Result<DurationLaw> parseLaw(std::string_view text) {
    const auto bad = fail(ErrorCode::BadLaw, {std::string(text)});
    const std::string_view t = trimmed(text);
    const auto open = t.find('(');
    DurationLaw law;
    if (open == std::string_view::npos) {
        const auto time = parseDuration(t);
        if (!time || !DurationLaw::fixed(*time).isSound())
            return bad;
        return DurationLaw::fixed(*time);
    }
    const std::string_view name = trimmed(t.substr(0, open));
    for (const auto& form : kForms) {
        if (name != form.name)
            continue;
        law.kind = form.kind;
        if (t.back() == ')' && readParameters(t.substr(open + 1, t.size() - open - 2), form, law) && law.isSound())
            return law;
    }
    return bad;
}

std::string formatLaw(const DurationLaw& law) {
    const LawForm* form = formOf(law.kind);
    if (!form || form->kind == Kind::Fixed)
        return formatDuration(law.a);
    const std::array<Duration, 4> times = {law.a, law.b, law.c, law.d};
    std::string inner;
    for (std::size_t i = 0; i < form->durations; ++i)
        inner += (i > 0 ? ", " : "") + formatDuration(times[i]);
    if (form->last == Last::Phases)
        inner += ", " + std::to_string(law.phases);
    if (form->last == Last::Series)
        inner += "#" + std::to_string(law.series.value);
    return std::string(form->name) + "(" + inner + ")";
}

} // namespace takt
