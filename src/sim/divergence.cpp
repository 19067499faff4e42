#include "sim/divergence.h"

#include <algorithm>
#include <set>

namespace takt::sim {

namespace {

/// Walks a trace instant by instant, keeping the stock of every place.
class Stocks {
  public:
    Stocks(const Network& network, const Trace& trace, std::size_t records)
        : trace_(trace), records_(records), steps_(network.places.size()) {}

    std::int64_t nextAt() const { return next_ < records_ ? trace_[next_].at : INT64_MAX; }
    std::int64_t steps(std::uint32_t place) const { return steps_[place]; }
    /// Works what happens at an instant; notes the places that change.
    void work(std::int64_t at, std::set<std::uint32_t>& changed) {
        for (; next_ < records_ && trace_[next_].at == at; ++next_) {
            const Record record = trace_[next_];
            const bool put = record.kind() == RecordKind::Put;
            if (!put && record.kind() != RecordKind::Take)
                continue;
            steps_[record.subject] += put ? record.amount : -record.amount;
            changed.insert(record.subject);
        }
    }

  private:
    const Trace& trace_;
    std::size_t records_, next_ = 0;
    std::vector<std::int64_t> steps_;
};

void note(Divergence& d, bool& known, std::int64_t here, std::int64_t there, Time now) {
    if (here == there) {
        if (known && d.level == kNever)
            d.level = now;
        return;
    }
    if (!known)
        d.apart = d.at = now;
    known = true;
    d.level = kNever;
    if (there - here > d.below()) {
        d.here = here;
        d.there = there;
        d.at = now;
    }
}

} // namespace

std::vector<Divergence> divergences(const Network& network, const Trace& here, std::size_t recordsHere, const Trace& there,
                                    std::size_t recordsThere) {
    Stocks a(network, here, recordsHere), b(network, there, recordsThere);
    std::vector<Divergence> all(network.places.size());
    std::vector<bool> known(all.size());
    std::set<std::uint32_t> changed;
    while (std::min(a.nextAt(), b.nextAt()) < INT64_MAX) {
        const std::int64_t now = std::min(a.nextAt(), b.nextAt());
        changed.clear();
        a.work(now, changed);
        b.work(now, changed);
        for (const std::uint32_t place : changed) {
            bool is = known[place];
            note(all[place], is, a.steps(place), b.steps(place), Time{now});
            known[place] = is;
        }
    }
    std::vector<Divergence> out;
    for (std::uint32_t place = 0; place < all.size(); ++place)
        if (known[place]) {
            all[place].place = place;
            out.push_back(all[place]);
        }
    return out;
}

} // namespace takt::sim
