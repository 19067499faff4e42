#include "gui/print/page_preview.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "gui/common/theme.h"
#include "gui/print/print_texts.h"

namespace takt::gui::print {

namespace {
constexpr double kRound = 14; ///< pixels round a sheet
constexpr double kMmInInch = 25.4;
} // namespace

PagePreview::PagePreview(QWidget* parent) : QAbstractScrollArea(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::StyledPanel);
    setMinimumSize(320, 240);
}

void PagePreview::setPrintout(const Printout* printout) {
    printout_ = printout;
    sheet_ = std::clamp(sheet_, 0, std::max(0, printout ? printout->count() - 1 : 0));
    measure();
}

void PagePreview::setSheet(int sheet) {
    if (sheet == sheet_ || !printout_ || sheet < 0 || sheet >= printout_->count())
        return;
    sheet_ = sheet;
    measure();
    Q_EMIT sheetChanged(sheet_);
}

void PagePreview::setZoom(double zoom) {
    zoom_ = zoom;
    measure();
}

double PagePreview::pixelsPerMm() const {
    if (!has())
        return 1;
    const QSizeF size = printout_->size(sheet_);
    const double wide = (viewport()->width() - 2 * kRound) / size.width();
    if (zoom_ < 0)
        return std::max(0.05, wide);
    if (zoom_ > 0)
        return zoom_ * logicalDpiX() / kMmInInch;
    return std::max(0.05, std::min(wide, (viewport()->height() - 2 * kRound) / size.height()));
}

QRectF PagePreview::sheetPlace() const {
    if (!has())
        return {};
    const QSizeF size = printout_->size(sheet_) * pixelsPerMm();
    const auto from = [](double room, double length, int scrolled) {
        return std::round(std::max(kRound, (room - length) / 2) - scrolled);
    };
    return {QPointF(from(viewport()->width(), size.width(), horizontalScrollBar()->value()),
                    from(viewport()->height(), size.height(), verticalScrollBar()->value())),
            size};
}

void PagePreview::measure() {
    const QSizeF size = has() ? printout_->size(sheet_) * pixelsPerMm() : QSizeF(0, 0);
    const auto range = [](QScrollBar* bar, double length, int room) {
        bar->setRange(0, std::max(0, static_cast<int>(std::ceil(length + 2 * kRound)) - room));
        bar->setPageStep(room);
        bar->setSingleStep(40);
    };
    range(horizontalScrollBar(), size.width(), viewport()->width());
    range(verticalScrollBar(), size.height(), viewport()->height());
    repaintSheet();
}

void PagePreview::repaintSheet() {
    seen_ = {};
    viewport()->update();
}

void PagePreview::paintEvent(QPaintEvent*) {
    if (seen_.isNull()) {
        const double ratio = devicePixelRatioF();
        seen_ = QPixmap(viewport()->size() * ratio);
        seen_.setDevicePixelRatio(ratio);
        seen_.fill(mixed(colors().ground, colors().line, 0.5));
        if (has()) {
            const QRectF place = sheetPlace();
            QPainter painter(&seen_);
            painter.fillRect(place, Qt::white);
            painter.save();
            painter.setClipRect(place);
            painter.translate(place.topLeft());
            painter.scale(pixelsPerMm(), pixelsPerMm());
            printout_->paint(sheet_, painter);
            painter.restore();
            painter.setPen(colors().line);
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5));
        }
    }
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, seen_);
    if (!has()) {
        painter.setPen(colors().quiet);
        painter.drawText(viewport()->rect(), Qt::AlignCenter, Text::tr("Nothing is chosen to be printed"));
    }
}

void PagePreview::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    measure();
}

void PagePreview::scrollContentsBy(int, int) {
    repaintSheet();
}

void PagePreview::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        repaintSheet();
}

bool PagePreview::turn(int sheet) {
    const int before = sheet_;
    setSheet(sheet);
    return sheet_ != before;
}

void PagePreview::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_PageUp:
        turn(sheet_ - 1);
        return;
    case Qt::Key_PageDown:
        turn(sheet_ + 1);
        return;
    case Qt::Key_Home:
        turn(0);
        return;
    case Qt::Key_End:
        turn(printout_ ? printout_->count() - 1 : 0);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void PagePreview::wheelEvent(QWheelEvent* event) {
    const int by = event->angleDelta().y();
    if (event->modifiers() & Qt::ControlModifier) {
        const double real = pixelsPerMm() * kMmInInch / logicalDpiX();
        setZoom(std::clamp(real * std::pow(1.2, by / 120.0), 0.05, 4.0));
        Q_EMIT zoomedBy(zoom_);
        event->accept();
        return;
    }
    const auto* bar = verticalScrollBar();
    const bool atEnd = by < 0 ? bar->value() == bar->maximum() : bar->value() == bar->minimum();
    if (atEnd && std::abs(by) >= 60 && turn(sheet_ + (by < 0 ? 1 : -1))) {
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

} // namespace takt::gui::print
