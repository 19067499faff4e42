// What the mouse and the keys do on the map: one class for each state of a gesture.
#pragma once

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPointF>
#include <QString>

#include "base/id.h"

namespace takt {
class Document;
}

namespace takt::gui {

class MapScene;
class MapView;
class Selection;

/// What tools work on. All outlive every tool.
struct Workbench {
    Document& document;
    MapScene& scene;
    Selection& selection;
    MapView& view;
};

struct Pointer {
    QPointF at;    ///< canvas
    QPoint screen; ///< viewport, for distances the hand feels
    Qt::KeyboardModifiers modifiers;
};

/// A gesture previews in the scene and makes one ChangeSet when it ends; deactivate() drops the preview.
/// A tool may replace itself from any of its handlers.
class Tool {
    Q_DECLARE_TR_FUNCTIONS(MapTool)
  public:
    explicit Tool(Workbench& bench) : bench_(bench) {}
    virtual ~Tool() = default;
    Tool(const Tool&) = delete;
    Tool& operator=(const Tool&) = delete;

    virtual QString hint() const = 0;
    virtual Qt::CursorShape cursor() const { return Qt::ArrowCursor; }
    virtual void activate() {}
    virtual void deactivate() {}
    virtual void press(const Pointer&) {}
    virtual void move(const Pointer&) {} ///< with or without a button
    virtual void release(const Pointer&) {}
    virtual void doubleClick(const Pointer&) {}
    /// True when the key was for this tool. Esc comes here first, then leaves the tool.
    virtual bool keyPress(QKeyEvent&) { return false; }
    virtual bool keyRelease(QKeyEvent&) { return false; }
    /// Whether leaving it by Esc, undo or a change of the plant loses something.
    virtual bool isGesture() const { return true; }

  protected:
    Workbench& bench_;
};

} // namespace takt::gui
