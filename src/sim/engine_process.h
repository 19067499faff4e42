// Part of the engine's implementation: machines and what they work.
#pragma once

#include "sim/engine.h"

namespace takt::sim {

template <class P>
inline void Engine<P>::markDirty(Index process) {
    enlist(process);
    if (!state_.processes[process].helped)
        return;
    for (const Index helper : net_->processes[process].helpers)
        enlist(helper);
}

template <class P>
inline void Engine<P>::enlist(Index process) {
    auto& p = state_.processes[process];
    if (p.dirty)
        return;
    p.dirty = true;
    p.nextDirty = kNone;
    (state_.firstDirty == kNone ? state_.firstDirty : state_.processes[state_.lastDirty].nextDirty) = process;
    state_.lastDirty = process;
}

template <class P>
void Engine<P>::stopForStarts() {
    for (Index p = state_.firstDirty; p != kNone && circle_.size() < 20; p = state_.processes[p].nextDirty)
        if (const Id id = net_->processes[p].id; std::find(circle_.begin(), circle_.end(), id) == circle_.end())
            circle_.push_back(id);
    stopWith({ErrorCode::RunLivelock, {formatDuration({state_.now}), circleText()}, {}});
}

template <class P>
void Engine<P>::startAll() {
    for (std::uint32_t n = 0; state_.firstDirty != kNone || !state_.reviews.empty(); ++n) {
        if (n > kMostAtOneInstant) {
            stopForStarts();
            break;
        }
        if (!state_.reviews.empty())
            reviewAll();
        const Index process = state_.firstDirty;
        if (process == kNone)
            break;
        state_.firstDirty = state_.processes[process].nextDirty;
        state_.processes[process].dirty = false;
        tryStart(process);
    }
    state_.firstDirty = kNone;
}

template <class P>
void Engine<P>::setState(Index index, MachineState state, Index cause) {
    auto& machine = state_.machines[index];
    if (machine.state == state)
        return;
    const ProcessNode& process = net_->processes[net_->machineProcess[index]];
    const std::int64_t open = process.alwaysOpen ? state_.now : openSoFar(process.calendar);
    state_.stateTime[index * static_cast<std::size_t>(MachineState::Count) +
                     static_cast<std::size_t>(machine.state)] += open - machine.stateOpen;
    if (!process.byCalendar)
        bookAside(index);
    machine.stateOpen = open;
    machine.stateSince = state_.now;
    machine.state = state;
    noteMachine(index);
    const std::int64_t recipe = machine.recipe == kNone ? -1 : static_cast<std::int64_t>(machine.recipe);
    machine.cause = record(RecordKind::State, index, static_cast<Index>(state), recipe, cause);
}

/// The book of a process, open at today's page.
template <class P>
inline DayBook& Engine<P>::dayBook(Index process) {
    auto& book = state_.days[process];
    if (state_.now >= book.until)
        closeDays(process, book);
    return book;
}

/// Closes the page of the last day it was open at, and those of the working days since, when nothing was made.
template <class P>
void Engine<P>::closeDays(Index process, DayBook& book) const {
    const WorkingTime& calendar = calendarOf(process);
    const std::int64_t today = state_.now / kDay.us;
    for (std::int64_t day = book.until / kDay.us - 1; day >= 0 && day < today; ++day) {
        const std::int64_t open = calendar.openBetween({day * kDay.us}, {(day + 1) * kDay.us}).us;
        if (open == 0)
            continue; // what is asked on a day off is asked of the next
        ++book.days;
        book.sum += static_cast<double>(book.made);
        book.squares += static_cast<double>(book.made) * static_cast<double>(book.made);
        const double capacity = static_cast<double>(open) * net_->processes[process].machineCount;
        book.overUs += std::max(0.0, book.askedUs - capacity);
        book.made = 0;
        book.askedUs = 0;
    }
    book.until = (today + 1) * kDay.us;
}

template <class P>
void Engine<P>::idle(Index machine, MachineState reason) {
    state_.machines[machine].recipe = kNone;
    setState(machine, reason, kNoCause);
}

template <class P>
inline void Engine<P>::tryStart(Index process) {
    const ProcessNode& node = net_->processes[process];
    if (node.plain) {
        tryPlain(process, node);
        return;
    }
    if (state_.processes[process].unprovided > 0)
        provide(process);
    if (node.stationCount > 0) {
        tryStations(process);
        return;
    }
    for (Index m = node.firstMachine, end = m + node.machineCount; m < end; ++m)
        if (!state_.machines[m].isTaken())
            tryMachine(process, m);
}

/// One machine and one recipe: if the first order has to wait, the others have too.
template <class P>
inline void Engine<P>::tryPlain(Index process, const ProcessNode& node) {
    const auto& p = state_.processes[process];
    if (p.unprovided > 0)
        provideInTurn(process, node);
    const Index m = node.firstMachine;
    const auto& machine = state_.machines[m];
    if (machine.busy) // nothing of it is held back, and nobody waited for
        return;
    if (!mayBegin(machine) || !(node.alwaysOpen || isOpenNow(node.calendar))) {
        tryMachine(process, m);
        return;
    }
    const RecipeNode& recipe = net_->recipes[node.firstRecipe];
    const auto canStart = [&](const Order& order) {
        return node.withdrawsEarly ? order.provided > 0 : plainInputReady(recipe, goodOf(recipe, order));
    };
    Index next = machine.lastOrder;
    if (next == kNone || !canStart(state_.orders[next])) {
        const bool none = next == kNone && p.orders.head == kNone;
        next = p.orders.head;
        if (next == kNone || !canStart(state_.orders[next])) {
            idle(m, none ? MachineState::NoCard : MachineState::NoMaterial);
            return;
        }
    }
    const Order& order = state_.orders[next];
    startJobAs<true>(m, node.firstRecipe, next, order.provided > 0 ? order.provided : goodOf(recipe, order), 0,
                     order.cause);
}

/// An empty machine that is not stopped, and need not be.
template <class P>
inline bool Engine<P>::mayBegin(const MachineData& machine) {
    return machine.state != MachineState::Down && machine.state != MachineState::PlannedMaintenance &&
           machine.maintenanceUs <= 0;
}

template <class P>
void Engine<P>::tryMachine(Index process, Index m) {
    const ProcessNode& node = net_->processes[process];
    auto& machine = state_.machines[m];
    if (machine.holding)
        deliverOutput(m);
    if (machine.heldDown)
        return;
    if (machine.suspended || machine.awaitsRepair) {
        resumeSuspended(m);
        return;
    }
    if (machine.busy || machine.state == MachineState::Down || machine.state == MachineState::PlannedMaintenance)
        return;
    if (machine.maintenanceUs > 0 && beginMaintenance(m))
        return;
    const Job job = node.takesOrders ? findOrder(process, m) : findMaterial(process, m);
    if (job.recipe == kNone) {
        idle(m, job.reason);
        return;
    }
    if (!isOpenNow(node.calendar)) {
        wakeWhenOpen(process);
        idle(m, job.reason);
        return;
    }
    if (!node.groups.empty() && !acquire(m)) {
        idle(m, MachineState::NoOperator);
        return;
    }
    startFound(m, job);
}

template <class P>
void Engine<P>::wakeWhenOpen(Index process) {
    auto& p = state_.processes[process];
    if (p.waking)
        return;
    p.waking = true;
    schedule(calendarOf(process).nextOpen(now()), EventClass::Departure, EventKind::Wake, process);
}

template <class P>
inline void Engine<P>::startFound(Index m, const Job& job) {
    if (job.order == kNone) {
        const RecipeNode& recipe = net_->recipes[job.recipe];
        const std::int64_t good = recipe.takesAny ? reworkThere(recipe) : recipe.container;
        const std::int64_t scrap =
            recipe.takesAny ? drawScrap(recipe, good) : std::exchange(state_.nextScrap[job.recipe], -1);
        startJob(m, job.recipe, kNone, good, scrap, kNoCause);
    } else {
        auto& order = state_.orders[job.order];
        const std::int64_t good = order.provided > 0 ? order.provided : goodOf(order);
        // Material withdrawn early was drawn for the process it helps, whose containers may be made up.
        const std::int64_t most = net_->recipes[job.recipe].sentShort ? good : INT64_MAX;
        startJob(m, job.recipe, job.order, good, std::clamp<std::int64_t>(order.scrap, 0, most), order.cause);
    }
}

/// Takes the inputs for so many pieces into work. `taken` brings the cause and answers the oldest
/// origin (now, when nothing was taken from a place), the first cause and the CONWIP card.
template <class P>
inline void Engine<P>::withdrawInputs(const RecipeNode& recipe, std::int64_t pieces, Taken& taken) {
    for (Index i = recipe.firstInput; i < recipe.firstInput + recipe.inputCount; ++i) {
        const InputNode& input = net_->inputs[i];
        const std::int64_t amount = pieces * input.perStep;
        if (input.place == kNone) {
            count(input.item, &ItemAccount::supplied, amount);
            if (input.supply != kNone)
                takeStraight(input.supply, amount);
        } else {
            const Taken one = takeContainer(input.place, amount, input.leg, taken.cause);
            if (one.spoiled > 0) {
                hide(input.item, -one.spoiled);
                taken.spoiled += (one.spoiled + input.perStep - 1) / input.perStep;
            }
            taken.origin = std::min(taken.origin, one.origin);
            taken.expires = std::min(taken.expires, one.expires);
            storyFollows(taken, one);
            if (taken.cause == kNoCause)
                taken.cause = one.cause;
            if (taken.conwip == kNone)
                taken.conwip = one.conwip;
            else
                freeIfConwip(one.conwip, one.cause);
        }
        count(input.item, &ItemAccount::inWork, amount);
    }
    if (taken.origin == INT64_MAX)
        taken.origin = state_.now;
}

/// Of the pieces that are not good so many are not lost to this container.
inline std::int64_t scrapSpared(const RecipeNode& recipe) {
    return recipe.reworkPlace == kNone ? recipe.rework : 0;
}

/// Whether a draw decides how many pieces are scrapped.
template <class P>
bool Engine<P>::mayScrap(const RecipeNode& recipe) {
    return recipe.yield < Share::kOne && !recipe.foundLater && scrapSpared(recipe) < Share::kOne;
}

/// Pieces scrapped until there are `good` good ones, or out of `good` when containers are sent short; large
/// numbers by the normal limit.
template <class P>
inline std::int64_t Engine<P>::drawScrap(const RecipeNode& recipe, std::int64_t good) {
    return mayScrap(recipe) ? drawScrapped(recipe, good) : 0;
}

template <class P>
std::int64_t Engine<P>::drawScrapped(const RecipeNode& recipe, std::int64_t good) {
    const std::int64_t saved = Share::kOne - scrapSpared(recipe);
    auto& random = stream(recipe.process, Purpose::Yield);
    const double y = static_cast<double>(recipe.yield) / static_cast<double>(Share::kOne);
    const double bad = (1.0 - y) * static_cast<double>(saved) / static_cast<double>(Share::kOne);
    if (good > 10'000) {
        const auto n = static_cast<double>(good);
        const double mean = recipe.sentShort ? n * bad : n * bad / (1.0 - bad);
        const double deviation = recipe.sentShort ? std::sqrt(n * bad * (1.0 - bad)) : std::sqrt(n * bad) / (1.0 - bad);
        const auto drawn = static_cast<std::int64_t>(mean + deviation * random.normal() + 0.5);
        return std::clamp<std::int64_t>(drawn, 0, recipe.sentShort ? good : INT64_MAX);
    }
    const auto keeps = Share::kOne - static_cast<std::int64_t>(bad * static_cast<double>(Share::kOne) + 0.5);
    std::int64_t scrap = 0;
    for (std::int64_t i = 0; i < good; ++i)
        if (recipe.sentShort)
            scrap += random.chance(keeps) ? 0 : 1;
        else
            while (!random.chance(keeps))
                ++scrap;
    return scrap;
}

/// Of `pieces` that are good in the end, those that had to be worked again.
template <class P>
std::int64_t Engine<P>::drawBad(const RecipeNode& recipe, std::int64_t pieces) {
    const double y = static_cast<double>(recipe.yield) / static_cast<double>(Share::kOne);
    const double again = (1.0 - y) * static_cast<double>(recipe.rework) / static_cast<double>(Share::kOne);
    const double share = again / (y + again);
    auto& random = stream(recipe.process, Purpose::Yield);
    if (pieces > 10'000) {
        const auto n = static_cast<double>(pieces);
        const double drawn = n * share + std::sqrt(n * share * (1 - share)) * random.normal() + 0.5;
        return std::clamp<std::int64_t>(static_cast<std::int64_t>(drawn), 0, pieces);
    }
    const auto billionths = static_cast<std::int64_t>(share * static_cast<double>(Share::kOne) + 0.5);
    std::int64_t bad = 0;
    for (std::int64_t i = 0; i < pieces; ++i)
        bad += random.chance(billionths) ? 1 : 0;
    return bad;
}

/// Some of its pieces are worked twice.
template <class P>
void Engine<P>::workAgain(Index m) {
    auto& machine = state_.machines[m];
    const RecipeNode& recipe = net_->recipes[machine.recipe];
    const std::int64_t again = drawBad(recipe, machine.amount);
    if (again == 0)
        return;
    machine.remaining += again * recipe.reworkUs;
    noteRework(m, again * recipe.reworkUs);
    state_.reworked[machine.recipe] += again;
}

/// So long that it never ends, yet far from overflow.
inline std::int64_t boundedTime(double us) { return static_cast<std::int64_t>(std::min(us, 4.0e17)); }

template <class P>
std::int64_t Engine<P>::jobTime(const RecipeNode& recipe, std::int64_t pieces) {
    const std::int64_t cycles =
        recipe.piecesPerCycle == 1 ? pieces : (pieces + recipe.piecesPerCycle - 1) / recipe.piecesPerCycle;
    auto& random = stream(recipe.process, Purpose::Cycle);
    if (recipe.cycle.isFixed() || !recipe.drawPerPiece) {
        const std::int64_t one = draw(recipe.cycle, random).us;
        if (cycles == 1)
            return std::min<std::int64_t>(one, 400'000'000'000'000'000);
        return boundedTime(static_cast<double>(one) * static_cast<double>(cycles)) < 4'000'000'000'000'000
                   ? one * cycles
                   : boundedTime(static_cast<double>(one) * static_cast<double>(cycles));
    }
    return cycles == 1 ? draw(recipe.cycle, random).us : sumOfCycles(recipe, cycles);
}

template <class P>
std::int64_t Engine<P>::sumOfCycles(const RecipeNode& recipe, std::int64_t cycles) {
    auto& random = stream(recipe.process, Purpose::Cycle);
    if (cycles > 10'000) { // the sum of so many times is normal to any digit that matters
        constexpr int kSample = 1000;
        double sum = 0, squares = 0;
        for (int i = 0; i < kSample; ++i) {
            const auto t = static_cast<double>(draw(recipe.cycle, random).us);
            sum += t;
            squares += t * t;
        }
        const double mean = sum / kSample;
        const double variance = std::max(0.0, squares / kSample - mean * mean);
        const auto n = static_cast<double>(cycles);
        return boundedTime(std::max(0.0, n * mean + std::sqrt(n * variance) * random.normal()));
    }
    std::int64_t sum = 0;
    for (std::int64_t i = 0; i < cycles; ++i)
        sum += draw(recipe.cycle, random).us;
    return sum;
}

template <class P>
std::int64_t Engine<P>::setupTime(const ProcessNode& process, Index m, Index recipeIndex) const {
    const Index from = state_.machines[m].lastItem;
    const Index to = net_->recipes[recipeIndex].item;
    return from == kNone || from == to ? 0 : changeover(process, from, to);
}

template <class P>
std::int64_t Engine<P>::changeover(const ProcessNode& process, Index from, Index to) const {
    const auto self = static_cast<Index>(&process - net_->processes.data());
    for (const auto& setup : net_->setups)
        if (setup.process == self && setup.from == from && setup.to == to)
            return setup.us;
    return state_.settings[self].changeoverUs;
}

template <class P>
void Engine<P>::startJob(Index m, Index recipe, Index order, std::int64_t good, std::int64_t scrap, Index cause) {
    startJobAs<false>(m, recipe, order, good, scrap, cause);
}

/// Plain: of a plain process, for an order.
template <class P>
template <bool plain>
inline void Engine<P>::startJobAs(Index m, Index recipeIndex, Index order, std::int64_t good, std::int64_t scrap,
                                  Index cause) {
    const RecipeNode& recipe = net_->recipes[recipeIndex];
    const ProcessNode& process = net_->processes[recipe.process];
    auto& machine = state_.machines[m];
    const Index lastOrder = machine.lastOrder;
    machine.busy = true;
    machine.recipe = recipeIndex;
    machine.order = order;
    machine.asked = good;
    machine.amount = !plain && recipe.sentShort ? good - scrap : good;
    machine.scrap = scrap;
    machine.suspended = machine.automatic = false;
    machine.toRework = machine.spoiled = 0;
    const std::int64_t pieces = machine.amount + scrap;
    machine.card = kNone;
    machine.conwip = kNone;
    if constexpr (!plain)
        reserveLanes(recipe, 1);
    Taken taken;
    taken.cause = cause;
    bool provided = false;
    if (plain || order != kNone) {
        auto& o = state_.orders[order];
        o.toStart -= good;
        o.scrap = -1;
        const bool conwip = o.card != kNone && state_.cards[o.card].kind == LoopKind::Conwip;
        (conwip ? machine.conwip : machine.card) = o.card;
        machine.lastOrder = order;
        provided = std::exchange(o.provided, 0) > 0;
        if (provided) {
            taken.origin = o.origin;
            taken.conwip = std::exchange(o.conwip, kNone);
            taken.expires = o.expires;
            taken.spoiled = std::exchange(o.spoiled, 0);
            taken.story = storyOfOrder(order);
        }
        const Index owner = plain ? recipe.process : net_->recipes[o.recipe].process;
        if (o.toStart == 0)
            dropFromQueue(owner, order);
        else if (net_->processes[owner].withdrawsEarly)
            expectMaterial(owner, state_.processes[owner].orders.head);
    }
    if (!provided) {
        withdrawInputs(recipe, pieces, taken);
        for (const Index card : {state_.machines[m].card, state_.machines[m].conwip})
            if (card != kNone)
                setCard(card, CardState::InProcess, taken.cause);
    }
    if (!plain || !provided) // else it is the product's already
        storyOfWork(taken, recipe, pieces);
    const Index trigger = taken.cause;
    machine.origin = taken.origin;
    machine.expires = taken.expires;
    if (machine.conwip == kNone)
        machine.conwip = taken.conwip;
    else
        freeIfConwip(taken.conwip, trigger);
    const bool sameLot = (plain || order != kNone) && order == lastOrder;
    if constexpr (!plain)
        if (process.stationCount > 0) {
            enterStations(m, pieces, taken, sameLot);
            return;
        }
    machine.setupLeft = process.setsUpEveryLot && !sameLot ? changeover(process, machine.lastItem, recipe.item)
                                                           : setupTime(process, m, recipeIndex);
    machine.remaining = jobTime(recipe, pieces);
    if (state_.processes[recipe.process].paced) {
        const Pace& pace = state_.pace[recipe.process];
        machine.remaining = machine.remaining / 100 * pace.cycle + machine.remaining % 100 * pace.cycle / 100;
        machine.setupLeft = machine.setupLeft / 100 * pace.setup + machine.setupLeft % 100 * pace.setup / 100;
    }
    noteJob(m, pieces, taken.story);
    if constexpr (!plain) {
        if (recipe.rework > 0 && recipe.yield < Share::kOne && recipe.reworkPlace == kNone && !recipe.foundLater)
            workAgain(m);
        if (recipe.reworkPlace != kNone && machine.scrap > 0)
            sendToRework(m);
    }
    if (taken.spoiled > 0 || (!plain && recipe.foundLater))
        inspectJob(m, taken.spoiled);
    machine.cyclesLeft = 0;
    if (!plain && recipe.manualUs >= 0 && machine.remaining > 0 &&
        (machine.group != kNone || process.handsCalendar != process.calendar)) {
        machine.cyclesLeft = (pieces + recipe.piecesPerCycle - 1) / recipe.piecesPerCycle;
        machine.cycleUs = machine.remaining / machine.cyclesLeft;
        beginStretch(m);
    } else if (process.finishesPiece && pieces > 0) {
        machine.cycleUs = machine.remaining / ((pieces + recipe.piecesPerCycle - 1) / recipe.piecesPerCycle);
    }
    machine.lastItem = recipe.item;
    if (machine.setupLeft > 0) {
        ++state_.changeovers[recipe.process];
        beginSetup(m, trigger);
    } else {
        machine.cause = trigger;
        continueWork(m);
    }
}

/// One pending event a machine: a new one makes the old stale.
template <class P>
std::uint32_t Engine<P>::scheduleMachine(Index m, Time at, EventKind kind) {
    auto& machine = state_.machines[m];
    ++machine.generation;
    schedule(at, EventClass::Completion, kind, m, machine.generation & 0xFFFFFFU);
    return machine.generation;
}

template <class P>
void Engine<P>::beginWork(Index m) {
    state_.machines[m].setupLeft = 0;
    continueWork(m);
}

template <class P>
void Engine<P>::finishWork(Index m) {
    auto& machine = state_.machines[m];
    const Index process = net_->machineProcess[m];
    if (state_.processes[process].breaksDown && !net_->processes[process].failsByShiftTime)
        machine.untilFailure -= machine.remaining;
    machine.remaining = std::exchange(machine.later, 0);
    if (machine.remaining > 0) { // the next piece, in the next shift
        continueWork(m);
        return;
    }
    if (machine.cyclesLeft > 0 && !(machine.automatic && machine.cyclesLeft == 1)) {
        endStretch(m);
        return;
    }
    machine.cyclesLeft = 0;
    machine.automatic = false;
    release(m);
    if (net_->processes[process].stationCount > 0)
        endPiece(m);
    else
        endContainer(m);
}

} // namespace takt::sim
