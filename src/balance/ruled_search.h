// Branch, bound and remember for lines with rules: states are sets of finished blocks, and where the line has got to.
#pragma once

#include <memory>

#include "balance/ruled_line.h"
#include "balance/search_task.h"

namespace takt::balance {

struct RuledQuestion {
    Units cycle = 0;
    int stations = 0;              ///< each copy counted
    int moves = -1;                ///< at most so many tasks away from today's station; -1: any
    std::vector<int> stationsFrom; ///< by block, from the relaxed line; empty: not known
};

struct RuledResult {
    Verdict verdict = Verdict::Open;
    Assignment assignment; ///< when found; tasks as the line numbers them
    std::int64_t expansions = 0;
    bool memoryFull = false;
    bool loadsLeftOut = false;
};

class RuledSearching {
public:
    virtual ~RuledSearching() = default;
    virtual RuledResult advance(const SearchLimits& limits) = 0;
};

/// `line` must outlive it.
std::unique_ptr<RuledSearching> makeSearch(const RuledLine& line, const RuledQuestion& question);

} // namespace takt::balance
