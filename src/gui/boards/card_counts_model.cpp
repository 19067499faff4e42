#include "gui/boards/card_counts_model.h"

#include <QColor>
#include <QFont>
#include <algorithm>

#include "gui/boards/card_count_texts.h"
#include "gui/boards/loop_words.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

bool sameLoops(const std::vector<lean::LoopCounts>& a, const std::vector<lean::LoopCounts>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) { return x.loop == y.loop; });
}

} // namespace

CardCountsModel::CardCountsModel(Document& document, QObject* parent) : QAbstractTableModel(parent), document_(document) {
    for (const auto signal : {&Document::reset, &Document::scenarioChanged})
        connect(&document, signal, this, &CardCountsModel::countAnew);
    connect(&document, &Document::changed, this, &CardCountsModel::countAnew);
    countAnew();
}

void CardCountsModel::countAnew() {
    auto rows = lean::cardCounts(document_.project(), document_.scenario());
    if (sameLoops(rows, rows_)) {
        rows_ = std::move(rows);
        if (!rows_.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    } else {
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
    }
    Q_EMIT counted();
}

int CardCountsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
int CardCountsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

const lean::LoopCounts* CardCountsModel::counts(int row) const {
    return row >= 0 && row < rowCount() ? &rows_[static_cast<std::size_t>(row)] : nullptr;
}

const KanbanLoop* CardCountsModel::loop(int row) const {
    const auto* each = counts(row);
    return each ? document_.plant().find<KanbanLoop>(each->loop) : nullptr;
}

CardSchool CardCountsModel::schoolOf(int column) {
    return column >= FirstSchool && column < ColumnCount ? lean::kSchools[static_cast<std::size_t>(column - FirstSchool)] : CardSchool::Own;
}

int CardCountsModel::columnOf(CardSchool school) {
    for (int column = FirstSchool; column < ColumnCount; ++column)
        if (schoolOf(column) == school)
            return column;
    return Now;
}

bool CardCountsModel::isTaken(int row, CardSchool school) const {
    const auto* each = counts(row);
    return each && school != CardSchool::Own && each->school == school && each->of(school).applies() &&
           each->of(school).cards == each->cards;
}

QString CardCountsModel::cellText(const lean::LoopCounts& each, int column) const {
    if (column == Loop) {
        const KanbanLoop* loop = document_.plant().find<KanbanLoop>(each.loop);
        return loop ? tr("%1, %2", "item, loop").arg(loopItemWord(document_.plant(), *loop), loopWord(document_.plant(), *loop)) : QString();
    }
    if (column == Now) {
        const bool hasCards = each.schools[0].why != lean::NoCount::OneTriangle;
        return hasCards ? tr("%1 · %2", "cards, whose count").arg(number(static_cast<double>(each.cards)), schoolName(each.school))
                        : tr("1 triangle");
    }
    const auto& count = each.of(schoolOf(column));
    return count.applies() ? number(static_cast<double>(count.cards)) : QStringLiteral("–");
}

QVariant CardCountsModel::data(const QModelIndex& index, int role) const {
    const auto* each = counts(index.row());
    if (!each)
        return {};
    const CardSchool school = schoolOf(index.column());
    const bool isCount = school != CardSchool::Own;
    const bool taken = isTaken(index.row(), school);
    switch (role) {
    case Qt::DisplayRole: return cellText(*each, index.column());
    case Qt::EditRole: return index.column() == Now ? QVariant(static_cast<int>(each->cards)) : QVariant(cellText(*each, index.column()));
    case Qt::CheckStateRole:
        return isCount && each->of(school).applies() ? QVariant(taken ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == Loop)
            return cellText(*each, Loop);
        return isCount ? QVariant(filledIn(each->of(school), nullptr)) : QVariant(tr("What the map has. Enter a count of your own here."));
    case Qt::TextAlignmentRole:
        return index.column() == Loop ? QVariant(Qt::AlignLeft | Qt::AlignVCenter) : QVariant(Qt::AlignHCenter | Qt::AlignVCenter);
    case Qt::FontRole: return Theme::instance().font(0, taken || index.column() == Now);
    case Qt::ForegroundRole:
        return isCount && !each->of(school).applies() ? QVariant(colors().quiet) : QVariant(colors().ink);
    case Qt::BackgroundRole: return taken ? QVariant(colors().accentSoft) : QVariant();
    case Qt::AccessibleTextRole:
        if (!isCount)
            return cellText(*each, index.column());
        if (!each->of(school).applies())
            return tr("%1: no count. %2", "school, why").arg(schoolName(school), noCountText(each->of(school).why));
        return taken ? tr("%1: %n cards, chosen", nullptr, static_cast<int>(each->of(school).cards)).arg(schoolName(school))
                     : tr("%1: %n cards", "school, count", static_cast<int>(each->of(school).cards)).arg(schoolName(school));
    default: return {};
    }
}

QVariant CardCountsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Loop ? QVariant(Qt::AlignLeft | Qt::AlignVCenter) : QVariant(Qt::AlignCenter);
    if (role == Qt::ToolTipRole)
        return schoolFormula(schoolOf(section));
    if (role != Qt::DisplayRole)
        return {};
    return section == Loop ? tr("Loop") : section == Now ? tr("Now") : schoolName(schoolOf(section));
}

Qt::ItemFlags CardCountsModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const auto* each = counts(index.row());
    if (!each)
        return flags;
    if (index.column() == Now && each->schools[0].why != lean::NoCount::OneTriangle)
        flags |= Qt::ItemIsEditable;
    if (const CardSchool school = schoolOf(index.column()); school != CardSchool::Own && each->of(school).applies())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool CardCountsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const auto* each = counts(index.row());
    if (!each)
        return false;
    if (role == Qt::CheckStateRole)
        return apply(index.row(), schoolOf(index.column()));
    bool ok = false;
    const qlonglong cards = value.toLongLong(&ok);
    if (role != Qt::EditRole || index.column() != Now || !ok)
        return false;
    Edit edit = document_.edit();
    edit.modify<KanbanLoop>(each->loop, [cards](KanbanLoop& loop) {
        if (loop.cards == cards)
            return;
        loop.cards = cards;
        loop.school = CardSchool::Own;
    });
    return document_.push(edit, tr("Cards of a loop")).has_value();
}

bool CardCountsModel::apply(int row, CardSchool school) {
    const auto* each = counts(row);
    if (!each || school == CardSchool::Own || !each->of(school).applies())
        return false;
    Edit edit = document_.edit();
    lean::takeOver(edit, *each, school);
    return document_.push(edit, tr("Cards by %1").arg(schoolName(school))).has_value();
}

int CardCountsModel::applyToAll(CardSchool school) {
    int applied = 0;
    Edit edit = document_.edit();
    for (const auto& each : rows_)
        if (school != CardSchool::Own && each.of(school).applies()) {
            lean::takeOver(edit, each, school);
            ++applied;
        }
    return applied > 0 && document_.push(edit, tr("Cards of all loops by %1").arg(schoolName(school))) ? applied : 0;
}

} // namespace takt::gui
