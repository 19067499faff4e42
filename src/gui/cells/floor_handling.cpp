// How the floor is handled: dragging, keys, zoom.
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "gui/cells/floor_view.h"
#include "gui/common/format.h"

namespace takt::gui {

namespace {

constexpr double kFineScale = 20; // pixels a metre, from which on 0.1 m is seen
constexpr int kDragDistance = 4;

std::int64_t snapped(std::int64_t millionths, std::int64_t step) {
    return std::llround(static_cast<double>(millionths) / static_cast<double>(step)) * step;
}

} // namespace

void FloorView::choose(balance::Task task) {
    if (task == current_)
        return;
    current_ = task;
    update();
    if (task < 0)
        return;
    Q_EMIT taskChosen(currentTask());
    if (const int w = workplaceOf(task); w >= 0)
        Q_EMIT hintChanged(tipOf(workplaces_[static_cast<std::size_t>(w)]).replace(QLatin1Char('\n'), QStringLiteral(" · ")));
}

void FloorView::move(const std::vector<balance::Task>& tasks, const cell::FloorPlace& to) {
    Edit edit = document_.edit();
    for (const auto task : tasks)
        edit.modify<CellTask>(facts_.line.tasks[static_cast<std::size_t>(task)], [&](CellTask& row) {
            row.place = to.along;
            row.across = to.across;
        });
    (void)document_.push(edit, tasks.size() == 1 ? tr("Move %1 on the floor").arg(taskLabel(facts_, tasks.front()))
                                                 : tr("Move %n tasks on the floor", nullptr, static_cast<int>(tasks.size())));
}

void FloorView::placeAlong(CellShape shape) {
    if (facts_.tasks.empty())
        return;
    Edit edit = document_.edit();
    cell::placeAlong(edit, facts_.line, facts_.process, shape);
    if (document_.push(edit, placeWords(shape))) {
        fit();
        Q_EMIT hintChanged(tr("All operators walk %1 m a piece. Drag a workplace to where it stands in truth.")
                               .arg(number(floor_.metres.value(), 1)));
    }
    setFocus();
}

/// The place for the workplace that is dragged, the mouse being here.
cell::FloorPlace FloorView::aim(const QPointF& point, Qt::KeyboardModifiers keys) const {
    QPointF by = point - drag_->from;
    if (keys & Qt::ShiftModifier)
        (std::abs(by.x()) >= std::abs(by.y()) ? by.ry() : by.rx()) = 0;
    const cell::FloorPoint begin = floor_.walkway.pointOf(drag_->begin);
    cell::FloorPlace to = floor_.walkway.placeOf({begin.x + by.x() / scale_, begin.y + by.y() / scale_});
    const std::int64_t step = keys & Qt::AltModifier ? 1'000 : scale_ >= kFineScale ? 100'000 : 500'000;
    to.along.millionths = snapped(to.along.millionths, step);
    to.across.millionths = snapped(to.across.millionths, step);
    // What is not moved stays where it is, on no step.
    if (keys & Qt::ShiftModifier && floor_.walkway.rightOf(to.along.value()) == floor_.walkway.rightOf(drag_->begin.along.value())) {
        const bool alongMoves = (by.x() != 0) == (floor_.walkway.rightOf(to.along.value()).x == 0);
        (alongMoves ? to.across : to.along) = alongMoves ? drag_->begin.across : drag_->begin.along;
    }
    return to;
}

void FloorView::preview(const cell::FloorPlace& to) {
    auto places = cell::placesOf(document_.plant(), facts_.line);
    for (const auto task : drag_->tasks)
        places[static_cast<std::size_t>(task)] = to;
    floor_ = cell::floorOf(facts_.settings, std::move(places), facts_.loads);
    measure();
    const double change = floor_.metres.value() -
                          cell::floorOf(facts_.settings, cell::placesOf(document_.plant(), facts_.line), facts_.loads).metres.value();
    QString walked = tr("all operators walk %1 m a piece").arg(number(floor_.metres.value(), 1));
    if (std::abs(change) >= 0.05)
        walked = change < 0 ? tr("%1, %2 m less").arg(walked, number(-change, 1)) : tr("%1, %2 m more").arg(walked, number(change, 1));
    Q_EMIT hintChanged(tr("%1 · %2 · Esc drops the drag", "place, what is walked").arg(placeText(to), walked));
}

void FloorView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    const int w = event->button() == Qt::LeftButton ? workplaceAt(event->position()) : -1;
    if (w < 0) {
        if (isPlaced() && planRect().contains(event->position()))
            drag_ = Drag{{}, event->position(), {}, pan_, false};
        return;
    }
    const Workplace& workplace = workplaces_[static_cast<std::size_t>(w)];
    const bool holdsCurrent = std::find(workplace.tasks.begin(), workplace.tasks.end(), current_) != workplace.tasks.end();
    if (!holdsCurrent)
        choose(workplace.tasks.front());
    const bool alone = event->modifiers() & Qt::ControlModifier;
    drag_ = Drag{alone ? std::vector<balance::Task>{current_} : workplace.tasks, event->position(), workplace.place, pan_, false};
}

void FloorView::mouseMoveEvent(QMouseEvent* event) {
    if (!drag_) {
        setCursor(workplaceAt(event->position()) >= 0 ? Qt::OpenHandCursor : Qt::ArrowCursor);
        return;
    }
    if (!drag_->moving && (event->position() - drag_->from).manhattanLength() < kDragDistance)
        return;
    drag_->moving = true;
    setCursor(Qt::ClosedHandCursor);
    if (drag_->tasks.empty()) {
        pan_ = drag_->pan - (event->position() - drag_->from) / scale_;
        fitted_ = false;
        return update();
    }
    preview(aim(event->position(), event->modifiers()));
}

void FloorView::mouseReleaseEvent(QMouseEvent* event) {
    if (!drag_ || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return;
    const Drag drag = *drag_;
    const auto to = drag.moving && !drag.tasks.empty() ? aim(event->position(), event->modifiers()) : drag.begin;
    const bool keepsView = !fitted_;
    endDrag();
    if (to == drag.begin)
        return;
    fitted_ = false; // the floor stays under the mouse
    move(drag.tasks, to);
    fitted_ = !keepsView && wholeFloor().size().width() * scale_ <= planRect().width() + 1 &&
              wholeFloor().size().height() * scale_ <= planRect().height() + 1;
}

void FloorView::endDrag() {
    const bool moved = drag_->moving && !drag_->tasks.empty();
    drag_.reset();
    unsetCursor();
    if (moved) {
        floor_ = cell::floorOf(facts_.settings, cell::placesOf(document_.plant(), facts_.line), facts_.loads);
        measure();
    }
    update();
}

void FloorView::wheelEvent(QWheelEvent* event) {
    if (!isPlaced())
        return;
    zoomBy(std::pow(1.0015, event->angleDelta().y()), event->position());
    event->accept();
}

/// By metres on the plan, whichever way the walkway goes there.
void FloorView::nudge(double right, double down) {
    const int w = workplaceOf(current_);
    if (w < 0 || !isPlaced())
        return;
    const Workplace workplace = workplaces_[static_cast<std::size_t>(w)];
    const cell::FloorPoint at = floor_.walkway.pointOf(workplace.place);
    const cell::FloorPlace to = floor_.walkway.placeOf({at.x + right, at.y + down});
    if (to != workplace.place)
        move(workplace.tasks, to);
}

void FloorView::walkWorkplaces(int by) {
    if (workplaces_.empty())
        return;
    const int w = workplaceOf(current_);
    const int next = w < 0 ? 0 : std::clamp(w + by, 0, static_cast<int>(workplaces_.size()) - 1);
    choose(workplaces_[static_cast<std::size_t>(next)].tasks.front());
}

bool FloorView::focusNextPrevChild(bool next) {
    const int w = workplaceOf(current_), to = w + (next ? 1 : -1);
    if (!isPlaced() || !hasFocus() || w < 0 || to < 0 || to >= static_cast<int>(workplaces_.size()))
        return QWidget::focusNextPrevChild(next);
    walkWorkplaces(next ? 1 : -1);
    return true;
}

void FloorView::keyPressEvent(QKeyEvent* event) {
    const double by = event->modifiers() & Qt::ShiftModifier ? 0.5 : 0.1;
    switch (event->key()) {
    case Qt::Key_Left: return nudge(-by, 0);
    case Qt::Key_Right: return nudge(by, 0);
    case Qt::Key_Up:
        if (event->modifiers() & Qt::AltModifier)
            break; // back to the map
        return nudge(0, -by);
    case Qt::Key_Down: return nudge(0, by);
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomBy(1.25, planRect().center());
    case Qt::Key_Minus: return zoomBy(0.8, planRect().center());
    case Qt::Key_0: return fit();
    case Qt::Key_Escape:
        if (drag_)
            return endDrag();
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void FloorView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || (event->reason() == Qt::BacktabFocusReason && current_ < 0))
        current_ = -1, walkWorkplaces(0);
    if (isPlaced())
        Q_EMIT hintChanged(tr("Drag a workplace; arrow keys move it by 0.1 m, Tab goes to the next. The wheel zooms, 0 shows all"));
    update();
}

void FloorView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    if (drag_)
        endDrag();
    update();
}

void FloorView::fillMenu(QMenu& menu) {
    for (const auto shape : {CellShape::Straight, CellShape::LShaped, CellShape::UShaped})
        menu.addAction(placeWords(shape), this, [this, shape] { placeAlong(shape); })->setEnabled(!facts_.tasks.empty());
    menu.addSeparator();
    menu.addAction(tr("Show &all of the floor"), this, &FloorView::fit)->setEnabled(isPlaced());
}

void FloorView::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu;
    fillMenu(menu);
    menu.exec(event->globalPos());
}

} // namespace takt::gui
