// Fills the columns of a curve as a quantity changes in time.
#pragma once

#include <algorithm>
#include <utility>

#include "sim/series.h"

namespace takt::sim {

/// Changes are told in the order of time. Columns divide [from, to) evenly.
class CurveTracker {
  public:
    CurveTracker(std::size_t columns, Time from, Time to) : curve_(columns), from_(from), to_(to) {}

    void change(Time at, std::int64_t by) {
        if (at <= from_) { // what is there at the begin does not rise to it
            value_ += by;
            return;
        }
        moveTo(column(at));
        value_ += by;
        if (at_ < curve_.size())
            note();
    }
    std::int64_t value() const { return value_; }
    /// Once, when all is told.
    Curve finish() {
        moveTo(curve_.size());
        return std::move(curve_);
    }

  private:
    std::size_t column(Time at) const {
        const auto span = static_cast<double>(std::max<std::int64_t>(1, (to_ - from_).us));
        const double part = static_cast<double>((at - from_).us) / span;
        return std::min(curve_.size(), static_cast<std::size_t>(part * static_cast<double>(curve_.size())));
    }
    void note() {
        auto& c = curve_[at_];
        c.least = std::min(c.least, value_);
        c.most = std::max(c.most, value_);
        c.last = value_;
    }
    void moveTo(std::size_t column) {
        if (!begun_ && !curve_.empty()) {
            begun_ = true;
            curve_[0] = {value_, value_, value_};
        }
        while (at_ < column && ++at_ < curve_.size())
            curve_[at_] = {value_, value_, value_};
    }

    Curve curve_;
    Time from_, to_;
    std::size_t at_ = 0;
    std::int64_t value_ = 0;
    bool begun_ = false;
};

} // namespace takt::sim
