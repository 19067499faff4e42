// The tasks of a process as a table: a line for each, each cell entered where it stands, and an empty line at the end for
// the next.
#pragma once

#include <QAbstractTableModel>

#include "document/document.h"
#include "gui/cells/cell_facts.h"
#include "gui/cells/task_edits.h"

namespace takt::gui {

class TaskModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    /// The columns that every cell has; behind them one for each product.
    enum Column { Number, Name, Manual, Automatic, After, Station, Kind, Stations, Tool, Posture, Place, Note, ColumnCount };

    explicit TaskModel(Document& document, QObject* parent = nullptr);

    void setFacts(const CellFacts& facts);
    const CellFacts& facts() const { return facts_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    /// One undo step; false, and why by refused(), when what was typed cannot be.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// None: the empty line.
    Id idAt(int row) const;
    int rowOf(Id task) const;
    bool isEmptyLine(int row) const { return row == static_cast<int>(facts_.tasks.size()); }

    /// What a spreadsheet put on the clipboard, from a cell on.
    bool paste(const QString& text, const QModelIndex& from);
    /// Cells as a spreadsheet takes them: apart by tabs.
    QString copied(const QModelIndexList& cells) const;
    /// All, with a heading, for a file: apart by `separator`.
    QString wholeTable(QChar separator) const;
    void clearCells(const QModelIndexList& cells);

  Q_SIGNALS:
    void refused(const QString& why);
    void said(const QString& what);

  private:
    std::optional<Id> productOf(int column) const;
    QString cellText(const CellTask& task, int column) const;
    void measure();
    QString timeText(Duration time) const;
    Result<void> enter(Edit& edit, Id task, int column, const QString& text) const;
    bool push(const Edit& edit, const QString& undo);

    Document& document_;
    CellFacts facts_;
    int decimals_ = 0; ///< of all manual and automatic times, so that they stand below each other
};

} // namespace takt::gui
