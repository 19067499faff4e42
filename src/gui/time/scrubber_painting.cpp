// How the scrubber is painted.
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "gui/common/chart.h"
#include "gui/common/theme.h"
#include "gui/common/time_axis.h"
#include "gui/time/scrubber.h"

namespace takt::gui {

namespace {

constexpr double kMarkSize = 9;
constexpr double kLeastDayForShifts = 24; // pixels of a day from which nights are drawn
constexpr double kLeastDayForDays = 4;

/// Long lines are painted in pieces: what the painter does for a row of pixels grows with the square of the
/// edges that cross it.
constexpr qsizetype kPiece = 32;

void drawLine(QPainter& painter, const QPolygonF& line) {
    for (qsizetype i = 0; i + 1 < line.size(); i += kPiece)
        painter.drawPolyline(line.constData() + i, static_cast<int>(std::min(kPiece + 1, line.size() - i)));
}

/// Pieces touch without a seam, as none has soft edges; the line hides that.
void fillUnder(QPainter& painter, const QPolygonF& line, double bottom) {
    QColor fill = colors().accent;
    fill.setAlphaF(0.3F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    for (qsizetype i = 0; i + 1 < line.size(); i += kPiece) {
        QPolygonF piece = line.mid(i, kPiece + 1);
        piece << QPointF(piece.back().x(), bottom) << QPointF(piece.front().x(), bottom);
        painter.drawPolygon(piece);
    }
    painter.restore();
}

} // namespace

QPixmap Scrubber::render(bool behind) const {
    QPixmap picture(size() * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath clip;
    clip.addRoundedRect(track(), 3, 3);
    painter.setClipPath(clip);
    painter.fillRect(track(), mixed(colors().ground, colors().canvas, 0.3));
    drawBands(painter);
    drawCurves(painter, behind);
    drawUnknown(painter);
    return picture;
}

void Scrubber::drawBands(QPainter& painter) const {
    const QRectF area = track();
    const double day = area.width() * static_cast<double>(kDay.us) / static_cast<double>((to_ - from_).us);
    if (day < kLeastDayForDays)
        return;
    const WorkingTime& calendar = playback_.network().calendars[0];
    const auto band = [&](Time from, Time to) {
        const double left = std::max(area.left(), xOf(from)), right = std::min(area.right(), xOf(to));
        if (right - left >= 1.5)
            painter.fillRect(QRectF(left, area.top(), right - left, area.height()), colors().shade);
    };
    if (day < kLeastDayForShifts) {
        for (std::int64_t n = from_.day(), last = n; Time{n * kDay.us} < to_; n = last + 1) {
            for (last = n; !calendar.isWorkingDay(last) && last < n + 7; ++last) {
            }
            band(Time{n * kDay.us}, Time{last * kDay.us});
        }
        return;
    }
    for (Time t = from_; t < to_;) {
        const Time open = calendar.nextOpen(t);
        band(t, std::min(open, to_));
        if (open >= to_)
            break;
        t = calendar.nextClose(open);
    }
}

/// A branch and the untouched run by the same measure, the untouched one faint.
void Scrubber::drawCurves(QPainter& painter, bool behind) const {
    const auto digest = digest_->digest();
    if (!digest || digest->run != playback_.run())
        return;
    const QRectF area = track();
    const auto points = chartPoints(digest->curves.workInProcess, digest->from, digest->to, digest->reached);
    if (points.isEmpty())
        return;
    const auto others = digest->untouched ? chartPoints(digest->untouchedCurves.workInProcess, digest->from, digest->to,
                                                        digest->untouchedReached)
                                          : QList<QPointF>();
    double least = points.front().y(), most = least;
    for (const auto* list : {&points, &others})
        for (const auto& point : *list) {
            least = std::min(least, point.y());
            most = std::max(most, point.y());
        }
    // Less than a third of the height is given away below the least stock, so that swings are seen.
    const double floor = std::max(0.0, least - 0.45 * (most - least));
    const double span = std::max(1.0, most - floor);
    const auto lineOf = [&](const QList<QPointF>& list) {
        QPolygonF line;
        for (const auto& point : list)
            line << QPointF(xOf(Time{static_cast<std::int64_t>(point.x())}),
                            area.bottom() - 2 - (area.height() - 6) * (point.y() - floor) / span);
        return line;
    };
    const QPolygonF line = lineOf(points);
    if (behind)
        fillUnder(painter, line, area.bottom());
    painter.setPen(QPen(mixed(colors().quiet, colors().ground, 0.25), 1.25));
    drawLine(painter, lineOf(others));
    painter.setPen(QPen(playback_.isOutOfDate() ? colors().quiet : colors().accent, 1.5));
    drawLine(painter, line);
}

/// Where the branch leaves the untouched run, and where more is done to it.
void Scrubber::drawInterventions(QPainter& painter) const {
    const QRectF area = track();
    for (const auto& intervention : playback_.run()->settings().interventions) {
        const double x = std::round(xOf(intervention.at));
        if (x < area.left() - 1 || x > area.right() + 1)
            continue;
        painter.setPen(QPen(colors().accent, 1.5, Qt::DashLine));
        painter.drawLine(QPointF(x + 0.5, kMarkRow), QPointF(x + 0.5, area.bottom()));
        painter.setPen(QPen(colors().accent, 1.5));
        painter.setBrush(colors().panel);
        painter.drawEllipse(QPointF(x + 0.5, kMarkRow / 2), 4.5, 4.5);
    }
}

void Scrubber::drawUnknown(QPainter& painter) const {
    const double known = xOf(playback_.reached());
    const QRectF area = track();
    if (known >= area.right() - 1)
        return;
    const QRectF rest(QPointF(std::max(area.left(), known), area.top()), area.bottomRight());
    painter.fillRect(rest, QBrush(colors().line, Qt::BDiagPattern));
}

void Scrubber::drawTicks(QPainter& painter) const {
    const QRectF area = track();
    painter.setFont(Theme::instance().font(-1));
    painter.setPen(colors().quiet);
    for (const auto& tick : timeTicks(from_, to_, area.width(), painter.fontMetrics()))
        painter.drawText(QPointF(xOf(tick.at) + 3, area.bottom() + painter.fontMetrics().ascent() + 3),
                         tick.text);
}

/// What lies ahead is not shown while the outcome is kept back.
void Scrubber::drawKeptBack(QPainter& painter, double from) const {
    const QRectF area = track();
    const QRectF rest(QPointF(std::max(area.left(), from), area.top()), area.bottomRight());
    painter.fillRect(rest, mixed(colors().ground, colors().canvas, 0.3));
    painter.setPen(QPen(colors().line, 1, Qt::DashLine));
    painter.drawRect(rest.adjusted(0.5, 0.5, -0.5, -0.5));
    if (rest.width() < 40)
        return;
    painter.setFont(Theme::instance().font(3, true));
    painter.setPen(colors().quiet);
    painter.drawText(rest, Qt::AlignCenter, QStringLiteral("?"));
}

void Scrubber::drawFlags(QPainter& painter) const {
    for (const auto& flag : flags_)
        if (!playback_.isOutcomeKeptBack() || flag.mark->at <= playback_.cursor())
            paintRunMark(painter, flag.mark->kind, {flag.x, kMarkRow / 2 - 0.5}, kMarkSize);
}

/// The span that playing goes round in: what is outside steps back.
void Scrubber::drawLoop(QPainter& painter) const {
    const auto& loop = playback_.loop();
    if (!loop)
        return;
    const QRectF area = track();
    const double left = std::clamp(xOf(loop->from), area.left(), area.right());
    const double right = std::clamp(xOf(loop->to), area.left(), area.right());
    QColor veil = colors().panel;
    veil.setAlphaF(0.65F);
    painter.fillRect(QRectF(area.left(), area.top(), left - area.left(), area.height()), veil);
    painter.fillRect(QRectF(right, area.top(), area.right() - right, area.height()), veil);
    painter.setPen(QPen(colors().accent, 2));
    painter.drawLine(QPointF(left, area.top()), QPointF(right, area.top()));
    for (const auto& [x, inwards] : {std::pair(left, 4.0), std::pair(right, -4.0)}) {
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + inwards, area.bottom()));
    }
}

/// Ribbons that hang into the curve from below.
void Scrubber::drawBookmarks(QPainter& painter) const {
    const QRectF area = track();
    for (const auto& bookmark : bookmarks_) {
        const double x = xOf(Time{} + bookmark.at);
        if (x < area.left() - 1 || x > area.right() + 1)
            continue;
        const double low = area.bottom() + 1, high = low - kBookmark, half = kBookmark / 2 - 1.5;
        painter.setPen(QPen(colors().panel, 1));
        painter.setBrush(colors().accent);
        painter.drawPolygon(QPolygonF({{x - half, high}, {x + half, high}, {x + half, low}, {x, low - 3.5}, {x - half, low}}));
    }
}

void Scrubber::drawCursor(QPainter& painter) const {
    const QRectF area = track();
    const double x = std::round(xOf(playback_.cursor()));
    if (x < area.left() - 1 || x > area.right() + 1)
        return;
    painter.fillRect(QRectF(x - 1, 6, 2, area.bottom() - 4), colors().ink);
    QPolygonF handle({{x - 6, 2}, {x + 6, 2}, {x + 6, 9}, {x, 15}, {x - 6, 9}});
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().ink);
    painter.drawPolygon(handle);
}

void Scrubber::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = track();
    if (!playback_.hasRun()) {
        painter.setPen(QPen(colors().line, 1));
        painter.setBrush(colors().ground);
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter.setPen(colors().quiet);
        const QString text = playback_.problem().isEmpty() ? tr("Preparing the run …")
                                                           : tr("No run yet: %1").arg(playback_.problem());
        painter.drawText(area.adjusted(12, 2, -12, -2), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap,
                         text);
        return;
    }
    if (behind_.isNull()) {
        behind_ = render(true);
        ahead_ = render(false);
    }
    const double split = std::clamp(xOf(playback_.cursor()), 0.0, double(width()));
    painter.setClipRect(QRectF(0, 0, split, height()));
    painter.drawPixmap(0, 0, behind_);
    painter.setClipRect(QRectF(split, 0, width() - split, height()));
    if (playback_.isOutcomeKeptBack())
        drawKeptBack(painter, split);
    else
        painter.drawPixmap(0, 0, ahead_);
    painter.setClipping(false);
    drawLoop(painter);
    drawTicks(painter);
    drawFlags(painter);
    drawInterventions(painter);
    drawBookmarks(painter);
    drawCursor(painter);
    if (hasFocus()) {
        painter.setPen(QPen(colors().accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(area.adjusted(-1.5, -1.5, 1.5, 1.5), 4, 4);
    }
}

} // namespace takt::gui
