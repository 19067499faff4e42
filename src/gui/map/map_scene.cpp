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
    connect(&playback, &Playback::playingChanged, this, &MapScene::followRun);
    connect(&playback, &Playback::cursorMoved, this, [this] {
        light({});
        const auto shown = views();
        if (std::any_of(shown.begin(), shown.end(),
                        [](const QGraphicsView* view) { return view->isVisible(); }))
            followRun();
    });
    connect(&playback, &Playback::runProgressed, this, [this] {
        ladder_->follow();
        for (const auto& [id, item] : nodes_)
            item->followRun(); // rows that tell what the whole run came to
    });
    connect(&playback, &Playback::runChanged, this, [this] {
        run_.refresh();
        tokens_->renewTracks();
        ladder_->follow();
        for (const auto& [id, item] : heijunkas_)
            item->update(); // the next pitches are another run's
        followRun();        // all else looks otherwise only where the run says something else
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
    figuresLate_ = false;
}

std::vector<lean::Problem> MapScene::problemsAt(Id id) const {
    std::vector<lean::Problem> found;
    const LinkLayout* link = layout_.link(id);
    for (const auto& problem : problems_)
        if (problem.element && (problem.element == id || (link && layout_.link(problem.element) == link)))
            found.push_back(problem);
    return found;
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

/// Brings the items to the layout.
void MapScene::showLayout() {
    sync<Id, NodeItem, NodeLayout>(nodes_, layout_.nodes(), [](const NodeLayout& n) { return n.id; });
    const bool isPreview = !moved_.empty() || !isSettled();
    lines_->follow(isPreview ? resting_.get() : nullptr);
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

WhySubject MapScene::subjectAt(const QPointF& point) const {
    if (const auto moving = tokens_->subjectAt(point))
        return moving;
    // The line in a process's box that says what it is at.
    const Id id = layout_.nodeAt(point);
    const NodeLayout* node = layout_.node(id);
    if (node && node->kind == TableId::Processes && run_.process(id) &&
        QRectF(node->at + QPointF(-58, -17), QSizeF(92, 19)).contains(point))
        return {WhySubject::Kind::Process, id, 0};
    return {};
}

void MapScene::light(std::vector<Id> way) {
    if (lit_.empty() && way.empty())
        return;
    lit_ = std::move(way);
    overlay_->update();
}

void MapScene::followRun() {
    run_.followCursor();
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
    preview();
}

void MapScene::endPreview() {
    if (moved_.empty())
        return;
    moved_.clear();
    if (!isSettled()) {
        preview();
        return;
    }
    layout_ = *resting_;
    showLayout();
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
