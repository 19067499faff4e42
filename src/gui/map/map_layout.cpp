#include "gui/map/map_layout.h"

#include <QLineF>
#include <algorithm>
#include <cmath>

namespace takt::gui {

namespace {

QPointF placeOf(const Element& element) { return QPointF(element.x.value, element.y.value); }

bool isVerticalEnd(TableId kind) {
    return kind == TableId::Suppliers || kind == TableId::Customers || kind == TableId::Transports;
}

std::vector<QPointF> cornersOf(const Points& bends) {
    std::vector<QPointF> out;
    for (const auto& p : bends.points)
        out.emplace_back(p.x.value, p.y.value);
    return out;
}

} // namespace

QRectF symbolBox(TableId kind, int look) {
    switch (kind) {
    case TableId::Annotations:
        switch (static_cast<AnnotationKind>(look)) {
        case AnnotationKind::Note: return {-72, -32, 144, 64};
        case AnnotationKind::KaizenBurst: return {-66, -46, 132, 92};
        case AnnotationKind::LifoLane:
        case AnnotationKind::LoadLevelling: return {-46, -16, 92, 32};
        case AnnotationKind::GoSee: return {-32, -18, 64, 36};
        default: return {-22, -22, 44, 44};
        }
    case TableId::Suppliers:
    case TableId::Customers: return {-56, -39, 112, 78};
    case TableId::Processes: return {-62, -44, 124, 113};
    case TableId::Inventories: return {-24, -22, 48, 42};
    case TableId::Supermarkets: return {-23, -34, 46, 68};
    case TableId::FifoLanes: return {-46, -16, 92, 32};
    case TableId::Transports: return {-18, -12, 36, 25};
    case TableId::ProductionControls: return {-76, -29, 152, 58};
    default: return {-20, -20, 40, 40};
    }
}

QRectF symbolArea(TableId kind, const QRectF& box) {
    switch (kind) {
    case TableId::Annotations: return box.united(QRectF(-60, box.bottom(), 120, 18));
    case TableId::Inventories:
    case TableId::Supermarkets:
    case TableId::FifoLanes: return box.united(QRectF(-76, box.top() - 20, 152, box.height() + 20 + 46));
    case TableId::Transports: return box.united(QRectF(-18, -22, 126, 44));
    default: return box;
    }
}

QPointF snapped(const QPointF& point, bool freely) {
    const double grid = freely ? 4.0 : 20.0;
    return {std::round(point.x() / grid) * grid, std::round(point.y() / grid) * grid};
}

MapLayout::MapLayout(const Plant& plant, const std::map<Id, QPointF>& moved, const BoxStyle& style, const MapLayout* last)
    : style_(style) {
    placeNodes(plant, moved);
    placeFrames(plant, moved);
    placeHeijunkas(plant);
    findObstacles();
    placeFlows(plant);
    for (auto& link : links_)
        route(link);
    spreadDocks();
    const std::size_t material = links_.size();
    placeInformation(plant);
    for (std::size_t n = material; n < links_.size(); ++n)
        route(links_[n]);
    leadRound(last);
    placeLoops(plant);
    placeLabels();
}

MapLayout MapLayout::preview(const Plant& plant, const std::map<Id, QPointF>& moved, const BoxStyle& style,
                             const MapLayout& rest) {
    MapLayout out;
    out.style_ = style;
    out.nodes_.reserve(rest.nodes_.size());
    out.links_.reserve(rest.links_.size());
    out.nodePlaces_.reserve(rest.nodePlaces_.size());
    out.linkPlaces_.reserve(rest.linkPlaces_.size());
    out.linksByEnds_.reserve(rest.linksByEnds_.size());
    out.flowPlaces_.reserve(rest.flowPlaces_.size());
    out.placeNodes(plant, moved);
    out.placeFrames(plant, moved);
    out.placeHeijunkas(plant);
    out.findObstacles();
    out.placeFlows(plant);
    out.placeInformation(plant);
    out.placeLoops(plant);
    out.takeOver(rest);
    return out;
}

const NodeLayout* MapLayout::node(Id id) const {
    const auto it = nodePlaces_.find(id.value);
    return it == nodePlaces_.end() ? nullptr : &nodes_[*it];
}

const FrameLayout* MapLayout::frame(Id id) const {
    const auto it = std::find_if(frames_.begin(), frames_.end(), [&](const FrameLayout& f) { return f.id == id; });
    return it == frames_.end() ? nullptr : &*it;
}

bool FrameLayout::isGrippedAt(const QPointF& point, double reach) const {
    const QRectF name(box.left(), box.top(), std::min(220.0, box.width()), 26);
    return box.adjusted(-reach, -reach, reach, reach).contains(point) &&
           (name.contains(point) || !box.adjusted(reach, reach, -reach, -reach).contains(point));
}

const LinkLayout* MapLayout::link(Id id) const {
    const auto it = linkPlaces_.find(id.value);
    return it == linkPlaces_.end() ? nullptr : &links_[*it];
}

const LinkLayout* MapLayout::flowBetween(Id from, Id to) const {
    const auto it = flowPlaces_.find({from.value, to.value});
    return it == flowPlaces_.end() ? nullptr : &links_[*it];
}

Id MapLayout::nodeAt(const QPointF& point) const {
    for (auto it = nodes_.rbegin(); it != nodes_.rend(); ++it)
        if (it->box.contains(point))
            return it->id;
    for (const auto& heijunka : heijunkas_)
        if (heijunka.box.contains(point))
            return heijunka.control;
    // The words of a symbol belong to it where no other symbol stands.
    for (auto it = nodes_.rbegin(); it != nodes_.rend(); ++it)
        if (it->area.contains(point))
            return it->id;
    return {};
}

QRectF MapLayout::bounds() const {
    QRectF all;
    for (const auto& n : nodes_)
        all = all.united(n.area);
    for (const auto& f : frames_)
        all = all.united(f.box);
    for (const auto& h : heijunkas_)
        all = all.united(h.box.adjusted(0, -20, 0, 0));
    for (const auto& link : links_) {
        all = all.united(link.line.boundingRect().adjusted(-12, -12, 12, 12));
        if (!link.labelBox.isNull())
            all = all.united(link.labelBox);
    }
    return all;
}

void MapLayout::placeNodes(const Plant& plant, const std::map<Id, QPointF>& moved) {
    plant.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if constexpr (contains(kSymbols, Row::table))
            for (const auto& row : table) {
                const auto it = moved.find(row.id);
                NodeLayout n;
                n.id = row.id;
                n.kind = Row::table;
                n.at = it == moved.end() ? placeOf(row) : it->second;
                if constexpr (requires { row.symbol; })
                    n.look = static_cast<int>(row.symbol);
                else if constexpr (std::is_same_v<Row, Annotation>)
                    n.look = static_cast<int>(row.kind);
                QRectF box = symbolBox(n.kind, n.look);
                if constexpr (std::is_same_v<Row, Process>)
                    box.setBottom(9 + style_.rowCount(TableId::Processes) * kBoxRowHeight);
                if constexpr (std::is_same_v<Row, Annotation>)
                    if (row.width.value > 0 && row.height.value > 0)
                        box = QRectF(-row.width.value / 2.0, -row.height.value / 2.0, row.width.value, row.height.value);
                n.box = box.translated(n.at);
                n.area = symbolArea(n.kind, box).translated(n.at);
                nodePlaces_.insert(row.id.value, nodes_.size());
                nodes_.push_back(n);
            }
    });
    for (const auto& flow : plant.get<MaterialFlow>()) {
        const NodeLayout* maker = node(flow.from);
        const auto store = nodePlaces_.find(flow.to.value);
        if (maker && store != nodePlaces_.end())
            nodes_[*store].opensRight = maker->at.x() > nodes_[*store].at.x();
    }
}

void MapLayout::placeFrames(const Plant& plant, const std::map<Id, QPointF>& moved) {
    for (const auto& area : plant.get<Area>()) {
        const auto it = moved.find(area.id);
        QRectF box(0, 0, area.width.value, area.height.value);
        box.moveCenter(it == moved.end() ? placeOf(area) : it->second);
        frames_.push_back({area.id, area.kind, box});
    }
}

/// The box hangs above the market its trays are taken from, between the control and the stream.
void MapLayout::placeHeijunkas(const Plant& plant) {
    for (const auto& control : plant.get<ProductionControl>()) {
        const NodeLayout* box = node(control.id);
        const NodeLayout* pacemaker = node(control.pacemaker);
        if (!pacemaker || control.pitch.us == 0)
            continue;
        double x = pacemaker->at.x();
        double streamTop = pacemaker->box.top();
        for (const auto& loop : plant.get<KanbanLoop>())
            if (const NodeLayout* market = node(loop.to);
                market && loop.kind == LoopKind::Production && loop.from == control.pacemaker) {
                x = market->at.x();
                streamTop = std::min(streamTop, market->area.top());
            }
        const double above = streamTop - 64; // clear of the loop's line and its words
        const double below = box->box.bottom() + 36;
        const double top = above - 44 >= below ? above - 44 : (below + above - 44) / 2;
        HeijunkaLayout heijunka{control.id, control.pacemaker, QRectF(x - 59, top, 118, 44), {}};
        const auto& flows = plant.get<InformationFlow>();
        const bool drawn = std::any_of(flows.begin(), flows.end(), [&](const InformationFlow& f) {
            return f.from == control.id && f.to == control.pacemaker;
        });
        if (!drawn)
            heijunka.line = lineToHeijunka(control.id, heijunka);
        heijunkas_.push_back(std::move(heijunka));
    }
}

QPolygonF MapLayout::lineToHeijunka(Id control, const HeijunkaLayout& heijunka) const {
    LineEnd start = endOf(control);
    start.prefersVertical = true;
    return routeMaterial(start, {heijunka.box, heijunka.box.center(), true, 18});
}

LineEnd MapLayout::endOf(Id element) const {
    const NodeLayout* n = node(element);
    if (!n)
        return {};
    const bool store = contains(kStores, n->kind);
    return {n->box, n->at, isVerticalEnd(n->kind), store ? n->box.top() - n->area.top() : 0.0, n->area, store};
}

bool MapLayout::addLink(LinkLayout link) {
    const std::pair<quint64, quint64> ends{link.from.value * 64 + static_cast<quint64>(link.table),
                                           link.to.value * 64 + static_cast<quint64>(link.kind)};
    if (const auto it = linksByEnds_.constFind(ends); it != linksByEnds_.cend()) {
        LinkLayout& other = links_[*it];
        other.members.push_back(link.id);
        if (other.label.isEmpty())
            other.label = link.label;
        linkPlaces_.insert(link.id.value, *it);
        return false;
    }
    if (link.table == TableId::MaterialFlows && !flowPlaces_.contains({link.from.value, link.to.value}))
        flowPlaces_.insert({link.from.value, link.to.value}, links_.size());
    link.members = {link.id};
    linkPlaces_.insert(link.id.value, links_.size());
    linksByEnds_.insert(ends, links_.size());
    links_.push_back(std::move(link));
    return true;
}

void MapLayout::placeFlows(const Plant& plant) {
    for (const auto& flow : plant.get<MaterialFlow>()) {
        const NodeLayout* from = node(flow.from);
        const NodeLayout* to = node(flow.to);
        if (!from || !to)
            continue;
        LinkLayout link;
        link.id = flow.id;
        link.table = TableId::MaterialFlows;
        link.kind = static_cast<int>(flow.kind);
        link.from = flow.from;
        link.to = flow.to;
        link.fromStore = contains(kStores, from->kind);
        link.intoMarket = to->kind == TableId::Supermarkets;
        link.broad = flow.kind == FlowKind::Shipment;
        link.corners = cornersOf(flow.bends);
        addLink(std::move(link));
    }
}

void MapLayout::placeInformation(const Plant& plant) {
    for (const auto& flow : plant.get<InformationFlow>()) {
        if (!node(flow.from) || !node(flow.to))
            continue;
        LinkLayout link;
        link.id = flow.id;
        link.table = TableId::InformationFlows;
        link.kind = static_cast<int>(flow.kind);
        link.from = flow.from;
        link.to = flow.to;
        link.label = QString::fromStdString(flow.label);
        link.corners = cornersOf(flow.bends);
        addLink(std::move(link));
    }
}

/// A line of material or information from end to end, before it goes round what stands in its way.
void MapLayout::route(LinkLayout& link) const {
    if (!link.corners.empty()) {
        link.line = routeThrough(endOf(link.from), link.corners, endOf(link.to));
        return;
    }
    if (link.table == TableId::MaterialFlows) {
        link.line = routeMaterial(endOf(link.from), endOf(link.to));
        return;
    }
    const auto heijunka = std::find_if(heijunkas_.begin(), heijunkas_.end(), [&](const HeijunkaLayout& h) {
        return h.control == link.from && h.pacemaker == link.to;
    });
    link.line = heijunka != heijunkas_.end() ? lineToHeijunka(link.from, *heijunka)
                                             : routeInformation(endOf(link.from), endOf(link.to), false);
}

} // namespace takt::gui
