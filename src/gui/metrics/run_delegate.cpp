#include "gui/metrics/run_delegate.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <cmath>
#include <numbers>

#include "gui/common/theme.h"
#include "gui/metrics/run_model.h"

namespace takt::gui {

namespace {

constexpr int kPad = 4, kOpenHeight = 76;

int lineHeight(int pointDelta) { return QFontMetrics(Theme::instance().font(pointDelta)).height(); }

QPainterPath starAt(const QPointF& centre, double radius) {
    QPainterPath path;
    for (int i = 0; i < 10; ++i) {
        const double angle = std::numbers::pi * (i / 5.0 - 0.5), r = i % 2 == 0 ? radius : radius * 0.42;
        const QPointF at = centre + QPointF(r * std::cos(angle), r * std::sin(angle));
        i == 0 ? path.moveTo(at) : path.lineTo(at);
    }
    path.closeSubpath();
    return path;
}

void drawGround(QPainter& painter, const QStyleOptionViewItem& option, bool shown) {
    const Palette& c = colors();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focus = option.state.testFlag(QStyle::State_HasFocus);
    const bool hover = option.state.testFlag(QStyle::State_MouseOver);
    if (!selected && !focus && !hover && !shown)
        return;
    painter.setPen(focus ? QPen(c.accent, 2) : shown ? QPen(c.accent, 1) : QPen(Qt::NoPen));
    painter.setBrush(selected || shown ? c.accentSoft : hover ? c.shade : QColor(Qt::transparent));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6);
}

void drawLine(QPainter& painter, const QRect& rect, const QString& text, const QFont& font, const QColor& colour,
              Qt::Alignment align = Qt::AlignLeft) {
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(rect, align | Qt::AlignVCenter, QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

/// At the right, its name quiet before it. Gives the width that is no longer free.
int drawFigure(QPainter& painter, const QRect& rect, const QString& name, const QString& value, const QFont& font) {
    constexpr int kApart = 6, kFree = 10;
    const QFont quiet = Theme::instance().font(-1);
    const int wide = QFontMetrics(font).horizontalAdvance(value) + 1;
    drawLine(painter, rect, value, font, colors().ink, Qt::AlignRight);
    drawLine(painter, rect.adjusted(0, 0, -wide - kApart, 0), name, quiet, colors().quiet, Qt::AlignRight);
    return wide + kApart + QFontMetrics(quiet).horizontalAdvance(name) + kFree;
}

} // namespace

void RunDelegate::setOpen(const QModelIndex& index) {
    const QPersistentModelIndex before = std::exchange(open_, QPersistentModelIndex(index));
    for (const QPersistentModelIndex& row : {before, open_})
        if (row.isValid())
            Q_EMIT sizeHintChanged(row);
}

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    if (open_ == index)
        return; // a widget stands there
    const Palette& c = colors();
    const bool shown = index.data(RunModel::ShownRole).toBool(), starred = index.data(RunModel::StarRole).toBool();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawGround(*painter, option, shown);
    painter->setPen(QPen(starred ? c.ink : c.quiet, 1.2));
    painter->setBrush(starred ? QBrush(c.productionCard) : QBrush(Qt::NoBrush));
    painter->drawPath(starAt(QRectF(starRect(option.rect)).center(), 8));
    const QFont strong = Theme::instance().font(0, true), plain = Theme::instance().font(0), small = Theme::instance().font(-1);
    const int first = lineHeight(0) + 2, second = lineHeight(-1) + 2;
    const QString stock = index.data(RunModel::StockRole).toString(), fill = index.data(RunModel::FillRole).toString();
    QRect row = option.rect.adjusted(kTouch, kPad, -8, -kPad);
    const int upper = drawFigure(*painter, {row.left(), row.top(), row.width(), first}, tr("stock"), stock, strong);
    const int lower = drawFigure(*painter, {row.left(), row.top() + first, row.width(), second}, tr("fill rate"), fill, plain);
    QString detail = index.data(RunModel::DetailRole).toString();
    if (shown)
        detail.prepend(tr("on view") + QStringLiteral(" · "));
    drawLine(*painter, {row.left(), row.top(), row.width() - upper, first}, index.data().toString(), strong, c.ink);
    drawLine(*painter, {row.left(), row.top() + first, row.width() - lower, second}, detail, small, c.quiet);
    if (const QString note = index.data(RunModel::NoteRole).toString(); !note.isEmpty()) {
        QFont leaning = small;
        leaning.setItalic(true);
        drawLine(*painter, {row.left(), row.top() + first + second, row.width(), second}, note, leaning, c.ink);
    }
    painter->restore();
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    if (open_ == index)
        return {200, kOpenHeight};
    const bool noted = !index.data(RunModel::NoteRole).toString().isEmpty();
    return {200, std::max(kTouch, lineHeight(0) + 2 + (noted ? 2 : 1) * (lineHeight(-1) + 2) + 2 * kPad)};
}

bool RunDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) {
    const bool pressed = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (!pressed && event->type() != QEvent::MouseButtonRelease)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() != Qt::LeftButton || !starRect(option.rect).contains(mouse->pos()))
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    if (!pressed)
        Q_EMIT starPressed(index.data(RunModel::NumberRole).toLongLong());
    return true;
}

} // namespace takt::gui
