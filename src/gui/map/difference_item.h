// Marks what differs from the scenario compared with: a plus, a minus, a pencil stroke at the element's corner, and a
// frame of the same colour.
#pragma once

#include <QGraphicsItem>

#include "lean/comparison.h"

namespace takt::gui {

class MapScene;
struct Palette;

class DifferenceItem : public QGraphicsItem {
  public:
    explicit DifferenceItem(const MapScene& scene);
    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    const MapScene& map_;
};

/// The colour and the sign of a difference, the same on the map and in lists: "+", "−", "~".
QColor differenceColour(lean::DifferenceKind kind, const Palette& colours);
QString differenceSign(lean::DifferenceKind kind);

} // namespace takt::gui
