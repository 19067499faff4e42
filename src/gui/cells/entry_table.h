// What the tables of the Cells page share: cells entered where they stand, with the keys of a spreadsheet.
#pragma once

#include <QTableView>
#include <functional>
#include <vector>

#include "gui/common/choice_delegate.h"

class QMenu;

namespace takt::gui {

/// Enter goes on below, after Tab where the line began. Insert puts one above, Delete takes out, Ctrl+Shift with Up and Down
/// moves, where the table has these. What cannot be stays open, as it was typed.
class EntryTable : public QTableView {
    Q_OBJECT
  public:
    EntryTable(int rowHeight, QWidget* parent);

    virtual void insertAbove() {}
    virtual void moveSelected(int) {}
    /// For the context menu, made anew each time; left empty, there is none.
    virtual void fillMenu(QMenu&) {}

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
    virtual void deletePressed() {}
    /// The model refused what was typed last.
    void keepOpen() { refused_ = true; }
    /// Of the selected cells, in order, each once.
    std::vector<int> selectedRows() const;
    void addEntry(QMenu& menu, const QString& text, const QKeySequence& keys, bool enabled, const std::function<void()>& act);

  private:
    int lineStart_ = -1; ///< the column that a line typed with Tab began in; -1: none
    bool refused_ = false;
};

/// Kinds of work are chosen in their column; all else is typed.
class WorkDelegate : public ChoiceDelegate {
    Q_OBJECT
  public:
    WorkDelegate(int kindColumn, QObject* parent) : ChoiceDelegate(parent), kindColumn_(kindColumn) {}
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  private:
    int kindColumn_;
};

} // namespace takt::gui
