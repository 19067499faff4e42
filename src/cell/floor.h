// A cell on the floor: where its tasks stand along an I, an L or a U, and what its operators walk.
//
// The plan is in metres, x to the right and y downwards. A task's place says how far along the walkway its workplace is
// and how far from the walkway's middle line, to the right of the flow; that is where the hands are, the machine or
// table stands behind it, away from the walkway. Operators walk along and across, as one walks in an aisle.
#pragma once

#include "cell/figures.h"

namespace takt::cell {

struct FloorPoint {
    double x = 0, y = 0; ///< metres
    bool operator==(const FloorPoint&) const = default;
};

/// By the walkway, in whole millionths of a metre as the plan keeps them.
struct FloorPlace {
    Decimal along{0};  ///< >= 0
    Decimal across{0}; ///< to the right of the flow; negative: to the left
    bool operator==(const FloorPlace&) const = default;
};

/// Where places lie on the plan. I: straight to the right. L: to the right as far as the bend, then downwards. U: the
/// walkway is the aisle between two legs that face each other, so places are as of an I; the way in is left of the
/// walkway's middle line (above it on the plan), the way back right of it.
class Walkway {
  public:
    Walkway() = default;
    explicit Walkway(const Cell& cell);

    CellShape shape() const { return shape_; }
    /// Metres along it; 0 unless L-shaped.
    double bend() const { return bend_; }
    FloorPoint pointOf(FloorPlace place) const { return pointOf(place.along.value(), place.across.value()); }
    FloorPoint pointOf(double along, double across) const;
    /// The place of a point, or the nearest there is: nothing lies before the begin. Where both legs of an L reach, the
    /// leg whose middle line is nearer.
    FloorPlace placeOf(FloorPoint point) const;
    /// The way to the right of the flow there, of length 1.
    FloorPoint rightOf(double along) const;

  private:
    bool isBeyondBend(double along) const { return shape_ == CellShape::LShaped && along > bend_; }
    CellShape shape_ = CellShape::Straight;
    double bend_ = 0;
};

/// Along the walkway and across it.
Decimal metresBetween(FloorPlace a, FloorPlace b);

/// The round of one operator: his tasks in the order they are done, and from the last back to the first.
struct FloorLoop {
    std::vector<balance::Task> tasks;
    std::vector<Decimal> legs; ///< metres from each task to the next; of the last, back to the first
    Decimal metres{0};
    Duration walk;             ///< metres / walking speed
};

struct Floor {
    Walkway walkway;
    std::vector<FloorPlace> places; ///< by task of the line
    std::vector<FloorLoop> loops;   ///< by load
    Decimal metres{0};              ///< by all operators, a piece
    Duration walk;
};

/// Whether some task stands anywhere but at the begin of the walkway's middle line.
bool isPlaced(const std::vector<FloorPlace>& places);
std::vector<FloorPlace> placesOf(const Plant& plant, const CellLine& line);
/// The loops of these loads between these places, which need not be those of the plan.
Floor floorOf(const Cell& cell, std::vector<FloorPlace> places, const std::vector<Load>& loads);

/// What an operator is at, some time into the cycle of his piece.
struct LoopMoment {
    enum class Doing : std::uint8_t { Working, Walking, Waiting };
    Doing doing = Doing::Waiting;
    std::size_t stop = 0; ///< in the loop; walking: the one he comes from. Waiting is done at the first
    double part = 0;      ///< of the work or of the leg, 0 … 1
    bool operator==(const LoopMoment&) const = default;
};
/// He works and walks from the first task on and waits for what is left of the cycle. A loop longer than the cycle is
/// shortened in every part alike, so that the picture keeps the pace of the run; `cycle` of 0: as long as it is.
LoopMoment momentOf(const FloorLoop& loop, const std::vector<Times>& times, Duration into, Duration cycle);

inline constexpr Decimal kPitch{1'200'000};     ///< from workplace to workplace, metres
inline constexpr Decimal kAisleWidth{1'200'000}; ///< of a walkway set out by setOut()

/// Workplaces evenly along a shape, in the order of precedence (of those that are free the one written down first); a
/// U has the first half on its way in, the second on its way back, facing it; an L half on each leg. Tasks that name the
/// same machine share one workplace.
struct SetOut {
    std::vector<FloorPlace> places; ///< by task
    Decimal bend{0};
};
SetOut setOut(const Plant& plant, const CellLine& line, CellShape shape);
/// Puts them into the plan, with the shape and its bend.
void placeAlong(Edit& edit, const CellLine& line, Id process, CellShape shape);

} // namespace takt::cell
