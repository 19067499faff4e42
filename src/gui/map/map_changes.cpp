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
                    elements.insert(std::visit([](const auto& row) { return row.id; }, **any));
    }
    return elements.size() <= kFew;
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

bool speaksOf(const ChangeSet& set, TableId table) {
    return std::any_of(set.changes.begin(), set.changes.end(), [table](const Change& c) { return c.table() == table; });
}

bool sameFigures(const lean::StepFigures& a, const lean::StepFigures& b) {
    const auto figures = [](const lean::StepFigures& s) {
        return std::tie(s.name, s.cycleSeconds, s.valueAddedSeconds, s.processingSeconds, s.capacityPerShift, s.capacityNetPerShift,
                        s.demandPerShift, s.changeoverSecondsPerShift, s.epeiDays, s.operatorsNeeded, s.hasInnerMap, s.innerDays,
                        s.innerCycleSeconds);
    };
    return figures(a) == figures(b);
}

/// The processes whose figures a change of a few rows makes others; none told where it may reach further.
std::optional<std::set<Id>> otherFigures(const ChangeSet& set, const lean::Analysis& before, const lean::Analysis& after) {
    constexpr TableMask kOfOneElement = kSymbols | tableMask(TableId::Recipes, TableId::Stocks, TableId::MaterialFlows, TableId::InformationFlows);
    const bool near = std::all_of(set.changes.begin(), set.changes.end(), [](const Change& c) { return contains(kOfOneElement, c.table()); });
    if (!near || before.taktSeconds != after.taktSeconds || before.availableSecondsPerDay != after.availableSecondsPerDay ||
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
    moved_.clear();
    if (!document_.project().scenario(pinned_ ? pinned_ : document_.scenarioId()))
        return;
    const bool behaves = changesBehaviour(set);
    const bool soon = isBig() && changesLittle(set);
    std::optional<std::set<Id>> processes; // whose figures may differ, if they are told
    if (!behaves)
        processes.emplace();
    if (behaves && soon) {
        const lean::Analysis before = std::exchange(analysis_, lean::analyze(document_.project(), scenario()));
        problemsLate_ = true;
        processes = otherFigures(set, before, analysis_);
    } else if (behaves) {
        analyse();
    }
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
                     diagnosed = problemsLate_] {
        const Scenario& scenario = *project->scenario(id);
        Settled out{changes, std::make_shared<const MapLayout>(scenario.plant, std::map<Id, QPointF>(), style, last.get()), {}};
        if (diagnosed)
            out.problems = lean::diagnose(*project, scenario);
        return out;
    });
}

void MapScene::takeSettled(Settled done) {
    if (done.problems) {
        problems_ = std::move(*done.problems);
        problemsLate_ = false;
    }
    resting_ = std::move(done.layout);
    settle_.stop();
    if (moved_.empty()) {
        layout_ = *resting_;
        showLayout();
    } else {
        preview();
    }
    Q_EMIT settled();
}

/// All at once.
void MapScene::relayout() {
    settle_.stop();
    ++changes_;
    if (std::exchange(problemsLate_, false))
        problems_ = lean::diagnose(document_.project(), scenario());
    const BoxStyle style(document_.project().settings().hiddenRows);
    resting_ = std::make_shared<const MapLayout>(plant(), std::map<Id, QPointF>(), style, resting_.get());
    layout_ = *resting_;
    showLayout();
}

} // namespace takt::gui
