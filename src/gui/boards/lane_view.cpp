#include "gui/boards/lane_view.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {
constexpr int kMostLabel = 150;
constexpr int kGap = 14;
constexpr double kArrow = 18;                           ///< behind the last place
constexpr double kMostCell = 64, kWordsCell = 40, kLeastCell = 9;
} // namespace

LaneView::LaneView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LaneView::setRows(std::vector<LaneRow> rows) {
    if (rows == rows_)
        return;
    const bool resized = rows.size() != rows_.size();
    rows_ = std::move(rows);
    QStringList said;
    for (const auto& row : rows_)
        said << tr("%1: %2, %3").arg(row.lane, row.fill, row.note);
    setAccessibleName(said.join(QLatin1String("; ")));
    if (resized)
        updateGeometry();
    update();
}

void LaneView::setCompact(bool on) {
    if (on == compact_)
        return;
    compact_ = on;
    updateGeometry();
    update();
}

QSize LaneView::sizeHint() const { return {480, static_cast<int>(rows_.size()) * rowHeight()}; }

double LaneView::labelWidth() const {
    const QFontMetrics strong(Theme::instance().font(0, true)), quiet(Theme::instance().font(-1));
    int width = quiet.horizontalAdvance(tr("%1 of %2, full").arg(10).arg(10));
    for (const auto& row : rows_)
        width = std::max({width, strong.horizontalAdvance(row.lane), quiet.horizontalAdvance(row.fill)});
    return std::min(width + 2, kMostLabel) + kGap;
}

LaneView::Cells LaneView::cellsOf(const LaneRow& row) const {
    Cells cells;
    cells.left = labelWidth();
    const double room = std::max(40.0, width() - cells.left - kArrow);
    const auto wanted = std::max<std::int64_t>(
        {1, row.capacity, static_cast<std::int64_t>(row.containers.size())});
    cells.count = std::min(wanted, static_cast<std::int64_t>(room / kLeastCell));
    cells.width = std::min(kMostCell, room / static_cast<double>(cells.count));
    cells.apart = cells.width > 30 ? 4 : cells.width > 16 ? 2 : 1;
    return cells;
}

/// Place 0 is the next to leave, at the right.
QRectF LaneView::cell(std::size_t row, const Cells& cells, std::int64_t place) const {
    return {cells.left + static_cast<double>(cells.count - 1 - place) * cells.width,
            static_cast<double>(row) * rowHeight(), cells.width - cells.apart, double(cellHeight())};
}

void LaneView::paintContainer(QPainter& painter, const QRectF& rect, const LaneRow::Container& container) const {
    const Palette& c = colors();
    painter.setPen(QPen(c.container, 1));
    painter.setBrush(mixed(c.container, c.panel, 0.78));
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (rect.width() < kWordsCell - 8)
        return;
    painter.setPen(c.ink);
    painter.setFont(Theme::instance().font(-1, true));
    const QRectF upper(rect.left(), rect.top() + 2, rect.width(), rect.height() / 2);
    painter.drawText(upper, Qt::AlignCenter, container.quantity);
    painter.setFont(Theme::instance().font(-2));
    const QRectF lower(rect.left() + 2, rect.center().y(), rect.width() - 4, rect.height() / 2 - 2);
    painter.drawText(lower, Qt::AlignCenter,
                     painter.fontMetrics().elidedText(container.item, Qt::ElideRight, static_cast<int>(lower.width())));
}

void LaneView::paintRow(QPainter& painter, std::size_t number) const {
    const Palette& c = colors();
    const LaneRow& row = rows_[number];
    const Cells cells = cellsOf(row);
    const double top = static_cast<double>(number) * rowHeight(), middle = top + cellHeight() / 2.0;
    const bool full = row.tone == LaneRow::Tone::Full;
    const int label = static_cast<int>(cells.left) - kGap;
    painter.setFont(Theme::instance().font(0, true));
    painter.setPen(c.ink);
    painter.drawText(QPointF(0, middle - 3), painter.fontMetrics().elidedText(row.lane, Qt::ElideRight, label));
    painter.setFont(Theme::instance().font(-1));
    painter.setPen(full ? c.badText : c.quiet);
    painter.drawText(QPointF(0, middle + painter.fontMetrics().ascent() + 1), row.fill);
    for (std::int64_t place = 0; place < cells.count; ++place) {
        const QRectF rect = cell(number, cells, place);
        painter.setPen(QPen(full ? c.bad : c.line, 1));
        painter.setBrush(full ? c.badSoft : c.ground);
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        if (place < static_cast<std::int64_t>(row.containers.size()))
            paintContainer(painter, rect.adjusted(2, 2, -2, -2), row.containers[static_cast<std::size_t>(place)]);
    }
    const double x = cell(number, cells, 0).right() + 5;
    painter.setPen(QPen(c.quiet, 1.5));
    painter.drawLine(QPointF(x, middle), QPointF(x + 10, middle));
    painter.drawPolyline(QPolygonF({QPointF(x + 6, middle - 4), QPointF(x + 10, middle), QPointF(x + 6, middle + 4)}));
    painter.setFont(Theme::instance().font(-1));
    painter.setPen(full ? c.badText : c.quiet);
    const QRectF words(cells.left, top + cellHeight(), width() - cells.left, rowHeight() - cellHeight() - 2);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(row.note, Qt::ElideRight, static_cast<int>(words.width())));
}

void LaneView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t r = 0; r < rows_.size(); ++r)
        paintRow(painter, r);
}

bool LaneView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const Cells cells = cellsOf(rows_[r]);
        for (std::int64_t place = 0; place < cells.count; ++place)
            if (cell(r, cells, place).contains(help->pos())) {
                const auto at = static_cast<std::size_t>(place);
                QToolTip::showText(help->globalPos(), at < rows_[r].containers.size() ? rows_[r].containers[at].tip : tr("free place"),
                                   this);
                return true;
            }
    }
    QToolTip::hideText();
    return true;
}

} // namespace takt::gui
