#include "gui/boards/heijunka_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "gui/boards/card_painting.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kApart = 4;
constexpr int kRim = 2; ///< below, of the chosen slot
constexpr int kMostLabel = 130;
constexpr double kLeastColumn = 20, kMostColumn = 43;

QString slotText(const PitchSlot& slot) {
    if (slot.missed)
        return HeijunkaView::tr("missed: no tray was there");
    switch (slot.state) {
    case PitchSlot::State::Current:
        return HeijunkaView::tr("now");
    case PitchSlot::State::Done:
        return HeijunkaView::tr("done");
    case PitchSlot::State::Missed:
        return HeijunkaView::tr("missed: no tray was there");
    case PitchSlot::State::Coming:
        break;
    }
    return HeijunkaView::tr("to come");
}

void paintTick(QPainter& painter, const QPointF& at) {
    painter.setPen(QPen(colors().quiet, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF({at + QPointF(-4, 0), at + QPointF(-1, 3), at + QPointF(4, -3)}));
}

void paintCross(QPainter& painter, const QPointF& at) {
    painter.setPen(QPen(colors().bad, 2.2));
    painter.drawLine(at + QPointF(-5, -5), at + QPointF(5, 5));
    painter.drawLine(at + QPointF(-5, 5), at + QPointF(5, -5));
}

} // namespace

HeijunkaView::HeijunkaView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HeijunkaView::setBox(std::vector<HeijunkaRow> rows, std::vector<PitchSlot> pitches, std::vector<std::uint32_t> planned) {
    const bool resized = rows.size() != rows_.size();
    if (pressed_ && (planned != planned_ || resized)) // undone in mid-gesture
        pressed_.reset();
    rows_ = std::move(rows);
    pitches_ = std::move(pitches);
    planned_ = std::move(planned);
    planned_.resize(planned_.empty() ? 0 : pitches_.size(), sim::kNone);
    const auto missed =
        std::count_if(pitches_.begin(), pitches_.end(), [](const PitchSlot& s) { return s.missed; });
    setAccessibleName(tr("Heijunka box: %n slots this shift", nullptr, static_cast<int>(pitches_.size())) +
                      QLatin1String(", ") + tr("%n missed", nullptr, static_cast<int>(missed)));
    setFocusPolicy(isEditable() ? Qt::StrongFocus : Qt::NoFocus);
    describe();
    if (resized)
        updateGeometry();
    update();
}

std::uint32_t HeijunkaView::shownItem(std::size_t slot) const {
    const PitchSlot& pitch = pitches_[slot];
    return pitch.state == PitchSlot::State::Coming && slot < planned_.size() ? planned_[slot] : pitch.item;
}

void HeijunkaView::setCompact(bool on) {
    if (on == compact_)
        return;
    compact_ = on;
    updateGeometry();
    update();
}

QSize HeijunkaView::sizeHint() const {
    const int head = QFontMetrics(Theme::instance().font(-1)).height() + 4;
    return {480, head + static_cast<int>(rows_.size()) * (cellHeight() + kApart) - kApart + kRim};
}

HeijunkaView::Columns HeijunkaView::columns() const {
    const QFontMetrics metrics(Theme::instance().font(0, true));
    int label = 0;
    for (const auto& row : rows_)
        label = std::max(label, metrics.horizontalAdvance(row.name));
    Columns out;
    out.left = std::min(label + 2, kMostLabel) + 14;
    const double room = std::max(40.0, width() - out.left);
    const auto total = pitches_.size();
    out.count = std::min<std::size_t>(total, static_cast<std::size_t>(room / kLeastColumn));
    out.width = out.count > 0 ? std::min(kMostColumn, room / static_cast<double>(out.count)) : 0.0;
    const auto current = std::find_if(pitches_.begin(), pitches_.end(), [](const PitchSlot& s) {
        return s.state == PitchSlot::State::Current || s.state == PitchSlot::State::Coming;
    });
    const auto at = static_cast<std::size_t>(current - pitches_.begin());
    out.first = std::min(at > out.count / 2 ? at - out.count / 2 : 0, total - out.count);
    if (const auto chosen = selected(); chosen && hasFocus() && out.count > 0)
        out.first = std::clamp(out.first, *chosen + 1 > out.count ? *chosen + 1 - out.count : 0, *chosen);
    return out;
}

QRectF HeijunkaView::cell(const Columns& columns, std::size_t column, std::size_t row) const {
    const int head = QFontMetrics(Theme::instance().font(-1)).height() + 4;
    const double apart = columns.width > 30 ? kApart : 2;
    return {columns.left + static_cast<double>(column) * columns.width,
            head + static_cast<double>(row) * (cellHeight() + kApart), columns.width - apart,
            double(cellHeight())};
}

void HeijunkaView::paintTimes(QPainter& painter, const Columns& columns) const {
    painter.setFont(Theme::instance().font(-1));
    const QFontMetrics metrics = painter.fontMetrics();
    double free = 0;
    const auto paint = [&](std::size_t column, bool strong) {
        const PitchSlot& slot = pitches_[columns.first + column];
        const QString text = clockTime(slot.at);
        const QRectF at = cell(columns, column, 0);
        const double wide = metrics.horizontalAdvance(text);
        const double x = std::clamp(at.center().x() - wide / 2, columns.left - 4, width() - wide);
        painter.setPen(strong ? colors().accent : colors().quiet);
        painter.drawText(QPointF(x, metrics.ascent()), text);
        return std::pair(x - 8, x + wide + 8);
    };
    std::pair<double, double> taken{-1, -1};
    for (std::size_t c = 0; c < columns.count; ++c)
        if (pitches_[columns.first + c].state == PitchSlot::State::Current)
            taken = paint(c, true);
    for (std::size_t c = 0; c < columns.count; ++c) {
        const double middle = cell(columns, c, 0).center().x();
        const double half = metrics.horizontalAdvance(QStringLiteral("00:00")) / 2.0;
        const bool clashes = middle + half > taken.first && middle - half < taken.second;
        if (pitches_[columns.first + c].state == PitchSlot::State::Current || clashes || middle - half < free)
            continue;
        free = paint(c, false).second;
    }
}

void HeijunkaView::paintCardIn(QPainter& painter, const QRectF& rect, const HeijunkaRow& row) const {
    const double side = rect.width() > 26 ? 5 : 2;
    const QRectF card = rect.adjusted(side, 5, -side, -5);
    const int text = QFontMetrics(Theme::instance().font(-2, true)).horizontalAdvance(row.quantity);
    const auto size = text + 12 <= card.width() ? CardSize::Medium : CardSize::Small;
    paintCard(painter, card, colors().withdrawalCard, row.quantity, {}, size);
    if (size == CardSize::Small && text + 2 <= card.width()) {
        painter.setFont(Theme::instance().font(-2, true));
        painter.drawText(card, Qt::AlignCenter, row.quantity);
    }
}

/// A tick or a cross for what the run did, and an outline where the pattern has a card that the run did not ask for.
void HeijunkaView::paintMarks(QPainter& painter, const QRectF& rect, std::size_t slot, const HeijunkaRow& row) const {
    const PitchSlot& pitch = pitches_[slot];
    const bool mine = pitch.item == row.item;
    if (slot < planned_.size() && planned_[slot] == row.item && pitch.state != PitchSlot::State::Coming && !mine) {
        painter.setPen(QPen(colors().quiet, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        const double side = rect.width() > 26 ? 5 : 2;
        painter.drawRoundedRect(rect.adjusted(side + 0.5, 5.5, -side - 0.5, -5.5), 3, 3);
    }
    if (mine && pitch.missed)
        paintCross(painter, rect.center());
    else if (mine && pitch.state == PitchSlot::State::Done)
        paintTick(painter, rect.center());
}

void HeijunkaView::paintCell(QPainter& painter, const QRectF& rect, std::size_t slot, const HeijunkaRow& row) const {
    const PitchSlot& pitch = pitches_[slot];
    const bool current = pitch.state == PitchSlot::State::Current;
    const bool mine = shownItem(slot) == row.item;
    painter.setPen(QPen(current ? colors().accent : colors().line, current ? 2 : 1));
    painter.setBrush(pitch.missed && mine ? colors().badSoft : current ? colors().panel : colors().ground);
    const double in = current ? 1 : 0.5;
    painter.drawRoundedRect(rect.adjusted(in, in, -in, -in), 4, 4);
    const bool lifted = dragging_ && pressed_ && pressed_->slot == slot;
    if (mine && (pitch.state == PitchSlot::State::Coming || current) && !lifted)
        paintCardIn(painter, rect, row);
    paintMarks(painter, rect, slot, row);
}

/// The chosen slot, and the card that follows the pointer.
void HeijunkaView::paintGesture(QPainter& painter, const Columns& all) const {
    const auto around = [&](std::size_t slot, Qt::PenStyle style) {
        if (slot < all.first || slot >= all.first + all.count || rows_.empty())
            return;
        const QRectF top = cell(all, slot - all.first, 0), bottom = cell(all, slot - all.first, rows_.size() - 1);
        painter.setPen(QPen(colors().accent, 1.5, style));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(top.united(bottom).adjusted(-1.5, -1.5, 1.5, 1), 5, 5);
    };
    if (const auto chosen = selected(); chosen && hasFocus())
        around(*chosen, Qt::SolidLine);
    if (!dragging_ || !pressed_)
        return;
    if (const auto under = spotAt(pointer_))
        around(under->slot, Qt::DashLine);
    QRectF ghost = cell(all, pressed_->slot - std::min(pressed_->slot, all.first), pressed_->row);
    ghost.moveCenter(pointer_);
    painter.setOpacity(0.85);
    paintCardIn(painter, ghost, rows_[pressed_->row]);
    painter.setOpacity(1);
}

void HeijunkaView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (pitches_.empty()) {
        painter.setPen(colors().quiet);
        painter.drawText(rect(), Qt::AlignCenter, tr("The pacemaker's calendar has no shift."));
        return;
    }
    const Columns all = columns();
    paintTimes(painter, all);
    const QFont strong = Theme::instance().font(0, true);
    const QFontMetrics metrics(strong);
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        painter.setFont(strong);
        painter.setPen(colors().ink);
        const QRectF first = cell(all, 0, r);
        painter.drawText(QRectF(0, first.top(), all.left - 10, first.height()),
                         Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(rows_[r].name, Qt::ElideRight, static_cast<int>(all.left) - 12));
        for (std::size_t c = 0; c < all.count; ++c)
            paintCell(painter, cell(all, c, r), all.first + c, rows_[r]);
    }
    paintGesture(painter, all);
}

std::optional<HeijunkaView::Spot> HeijunkaView::spotAt(const QPointF& pos) const {
    const Columns all = columns();
    for (std::size_t c = 0; c < all.count; ++c)
        for (std::size_t r = 0; r < rows_.size(); ++r)
            if (cell(all, c, r).adjusted(-2, -2, 2, 2).contains(pos))
                return Spot{all.first + c, r};
    return std::nullopt;
}

QRectF HeijunkaView::slotRect(std::size_t slot, std::size_t row) const {
    const Columns all = columns();
    return slot < all.first || slot >= all.first + all.count ? QRectF() : cell(all, slot - all.first, row);
}

int HeijunkaView::wholeWidth() const {
    constexpr int kReadable = 30;
    return static_cast<int>(columns().left) + static_cast<int>(std::min<std::size_t>(pitches_.size(), 40)) * kReadable;
}

QString HeijunkaView::tipAt(const Spot& spot) const {
    const PitchSlot& pitch = pitches_[spot.slot];
    const HeijunkaRow& row = rows_[spot.row];
    const bool planned = spot.slot < planned_.size() && planned_[spot.slot] == row.item;
    QString what = tr("nothing here");
    if (shownItem(spot.slot) == row.item)
        what = tr("%1 of %2").arg(row.quantity, row.name);
    else if (planned)
        what = tr("%1 of %2 in the pattern, but the run asked for something else").arg(row.quantity, row.name);
    return tr("%1: %2, %3").arg(clockTime(pitch.at), what, slotText(pitch));
}

bool HeijunkaView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && dragging_ && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto spot = spotAt(help->pos()))
        QToolTip::showText(help->globalPos(), tipAt(*spot), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace takt::gui
