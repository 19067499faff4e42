#include "gui/cells/entry_table.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <algorithm>
#include <utility>

#include "gui/cells/work_kinds.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

/// The editor fills its cell; with a border, what stands in it cannot be.
QString editorStyle(const QColor& border = {}) {
    return QStringLiteral("QLineEdit { padding: 0 4px; border-radius: 0; min-height: 0; %1}")
        .arg(border.isValid() ? QStringLiteral("border: 2px solid %1; ").arg(border.name()) : QString());
}

} // namespace

EntryTable::EntryTable(int rowHeight, QWidget* parent) : QTableView(parent) {
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    setShowGrid(false);
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(rowHeight);
    verticalHeader()->setMinimumSectionSize(rowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(26);
}

std::vector<int> EntryTable::selectedRows() const {
    std::vector<int> rows;
    for (const auto& cell : selectionModel()->selectedIndexes())
        rows.push_back(cell.row());
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void EntryTable::keyPressEvent(QKeyEvent* event) {
    const bool plain = event->modifiers() == Qt::NoModifier;
    const bool move = event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
    if (event->key() == Qt::Key_Insert && plain)
        insertAbove();
    else if (event->key() == Qt::Key_Delete && plain)
        deletePressed();
    else if (move && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        moveSelected(event->key() == Qt::Key_Up ? -1 : 1);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && state() != EditingState)
        edit(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void EntryTable::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) {
    const bool leaves = hint == QAbstractItemDelegate::NoHint || hint == QAbstractItemDelegate::RevertModelCache;
    if (std::exchange(refused_, false) && !leaves) {
        editor->setStyleSheet(editorStyle(colors().bad));
        editor->setFocus();
        return;
    }
    const bool entered = hint == QAbstractItemDelegate::SubmitModelCache;
    const QModelIndex at = currentIndex();
    QTableView::closeEditor(editor, hint);
    if (hint == QAbstractItemDelegate::EditNextItem && lineStart_ < 0)
        lineStart_ = at.column();
    if (hint == QAbstractItemDelegate::EditNextItem)
        return;
    const int start = std::exchange(lineStart_, -1);
    if (entered && at.isValid() && at.row() + 1 < model()->rowCount())
        setCurrentIndex(model()->index(at.row() + 1, start < 0 ? at.column() : start));
}

void EntryTable::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu;
    fillMenu(menu);
    if (!menu.isEmpty())
        menu.exec(event->globalPos());
}

void EntryTable::addEntry(QMenu& menu, const QString& text, const QKeySequence& keys, bool enabled, const std::function<void()>& act) {
    QAction* action = menu.addAction(text, this, act);
    action->setShortcut(keys);
    action->setEnabled(enabled);
}

QWidget* WorkDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    if (index.column() != kindColumn_) {
        QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
        editor->setStyleSheet(editorStyle());
        return editor;
    }
    QComboBox* box = makeBox(parent);
    for (std::size_t k = 0; k < EnumNames<WorkKind>::names.size(); ++k)
        box->addItem(workKindName(static_cast<WorkKind>(k)));
    return box;
}

} // namespace takt::gui
