#include "gui/cells/task_table.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <algorithm>
#include <array>
#include <utility>

#include "gui/cells/work_kinds.h"
#include "gui/common/choice_delegate.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

/// Kinds of work are chosen; a thin line stands below each row.
class TaskDelegate : public ChoiceDelegate {
  public:
    using ChoiceDelegate::ChoiceDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          mixed(colors().line, colors().panel, 0.4));
    }
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        if (index.column() != TaskModel::Kind) {
            QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
            editor->setStyleSheet(QStringLiteral("QLineEdit { padding: 0 4px; border-radius: 0; min-height: 0; }"));
            return editor;
        }
        QComboBox* box = makeBox(parent);
        for (std::size_t k = 0; k < EnumNames<WorkKind>::names.size(); ++k)
            box->addItem(workKindName(static_cast<WorkKind>(k)));
        return box;
    }
};

constexpr int kRow = 25;

} // namespace

TaskTable::TaskTable(Document& document, TaskModel& model, QWidget* parent)
    : QTableView(parent), document_(document), model_(model) {
    setObjectName(QStringLiteral("taskTable"));
    setAccessibleName(tr("Tasks"));
    setModel(&model);
    setItemDelegate(new TaskDelegate(this));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                    QAbstractItemView::AnyKeyPressed);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setStyleSheet(QStringLiteral("QTableView { border: 0; border-radius: 0; }"));
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRow);
    verticalHeader()->setMinimumSectionSize(kRow);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(26);
    connect(&model, &TaskModel::refused, this, [this] { refused_ = true; });
    const std::array widths{28, 158, 60, 46, 52, 34, 96, 62, 80, 62, 70, 140};
    for (int c = 0; c < TaskModel::ColumnCount; ++c)
        setColumnWidth(c, widths[static_cast<std::size_t>(c)]);
}

std::vector<Id> TaskTable::selectedTasks() const {
    std::vector<int> rows;
    for (const auto& cell : selectionModel()->selectedIndexes())
        rows.push_back(cell.row());
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<Id> tasks;
    for (const int row : rows)
        if (const Id id = model_.idAt(row))
            tasks.push_back(id);
    return tasks;
}

void TaskTable::selectTask(Id task) {
    const int row = model_.rowOf(task);
    if (row < 0 || row == currentIndex().row())
        return;
    telling_ = false;
    setCurrentIndex(model_.index(row, std::max(static_cast<int>(TaskModel::Name), currentIndex().column())));
    telling_ = true;
}

void TaskTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (telling_ && current.row() != previous.row())
        Q_EMIT taskChosen(model_.idAt(current.row()));
}

void TaskTable::pasteClipboard() {
    const QModelIndex at = currentIndex();
    model_.paste(QGuiApplication::clipboard()->text(), at);
}

void TaskTable::copySelection() {
    if (const auto cells = selectionModel()->selectedIndexes(); !cells.isEmpty())
        QGuiApplication::clipboard()->setText(model_.copied(cells));
}

void TaskTable::insertAbove() {
    if (!model_.facts().process)
        return;
    Edit edit = document_.edit();
    const int row = std::max(0, currentIndex().row());
    insertTask(edit, model_.facts().process, static_cast<std::size_t>(row));
    if (document_.push(edit, tr("Insert a task")))
        setCurrentIndex(model_.index(row, TaskModel::Name));
}

void TaskTable::removeSelected() {
    const auto tasks = selectedTasks();
    if (tasks.empty())
        return;
    Edit edit = document_.edit();
    removeTasks(edit, model_.facts().process, tasks);
    (void)document_.push(edit, tr("Remove %n tasks", nullptr, static_cast<int>(tasks.size())));
}

void TaskTable::moveSelected(int by) {
    const auto tasks = selectedTasks();
    if (tasks.empty())
        return;
    Edit edit = document_.edit();
    moveTasks(edit, model_.facts().process, tasks, by);
    if (!document_.push(edit, tr("Move tasks")))
        return;
    const int column = currentIndex().column();
    selectionModel()->setCurrentIndex(model_.index(model_.rowOf(by < 0 ? tasks.front() : tasks.back()), column),
                                      QItemSelectionModel::ClearAndSelect);
    for (const Id task : tasks)
        selectionModel()->select(model_.index(model_.rowOf(task), column), QItemSelectionModel::Select);
}

void TaskTable::pairSelected(std::optional<PairRule> rule) {
    const auto tasks = selectedTasks();
    if (tasks.size() < 2)
        return;
    Edit edit = document_.edit();
    setPairs(edit, tasks, rule);
    (void)document_.push(edit, !rule                         ? tr("Free tasks of each other")
                               : *rule == PairRule::Together ? tr("Keep tasks together")
                                                             : tr("Keep tasks apart"));
}

/// Whole tasks where the number is among the cells, else what stands in the cells.
void TaskTable::clearOrRemove() {
    const auto cells = selectionModel()->selectedIndexes();
    const bool whole = std::any_of(cells.begin(), cells.end(),
                                   [](const QModelIndex& cell) { return cell.column() <= TaskModel::Name; });
    if (whole)
        removeSelected();
    else if (!cells.isEmpty())
        model_.clearCells(cells);
}

void TaskTable::keyPressEvent(QKeyEvent* event) {
    const bool move = event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
    if (event->matches(QKeySequence::Paste))
        pasteClipboard();
    else if (event->matches(QKeySequence::Copy))
        copySelection();
    else if (event->key() == Qt::Key_Insert && event->modifiers() == Qt::NoModifier)
        insertAbove();
    else if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier)
        clearOrRemove();
    else if (move && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        moveSelected(event->key() == Qt::Key_Up ? -1 : 1);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && state() != EditingState)
        edit(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

/// Enter goes on below, after Tab where the line began, as in a spreadsheet. What cannot be stays open, as it was typed.
void TaskTable::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) {
    const bool leaves = hint == QAbstractItemDelegate::NoHint || hint == QAbstractItemDelegate::RevertModelCache;
    if (std::exchange(refused_, false) && !leaves) {
        editor->setStyleSheet(QStringLiteral("QLineEdit { padding: 0 4px; border-radius: 0; min-height: 0; border: 2px solid %1; }")
                                  .arg(colors().bad.name()));
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
    if (entered && at.isValid() && at.row() + 1 < model_.rowCount())
        setCurrentIndex(model_.index(at.row() + 1, start < 0 ? at.column() : start));
}

void TaskTable::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu;
    fillMenu(menu);
    menu.exec(event->globalPos());
}

void TaskTable::fillMenu(QMenu& menu) {
    const auto tasks = selectedTasks();
    const auto add = [&](const QString& text, const QKeySequence& keys, bool enabled, auto act) {
        QAction* action = menu.addAction(text, this, act);
        action->setShortcut(keys);
        action->setEnabled(enabled);
    };
    const bool any = !tasks.empty(), some = tasks.size() > 1, open = static_cast<bool>(model_.facts().process);
    add(tr("&Paste"), QKeySequence::Paste, open, [this] { pasteClipboard(); });
    add(tr("&Copy"), QKeySequence::Copy, any, [this] { copySelection(); });
    menu.addSeparator();
    add(tr("&Insert a task above"), Qt::Key_Insert, open, [this] { insertAbove(); });
    add(tr("&Remove"), {}, any, [this] { removeSelected(); });
    add(tr("Move &up"), Qt::CTRL | Qt::SHIFT | Qt::Key_Up, any, [this] { moveSelected(-1); });
    add(tr("Move &down"), Qt::CTRL | Qt::SHIFT | Qt::Key_Down, any, [this] { moveSelected(1); });
    menu.addSeparator();
    add(tr("Must &share a station"), {}, some, [this] { pairSelected(PairRule::Together); });
    add(tr("Must &not share a station"), {}, some, [this] { pairSelected(PairRule::Apart); });
    add(tr("&Free of each other"), {}, some, [this] { pairSelected(std::nullopt); });
    menu.addSeparator();
    add(tr("E&lements and marks"), Qt::Key_F4, any, [this] { Q_EMIT detailsWanted(); });
    add(tr("S&topwatch…"), Qt::CTRL | Qt::Key_T, model_.rowCount() > 1, [this] { Q_EMIT stopwatchWanted(); });
    menu.addSeparator();
    add(tr("R&ead tasks from a file…"), {}, open, [this] { Q_EMIT readWanted(); });
    add(tr("&Write tasks to a file…"), {}, model_.rowCount() > 1, [this] { Q_EMIT writeWanted(); });
}

} // namespace takt::gui
