#include "gui/common/pill.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kHeight = 26;
constexpr int kTextLeft = 24;
constexpr int kRight = 12;

struct Colours {
    QColor ground, mark, text;
};

Colours coloursOf(Pill::Kind kind) {
    const Palette& c = colors();
    switch (kind) {
    case Pill::Kind::Good: return {c.goodSoft, c.good, c.goodText};
    case Pill::Kind::Warning: return {c.warningSoft, c.warning, c.warningText};
    case Pill::Kind::Bad: return {c.badSoft, c.bad, c.badText};
    case Pill::Kind::Neutral: break;
    }
    return {c.ground, c.quiet, c.quiet};
}

} // namespace

void paintMark(QPainter& painter, Pill::Kind kind, const QPointF& centre, double size) {
    const QColor colour = coloursOf(kind).mark;
    const double r = size / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    switch (kind) {
    case Pill::Kind::Good: painter.drawEllipse(centre, r, r); break;
    case Pill::Kind::Warning:
        painter.drawPolygon(
            QPolygonF({centre + QPointF(0, -r), centre + QPointF(r, r), centre + QPointF(-r, r)}));
        break;
    case Pill::Kind::Bad:
        painter.setPen(QPen(colour, 2));
        painter.drawLine(centre + QPointF(-r, -r), centre + QPointF(r, r));
        painter.drawLine(centre + QPointF(-r, r), centre + QPointF(r, -r));
        break;
    case Pill::Kind::Neutral:
        painter.setPen(QPen(colour, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, r - 0.5, r - 0.5);
        break;
    }
    painter.restore();
}

Pill::Pill(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Pill::set(Kind kind, const QString& text) {
    if (kind == kind_ && text == text_)
        return;
    const bool resized = text.size() != text_.size() || text != text_;
    kind_ = kind;
    text_ = text;
    setAccessibleName(text);
    if (resized)
        updateGeometry();
    update();
}

void Pill::setClickable(bool on) {
    clickable_ = on;
    setFocusPolicy(on ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(on ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

QSize Pill::sizeHint() const {
    const QFontMetrics metrics(Theme::instance().font(-1));
    return {kTextLeft + metrics.horizontalAdvance(text_) + kRight, std::max(kHeight, metrics.height() + 8)};
}

void Pill::paintEvent(QPaintEvent*) {
    const Colours c = coloursOf(kind_);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(colors().accent, 1) : kind_ == Kind::Neutral ? QPen(colors().line, 1)
                                                                                 : QPen(Qt::NoPen));
    painter.setBrush(c.ground);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    paintMark(painter, kind_, {14.0, box.center().y()}, 8);
    painter.setPen(c.text);
    painter.setFont(Theme::instance().font(-1));
    painter.drawText(rect().adjusted(kTextLeft, 0, -kRight / 2, 0), Qt::AlignVCenter | Qt::AlignLeft, text_);
}

void Pill::mouseReleaseEvent(QMouseEvent* event) {
    if (clickable_ && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT clicked();
}

void Pill::keyPressEvent(QKeyEvent* event) {
    const bool presses = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return ||
                         event->key() == Qt::Key_Enter;
    if (clickable_ && presses)
        Q_EMIT clicked();
    else
        QWidget::keyPressEvent(event);
}

} // namespace takt::gui
