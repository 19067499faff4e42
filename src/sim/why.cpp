#include "sim/why.h"

#include <algorithm>
#include <array>

namespace takt::sim {

std::vector<std::uint32_t> causesOf(const Trace& trace, std::uint32_t record, std::size_t most) {
    std::vector<std::uint32_t> chain;
    const std::size_t count = trace.size();
    while (record != kNoCause && record < count && chain.size() < most) {
        chain.push_back(record);
        const std::uint32_t cause = trace[record].cause;
        if (cause != kNoCause && cause >= record)
            break; // causes come before what they cause
        record = cause;
    }
    return chain;
}

namespace {

/// Walks upstream from what lacks, downstream from what is full.
class Walk {
  public:
    Walk(const Network& network, const Picture& picture) : network_(network), picture_(picture) {}

    std::vector<WhyStep> from(std::uint32_t process) {
        atProcess(process);
        return std::move(chain_);
    }

  private:
    bool add(Standing standing, Id element, std::uint32_t item = kNone) {
        const WhyStep step{standing, element, item == kNone ? Id{} : network_.items[item].id};
        if (std::find(chain_.begin(), chain_.end(), step) != chain_.end() || chain_.size() > 200)
            return false; // the circle is closed
        chain_.push_back(step);
        return true;
    }

    /// The machine whose state explains most: one that is stopped, then one that waits, then one that works.
    MachineState stateOf(std::uint32_t process) const {
        const ProcessNode& node = network_.processes[process];
        constexpr std::array kOrder = {MachineState::Down,       MachineState::PlannedMaintenance, MachineState::Blocked,
                                       MachineState::NoOperator, MachineState::NoMaterial,         MachineState::NoCard,
                                       MachineState::Setup,      MachineState::Working,            MachineState::OnBreak,
                                       MachineState::OffShift};
        for (const auto state : kOrder)
            for (std::uint32_t m = node.firstMachine; m < node.firstMachine + node.machineCount; ++m)
                if (!waitsInside(network_, picture_, m) && shownState(network_, picture_, m) == state)
                    return state;
        return MachineState::OffShift;
    }

    void atProcess(std::uint32_t process) {
        const Id id = network_.processes[process].id;
        switch (stateOf(process)) {
        case MachineState::Down: add(Standing::Down, id); break;
        case MachineState::PlannedMaintenance: add(Standing::Maintenance, id); break;
        case MachineState::Setup: add(Standing::Setup, id); break;
        case MachineState::Working: add(Standing::Busy, id); break;
        case MachineState::OnBreak: add(Standing::OnBreak, id); break;
        case MachineState::OffShift: add(Standing::OffShift, id); break;
        case MachineState::NoOperator: add(Standing::NoOperator, id); break;
        case MachineState::NoMaterial: starved(process); break;
        case MachineState::Blocked: blocked(process); break;
        case MachineState::NoCard: noCard(process); break;
        case MachineState::Count: break;
        }
    }

    void starved(std::uint32_t process) {
        const ProcessNode& node = network_.processes[process];
        for (std::uint32_t r = node.firstRecipe; r < node.firstRecipe + node.recipeCount; ++r) {
            const RecipeNode& recipe = network_.recipes[r];
            for (std::uint32_t i = recipe.firstInput; i < recipe.firstInput + recipe.inputCount; ++i) {
                const InputNode& input = network_.inputs[i];
                if (input.place == kNone || picture_.stock[input.place] >= input.perStep * recipe.container)
                    continue;
                if (add(Standing::Starved, node.id, input.item))
                    lacking(input.place, input.item);
                return;
            }
        }
        add(Standing::Starved, node.id);
    }

    /// A place without enough of an item: who fills it?
    void lacking(std::uint32_t place, std::uint32_t item) {
        const Id element = network_.places[place].element;
        for (const Token& token : picture_.tokens)
            if (network_.legs[token.leg].to == element) {
                add(Standing::OnTheWay, element, item);
                return;
            }
        for (const RecipeNode& recipe : network_.recipes)
            if (recipe.outPlace == place && recipe.item == item) {
                atProcess(recipe.process);
                return;
            }
        for (std::uint32_t l = 0; l < network_.loops.size(); ++l)
            if (network_.loops[l].toPlace == place && (network_.loops[l].item == item || network_.loops[l].item == kNone)) {
                byLoop(l, item);
                return;
            }
        for (const TransportNode& transport : network_.transports)
            if (std::find(transport.targets.begin(), transport.targets.end(), place) != transport.targets.end()) {
                for (const auto source : transport.sources)
                    if (network_.places[source].item == item && picture_.stock[source] == 0) {
                        lacking(source, item);
                        return;
                    }
                add(Standing::OnTheWay, transport.id, item);
                return;
            }
        add(Standing::NotOrdered, element, item);
    }

    /// A withdrawal, or a watched position, that should have brought it.
    void byLoop(std::uint32_t index, std::uint32_t item) {
        const LoopNode& loop = network_.loops[index];
        const auto in = [&](auto... states) {
            for (std::uint32_t c = loop.firstCard; c < loop.endCard(); ++c)
                if (((picture_.card[c] == states) || ...))
                    return true;
            return false;
        };
        if (in(CardState::InTransit))
            add(Standing::OnTheWay, loop.id, item);
        else if (in(CardState::Waiting) && loop.fromPlace != kNone)
            lacking(loop.fromPlace, item);
        else if (in(CardState::AtPost, CardState::Travelling, CardState::Waiting))
            add(Standing::CardsAway, loop.id, item);
        else if (in(CardState::Lost, CardState::Locked))
            add(Standing::CardsMissing, loop.id, item);
        else if (loop.cards == 0 && loop.fromPlace != kNone)
            lacking(loop.fromPlace, item);
        else
            add(Standing::NotOrdered, loop.id, item);
    }

    /// Of the lanes that a recipe fills the one with the most in it for its size.
    std::uint32_t fullest(const RecipeNode& recipe) const {
        const auto share = [&](const LaneRoom& lane) {
            return static_cast<double>(picture_.stock[lane.place]) /
                   static_cast<double>(network_.places[lane.place].capacity);
        };
        const auto first = network_.lanes.begin() + recipe.firstLane;
        return std::max_element(first, first + recipe.laneCount, [&](const LaneRoom& a, const LaneRoom& b) {
                   return share(a) < share(b);
               })->place;
    }

    void blocked(std::uint32_t process) {
        const ProcessNode& node = network_.processes[process];
        for (std::uint32_t r = node.firstRecipe; r < node.firstRecipe + node.recipeCount; ++r) {
            if (network_.recipes[r].laneCount == 0)
                continue;
            const std::uint32_t place = fullest(network_.recipes[r]);
            if (!add(Standing::Blocked, node.id))
                return;
            const PlaceNode& below = network_.places[place];
            if (!below.consumers.empty())
                atProcess(below.consumers.front());
            else
                add(Standing::NotTaken, below.element);
            return;
        }
        add(Standing::Blocked, node.id);
    }

    void noCard(std::uint32_t process) {
        const ProcessNode& node = network_.processes[process];
        if (!add(Standing::NoCard, node.id))
            return;
        for (const LoopNode& loop : network_.loops) {
            if (loop.process != process)
                continue;
            for (std::uint32_t c = loop.firstCard; c < loop.endCard(); ++c)
                if (picture_.card[c] == CardState::Travelling || picture_.card[c] == CardState::AtPost) {
                    add(Standing::CardsAway, loop.id, loop.item);
                    return;
                }
        }
        for (const LoopNode& loop : network_.loops)
            if (loop.process == process) {
                add(Standing::NotNeeded, loop.toPlace == kNone ? loop.id : network_.places[loop.toPlace].element, loop.item);
                return;
            }
        add(Standing::NotOrdered, node.id);
    }

    const Network& network_;
    const Picture& picture_;
    std::vector<WhyStep> chain_;
};

} // namespace

std::vector<WhyStep> whyStands(const Network& network, const Picture& picture, std::uint32_t process) {
    return Walk(network, picture).from(process);
}

std::string whyText(const Network& network, const WhyStep& step) {
    const std::string name = network.name(step.element);
    const std::string item = step.item ? network.name(step.item) : std::string("material");
    switch (step.standing) {
    case Standing::Starved: return name + " waits for " + item;
    case Standing::Blocked: return name + " finds no room for what it makes";
    case Standing::NoCard: return name + " has no card";
    case Standing::CardsAway: return "the cards of " + name + " are on their way";
    case Standing::CardsMissing: return "cards of " + name + " are lost or locked";
    case Standing::NoOperator: return name + " waits for an operator";
    case Standing::Down: return name + " is down";
    case Standing::Setup: return name + " is being set up";
    case Standing::Maintenance: return name + " is maintained";
    case Standing::OffShift: return name + " is off shift";
    case Standing::OnBreak: return name + " has a break";
    case Standing::Busy: return name + " is at work";
    case Standing::OnTheWay: return item + " is on its way to " + name;
    case Standing::NotOrdered: return name + " was not asked for " + item;
    case Standing::NotNeeded: return name + " is full";
    case Standing::NotTaken: return "nobody takes from " + name;
    }
    return {};
}

} // namespace takt::sim
