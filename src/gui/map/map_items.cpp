#include "gui/map/map_items.h"

#include <QHashFunctions>

#include "gui/map/map_scene.h"

namespace takt::gui {

namespace {

/// A number for everything a node shows of the run.
std::size_t faceOf(const MapFacts& facts, const NodeLayout& node) {
    std::size_t face = facts.run.hasRun() ? 1 : 0;
    const auto add = [&](auto value) { face = qHash(static_cast<quint64>(value), face); };
    if (node.kind == TableId::Processes) {
        if (const auto now = facts.run.process(node.id)) {
            add(static_cast<int>(now->state) + 1);
            add(now->working);
        }
        if (facts.layout.boxStyle().showsSimulated()) // of a whole run
            add(reinterpret_cast<quintptr>(facts.run.playback().result().get()));
    } else if (node.kind == TableId::FifoLanes) {
        add(facts.run.totalStock(node.id).value_or(-1));
    } else if (contains(kStores, node.kind)) {
        for (const auto& stock : facts.plant.get<Stock>())
            if (stock.store == node.id) {
                const auto range = facts.run.stockRange(node.id, stock.item);
                add(range ? range->least : facts.run.stock(node.id, stock.item).value_or(-1));
                add(range ? range->most : -2);
            }
    }
    return face;
}

} // namespace

// ------------------------------------------------------------------ NodeItem

NodeItem::NodeItem(const MapScene& scene, const NodeLayout& place) : map_(scene), place_(place) {
    setPos(place.at);
    setZValue(1);
}

void NodeItem::setPlace(const NodeLayout& place) {
    if (place.opensRight != place_.opensRight)
        update();
    place_ = place;
    setPos(place.at);
}

void NodeItem::followRun() {
    if (const std::size_t face = faceOf(map_.facts(), place_); face != face_) {
        face_ = face;
        update();
    }
}

QRectF NodeItem::boundingRect() const { return place_.area.translated(-place_.at).adjusted(-3, -3, 3, 3); }

void NodeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    paintNode(*painter, map_.facts(), place_);
}

// ------------------------------------------------------------------ HeijunkaItem

HeijunkaItem::HeijunkaItem(const MapScene& scene, const HeijunkaLayout& place) : map_(scene), place_(place) {
    setZValue(0.9);
}

void HeijunkaItem::setPlace(const HeijunkaLayout& place) {
    prepareGeometryChange();
    place_ = place;
    update();
}

QRectF HeijunkaItem::boundingRect() const {
    const QRectF box = place_.box.adjusted(-42, -20, 42, 3);
    return place_.line.isEmpty() ? box : box.united(place_.line.boundingRect().adjusted(-6, -6, 6, 6));
}

void HeijunkaItem::followRun() {
    const auto now = map_.facts().run.heijunka(place_.control);
    const std::int64_t face = now ? now->pitches : -1;
    if (face != face_) {
        face_ = face;
        update();
    }
}

void HeijunkaItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    paintHeijunka(*painter, map_.facts(), place_);
}

} // namespace takt::gui
