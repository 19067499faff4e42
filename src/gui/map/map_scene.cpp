#include "gui/map/map_scene.h"

#include <QGraphicsView>
#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/map/area_item.h"
#include "gui/map/difference_item.h"
#include "gui/map/ladder_item.h"
#include "gui/map/line_layer.h"
#include "gui/map/link_painter.h"
#include "gui/map/overlay_item.h"
#include "gui/map/problem_item.h"
#include "gui/map/token_layer.h"

namespace takt::gui {

namespace {

constexpr std::size_t kBigMap = 600; ///< symbols and lines; from here on laying out takes longer than a frame
constexpr int kSettle = 120;         ///< milliseconds
constexpr std::size_t kFew = 40;     ///< elements whose lines are led anew within a frame

/// The elements a change speaks of, and those at the ends of its lines, where they stand after it; none when it may
/// change how everything is drawn.
std::optional<std::map<Id, QPointF>> concernedBy(const ChangeSet& set, const Plant& plant) {
    std::map<Id, QPointF> places;
    const auto note = [&](Id id) {
        if (const Element* element = elementOf(plant, id))
            places[id] = QPointF(element->x.value, element->y.value);
    };
    for (const auto& change : set.changes) {
        if (change.table() == TableId::Settings || change.table() == TableId::Scenarios)
            return std::nullopt;
        for (const auto* any : {&change.before, &change.after})
            if (*any)
                std::visit(
                    [&](const auto& row) {
                        using Row = std::decay_t<decltype(row)>;
                        if constexpr (std::is_base_of_v<Element, Row>)
                            note(row.id);
                        if constexpr (requires { row.from; row.to; }) {
                            note(row.from);
                            note(row.to);
                        }
                    },
                    **any);
    }
    return places;
}

/// Every id a change speaks of, before and after.
std::set<Id> touched(const ChangeSet& set) {
    std::set<Id> ids;
    const auto note = [&](const std::optional<AnyRow>& any) {
        if (!any)
            return;
        std::visit(
            [&](const auto& row) {
                ids.insert(row.id);
                forEachField<std::decay_t<decltype(row)>>([&](const auto& f) {
                    if constexpr (std::is_same_v<std::decay_t<decltype(row.*(f.member))>, Id>)
                        ids.insert(row.*(f.member));
                });
            },
            *any);
    };
    for (const auto& change : set.changes) {
        note(change.before);
        note(change.after);
    }
    return ids;
}

} // namespace

MapScene::MapScene(const Document& document, const Playback& playback, const Selection& selection,
                   std::optional<Mode> look, QObject* parent, Id pinned)
    : QGraphicsScene(parent), document_(document), selection_(selection), look_(look), pinned_(pinned), run_(playback),
      areas_(new AreaItem(*this)), ladder_(new LadderItem(*this)), lines_(new LineLayer(*this)),
      tokens_(new TokenLayer(*this)),
      overlay_(new OverlayItem(*this)), differences_(new DifferenceItem(*this)), flags_(new ProblemItem(*this)) {
    if (look_)
        cache_ = QGraphicsItem::NoCache;
    setItemIndexMethod(QGraphicsScene::NoIndex); // few items, all of which move or cover everything
    addItem(areas_);
    addItem(ladder_);
    addItem(lines_);
    addItem(tokens_);
    addItem(overlay_);
    addItem(flags_);
    addItem(differences_);
    overlay_->setVisible(!look_);
    flags_->setVisible(!look_); // a picture on the wall shows the stream alone
    settle_.setSingleShot(true);
    connect(&settle_, &QTimer::timeout, this, &MapScene::settle);
    connect(&document, &Document::changed, this, &MapScene::follow);
    connect(&document, &Document::reset, this, &MapScene::rebuild);
    if (!pinned_)
        connect(&document, &Document::scenarioChanged, this, &MapScene::rebuild);
    connect(&selection, &Selection::changed, this, [this] { overlay_->update(); });
    connect(&Theme::instance(), &Theme::changed, this, &MapScene::repaintAll);
    connect(&playback, &Playback::playingChanged, this, [this] { tokens_->follow(); });
    connect(&playback, &Playback::cursorMoved, this, [this] {
        const auto shown = views();
        if (std::any_of(shown.begin(), shown.end(),
                        [](const QGraphicsView* view) { return view->isVisible(); }))
            followRun();
    });
    connect(&playback, &Playback::runProgressed, this, [this] { ladder_->follow(); });
    connect(&playback, &Playback::runChanged, this, [this] {
        run_.refresh();
        tokens_->renewTracks();
        ladder_->follow();
        repaintAll();
    });
    rebuild();
}

MapScene::~MapScene() { clear(); }

void MapScene::rebuild() {
    moved_.clear();
    analyse();
    relayout();
    repaintAll();
    Q_EMIT refreshed();
}

const Scenario& MapScene::scenario() const {
    static const Scenario gone; // a scenario kept to may have been deleted
    if (!pinned_)
        return document_.scenario();
    const Scenario* scenario = document_.project().scenario(pinned_);
    return scenario ? *scenario : gone;
}

void MapScene::setMarks(Marks marks) {
    if (marks == marks_)
        return;
    marks_ = std::move(marks);
    differences_->update();
}

void MapScene::analyse() {
    analysis_ = lean::analyze(document_.project(), scenario());
    problems_ = lean::diagnose(document_.project(), scenario());
    problemsLate_ = false;
}

std::vector<lean::Problem> MapScene::problemsAt(Id id) const {
    std::vector<lean::Problem> found;
    const LinkLayout* link = layout_.link(id);
    for (const auto& problem : problems_)
        if (problem.element && (problem.element == id || (link && layout_.link(problem.element) == link)))
            found.push_back(problem);
    return found;
}

void MapScene::follow(const ChangeSet& set) {
    moved_.clear();
    if (!document_.project().scenario(pinned_ ? pinned_ : document_.scenarioId()))
        return;
    const bool behaves = changesBehaviour(set);
    const auto concerned = isBig() ? concernedBy(set, plant()) : std::nullopt;
    const bool atOnce = concerned && concerned->size() <= kFew;
    if (behaves && !atOnce)
        analyse();
    if (behaves && atOnce)
        analysis_ = lean::analyze(document_.project(), scenario());
    problemsLate_ = problemsLate_ || (behaves && atOnce);
    if (atOnce)
        showSoon(*concerned);
    else
        relayout();
    const std::set<Id> ids = touched(set);
    const bool itemNamed = std::any_of(set.changes.begin(), set.changes.end(),
                                       [](const Change& c) { return c.table() == TableId::Items; });
    const bool settingsChanged = std::any_of(set.changes.begin(), set.changes.end(),
                                             [](const Change& c) { return c.table() == TableId::Settings; });
    for (const auto& [id, item] : nodes_)
        if (itemNamed || settingsChanged || ids.contains(id) || (behaves && plant().find<Process>(id)))
            item->update();
    if (behaves || itemNamed || settingsChanged)
        lines_->renewWords();
    for (const auto& [id, item] : heijunkas_)
        item->update();
    if (itemNamed || !ids.empty())
        for (const auto& [id, item] : nodes_)
            if (plant().find<ProductionControl>(id) || plant().find<Transport>(id))
                item->update();
    ladder_->follow();
    Q_EMIT refreshed();
}

template <class Key, class Item, class Place>
void MapScene::sync(std::map<Key, Item*>& items, const std::vector<Place>& places,
                    const std::function<Key(const Place&)>& key) {
    std::set<Key> kept;
    for (const auto& place : places) {
        kept.insert(key(place));
        auto& item = items[key(place)];
        if (item) {
            item->setPlace(place);
            continue;
        }
        item = new Item(*this, place);
        item->setCacheMode(cache_);
        addItem(item);
    }
    std::erase_if(items, [&](const auto& entry) {
        if (kept.contains(entry.first))
            return false;
        delete entry.second;
        return true;
    });
}

bool MapScene::isBig() const { return layout_.nodes().size() + layout_.links().size() >= kBigMap; }

/// On a big map what a change concerns is shown within a frame, as while it is dragged; all is laid out a moment later.
void MapScene::showSoon(const std::map<Id, QPointF>& concerned) {
    layout_ = MapLayout::preview(plant(), concerned, resting_.boxStyle(), resting_);
    showLayout(concerned);
    settle_.start(kSettle);
}

void MapScene::settle() {
    if (std::exchange(problemsLate_, false))
        problems_ = lean::diagnose(document_.project(), scenario());
    relayout();
}

void MapScene::relayout() {
    settle_.stop();
    const BoxStyle style(document_.project().settings().hiddenRows);
    if (moved_.empty()) {
        resting_ = MapLayout(plant(), {}, style, &resting_);
        layout_ = resting_;
    } else {
        layout_ = MapLayout::preview(plant(), moved_, style, resting_);
    }
    showLayout(moved_);
}

/// Brings the items to the layout; lines of what is `lifted` are painted live.
void MapScene::showLayout(const std::map<Id, QPointF>& lifted) {
    sync<Id, NodeItem, NodeLayout>(nodes_, layout_.nodes(), [](const NodeLayout& n) { return n.id; });
    lines_->lift(lifted);
    lines_->follow();
    sync<Id, HeijunkaItem, HeijunkaLayout>(heijunkas_, layout_.heijunkas(),
                                           [](const HeijunkaLayout& h) { return h.control; });
    areas_->follow();
    ladder_->follow();
    tokens_->renewTracks();
    const QRectF wanted = content().adjusted(-900, -700, 900, 700);
    if (moved_.empty() || !sceneRect().contains(wanted.adjusted(700, 500, -700, -500)))
        setSceneRect(wanted);
    overlay_->update();
    differences_->update();
    flags_->update();
    Q_EMIT layoutChanged();
}

void MapScene::followRun() {
    for (const auto& [id, item] : nodes_)
        item->followRun();
    lines_->followRun();
    for (const auto& [id, item] : heijunkas_)
        item->followRun();
    tokens_->follow();
}

void MapScene::repaintAll() {
    tokens_->forgetSprites();
    lines_->repaintAll();
    for (QGraphicsItem* item : items())
        item->update();
    followRun();
}

Id MapScene::idAt(const QPointF& point, double reach) const {
    if (const Id node = layout_.nodeAt(point))
        return node;
    if (const Id line = lineAt(point, reach))
        return line;
    for (auto it = layout_.frames().rbegin(); it != layout_.frames().rend(); ++it)
        if (it->isGrippedAt(point, reach))
            return it->id;
    return {};
}

Id MapScene::lineAt(const QPointF& point, double reach) const {
    Id nearest;
    double least = reach;
    for (const auto& link : layout_.links()) {
        double d = distanceTo(link.line, point);
        if (link.table == TableId::KanbanLoops)
            d = std::min(d, std::max(0.0, QLineF(link.labelAt, point).length() - 8));
        if (d < least) {
            least = d;
            nearest = link.id;
        }
    }
    return nearest;
}

std::vector<Id> MapScene::idsInside(const QRectF& rect) const {
    std::vector<Id> ids;
    for (const auto& node : layout_.nodes())
        if (rect.contains(node.box))
            ids.push_back(node.id);
    for (const auto& link : layout_.links())
        if (rect.contains(link.line.boundingRect()))
            ids.push_back(link.id);
    for (const auto& frame : layout_.frames())
        if (rect.contains(frame.box))
            ids.push_back(frame.id);
    return ids;
}

QRectF MapScene::content() const {
    if (isEmpty() && areas_->boundingRect().isEmpty())
        return {-400, -250, 800, 500};
    return layout_.bounds().united(ladder_->boundingRect()).united(areas_->boundingRect());
}

void MapScene::previewMove(const std::map<Id, QPointF>& moved) {
    moved_ = moved;
    relayout();
}

void MapScene::endPreview() {
    if (moved_.empty())
        return;
    moved_.clear();
    relayout();
}

void MapScene::setStill() {
    run_.setStill();
    repaintAll();
}

void MapScene::setZoom(double zoom) {
    if (look_)
        return;
    const auto wanted = zoom > kCachedUpTo ? QGraphicsItem::NoCache : QGraphicsItem::DeviceCoordinateCache;
    if (wanted == cache_)
        return;
    cache_ = wanted;
    for (const auto& [id, item] : nodes_)
        item->setCacheMode(cache_);
    for (const auto& [id, item] : heijunkas_)
        item->setCacheMode(cache_);
}

} // namespace takt::gui
