#include "gui/map/leg_tracks.h"

namespace takt::gui {

namespace {

/// The drawn line between two elements, or a straight one.
QPolygonF between(const MapLayout& layout, Id from, Id to) {
    if (const LinkLayout* flow = layout.flowBetween(from, to))
        return flow->line;
    const NodeLayout* a = layout.node(from);
    const NodeLayout* b = layout.node(to);
    if (!a || !b)
        return {};
    return {cutAt(a->box, a->at, b->at), cutAt(b->box, b->at, a->at)};
}

QPolygonF wayOf(const MapLayout& layout, const sim::LegNode& leg) {
    if (layout.flowBetween(leg.from, leg.to) || !leg.transport || leg.transport == leg.from ||
        leg.transport == leg.to)
        return between(layout, leg.from, leg.to);
    QPolygonF line = between(layout, leg.from, leg.transport);
    line << between(layout, leg.transport, leg.to);
    return line;
}

} // namespace

LegTracks::LegTracks(const sim::Network& network, const MapLayout& layout) {
    for (const auto& leg : network.legs) {
        legs_.emplace_back(wayOf(layout, leg));
        trucks_.push_back(static_cast<bool>(leg.transport));
        timed_.push_back(static_cast<bool>(leg.transport));
    }
    for (const auto& loop : network.loops) {
        const LinkLayout* link = layout.link(loop.id);
        cards_.emplace_back(link ? link->line : QPolygonF());
        posts_.push_back(link ? link->labelAt : QPointF());
        if (loop.leg != sim::kNone && (loop.conveyanceUs > 0 || loop.transport != sim::kNone))
            timed_[loop.leg] = true;
    }
}

} // namespace takt::gui
