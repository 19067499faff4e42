// Moving what is selected, by mouse or by arrow keys.
#pragma once

#include <QLineF>
#include <map>
#include <vector>

#include "gui/map/tool.h"

namespace takt::gui {

/// The selected elements with their places; what a move works on.
class MovedElements {
  public:
    explicit MovedElements(Workbench& bench);
    bool isEmpty() const { return from_.empty(); }
    /// Shows them so far away from where they stand.
    void preview(const QPointF& by);
    /// Moves them by what was previewed, as one undo step. Corners of lines between them go along.
    void commit();
    void drop();
    const std::map<Id, QPointF>& from() const { return from_; }

  private:
    Workbench& bench_;
    std::map<Id, QPointF> from_;
    QPointF by_;
};

class MoveTool : public Tool {
  public:
    MoveTool(Workbench& bench, const Pointer& start);

    QString hint() const override;
    Qt::CursorShape cursor() const override { return Qt::SizeAllCursor; }
    void deactivate() override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;

  private:
    QPointF wanted(const Pointer& pointer) const;
    void showGuides(const QPointF& by);
    Id flowUnder(const QPointF& at) const;
    void insertHeld(Id flow, const QPointF& at);

    Pointer start_;
    Id held_; ///< the one under the mouse, which snaps
    MovedElements elements_;
    bool done_ = false;
};

/// Lasts from the first arrow key to its release.
class NudgeTool : public Tool {
  public:
    explicit NudgeTool(Workbench& bench);

    void step(const QKeyEvent& event);
    QString hint() const override;
    void deactivate() override;
    bool keyPress(QKeyEvent& event) override;
    bool keyRelease(QKeyEvent& event) override;

  private:
    MovedElements elements_;
    QPointF by_;
    bool done_ = false;
};

} // namespace takt::gui
