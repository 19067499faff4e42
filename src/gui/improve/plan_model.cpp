#include "gui/improve/plan_model.h"

#include <QDate>
#include <QLocale>
#include <algorithm>

#include "gui/common/dates.h"
#include "gui/common/theme.h"
#include "gui/map/map_texts.h"

namespace takt::gui {

namespace {

QDate dateOf(const std::string& iso) { return QDate::fromString(QString::fromStdString(iso), Qt::ISODate); }

QString areaName(const Plant& plant, const Area& area) {
    const QString name = QString::fromStdString(area.name);
    return name.isEmpty() ? elementName(plant, area.id) : name;
}

} // namespace

PlanModel::PlanModel(Document& document, QObject* parent) : QAbstractTableModel(parent), document_(document) {
    rows_ = static_cast<int>(steps().size());
    connect(&document, &Document::changed, this, &PlanModel::follow);
    connect(&document, &Document::reset, this, &PlanModel::renew);
    connect(&document, &Document::scenarioChanged, this, &PlanModel::renew);
}

int PlanModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : rows_; }
int PlanModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }
Id PlanModel::idAt(int row) const { return row >= 0 && row < static_cast<int>(steps().size()) ? steps()[static_cast<std::size_t>(row)].id : Id{}; }

int PlanModel::rowOf(Id id) const {
    const auto place = steps().placeOf(id);
    return place < steps().size() ? static_cast<int>(place) : -1;
}

bool PlanModel::isLate(int row) const {
    const auto* step = steps().find(idAt(row));
    const QDate due = step ? dateOf(step->due) : QDate();
    return due.isValid() && !step->done && due < QDate::currentDate();
}

QVariant PlanModel::data(const QModelIndex& index, int role) const {
    const auto* step = steps().find(idAt(index.row()));
    if (!step)
        return {};
    const Plant& plant = document_.plant();
    if (index.column() == Done) {
        if (role == Qt::CheckStateRole)
            return step->done ? Qt::Checked : Qt::Unchecked;
        return role == Qt::AccessibleTextRole ? QVariant(step->done ? tr("done") : tr("not done")) : QVariant();
    }
    if (role == Qt::ForegroundRole && index.column() == Due && isLate(index.row()))
        return colors().badText;
    if (role == Qt::ToolTipRole && index.column() == Due && isLate(index.row()))
        return tr("Overdue");
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Loop: {
        const auto* area = plant.find<Area>(step->area);
        return area ? areaName(plant, *area) : QString();
    }
    case Goal: return QString::fromStdString(step->goal);
    case Owner: return QString::fromStdString(step->owner);
    case Due: {
        const QString text = dateText(step->due);
        return role == Qt::DisplayRole && isLate(index.row()) ? tr("%1 !", "an overdue date").arg(text) : text;
    }
    case Burst: return step->burst ? elementName(plant, step->burst).simplified() : QString();
    case Note: return QString::fromStdString(step->note);
    default: return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Loop: return tr("Loop");
    case Goal: return tr("Goal");
    case Owner: return tr("Owner");
    case Due: return tr("Due");
    case Done: return tr("Done");
    case Burst: return tr("Kaizen burst");
    case Note: return tr("Note");
    default: return {};
    }
}

Qt::ItemFlags PlanModel::flags(const QModelIndex& index) const {
    const auto base = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == Done ? base | Qt::ItemIsUserCheckable : base | Qt::ItemIsEditable;
}

bool PlanModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const auto* step = steps().find(idAt(index.row()));
    if (!step)
        return false;
    ImprovementStep copy = *step;
    const QString text = value.toString().trimmed();
    if (index.column() == Done && role == Qt::CheckStateRole)
        copy.done = value.toInt() == Qt::Checked;
    else if (role != Qt::EditRole)
        return false;
    switch (index.column()) {
    case Loop: copy.area = Id{value.toULongLong()}; break;
    case Goal: copy.goal = text.toStdString(); break;
    case Owner: copy.owner = text.toStdString(); break;
    case Due: {
        const auto date = readDate(text);
        if (!text.isEmpty() && !date) {
            Q_EMIT refused(tr("“%1” is no date; write it as %2.").arg(text, QLocale().toString(QDate::currentDate(), QLocale::ShortFormat)));
            return false;
        }
        copy.due = date ? isoText(*date) : std::string();
        break;
    }
    case Burst: copy.burst = Id{value.toULongLong()}; break;
    case Note: copy.note = text.toStdString(); break;
    default: break;
    }
    Edit edit = document_.edit();
    edit.update(copy);
    const QString undo = index.column() == Done ? copy.done ? tr("Done: %1").arg(QString::fromStdString(copy.goal))
                                                            : tr("Not done: %1").arg(QString::fromStdString(copy.goal))
                                                : tr("Change the plan");
    return document_.push(edit, undo).has_value();
}

std::vector<std::pair<Id, QString>> PlanModel::choices(Column column) const {
    const Plant& plant = document_.plant();
    std::vector<std::pair<Id, QString>> out{{Id{}, tr("none")}};
    if (column == Loop)
        for (const auto& area : plant.get<Area>())
            out.emplace_back(area.id, areaName(plant, area));
    if (column == Burst)
        for (const auto& mark : plant.get<Annotation>())
            if (mark.kind == AnnotationKind::KaizenBurst)
                out.emplace_back(mark.id, elementName(plant, mark.id).simplified());
    return out;
}

Id PlanModel::addStep() {
    Edit edit = document_.edit();
    const Id id = edit.insert(ImprovementStep{});
    return document_.push(edit, tr("Add a line to the plan")) ? id : Id{};
}

int PlanModel::addStepsOfBursts() {
    Edit edit = document_.edit();
    int added = 0;
    const auto marks = edit.plant().get<Annotation>().rows();
    for (const auto& mark : marks) {
        const auto& known = edit.plant().get<ImprovementStep>();
        if (mark.kind != AnnotationKind::KaizenBurst ||
            std::any_of(known.begin(), known.end(), [&](const ImprovementStep& s) { return s.burst == mark.id; }))
            continue;
        ImprovementStep step;
        step.burst = mark.id;
        step.area = mark.area;
        step.goal = QString::fromStdString(mark.name).simplified().toStdString();
        step.done = !mark.before.empty();
        edit.insert(step);
        ++added;
    }
    if (added > 0)
        (void)document_.push(edit, tr("Plan the kaizen bursts"));
    return added;
}

void PlanModel::removeSteps(const std::vector<Id>& ids) {
    Edit edit = document_.edit();
    for (const Id id : ids)
        edit.remove(id);
    (void)document_.push(edit, tr("Remove from the plan"));
}

void PlanModel::follow(const ChangeSet& set) {
    const bool structure = static_cast<int>(steps().size()) != rows_ ||
                           std::any_of(set.changes.begin(), set.changes.end(), [](const Change& c) {
                               return c.table() == TableId::ImprovementSteps && (!c.before || !c.after);
                           });
    if (structure)
        renew();
    else if (rows_ > 0)
        Q_EMIT dataChanged(index(0, 0), index(rows_ - 1, ColumnCount - 1));
}

void PlanModel::renew() {
    beginResetModel();
    rows_ = static_cast<int>(steps().size());
    endResetModel();
}

} // namespace takt::gui
