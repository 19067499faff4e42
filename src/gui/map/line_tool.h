// Drawing lines: material and information from a handle, kanban loops from the palette.
#pragma once

#include <optional>

#include "gui/map/connection_rules.h"
#include "gui/map/symbol_catalogue.h"
#include "gui/map/tool.h"

namespace takt {
class Edit;
}

namespace takt::gui {

/// Follows the mouse from an element to another; ends by release over it, or by a click, or by Enter
/// after Tab has chosen one.
class LinkingTool : public Tool {
  public:
    using Tool::Tool;

    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    void deactivate() override;
    void press(const Pointer& pointer) override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    bool keyPress(QKeyEvent& event) override;

  protected:
    virtual Refusal judge(Id target) const = 0;
    /// Draws what judge() allows, as one undo step.
    virtual void connectTo(Id target) = 0;
    virtual bool isLoop() const = 0;

    void begin(Id from, const QPointF& at, std::optional<QPoint> pressedAt);
    void point(const QPointF& at, Id target);
    void finish(Id target);
    void chooseNext(bool forwards);
    bool takeFirst();

    Id from_;
    QPointF start_;
    std::optional<QPoint> pressedAt_; ///< the button is held since here
    Id target_;                       ///< under the mouse, or chosen by key
};

class LineTool : public LinkingTool {
  public:
    /// Begun by pressing on a handle.
    LineTool(Workbench& bench, Id from, const QPointF& handle, const Pointer& pressed);
    /// Begun by key: the target is chosen by Tab or by a click.
    LineTool(Workbench& bench, Id from, const QPointF& at);
    /// A line of a chosen kind, with a first element when there is one already.
    LineTool(Workbench& bench, const SymbolKind& kind, Id first);
    QString hint() const override;
    bool keyPress(QKeyEvent& event) override;

  protected:
    Refusal judge(Id target) const override;
    void connectTo(Id target) override;
    bool isLoop() const override { return false; }

  private:
    Id draw(Edit& edit, Id target) const;
    const SymbolKind* kind_ = nullptr; ///< none: what fits between the two
};

class LoopTool : public LinkingTool {
  public:
    /// With a first element when there is one already.
    LoopTool(Workbench& bench, LoopKind kind, Id first = {});
    QString hint() const override;
    bool keyPress(QKeyEvent& event) override;

  protected:
    Refusal judge(Id target) const override;
    void connectTo(Id target) override;
    bool isLoop() const override { return true; }

  private:
    LoopKind kind_;
};

} // namespace takt::gui
