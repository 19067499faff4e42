// Part of the engine's implementation: spoiled pieces, found where they are made or by an inspection later on.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

/// Of n pieces, those that a chance of so many billionths hits; large numbers by the normal limit.
template <class P>
std::int64_t Engine<P>::drawOf(std::int64_t n, std::int64_t billionths, RandomStream& random) {
    if (n <= 0 || billionths <= 0)
        return 0;
    if (billionths >= Share::kOne)
        return n;
    if (n > 10'000) {
        const double p = static_cast<double>(billionths) / static_cast<double>(Share::kOne);
        const auto mean = static_cast<double>(n) * p;
        const double drawn = mean + std::sqrt(mean * (1.0 - p)) * random.normal() + 0.5;
        return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::max(drawn, 0.0)), 0, n);
    }
    std::int64_t hits = 0;
    for (std::int64_t i = 0; i < n; ++i)
        hits += random.chance(billionths) ? 1 : 0;
    return hits;
}

/// Spoiled steps of an item pass for good from now on (change > 0), or no longer.
template <class P>
void Engine<P>::hide(Index item, std::int64_t change) {
    auto& hidden = state_.hidden[item];
    hidden.area += static_cast<Area>(hidden.now) * (state_.now - hidden.changed);
    hidden.changed = state_.now;
    hidden.now += change;
}

/// A container begins work: what its inputs brought along, `in` pieces of it, is found where the process
/// inspects, and goes on where it does not. Then what is spoiled here and found later is added. Found pieces are
/// made good here, sent to the process that does, or scrapped, by the recipe's share of rework.
template <class P>
void Engine<P>::inspectJob(Index m, std::int64_t in) {
    auto& machine = state_.machines[m];
    const RecipeNode& recipe = net_->recipes[machine.recipe];
    auto& random = stream(recipe.process, Purpose::Yield);
    machine.spoiled = 0;
    if (net_->processes[recipe.process].inspects && in > 0) {
        const std::int64_t found = std::min(in, machine.amount);
        state_.hidden[recipe.item].found += found;
        const std::int64_t again = drawOf(found, recipe.rework, random);
        if (recipe.reworkPlace == kNone) {
            machine.remaining += again * recipe.reworkUs;
            noteRework(m, again * recipe.reworkUs);
        } else {
            machine.toRework += again;
            machine.amount -= again;
        }
        state_.reworked[machine.recipe] += again;
        machine.scrap += found - again;
        machine.amount -= found - again;
        in = 0;
    }
    if (recipe.foundLater)
        in += drawOf(machine.amount, Share::kOne - recipe.yield, random);
    machine.spoiled = std::min(in, machine.amount);
    if (machine.spoiled > 0)
        hide(recipe.item, machine.spoiled);
}

/// What is scrapped at once may be made good by another process.
template <class P>
void Engine<P>::sendToRework(Index m) {
    auto& machine = state_.machines[m];
    const RecipeNode& recipe = net_->recipes[machine.recipe];
    const std::int64_t again = drawOf(machine.scrap, recipe.rework, stream(recipe.process, Purpose::Yield));
    machine.scrap -= again;
    machine.toRework += again;
    state_.reworked[machine.recipe] += again;
}

/// Pieces in a machine, whatever becomes of them.
template <class P>
std::int64_t Engine<P>::piecesIn(Index m) const {
    const auto& machine = state_.machines[m];
    return machine.amount + machine.scrap + machine.toRework;
}

} // namespace takt::sim
