#include "gui/cells/capacity_table.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

#include "cell/task_text.h"
#include "gui/common/field_text.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "model/integrity.h"

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Cells)
};

using Model = CapacityModel;
constexpr int kRow = 23;

QString plainSeconds(Duration time) {
    return time.us == 0 ? QString() : number(time.inSeconds(), time.us % 1'000'000 == 0 ? 0 : time.us % 100'000 == 0 ? 1 : 2);
}

} // namespace

QString capacityHeading(int column) {
    switch (column) {
    case Model::Number: return Words::tr("#", "number of a task");
    case Model::Task: return Words::tr("Task");
    case Model::Machine: return Words::tr("Machine");
    case Model::Manual: return Words::tr("Manual");
    case Model::Automatic: return Words::tr("Auto");
    case Model::Completion: return Words::tr("Completion");
    case Model::ChangeEvery: return Words::tr("Tool every");
    case Model::Change: return Words::tr("Change");
    case Model::ChangePerPiece: return Words::tr("A piece");
    case Model::PerShift: return Words::tr("A shift");
    default: return {};
    }
}

QString capacityText(const CellFacts& facts, const cell::CapacityRow& row, int column) {
    const CellTask& task = facts.tasks[static_cast<std::size_t>(row.task)];
    switch (column) {
    case Model::Number: return QString::number(task.number);
    case Model::Task: return QString::fromStdString(task.name);
    case Model::Machine:
        return row.machines > 1 ? QStringLiteral("%1 × %2").arg(row.machines).arg(QString::fromStdString(task.machine)) : QString::fromStdString(task.machine);
    case Model::Manual: return plainSeconds(row.manual);
    case Model::Automatic: return plainSeconds(row.automatic);
    case Model::Completion: return plainSeconds(row.completion());
    case Model::ChangeEvery: return task.toolChangeEvery > 0 ? number(static_cast<double>(task.toolChangeEvery)) : QString();
    case Model::Change: return plainSeconds(task.toolChange);
    case Model::ChangePerPiece: return plainSeconds(row.changePerPiece);
    case Model::PerShift: return row.perShift ? number(std::floor(*row.perShift + 1e-6)) : QStringLiteral("–");
    default: return {};
    }
}

QString capacityRemark(const CellFacts& facts, const cell::CapacityTable& table) {
    if (!table.perShift)
        return table.available.us > 0 ? QString() : Words::tr("no open time");
    const QString can = number(std::floor(*table.perShift + 1e-6));
    return facts.pace.demand > 0 ? Words::tr("%1 a shift, %2 asked for").arg(can, number(std::ceil(facts.pace.demand - 1e-6)))
                                 : Words::tr("%1 a shift").arg(can);
}

// ------------------------------------------------------------------ the model

CapacityModel::CapacityModel(Document& document, QObject* parent) : QAbstractTableModel(parent), document_(document) {}

void CapacityModel::setFacts(const CellFacts& facts) {
    const bool same = facts.line.tasks == facts_.line.tasks;
    if (!same)
        beginResetModel();
    facts_ = facts;
    table_ = cell::capacityTable(document_.plant(), facts_.line, facts_.process, facts_.pace.available);
    if (!same)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int CapacityModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(table_.rows.size()); }
int CapacityModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(ColumnCount); }

QVariant CapacityModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const auto& row = table_.rows[static_cast<std::size_t>(index.row())];
    const CellTask& task = facts_.tasks[static_cast<std::size_t>(index.row())];
    const bool words = index.column() == Task || index.column() == Machine;
    switch (role) {
    case Qt::TextAlignmentRole: return QVariant(Qt::AlignVCenter | (words ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::EditRole:
        return index.column() == Machine  ? QString::fromStdString(task.machine)
               : index.column() == Change ? (task.toolChange.us == 0 ? QString() : fieldText(Decimal{task.toolChange.us}))
                                          : capacityText(facts_, row, index.column());
    case Qt::DisplayRole:
        return index.column() == PerShift && row.isBottleneck ? Words::tr("◄ %1", "pieces of the bottleneck").arg(capacityText(facts_, row, PerShift))
                                                              : capacityText(facts_, row, index.column());
    case Qt::ForegroundRole:
        return index.column() == Number                            ? QVariant(colors().quiet)
               : row.isBottleneck && index.column() == PerShift ? QVariant(colors().badText)
                                                                   : QVariant();
    case Qt::FontRole: return row.isBottleneck && index.column() == PerShift ? QVariant(Theme::instance().font(0, true)) : QVariant();
    case Qt::AccessibleDescriptionRole:
    case Qt::ToolTipRole:
        if (row.isBottleneck && index.column() == PerShift)
            return Words::tr("The bottleneck");
        return row.others.us > 0 ? Words::tr("The same machine works %1 for other tasks").arg(seconds(row.others.inSeconds())) : QVariant();
    default: return {};
    }
}

QVariant CapacityModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return capacityHeading(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (section == Task || section == Machine ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::ToolTipRole)
        return {};
    switch (section) {
    case Machine: return Words::tr("That works the automatic time. Tasks that name the same machine share it");
    case Completion: return Words::tr("Manual and automatic time, seconds");
    case ChangeEvery: return Words::tr("A tool is changed every so many pieces");
    case Change: return Words::tr("Seconds the change takes");
    case ChangePerPiece: return Words::tr("Tool change of a piece: seconds of the change / pieces between");
    case PerShift: return Words::tr("Pieces: available time of a shift / (completion + tool change of a piece)");
    default: return {};
    }
}

Qt::ItemFlags CapacityModel::flags(const QModelIndex& index) const {
    const bool entered = index.column() == Machine || index.column() == ChangeEvery || index.column() == Change;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (entered ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

bool CapacityModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const QString text = value.toString().trimmed();
    const Id id = facts_.line.tasks[static_cast<std::size_t>(index.row())];
    const CellTask* task = document_.plant().find<CellTask>(id);
    if (!task || text == data(index, Qt::EditRole).toString())
        return task;
    CellTask row = *task;
    Result<void> read;
    cell::TaskLine line;
    if (index.column() == Machine)
        row.machine = text.toStdString();
    else if (index.column() == ChangeEvery)
        read = readField(text.isEmpty() ? QStringLiteral("0") : text, row.toolChangeEvery);
    else if (read = cell::readCell(line, cell::Column::Manual, text.toStdString()); read)
        row.toolChange = *line.manual;
    if (read)
        read = checkValues(AnyRow(row));
    if (read) {
        Edit edit = document_.edit();
        edit.update(row);
        read = document_.push(edit, Words::tr("Change task %1").arg(row.number));
    }
    if (!read)
        Q_EMIT refused(Words::tr("Task %1, %2: %3", "number, column, what is wrong")
                           .arg(QString::number(row.number), capacityHeading(index.column()), errorText(Error{read.error().code, read.error().arguments, {}})));
    return read.has_value();
}

// ------------------------------------------------------------------ the view

CapacityView::CapacityView(Document& document, QWidget* parent) : EntryTable(kRow, parent), model_(new CapacityModel(document, this)) {
    setObjectName(QStringLiteral("capacityTable"));
    setAccessibleName(tr("Production capacity table"));
    setModel(model_);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setFrameShape(QFrame::NoFrame);
    setStyleSheet(QStringLiteral("QTableView { border: 0; border-radius: 0; } QHeaderView::section { padding: 2px 3px; }"));
    setTabKeyNavigation(false);
    connect(model_, &CapacityModel::refused, this, [this] { keepOpen(); });
    const std::array widths{24, 110, 72, 52, 42, 82, 74, 60, 56, 66};
    for (int c = 0; c < CapacityModel::ColumnCount; ++c)
        setColumnWidth(c, widths[static_cast<std::size_t>(c)]);
}

} // namespace takt::gui
