// Answers of the solver held against the checker.
#pragma once

#include <string>

#include "balance/confirm.h"

namespace takt::test {

/// What speaks against an answer that is proven, or proven to be impossible: it is not confirmed, or one that claims more
/// is. Empty: nothing.
inline std::string notConfirmed(const balance::Line& line, const balance::Aim& aim, const balance::Balance& answer) {
    using balance::Confirmation;
    const Confirmation confirmation = balance::confirm(line, aim, answer);
    if (answer.impossible)
        return confirmation.verdict == Confirmation::Verdict::Confirmed ? "" : "it is not confirmed that no assignment holds";
    if (confirmation.verdict != Confirmation::Verdict::Confirmed)
        return "the bound " + std::to_string(answer.bound) + " is not confirmed";
    if (!confirmation.assignmentHolds)
        return "the assignment is not confirmed";
    if (answer.value == 0)
        return ""; // no claim below nothing at all
    balance::Balance bolder = answer;
    ++bolder.bound;
    if (balance::confirm(line, aim, bolder).verdict != Confirmation::Verdict::Refuted)
        return "the bound " + std::to_string(bolder.bound) + " is not refuted";
    balance::Balance better = answer;
    --better.value;
    if (balance::confirm(line, aim, better).assignmentHolds)
        return "an assignment is confirmed to be better than it is";
    return "";
}

} // namespace takt::test
