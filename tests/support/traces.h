// Comparing what two runs recorded.
#pragma once

#include <string>

#include "model/units.h"
#include "sim/trace.h"

namespace takt::test {

/// What a trace holds so far, for a copy of its engine to go on with.
inline void copyRecords(const sim::Trace& from, sim::Trace& to) {
    for (std::size_t i = 0; i < from.written(); ++i)
        to.append(from[i]);
}

/// In words, where two traces differ first, causes included; empty when they are the same.
inline std::string difference(const sim::Trace& a, const sim::Trace& b) {
    const auto same = [](const sim::Record& x, const sim::Record& y) {
        return x.at == y.at && x.subject == y.subject && x.cause == y.cause && x.kindPlace == y.kindPlace &&
               x.amount == y.amount;
    };
    for (std::size_t i = 0; i < std::min(a.written(), b.written()); ++i)
        if (!same(a[i], b[i]))
            return "record " + std::to_string(i) + " differs, at " + formatDuration({a[i].at});
    return a.written() == b.written()
               ? std::string()
               : std::to_string(a.written()) + " records against " + std::to_string(b.written());
}

} // namespace takt::test
