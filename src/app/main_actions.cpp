#include "app/main_actions.h"

#include <QActionGroup>
#include <QUndoStack>

#include "gui/common/theme.h"

namespace takt::app {

namespace {

QAction* make(QWidget* window, const QString& text, const QString& tip, const QList<QKeySequence>& keys = {},
              const char* iconName = nullptr) {
    auto* action = new QAction(text, window);
    action->setShortcuts(keys);
    action->setStatusTip(tip);
    if (iconName)
        action->setIcon(gui::icon(QString::fromLatin1(iconName)));
    return action;
}

QAction* makePage(QWidget* window, QActionGroup* group, const QString& text, const QString& tip, int number,
                  const char* name) {
    auto* action =
        make(window, text, tip, {QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number))}, name);
    action->setCheckable(true);
    action->setObjectName(QStringLiteral("page") + QString::fromLatin1(name));
    group->addAction(action);
    return action;
}

QList<QKeySequence> standard(QKeySequence::StandardKey key) { return QKeySequence::keyBindings(key); }
QList<QKeySequence> keys(const QKeySequence& sequence) { return {sequence}; }

} // namespace

MainActions::MainActions(QWidget* w, QUndoStack* undoStack) {
    newMap = make(w, tr("&New map"), tr("An empty map"), standard(QKeySequence::New), "plus");
    newWindow = make(w, tr("New &window"), tr("Another window, for another document"),
                     keys(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    open = make(w, tr("&Open…"), tr("Open a document or a plan"), standard(QKeySequence::Open), "open");
    save = make(w, tr("&Save"), tr("Write the document to its file"), standard(QKeySequence::Save), "save");
    saveAs = make(w, tr("Save &as…"), tr("Write the document to another file"),
                  keys(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    revert = make(w, tr("Re&vert"), tr("Go back to what was saved last"));
    exportMap = make(w, tr("&Map as picture…"), tr("The map as SVG, PDF or PNG"), keys(Qt::CTRL | Qt::Key_E));
    exportJson = make(w, tr("Plan as &JSON…"), tr("All that is drawn and entered, as text"));
    exportDataBoxes = make(w, tr("&Data boxes as tables…"), tr("Every figure of the scenario on view, as a workbook or CSV"));
    exportEvents = make(w, tr("&Run events…"), tr("Every event of the run on view, as a table or as a log for process mining"));
    importDataBoxes = make(w, tr("Read &data boxes…"), tr("Values from a CSV, by the names of elements; what would change is shown first"));
    print = make(w, tr("&Print…"), tr("The map, its plan and gemba sheets, a cell's standard work, or kanban cards, on paper or as PDF, with a preview"), standard(QKeySequence::Print));
    close = make(w, tr("&Close"), tr("Close the document"), standard(QKeySequence::Close));
    quit = make(w, tr("&Quit"), tr("Close this window"), keys(Qt::CTRL | Qt::Key_Q));

    undo = undoStack->createUndoAction(w, tr("&Undo"));
    undo->setShortcuts(standard(QKeySequence::Undo));
    undo->setIcon(gui::icon(QStringLiteral("undo")));
    undo->setIconText(tr("Undo"));
    redo = undoStack->createRedoAction(w, tr("&Redo"));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    redo->setIcon(gui::icon(QStringLiteral("redo")));
    redo->setIconText(tr("Redo"));
    find = make(w, tr("&Find…"), tr("Find an element by its name"), standard(QKeySequence::Find), "search");

    pages = new QActionGroup(w);
    map = makePage(w, pages, tr("&Map"), tr("The value-stream map"), 1, "map");
    cells = makePage(w, pages, tr("Ce&lls"), tr("A process from inside: tasks, yamazumi, line balancing"), 2, "cells");
    boards = makePage(w, pages, tr("&Boards"), tr("Kanban boards, heijunka box, FIFO lanes, supplier call-offs, andon"), 3, "boards");
    metrics = makePage(w, pages, tr("Metri&cs"), tr("Charts over the run"), 4, "metrics");
    themes = new QActionGroup(w);
    light = make(w, tr("&Light"), tr("Dark ink on light ground"));
    dark = make(w, tr("&Dark"), tr("Light ink on dark ground"));
    for (auto* theme : {light, dark}) {
        theme->setCheckable(true);
        themes->addAction(theme);
    }
    workshop = make(w, tr("&Workshop mode"),
                    tr("The page and the time bar alone, enlarged, on the whole screen"), keys(Qt::Key_F11));
    workshop->setCheckable(true);
    resetLayout = make(w, tr("&Reset layout"), tr("Window and panels as they were at first"));

    play = make(w, tr("&Play"), tr("Play or pause"), keys(Qt::Key_F5), "play");
    backwards = make(w, tr("Play &backwards"), tr("Let the time run backwards"), keys(Qt::SHIFT | Qt::Key_F5),
                     "backwards");
    backwards->setCheckable(true);
    stepForward = make(w, tr("Step &forward"), tr("To the next moment at which something happens"),
                       keys(Qt::Key_F6), "step-forward");
    stepBack = make(w, tr("Step bac&k"), tr("To the last moment at which something happened"),
                    keys(Qt::SHIFT | Qt::Key_F6), "step-back");
    toStart = make(w, tr("To the be&ginning"), tr("To the beginning of the run"), keys(Qt::ALT | Qt::Key_Home));
    toEnd = make(w, tr("To the &end"), tr("To the end of what is simulated"), keys(Qt::ALT | Qt::Key_End));
    startOver = make(w, tr("Back to the start of the &round"), tr("Stopped, at the beginning, with nothing done to the run"),
                     keys(Qt::ALT | Qt::SHIFT | Qt::Key_Home));
    predict = make(w, tr("Pred&ict, then play…"), tr("The class says what the run will come to; its outcome is kept back until it has been played"),
                   keys(Qt::SHIFT | Qt::Key_F9));
    why = make(w, tr("Wh&y?"), tr("Why the selected process waits, or what it works for: back to the root, lit on the map"), keys(Qt::Key_F9), "help");
    cardCounts = make(w, tr("How many &cards?"), tr("The cards of each kanban loop, by every school side by side"), keys(Qt::CTRL | Qt::Key_K));
    bookmark = make(w, tr("Book&mark this moment"), tr("A moment to come back to, with a name and a note"), keys(Qt::CTRL | Qt::Key_B),
                    "bookmark");
    bookmarks = make(w, tr("B&ookmarks…"), tr("Go to a bookmark, name it, note something, delete it"),
                     keys(Qt::CTRL | Qt::SHIFT | Qt::Key_B));
    whatIf = make(w, tr("&What if, from here…"), tr("Let something happen at this moment: the future is simulated again as a branch"),
                  keys(Qt::Key_F7), "branch");
    dropBranch = make(w, tr("&Drop the branch"), tr("Back to the untouched run, at the same moment"), keys(Qt::SHIFT | Qt::Key_F7));
    runSettings = make(w, tr("&Seed and length…"), tr("Seed, length and warm-up of the run"),
                       keys(Qt::CTRL | Qt::Key_G), "seed");
    runAgain = make(w, tr("Run &again"), tr("Run now, without waiting for an edit to settle"),
                    keys(Qt::CTRL | Qt::Key_R));
    storeRun = make(w, tr("S&tore this run"), tr("Keep the run on view in the document"),
                    keys(Qt::CTRL | Qt::SHIFT | Qt::Key_R), "star");

    help = make(w, tr("Taktboard &help"), tr("How to draw, play and read"),
                standard(QKeySequence::HelpContents), "help");
    help->setIconText(tr("Help"));
    glossary = make(w, tr("&Glossary"), tr("The field's own terms in plain words, each with its formula"));
    problems = make(w, tr("&Problems"), tr("What keeps the plant from running"), keys(Qt::Key_F8), "warning");
    about = make(w, tr("&About Taktboard"), tr("Versions and licences"));
}

} // namespace takt::app
