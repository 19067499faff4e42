// Part of compile(): what the measures of value need.
#include <algorithm>
#include <set>

#include "sim/compiler.h"

namespace takt::sim {

namespace {

/// Walks up the stream from where an item lies.
class ValueWalk {
  public:
    explicit ValueWalk(const Network& network) : net_(network) {}

    std::int64_t of(const DemandNode& demand) {
        if (demand.place != kNone)
            return at(demand.place, demand.item);
        return demand.transport == kNone ? 0 : loadedBy(net_.transports[demand.transport], demand.item);
    }

  private:
    using Index = std::uint32_t;

    /// Of a piece of the item that lies in a place: the most that any way to it adds.
    std::int64_t at(Index place, Index item) {
        if (!walked_.emplace(place, item).second)
            return 0; // round in a circle nothing is added
        std::int64_t most = 0;
        for (Index r = 0; r < net_.recipes.size(); ++r)
            if (!net_.recipes[r].takesAny && makes(net_.recipes[r], place, item))
                most = std::max(most, madeBy(r));
        for (const auto& loop : net_.loops)
            if (loop.toPlace == place && loop.fromPlace != kNone && loop.item == item)
                most = std::max(most, at(loop.fromPlace, item));
        for (const auto& control : net_.controls)
            for (const auto& product : control.products)
                if (product.target == place && product.market != kNone && product.item == item)
                    most = std::max(most, at(product.market, item));
        for (const auto& transport : net_.transports)
            if (std::ranges::find(transport.targets, place) != transport.targets.end())
                most = std::max(most, loadedBy(transport, item));
        walked_.erase({place, item});
        return most;
    }

    bool makes(const RecipeNode& recipe, Index place, Index item) const {
        if (recipe.outPlace == place && recipe.item == item)
            return true;
        for (Index o = recipe.firstOutput; o < recipe.firstOutput + recipe.outputCount; ++o)
            if (net_.outputs[o].place == place && net_.outputs[o].item == item)
                return true;
        return false;
    }

    std::int64_t madeBy(Index r) {
        const RecipeNode& recipe = net_.recipes[r];
        std::int64_t before = 0;
        for (Index i = recipe.firstInput; i < recipe.firstInput + recipe.inputCount; ++i)
            if (net_.inputs[i].place != kNone)
                before = std::max(before, at(net_.inputs[i].place, net_.inputs[i].item));
        return before + net_.ledger.recipes[r].valueAddedUs;
    }

    std::int64_t loadedBy(const TransportNode& transport, Index item) {
        std::int64_t most = 0;
        for (const Index source : transport.sources)
            if (net_.places[source].item == item || net_.places[source].item == kNone)
                most = std::max(most, at(source, item));
        return most;
    }

    const Network& net_;
    std::set<std::pair<Index, Index>> walked_;
};

} // namespace

void Compiler::lanes() {
    for (auto& place : net_.places)
        if (place.item == kNone) {
            place.firstHeld = net_.heldCount;
            net_.heldCount += index(net_.items);
        }
}

void Compiler::valueAdded() {
    ValueWalk walk(net_);
    for (auto& demand : net_.demands)
        demand.valueAddedUs = walk.of(demand);
}

} // namespace takt::sim
