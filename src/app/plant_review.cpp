#include "app/plant_review.h"

#include <memory>

#include "gui/common/big_plant.h"

namespace takt::app {

PlantReview::PlantReview(Document& document, QObject* parent) : QObject(parent), document_(document) {
    later_.setSingleShot(true);
    later_.setInterval(0);
    connect(&later_, &QTimer::timeout, this, &PlantReview::reviewSoon);
    const auto soon = [this] {
        ++changes_;
        later_.start(0);
    };
    // What only moves on the canvas, or is called otherwise, is not in a hurry.
    connect(&document, &Document::changed, this, [this](const ChangeSet& set) {
        constexpr int kSettle = 200; // milliseconds
        ++changes_;
        if (changesBehaviour(set))
            later_.start(gui::isBig(document_.plant()) ? kSettle : 0); // the map comes first
        else if (!later_.isActive())
            later_.start(kSettle);
    });
    connect(&document, &Document::reset, this, soon);
    connect(&document, &Document::scenarioChanged, this, soon);
    connect(&document, &Document::scenariosChanged, this, soon);
    later_.start();
}

Id PlantReview::against() const {
    const auto& scenarios = document_.project().scenarios;
    if (nothing_ || scenarios.size() < 2)
        return {};
    if (chosen_ && chosen_ != document_.scenarioId() && document_.project().scenario(chosen_))
        return chosen_;
    for (std::size_t i = 1; i < scenarios.size(); ++i)
        if (scenarios[i].id == document_.scenarioId())
            return scenarios[i - 1].id;
    return scenarios[1].id;
}

void PlantReview::compareWith(Id scenario) {
    chosen_ = scenario;
    nothing_ = !scenario;
    review();
}

PlantReview::Answer PlantReview::answer(const Project& project, Id scenario, Id against, std::uint64_t changes) {
    Answer out;
    out.changes = changes;
    if (const auto* shown = project.scenario(scenario)) {
        out.analysis = lean::analyze(project, *shown);
        out.problems = lean::diagnose(project, *shown);
    }
    if (const auto* other = project.scenario(against))
        out.against = lean::analyze(project, *other);
    return out;
}

void PlantReview::review() {
    ++changes_; // an answer under way comes too late
    take(answer(document_.project(), document_.scenarioId(), against(), changes_));
}

/// A big plant is reviewed beside the window's thread.
void PlantReview::reviewSoon() {
    if (!gui::isBig(document_.plant())) {
        review();
        return;
    }
    if (auto done = work_.take(); done && done->changes == changes_) {
        take(std::move(*done));
        return;
    }
    constexpr int kLookAgain = 10; // milliseconds
    later_.start(kLookAgain);
    if (!work_.isBusy())
        work_.start([project = std::make_shared<const Project>(document_.project()), scenario = document_.scenarioId(),
                     against = against(), changes = changes_] { return answer(*project, scenario, against, changes); });
}

void PlantReview::take(Answer answer) {
    later_.stop();
    analysis_ = std::move(answer.analysis);
    problems_ = std::move(answer.problems);
    against_ = std::move(answer.against);
    Q_EMIT reviewed();
}

} // namespace takt::app
