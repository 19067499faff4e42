// The part of MapScene that follows changes. A big map shows what changed within a frame, and lays out all beside the
// window's thread a moment later.
#include <algorithm>
#include <tuple>
#include <utility>

#include "gui/map/ladder_item.h"
#include "gui/map/line_layer.h"
#include "gui/map/map_scene.h"

namespace takt::gui {

namespace {

constexpr std::size_t kBigMap = 600; ///< symbols and lines; from here on laying out takes longer than a frame
constexpr int kSettle = 120;         ///< milliseconds
constexpr int kLookAgain = 8;        ///< milliseconds, for what is worked out
constexpr std::size_t kFew = 40;     ///< elements whose lines are led anew within a frame

/// Whether a set changes little of where things stand, and nothing of how everything is drawn.
bool changesLittle(const ChangeSet& set) {
    std::set<Id> elements;
    for (const auto& change : set.changes) {
        if (change.table() == TableId::Settings || change.table() == TableId::Scenarios)
            return false;
        if (contains(kSymbols, change.table()))
            for (const auto* any : {&change.before, &change.after})
                if (*any)
                    elements.insert(idOf(**any));
    }
    return elements.size() <= kFew;
}

/// Every id a change speaks of, before and after.
std::set<Id> touched(const ChangeSet& set) {
    std::set<Id> ids;
    for (const auto& change : set.changes)
        for (const auto* any : {&change.before, &change.after})
            if (*any)
                for (const Id id : idsIn(**any))
                    ids.insert(id);
    return ids;
}

bool speaksOf(const ChangeSet& set, TableId table) {
    return std::any_of(set.changes.begin(), set.changes.end(), [table](const Change& c) { return c.table() == table; });
}

bool sameFigures(const lean::StepFigures& a, const lean::StepFigures& b) {
    const auto figures = [](const lean::StepFigures& s) {
        return std::tie(s.name, s.cycleSeconds, s.valueAddedSeconds, s.processingSeconds, s.capacityPerShift, s.capacityNetPerShift,
                        s.demandPerShift, s.changeoverSecondsPerShift, s.perShiftChangingOver, s.epeiDays, s.operatorsNeeded, s.hasInnerMap, s.innerDays,
                        s.innerCycleSeconds);
    };
    return figures(a) == figures(b);
}

/// Whether what a set enters is seen at the elements it speaks of alone, figures worked out left aside.
bool isOfOneElement(const ChangeSet& set) {
    constexpr TableMask kOfOneElement = kSymbols | tableMask(TableId::Recipes, TableId::Stocks, TableId::MaterialFlows, TableId::InformationFlows);
    return std::all_of(set.changes.begin(), set.changes.end(), [](const Change& c) { return contains(kOfOneElement, c.table()); });
}

/// The processes whose figures are others; none told where all may be.
std::optional<std::set<Id>> otherFigures(const lean::Analysis& before, const lean::Analysis& after) {
    if (before.taktSeconds != after.taktSeconds || before.availableSecondsPerDay != after.availableSecondsPerDay ||
        before.shiftsPerDay != after.shiftsPerDay)
        return std::nullopt;
    std::set<Id> ids;
    for (const auto* one : {&before, &after})
        for (const auto& step : one->steps) {
            const auto* other = (one == &before ? after : before).step(step.process);
            if (!other || !sameFigures(*other, step))
                ids.insert(step.process);
        }
    return ids;
}

} // namespace

bool MapScene::isBig() const { return layout_.nodes().size() + layout_.links().size() >= kBigMap; }

void MapScene::follow(const ChangeSet& set) {
    light({});
    moved_.clear();
    if (!document_.project().scenario(pinned_ ? pinned_ : document_.scenarioId()))
        return;
    const bool behaves = changesBehaviour(set);
    const bool soon = isBig() && changesLittle(set);
    std::optional<std::set<Id>> processes; // that look otherwise beside those touched, if they are told
    if (!behaves || (soon && isOfOneElement(set)))
        processes.emplace();
    if (behaves && soon)
        figuresLate_ = true;
    else if (behaves)
        analyse();
    if (soon)
        showSoon();
    else
        relayout();
    updateFaces(set, processes, behaves);
    ladder_->follow();
    Q_EMIT refreshed();
}

/// Repaints what may look different; without `processes` all of them.
void MapScene::updateFaces(const ChangeSet& set, const std::optional<std::set<Id>>& processes, bool words) {
    const std::set<Id> ids = touched(set);
    const bool named = speaksOf(set, TableId::Items), styled = speaksOf(set, TableId::Settings);
    const auto concerns = [&](Id id) {
        if (named || styled || ids.contains(id))
            return true;
        if (plant().find<Process>(id))
            return !processes || processes->contains(id);
        return !ids.empty() && (plant().find<ProductionControl>(id) || plant().find<Transport>(id));
    };
    for (const auto& [id, item] : nodes_)
        if (concerns(id))
            item->update();
    if (words || named || styled)
        lines_->renewWords();
    for (const auto& [id, item] : heijunkas_)
        item->update();
}

void MapScene::showSoon() {
    ++changes_;
    settle_.start(kSettle);
    preview();
}

/// What a gesture moves, and what changed since all was laid out, is shown at once; the rest stays.
void MapScene::preview() {
    layout_ = MapLayout::preview(plant(), moved_, resting_->boxStyle(), *resting_);
    showLayout();
}

/// Has the map laid out as it is now, and takes over what was when nothing changed meanwhile.
void MapScene::settle() {
    if (auto done = settling_.take(); done && done->changes == changes_) {
        takeSettled(std::move(*done));
        return;
    }
    settle_.start(kLookAgain);
    if (settling_.isBusy())
        return;
    if (!document_.project().scenario(scenario().id)) { // one kept to may have been deleted
        settle_.stop();
        return;
    }
    auto project = std::make_shared<const Project>(document_.project());
    settling_.start([project = std::move(project), id = scenario().id, style = resting_->boxStyle(), last = resting_, changes = changes_,
                     behaves = figuresLate_] {
        const Scenario& scenario = *project->scenario(id);
        Settled out{changes, std::make_shared<const MapLayout>(scenario.plant, std::map<Id, QPointF>(), style, last.get()), {}, {}};
        if (behaves) {
            out.analysis = lean::analyze(*project, scenario);
            out.problems = lean::diagnose(*project, scenario);
        }
        return out;
    });
}

void MapScene::takeSettled(Settled done) {
    const bool figures = done.analysis.has_value();
    if (figures)
        takeFigures(std::move(*done.analysis), std::move(done.problems));
    resting_ = std::move(done.layout);
    settle_.stop();
    if (moved_.empty()) {
        layout_ = *resting_;
        showLayout();
    } else {
        preview();
    }
    if (figures)
        Q_EMIT refreshed();
    Q_EMIT settled();
}

void MapScene::takeFigures(lean::Analysis analysis, std::vector<lean::Problem> problems) {
    const lean::Analysis before = std::exchange(analysis_, std::move(analysis));
    problems_ = std::move(problems);
    figuresLate_ = false;
    const auto processes = otherFigures(before, analysis_);
    for (const auto& [id, item] : nodes_)
        if (processes ? processes->contains(id) : plant().find<Process>(id) != nullptr)
            item->update();
}

/// All at once.
void MapScene::relayout() {
    settle_.stop();
    ++changes_;
    if (figuresLate_)
        analyse();
    const BoxStyle style(document_.project().settings().hiddenRows);
    resting_ = std::make_shared<const MapLayout>(plant(), std::map<Id, QPointF>(), style, resting_.get());
    layout_ = *resting_;
    showLayout();
}

} // namespace takt::gui
