// Setting down a new element.
#pragma once

#include "gui/map/tool.h"
#include "model/fields.h"

namespace takt::gui {

/// Shows the element under the mouse; a click or Enter sets it down. With Shift another one follows.
class PlaceTool : public Tool {
  public:
    PlaceTool(Workbench& bench, TableId kind);

    QString hint() const override;
    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    void activate() override;
    void deactivate() override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    bool keyPress(QKeyEvent& event) override;

  private:
    void show();
    void put(bool another);

    TableId kind_;
    QPointF at_;
};

/// Sets an element down as one undo step and selects it.
void placeElement(Workbench& bench, TableId kind, const QPointF& at);
/// Where a new element is not on top of another: to the right of what is selected, or in the view.
QPointF freePlace(Workbench& bench, TableId kind);

} // namespace takt::gui
