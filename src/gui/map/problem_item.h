// Flags on the map where something keeps the plant from running or contradicts something else.
#pragma once

#include <QGraphicsItem>

#include "lean/diagnosis.h"

namespace takt::gui {

class MapScene;

class ProblemItem : public QGraphicsItem {
  public:
    explicit ProblemItem(const MapScene& scene);
    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    const MapScene& map_;
};

/// What is wrong with an element and how it is mended, a line each; empty when nothing is.
QString problemTip(const MapScene& scene, Id id);

} // namespace takt::gui
