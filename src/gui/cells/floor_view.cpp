// What lies where on the floor; floor_handling.cpp takes mouse and keys, floor_painting.cpp and floor_operators.cpp paint.
#include "gui/cells/floor_view.h"

#include <QHelpEvent>
#include <QPushButton>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr double kBoxWide = 1.0, kBoxDeep = 0.7; // metres
constexpr double kAround = 0.5, kArrowRoom = 1.3;
constexpr double kLeastScale = 4, kMostScale = 160, kMostFitted = 70; // pixels a metre
constexpr double kListWide = 220, kListShare = 0.37, kListBelow = 420; // pixels
constexpr double kWordRoom = 26; // before the arrows of a U

} // namespace

FloorView::FloorView(Document& document, QWidget* parent)
    : QWidget(parent), document_(document), placeButton_(new QPushButton(this)) {
    setObjectName(QStringLiteral("floor"));
    setAccessibleName(tr("The cell on the floor"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    placeButton_->setObjectName(QStringLiteral("placeAll"));
    placeButton_->hide();
    connect(placeButton_, &QPushButton::clicked, this, [this] { placeAlong(facts_.settings.shape); });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QString FloorView::placeWords(CellShape shape) {
    switch (shape) {
    case CellShape::Straight: return tr("Place along a line");
    case CellShape::UShaped: return tr("Place along a U");
    case CellShape::LShaped: break;
    }
    return tr("Place along an L");
}

void FloorView::setFacts(const CellFacts& facts) {
    const bool other = facts.process != facts_.process || facts.settings.shape != facts_.settings.shape;
    const bool wasPlaced = isPlaced();
    const Id kept = facts.process == facts_.process ? currentTask() : Id{};
    drag_.reset();
    unsetCursor();
    facts_ = facts;
    current_ = kept ? facts_.line.taskOf(kept) : -1;
    floor_ = cell::floorOf(facts_.settings, cell::placesOf(document_.plant(), facts_.line), facts_.loads);
    measure();
    if (other || fitted_ || wasPlaced != isPlaced())
        fit();
    placeButton_->setText(placeWords(facts_.settings.shape));
    placeButton_->setVisible(!facts_.tasks.empty() && !isPlaced());
    describe();
}

bool FloorView::isPlaced() const { return cell::isPlaced(floor_.places); }

void FloorView::measure() {
    workplaces_ = workplacesOf(floor_.places);
    update();
}

/// The rounds in words, for who does not see them.
void FloorView::describe() {
    QStringList lines;
    if (isPlaced())
        for (std::size_t l = 0; l < floor_.loops.size(); ++l)
            lines << tr("%1 walks %2 m in %3", "operator, metres, time")
                         .arg(stationLabel(document_.plant(), facts_, facts_.loads[l].station, facts_.loads[l].second),
                              number(floor_.loops[l].metres.value(), 1), seconds(floor_.loops[l].walk.inSeconds()));
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
}

void FloorView::setStations(std::vector<std::optional<StationMoment>> stations, bool follows) {
    if (stations == stations_ && follows == follows_)
        return;
    stations_ = std::move(stations);
    follows_ = follows;
    update();
}

Id FloorView::currentTask() const {
    return current_ >= 0 && static_cast<std::size_t>(current_) < facts_.line.tasks.size()
               ? facts_.line.tasks[static_cast<std::size_t>(current_)]
               : Id{};
}

void FloorView::setCurrentTask(Id task) {
    current_ = task ? facts_.line.taskOf(task) : -1;
    update();
}

// ------------------------------------------------------------------ places

/// Those at one place are one workplace; it stands in the order of its first task.
std::vector<FloorView::Workplace> FloorView::workplacesOf(const std::vector<cell::FloorPlace>& places) const {
    std::vector<Workplace> out;
    for (std::size_t t = 0; t < places.size(); ++t) {
        const auto same = std::find_if(out.begin(), out.end(), [&](const Workplace& w) { return w.place == places[t]; });
        if (same != out.end()) {
            same->tasks.push_back(static_cast<balance::Task>(t));
            continue;
        }
        const cell::FloorPoint right = floor_.walkway.rightOf(places[t].along.value());
        const double side = places[t].across.millionths > 0 ? 1 : -1;
        out.push_back({places[t], {static_cast<balance::Task>(t)}, {right.x * side, right.y * side}});
    }
    return out;
}

int FloorView::workplaceOf(balance::Task task) const {
    for (std::size_t w = 0; w < workplaces_.size(); ++w)
        if (std::find(workplaces_[w].tasks.begin(), workplaces_[w].tasks.end(), task) != workplaces_[w].tasks.end())
            return static_cast<int>(w);
    return -1;
}

int FloorView::workplaceAt(const QPointF& point) const {
    if (!isPlaced() || !planRect().contains(point))
        return -1;
    for (auto w = static_cast<int>(workplaces_.size()) - 1; w >= 0; --w)
        if (boxOf(workplaces_[static_cast<std::size_t>(w)]).adjusted(-2, -2, 2, 2).contains(point))
            return w;
    return -1;
}

QRectF FloorView::boxOf(const Workplace& workplace) const {
    const cell::FloorPoint at = floor_.walkway.pointOf(workplace.place);
    const cell::FloorPoint middle{at.x + workplace.out.x * kBoxDeep / 2, at.y + workplace.out.y * kBoxDeep / 2};
    const bool upright = workplace.out.x != 0; // beside a walkway that goes down
    const QSizeF size = QSizeF(upright ? kBoxDeep : kBoxWide, upright ? kBoxWide : kBoxDeep) * scale_;
    return {pixel(middle) - QPointF(size.width() / 2, size.height() / 2), size};
}

QRectF FloorView::workplaceRect(Id task) const {
    const int w = task ? workplaceOf(facts_.line.taskOf(task)) : -1;
    return w < 0 || !isPlaced() ? QRectF() : boxOf(workplaces_[static_cast<std::size_t>(w)]);
}

QRectF FloorView::listRect() const {
    if (floor_.loops.empty() || !isPlaced())
        return {};
    if (listBelow_)
        return {0, height() - listHeight(), std::min<double>(width(), kListBelow), listHeight()};
    const double wide = std::min(kListWide, width() * kListShare);
    return {width() - wide, 0, wide, static_cast<double>(height())};
}

double FloorView::listHeight() const {
    const double line = QFontMetricsF(Theme::instance().font(-1, true)).height() + 1;
    const auto count = static_cast<double>(floor_.loops.size());
    return (2 * count + 1) * line + count * 5 + 6;
}

QRectF FloorView::planRect() const {
    const QRectF list = listRect();
    return listBelow_ ? QRectF(rect()).adjusted(0, 0, 0, -list.height()) : QRectF(rect()).adjusted(0, 0, -list.width(), 0);
}

void FloorView::placeList() {
    const QRectF whole = wholeFloor();
    const auto scale = [&](double wide, double high) { return std::min(wide / whole.width(), high / whole.height()); };
    listBelow_ = scale(width(), height() - listHeight()) > 1.2 * scale(width() - std::min(kListWide, width() * kListShare), height());
}

QPointF FloorView::pixel(const cell::FloorPoint& point) const {
    return planRect().center() + QPointF(point.x - pan_.x(), point.y - pan_.y()) * scale_;
}

cell::FloorPoint FloorView::pointAt(const QPointF& at) const {
    const QPointF metres = (at - planRect().center()) / scale_ + pan_;
    return {metres.x(), metres.y()};
}

double FloorView::aisle() const {
    double nearest = 1e9;
    for (const auto& workplace : workplaces_)
        if (const double side = std::abs(workplace.place.across.value()); side > 0)
            nearest = std::min(nearest, side);
    return nearest > 1e8 ? cell::kAisleWidth.value() / 2 : std::clamp(nearest, 0.3, 2.0);
}

double FloorView::length() const {
    double most = floor_.walkway.bend();
    for (const auto& workplace : workplaces_)
        most = std::max(most, workplace.place.along.value());
    return most + kBoxWide / 2;
}

QRectF FloorView::wholeFloor() const {
    const double side = aisle();
    const auto& way = floor_.walkway;
    QPolygonF points;
    const auto add = [&](const cell::FloorPoint& p) { points << QPointF(p.x, p.y); };
    add({-kBoxWide / 2 - kArrowRoom, -side});
    add({0, side});
    for (const double across : {-side, side}) {
        add(way.pointOf(length() + (way.shape() == CellShape::UShaped ? 0 : kArrowRoom), across));
        add(way.pointOf(way.bend(), across));
    }
    for (const auto& workplace : workplaces_) {
        const cell::FloorPoint at = way.pointOf(workplace.place);
        const cell::FloorPoint far{at.x + workplace.out.x * kBoxDeep, at.y + workplace.out.y * kBoxDeep};
        add({far.x - kBoxWide / 2, far.y - (workplace.out.x != 0 ? kBoxWide / 2 : 0)});
        add({far.x + kBoxWide / 2, far.y + (workplace.out.x != 0 ? kBoxWide / 2 : 0)});
    }
    return points.boundingRect().adjusted(-kAround / 2, -kAround, kAround / 2, kAround);
}

void FloorView::fit() {
    fitted_ = true;
    placeList();
    const QRectF whole = wholeFloor();
    const QRectF room = planRect().adjusted(floor_.walkway.shape() == CellShape::UShaped ? kWordRoom : 4, 6, -4, -6);
    scale_ = std::clamp(std::min(room.width() / whole.width(), room.height() / whole.height()), kLeastScale, kMostFitted);
    pan_ = whole.center() + (planRect().center() - room.center()) / scale_;
    update();
}

void FloorView::zoomBy(double factor, const QPointF& anchor) {
    const cell::FloorPoint before = pointAt(anchor);
    scale_ = std::clamp(scale_ * factor, kLeastScale, kMostScale);
    const cell::FloorPoint after = pointAt(anchor);
    pan_ += QPointF(before.x - after.x, before.y - after.y);
    fitted_ = false;
    update();
}

void FloorView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (fitted_)
        fit();
    else
        placeList();
    placeButton_->adjustSize();
    placeButton_->move((width() - placeButton_->width()) / 2, std::min(height() - placeButton_->height() - 4, height() / 2 + 14));
}

// ------------------------------------------------------------------ words

QString FloorView::placeText(const cell::FloorPlace& place) const {
    const double across = place.across.value();
    const QString along = tr("%1 m along").arg(number(place.along.value(), 1));
    if (place.across.millionths == 0)
        return along;
    const QString side = number(std::abs(across), 1);
    return across < 0 ? tr("%1, %2 m to the left").arg(along, side) : tr("%1, %2 m to the right").arg(along, side);
}

QString FloorView::tipOf(const Workplace& workplace) const {
    QStringList lines;
    for (const auto task : workplace.tasks) {
        const CellTask& row = facts_.tasks[static_cast<std::size_t>(task)];
        QStringList parts{taskLabel(facts_, task)};
        if (row.station > 0)
            parts << stationLabel(document_.plant(), facts_, static_cast<std::size_t>(row.station - 1), row.secondOperator);
        if (row.safety)
            parts << tr("safety");
        if (row.quality)
            parts << tr("quality check");
        if (row.standardStock > 0)
            parts << tr("%n pieces of standard in-process stock", nullptr, static_cast<int>(row.standardStock));
        lines << parts.join(QStringLiteral(" · "));
    }
    lines << placeText(workplace.place);
    return lines.join(QLatin1Char('\n'));
}

bool FloorView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const int w = workplaceAt(help->pos()); w >= 0)
            QToolTip::showText(help->globalPos(), tipOf(workplaces_[static_cast<std::size_t>(w)]), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace takt::gui
