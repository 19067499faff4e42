#include "gui/map/pan_tool.h"

#include <QScrollBar>

#include "gui/map/map_view.h"

namespace takt::gui {

PanTool::PanTool(Workbench& bench, std::optional<QPoint> from) : Tool(bench), from_(from), bySpace_(!from) {}

QString PanTool::hint() const { return tr("Drag the map · let go to work on"); }

void PanTool::press(const Pointer& pointer) {
    from_ = pointer.screen;
    bench_.view.viewport()->setCursor(cursor());
}

void PanTool::move(const Pointer& pointer) {
    if (!from_)
        return;
    const QPoint by = pointer.screen - *from_;
    from_ = pointer.screen;
    bench_.view.horizontalScrollBar()->setValue(bench_.view.horizontalScrollBar()->value() - by.x());
    bench_.view.verticalScrollBar()->setValue(bench_.view.verticalScrollBar()->value() - by.y());
}

void PanTool::release(const Pointer&) {
    from_.reset();
    if (bySpace_)
        bench_.view.viewport()->setCursor(cursor());
    else
        bench_.view.popTool();
}

bool PanTool::keyPress(QKeyEvent& event) { return event.key() == Qt::Key_Space; }

bool PanTool::keyRelease(QKeyEvent& event) {
    if (event.key() != Qt::Key_Space || event.isAutoRepeat())
        return event.key() == Qt::Key_Space;
    bench_.view.popTool();
    return true;
}

} // namespace takt::gui
