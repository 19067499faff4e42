#include "gui/cells/precedence_view.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPainterPathStroker>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "cell/precedence.h"
#include "gui/cells/task_edits.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr double kRing = 12, kLeast = 42, kMost = 62, kRow = 30, kMargin = 16, kBetweenRows = 16;
constexpr double kHead = 7;

QPointF towards(const QPointF& from, const QPointF& to, double length) {
    const QPointF way = to - from;
    const double whole = std::hypot(way.x(), way.y());
    return whole < 1e-9 ? from : from + way * (length / whole);
}

} // namespace

PrecedenceGraph::PrecedenceGraph(Document& document, QWidget* parent) : QWidget(parent), document_(document) {
    setObjectName(QStringLiteral("precedence"));
    setAccessibleName(tr("Precedence"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PrecedenceGraph::setFacts(const CellFacts& facts) {
    const Id kept = current_ >= 0 && static_cast<std::size_t>(current_) < facts_.line.tasks.size()
                        ? facts_.line.tasks[static_cast<std::size_t>(current_)]
                        : Id{};
    facts_ = facts;
    current_ = kept ? facts_.line.taskOf(kept) : -1;
    arc_ = from_ = -1;
    circle_.clear();
    links_.clear();
    for (const auto& link : cell::linksOf(document_.plant(), facts_.process))
        links_.push_back(link.id);
    redundant_ = cell::redundantArcs(facts_.line.line.size(), facts_.line.line.arcs);
    setAccessibleDescription(tr("%n arrows", nullptr, static_cast<int>(links_.size())));
    layOut();
}

int PrecedenceGraph::redundant() const {
    return static_cast<int>(std::count(redundant_.begin(), redundant_.end(), true));
}

void PrecedenceGraph::setCurrentTask(Id task) {
    current_ = task ? facts_.line.taskOf(task) : -1;
    arc_ = -1;
    update();
}

// ------------------------------------------------------------------ places

/// Layers stand side by side as far as the width reaches and go on in a row below; each row is as tall as its fullest
/// layer.
PrecedenceGraph::Layout PrecedenceGraph::layoutFor(double width) const {
    Layout out;
    const auto places = cell::layeredPlaces(facts_.line.line.size(), facts_.line.line.arcs);
    out.places.resize(places.size());
    if (places.empty())
        return out;
    int layers = 0;
    for (const auto& place : places)
        layers = std::max(layers, place.layer + 1);
    const double room = width - 2 * kMargin;
    const int perRow = std::max(1, static_cast<int>(room / kLeast) + 1);
    const int shown = std::min(layers, perRow);
    const double step = shown > 1 ? std::min(kMost, room / (shown - 1)) : 0;
    const int rows = (layers + perRow - 1) / perRow;
    std::vector<double> most(static_cast<std::size_t>(rows));
    for (const auto& place : places) {
        auto& row = most[static_cast<std::size_t>(place.layer / perRow)];
        row = std::max(row, std::abs(place.slot));
    }
    double top = 0;
    for (int r = 0; r < rows; ++r) {
        const double half = most[static_cast<std::size_t>(r)] * kRow + kRing + kBetweenRows / 2;
        for (std::size_t t = 0; t < places.size(); ++t)
            if (places[t].layer / perRow == r)
                out.places[t] = {kMargin + (places[t].layer % perRow) * step, top + half + places[t].slot * kRow};
        top += 2 * half;
    }
    out.height = top;
    return out;
}

int PrecedenceGraph::heightFor(int width) const { return static_cast<int>(std::ceil(layoutFor(width).height)); }

void PrecedenceGraph::layOut() {
    const Layout layout = layoutFor(width());
    places_ = layout.places;
    const double spare = std::max(0.0, (height() - layout.height) / 2);
    for (auto& place : places_)
        place.ry() += spare;
    Q_EMIT laidOut();
    update();
}

void PrecedenceGraph::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layOut();
}

QPointF PrecedenceGraph::placeOf(Id task) const {
    const auto place = facts_.line.taskOf(task);
    return place < 0 ? QPointF(-1, -1) : places_[static_cast<std::size_t>(place)];
}

int PrecedenceGraph::taskAt(const QPointF& point) const {
    for (std::size_t t = 0; t < places_.size(); ++t)
        if (std::hypot(point.x() - places_[t].x(), point.y() - places_[t].y()) <= kRing + 3)
            return static_cast<int>(t);
    return -1;
}

/// Straight to the right; through the gap between rows where the way goes on below.
QPainterPath PrecedenceGraph::arcPath(std::size_t arc) const {
    const auto [before, after] = facts_.line.line.arcs[arc];
    const QPointF a = places_[static_cast<std::size_t>(before)], b = places_[static_cast<std::size_t>(after)];
    QPainterPath path;
    if (b.x() > a.x()) {
        // Long ways bow a little, so that they do not run through the rings between.
        const double bow = b.x() - a.x() > kMost * 1.5 && std::abs(a.y() - b.y()) < 1 ? -kRow * 0.62 : 0;
        const QPointF middle = (a + b) / 2 + QPointF(0, bow * 2);
        path.moveTo(towards(a, bow != 0 ? middle : b, kRing));
        const QPointF end = towards(b, bow != 0 ? middle : a, kRing + 2);
        if (bow != 0)
            path.quadTo(middle, end);
        else
            path.lineTo(end);
        return path;
    }
    const QPointF start = a + QPointF(0, kRing), end = b - QPointF(0, kRing + 2);
    const double gap = end.y() - (kBetweenRows / 2);
    path.moveTo(start);
    path.cubicTo({a.x(), gap}, {a.x() - 6, gap}, {(a.x() + b.x()) / 2, gap});
    path.cubicTo({b.x() + 6, gap}, {b.x(), gap}, end);
    return path;
}

int PrecedenceGraph::arcAt(const QPointF& point) const {
    QPainterPathStroker stroker;
    stroker.setWidth(9);
    for (std::size_t a = 0; a < links_.size(); ++a)
        if (stroker.createStroke(arcPath(a)).contains(point))
            return static_cast<int>(a);
    return -1;
}

// ------------------------------------------------------------------ handling

void PrecedenceGraph::choose(int task) {
    arc_ = -1;
    circle_.clear();
    current_ = task;
    update();
    if (task < 0)
        return;
    Q_EMIT taskChosen(facts_.line.tasks[static_cast<std::size_t>(task)]);
    Q_EMIT hintChanged(taskLabel(facts_, task));
}

void PrecedenceGraph::link(int before, int after) {
    circle_ = cell::circleClosedBy(facts_.line.line.size(), facts_.line.line.arcs, {before, after});
    update();
    if (!circle_.empty()) {
        QStringList way;
        for (const auto task : circle_)
            way << QString::number(facts_.tasks[static_cast<std::size_t>(task)].number);
        way << way.front();
        Q_EMIT refused(circle_.size() == 1 ? tr("A task cannot wait for itself.")
                                           : tr("That would close a circle: %1.").arg(way.join(QStringLiteral(" → "))));
        return;
    }
    Edit edit = document_.edit();
    const auto& tasks = facts_.line.tasks;
    if (addLink(edit, tasks[static_cast<std::size_t>(before)], tasks[static_cast<std::size_t>(after)]))
        (void)document_.push(edit, tr("Task %1 waits for %2")
                                       .arg(facts_.tasks[static_cast<std::size_t>(after)].number)
                                       .arg(facts_.tasks[static_cast<std::size_t>(before)].number));
}

void PrecedenceGraph::removeArc(int arc) {
    if (arc < 0 || static_cast<std::size_t>(arc) >= links_.size())
        return;
    Edit edit = document_.edit();
    edit.remove(links_[static_cast<std::size_t>(arc)]);
    (void)document_.push(edit, tr("Remove an arrow"));
}

void PrecedenceGraph::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    const int task = taskAt(event->position());
    if (byKey_ && from_ >= 0 && task >= 0) {
        const int from = std::exchange(from_, -1);
        byKey_ = false;
        link(from, task);
        return;
    }
    choose(task);
    at_ = event->position();
    from_ = task;
    if (task < 0)
        arc_ = arcAt(event->position());
}

void PrecedenceGraph::mouseMoveEvent(QMouseEvent* event) {
    at_ = event->position();
    if (from_ >= 0)
        update();
    else
        setCursor(taskAt(at_) >= 0 || arcAt(at_) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void PrecedenceGraph::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || byKey_)
        return;
    const int from = std::exchange(from_, -1), to = taskAt(event->position());
    update();
    if (from >= 0 && to >= 0 && from != to)
        link(from, to);
}

/// Along an arrow, to the one that comes first in the order of the tasks.
void PrecedenceGraph::walk(bool onwards) {
    if (current_ < 0)
        return choose(facts_.tasks.empty() ? -1 : 0);
    int best = -1;
    for (const auto& [before, after] : facts_.line.line.arcs)
        if ((onwards ? before : after) == current_)
            best = best < 0 ? (onwards ? after : before) : std::min(best, onwards ? after : before);
    if (best >= 0)
        choose(best);
}

/// To the next number.
void PrecedenceGraph::walkAcross(int by) {
    const int next = current_ + by;
    if (next >= 0 && next < static_cast<int>(facts_.tasks.size()))
        choose(next);
}

std::pair<balance::Task, balance::Task> PrecedenceGraph::chosenArc() const {
    return arc_ < 0 ? std::pair(-1, -1) : facts_.line.line.arcs[static_cast<std::size_t>(arc_)];
}

/// Of those that begin or end at the chosen task, else of all.
void PrecedenceGraph::chooseNextArc() {
    const auto& arcs = facts_.line.line.arcs;
    const int count = static_cast<int>(arcs.size());
    for (int step = 1; step <= count; ++step) {
        const int next = (std::max(-1, arc_) + step) % count;
        const auto [before, after] = arcs[static_cast<std::size_t>(next)];
        if (current_ >= 0 && before != current_ && after != current_)
            continue;
        arc_ = next;
        Q_EMIT hintChanged(tr("%1 waits for %2; Delete takes this arrow out")
                               .arg(taskLabel(facts_, after), taskLabel(facts_, before)));
        return update();
    }
}

void PrecedenceGraph::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Right: return walk(true);
    case Qt::Key_Left: return walk(false);
    case Qt::Key_Down: return walkAcross(1);
    case Qt::Key_Up: return walkAcross(-1);
    case Qt::Key_L:
    case Qt::Key_Return:
        if (from_ >= 0 && byKey_ && from_ != current_) {
            byKey_ = false;
            return link(std::exchange(from_, -1), current_);
        }
        from_ = current_;
        byKey_ = current_ >= 0;
        Q_EMIT hintChanged(tr("Go to the task that waits for %1, and press L again").arg(taskLabel(facts_, current_)));
        return update();
    case Qt::Key_A: return chooseNextArc();
    case Qt::Key_Escape:
        from_ = -1;
        byKey_ = false;
        circle_.clear();
        return update();
    case Qt::Key_Delete:
        if (arc_ >= 0)
            return removeArc(arc_);
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void PrecedenceGraph::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu;
    if (event->reason() == QContextMenuEvent::Mouse)
        arc_ = arcAt(event->pos());
    update();
    QAction* remove = menu.addAction(tr("&Remove this arrow"), this, [this, arc = arc_] { removeArc(arc); });
    remove->setEnabled(arc_ >= 0);
    QAction* clean = menu.addAction(tr("Remove arrows that &others say already"), this, [this] {
        Edit edit = document_.edit();
        removeRedundantLinks(edit, facts_.process);
        (void)document_.push(edit, tr("Remove redundant arrows"));
    });
    clean->setEnabled(redundant() > 0);
    menu.exec(event->globalPos());
}

void PrecedenceGraph::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    Q_EMIT hintChanged(tr("Drag from a task to the one that waits for it; L does so by keys. A chooses an arrow, Delete takes it out"));
    update();
}

void PrecedenceGraph::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    from_ = -1;
    byKey_ = false;
    update();
}

bool PrecedenceGraph::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int task = taskAt(help->pos()), arc = task < 0 ? arcAt(help->pos()) : -1;
        if (task >= 0)
            QToolTip::showText(help->globalPos(), taskLabel(facts_, task), this);
        else if (arc >= 0 && redundant_[static_cast<std::size_t>(arc)])
            QToolTip::showText(help->globalPos(), tr("Other arrows say this already"), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

// ------------------------------------------------------------------ painting

void PrecedenceGraph::paintArc(QPainter& painter, std::size_t a) const {
    const auto& c = colors();
    const auto [before, after] = facts_.line.line.arcs[a];
    const auto at = [&](int task) { return std::find(circle_.begin(), circle_.end(), task); };
    const auto i = at(before), j = at(after);
    const bool inCircle = i != circle_.end() && j != circle_.end() && (j - i == 1);
    const bool chosen = static_cast<int>(a) == arc_;
    const QColor colour = inCircle ? c.bad : chosen ? c.accent : redundant_[a] ? c.quiet : c.ink;
    const QPainterPath path = arcPath(a);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, inCircle || chosen ? 2 : 1, redundant_[a] ? Qt::DashLine : Qt::SolidLine));
    painter.drawPath(path);
    const QPointF end = path.pointAtPercent(1);
    const QPointF back = towards(end, path.pointAtPercent(path.percentAtLength(std::max(0.0, path.length() - kHead))), kHead);
    const QPointF side(-(end - back).y() * 0.5, (end - back).x() * 0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{end, back + side, back - side});
}

void PrecedenceGraph::paintTask(QPainter& painter, std::size_t t) const {
    const auto& c = colors();
    const CellTask& row = facts_.tasks[t];
    const bool inCircle = std::find(circle_.begin(), circle_.end(), static_cast<int>(t)) != circle_.end();
    const bool chosen = static_cast<int>(t) == current_;
    const QColor ring = inCircle ? c.bad : row.station > 0 ? Theme::instance().series(static_cast<int>(row.station - 1)) : c.quiet;
    painter.setPen(QPen(ring, inCircle ? 3 : 2, row.station > 0 || inCircle ? Qt::SolidLine : Qt::DotLine));
    painter.setBrush(chosen ? c.accentSoft : c.panel);
    painter.drawEllipse(places_[t], kRing, kRing);
    if (chosen && hasFocus()) {
        painter.setPen(QPen(c.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(places_[t], kRing + 3, kRing + 3);
    }
    painter.setPen(c.ink);
    painter.setFont(Theme::instance().font(row.number > 99 ? -2 : -1, true));
    painter.drawText(QRectF(places_[t] - QPointF(kRing, kRing), QSizeF(2 * kRing, 2 * kRing)), Qt::AlignCenter,
                     QString::number(row.number));
}

void PrecedenceGraph::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (facts_.tasks.empty()) {
        painter.setPen(colors().quiet);
        painter.setFont(Theme::instance().font());
        painter.drawText(rect().adjusted(16, 0, -16, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         facts_.process ? tr("What waits for what is drawn here.") : QString());
        return;
    }
    for (std::size_t a = 0; a < links_.size(); ++a)
        paintArc(painter, a);
    for (std::size_t t = 0; t < places_.size(); ++t)
        paintTask(painter, t);
    if (from_ >= 0) {
        const QPointF from = places_[static_cast<std::size_t>(from_)];
        const QPointF to = byKey_ && current_ >= 0 ? places_[static_cast<std::size_t>(current_)] : at_;
        if (std::hypot((to - from).x(), (to - from).y()) > kRing) {
            painter.setPen(QPen(colors().accent, 2, Qt::DashLine));
            painter.drawLine(towards(from, to, kRing), to);
        }
    }
}

// ------------------------------------------------------------------ scrolled

PrecedenceView::PrecedenceView(Document& document, QWidget* parent)
    : QScrollArea(parent), graph_(new PrecedenceGraph(document)) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(graph_);
    viewport()->setAutoFillBackground(false);
    graph_->setAutoFillBackground(false);
    connect(graph_, &PrecedenceGraph::laidOut, this, &PrecedenceView::fit);
}

void PrecedenceView::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit();
}

void PrecedenceView::fit() {
    const QSize room = viewport()->size();
    graph_->resize(room.width(), std::max(room.height(), graph_->heightFor(room.width())));
}

} // namespace takt::gui
