// The task table as a person uses it: typing, Tab, spreadsheet keys, and a menu of what is done to tasks.
#pragma once

#include <QTableView>

#include "gui/cells/task_model.h"

class QMenu;

namespace takt::gui {

class TaskTable : public QTableView {
    Q_OBJECT
  public:
    TaskTable(Document& document, TaskModel& model, QWidget* parent = nullptr);

    /// The tasks of the selected cells, in their order.
    std::vector<Id> selectedTasks() const;
    void selectTask(Id task);
    /// For the card's button; made anew each time.
    void fillMenu(QMenu& menu);

    void pasteClipboard();
    void copySelection();
    void insertAbove();
    void removeSelected();
    void moveSelected(int by);
    void pairSelected(std::optional<PairRule> rule);

  Q_SIGNALS:
    void taskChosen(takt::Id task);
    void readWanted();  ///< tasks from a file
    void writeWanted(); ///< tasks into a file
    void stopwatchWanted();
    void detailsWanted(); ///< of the current task

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

  private:
    void clearOrRemove();

    Document& document_;
    TaskModel& model_;
    int lineStart_ = -1;  ///< the column that a line typed with Tab began in; -1: none
    bool telling_ = true; ///< the choice came from here
    bool refused_ = false; ///< what was typed last cannot be, and stays in its editor
};

} // namespace takt::gui
