// The frames round parts of the map, behind everything else.
#pragma once

#include <QGraphicsItem>

namespace takt::gui {

class MapScene;

/// Paints every area of the plant: a dashed frame with its name. Takes no mouse.
class AreaItem : public QGraphicsItem {
  public:
    explicit AreaItem(const MapScene& scene);

    /// Takes over the frames of the plant; call when the plant changes.
    void follow();

    /// Round all frames with their names; empty when there are none.
    QRectF boundingRect() const override { return bounds_; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    const MapScene& map_;
    QRectF bounds_;
};

} // namespace takt::gui
