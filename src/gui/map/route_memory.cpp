#include "gui/map/route_memory.h"

#include <algorithm>

namespace takt::gui {

void RouteMemory::beginAfter(const RouteMemory* last, const Obstacles& now, const Obstacles* before) {
    last_ = before ? last : nullptr;
    changed_.clear();
    if (!last_)
        return;
    QHash<quint64, QRectF> stood;
    for (std::size_t i = 0; i < before->size(); ++i)
        stood.insert(before->key(i), before->area(i));
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto it = stood.constFind(now.key(i));
        if (it != stood.cend() && *it == now.area(i)) {
            stood.erase(it);
            continue;
        }
        changed_.push_back(now.area(i));
    }
    for (const QRectF& area : stood)
        changed_.push_back(area);
}

void RouteMemory::end() {
    last_ = nullptr;
    changed_.clear();
}

bool RouteMemory::holds(const Known& known, const QPolygonF& basic, const Route& route) const {
    if (known.basic != basic || known.start != route.start || known.end != route.end)
        return false;
    if (!known.seen.isNull())
        return std::none_of(changed_.begin(), changed_.end(),
                            [&](const QRectF& area) { return area.intersects(known.seen); });
    return std::none_of(changed_.begin(), changed_.end(), [&](const QRectF& area) {
        for (qsizetype i = 1; i < basic.size(); ++i)
            if (crosses(basic[i - 1], basic[i], area))
                return true;
        return false;
    });
}

QPolygonF RouteMemory::lead(Id line, const QPolygonF& basic, const Route& route, const Obstacles& obstacles) {
    if (last_)
        if (const auto it = last_->known_.constFind(line.value); it != last_->known_.cend() && holds(*it, basic, route)) {
            known_.insert(line.value, *it);
            return it->line;
        }
    Known known{basic, {}, route.start, route.end, {}};
    known.line = routeAround(basic, route, obstacles, &known.seen);
    known_.insert(line.value, known);
    return known.line;
}

} // namespace takt::gui
