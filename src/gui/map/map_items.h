// The graphics items of the map: each holds an id and paints what the plant says of it.
#pragma once

#include <QGraphicsItem>

#include "gui/map/map_layout.h"

namespace takt::gui {

class MapScene;

class NodeItem : public QGraphicsItem {
  public:
    NodeItem(const MapScene& scene, const NodeLayout& place);

    Id id() const { return place_.id; }
    void setPlace(const NodeLayout& place);
    /// Repaints when what the run says of it looks different from what was painted.
    void followRun();

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    const MapScene& map_;
    NodeLayout place_;
    std::size_t face_ = 0; ///< of the run, as last painted
};

class HeijunkaItem : public QGraphicsItem {
  public:
    HeijunkaItem(const MapScene& scene, const HeijunkaLayout& place);

    void setPlace(const HeijunkaLayout& place);
    void followRun();

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    const MapScene& map_;
    HeijunkaLayout place_;
    std::int64_t face_ = -1;
};

} // namespace takt::gui
