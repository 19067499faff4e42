// The task table as a person uses it: typing, Tab, spreadsheet keys, and a menu of what is done to tasks.
#pragma once

#include "gui/cells/entry_table.h"
#include "gui/cells/task_model.h"

namespace takt::gui {

class TaskTable : public EntryTable {
    Q_OBJECT
  public:
    TaskTable(Document& document, TaskModel& model, QWidget* parent = nullptr);

    /// The tasks of the selected cells, in their order.
    std::vector<Id> selectedTasks() const;
    void selectTask(Id task);
    /// For the card's button too.
    void fillMenu(QMenu& menu) override;

    void pasteClipboard();
    void copySelection();
    void insertAbove() override;
    void removeSelected();
    void moveSelected(int by) override;
    void pairSelected(std::optional<PairRule> rule);

  Q_SIGNALS:
    void taskChosen(takt::Id task);
    void readWanted();  ///< tasks from a file
    void writeWanted(); ///< tasks into a file
    void stopwatchWanted();
    void detailsWanted(); ///< of the current task

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    /// Takes out whole tasks where the number or name is among the cells, else what stands in the cells.
    void deletePressed() override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

  private:
    Document& document_;
    TaskModel& model_;
    bool telling_ = true; ///< the choice came from here
};

} // namespace takt::gui
