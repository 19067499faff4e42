// Moving the paper under the window, with the middle button or Space held.
#pragma once

#include <optional>

#include "gui/map/tool.h"

namespace takt::gui {

/// Put over another tool by MapView::pushTool(), which goes on afterwards.
class PanTool : public Tool {
  public:
    /// With the place where the middle button went down; without, it waits for a button while Space is
    /// held.
    PanTool(Workbench& bench, std::optional<QPoint> from);

    QString hint() const override;
    Qt::CursorShape cursor() const override { return from_ ? Qt::ClosedHandCursor : Qt::OpenHandCursor; }
    void press(const Pointer& pointer) override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    bool keyPress(QKeyEvent& event) override;
    bool keyRelease(QKeyEvent& event) override;
    bool isGesture() const override { return false; }

  private:
    std::optional<QPoint> from_;
    bool bySpace_;
};

} // namespace takt::gui
