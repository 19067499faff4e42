// A window with a scenario of the sample on its boards page, and how a person uses it.
#pragma once

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUndoStack>
#include <memory>

#include "app/main_window.h"

namespace takt::test {

class BoardsWindow {
  public:
    explicit BoardsWindow(const char* scenario = "Future state", const char* sample = "acme-stamping.json") {
        qputenv("XDG_STATE_HOME", folder.filePath(QStringLiteral("state")).toLocal8Bit());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.filePath(QStringLiteral("config")));
        window = std::make_unique<app::MainWindow>();
        window->show();
        (void)QTest::qWaitForWindowExposed(window.get());
        if (!document().open(std::string(TAKTBOARD_SOURCE_DIR "/resources/samples/") + sample))
            qFatal("cannot open the sample");
        const auto* found = document().project().scenario(std::string_view(scenario));
        if (!found)
            qFatal("the sample has no scenario %s", scenario);
        document().setScenario(found->id);
        window->showDocument();
        window->setPage(app::Page::Boards);
    }

    Document& document() { return window->document(); }
    const Plant& plant() { return document().plant(); }
    int steps() { return document().undoStack()->index(); }
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

    QTemporaryDir folder;
    std::unique_ptr<app::MainWindow> window;
};

} // namespace takt::test
