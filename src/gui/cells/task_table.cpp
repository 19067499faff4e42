#include "gui/cells/task_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <algorithm>
#include <array>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {

/// A thin line stands below each row.
class TaskDelegate : public WorkDelegate {
  public:
    using WorkDelegate::WorkDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          mixed(colors().line, colors().panel, 0.4));
    }
};

constexpr int kRow = 25;

} // namespace

TaskTable::TaskTable(Document& document, TaskModel& model, QWidget* parent)
    : EntryTable(kRow, parent), document_(document), model_(model) {
    setObjectName(QStringLiteral("taskTable"));
    setAccessibleName(tr("Tasks"));
    setModel(&model);
    setItemDelegate(new TaskDelegate(TaskModel::Kind, this));
    setFrameShape(QFrame::NoFrame);
    setStyleSheet(QStringLiteral("QTableView { border: 0; border-radius: 0; }"));
    connect(&model, &TaskModel::refused, this, [this] { keepOpen(); });
    const std::array widths{28, 158, 60, 46, 52, 34, 96, 62, 80, 62, 70, 140};
    for (int c = 0; c < TaskModel::ColumnCount; ++c)
        setColumnWidth(c, widths[static_cast<std::size_t>(c)]);
}

std::vector<Id> TaskTable::selectedTasks() const {
    std::vector<Id> tasks;
    for (const int row : selectedRows())
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

void TaskTable::deletePressed() {
    const auto cells = selectionModel()->selectedIndexes();
    const bool whole = std::any_of(cells.begin(), cells.end(),
                                   [](const QModelIndex& cell) { return cell.column() <= TaskModel::Name; });
    if (whole)
        removeSelected();
    else if (!cells.isEmpty())
        model_.clearCells(cells);
}

void TaskTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Paste))
        pasteClipboard();
    else if (event->matches(QKeySequence::Copy))
        copySelection();
    else
        EntryTable::keyPressEvent(event);
}

void TaskTable::fillMenu(QMenu& menu) {
    const auto tasks = selectedTasks();
    const bool any = !tasks.empty(), some = tasks.size() > 1, open = static_cast<bool>(model_.facts().process);
    addEntry(menu, tr("&Paste"), QKeySequence::Paste, open, [this] { pasteClipboard(); });
    addEntry(menu, tr("&Copy"), QKeySequence::Copy, any, [this] { copySelection(); });
    menu.addSeparator();
    addEntry(menu, tr("&Insert a task above"), Qt::Key_Insert, open, [this] { insertAbove(); });
    addEntry(menu, tr("&Remove"), {}, any, [this] { removeSelected(); });
    addEntry(menu, tr("Move &up"), Qt::CTRL | Qt::SHIFT | Qt::Key_Up, any, [this] { moveSelected(-1); });
    addEntry(menu, tr("Move &down"), Qt::CTRL | Qt::SHIFT | Qt::Key_Down, any, [this] { moveSelected(1); });
    menu.addSeparator();
    addEntry(menu, tr("Must &share a station"), {}, some, [this] { pairSelected(PairRule::Together); });
    addEntry(menu, tr("Must &not share a station"), {}, some, [this] { pairSelected(PairRule::Apart); });
    addEntry(menu, tr("&Free of each other"), {}, some, [this] { pairSelected(std::nullopt); });
    menu.addSeparator();
    addEntry(menu, tr("E&lements and marks"), Qt::Key_F4, any, [this] { Q_EMIT detailsWanted(); });
    addEntry(menu, tr("S&topwatch…"), Qt::CTRL | Qt::Key_T, model_.rowCount() > 1, [this] { Q_EMIT stopwatchWanted(); });
    menu.addSeparator();
    addEntry(menu, tr("R&ead tasks from a file…"), {}, open, [this] { Q_EMIT readWanted(); });
    addEntry(menu, tr("&Write tasks to a file…"), {}, model_.rowCount() > 1, [this] { Q_EMIT writeWanted(); });
}

} // namespace takt::gui
