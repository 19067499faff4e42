#include "gui/boards/card_count_delegate.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kMark = 14, kFromMiddle = 30, kApart = 8, kPad = 8;

void paintTick(QPainter& painter, const QRectF& mark) {
    painter.setPen(QPen(colors().onAccent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{mark.topLeft() + QPointF(3.6, 7.2), mark.topLeft() + QPointF(6.2, 9.8), mark.topLeft() + QPointF(10.6, 4.6)});
}

} // namespace

QRect CardCountDelegate::markPlace(const QRect& cell) {
    return {cell.center().x() - kFromMiddle, cell.center().y() - kMark / 2 + 1, kMark, kMark};
}

void CardCountDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QVariant state = index.data(Qt::CheckStateRole);
    const bool canBeTaken = state.isValid(), taken = state.toInt() == Qt::Checked;
    const bool current = option.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF cell = QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5);
    if (taken || current) {
        painter->setPen(current ? QPen(colors().accent, 1) : QPen(Qt::NoPen));
        painter->setBrush(colors().accentSoft);
        painter->drawRoundedRect(cell, 4, 4);
    }
    painter->setFont(index.data(Qt::FontRole).value<QFont>());
    painter->setPen(index.data(Qt::ForegroundRole).value<QColor>());
    const auto alignment = static_cast<int>(index.data(Qt::TextAlignmentRole).toInt());
    QRect words = option.rect.adjusted(kPad, 0, -kPad, 0);
    if (canBeTaken)
        words.setLeft(markPlace(option.rect).right() + kApart);
    painter->drawText(words, canBeTaken ? int{Qt::AlignLeft | Qt::AlignVCenter} : alignment,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    if (canBeTaken) {
        const QRectF mark = QRectF(markPlace(option.rect)).adjusted(0.5, 0.5, -0.5, -0.5);
        painter->setPen(QPen(taken ? colors().accent : colors().quiet, 1));
        painter->setBrush(taken ? QBrush(colors().accent) : QBrush(colors().panel));
        painter->drawEllipse(mark);
        if (taken)
            paintTick(*painter, mark);
    }
    painter->restore();
}

bool CardCountDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (!(index.flags() & Qt::ItemIsUserCheckable))
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const auto isMouse = event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (isMouse) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() != Qt::LeftButton || !markPlace(option.rect).adjusted(-4, -4, 4, 4).contains(mouse->position().toPoint()))
            return false;
        return event->type() != QEvent::MouseButtonRelease || model->setData(index, Qt::Checked, Qt::CheckStateRole);
    }
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space)
        return model->setData(index, Qt::Checked, Qt::CheckStateRole);
    return false;
}

} // namespace takt::gui
