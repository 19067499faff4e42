#include "gui/time/scrubber.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QWheelEvent>
#include <cmath>

#include "gui/common/chart.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/common/time_axis.h"
#include "gui/time/intervention_text.h"

namespace takt::gui {

namespace {

constexpr double kSide = 8; // room for the cursor's handle at both ends
constexpr double kMarkRow = 14;
constexpr double kMarkSize = 9;
constexpr double kMarkApart = 11;
constexpr double kBookmark = 11; // high; a little narrower
constexpr double kLeastLoop = 4;  // pixels: less is a click
constexpr double kLeastDayForShifts = 24; // pixels of a day from which nights are drawn
constexpr double kLeastDayForDays = 4;
constexpr int kMostChangeovers = 40;
constexpr Duration kLeastView = Duration::minutes(30);

int gravity(sim::Mark::Kind kind) {
    using K = sim::Mark::Kind;
    switch (kind) {
    case K::Stockout:
        return 5;
    case K::LateDelivery:
        return 4;
    case K::Breakdown:
        return 3;
    case K::MissedPitch:
        return 2;
    case K::Changeover:
        return 1;
    }
    return 0;
}

QColor markColour(sim::Mark::Kind kind) {
    using K = sim::Mark::Kind;
    switch (kind) {
    case K::Stockout:
    case K::LateDelivery:
        return colors().bad;
    case K::Breakdown:
    case K::MissedPitch:
        return colors().warning;
    case K::Changeover:
        break;
    }
    return Theme::instance().state(sim::MachineState::Setup);
}

int secondsOf(Time t) {
    return static_cast<int>(std::min<std::int64_t>(t.us / Duration::seconds(1).us, INT_MAX));
}

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

void paintRunMark(QPainter& painter, sim::Mark::Kind kind, const QPointF& at, double size) {
    using K = sim::Mark::Kind;
    const double r = size / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(markColour(kind));
    switch (kind) {
    case K::Stockout:
        painter.drawPolygon(QPolygonF({at + QPointF(0, -r), at + QPointF(r, r), at + QPointF(-r, r)}));
        break;
    case K::Breakdown:
        painter.drawPolygon(
            QPolygonF({at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r), at + QPointF(-r, 0)}));
        break;
    case K::LateDelivery:
        painter.drawRect(QRectF(at.x() - r * 0.85, at.y() - r * 0.85, r * 1.7, r * 1.7));
        break;
    case K::MissedPitch:
        painter.setPen(QPen(markColour(kind), 2));
        painter.drawLine(at + QPointF(-r, -r) * 0.8, at + QPointF(r, r) * 0.8);
        painter.drawLine(at + QPointF(-r, r) * 0.8, at + QPointF(r, -r) * 0.8);
        break;
    case K::Changeover:
        painter.drawEllipse(at, r * 0.85, r * 0.85);
        break;
    }
}

QString runMarkName(sim::Mark::Kind kind) {
    using K = sim::Mark::Kind;
    switch (kind) {
    case K::Stockout:
        return Scrubber::tr("Stockout");
    case K::Breakdown:
        return Scrubber::tr("Breakdown");
    case K::Changeover:
        return Scrubber::tr("Changeover");
    case K::LateDelivery:
        return Scrubber::tr("Late delivery");
    case K::MissedPitch:
        return Scrubber::tr("Missed pitch");
    }
    return {};
}

Scrubber::Scrubber(Playback& playback, QWidget* parent)
    : QAbstractSlider(parent), playback_(playback), digest_(new RunDigest(playback, {.marks = true, .untouched = true}, this)) {
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Time in the run"));
    connect(&playback, &Playback::runChanged, this, &Scrubber::runChanged);
    connect(&playback, &Playback::runProgressed, this, &Scrubber::stale);
    connect(&playback, &Playback::cursorMoved, this, &Scrubber::cursorMoved);
    connect(&playback, &Playback::settingsChanged, this, qOverload<>(&QWidget::update)); // the span to go round in
    connect(digest_, &RunDigest::changed, this, &Scrubber::digestChanged);
    connect(&Theme::instance(), &Theme::changed, this, &Scrubber::stale);
    connect(this, &QAbstractSlider::valueChanged, &playback, // moved by assistive technology
            [&playback](int second) { playback.seek(Time{} + Duration::seconds(second)); });
    runChanged();
}

QRectF Scrubber::track() const {
    const double below = QFontMetrics(Theme::instance().font(-1)).height() + 4;
    return {kSide, kMarkRow, width() - 2 * kSide, height() - kMarkRow - below};
}

double Scrubber::xOf(Time t) const {
    const QRectF area = track();
    const auto span = static_cast<double>(std::max<std::int64_t>(1, (to_ - from_).us));
    return area.left() + area.width() * static_cast<double>((t - from_).us) / span;
}

Time Scrubber::timeAt(double x) const {
    const QRectF area = track();
    const double part = std::clamp((x - area.left()) / area.width(), 0.0, 1.0);
    return from_ + Duration{static_cast<std::int64_t>(part * static_cast<double>((to_ - from_).us))};
}

void Scrubber::runChanged() {
    const Time horizon = playback_.horizon();
    const bool wholeBefore = digest_->isWholeRun() || to_ > horizon;
    setRange(0, secondsOf(horizon));
    setSingleStep(600);
    setPageStep(86'400);
    if (wholeBefore) {
        from_ = {};
        to_ = horizon;
        digest_->setWholeRun();
    }
    flags_.clear();
    setEnabled(playback_.hasRun());
    setToolTip(playback_.mend());
    cursorMoved();
    stale();
}

void Scrubber::cursorMoved() {
    const Time t = playback_.cursor();
    if (playback_.isPlaying() && !dragging_ && (t < from_ || t > to_) && to_ > from_) {
        const Duration span = to_ - from_;
        const Time begin =
            std::clamp(t - Duration{span.us / 10}, Time{}, std::max(Time{}, playback_.horizon() - span));
        setView(begin, begin + span);
    }
    const QSignalBlocker quiet(this);
    setValue(secondsOf(t));
    update();
}

void Scrubber::digestChanged() {
    gatherFlags();
    stale();
}

void Scrubber::setView(Time from, Time to) {
    if (from == from_ && to == to_)
        return;
    from_ = from;
    to_ = to;
    if (from == Time{} && to >= playback_.horizon())
        digest_->setWholeRun();
    else
        digest_->setWindow(from, to);
    gatherFlags();
    stale();
}

void Scrubber::zoom(double factor, Time around) {
    const auto whole = static_cast<double>(playback_.horizon().us);
    const auto span = static_cast<double>((to_ - from_).us);
    const double wanted = std::clamp(span * factor, static_cast<double>(kLeastView.us), whole);
    const double part = static_cast<double>((around - from_).us) / std::max(1.0, span);
    const double begin =
        std::clamp(static_cast<double>(around.us) - part * wanted, 0.0, std::max(0.0, whole - wanted));
    setView(Time{static_cast<std::int64_t>(begin)},
            Time{static_cast<std::int64_t>(std::min(whole, begin + wanted))});
}

void Scrubber::gatherFlags() {
    flags_.clear();
    const auto digest = digest_->digest();
    if (!digest || digest->run != playback_.run())
        return;
    const auto inView = [&](const sim::Mark& m) { return m.at >= from_ && m.at <= to_; };
    const auto changeovers =
        std::count_if(digest->marks.begin(), digest->marks.end(),
                      [&](const sim::Mark& m) { return m.kind == sim::Mark::Kind::Changeover && inView(m); });
    for (const auto& mark : digest->marks) {
        if (!isMarkShown(mark.kind))
            continue;
        const bool tooMany = mark.kind == sim::Mark::Kind::Changeover && changeovers > kMostChangeovers;
        if (!inView(mark) || tooMany)
            continue;
        const double x = xOf(mark.at);
        if (flags_.empty() || x - flags_.back().x >= kMarkApart)
            flags_.push_back({&mark, x, 0});
        else if (++flags_.back().others; gravity(mark.kind) > gravity(flags_.back().mark->kind))
            flags_.back().mark = &mark;
    }
}

void Scrubber::stale() {
    behind_ = ahead_ = {};
    digest_->setColumns(static_cast<std::size_t>(std::max(16.0, track().width())));
    update();
}

const sim::Mark* Scrubber::markAt(const QPointF& point) const {
    if (point.y() > kMarkRow + 2)
        return nullptr;
    for (const auto& flag : flags_)
        if (std::abs(point.x() - flag.x) <= kMarkApart / 2)
            return flag.mark;
    return nullptr;
}

void Scrubber::setMarkShown(sim::Mark::Kind kind, bool on) {
    shown_[static_cast<std::size_t>(kind)] = on;
    gatherFlags();
    update();
}

void Scrubber::setBookmarks(std::vector<Bookmark> bookmarks) {
    bookmarks_ = std::move(bookmarks);
    update();
}

const Bookmark* Scrubber::bookmarkAt(const QPointF& point) const {
    if (!playback_.hasRun() || std::abs(point.y() - (track().bottom() - kBookmark / 2)) > kBookmark / 2 + 1)
        return nullptr;
    for (const auto& bookmark : bookmarks_)
        if (std::abs(point.x() - xOf(Time{} + bookmark.at)) <= kBookmark / 2)
            return &bookmark;
    return nullptr;
}

const sim::Intervention* Scrubber::interventionAt(const QPointF& point) const {
    if (!playback_.hasRun() || point.y() > kMarkRow + 2)
        return nullptr;
    for (const auto& intervention : playback_.run()->settings().interventions)
        if (std::abs(point.x() - xOf(intervention.at)) <= kMarkApart / 2)
            return &intervention;
    return nullptr;
}

QString Scrubber::markText(const sim::Mark& mark) const {
    const QString where = playback_.nameOf(mark.element);
    const QString what =
        where.isEmpty() ? runMarkName(mark.kind) : tr("%1: %2").arg(runMarkName(mark.kind), where);
    const auto flag =
        std::find_if(flags_.begin(), flags_.end(), [&](const Flag& f) { return f.mark == &mark; });
    QString text = what + QLatin1Char('\n') + dayAndTime(mark.at);
    if (flag != flags_.end() && flag->others > 0)
        text += QLatin1Char('\n') + tr("and %n more here; zoom in with the wheel", nullptr, flag->others);
    return text;
}

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

void Scrubber::drawFlags(QPainter& painter) const {
    for (const auto& flag : flags_)
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

void Scrubber::resizeEvent(QResizeEvent*) {
    gatherFlags();
    stale();
}

void Scrubber::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !playback_.hasRun())
        return;
    if (event->modifiers() & Qt::ShiftModifier) {
        loopFrom_ = timeAt(event->position().x());
        return;
    }
    if (goTo(event->position()))
        return;
    dragging_ = true;
    playback_.seek(timeAt(event->position().x()));
}

void Scrubber::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    setCursor(markAt(at) || interventionAt(at) || bookmarkAt(at) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (dragging_)
        playback_.seek(timeAt(event->position().x()));
    if (!loopFrom_)
        return;
    const double x = event->position().x();
    const Time here = timeAt(x);
    if (std::abs(x - xOf(*loopFrom_)) >= kLeastLoop)
        playback_.setLoop(Playback::Loop{std::min(*loopFrom_, here), std::max(*loopFrom_, here)});
}

void Scrubber::mouseReleaseEvent(QMouseEvent*) {
    dragging_ = false;
    loopFrom_.reset();
}

void Scrubber::contextMenuEvent(QContextMenuEvent* event) { Q_EMIT menuWanted(event->globalPos()); }

/// To what a pointer finds there; false: nothing.
bool Scrubber::goTo(const QPointF& point) {
    if (const auto* intervention = interventionAt(point))
        playback_.seek(intervention->at);
    else if (const sim::Mark* mark = markAt(point))
        playback_.seek(mark->at);
    else if (const Bookmark* bookmark = bookmarkAt(point))
        playback_.seek(Time{} + bookmark->at);
    else
        return false;
    return true;
}

void Scrubber::mouseDoubleClickEvent(QMouseEvent*) { setView({}, playback_.horizon()); }

void Scrubber::wheelEvent(QWheelEvent* event) {
    if (playback_.hasRun())
        zoom(std::pow(0.8, event->angleDelta().y() / 120.0), timeAt(event->position().x()));
    event->accept();
}

void Scrubber::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Minus)
        zoom(event->key() == Qt::Key_Plus ? 0.5 : 2.0, playback_.cursor());
    else
        event->ignore(); // the bar's keys
}

void Scrubber::showEvent(QShowEvent*) { digest_->setWanted(true); }
void Scrubber::hideEvent(QHideEvent*) { digest_->setWanted(false); }

bool Scrubber::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || !playback_.hasRun())
        return QAbstractSlider::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto* intervention = interventionAt(help->pos()))
        QToolTip::showText(help->globalPos(), interventionText(*intervention, playback_), this);
    else if (const Bookmark* bookmark = bookmarkAt(help->pos()))
        QToolTip::showText(help->globalPos(),
                           QString::fromStdString(bookmark->name + (bookmark->note.empty() ? "" : "\n" + bookmark->note)), this);
    else if (const sim::Mark* mark = markAt(help->pos()))
        QToolTip::showText(help->globalPos(), markText(*mark), this);
    else
        QToolTip::showText(help->globalPos(), dayAndTime(timeAt(help->pos().x())), this);
    return true;
}

} // namespace takt::gui
