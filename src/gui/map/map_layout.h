// Where everything on the map stands: worked out from the plant alone, never stored.
#pragma once

#include <QHash>
#include <QPolygonF>
#include <QRectF>
#include <map>
#include <set>
#include <vector>

#include "gui/map/data_box.h"
#include "gui/map/link_routing.h"
#include "gui/map/route_memory.h"
#include "model/project.h"

namespace takt::gui {

struct NodeLayout {
    Id id;
    TableId kind{};
    int look = 0;            ///< of the symbol, as lookOf() tells
    QPointF at;              ///< Element::x, y
    QRectF box;              ///< the symbol; lines end at its edge
    QRectF area;             ///< the symbol with its texts
    bool opensRight = false; ///< supermarket: the side of its supplying process
};

/// A line on the map. Lines of the same kind and the same ends are drawn as one.
struct LinkLayout {
    Id id;                   ///< the first row it stands for
    std::vector<Id> members; ///< all rows it stands for, in their order
    TableId table{};         ///< MaterialFlows, InformationFlows or KanbanLoops
    int kind = 0;            ///< FlowKind, InformationKind or LoopKind
    Id from, to;             ///< as its arrow points; cards of a loop go from the store back to the maker
    bool fromStore = false;  ///< material: it leaves a store
    bool intoMarket = false; ///< material: it fills a supermarket
    bool broad = false;      ///< material: drawn as a truck's way
    QPolygonF line;
    std::vector<QPointF> corners; ///< set by hand
    QPointF labelAt;          ///< middle of the line's longest piece; where a loop's cards wait
    QString label;            ///< of information: as it is entered
    QRectF labelBox;          ///< room for the words beside it; null where there are none
    bool labelAtLeft = false; ///< they stand left of the line rather than over it
    bool operator==(const LinkLayout&) const = default;
};

/// A frame round a part of the map.
struct FrameLayout {
    Id id;
    AreaKind kind = AreaKind::Frame;
    QRectF box;
    /// The frame is taken by its edge or its name, not by what lies within.
    bool isGrippedAt(const QPointF& point, double reach) const;
};

struct HeijunkaLayout {
    Id control;
    Id pacemaker;
    QRectF box;
    QPolygonF line; ///< from the control to the box; empty where an information flow is drawn
};

/// Everything on the map with its place. Equal plants give equal layouts.
class MapLayout {
  public:
    MapLayout() = default;
    /// `moved`: places that a gesture previews, in place of the plant's.
    /// `last`: of the map before, whose ways are taken over where nothing near them has changed; the layout is the same
    /// without it.
    explicit MapLayout(const Plant& plant, const std::map<Id, QPointF>& moved = {}, const BoxStyle& style = {},
                       const MapLayout* last = nullptr);

    /// The same while a gesture moves some elements, or right after a change, quick enough for every frame: lines stay as
    /// they are at `rest`, a layout of nearly the same plant, but for those that are new or whose ends stand elsewhere.
    static MapLayout preview(const Plant& plant, const std::map<Id, QPointF>& moved, const BoxStyle& style,
                             const MapLayout& rest);

    /// Which rows data boxes show.
    const BoxStyle& boxStyle() const { return style_; }

    const std::vector<NodeLayout>& nodes() const { return nodes_; }
    const std::vector<FrameLayout>& frames() const { return frames_; }
    const std::vector<LinkLayout>& links() const { return links_; }
    const std::vector<HeijunkaLayout>& heijunkas() const { return heijunkas_; }
    /// What lines go round.
    const Obstacles& obstacles() const { return obstacles_; }
    const NodeLayout* node(Id id) const;
    const FrameLayout* frame(Id id) const;
    /// The line an id belongs to, as any of its members.
    const LinkLayout* link(Id id) const;
    /// The line of material between two elements.
    const LinkLayout* flowBetween(Id from, Id to) const;
    /// The symbol at a point, the last drawn first.
    Id nodeAt(const QPointF& point) const;
    /// Everything drawn, without the ladder; empty when nothing is drawn.
    QRectF bounds() const;

  private:
    void placeNodes(const Plant& plant, const std::map<Id, QPointF>& moved);
    void placeFrames(const Plant& plant, const std::map<Id, QPointF>& moved);
    void placeHeijunkas(const Plant& plant);
    void findObstacles();
    void placeFlows(const Plant& plant);
    void spreadDocks();
    void placeInformation(const Plant& plant);
    void route(LinkLayout& link) const;
    void placeLoops(const Plant& plant);
    void leadRound(const MapLayout* last);
    bool isLaidOutBySymbols(const LinkLayout& link) const;
    void takeOver(const MapLayout& rest);
    void placeLabels(const std::set<std::size_t>* only = nullptr);
    void finishLine(LinkLayout& link) const;
    LineEnd endOf(Id element) const;
    QPolygonF lineToHeijunka(Id control, const HeijunkaLayout& heijunka) const;
    /// False where the row joins a line that is there already.
    bool addLink(LinkLayout link);

    BoxStyle style_;
    std::vector<NodeLayout> nodes_;
    std::vector<LinkLayout> links_;
    std::vector<FrameLayout> frames_;
    std::vector<HeijunkaLayout> heijunkas_;
    QHash<quint64, std::size_t> nodePlaces_;
    QHash<quint64, std::size_t> linkPlaces_;
    QHash<std::pair<quint64, quint64>, std::size_t> linksByEnds_; ///< by what makes lines one
    QHash<std::pair<quint64, quint64>, std::size_t> flowPlaces_;  ///< the first line of material between two
    Obstacles obstacles_;
    RouteMemory routes_;
};

/// What stands on the map with a symbol of its own: elements and annotations.
inline constexpr TableMask kSymbols = kElements | tableMask(TableId::Annotations);

/// The box of a symbol round its place; `look` tells annotations apart.
QRectF symbolBox(TableId kind, int look = 0);
/// The box with room for its name and figures.
QRectF symbolArea(TableId kind, const QRectF& box);
/// Rounds to the grid of 4, or to 20 where symbols snap.
QPointF snapped(const QPointF& point, bool freely);

} // namespace takt::gui
