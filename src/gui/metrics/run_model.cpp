#include "gui/metrics/run_model.h"

#include <algorithm>

#include "gui/common/format.h"
#include "gui/metrics/run_words.h"

namespace takt::gui {

namespace {

QString share(double value) { return percent(value); }

std::optional<double> valueOf(const sim::RunRecord& record, std::string_view key) {
    const sim::Measure* measure = record.result.find(key);
    return measure ? std::optional(measure->value.mean) : std::nullopt;
}

QVariant known(const std::optional<double>& value) { return value ? QVariant(*value) : QVariant(); }

} // namespace

RunModel::RunModel(Document& document, Playback& playback, QObject* parent)
    : QAbstractListModel(parent), document_(document), playback_(playback) {
    connect(&document, &Document::runsChanged, this, &RunModel::follow);
    connect(&document, &Document::reset, this, [this] {
        beginResetModel();
        rows_.clear();
        endResetModel();
        follow();
    });
    connect(&playback, &Playback::runChanged, this, &RunModel::followShown);
    follow();
}

RunModel::Row RunModel::rowOf(const sim::RunRecord& record) {
    Row row;
    row.number = record.number;
    row.words = record;
    row.title = runTitle(record);
    row.detail = runDetail(record);
    row.note = QString::fromStdString(record.note).simplified();
    row.stock = runMeasure(record, "stock_days.total", workingDays);
    row.fill = runMeasure(record, "fill_rate", share);
    row.stockValue = valueOf(record, "stock_days.total");
    row.fillValue = valueOf(record, "fill_rate");
    row.created = runCreated(record).toSecsSinceEpoch();
    row.search = QStringList{row.title, row.detail, row.note}.join(QLatin1Char('\n'));
    return row;
}

/// Keeps what is as it was, so that selection and place stay.
void RunModel::follow() {
    const auto& runs = document_.runs();
    const auto isThere = [&](const Row& row) {
        const auto at = std::ranges::lower_bound(runs, row.number, {}, &sim::RunRecord::number); // they rise
        return at != runs.end() && at->number == row.number;
    };
    const std::size_t gone = static_cast<std::size_t>(std::ranges::count_if(rows_, [&](const Row& r) { return !isThere(r); }));
    if (gone > 1 || rows_.size() - gone > runs.size()) {
        beginResetModel();
        rows_.clear();
        endResetModel();
    } else if (gone == 1) {
        const int row = static_cast<int>(std::ranges::find_if_not(rows_, isThere) - rows_.begin());
        beginRemoveRows({}, row, row);
        rows_.erase(rows_.begin() + row);
        endRemoveRows();
    }
    for (std::size_t i = 0; i < std::min(rows_.size(), runs.size()); ++i)
        if (rows_[i].number != runs[i].number || rows_[i].words != runs[i]) {
            rows_[i] = rowOf(runs[i]);
            Q_EMIT dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
        }
    if (rows_.size() < runs.size()) {
        beginInsertRows({}, static_cast<int>(rows_.size()), static_cast<int>(runs.size()) - 1);
        for (std::size_t i = rows_.size(); i < runs.size(); ++i)
            rows_.push_back(rowOf(runs[i]));
        endInsertRows();
    }
    followShown();
}

void RunModel::followShown() {
    const std::int64_t now = playback_.storedNumber();
    const std::int64_t before = std::exchange(shown_, now);
    for (std::size_t i = 0; i < rows_.size() && now != before; ++i)
        if (rows_[i].number == now || rows_[i].number == before)
            Q_EMIT dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)), {ShownRole});
}

int RunModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }

QVariant RunModel::data(const QModelIndex& index, int role) const {
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.title;
    case Qt::ToolTipRole: return row.note.isEmpty() ? row.title + QLatin1Char('\n') + row.detail : row.search;
    case Qt::AccessibleTextRole: {
        QStringList words{row.title, row.detail};
        if (row.words.starred)
            words << tr("starred");
        if (row.number == shown_)
            words << tr("on view");
        if (!row.note.isEmpty())
            words << row.note;
        return (words << tr("stock %1").arg(row.stock) << tr("fill rate %1").arg(row.fill)).join(QLatin1String(", "));
    }
    case NumberRole: return static_cast<qlonglong>(row.number);
    case DetailRole: return row.detail;
    case NoteRole: return row.note;
    case StarRole: return row.words.starred;
    case ShownRole: return row.number == shown_;
    case StockRole: return row.stock;
    case FillRole: return row.fill;
    case StockValueRole: return known(row.stockValue);
    case FillValueRole: return known(row.fillValue);
    case CreatedRole: return row.created;
    case SearchRole: return row.search;
    default: return {};
    }
}

RunFilter::RunFilter(RunModel* model, QObject* parent) : QSortFilterProxyModel(parent) {
    setSourceModel(model);
    sort(0);
}

void RunFilter::setOrder(Order order) {
    order_ = order;
    invalidate();
}

void RunFilter::setStarredOnly(bool on) {
    starredOnly_ = on;
    invalidateFilter();
}

void RunFilter::setText(const QString& text) {
    words_ = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool RunFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QModelIndex at = sourceModel()->index(row, 0, parent);
    if (starredOnly_ && !at.data(RunModel::StarRole).toBool())
        return false;
    if (words_.isEmpty())
        return true;
    const QString all = at.data(RunModel::SearchRole).toString();
    return std::ranges::all_of(words_, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

/// What is unknown stands last; equals stand newest first.
bool RunFilter::lessThan(const QModelIndex& a, const QModelIndex& b) const {
    const auto newer = [&] {
        const auto at = [](const QModelIndex& i) { return i.data(RunModel::CreatedRole).toLongLong(); };
        return at(a) != at(b) ? at(a) > at(b) : a.row() > b.row();
    };
    const auto by = [&](int role, bool least) {
        const QVariant x = a.data(role), y = b.data(role);
        if (x.isValid() != y.isValid())
            return x.isValid();
        if (!x.isValid() || x.toDouble() == y.toDouble())
            return newer();
        return (x.toDouble() < y.toDouble()) == least;
    };
    switch (order_) {
    case Order::Newest: return newer();
    case Order::LeastStock: return by(RunModel::StockValueRole, true);
    case Order::BestFillRate: return by(RunModel::FillValueRole, false);
    case Order::Name: break;
    }
    const int names = a.data().toString().localeAwareCompare(b.data().toString());
    return names != 0 ? names < 0 : newer();
}

} // namespace takt::gui
