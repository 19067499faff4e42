#include "app/menus.h"

#include <QCoreApplication>
#include <QMainWindow>
#include <QMenuBar>


namespace takt::app {

namespace {

struct Menus {
    Q_DECLARE_TR_FUNCTIONS(Menus)
};

/// A null action stands for a separator.
void add(QMenu* menu, const QList<QAction*>& actions) {
    for (auto* action : actions) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
}

void fillFileMenu(QMenu* menu, const MainActions& a, RecentFiles* recent) {
    add(menu, {a.newMap, a.newWindow, a.open});
    auto* recentMenu = menu->addMenu(Menus::tr("Open &recent"));
    QObject::connect(recentMenu, &QMenu::aboutToShow, recent,
                     [recent, recentMenu] { recent->fill(recentMenu); });
    recent->fill(recentMenu);
    add(menu, {nullptr, a.save, a.saveAs, a.revert, nullptr});
    add(menu->addMenu(Menus::tr("&Export")), {a.exportMap, a.exportDataBoxes, a.exportEvents, a.exportJson});
    add(menu, {a.importDataBoxes});
    add(menu, {a.print, nullptr, a.close, a.quit});
}

void fillViewMenu(QMenu* menu, const MainActions& a, const MenuParts& parts) {
    add(menu, {a.map, a.cells, a.boards, a.metrics, nullptr});
    add(menu, parts.zoom);
    menu->addSeparator();
    add(menu->addMenu(Menus::tr("&Theme")), {a.light, a.dark});
    menu->addSeparator();
    add(menu, parts.panels);
    add(menu, {nullptr, a.workshop, nullptr, a.resetLayout});
}

} // namespace

void fillMenuBar(QMainWindow* window, const MainActions& a, const MenuParts& parts) {
    auto* bar = window->menuBar();
    fillFileMenu(bar->addMenu(Menus::tr("&File")), a, parts.recent);
    auto* edit = bar->addMenu(Menus::tr("&Edit"));
    add(edit, {a.undo, a.redo, nullptr});
    add(edit, parts.clipboard);
    add(edit, {nullptr, a.find});
    add(bar->addMenu(Menus::tr("&Draw")), parts.draw);
    add(bar->addMenu(Menus::tr("&Arrange")), parts.arrange);
    fillViewMenu(bar->addMenu(Menus::tr("&View")), a, parts);
    add(bar->addMenu(Menus::tr("&Simulate")), {a.play, a.backwards, a.stepForward, a.stepBack, a.toStart,
                                               a.toEnd, a.startOver, a.predict, nullptr, a.whatIf, a.dropBranch, a.why, nullptr, a.cardCounts, nullptr,
                                               a.bookmark, a.bookmarks, nullptr, a.runSettings, a.runAgain, a.storeRun});
    add(bar->addMenu(Menus::tr("&Help")), {a.help, a.glossary, a.problems, nullptr, a.about});
}

} // namespace takt::app
