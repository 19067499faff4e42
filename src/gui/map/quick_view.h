// What goes too fast for the eye while a run plays: ways are told by their rate, stocks by their range.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "gui/time/playback.h"

namespace takt::gui {

/// Knows, for the frame it last followed, which ways and stocks change more often in a second of the wall than can be
/// seen. One that was too fast stays so until it is clearly slower, so that nothing flickers between the two.
class QuickView {
  public:
    static constexpr int kTooFast = 7;    ///< changes in a second of the wall
    static constexpr int kSlowAgain = 4;

    struct Range {
        std::int64_t least = 0, most = 0; ///< steps, in the last second of the wall
        bool operator==(const Range&) const = default;
    };
    struct Rate {
        std::uint32_t item = sim::kNone;  ///< none: several, or not known
        double amount = 0;                ///< steps a working day, or an hour of working time
        bool perDay = false;
    };

    /// At each frame. While the run stands still nothing is too fast.
    void follow(const Playback& playback);

    bool any() const { return any_; }
    bool isQuick(std::uint32_t leg) const { return leg < legs_.size() && legs_[leg].quick; }
    /// Of a quick leg: over the last second of the wall, and at least a working hour.
    Rate rate(std::uint32_t leg) const;
    /// Of a place whose stock changes too fast to be read; else none.
    std::optional<Range> range(std::uint32_t place) const;

  private:
    struct Leg {
        int takes = 0, puts = 0;                  ///< in the last second of the wall
        std::int64_t taken = 0, put = 0, left = 0; ///< steps, over the stretch of rates; left: with a departure
        std::uint32_t item = sim::kNone;
        bool mixed = false, quick = false;
    };
    struct Place {
        std::int64_t now = 0;
        Range range;
        int changes = 0;
        bool quick = false;
    };
    void begin(const Playback& playback);
    void count(const sim::Network& network, const sim::Trace& trace, const sim::Record& record, bool lastSecond);
    void judge();

    const sim::Network* network_ = nullptr;
    std::vector<Leg> legs_;
    std::vector<Place> places_;
    double stretch_ = 1; ///< working days or hours that rates are over
    bool perDay_ = false, any_ = false;
};

} // namespace takt::gui
