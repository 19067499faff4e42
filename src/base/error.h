// Errors as values: a code with one English template, its arguments, and the place it is about.
#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace takt {

enum class ErrorCode {
    // files
    CannotRead, CannotWrite, NotADatabase, NotATaktboardFile, FileTooNew, ForeignSchema, FileDamaged,
    FileLocked, FileChangedByOthers, UnknownFileType,
    // JSON
    JsonSyntax, JsonWrongType, JsonUnknownKey, JsonMissingKey, JsonBadValue,
    // text of quantities
    BadDuration, BadSpan, BadNumber, BadLaw, BadDays, BadShare, BadText,
    // integrity
    DuplicateId, UnknownId, WrongReference, OutOfRange, RowChanged, UnknownScenario, UnusedIdTaken, EmptyName,
    StillReferenced,
    // runs
    PlantNotRunnable, BadSettings, RunTooLarge, RunLivelock, RunNotFound, Cancelled, RunBooksWrong,
    // what is done to a run
    InterventionElsewhere, InterventionIncomplete, InterventionWithoutCards, InterventionItemNotThere,
    InterventionOwnLaw, InterventionWithoutStops, InterventionNotOfLoop,
    // measured times
    TooFewTimes, TimeOutOfRange, AllTimesEqual,
    // lines to be balanced
    NoTasks, TooManyTasks, UnknownTask, PrecedenceCycle, TaskTooLong, TimesTooLong, CycleTimeMissing,
    LineTextExpected, LineTextIncomplete, LineTaskTwice, LineRuleImpossible, BalanceAim,
    Count
};

/// The English template of a code; %1, %2 … stand for the arguments. The window translates the same
/// text in the context "Error".
const char* errorTemplate(ErrorCode code);

struct Error {
    ErrorCode code{};
    std::vector<std::string> arguments;
    /// Where it is: "recipes[3].cycle_time", "line 12, column 4"; empty when the whole is meant.
    std::string place;

    /// "place: text" in English with the arguments filled in.
    std::string text() const;
    Error at(std::string where) const;

    bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::vector<std::string> arguments = {},
                                  std::string place = {}) {
    return tl::unexpected<Error>(Error{code, std::move(arguments), std::move(place)});
}

/// Replaces %1 … %9 in a template by the arguments.
std::string fillTemplate(const char* text, const std::vector<std::string>& arguments);

} // namespace takt
