#include "base/error.h"

#include <array>

// lupdate reads these marks; the core itself never translates.
#define QT_TRANSLATE_NOOP(context, text) text

namespace takt {

namespace {
constexpr std::array<const char*, static_cast<std::size_t>(ErrorCode::Count)> kTemplates = {
    QT_TRANSLATE_NOOP("Error", "the file cannot be read (%1)"),
    QT_TRANSLATE_NOOP("Error", "the file cannot be written (%1)"),
    QT_TRANSLATE_NOOP("Error", "this is not a database; a Taktboard file was expected"),
    QT_TRANSLATE_NOOP("Error", "this database was not written by Taktboard (application id %1)"),
    QT_TRANSLATE_NOOP("Error", "the file is of format %1, newer than this program, which reads up to %2: "
                               "install a newer Taktboard"),
    QT_TRANSLATE_NOOP("Error", "the file holds something Taktboard never writes: %1"),
    QT_TRANSLATE_NOOP("Error", "the file is damaged: %1"),
    QT_TRANSLATE_NOOP("Error", "the file is open in another window (%1): close it there first"),
    QT_TRANSLATE_NOOP("Error", "the file was changed by another program since it was opened"),
    QT_TRANSLATE_NOOP("Error", "the ending \"%1\" is not known: use .takt or .json"),
    QT_TRANSLATE_NOOP("Error", "this is not JSON: %1"),
    QT_TRANSLATE_NOOP("Error", "%1 was expected here, not %2"),
    QT_TRANSLATE_NOOP("Error", "the key \"%1\" is not known; known are %2"),
    QT_TRANSLATE_NOOP("Error", "the key \"%1\" is missing"),
    QT_TRANSLATE_NOOP("Error", "\"%1\" is not allowed; allowed are %2"),
    QT_TRANSLATE_NOOP("Error", "\"%1\" is not a time; write for example \"45 s\", \"1.5 min\" or \"0:45\""),
    QT_TRANSLATE_NOOP("Error", "\"%1\" is not a time; write for example \"2 h\", \"3 d\" or \"2 wd\""),
    QT_TRANSLATE_NOOP("Error", "\"%1\" is not a number"),
    QT_TRANSLATE_NOOP("Error", "\"%1\" is not a time or distribution; write for example \"45 s\", "
                               "\"exponential(45 s)\" or \"triangular(30 s, 45 s, 70 s)\""),
    QT_TRANSLATE_NOOP("Error", "\"%1\" names no days; write for example \"Mon Tue Wed\""),
    QT_TRANSLATE_NOOP("Error", "\"%1\" is not a share; write for example \"85 %\""),
    QT_TRANSLATE_NOOP("Error", "the text holds a character that cannot be stored"),
    QT_TRANSLATE_NOOP("Error", "the id %1 is used twice"),
    QT_TRANSLATE_NOOP("Error", "there is nothing with the id %1"),
    QT_TRANSLATE_NOOP("Error", "%1 refers to %2, which is of another kind"),
    QT_TRANSLATE_NOOP("Error", "%1 is %2; it must lie between %3 and %4"),
    QT_TRANSLATE_NOOP("Error", "the row %1 is not as the change expects it"),
    QT_TRANSLATE_NOOP("Error", "there is no scenario \"%1\""),
    QT_TRANSLATE_NOOP("Error", "the id %1 is not below the next unused id %2"),
    QT_TRANSLATE_NOOP("Error", "a scenario needs a name"),
    QT_TRANSLATE_NOOP("Error", "%1 is still used by %2"),
    QT_TRANSLATE_NOOP("Error", "the plant cannot run: %1"),
    QT_TRANSLATE_NOOP("Error", "%1 must lie between %2 and %3"),
    QT_TRANSLATE_NOOP("Error", "the run was stopped: %1 would need more than it is allowed (%2)"),
    QT_TRANSLATE_NOOP("Error", "the run was stopped at %1: the same instant never ends, in the circle of %2"),
    QT_TRANSLATE_NOOP("Error", "there is no stored run %1"),
    QT_TRANSLATE_NOOP("Error", "cancelled"),
    QT_TRANSLATE_NOOP("Error", "the run was stopped: its books do not balance (%1)"),
    QT_TRANSLATE_NOOP("Error", "\"%1\" is for %2; this is one of the %3"),
    QT_TRANSLATE_NOOP("Error", "\"%1\" needs \"%2\": %3"),
    QT_TRANSLATE_NOOP("Error", "\"%1\" is for loops with cards; %2 watches its stock and has none: use \"signal outage\", "
                               "or set its level, trigger or lot"),
    QT_TRANSLATE_NOOP("Error", "\"%1\": %3 has nothing to do with %2; name one of its items"),
    QT_TRANSLATE_NOOP("Error", "what %2 takes of %1 follows a law or series of its own: set its \"level\" instead"),
    QT_TRANSLATE_NOOP("Error", "nothing says how long %1 stops: set its \"stop_length\" as well"),
    QT_TRANSLATE_NOOP("Error", "a %1 loop has no %2: name a loop that has one"),
    QT_TRANSLATE_NOOP("Error", "%1 times are too few to find a law; measure %2 or more"),
    QT_TRANSLATE_NOOP("Error", "time %1 is %2; a measured time must lie between 0 s and 36600 d"),
    QT_TRANSLATE_NOOP("Error", "all %1 times are %2; enter that as a fixed time"),
    QT_TRANSLATE_NOOP("Error", "there are no tasks to balance"),
    QT_TRANSLATE_NOOP("Error", "%1 tasks are more than the %2 a line may have"),
    QT_TRANSLATE_NOOP("Error", "there is no task %1; the tasks are numbered from 1 to %2"),
    QT_TRANSLATE_NOOP("Error", "these tasks wait for one another in a circle: %1; take one of the arrows out"),
    QT_TRANSLATE_NOOP("Error", "task %1 takes %2, longer than the cycle time %3: split it, or allow a longer cycle"),
    QT_TRANSLATE_NOOP("Error", "the times add up to more than can be balanced (%1): use a coarser unit"),
    QT_TRANSLATE_NOOP("Error", "no cycle time is given, and the file names none: give one"),
    QT_TRANSLATE_NOOP("Error", "%1 was expected here, not \"%2\""),
    QT_TRANSLATE_NOOP("Error", "the text ends before %1"),
    QT_TRANSLATE_NOOP("Error", "task %1 stands here twice"),
    QT_TRANSLATE_NOOP("Error", "no line can keep this rule: %1"),
    QT_TRANSLATE_NOOP("Error", "%1 must be between %2 and %3"),
};
} // namespace

const char* errorTemplate(ErrorCode code) {
    const auto index = static_cast<std::size_t>(code);
    return index < kTemplates.size() ? kTemplates[index] : "unknown error";
}

std::string fillTemplate(const char* text, const std::vector<std::string>& arguments) {
    std::string out;
    for (const char* p = text; *p; ++p) {
        if (*p == '%' && p[1] >= '1' && p[1] <= '9' &&
            static_cast<std::size_t>(p[1] - '1') < arguments.size()) {
            out += arguments[static_cast<std::size_t>(p[1] - '1')];
            ++p;
        } else {
            out += *p;
        }
    }
    return out;
}

std::string Error::text() const {
    const std::string message = fillTemplate(errorTemplate(code), arguments);
    return place.empty() ? message : place + ": " + message;
}

Error Error::at(std::string where) const {
    Error out = *this;
    out.place = place.empty() ? std::move(where) : where + (place.front() == '[' ? "" : ".") + place;
    return out;
}

} // namespace takt
