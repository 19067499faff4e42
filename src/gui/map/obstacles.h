// What stands in the way of lines: the areas of symbols, found quickly by where they lie. Pure geometry.
#pragma once

#include <QHash>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <cstdint>
#include <vector>

#include "base/id.h"

namespace takt::gui {

/// Whether the straight piece from `a` to `b` has a point inside the box; touching its edge is none.
bool crosses(const QPointF& a, const QPointF& b, const QRectF& box);

/// Rectangles by the squares of a grid that they touch.
class RectIndex {
  public:
    /// Returns its number, counted from 0.
    std::size_t add(const QRectF& box);
    std::size_t size() const { return boxes_.size(); }
    const QRectF& box(std::size_t i) const { return boxes_[i]; }
    /// The numbers of all that may touch `box`, each once, in order.
    void near(const QRectF& box, std::vector<std::uint32_t>& found) const;
    /// The same for a straight piece.
    void near(const QPointF& a, const QPointF& b, std::vector<std::uint32_t>& found) const;

  private:
    static constexpr double kSquare = 160;
    struct Squares {
        int left, top, right, bottom;
    };
    static Squares squaresOf(const QRectF& box);
    void collect(int x, int y, std::vector<std::uint32_t>& found) const;

    std::vector<QRectF> boxes_;
    QHash<quint64, std::vector<std::uint32_t>> squares_;
};

/// Symbols that lines go round. What a line itself belongs to is not in its way.
class Obstacles {
  public:
    /// `area`: the symbol with its texts, or another part of what `owner` draws.
    void add(Id owner, const QRectF& area, int part = 0);
    std::size_t size() const { return owners_.size(); }
    Id owner(std::size_t i) const { return owners_[i]; }
    /// Tells the parts of all owners apart.
    quint64 key(std::size_t i) const { return keys_[i]; }
    const QRectF& area(std::size_t i) const { return index_.box(i); }

    /// The numbers of those that a line between two elements goes through, each once, in order.
    std::vector<std::uint32_t> crossed(const QPolygonF& line, Id from, Id to) const;
    /// How many these are; counting ends when there are more than `most`.
    int crossings(const QPolygonF& line, Id from, Id to, int most = 1 << 20) const;
    /// Whether a box overlaps one of them.
    bool overlaps(const QRectF& box) const;

  private:
    RectIndex index_;
    std::vector<Id> owners_;
    std::vector<quint64> keys_;
};

} // namespace takt::gui
