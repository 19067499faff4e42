// At rest: selects, and begins every other gesture.
#pragma once

#include <optional>

#include "gui/map/tool.h"
#include "gui/time/why_text.h"

namespace takt::gui {

class SelectTool : public Tool {
  public:
    using Tool::Tool;

    QString hint() const override;
    void deactivate() override;
    void press(const Pointer& pointer) override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    void doubleClick(const Pointer& pointer) override;
    bool keyPress(QKeyEvent& event) override;
    bool isGesture() const override { return false; }

  private:
    std::optional<QPointF> handleAt(const QPointF& point, Id& node) const;
    int cornerAt(const QPointF& point) const;
    void hover(const Pointer& pointer);
    void walk(bool forwards);
    bool nudge(const QKeyEvent& event);

    std::optional<Pointer> pressed_; ///< on an element, not yet moved
    WhySubject asked_;               ///< pressed on, not yet moved
};

} // namespace takt::gui
