// The part of MapLayout that leads lines round symbols and beside each other.
#include <QLineF>
#include <algorithm>
#include <cmath>
#include <map>

#include "gui/map/line_channels.h"
#include "gui/map/map_layout.h"

namespace takt::gui {

namespace {

constexpr double kDockStep = 18;             ///< between lines that end at the same side of a process
constexpr double kDockMargin = 8;            ///< from the upper and lower end of the side
constexpr double kInLine = 6;                ///< as the routes have it: such lines are straight
constexpr double kBroadApart = 16, kThinApart = 8;
constexpr double kHeijunkaName = 18;
constexpr double kFlashRoom = 25; ///< of a piece, on either side of a flash

/// Marks are put on lines; notes are read.
bool isInTheWay(const NodeLayout& node) {
    if (node.kind != TableId::Annotations)
        return true;
    const auto kind = static_cast<AnnotationKind>(node.look);
    return kind == AnnotationKind::Note || kind == AnnotationKind::LifoLane;
}

/// A line's end at the side of a process.
struct Dock {
    std::size_t link;
    bool atStart;
    double away; ///< how far down the other end is
};

/// The middle of the side goes to the line that is nearest to straight; the others stand above and below.
std::vector<std::pair<Dock, double>> shiftsOf(std::vector<Dock> docks) {
    std::stable_sort(docks.begin(), docks.end(),
                     [](const Dock& a, const Dock& b) { return std::abs(a.away) < std::abs(b.away); });
    std::vector<std::pair<Dock, double>> shifts;
    int above = 0, below = 0;
    for (std::size_t i = 1; i < docks.size(); ++i)
        if (std::abs(docks[i].away) > kInLine)
            shifts.emplace_back(docks[i], docks[i].away < 0 ? -kDockStep * ++above : kDockStep * ++below);
    return shifts;
}

/// But for the way of the line.
bool standsForTheSame(const LinkLayout& a, const LinkLayout& b) {
    return a.id == b.id && a.members == b.members && a.table == b.table && a.kind == b.kind && a.from == b.from && a.to == b.to &&
           a.fromStore == b.fromStore && a.intoMarket == b.intoMarket && a.broad == b.broad && a.corners == b.corners &&
           a.label == b.label;
}

/// With its flash in the middle of the longest piece, or elsewhere where a symbol is too close there.
QPolygonF flashed(const LinkLayout& link, const Obstacles& obstacles) {
    const QPolygonF usual = withFlash(link.line);
    const int crossings = obstacles.crossings(link.line, link.from, link.to);
    if (obstacles.crossings(usual, link.from, link.to, crossings) <= crossings)
        return usual;
    for (const double share : {0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9})
        for (qsizetype i = 1; i < link.line.size(); ++i) {
            const QLineF piece(link.line[i - 1], link.line[i]);
            const double half = kFlashRoom / std::max(1.0, piece.length());
            if (share < half || share > 1 - half)
                continue;
            const QPolygonF flash = withFlash({piece.pointAt(share - half), piece.pointAt(share + half)});
            QPolygonF line = link.line;
            for (qsizetype n = flash.size() - 1; n >= 0; --n)
                line.insert(i, flash[n]);
            if (obstacles.crossings(line, link.from, link.to, crossings) <= crossings)
                return line;
        }
    return usual;
}

} // namespace

void MapLayout::findObstacles() {
    for (const auto& node : nodes_)
        if (isInTheWay(node))
            obstacles_.add(node.id, node.area);
    for (const auto& heijunka : heijunkas_)
        obstacles_.add(heijunka.control, heijunka.box.adjusted(0, -kHeijunkaName, 0, 0), 1);
}

/// Not set by hand, and not a loop's or one that runs to a heijunka box.
bool MapLayout::isLaidOutBySymbols(const LinkLayout& link) const {
    if (!link.corners.empty() || link.table == TableId::KanbanLoops)
        return false;
    return link.table != TableId::InformationFlows ||
           std::none_of(heijunkas_.begin(), heijunkas_.end(), [&](const HeijunkaLayout& h) {
               return h.control == link.from && h.pacemaker == link.to;
           });
}

/// Lines of material that would end at the same place of a process end beside each other.
void MapLayout::spreadDocks() {
    std::map<std::pair<Id, bool>, std::vector<Dock>> sides;
    const auto note = [&](std::size_t n, bool atStart) {
        const LinkLayout& link = links_[n];
        const NodeLayout* here = node(atStart ? link.from : link.to);
        const NodeLayout* there = node(atStart ? link.to : link.from);
        const double x = atStart ? link.line.first().x() : link.line.last().x();
        if (here->kind == TableId::Processes && (x == here->box.left() || x == here->box.right()))
            sides[{here->id, x == here->box.right()}].push_back({n, atStart, there->at.y() - here->at.y()});
    };
    for (std::size_t n = 0; n < links_.size(); ++n)
        if (links_[n].corners.empty() && links_[n].line.size() > 1) {
            note(n, true);
            note(n, false);
        }
    std::map<std::size_t, std::pair<double, double>> shifts; // of the start, of the end
    for (const auto& [side, docks] : sides)
        for (const auto& [dock, shift] : shiftsOf(docks))
            (dock.atStart ? shifts[dock.link].first : shifts[dock.link].second) = shift;
    for (const auto& [n, by] : shifts) {
        LinkLayout& link = links_[n];
        const auto shifted = [&](Id element, double shift) {
            LineEnd end = endOf(element);
            end.at.setY(std::clamp(end.at.y() + shift, std::min(end.at.y(), end.box.top() + kDockMargin),
                                   std::max(end.at.y(), end.box.bottom() - kDockMargin)));
            return end;
        };
        const QPolygonF line = routeMaterial(shifted(link.from, by.first), shifted(link.to, by.second));
        const int usual = obstacles_.crossings(link.line, link.from, link.to);
        if (obstacles_.crossings(line, link.from, link.to, usual) <= usual)
            link.line = line;
    }
}

void MapLayout::leadRound(const MapLayout* last) {
    routes_.beginAfter(last ? &last->routes_ : nullptr, obstacles_, last ? &last->obstacles_ : nullptr);
    LineChannels channels(obstacles_);
    // Lines that keep their place come first, so that the others give way.
    std::vector<LinkLayout*> led;
    for (auto& link : links_) {
        if (isLaidOutBySymbols(link)) {
            const bool thin = link.table == TableId::InformationFlows;
            link.line = routes_.lead(link.id, link.line, {link.from, link.to, endOf(link.from), endOf(link.to), thin}, obstacles_);
            if (link.line.size() > 3) {
                led.push_back(&link);
                continue;
            }
        }
        channels.keep(link.line);
    }
    for (LinkLayout* link : led)
        link->line = channels.leadBeside(link->line, link->from, link->to, node(link->from)->box, node(link->to)->box,
                                         link->table == TableId::MaterialFlows ? kBroadApart : kThinApart);
    for (auto& link : links_)
        finishLine(link);
    routes_.end();
}

void MapLayout::finishLine(LinkLayout& link) const {
    if (const qsizetype piece = longestPiece(link.line))
        link.labelAt = QLineF(link.line[piece - 1], link.line[piece]).center();
    if (link.table == TableId::InformationFlows && link.kind == static_cast<int>(InformationKind::Electronic) && isLaidOutBySymbols(link))
        link.line = flashed(link, obstacles_);
}

/// Lines that are new, or of moved elements, go round what stands in their way; what is at rest stays.
void MapLayout::takeOver(const MapLayout& rest) {
    std::set<Id> moved;
    for (const auto& node : nodes_)
        if (const NodeLayout* last = rest.node(node.id); !last || last->box != node.box || last->at != node.at)
            moved.insert(node.id);
    std::set<std::size_t> fresh;
    for (std::size_t n = 0; n < links_.size(); ++n) {
        LinkLayout& link = links_[n];
        const LinkLayout* last = rest.link(link.id);
        if (last && standsForTheSame(*last, link) && !moved.contains(link.from) && !moved.contains(link.to)) {
            link.line = last->line;
            link.labelAt = last->labelAt;
            link.labelBox = last->labelBox;
            link.labelAtLeft = last->labelAtLeft;
            continue;
        }
        fresh.insert(n);
        if (link.table == TableId::KanbanLoops)
            continue;
        route(link);
        if (isLaidOutBySymbols(link))
            link.line = routeAround(link.line, {link.from, link.to, endOf(link.from), endOf(link.to), link.table == TableId::InformationFlows}, obstacles_);
        finishLine(link);
    }
    placeLabels(&fresh);
}

} // namespace takt::gui
