#include "sim/flow_stages.h"

#include <algorithm>
#include <optional>

namespace takt::sim {

namespace {

/// How much of what one process makes is in a step of what lies at a place, comes out of a recipe or is delivered.
class Content {
  public:
    Content(const Network& n, std::uint32_t process)
        : network_(n), process_(process), places_(n.places.size()), visited_(n.places.size()) {}

    double ofPlace(std::uint32_t place) {
        if (place == kNone || visited_[place])
            return place == kNone ? 0.0 : places_[place];
        visited_[place] = true; // material that goes in a circle counts once
        double most = 0.0;
        for (std::uint32_t r = 0; r < network_.recipes.size(); ++r)
            if (network_.recipes[r].outPlace == place)
                most = std::max(most, ofRecipe(r));
        for (const auto& loop : network_.loops)
            if (loop.toPlace == place && loop.fromPlace != place)
                most = std::max(most, ofPlace(loop.fromPlace));
        for (const auto& transport : network_.transports)
            if (contains(transport.targets, place))
                most = std::max(most, ofSources(transport, network_.places[place].item));
        for (const auto& control : network_.controls)
            for (const auto& product : control.products)
                if (product.target == place)
                    most = std::max(most, ofPlace(product.market));
        return places_[place] = most;
    }
    double ofRecipe(std::uint32_t recipe) {
        const RecipeNode& node = network_.recipes[recipe];
        if (node.process == process_)
            return 1.0;
        double sum = 0.0;
        for (std::uint32_t i = node.firstInput; i < node.firstInput + node.inputCount; ++i)
            sum += static_cast<double>(network_.inputs[i].perStep) * ofPlace(network_.inputs[i].place);
        return sum;
    }
    double ofDemand(const DemandNode& demand) {
        if (demand.place != kNone)
            return ofPlace(demand.place);
        if (demand.transport != kNone)
            return ofSources(network_.transports[demand.transport], demand.item);
        return demand.makeRecipe != kNone ? ofRecipe(demand.makeRecipe) : 0.0;
    }

  private:
    static bool contains(const std::vector<std::uint32_t>& all, std::uint32_t one) {
        return std::find(all.begin(), all.end(), one) != all.end();
    }
    double ofSources(const TransportNode& transport, std::uint32_t item) {
        double most = 0.0;
        for (const auto source : transport.sources)
            if (const auto held = network_.places[source].item; held == kNone || item == kNone || held == item)
                most = std::max(most, ofPlace(source));
        return most;
    }

    const Network& network_;
    std::uint32_t process_;
    std::vector<double> places_;
    std::vector<bool> visited_;
};

std::optional<FlowStage> stageOf(const Network& n, std::uint32_t process, std::vector<int>& upstream) {
    Content content(n, process);
    double needed = 0.0, served = 0.0, all = 0.0;
    for (const auto& demand : n.demands) {
        const double daily = static_cast<double>(demand.quantity) / static_cast<double>(demand.perDays);
        const double each = content.ofDemand(demand);
        all += daily;
        needed += daily * each;
        served += each > 0 ? daily : 0.0;
    }
    if (needed <= 0)
        return std::nullopt;
    FlowStage stage{process, needed / served, 0.0, served / all};
    for (const auto& initial : n.initial)
        stage.before += static_cast<double>(initial.quantity) * content.ofPlace(initial.place) / stage.perFinished;
    for (std::uint32_t other = 0; other < n.processes.size(); ++other) {
        const ProcessNode& node = n.processes[other];
        const auto uses = [&](std::uint32_t r) { return other != process && content.ofRecipe(r) > 0; };
        bool feeds = false;
        for (std::uint32_t r = node.firstRecipe; r < node.firstRecipe + node.recipeCount; ++r)
            feeds = feeds || uses(r);
        upstream[other] += feeds ? 1 : 0;
    }
    return stage;
}

} // namespace

std::vector<FlowStage> flowStages(const Network& n) {
    std::vector<FlowStage> stages;
    std::vector<int> upstream(n.processes.size()); // processes that feed each
    for (std::uint32_t p = 0; p < n.processes.size(); ++p)
        if (const auto stage = stageOf(n, p, upstream))
            stages.push_back(*stage);
    std::stable_sort(stages.begin(), stages.end(), [&](const FlowStage& a, const FlowStage& b) {
        return upstream[a.process] < upstream[b.process];
    });
    return stages;
}

} // namespace takt::sim
