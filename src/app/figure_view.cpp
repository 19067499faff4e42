#include "app/figure_view.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QToolTip>
#include <algorithm>

#include "gui/common/theme.h"

namespace takt::app {

namespace {
constexpr int kPad = 4;
constexpr int kBetween = 8;

QString spoken(const KeyFigure& figure) {
    QString text = figure.name + QLatin1Char(' ') + figure.value;
    if (!figure.difference.isEmpty())
        text += QStringLiteral(", ") + (figure.more ? FigureView::tr("%1 more") : FigureView::tr("%1 less"))
                                           .arg(figure.difference);
    return text;
}

QString withTrend(const KeyFigure& figure) {
    switch (figure.trend) {
    case KeyFigure::Trend::Better:
        return figure.source + QLatin1Char('\n') + FigureView::tr("which is better");
    case KeyFigure::Trend::Worse: return figure.source + QLatin1Char('\n') + FigureView::tr("which is worse");
    case KeyFigure::Trend::None: break;
    }
    return figure.source;
}
} // namespace

FigureView::FigureView(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&gui::Theme::instance(), &gui::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void FigureView::setFigure(const KeyFigure& figure) {
    figure_ = figure;
    setToolTip(withTrend(figure));
    setAccessibleName(spoken(figure));
    setAccessibleDescription(toolTip());
    updateGeometry();
    update();
}

QFont FigureView::nameFont() const { return gui::Theme::instance().font(-1); }
QFont FigureView::valueFont() const { return gui::Theme::instance().font(1, true); }

QString FigureView::differenceText() const {
    return figure_.difference.isEmpty()
               ? QString()
               : (figure_.more ? QStringLiteral("▲ ") : QStringLiteral("▼ ")) + figure_.difference;
}

QColor FigureView::differenceColor() const {
    switch (figure_.trend) {
    case KeyFigure::Trend::Better: return gui::colors().good;
    case KeyFigure::Trend::Worse: return gui::colors().bad;
    case KeyFigure::Trend::None: break;
    }
    return gui::colors().quiet;
}

QSize FigureView::sizeHint() const {
    const QFontMetrics name(nameFont()), value(valueFont());
    int below = value.horizontalAdvance(figure_.value);
    if (!figure_.difference.isEmpty())
        below += kBetween + name.horizontalAdvance(differenceText());
    return {std::max(name.horizontalAdvance(figure_.name), below) + 2 * kPad,
            name.height() + value.height() + 4};
}

QSize FigureView::minimumSizeHint() const {
    return {QFontMetrics(valueFont()).horizontalAdvance(figure_.value) + 2 * kPad, sizeHint().height()};
}

void FigureView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QFontMetrics name(nameFont()), value(valueFont());
    const int top = (height() - name.height() - value.height()) / 2;
    painter.setFont(nameFont());
    painter.setPen(gui::colors().quiet);
    painter.drawText(kPad, top + name.ascent(),
                     name.elidedText(figure_.name, Qt::ElideRight, width() - kPad));
    const int baseline = top + name.height() + value.ascent();
    painter.setFont(valueFont());
    painter.setPen(gui::colors().ink);
    painter.drawText(kPad, baseline, figure_.value);
    const int left = kPad + value.horizontalAdvance(figure_.value) + kBetween;
    painter.setFont(nameFont());
    painter.setPen(differenceColor());
    // Where there is little room the arrow tells alone, or nothing.
    for (const auto& text : {differenceText(), differenceText().left(1)}) {
        if (left + name.horizontalAdvance(text) <= width()) {
            painter.drawText(left, baseline, text);
            break;
        }
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(gui::colors().accent);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

void FigureView::showSource() { QToolTip::showText(mapToGlobal(QPoint(0, height())), toolTip(), this); }

void FigureView::mouseReleaseEvent(QMouseEvent* event) {
    if (rect().contains(event->position().toPoint()))
        showSource();
}

void FigureView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        showSource();
    else
        QWidget::keyPressEvent(event);
}

void FigureView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace takt::app
