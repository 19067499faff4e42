// What lies over the map while somebody works on it: selection frames, handles, and the preview of a
// gesture. Never exported, never cached.
#pragma once

#include <QGraphicsItem>
#include <QLineF>
#include <optional>
#include <utility>

#include "gui/map/map_layout.h"
#include "gui/map/symbol_catalogue.h"

namespace takt::gui {

class MapScene;

class OverlayItem : public QGraphicsItem {
  public:
    explicit OverlayItem(const MapScene& scene);

    /// The element under the mouse: it shows its handles.
    void setHovered(Id id);
    Id hovered() const { return hovered_; }
    /// A handle is drawn filled under the mouse.
    void setHotHandle(std::optional<QPointF> handle);

    struct LinePreview {
        QPointF from, to;
        bool dashed = false; ///< a kanban loop
        bool refused = false;
        Id target; ///< framed
    };
    void showLine(const std::optional<LinePreview>& preview);
    /// The rows of the lines shown as they will lead (while moving, the scene itself shows them).
    void showBand(const std::optional<QRectF>& band);
    struct Ghost {
        const SymbolKind* kind = nullptr;
        QPointF at;
    };
    void showGhost(const std::optional<Ghost>& ghost);
    /// The way a line will take.
    void showPath(const QPolygonF& path);
    /// Lines along which moved symbols stand in line with others.
    void showGuides(const std::vector<QLineF>& guides);
    void clear();

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    void paintSelection(QPainter& painter) const;
    void paintLit(QPainter& painter) const;
    void paintHandles(QPainter& painter) const;
    void paintCorners(QPainter& painter) const;
    void paintLineCorners(QPainter& painter, const LinkLayout& link) const;
    void paintPreviews(QPainter& painter) const;

    const MapScene& map_;
    Id hovered_;
    std::optional<QPointF> hotHandle_;
    std::optional<LinePreview> line_;
    std::optional<QRectF> band_;
    std::optional<Ghost> ghost_;
    std::vector<QLineF> guides_;
    QPolygonF path_;
};

/// Where lines are dragged from: the middle of each side of a symbol, a little outside.
std::vector<QPointF> handlesOf(const NodeLayout& node);

} // namespace takt::gui
