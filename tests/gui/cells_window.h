// A window with one process on the cells page, and how a person uses it.
#pragma once

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>
#include <memory>

#include "app/main_window.h"
#include "gui/cells/cell_panel.h"
#include "gui/cells/cells_page.h"
#include "gui/cells/solve_bar.h"
#include "gui/cells/task_table.h"
#include "gui/map/inspector_rows.h"

namespace takt::test {

/// Three operators of 56 s: 18 + 38, 22 + 34, 15 + 41.
inline const char kCellTasks[] = "#\tTask\tManual\tAuto\tAfter\r\n"
                                 "1\tLoad bracket\t18\t\t\r\n"
                                 "2\tWeld seam\t38\t14,5\t1\r\n"
                                 "3\tTurn\t22\t\t2\r\n"
                                 "4\tDeburr\t34\t\t3\r\n"
                                 "5\tMount arm\t15\t\t4\r\n"
                                 "6\tTorque screws\t41\t\t5\r\n";

class CellsWindow {
  public:
    CellsWindow() {
        qputenv("XDG_STATE_HOME", folder.filePath(QStringLiteral("state")).toLocal8Bit());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.filePath(QStringLiteral("config")));
        window = std::make_unique<app::MainWindow>();
        window->show();
        (void)QTest::qWaitForWindowExposed(window.get());
        Edit edit = document().edit();
        Process row;
        row.name = "Weld and assembly";
        process = edit.insert(row);
        Item item;
        item.name = "Bracket";
        Recipe recipe;
        recipe.process = process;
        recipe.item = edit.insert(item);
        edit.insert(recipe);
        (void)document().push(edit, QStringLiteral("Draw"));
        window->setPage(app::Page::Cells);
        enter("Planned cycle", "56 s");
    }

    Document& document() { return window->document(); }
    const Plant& plant() { return document().plant(); }
    gui::CellsPage& page() { return window->cellsPage(); }
    void undo() { document().undoStack()->undo(); }
    int steps() { return document().undoStack()->index(); }
    Id id(int number) {
        for (const auto& task : plant().get<CellTask>())
            if (task.number == number)
                return task.id;
        return {};
    }
    const CellTask& task(int number) { return *plant().find<CellTask>(id(number)); }

    void paste(const char* text) {
        auto& table = page().table();
        table.setCurrentIndex(page().tasks().index(page().tasks().rowCount() - 1, gui::TaskModel::Name));
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
        table.setFocus();
        QTest::keySequence(&table, QKeySequence::Paste);
    }
    void solve() {
        QTest::mouseClick(page().solver().startButton(), Qt::LeftButton, {}, QPoint(12, 12));
        QTRY_VERIFY_WITH_TIMEOUT(!page().solver().isRunning(), 10'000);
    }
    void choose(int number) { page().table().setCurrentIndex(page().tasks().index(number - 1, gui::TaskModel::Name)); }
    gui::FieldRow* row(const char* label) {
        for (auto* found : page().panel().findChildren<gui::FieldRow*>(QString::fromUtf8(label)))
            if (found->isVisible())
                return found;
        return nullptr;
    }
    /// Types into a field of the panel.
    void enter(const char* label, const char* text) {
        auto* found = row(label);
        QVERIFY2(found, label);
        found->edit()->setFocus();
        found->edit()->selectAll();
        QTest::keyClick(found->edit(), Qt::Key_Delete);
        QTest::keyClicks(found->edit(), QString::fromUtf8(text));
        QTest::keyClick(found->edit(), Qt::Key_Return);
    }

    QTemporaryDir folder;
    std::unique_ptr<app::MainWindow> window;
    Id process;
};

} // namespace takt::test
