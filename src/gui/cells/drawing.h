// Drawings that stand on the screen in pixels and on paper in millimetres, from the same lines of code.
#pragma once

#include <QPainter>

#include "gui/common/theme.h"

namespace takt::gui {

/// A painter and its measure. Places are in the painter's own units; px() gives what a pixel of a screen is in them.
class Drawing {
  public:
    /// In the theme's colours.
    static Drawing onScreen(QPainter& painter) { return {painter, colors(), 1, false}; }
    /// The painter is in millimetres.
    static Drawing onPaper(QPainter& painter, const Palette& colours) { return {painter, colours, kPaperPixel, true}; }
    static constexpr double kPaperPixel = 25.4 / 96; ///< millimetres

    QPainter& painter() const { return painter_; }
    const Palette& colours() const { return colours_; }
    bool isOnPaper() const { return paper_; }
    double px(double pixels) const { return pixels * unit_; }

    /// A pen so many pixels wide.
    void pen(const QColor& colour, double pixels = 1, Qt::PenStyle style = Qt::SolidLine) const;
    /// One line in the colour of the pen; cut short where it is too long. `step`: points more or less than usual.
    void text(const QRectF& place, int alignment, const QString& text, int step = 0, bool strong = false) const;
    double textWidth(const QString& text, int step = 0, bool strong = false) const;
    /// Colours of operators: told apart, and never the only mark.
    QColor series(int number) const;
    QColor work() const; ///< of manual time

  private:
    Drawing(QPainter& painter, const Palette& colours, double unit, bool paper)
        : painter_(painter), colours_(colours), unit_(unit), paper_(paper) {}

    QPainter& painter_;
    const Palette& colours_;
    double unit_;
    bool paper_;
};

} // namespace takt::gui
