#include "gui/map/line_layer.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QTimer>
#include <QWidget>
#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/map/link_painter.h"
#include "gui/map/map_scene.h"

namespace takt::gui {

namespace {

constexpr double kReach = 16;          ///< of what is painted along a line
constexpr double kStretch = 160;       ///< of a line that is painted again together
constexpr int kMostParts = 96;         ///< told apart; more are widened to squares
constexpr int kSquare = 64;            ///< pixels
constexpr QSize kPiece(320, 180);      ///< painted together
constexpr std::size_t kPaintedAtOnce = 500; ///< lines; with more, changes are painted over a few frames
constexpr int kNextFrame = 8;               ///< milliseconds

/// Down to a whole square.
int rounded(int pixel) { return pixel - ((pixel % kSquare) + kSquare) % kSquare; }

bool reaches(const LinkLayout& link, const QRectF& area) {
    if (!link.labelBox.isNull() && link.labelBox.intersects(area))
        return true;
    const QRectF wide = area.adjusted(-kReach, -kReach, kReach, kReach);
    for (qsizetype i = 1; i < link.line.size(); ++i)
        if (crosses(link.line[i - 1], link.line[i], wide))
            return true;
    return false;
}

} // namespace

LineLayer::LineLayer(const MapScene& scene) : map_(scene) {
    setAcceptedMouseButtons(Qt::NoButton);
    setFlag(ItemUsesExtendedStyleOption); // tells what is exposed
}

int LineLayer::faceOf(const LinkLayout& link) const {
    if (link.table != TableId::KanbanLoops)
        return -1;
    int face = map_.facts().run.hasRun() ? 0 : -2;
    for (const Id id : link.members)
        if (const auto now = map_.facts().run.loop(id))
            face += now->atPost + now->waiting;
    return face;
}

void LineLayer::renew(const QRectF& area) {
    stale_.push_back(area);
    update(area);
}

/// A slanting line's box holds much that is none of it.
void LineLayer::renewAlong(const Shown& shown) {
    const QPolygonF& line = shown.place.line;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF a = line[i - 1], way = line[i] - a;
        const bool slants = way.x() != 0 && way.y() != 0;
        const int parts = slants ? 1 + static_cast<int>(std::hypot(way.x(), way.y()) / kStretch) : 1;
        for (int n = 0; n < parts; ++n)
            renew(QRectF(a + way * n / parts, a + way * (n + 1) / parts).normalized().adjusted(-kReach, -kReach, kReach, kReach));
    }
    renewWords(shown);
}

void LineLayer::follow(const MapLayout* rest) {
    const auto& links = map_.layout().links();
    std::vector<Shown> now;
    now.reserve(links.size());
    QHash<quint64, std::size_t> places;
    places.reserve(static_cast<qsizetype>(links.size()));
    std::vector<bool> kept(shown_.size());
    QRectF bounds;
    const auto differs = [rest](const LinkLayout& link) {
        const LinkLayout* last = rest->link(link.id);
        return !last || *last != link;
    };
    const auto take = [&](const LinkLayout& link) {
        const auto it = places_.constFind(link.id.value);
        Shown* last = it == places_.cend() ? nullptr : &shown_[*it];
        if (last)
            kept[*it] = true;
        const bool same = last && last->place == link;
        const bool wasLifted = last && last->lifted;
        const bool lifted = rest && (wasLifted || differs(link)); // it may move again
        places.insert(link.id.value, now.size());
        if (same)
            now.push_back(std::move(*last));
        else
            now.push_back({link, linkArea(link), faceOf(link), lifted});
        Shown& next = now.back();
        next.lifted = lifted;
        bounds = bounds.united(next.area);
        if (same && wasLifted == lifted)
            return;
        const auto paintAgain = [this](const Shown& one, bool isLifted) {
            if (isLifted)
                update(one.area);
            else
                renewAlong(one);
        };
        if (last)
            paintAgain(same ? next : *last, wasLifted);
        paintAgain(next, lifted);
    };
    for (const bool flows : {false, true}) // flows of material are painted over all else
        for (const auto& link : links)
            if ((link.table == TableId::MaterialFlows) == flows)
                take(link);
    for (std::size_t n = 0; n < shown_.size(); ++n)
        if (!kept[n])
            renewAlong(shown_[n]);
    if (bounds != bounds_)
        prepareGeometryChange();
    bounds_ = bounds;
    shown_ = std::move(now);
    places_ = std::move(places);
}

void LineLayer::followRun() {
    for (auto& shown : shown_) {
        if (shown.place.table != TableId::KanbanLoops)
            continue;
        const int face = faceOf(shown.place);
        if (face == shown.face)
            continue;
        shown.face = face;
        renewWords(shown);
    }
}

void LineLayer::renewWords(const Shown& shown) {
    renew(QRectF(shown.place.labelAt, QSizeF()).adjusted(-kReach, -kReach, kReach, kReach));
    if (!shown.place.labelBox.isNull())
        renew(shown.place.labelBox.adjusted(-1, -1, 1, 1));
}

void LineLayer::renewWords() {
    for (const auto& shown : shown_)
        if (shown.place.table == TableId::KanbanLoops)
            renewWords(shown);
}

void LineLayer::repaintAll() {
    picture_ = {};
    update();
}

void LineLayer::paintDirectly(QPainter& painter, const QRectF& exposed) const {
    const MapFacts facts = map_.facts();
    for (const auto& shown : shown_)
        if (shown.area.intersects(exposed)) {
            painter.save();
            paintLink(painter, facts, shown.place);
            painter.restore();
        }
}

/// Brings the picture to what the view shows.
void LineLayer::makeReady(double scale, const QRect& room) {
    const bool fresh = picture_.isNull() || scale != scale_ || !room.intersects(room_) || room.size() != room_.size();
    if (fresh) {
        if (picture_.size() != room.size()) {
            picture_ = QPixmap(room.size());
            picture_.fill(Qt::transparent); // gives it an alpha channel
        }
        scale_ = scale;
        room_ = room;
        due_ = {};
        stale_.clear();
        paintInto({picture_.rect()});
        return;
    }
    if (room != room_) {
        QRegion exposed;
        const QPoint by = room_.topLeft() - room.topLeft();
        picture_.scroll(by.x(), by.y(), picture_.rect(), &exposed);
        room_ = room;
        paintInto({exposed.begin(), exposed.end()});
        due_ -= exposed.translated(room.topLeft());
        due_ &= room;
    }
    noteStale();
    paintDue();
}

void LineLayer::noteStale() {
    for (const QRectF& area : stale_) {
        const QRectF scaled(area.topLeft() * scale_, area.size() * scale_);
        const QRect part = scaled.toAlignedRect().adjusted(-1, -1, 1, 1).intersected(room_);
        if (!part.isEmpty())
            due_ += part;
    }
    stale_.clear();
    if (due_.rectCount() <= kMostParts)
        return;
    QRegion wide;
    for (const QRect& part : due_)
        wide += QRect(QPoint(rounded(part.left()), rounded(part.top())),
                      QPoint(rounded(part.right()) + kSquare - 1, rounded(part.bottom()) + kSquare - 1));
    due_ = wide & room_;
}

/// What is due, piece by piece: on a big map until the frame's time is up.
void LineLayer::paintDue() {
    QElapsedTimer clock;
    clock.start();
    QRegion done;
    for (const QRect& part : due_)
        for (int y = part.top(); y <= part.bottom(); y += kPiece.height())
            for (int x = part.left(); x <= part.right(); x += kPiece.width()) {
                if (isBig() && !done.isEmpty() && clock.nsecsElapsed() > shareOfFrame)
                    continue;
                const QRect piece = QRect(QPoint(x, y), kPiece).intersected(part);
                paintInto({piece.translated(-room_.topLeft())});
                done += piece;
            }
    due_ -= done;
    if (!due_.isEmpty())
        goOnSoon();
}

bool LineLayer::isBig() const { return shown_.size() > kPaintedAtOnce; }

void LineLayer::goOnSoon() {
    if (std::exchange(goesOn_, true))
        return;
    QTimer::singleShot(kNextFrame, scene(), [this] {
        goesOn_ = false;
        for (const QRect& part : due_)
            update(QRectF(QPointF(part.topLeft()) / scale_, QSizeF(part.size()) / scale_));
    });
}

void LineLayer::paintInto(const std::vector<QRect>& places) {
    const MapFacts facts = map_.facts();
    QPainter painter(&picture_);
    for (const QRect& place : places) {
        painter.resetTransform();
        painter.setClipRect(place);
        painter.setCompositionMode(QPainter::CompositionMode_Source);
        painter.fillRect(place, Qt::transparent);
        painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        painter.translate(-room_.topLeft());
        painter.scale(scale_, scale_);
        const QRectF area((QPointF(place.topLeft()) + room_.topLeft()) / scale_, QSizeF(place.size()) / scale_);
        for (const auto& shown : shown_)
            if (!shown.lifted && shown.area.intersects(area) && reaches(shown.place, area))
                paintLink(painter, facts, shown.place);
    }
}

void LineLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) {
    if (!widget) {
        paintDirectly(*painter, option->exposedRect);
        return;
    }
    const QTransform world = painter->worldTransform();
    const double ratio = painter->device()->devicePixelRatioF();
    const QPointF origin(world.dx() * ratio, world.dy() * ratio);
    const QSize size(static_cast<int>(std::ceil(widget->width() * ratio)), static_cast<int>(std::ceil(widget->height() * ratio)));
    makeReady(world.m11() * ratio, QRect(QPoint(static_cast<int>(std::floor(-origin.x())), static_cast<int>(std::floor(-origin.y()))), size));
    painter->save();
    painter->resetTransform();
    painter->scale(1 / ratio, 1 / ratio);
    painter->drawPixmap(origin + room_.topLeft(), picture_);
    painter->restore();
    const MapFacts facts = map_.facts();
    for (const auto& shown : shown_)
        if (shown.lifted)
            paintLink(*painter, facts, shown.place);
}

} // namespace takt::gui
