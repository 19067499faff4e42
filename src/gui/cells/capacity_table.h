// The production capacity table by process: times of each task and machine, tool changes, and pieces a shift. Machine and
// tool change are entered where they stand.
#pragma once

#include <QAbstractTableModel>

#include "cell/capacity.h"
#include "document/document.h"
#include "gui/cells/cell_facts.h"
#include "gui/cells/entry_table.h"

namespace takt::gui {

class CapacityModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Number, Task, Machine, Manual, Automatic, Completion, ChangeEvery, Change, ChangePerPiece, PerShift, ColumnCount };

    explicit CapacityModel(Document& document, QObject* parent = nullptr);
    void setFacts(const CellFacts& facts);
    const cell::CapacityTable& capacity() const { return table_; }

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
    CellFacts facts_;
    cell::CapacityTable table_;
};

/// A cell of the table in words; for the screen and for paper.
QString capacityText(const CellFacts& facts, const cell::CapacityRow& row, int column);
QString capacityHeading(int column);
/// "491 a shift, 460 asked for".
QString capacityRemark(const CellFacts& facts, const cell::CapacityTable& table);

class CapacityView : public EntryTable {
    Q_OBJECT
  public:
    explicit CapacityView(Document& document, QWidget* parent = nullptr);
    CapacityModel& capacity() { return *model_; }

  private:
    CapacityModel* model_;
};

} // namespace takt::gui
