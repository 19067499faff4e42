// The box under the hands of a planner: mouse and keys. What it shows stands in heijunka_view.cpp.
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

#include "gui/boards/heijunka_view.h"
#include "gui/common/format.h"

namespace takt::gui {

void HeijunkaView::setEditable(bool on) {
    if (on == editable_)
        return;
    editable_ = on;
    pressed_.reset();
    dragging_ = false;
    unsetCursor();
    setMouseTracking(on);
    setFocusPolicy(isEditable() ? Qt::StrongFocus : Qt::NoFocus);
    describe();
    update();
}

std::optional<std::size_t> HeijunkaView::selected() const {
    if (!isEditable() || pitches_.empty())
        return std::nullopt;
    return std::min(selected_, pitches_.size() - 1);
}

void HeijunkaView::select(std::size_t slot) {
    selected_ = slot;
    describe();
    update();
}

/// For screen readers, and for the status line.
void HeijunkaView::describe() {
    const auto chosen = selected();
    if (!chosen) {
        setAccessibleDescription({});
        return;
    }
    const std::size_t row = rowOf(planned_[*chosen]);
    setAccessibleDescription(tr("Slot %1 of %2, %3: %4")
                                 .arg(*chosen + 1)
                                 .arg(pitches_.size())
                                 .arg(clockTime(pitches_[*chosen].at), row < rows_.size() ? rows_[row].name : tr("nothing here")));
}

std::size_t HeijunkaView::rowOf(std::uint32_t item) const {
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const HeijunkaRow& r) { return r.item == item; });
    return static_cast<std::size_t>(row - rows_.begin());
}

bool HeijunkaView::holdsCard(const Spot& spot) const { return rowOf(planned_[spot.slot]) == spot.row; }

// ------------------------------------------------------------------ mouse

void HeijunkaView::mousePressEvent(QMouseEvent* event) {
    const auto spot = isEditable() ? spotAt(event->position()) : std::nullopt;
    if (event->button() != Qt::LeftButton || !spot) {
        QWidget::mousePressEvent(event);
        return;
    }
    pressed_ = spot;
    pressedAt_ = pointer_ = event->position();
    dragging_ = false;
    select(spot->slot);
}

void HeijunkaView::mouseMoveEvent(QMouseEvent* event) {
    if (!isEditable()) {
        QWidget::mouseMoveEvent(event);
        return;
    }
    pointer_ = event->position();
    if (pressed_ && holdsCard(*pressed_) && !dragging_)
        dragging_ = (pointer_ - pressedAt_).manhattanLength() >= QApplication::startDragDistance();
    showCursor(pointer_);
    if (dragging_)
        update();
}

void HeijunkaView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !pressed_) {
        QWidget::mouseReleaseEvent(event);
        return;
    }
    const Spot from = *pressed_;
    const bool dragged = dragging_;
    const auto to = spotAt(event->position());
    pressed_.reset();
    dragging_ = false;
    update();
    if (!to)
        return;
    if (dragged && to->slot != from.slot) {
        select(to->slot);
        if (planned_[to->slot] != planned_[from.slot])
            Q_EMIT exchangeWanted(from.slot, to->slot);
    } else if (to->slot == from.slot && (dragged || *to == from)) {
        drop(*to);
    }
}

/// The slot's card hangs in that row from now on.
void HeijunkaView::drop(const Spot& at) {
    if (!holdsCard(at))
        Q_EMIT itemWanted(at.slot, rows_[at.row].item);
}

void HeijunkaView::showCursor(const QPointF& pos) {
    const auto spot = spotAt(pos);
    if (dragging_)
        setCursor(Qt::ClosedHandCursor);
    else if (spot)
        setCursor(holdsCard(*spot) ? Qt::OpenHandCursor : Qt::PointingHandCursor);
    else
        unsetCursor();
}

// ------------------------------------------------------------------ keys

void HeijunkaView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason && isEditable()) { // the slot that is on first
        const auto on = std::find_if(pitches_.begin(), pitches_.end(), [](const PitchSlot& s) {
            return s.state == PitchSlot::State::Current || s.state == PitchSlot::State::Coming;
        });
        if (on != pitches_.end() && selected_ == 0)
            select(static_cast<std::size_t>(on - pitches_.begin()));
    }
    if (isEditable())
        Q_EMIT hintChanged(tr("Left and Right choose a slot, Up, Down, Space or a letter its item; with Ctrl the card moves along; "
                              "Insert and Delete add or remove a slot"));
    update();
}

void HeijunkaView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void HeijunkaView::keyPressEvent(QKeyEvent* event) {
    if (dragging_ && event->key() == Qt::Key_Escape) {
        pressed_.reset();
        dragging_ = false;
        unsetCursor();
        update();
        return;
    }
    if (!selected() || !handleKey(*event))
        QWidget::keyPressEvent(event);
}

bool HeijunkaView::handleKey(const QKeyEvent& event) {
    if (moveKey(event))
        return true;
    const std::size_t slot = *selected();
    switch (event.key()) {
    case Qt::Key_Up: stepItem(slot, -1); return true;
    case Qt::Key_Down:
    case Qt::Key_Space: stepItem(slot, 1); return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace: Q_EMIT removeWanted(slot); return true;
    case Qt::Key_Insert: Q_EMIT insertWanted(slot, planned_[slot]); return true;
    default: break;
    }
    const auto held = event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    return held == Qt::NoModifier && takeLetter(slot, event.text());
}

/// Another slot is chosen, or with Ctrl the card changes places with its neighbour.
bool HeijunkaView::moveKey(const QKeyEvent& event) {
    const std::size_t slot = *selected(), last = pitches_.size() - 1;
    std::size_t to = slot;
    switch (event.key()) {
    case Qt::Key_Left: to = slot > 0 ? slot - 1 : 0; break;
    case Qt::Key_Right: to = std::min(slot + 1, last); break;
    case Qt::Key_Home: to = 0; break;
    case Qt::Key_End: to = last; break;
    default: return false;
    }
    select(to);
    if (event.modifiers().testFlag(Qt::ControlModifier) && planned_[to] != planned_[slot])
        Q_EMIT exchangeWanted(slot, to);
    return true;
}

void HeijunkaView::stepItem(std::size_t slot, int by) {
    if (rows_.size() < 2)
        return;
    const auto count = static_cast<int>(rows_.size());
    const int row = static_cast<int>(rowOf(planned_[slot]));
    const int next = row >= count ? 0 : (row + by + count) % count;
    Q_EMIT itemWanted(slot, rows_[static_cast<std::size_t>(next)].item);
}

/// The next item after the slot's one of which a word begins with the letter; a digit is the number of the row.
bool HeijunkaView::takeLetter(std::size_t slot, const QString& text) {
    if (text.size() != 1 || !text[0].isLetterOrNumber())
        return false;
    const std::size_t now = rowOf(planned_[slot]);
    const int digit = text[0].digitValue();
    for (std::size_t step = 1; step <= rows_.size(); ++step) {
        const std::size_t row = (now + step) % rows_.size();
        const QStringList words = rows_[row].name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        const bool begins = std::any_of(words.begin(), words.end(), [&](const QString& word) {
            return word.startsWith(text, Qt::CaseInsensitive);
        });
        if (digit > 0 ? row + 1 != static_cast<std::size_t>(digit) : !begins)
            continue;
        if (rows_[row].item != planned_[slot])
            Q_EMIT itemWanted(slot, rows_[row].item);
        return true;
    }
    return false;
}

} // namespace takt::gui
