// Places for the words beside lines, where they lie on nothing else. Pure geometry.
#pragma once

#include <QSizeF>

#include "gui/map/link_routing.h"
#include "gui/map/obstacles.h"

namespace takt::gui {

/// Room for a text, reckoned without a font: equal on every machine.
QSizeF labelSize(const QString& text);

class LabelPlaces {
  public:
    /// `lines`: all that are drawn, by number.
    LabelPlaces(const Obstacles& symbols, const std::vector<QPolygonF>& lines);
    /// What words must not lie on besides.
    void take(const QRectF& box) { labels_.add(box); }
    /// A place along line number `own`, taken from now on.
    QRectF along(std::size_t own, const QSizeF& size);
    /// The first of these places, the usual one first, that lies on no symbol and no other words, preferably on no line
    /// but `own`; taken from now on.
    QRectF choose(std::size_t own, const std::vector<QRectF>& places);

  private:
    int linesUnder(const QRectF& box, std::size_t own, int most) const;
    bool isFree(const QRectF& box) const;
    std::size_t square(const QPointF& at) const;

    const Obstacles& symbols_;
    const std::vector<QPolygonF>& lines_;
    RectIndex labels_;
    QRectF bounds_;
    std::size_t columns_ = 1, rows_ = 1;
    struct Piece {
        std::uint32_t line;
        std::uint32_t end; ///< the number of its end point
    };
    std::vector<std::vector<Piece>> squares_;
};

} // namespace takt::gui
