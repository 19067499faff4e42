// Bending a line by hand: a corner is pulled out of it where it was taken, or one it has is moved.
#pragma once

#include <QPolygonF>
#include <vector>

#include "gui/map/tool.h"

namespace takt::gui {

class BendTool : public Tool {
  public:
    /// `line` is one of MapLayout::links().
    BendTool(Workbench& bench, Id line, const Pointer& start);

    QString hint() const override;
    Qt::CursorShape cursor() const override { return Qt::SizeAllCursor; }
    void deactivate() override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;

  private:
    QPolygonF path() const;
    /// A corner that lies on the straight way between its neighbours is none.
    void dropIdleCorner();

    Id line_;
    std::vector<QPointF> corners_;
    std::size_t held_ = 0;
};

/// The corners set by hand of a line; empty when it finds its own way.
std::vector<QPointF> cornersOfLine(const Workbench& bench, Id line);

} // namespace takt::gui
