#include "gui/cells/task_model.h"

#include <QFont>
#include <algorithm>
#include <map>

#include "gui/cells/product_times.h"
#include "gui/cells/work_kinds.h"
#include "gui/common/field_text.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

QString fromStd(const std::string& text) { return QString::fromStdString(text); }

/// The column of a text that a column of the table reads, if it is one of those.
std::optional<cell::Column> textColumn(int column) {
    switch (column) {
    case TaskModel::Number: return cell::Column::Number;
    case TaskModel::Name: return cell::Column::Name;
    case TaskModel::Manual: return cell::Column::Manual;
    case TaskModel::Automatic: return cell::Column::Automatic;
    case TaskModel::After: return cell::Column::After;
    case TaskModel::Kind: return cell::Column::Kind;
    case TaskModel::Stations: return cell::Column::Stations;
    case TaskModel::Tool: return cell::Column::Tool;
    case TaskModel::Posture: return cell::Column::Posture;
    case TaskModel::Place: return cell::Column::Place;
    case TaskModel::Note: return cell::Column::Note;
    default: return std::nullopt;
    }
}

/// Of seconds, at most three.
int decimalsOf(Duration time) {
    std::int64_t rest = time.us / 1000 % 1000;
    int decimals = 3;
    for (; decimals > 0 && rest % 10 == 0; rest /= 10)
        --decimals;
    return decimals;
}

QString exactText(Duration time) { return time.us == 0 ? QString() : fieldText(Decimal{time.us}); }

QString quoted(QString cell, QChar separator) {
    if (cell.contains(separator) || cell.contains(QLatin1Char('"')) || cell.contains(QLatin1Char('\n')))
        return QLatin1Char('"') + cell.replace(QLatin1String("\""), QLatin1String("\"\"")) + QLatin1Char('"');
    return cell;
}

} // namespace

TaskModel::TaskModel(Document& document, QObject* parent) : QAbstractTableModel(parent), document_(document) {}

/// Lines come and go at the end, below the empty one, so that a cell that is being typed into stays where it is.
void TaskModel::setFacts(const CellFacts& facts) {
    const bool same = facts.process == facts_.process &&
                      facts.line.products.size() == facts_.line.products.size();
    const auto before = static_cast<int>(facts_.tasks.size()), now = static_cast<int>(facts.tasks.size());
    if (!same) {
        beginResetModel();
        facts_ = facts;
        endResetModel();
        return measure();
    }
    if (now > before)
        beginInsertRows({}, before + 1, now);
    else if (now < before)
        beginRemoveRows({}, now + 1, before);
    facts_ = facts;
    if (now > before)
        endInsertRows();
    else if (now < before)
        endRemoveRows();
    measure();
}

void TaskModel::measure() {
    decimals_ = 0;
    for (const auto& task : facts_.tasks)
        decimals_ = std::max({decimals_, decimalsOf(task.manual), decimalsOf(task.automatic)});
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int TaskModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !facts_.process ? 0 : static_cast<int>(facts_.tasks.size()) + 1;
}

int TaskModel::columnCount(const QModelIndex& parent) const {
    const std::size_t products = facts_.line.products.size();
    return parent.isValid() ? 0 : ColumnCount + (products > 1 ? static_cast<int>(products) : 0);
}

Id TaskModel::idAt(int row) const {
    return row >= 0 && row < static_cast<int>(facts_.tasks.size()) ? facts_.tasks[static_cast<std::size_t>(row)].id : Id{};
}

int TaskModel::rowOf(Id task) const { return facts_.line.taskOf(task); }

std::optional<Id> TaskModel::productOf(int column) const {
    const auto place = static_cast<std::size_t>(column - ColumnCount);
    return column >= ColumnCount && place < facts_.line.products.size() ? std::optional(facts_.line.products[place].item)
                                                                        : std::nullopt;
}

QString TaskModel::timeText(Duration time) const {
    return time.us == 0 ? QString() : number(time.inSeconds(), std::max(decimals_, decimalsOf(time)));
}

QString TaskModel::cellText(const CellTask& task, int column) const {
    switch (column) {
    case Number: return QString::number(task.number);
    case Name: return fromStd(task.name);
    case Manual: return exactText(task.manual);
    case Automatic: return exactText(task.automatic);
    case After: {
        std::vector<std::int64_t> numbers;
        for (const auto& link : document_.plant().get<TaskLink>())
            if (link.after == task.id)
                if (const auto* before = document_.plant().find<CellTask>(link.before))
                    numbers.push_back(before->number);
        std::sort(numbers.begin(), numbers.end());
        return fromStd(cell::afterText(numbers));
    }
    case Station: return task.station == 0 ? QString() : QString::number(task.station);
    case Kind: return workKindName(task.kind);
    case Stations: return fromStd(cell::stationsText(task.firstStation, task.lastStation));
    case Tool: return fromStd(task.tool);
    case Posture: return task.posture == 0 ? QString() : QString::number(task.posture);
    case Place: return task.place.millionths == 0 ? QString() : fieldText(task.place);
    case Note: return fromStd(task.note);
    default: break;
    }
    const auto product = productOf(column);
    return product ? productTimesText(document_.plant(), task.id, *product) : QString();
}

QVariant TaskModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const bool figure = index.column() == Manual || index.column() == Automatic || index.column() == After ||
                        index.column() == Posture || index.column() == Place || index.column() >= ColumnCount;
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (figure ? Qt::AlignRight : index.column() == Station ? Qt::AlignHCenter : Qt::AlignLeft));
    if (isEmptyLine(index.row())) {
        if (role == Qt::DisplayRole && index.column() == Name)
            return tr("New task …");
        if (role == Qt::DisplayRole && index.column() == Number)
            return QString::number(index.row() + 1);
        return role == Qt::ForegroundRole ? QVariant(colors().quiet) : QVariant();
    }
    const CellTask& task = facts_.tasks[static_cast<std::size_t>(index.row())];
    if (role == Qt::ForegroundRole && index.column() == Number)
        return colors().quiet;
    if (role == Qt::ToolTipRole && index.column() == Station && task.station > 0)
        return stationLabel(document_.plant(), facts_, static_cast<std::size_t>(task.station - 1), task.secondOperator);
    if (role == Qt::DisplayRole && index.column() == After)
        if (const QString text = cellText(task, After); text.isEmpty())
            return QStringLiteral("–");
    if (role == Qt::DisplayRole && index.column() >= ColumnCount && cellText(task, index.column()).isEmpty())
        return QStringLiteral("–");
    if (role == Qt::DisplayRole && (index.column() == Manual || index.column() == Automatic))
        return timeText(index.column() == Manual ? task.manual : task.automatic);
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    return cellText(task, index.column());
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    const auto product = productOf(section);
    if (role == Qt::TextAlignmentRole) {
        const bool figure = section == Manual || section == Automatic || section == After || section == Posture ||
                            section == Place || product;
        return QVariant(Qt::AlignVCenter | (figure ? Qt::AlignRight : section == Station ? Qt::AlignHCenter : Qt::AlignLeft));
    }
    const bool tip = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !tip)
        return {};
    if (product) {
        const auto* item = document_.plant().find<Item>(*product);
        const QString name = item ? fromStd(item->name) : QString();
        return tip ? tr("Seconds for %1 where that is not as for all: “4.2”, or with a machine’s time “4.2 + 18”; 0: not needed").arg(name) : name;
    }
    switch (section) {
    case Number: return tip ? tr("Tasks are numbered in their order; Ctrl+Shift+Up and Down move them") : tr("#", "number of a task");
    case Name: return tip ? QString() : tr("Task");
    case Manual: return tip ? tr("Seconds in which hands are needed") : tr("Manual");
    case Automatic: return tip ? tr("Seconds in which a machine goes on by itself") : tr("Auto");
    case After: return tip ? tr("The numbers of the tasks it waits for: “4, 6”") : tr("After");
    case Station: return tip ? tr("Where it stands") : tr("At");
    case Kind: return tip ? tr("Kind of work of the manual time") : tr("Kind");
    case Stations: return tip ? tr("The stations it may stand at: “2”, “2–4”, “–4”") : tr("Only at");
    case Tool: return tip ? tr("Tools it needs, apart by commas") : tr("Tool");
    case Posture: return tip ? tr("Strain score") : tr("Posture");
    case Place: return tip ? tr("Metres along the walkway") : tr("Place (m)");
    case Note: return tip ? QString() : tr("Note");
    default: return {};
    }
}

Qt::ItemFlags TaskModel::flags(const QModelIndex& index) const {
    const auto base = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == Number ? base : base | Qt::ItemIsEditable;
}

bool TaskModel::push(const Edit& edit, const QString& undo) {
    const auto done = document_.push(edit, undo);
    if (!done)
        Q_EMIT refused(errorText(Error{done.error().code, done.error().arguments, {}}));
    return done.has_value();
}

Result<void> TaskModel::enter(Edit& edit, Id id, int column, const QString& text) const {
    if (const auto product = productOf(column))
        return enterProductTimes(edit, id, *product, text);
    if (column == Station) {
        std::int64_t station = 0;
        if (!text.trimmed().isEmpty())
            if (auto ok = readField(text, station); !ok)
                return ok;
        if (station < 0 || station > 4096)
            return fail(ErrorCode::OutOfRange, {"station", std::to_string(station), "0", "4096"});
        edit.modify<CellTask>(id, [&](CellTask& t) { t.station = station; });
        return {};
    }
    if (column == Kind)
        if (const auto kind = workKindNamed(text.trimmed())) {
            edit.modify<CellTask>(id, [&](CellTask& t) { t.kind = *kind; });
            return {};
        }
    cell::TaskLine line;
    if (auto ok = cell::readCell(line, *textColumn(column), text.toStdString()); !ok)
        return ok;
    if (line.after)
        return setAfter(edit, id, *line.after);
    edit.modify<CellTask>(id, [&](CellTask& t) {
        if (line.name)
            t.name = *line.name;
        if (line.manual)
            t.manual = *line.manual;
        if (line.automatic)
            t.automatic = *line.automatic;
        if (line.kind)
            t.kind = *line.kind;
        if (line.stations)
            std::tie(t.firstStation, t.lastStation) = *line.stations;
        if (line.tool)
            t.tool = *line.tool;
        if (line.posture)
            t.posture = *line.posture;
        if (line.place)
            t.place = *line.place;
        if (line.note)
            t.note = *line.note;
    });
    return {};
}

bool TaskModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid() || index.column() == Number)
        return false;
    const QString text = value.toString().trimmed();
    Edit edit = document_.edit();
    Id id = idAt(index.row());
    const bool fresh = !id;
    if (fresh && text.isEmpty())
        return false;
    if (!fresh && text == data(index, Qt::EditRole).toString())
        return true;
    if (fresh)
        id = insertTask(edit, facts_.process, facts_.tasks.size());
    if (const auto ok = enter(edit, id, index.column(), text); !ok) {
        const QString heading = headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString();
        Q_EMIT refused(tr("Task %1, %2: %3", "number, column, what is wrong")
                           .arg(QString::number(index.row() + 1), heading, errorText(ok.error())));
        return false;
    }
    return push(edit, fresh ? tr("Add a task") : tr("Change task %1").arg(index.row() + 1));
}

bool TaskModel::paste(const QString& text, const QModelIndex& from) {
    const auto lines = cell::cellsOf(text.toStdString());
    if (lines.empty() || !facts_.process) {
        Q_EMIT refused(tr("There is no text on the clipboard to make tasks of."));
        return false;
    }
    const int row = from.isValid() ? from.row() : static_cast<int>(facts_.tasks.size());
    const int column = from.isValid() ? from.column() : static_cast<int>(Name);
    std::vector<std::optional<cell::Column>> columns = cell::usualColumns(lines);
    if (column > Name || !isEmptyLine(row)) {
        columns.clear(); // over what stands there, from this cell on
        for (int c = std::max(column, static_cast<int>(Number)); c < ColumnCount; ++c)
            columns.push_back(textColumn(c));
    }
    Edit edit = document_.edit();
    const auto pasted = pasteTasks(edit, facts_.process, lines, static_cast<std::size_t>(row), columns);
    if (!pasted) {
        const auto& fault = pasted.error();
        Q_EMIT refused(fault.circle.empty()
                           ? tr("Nothing was pasted. Line %1, cell %2: %3.")
                                 .arg(QString::number(fault.line + 1), QString::number(fault.column + 1), errorText(fault.error))
                           : tr("Nothing was pasted: %1.").arg(errorText(fault.error)));
        return false;
    }
    if (!push(edit, tr("Paste tasks")))
        return false;
    Q_EMIT said(pasted->added > 0 ? tr("%n tasks added", nullptr, pasted->added) : tr("%n tasks changed", nullptr, pasted->changed));
    return true;
}

QString TaskModel::copied(const QModelIndexList& cells) const {
    std::map<int, std::map<int, QString>> rows;
    for (const auto& cell : cells)
        rows[cell.row()][cell.column()] = cell.data(Qt::EditRole).toString();
    QStringList lines;
    for (const auto& [row, columns] : rows) {
        QStringList line;
        for (const auto& [column, text] : columns)
            line << quoted(text, QLatin1Char('\t'));
        lines << line.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

QString TaskModel::wholeTable(QChar separator) const {
    QStringList lines, heading;
    // The names that reading a file back knows.
    for (const char* name : {"#", "Task", "Manual", "Auto", "After", "Kind", "Stations", "Tool", "Posture", "Place (m)", "Note"})
        heading << QString::fromLatin1(name);
    lines << heading.join(separator);
    for (const auto& task : facts_.tasks) {
        QStringList line;
        for (const int column : {Number, Name, Manual, Automatic, After, Kind, Stations, Tool, Posture, Place, Note})
            line << quoted(column == Kind ? QString::fromLatin1(EnumNames<WorkKind>::names[static_cast<std::size_t>(task.kind)])
                                          : cellText(task, column),
                           separator);
        lines << line.join(separator);
    }
    return lines.join(QLatin1String("\r\n")) + QLatin1String("\r\n");
}

void TaskModel::clearCells(const QModelIndexList& cells) {
    Edit edit = document_.edit();
    for (const auto& cell : cells)
        if (const Id id = idAt(cell.row()); id && cell.column() != Number)
            (void)enter(edit, id, cell.column(), QString());
    push(edit, tr("Clear cells"));
}

} // namespace takt::gui
