// A second window onto a map, for looking: drag pans, the wheel zooms, a click says which element.
#pragma once

#include <QGraphicsView>

#include "base/id.h"

namespace takt::gui {

class MapScene;

class GlanceView : public QGraphicsView {
    Q_OBJECT
  public:
    explicit GlanceView(MapScene& scene, QWidget* parent = nullptr);

    void setZoom(double zoom, const QPoint& anchor);
    double zoom() const { return transform().m11(); }
    /// Everything drawn; it stays so while the view changes its size, until somebody zooms or drags.
    void fit();
    /// Scrolls until the element or line is seen.
    void reveal(Id id);

  Q_SIGNALS:
    void chosen(takt::Id id);      ///< none: the empty canvas
    void openRequested(takt::Id id); ///< double click, or Enter

  protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void panBy(const QPoint& by);

    MapScene& scene_;
    QPoint pressed_, last_;
    bool dragging_ = false;
    bool fitted_ = true;
};

} // namespace takt::gui
