#include "gui/boards/card_table.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "gui/boards/card_painting.h"
#include "gui/boards/headings.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {
constexpr int kHead = 26;
constexpr int kShapeWidth = 11, kShapeHeight = 20, kShapeApart = 2;
constexpr auto kStates = static_cast<std::size_t>(CardColumn::Count);
/// The columns that hold most cards get most room.
constexpr std::array<double, kStates> kParts = {0.09, 0.12, 0.165, 0.165, 0.16, 0.1};
constexpr double kApartPart = 0.11, kTimesPart = 0.25;
} // namespace

QString columnName(CardColumn column) {
    switch (column) {
    case CardColumn::Wait: return CardTable::tr("WAIT");
    case CardColumn::Empty: return CardTable::tr("EMPTY");
    case CardColumn::InProcess: return CardTable::tr("IN PROCESS");
    case CardColumn::InTransit: return CardTable::tr("IN TRANSIT");
    case CardColumn::Full: return CardTable::tr("FULL");
    case CardColumn::InUse: return CardTable::tr("IN USE");
    case CardColumn::Count: break;
    }
    return {};
}

QString lawfulSequence(LoopKind kind, CardFreed freed) {
    const auto name = [](CardColumn column, bool always = true) {
        return always ? columnName(column) : CardTable::tr("(%1)", "state that may be left out").arg(columnName(column));
    };
    QStringList states{name(CardColumn::Empty)};
    if (kind == LoopKind::Withdrawal)
        states << name(CardColumn::Wait, false) << name(CardColumn::InTransit, false) << name(CardColumn::Full);
    else if (kind == LoopKind::Conwip)
        states << name(CardColumn::InProcess);
    else
        states << name(CardColumn::InProcess) << name(CardColumn::InTransit, false) << name(CardColumn::Full);
    if (kind != LoopKind::Conwip && kind != LoopKind::Signal && freed == CardFreed::ContainerEmpty)
        states << name(CardColumn::InUse);
    states << states.front();
    return states.join(QStringLiteral(" → "));
}

QString CardTable::Column::name() const {
    switch (what) {
    case What::State: return columnName(state);
    case What::Locked: return tr("LOCKED");
    case What::Lost: return tr("LOST");
    case What::Replenishment: break;
    }
    return tr("EMPTY → FULL");
}

std::int64_t CardTable::Column::of(const CardCounts& counts) const {
    return what == What::State ? counts.of(state) : what == What::Locked ? counts.locked : what == What::Lost ? counts.lost : 0;
}

std::vector<CardTable::Column> CardTable::columnsFor(const std::vector<CardTableRow>& rows) {
    std::vector<Column> columns;
    for (std::size_t c = 0; c < kStates; ++c)
        columns.push_back({Column::What::State, static_cast<CardColumn>(c), kParts[c]});
    for (const auto what : {Column::What::Locked, Column::What::Lost}) {
        const Column column{what, CardColumn::Count, kApartPart};
        if (std::any_of(rows.begin(), rows.end(), [&](const CardTableRow& row) { return column.of(row.counts) > 0; }))
            columns.push_back(column);
    }
    columns.push_back({Column::What::Replenishment, CardColumn::Count, kTimesPart});
    return columns;
}

CardTable::CardTable(QWidget* parent) : QWidget(parent), columns_(columnsFor({})) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CardTable::setRows(std::vector<CardTableRow> rows) {
    const bool resized = rows.size() != rows_.size();
    rows_ = std::move(rows);
    columns_ = columnsFor(rows_);
    nameRows();
    if (resized)
        updateGeometry();
    update();
}

QStringList CardTable::columnNames() const {
    QStringList names;
    for (const auto& column : columns_)
        names << column.name();
    return names;
}

void CardTable::nameRows() {
    QStringList said;
    for (const auto& row : rows_) {
        QStringList cells;
        for (const auto& column : columns_)
            if (const auto count = column.of(row.counts); count > 0)
                cells << QStringLiteral("%1 %2").arg(column.name()).arg(count);
        if (!row.replenishment.told.isEmpty())
            cells << row.replenishment.told;
        said << row.item + QLatin1String(": ") + cells.join(QLatin1String(", "));
    }
    setAccessibleName(said.join(QLatin1String("; ")));
}

void CardTable::setCompact(bool on) {
    if (on == compact_)
        return;
    compact_ = on;
    updateGeometry();
    update();
}

QSize CardTable::sizeHint() const { return {560, kHead + static_cast<int>(rows_.size()) * rowHeight()}; }

double CardTable::labelWidth() const { return std::clamp(width() * 0.25, 100.0, 220.0); }

QRectF CardTable::cell(std::size_t row, std::size_t column) const {
    double all = 0, before = 0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        before += c < column ? columns_[c].part : 0;
        all += columns_[c].part;
    }
    const double room = width() - labelWidth();
    return {labelWidth() + before / all * room, kHead + static_cast<double>(row) * rowHeight(), columns_[column].part / all * room,
            double(rowHeight())};
}

void CardTable::paintHead(QPainter& painter) const {
    std::vector<std::pair<QString, double>> names;
    for (std::size_t c = 0; c < columns_.size(); ++c)
        names.emplace_back(columns_[c].name(), cell(0, c).width() - 2);
    painter.setFont(headingFont(names));
    painter.setPen(colors().quiet);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        const QRectF below = cell(0, c);
        painter.drawText(QRectF(below.left() + 1, 0, below.width() - 2, kHead - 4), Qt::AlignCenter,
                         painter.fontMetrics().elidedText(columns_[c].name(), Qt::ElideRight, static_cast<int>(below.width()) - 2));
    }
}

void CardTable::paintCards(QPainter& painter, const QRectF& rect, const Column& column, std::int64_t count) const {
    if (count == 0)
        return;
    const auto pitch = kShapeWidth + kShapeApart;
    painter.setFont(Theme::instance().font(-1));
    auto fits = static_cast<std::int64_t>((rect.width() - 6 + kShapeApart) / pitch);
    QString more;
    if (count > fits) {
        more = QStringLiteral("+%1").arg(count);
        fits = std::max<std::int64_t>(
            1, static_cast<std::int64_t>((rect.width() - 8 - painter.fontMetrics().horizontalAdvance(more)) / pitch));
        more = QStringLiteral("+%1").arg(count - fits);
    }
    const auto shapes = std::min(count, fits);
    const double text = more.isEmpty() ? 0.0 : painter.fontMetrics().horizontalAdvance(more) + 3.0;
    double x = rect.center().x() - (static_cast<double>(shapes * pitch - kShapeApart) + text) / 2;
    for (std::int64_t i = 0; i < shapes; ++i, x += pitch) {
        const QRectF shape(x, rect.center().y() - kShapeHeight / 2.0, kShapeWidth, kShapeHeight);
        if (column.what == Column::What::State)
            paintCardShape(painter, shape, column.state);
        else
            paintCardApart(painter, shape, column.what == Column::What::Lost);
    }
    if (more.isEmpty())
        return;
    painter.setPen(colors().ink);
    painter.drawText(QRectF(x + 1, rect.top(), text + 4, rect.height()), Qt::AlignVCenter | Qt::AlignLeft, more);
}

void CardTable::paintTimes(QPainter& painter, const QRectF& rect, const ReplenishmentText& times) const {
    const double edge = compact_ ? 1 : 4;
    const QRectF upper(rect.left() + 2, rect.top() + edge, rect.width() - 4, rect.height() / 2 - edge);
    const QRectF lower(upper.left(), rect.center().y(), upper.width(), upper.height());
    const auto line = [&](const QRectF& place, const QFont& font, const QColor& ink, const QString& text) {
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(place, Qt::AlignCenter, painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(place.width())));
    };
    const QColor ink = times.isOver ? colors().badText : colors().ink;
    const QString both = times.median == times.late ? times.median : tr("%1 · %2", "median, 95 %").arg(times.median, times.late);
    line(upper, Theme::instance().font(-2, true), ink, both.isEmpty() ? QStringLiteral("–") : both);
    line(lower, Theme::instance().font(-2), times.isOver ? colors().badText : colors().quiet, times.plan);
}

void CardTable::paintRow(QPainter& painter, std::size_t r) const {
    const auto& row = rows_[r];
    const double top = kHead + static_cast<double>(r) * rowHeight();
    painter.fillRect(QRectF(0, top, width(), 1), colors().line);
    const int room = static_cast<int>(labelWidth()) - 8;
    const double edge = compact_ ? 1 : 4;
    painter.setFont(Theme::instance().font(0, true));
    painter.setPen(colors().ink);
    painter.drawText(QRectF(0, top + edge, room, rowHeight() / 2.0), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(row.item, Qt::ElideRight, room));
    painter.setFont(Theme::instance().font(-2));
    painter.setPen(colors().quiet);
    painter.drawText(QRectF(0, top + rowHeight() / 2.0, room, rowHeight() / 2.0 - edge), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(row.loop, Qt::ElideRight, room));
    for (std::size_t c = 0; c < columns_.size(); ++c)
        if (columns_[c].what == Column::What::Replenishment)
            paintTimes(painter, cell(r, c), row.replenishment);
        else
            paintCards(painter, cell(r, c), columns_[c], columns_[c].of(row.counts));
}

void CardTable::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHead(painter);
    for (std::size_t r = 0; r < rows_.size(); ++r)
        paintRow(painter, r);
    painter.fillRect(QRectF(0, height() - 1, width(), 1), colors().line);
}

QString CardTable::tipAt(const QPoint& at) const {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const auto& row = rows_[r];
        if (QRectF(0, kHead + static_cast<double>(r) * rowHeight(), labelWidth(), rowHeight()).contains(at))
            return tr("%1, %2\n%3", "item, loop, states of its cards").arg(row.item, row.loop, row.sequence);
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            if (!cell(r, c).contains(at))
                continue;
            if (columns_[c].what == Column::What::Replenishment)
                return row.replenishment.told;
            return tr("%1: %n cards %2", nullptr, static_cast<int>(columns_[c].of(row.counts))).arg(row.item, columns_[c].name());
        }
    }
    return {};
}

bool CardTable::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const QString text = tipAt(help->pos()); !text.isEmpty())
        QToolTip::showText(help->globalPos(), text, this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace takt::gui
