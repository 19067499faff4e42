// The window's own commands: texts, shortcuts, icons. The window connects them; the menus show them.
#pragma once

#include <QAction>
#include <QCoreApplication>

class QActionGroup;
class QUndoStack;

namespace takt::app {

struct MainActions {
    Q_DECLARE_TR_FUNCTIONS(MainActions)

  public:
    explicit MainActions(QWidget* window, QUndoStack* undoStack);

    // File
    QAction *newMap, *newWindow, *open, *save, *saveAs, *revert, *exportMap, *exportJson, *exportDataBoxes, *exportEvents, *importDataBoxes, *print, *close,
        *quit;
    // Edit
    QAction *undo, *redo, *find;
    // View
    QAction *map, *cells, *boards, *metrics, *light, *dark, *workshop, *resetLayout;
    // Simulate
    QAction *play, *backwards, *stepForward, *stepBack, *toStart, *toEnd, *startOver, *predict, *whatIf, *dropBranch, *why, *cardCounts, *bookmark, *bookmarks,
        *runSettings, *runAgain, *storeRun;
    // Help
    QAction *help, *glossary, *problems, *about;

    QActionGroup *pages, *themes;
};

} // namespace takt::app
