// What the yamazumi shows and how it is handled; yamazumi_painting.cpp paints it.
#include "gui/cells/yamazumi.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "gui/cells/work_kinds.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr double kLeft = 40, kRight = 8, kTop = 22, kBottom = 46;
constexpr double kWidestBar = 92, kGapShare = 0.34;
constexpr int kDragDistance = 4;

} // namespace

Yamazumi::Yamazumi(Document& document, QWidget* parent) : QWidget(parent), document_(document) {
    setObjectName(QStringLiteral("yamazumi"));
    setAccessibleName(tr("Yamazumi"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Yamazumi::setFacts(const CellFacts& facts) {
    if (facts.process != facts_.process)
        current_ = -1;
    const Id kept = currentTask();
    facts_ = facts;
    current_ = kept ? facts_.line.taskOf(kept) : -1;
    if (drag_)
        endDrag();
    rebuild();
}

void Yamazumi::setProduct(Id product) {
    product_ = product;
    rebuild();
}

void Yamazumi::setPreview(std::optional<balance::Assignment> assignment) {
    preview_ = std::move(assignment);
    rebuild();
}

void Yamazumi::rebuild() {
    const balance::Assignment& shown = preview_ ? *preview_ : facts_.standing.assignment;
    const bool known = std::any_of(facts_.line.products.begin(), facts_.line.products.end(),
                                   [&](const cell::Product& p) { return p.item == product_; });
    bars_ = yamazumiBars(document_.plant(), facts_, shown,
                         preview_ ? std::vector<balance::Violation>{} : facts_.violations, known ? product_ : Id{});
    describe();
    update();
}

/// The bars in words, for who does not see them.
void Yamazumi::describe() {
    QStringList lines;
    for (const auto& bar : bars_)
        lines << tr("%1: %2", "operator, time").arg(bar.name, seconds(bar.total().inSeconds()));
    if (facts_.takt.us > 0)
        lines << tr("takt %1").arg(seconds(facts_.takt.inSeconds()));
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
}

Id Yamazumi::currentTask() const {
    return current_ >= 0 && static_cast<std::size_t>(current_) < facts_.line.tasks.size()
               ? facts_.line.tasks[static_cast<std::size_t>(current_)]
               : Id{};
}

void Yamazumi::setCurrentTask(Id task) {
    current_ = task ? facts_.line.taskOf(task) : -1;
    update();
}

void Yamazumi::choose(balance::Task task) {
    if (task == current_)
        return;
    current_ = task;
    update();
    Q_EMIT taskChosen(currentTask());
    if (task >= 0)
        Q_EMIT hintChanged(tipOf(task).replace(QLatin1Char('\n'), QStringLiteral(" · ")));
}

// ------------------------------------------------------------------ places

QRectF Yamazumi::plot() const {
    return QRectF(rect()).adjusted(kLeft, kTop, -kRight, -kBottom);
}

/// After the last bar there is room for one more to begin, and for the words at the lines.
double Yamazumi::slotWidth() const {
    const double width = plot().width(), bars = static_cast<double>(std::max<std::size_t>(1, bars_.size()));
    if (facts_.tasks.empty())
        return width / bars;
    const QFontMetricsF words(Theme::instance().font(-1, true));
    const double atLines = std::max(words.horizontalAdvance(taktWords()), words.horizontalAdvance(plannedWords())) + 8;
    return std::min(width / (bars + 0.6), std::max((width - atLines) / bars, width * 0.7 / bars));
}

QString Yamazumi::taktWords() const { return facts_.takt.us > 0 ? tr("takt %1").arg(seconds(facts_.takt.inSeconds())) : QString(); }

QString Yamazumi::plannedWords() const {
    return facts_.planned.us > 0 && facts_.planned != facts_.takt ? tr("planned %1").arg(seconds(facts_.planned.inSeconds())) : QString();
}

/// Room above the higher of the tallest bar and the takt line.
double Yamazumi::axisTop() const {
    double most = std::max(facts_.takt.inSeconds(), facts_.planned.inSeconds()) * 1.2;
    for (const auto& bar : bars_)
        most = std::max(most, bar.total().inSeconds() * 1.08);
    return most > 0 ? most : 60;
}

double Yamazumi::yOf(double seconds) const {
    const QRectF area = plot();
    return area.bottom() - area.height() * seconds / axisTop();
}

QRectF Yamazumi::barRect(std::size_t bar) const {
    const double slot = slotWidth(), width = std::min(kWidestBar, slot * (1 - kGapShare));
    const double middle = plot().left() + slot * (static_cast<double>(bar) + 0.5);
    return {middle - width / 2, plot().top(), width, plot().height()};
}

QRectF Yamazumi::newBarRect() const {
    const double left = plot().left() + slotWidth() * static_cast<double>(bars_.size());
    return {left, plot().top(), plot().right() - left, plot().height()};
}

std::optional<Yamazumi::Spot> Yamazumi::spotOf(balance::Task task) const {
    for (std::size_t b = 0; b < bars_.size(); ++b)
        for (std::size_t t = 0; t < bars_[b].tasks.size(); ++t)
            if (bars_[b].tasks[t].task == task)
                return Spot{b, t};
    return std::nullopt;
}

QRectF Yamazumi::taskRect(Id id) const {
    const auto spot = spotOf(facts_.line.taskOf(id));
    if (!id || !spot)
        return {};
    const YamazumiBar& bar = bars_[spot->bar];
    double from = 0;
    for (std::size_t t = 0; t < spot->task; ++t)
        from += bar.tasks[t].time.inSeconds() / bar.copies;
    const double to = from + bar.tasks[spot->task].time.inSeconds() / bar.copies;
    const QRectF column = barRect(spot->bar);
    return {column.left(), yOf(to), column.width(), yOf(from) - yOf(to)};
}

std::optional<Yamazumi::Spot> Yamazumi::spotAt(const QPointF& point) const {
    for (std::size_t b = 0; b < bars_.size(); ++b)
        for (std::size_t t = 0; t < bars_[b].tasks.size(); ++t)
            if (taskRect(facts_.line.tasks[static_cast<std::size_t>(bars_[b].tasks[t].task)])
                    .adjusted(0, -1, 0, 1)
                    .contains(point))
                return Spot{b, t};
    return std::nullopt;
}

/// The station that would take a task dropped here; beyond the last bar one more; -1: none.
int Yamazumi::stationAt(const QPointF& point) const {
    const QRectF area = plot().adjusted(0, -kTop, kRight, kBottom);
    if (!area.contains(point))
        return -1;
    const auto place = static_cast<std::size_t>((point.x() - plot().left()) / slotWidth());
    if (place < bars_.size())
        return bars_[place].station;
    return bars_.empty() ? 0 : bars_.back().station + 1;
}

// ------------------------------------------------------------------ moving tasks

void Yamazumi::moveTo(balance::Task task, int station) {
    const auto next = withTaskAt(facts_.standing.assignment, task, static_cast<std::size_t>(station));
    Edit edit = document_.edit();
    cell::putAssignment(edit, facts_.line, facts_.process, next);
    const QString to = stationLabel(document_.plant(), facts_, static_cast<std::size_t>(station));
    (void)document_.push(edit, tr("Move %1 to %2").arg(taskLabel(facts_, task), to));
}

void Yamazumi::aim(const QPointF& point) {
    drag_->at = point;
    const int target = stationAt(point);
    if (target == drag_->target)
        return;
    drag_->target = target;
    drag_->breaks.clear();
    warning_.clear();
    if (target < 0)
        return;
    const auto next = withTaskAt(facts_.standing.assignment, drag_->task, static_cast<std::size_t>(target));
    for (const auto& v : brokenRules(facts_, next))
        if (std::find(facts_.violations.begin(), facts_.violations.end(), v) == facts_.violations.end())
            drag_->breaks.push_back(v);
    if (!drag_->breaks.empty())
        warning_ = violationText(document_.plant(), facts_, drag_->breaks.front());
    Q_EMIT hintChanged(warning_.isEmpty() ? tr("All rules hold here. Esc drops the drag.") : warning_);
}

void Yamazumi::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    const auto spot = spotAt(event->position());
    choose(spot ? bars_[spot->bar].tasks[spot->task].task : -1);
    if (spot && !preview_)
        drag_ = Drag{current_, event->position(), event->position(), false, -1, {}};
}

void Yamazumi::mouseMoveEvent(QMouseEvent* event) {
    if (!drag_) {
        setCursor(spotAt(event->position()) && !preview_ ? Qt::OpenHandCursor : Qt::ArrowCursor);
        return;
    }
    if (!drag_->moving && (event->position() - drag_->from).manhattanLength() < kDragDistance)
        return;
    drag_->moving = true;
    setCursor(Qt::ClosedHandCursor);
    aim(event->position());
    update();
}

void Yamazumi::mouseReleaseEvent(QMouseEvent* event) {
    if (!drag_ || event->button() != Qt::LeftButton)
        return;
    const Drag drag = *drag_;
    endDrag();
    const auto spot = spotOf(drag.task);
    if (drag.moving && drag.target >= 0 && spot && bars_[spot->bar].station != drag.target)
        moveTo(drag.task, drag.target);
}

void Yamazumi::endDrag() {
    drag_.reset();
    warning_.clear();
    unsetCursor();
    update();
}

/// To the task `tasks` above in its bar, or to the bar `bars` to the right.
void Yamazumi::step(int bars, int tasks) {
    const auto spot = spotOf(current_);
    if (!spot) {
        for (const auto& bar : bars_)
            if (!bar.tasks.empty())
                return choose(bar.tasks.front().task);
        return;
    }
    if (tasks != 0) {
        const auto place = static_cast<int>(spot->task) + tasks;
        const auto& list = bars_[spot->bar].tasks;
        if (place >= 0 && place < static_cast<int>(list.size()))
            choose(list[static_cast<std::size_t>(place)].task);
        return;
    }
    for (int b = static_cast<int>(spot->bar) + bars; b >= 0 && b < static_cast<int>(bars_.size()); b += bars)
        if (const auto& list = bars_[static_cast<std::size_t>(b)].tasks; !list.empty())
            return choose(list[std::min(spot->task, list.size() - 1)].task);
}

void Yamazumi::keyPressEvent(QKeyEvent* event) {
    const bool control = event->modifiers() & Qt::ControlModifier;
    const auto spot = spotOf(current_);
    switch (event->key()) {
    case Qt::Key_Escape:
        if (!drag_)
            return QWidget::keyPressEvent(event);
        return endDrag();
    case Qt::Key_Up: return step(0, 1);
    case Qt::Key_Down: return step(0, -1);
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int by = event->key() == Qt::Key_Left ? -1 : 1;
        if (!control)
            return step(by, 0);
        if (spot && !preview_)
            if (const int to = bars_[spot->bar].station + by; to >= 0)
                moveTo(current_, to);
        return;
    }
    default: QWidget::keyPressEvent(event);
    }
}

void Yamazumi::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason && current_ < 0)
        step(0, 0);
    Q_EMIT hintChanged(tr("Drag a task to another operator, or move it by Ctrl+Left and Ctrl+Right"));
    update();
}

void Yamazumi::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    if (drag_)
        endDrag();
    update();
}

QString Yamazumi::tipOf(balance::Task task) const {
    if (task < 0 || static_cast<std::size_t>(task) >= facts_.tasks.size())
        return {};
    const auto place = static_cast<std::size_t>(task);
    const cell::Times& times = facts_.line.times[place];
    QStringList lines{taskLabel(facts_, task)};
    lines << tr("%1 by hand").arg(seconds(times.manual.inSeconds()));
    if (times.automatic.us > 0)
        lines << tr("%1 by the machine").arg(seconds(times.automatic.inSeconds()));
    for (const auto& stretch : cell::stretchesOf(document_.plant(), facts_.tasks[place], times.manual))
        lines << tr("%1 %2", "time, kind of work").arg(seconds(stretch.time.inSeconds()), workKindName(stretch.kind));
    return lines.join(QLatin1Char('\n'));
}

bool Yamazumi::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto spot = spotAt(help->pos()))
            QToolTip::showText(help->globalPos(), tipOf(bars_[spot->bar].tasks[spot->task].task), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace takt::gui
