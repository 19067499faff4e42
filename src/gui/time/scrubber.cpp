#include "gui/time/scrubber.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/time/intervention_text.h"

namespace takt::gui {

namespace {

constexpr double kMarkApart = 11;
constexpr double kLeastLoop = 4;  // pixels: less is a click
constexpr int kMostChangeovers = 40;
constexpr Duration kLeastView = Duration::minutes(30);

int secondsOf(Time t) {
    return static_cast<int>(std::min<std::int64_t>(t.us / Duration::seconds(1).us, INT_MAX));
}

} // namespace

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
    connect(&playback, &Playback::outcomeKeptBackChanged, this, qOverload<>(&QWidget::update));
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
    const double left = xOf(from_), perUs = (xOf(to_) - left) / static_cast<double>(std::max<std::int64_t>(1, (to_ - from_).us));
    for (const auto& mark : digest->marks) {
        if (!isMarkShown(mark.kind))
            continue;
        const bool tooMany = mark.kind == sim::Mark::Kind::Changeover && changeovers > kMostChangeovers;
        if (!inView(mark) || tooMany)
            continue;
        const double x = left + perUs * static_cast<double>((mark.at - from_).us);
        if (flags_.empty() || x - flags_.back().x >= kMarkApart)
            flags_.push_back({&mark, x, 0});
        else if (++flags_.back().others; gravityOf(mark.kind) > gravityOf(flags_.back().mark->kind))
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
        if (std::abs(point.x() - flag.x) <= kMarkApart / 2 &&
            (!playback_.isOutcomeKeptBack() || flag.mark->at <= playback_.cursor()))
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
