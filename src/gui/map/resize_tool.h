// Dragging a frame or a note larger by its corners.
#pragma once

#include <array>
#include <optional>

#include "gui/map/tool.h"

class QRectF;

namespace takt::gui {

/// Whether an element's size is its own, and where its corners are.
std::optional<QRectF> sizableBox(const Workbench& bench, Id element);
std::array<QPointF, 4> cornersOf(const QRectF& box);

class ResizeTool : public Tool {
  public:
    /// `corner`: 0 to 3, as cornersOf() lists them.
    ResizeTool(Workbench& bench, Id element, int corner);

    QString hint() const override;
    Qt::CursorShape cursor() const override;
    void deactivate() override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;

  private:
    QRectF wanted(const Pointer& pointer) const;

    Id element_;
    int corner_;
};

} // namespace takt::gui
