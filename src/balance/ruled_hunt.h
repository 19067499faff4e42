// The same question for lines with rules.
#pragma once

#include "balance/hunt.h"
#include "balance/ruled_search.h"

namespace takt::balance {

class RuledHunt final : public Hunting {
public:
    /// `line` must outlive it. `moves`: at most so many tasks away from today's station; -1: any.
    RuledHunt(const RuledLine& line, Units cycle, int moves = -1);

    LowerBound bound() const override { return bound_; }
    Verdict round(int number, int stations, Effort& effort, Assignment& found) override;
    bool exhausted() const override { return exhausted_; }

private:
    LowerBound bounded() const;
    RuledQuestion question(int stations) const;

    const RuledLine& line_;
    Units cycle_;
    int moves_;
    std::vector<int> stationsFrom_;
    LowerBound bound_;
    std::unique_ptr<RuledSearching> exact_;
    int searched_ = 0;
    bool exhausted_ = false;
};

} // namespace takt::balance
