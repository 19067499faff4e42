#include "gui/boards/card_table.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "gui/boards/card_painting.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {
constexpr int kHead = 26;
constexpr int kShapeWidth = 11, kShapeHeight = 20, kShapeApart = 2;
constexpr auto kColumns = static_cast<std::size_t>(CardColumn::Count);
} // namespace

QString columnName(CardColumn column) {
    switch (column) {
    case CardColumn::Wait:
        return CardTable::tr("WAIT");
    case CardColumn::Empty:
        return CardTable::tr("EMPTY");
    case CardColumn::InProcess:
        return CardTable::tr("IN PROCESS");
    case CardColumn::InTransit:
        return CardTable::tr("IN TRANSIT");
    case CardColumn::Full:
        return CardTable::tr("FULL");
    case CardColumn::InUse:
        return CardTable::tr("IN USE");
    case CardColumn::Count:
        break;
    }
    return {};
}

CardTable::CardTable(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CardTable::setRows(std::vector<CardTableRow> rows) {
    const bool resized = rows.size() != rows_.size();
    rows_ = std::move(rows);
    QStringList said;
    for (const auto& row : rows_) {
        QStringList cells;
        for (std::size_t c = 0; c < kColumns; ++c)
            if (row.counts.in[c] > 0)
                cells << QStringLiteral("%1 %2")
                             .arg(columnName(static_cast<CardColumn>(c)))
                             .arg(row.counts.in[c]);
        said << row.item + QLatin1String(": ") + cells.join(QLatin1String(", "));
    }
    setAccessibleName(said.join(QLatin1String("; ")));
    if (resized)
        updateGeometry();
    update();
}

void CardTable::setCompact(bool on) {
    if (on == compact_)
        return;
    compact_ = on;
    updateGeometry();
    update();
}

QSize CardTable::sizeHint() const { return {560, kHead + static_cast<int>(rows_.size()) * rowHeight()}; }

double CardTable::labelWidth() const { return std::clamp(width() * 0.28, 100.0, 220.0); }

QRectF CardTable::cell(std::size_t row, std::size_t column) const {
    // The columns that hold most cards get most room.
    static constexpr std::array<double, kColumns> parts = {0.11, 0.2, 0.165, 0.165, 0.23, 0.13};
    const double room = width() - labelWidth();
    double left = labelWidth();
    for (std::size_t c = 0; c < column; ++c)
        left += parts[c] * room;
    return {left, kHead + static_cast<double>(row) * rowHeight(), parts[column] * room, double(rowHeight())};
}

void CardTable::paintHead(QPainter& painter) const {
    QFont font = Theme::instance().font(-2, true);
    painter.setFont(font);
    painter.setPen(colors().quiet);
    for (std::size_t c = 0; c < kColumns; ++c) {
        const QRectF below = cell(0, c);
        const QString name = columnName(static_cast<CardColumn>(c));
        painter.drawText(
            QRectF(below.left() + 1, 0, below.width() - 2, kHead - 4), Qt::AlignCenter,
            painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(below.width()) - 2));
    }
}

void CardTable::paintCell(QPainter& painter, const QRectF& rect, CardColumn column,
                          std::int64_t count) const {
    if (count == 0)
        return;
    const auto pitch = kShapeWidth + kShapeApart;
    painter.setFont(Theme::instance().font(-1));
    auto fits = static_cast<std::int64_t>((rect.width() - 6 + kShapeApart) / pitch);
    QString more;
    if (count > fits) {
        more = QStringLiteral("+%1").arg(count);
        fits = std::max<std::int64_t>(
            1, static_cast<std::int64_t>((rect.width() - 8 - painter.fontMetrics().horizontalAdvance(more)) /
                                         pitch));
        more = QStringLiteral("+%1").arg(count - fits);
    }
    const auto shapes = std::min(count, fits);
    const double text = more.isEmpty() ? 0.0 : painter.fontMetrics().horizontalAdvance(more) + 3.0;
    double x = rect.center().x() - (static_cast<double>(shapes * pitch - kShapeApart) + text) / 2;
    for (std::int64_t i = 0; i < shapes; ++i, x += pitch)
        paintCardShape(painter, {x, rect.center().y() - kShapeHeight / 2.0, kShapeWidth, kShapeHeight},
                       column);
    if (more.isEmpty())
        return;
    painter.setPen(colors().ink);
    painter.drawText(QRectF(x + 1, rect.top(), text + 4, rect.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     more);
}

void CardTable::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHead(painter);
    const QFont strong = Theme::instance().font(0, true), quiet = Theme::instance().font(-2);
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const double top = kHead + static_cast<double>(r) * rowHeight();
        painter.fillRect(QRectF(0, top, width(), 1), colors().line);
        const int room = static_cast<int>(labelWidth()) - 8;
        const double edge = compact_ ? 1 : 4;
        painter.setFont(strong);
        painter.setPen(colors().ink);
        painter.drawText(QRectF(0, top + edge, room, rowHeight() / 2.0), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(rows_[r].item, Qt::ElideRight, room));
        painter.setFont(quiet);
        const auto lost = rows_[r].counts.lost;
        const QString second = lost > 0 ? tr("%1 lost · %2").arg(lost).arg(rows_[r].loop) : rows_[r].loop;
        painter.setPen(lost > 0 ? colors().badText : colors().quiet);
        painter.drawText(QRectF(0, top + rowHeight() / 2.0, room, rowHeight() / 2.0 - edge),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(second, Qt::ElideRight, room));
        for (std::size_t c = 0; c < kColumns; ++c)
            paintCell(painter, cell(r, c), static_cast<CardColumn>(c), rows_[r].counts.in[c]);
    }
    painter.fillRect(QRectF(0, height() - 1, width(), 1), colors().line);
}

bool CardTable::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const QRectF label(0, kHead + static_cast<double>(r) * rowHeight(), labelWidth(), rowHeight());
        QString text =
            label.contains(help->pos()) ? tr("%1, %2").arg(rows_[r].item, rows_[r].loop) : QString();
        for (std::size_t c = 0; c < kColumns; ++c)
            if (cell(r, c).contains(help->pos()))
                text = tr("%1: %n cards %2", nullptr, static_cast<int>(rows_[r].counts.in[c]))
                           .arg(rows_[r].item, columnName(static_cast<CardColumn>(c)));
        if (!text.isEmpty()) {
            QToolTip::showText(help->globalPos(), text, this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

} // namespace takt::gui
