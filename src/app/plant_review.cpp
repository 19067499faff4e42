#include "app/plant_review.h"

namespace takt::app {

PlantReview::PlantReview(Document& document, QObject* parent) : QObject(parent), document_(document) {
    later_.setSingleShot(true);
    later_.setInterval(0);
    connect(&later_, &QTimer::timeout, this, &PlantReview::review);
    const auto soon = [this] { later_.start(0); };
    // What only moves on the canvas, or is called otherwise, is not in a hurry.
    connect(&document, &Document::changed, this, [this](const ChangeSet& set) {
        constexpr int kSettle = 200; // milliseconds
        constexpr std::size_t kManyFlows = 500; // the map comes first
        if (changesBehaviour(set))
            later_.start(document_.plant().get<MaterialFlow>().size() > kManyFlows ? kSettle : 0);
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

void PlantReview::review() {
    later_.stop();
    const Project& project = document_.project();
    analysis_ = lean::analyze(project, document_.scenario());
    problems_ = lean::diagnose(project, document_.scenario());
    against_.reset();
    if (const auto* other = project.scenario(against()))
        against_ = lean::analyze(project, *other);
    Q_EMIT reviewed();
}

} // namespace takt::app
