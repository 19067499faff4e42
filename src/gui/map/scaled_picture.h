// The last picture of a view, scaled, in place of a map that takes too long to be drawn for every notch of the wheel.
#pragma once

#include <QPainter>
#include <QPixmap>
#include <QTransform>

namespace takt::gui {

class ScaledPicture {
  public:
    bool isActive() const { return !picture_.isNull(); }
    /// `toCanvas`: from the picture's pixels to the canvas.
    void take(QPixmap picture, const QTransform& toCanvas) {
        picture_ = std::move(picture);
        toCanvas_ = toCanvas;
    }
    void drop() { picture_ = {}; }
    /// Draws it where it lies now; the rest is `ground`.
    void paint(QPainter& painter, const QTransform& toViewport, const QRect& room, const QColor& ground) const {
        painter.fillRect(room, ground);
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.setTransform(toCanvas_ * toViewport);
        painter.drawPixmap(0, 0, picture_);
    }

  private:
    QPixmap picture_;
    QTransform toCanvas_;
};

} // namespace takt::gui
