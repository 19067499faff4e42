// The main window with the boards of a sample, and how a person uses them.
#pragma once

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUndoStack>
#include <memory>

#include "app/main_window.h"
#include "gui/boards/board.h"
#include "gui/boards/boards_page.h"
#include "gui/time/playback.h"

namespace takt::test {

class BoardsWindow {
  public:
    explicit BoardsWindow(const char* sample = "acme-stamping.json", const char* scenario = "Future state") {
        qputenv("XDG_STATE_HOME", folder.filePath(QStringLiteral("state")).toLocal8Bit());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.filePath(QStringLiteral("config")));
        window = std::make_unique<app::MainWindow>();
        window->show();
        (void)QTest::qWaitForWindowExposed(window.get());
        if (!document().open(std::string(TAKTBOARD_SOURCE_DIR "/resources/samples/") + sample))
            qFatal("cannot open the sample");
        const auto* found = document().project().scenario(scenario);
        if (!found)
            qFatal("the sample has no scenario %s", scenario);
        document().setScenario(found->id);
        window->showDocument();
        window->setPage(app::Page::Boards);
        waitForRun();
    }

    Document& document() { return window->document(); }
    gui::Playback& playback() { return window->playback(); }
    const sim::Network& network() { return playback().network(); }
    gui::BoardsPage& page() { return *window->findChild<gui::BoardsPage*>(); }
    const Plant& plant() { return document().plant(); }
    void undo() { document().undoStack()->undo(); }
    const KanbanLoop& loop(const char* name) {
        for (const auto& row : plant().get<KanbanLoop>())
            if (row.name == name)
                return row;
        qFatal("no loop is called %s", name);
    }
    /// Acts in a dialog that is opened by what comes next; closes it at the end.
    template <class Dialog, class Act>
    void whileModal(Act act) {
        auto* timer = new QTimer(window.get());
        timer->setInterval(20);
        QObject::connect(timer, &QTimer::timeout, window.get(), [timer, act] {
            if (auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget())) {
                timer->stop();
                timer->deleteLater();
                QApplication::setActiveWindow(dialog); // as a window manager does
                act(*dialog);
                if (dialog->isVisible())
                    dialog->reject();
            }
        });
        timer->start();
    }
    int steps() { return document().undoStack()->index(); }
    void waitForRun() {
        if (!playback().waitForFinished(60'000))
            qFatal("the sample does not run: %s", qPrintable(playback().problem()));
        QTest::qWait(60); // the page follows at most 25 times a second
    }
    void seek(double days) {
        playback().seek(Time{static_cast<std::int64_t>(days * static_cast<double>(kDay.us))});
        QTest::qWait(60);
    }
    template <class View>
    View* view() {
        return page().findChild<View*>();
    }
    gui::Board* board(gui::BoardPlan::Kind kind) {
        for (auto* board : page().boards())
            if (board->plan().kind == kind)
                return board;
        return nullptr;
    }

    QTemporaryDir folder;
    std::unique_ptr<app::MainWindow> window;
};

} // namespace takt::test
