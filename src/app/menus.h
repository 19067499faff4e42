// The menu bar.
#pragma once

#include "app/main_actions.h"
#include "app/recent_files.h"

class QMainWindow;


namespace takt::app {

/// What the menus show besides the window's own actions.
struct MenuParts {
    RecentFiles* recent;
    QList<QAction*> clipboard; ///< cut, copy, paste, duplicate, delete, select all; none: a separator
    QList<QAction*> draw;      ///< adding, connecting, handing over
    QList<QAction*> arrange;
    QList<QAction*> zoom;
    QList<QAction*> panels;    ///< what can stand beside the page
};

void fillMenuBar(QMainWindow* window, const MainActions& actions, const MenuParts& parts);

} // namespace takt::app
