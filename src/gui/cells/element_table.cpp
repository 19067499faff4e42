#include "gui/cells/element_table.h"

#include <QHeaderView>
#include <QMenu>
#include <algorithm>

#include "cell/task_text.h"
#include "gui/cells/element_edits.h"
#include "gui/cells/work_kinds.h"
#include "gui/common/field_text.h"
#include "gui/common/theme.h"
#include "model/integrity.h"

namespace takt::gui {

namespace {

constexpr int kRow = 23, kLeastRows = 3, kMostRows = 8;

} // namespace

ElementModel::ElementModel(Document& document, QObject* parent) : QAbstractTableModel(parent), document_(document) {}

/// Rows come and go one by one while it is the same task: an editor that is open stays.
void ElementModel::setTask(Id task) {
    auto elements = elementsOf(document_.plant(), task);
    if (task == task_ && elements == elements_)
        return;
    if (task != task_) {
        beginResetModel();
        task_ = task;
        elements_ = std::move(elements);
        endResetModel();
        return;
    }
    const auto before = static_cast<int>(elements_.size()), now = static_cast<int>(elements.size());
    if (now > before)
        beginInsertRows({}, before + 1, now);
    else if (now < before)
        beginRemoveRows({}, now + 1, before);
    elements_ = std::move(elements);
    if (now > before)
        endInsertRows();
    else if (now < before)
        endRemoveRows();
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ElementModel::rowCount(const QModelIndex& parent) const { return parent.isValid() || !task_ ? 0 : static_cast<int>(elements_.size()) + 1; }
int ElementModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(ColumnCount); }

QVariant ElementModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (index.column() == Time ? Qt::AlignRight : Qt::AlignLeft));
    if (static_cast<std::size_t>(index.row()) == elements_.size()) {
        if (role == Qt::DisplayRole && index.column() == Name)
            return tr("New element …");
        return role == Qt::ForegroundRole ? QVariant(colors().quiet) : QVariant();
    }
    const TaskElement& element = elements_[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole && index.column() == Name)
        return QString::fromStdString(element.name);
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    switch (index.column()) {
    case Name: return QString::fromStdString(element.name);
    case Kind: return workKindName(element.kind);
    default: return element.time.us == 0 ? QString() : fieldText(Decimal{element.time.us});
    }
}

QVariant ElementModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (section == Time ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && section == Time)
        return tr("Seconds");
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Element") : section == Kind ? tr("Kind") : tr("s", "seconds");
}

Qt::ItemFlags ElementModel::flags(const QModelIndex&) const { return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable; }

bool ElementModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const bool fresh = static_cast<std::size_t>(index.row()) >= elements_.size();
    const QString text = value.toString().trimmed();
    TaskElement row = fresh ? TaskElement{} : elements_[static_cast<std::size_t>(index.row())];
    if (fresh && text.isEmpty())
        return false;
    Result<void> read;
    cell::TaskLine line;
    if (index.column() == Name)
        row.name = text.toStdString();
    else if (const auto kind = index.column() == Kind ? workKindNamed(text) : std::nullopt)
        row.kind = *kind;
    else if (index.column() == Kind)
        read = cell::readCell(line, cell::Column::Kind, text.toStdString());
    else if (read = cell::readCell(line, cell::Column::Manual, text.toStdString()); read)
        row.time = *line.manual;
    if (!fresh && read && row == elements_[static_cast<std::size_t>(index.row())])
        return true;
    row.task = task_;
    if (read)
        read = checkValues(AnyRow(row));
    if (read) {
        Edit edit = document_.edit();
        if (fresh)
            insertElement(edit, task_, elements_.size(), row);
        else
            changeElement(edit, row);
        read = document_.push(edit, fresh ? tr("Add an element") : tr("Change an element"));
    }
    if (!read)
        Q_EMIT refused(tr("Element %1, %2: %3", "number, column, what is wrong")
                           .arg(QString::number(index.row() + 1), index.column() == Time ? tr("Seconds") : headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                                errorText(Error{read.error().code, read.error().arguments, {}})));
    return read.has_value();
}

// ------------------------------------------------------------------ the table

ElementTable::ElementTable(Document& document, QWidget* parent) : EntryTable(kRow, parent), document_(document), model_(new ElementModel(document, this)) {
    setObjectName(QStringLiteral("elementTable"));
    setAccessibleName(tr("Elements of the task"));
    setModel(model_);
    setItemDelegate(new WorkDelegate(ElementModel::Kind, this));
    setTabKeyNavigation(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    horizontalHeader()->setSectionResizeMode(ElementModel::Name, QHeaderView::Stretch);
    setColumnWidth(ElementModel::Kind, 84);
    setColumnWidth(ElementModel::Time, 44);
    connect(model_, &ElementModel::refused, this, [this] { keepOpen(); });
}

void ElementTable::setTask(Id task) {
    model_->setTask(task);
    updateGeometry();
}

QSize ElementTable::sizeHint() const {
    const int rows = std::clamp(model_->rowCount(), kLeastRows, kMostRows);
    return {220, horizontalHeader()->sizeHint().height() + rows * kRow + 2 * frameWidth()};
}

std::vector<std::size_t> ElementTable::selected() const {
    std::vector<std::size_t> elements;
    for (const int row : selectedRows())
        if (static_cast<std::size_t>(row) < model_->elements().size())
            elements.push_back(static_cast<std::size_t>(row));
    return elements;
}

void ElementTable::insertAbove() {
    if (!model_->task())
        return;
    const int row = std::max(0, currentIndex().row());
    Edit edit = document_.edit();
    insertElement(edit, model_->task(), static_cast<std::size_t>(row), {});
    if (document_.push(edit, tr("Insert an element")))
        setCurrentIndex(model_->index(row, ElementModel::Name));
}

void ElementTable::removeSelected() {
    std::vector<Id> ids;
    for (const auto row : selected())
        ids.push_back(model_->elements()[row].id);
    if (ids.empty())
        return;
    Edit edit = document_.edit();
    removeElements(edit, model_->task(), ids);
    (void)document_.push(edit, tr("Remove %n elements", nullptr, static_cast<int>(ids.size())));
}

void ElementTable::moveSelected(int by) {
    const auto rows = selected();
    if (rows.empty())
        return;
    const int column = currentIndex().column();
    Edit edit = document_.edit();
    const auto now = moveElements(edit, model_->task(), rows, by);
    if (!document_.push(edit, tr("Move elements")))
        return;
    selectionModel()->setCurrentIndex(model_->index(static_cast<int>(by < 0 ? now.front() : now.back()), column), QItemSelectionModel::ClearAndSelect);
    for (const auto row : now)
        selectionModel()->select(model_->index(static_cast<int>(row), column), QItemSelectionModel::Select);
}

void ElementTable::fillMenu(QMenu& menu) {
    const bool any = !selected().empty();
    addEntry(menu, tr("&Insert an element above"), Qt::Key_Insert, static_cast<bool>(model_->task()), [this] { insertAbove(); });
    addEntry(menu, tr("&Remove"), Qt::Key_Delete, any, [this] { removeSelected(); });
    addEntry(menu, tr("Move &up"), Qt::CTRL | Qt::SHIFT | Qt::Key_Up, any, [this] { moveSelected(-1); });
    addEntry(menu, tr("Move &down"), Qt::CTRL | Qt::SHIFT | Qt::Key_Down, any, [this] { moveSelected(1); });
}

} // namespace takt::gui
