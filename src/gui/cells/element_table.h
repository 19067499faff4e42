// The elements of one task as a small table: name, kind of work, seconds; each cell entered where it stands, and an empty line
// at the end for the next.
#pragma once

#include <QAbstractTableModel>

#include "document/document.h"
#include "gui/cells/entry_table.h"

namespace takt::gui {

class ElementModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Name, Kind, Time, ColumnCount };

    explicit ElementModel(Document& document, QObject* parent = nullptr);
    /// Reads them anew from the plan; none: no task.
    void setTask(Id task);
    Id task() const { return task_; }
    const std::vector<TaskElement>& elements() const { return elements_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// One undo step; false, and why by refused(), when what was typed cannot be.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

  Q_SIGNALS:
    void refused(const QString& why);

  private:
    Document& document_;
    Id task_;
    std::vector<TaskElement> elements_;
};

class ElementTable : public EntryTable {
    Q_OBJECT
  public:
    explicit ElementTable(Document& document, QWidget* parent = nullptr);
    ElementModel& elements() { return *model_; }
    void setTask(Id task);
    void fillMenu(QMenu& menu) override;

    void insertAbove() override;
    void removeSelected();
    void moveSelected(int by) override;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void deletePressed() override { removeSelected(); }

  private:
    std::vector<std::size_t> selected() const;

    Document& document_;
    ElementModel* model_;
};

} // namespace takt::gui
