#include "gui/map/run_view.h"

#include <algorithm>
#include <cmath>

namespace takt::gui {

namespace {

/// Which of several machines' states is told: the more it says, the higher.
int weight(sim::MachineState state) {
    using S = sim::MachineState;
    switch (state) {
    case S::Working:
        return 9;
    case S::Setup:
        return 8;
    case S::Down:
        return 7;
    case S::Blocked:
        return 6;
    case S::NoMaterial:
        return 5;
    case S::NoOperator:
        return 4;
    case S::NoCard:
        return 3;
    case S::PlannedMaintenance:
        return 2;
    case S::OnBreak:
        return 1;
    default:
        return 0;
    }
}

/// Where a process is run station by station, by its pace.
double secondsPerContainer(const sim::ProcessNode& process, const sim::RecipeNode& recipe) {
    if (process.stationCount > 0)
        return recipe.usPerStep * 1e-6 * static_cast<double>(recipe.container) / process.machineCount;
    const double cycles = static_cast<double>(recipe.container) /
                          static_cast<double>(std::max<std::int64_t>(1, recipe.piecesPerCycle));
    return recipe.cycle.meanUs * 1e-6 * cycles;
}

std::optional<double> doneOfContainer(const sim::Network& network, const sim::ProcessNode& process,
                                      const sim::Picture& picture, std::uint32_t machine, double seconds) {
    if (picture.machine[machine] != sim::MachineState::Working || seconds <= 0)
        return std::nullopt;
    const Duration worked =
        network.calendars[process.calendar].openBetween(picture.machineSince[machine], picture.at);
    if (process.stationCount > 0) // one follows the other
        return std::fmod(worked.inSeconds(), seconds) / seconds;
    return std::clamp(worked.inSeconds() / seconds, 0.0, 1.0);
}

} // namespace

bool RunView::hasRun() const { return !still_ && run_ && run_ == playback_.run(); }

void RunView::refresh() {
    run_ = playback_.run();
    quick_ = {};
    processes_.clear();
    loops_.clear();
    controls_.clear();
    places_.clear();
    if (!run_)
        return;
    const sim::Network& network = *run_->network();
    for (std::uint32_t i = 0; i < network.processes.size(); ++i)
        processes_.insert(network.processes[i].id.value, i);
    for (std::uint32_t i = 0; i < network.loops.size(); ++i)
        loops_.insert(network.loops[i].id.value, i);
    for (std::uint32_t i = 0; i < network.controls.size(); ++i)
        controls_.insert(network.controls[i].id.value, i);
    for (std::uint32_t i = 0; i < network.places.size(); ++i)
        places_[network.places[i].element.value].push_back(i);
}

std::optional<ProcessNow> RunView::process(Id process) const {
    const auto it = processes_.find(process.value);
    if (!hasRun() || it == processes_.end())
        return std::nullopt;
    const sim::Network& network = *run_->network();
    const sim::Picture& picture = playback_.picture();
    const sim::ProcessNode& node = network.processes[*it];
    ProcessNow now;
    now.machines = static_cast<int>(node.machineCount);
    int best = -1;
    for (std::uint32_t m = node.firstMachine; m < node.firstMachine + node.machineCount; ++m) {
        const auto state = sim::shownState(network, picture, m);
        now.working += state == sim::MachineState::Working ? 1 : 0;
        if (weight(state) <= best || sim::waitsInside(network, picture, m))
            continue;
        best = weight(state);
        now.state = state;
        now.since = picture.machineSince[m];
        const std::int32_t recipe = picture.machineRecipe[m];
        now.item =
            recipe < 0 ? Id{} : network.items[network.recipes[static_cast<std::size_t>(recipe)].item].id;
        now.secondsPerContainer =
            recipe < 0 ? 0.0 : secondsPerContainer(node, network.recipes[static_cast<std::size_t>(recipe)]);
        now.containerDone = doneOfContainer(network, node, picture, m, now.secondsPerContainer);
    }
    return now;
}

std::optional<std::uint32_t> RunView::placeOf(Id store, Id item) const {
    const auto it = places_.find(store.value);
    if (!hasRun() || it == places_.end())
        return std::nullopt;
    const sim::Network& network = *run_->network();
    for (const std::uint32_t place : *it) {
        const std::uint32_t index = network.places[place].item;
        if (index != sim::kNone && network.items[index].id == item)
            return place;
    }
    return std::nullopt;
}

std::optional<std::int64_t> RunView::stock(Id store, Id item) const {
    const auto place = placeOf(store, item);
    return place ? std::optional(playback_.picture().stock[*place]) : std::nullopt;
}

std::optional<QuickView::Range> RunView::stockRange(Id store, Id item) const {
    const auto place = placeOf(store, item);
    return place ? quick_.range(*place) : std::nullopt;
}

std::optional<std::int64_t> RunView::totalStock(Id store) const {
    const auto it = places_.find(store.value);
    if (!hasRun() || it == places_.end())
        return std::nullopt;
    std::int64_t sum = 0;
    for (const std::uint32_t place : *it)
        sum += playback_.picture().stock[place];
    return sum;
}

std::optional<LoopNow> RunView::loop(Id loop) const {
    const auto it = loops_.find(loop.value);
    if (!hasRun() || it == loops_.end())
        return std::nullopt;
    const sim::LoopNode& node = run_->network()->loops[*it];
    const sim::Picture& picture = playback_.picture();
    LoopNow now;
    now.shortages = picture.shortages[*it];
    for (std::uint32_t card = node.firstCard; card < node.endCard(); ++card)
        switch (picture.card[card]) {
        case sim::CardState::AtPost:
            ++now.atPost;
            break;
        case sim::CardState::Travelling:
            ++now.travelling;
            break;
        case sim::CardState::Waiting:
            ++now.waiting;
            break;
        case sim::CardState::InProcess:
            ++now.inProcess;
            break;
        case sim::CardState::InTransit:
            ++now.inTransit;
            break;
        case sim::CardState::Full:
            ++now.full;
            break;
        case sim::CardState::InUse:
            ++now.inUse;
            break;
        default:
            break;
        }
    return now;
}

std::optional<HeijunkaNow> RunView::heijunka(Id control) const {
    const auto it = controls_.find(control.value);
    if (!hasRun() || it == controls_.end())
        return std::nullopt;
    const sim::Picture& picture = playback_.picture();
    return HeijunkaNow{picture.pitches[*it], picture.missedPitches[*it]};
}

std::vector<Id> RunView::nextPitches(Id control, std::size_t most) const {
    constexpr std::size_t kFarthest = 50'000; // records; over a weekend little is recorded
    std::vector<Id> items;
    const auto it = controls_.find(control.value);
    if (!hasRun() || it == controls_.end())
        return items;
    const sim::Network& network = *run_->network();
    const sim::Trace& trace = *run_->trace();
    const std::size_t first = trace.upperBound(playback_.cursor(), trace.size());
    const std::size_t end = std::min(trace.size(), first + kFarthest);
    for (std::size_t n = first; n < end && items.size() < most; ++n)
        if (trace[n].kind() == sim::RecordKind::Pitch && trace[n].subject == *it)
            items.push_back(trace[n].place() > 0 ? network.items[trace[n].place() - 1].id : Id{});
    return items;
}

std::optional<double> RunView::measure(const std::string& key) const {
    const auto result = hasRun() ? playback_.result() : nullptr;
    const sim::Measure* found = result ? result->find(key) : nullptr;
    return found ? std::optional(found->value.mean) : std::nullopt;
}

} // namespace takt::gui
