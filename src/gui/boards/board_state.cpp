#include "gui/boards/board_state.h"

#include <algorithm>

namespace takt::gui {

namespace {

constexpr std::int64_t kWeek = 7 * kDay.us;

CardColumn columnOf(sim::CardState state) {
    using S = sim::CardState;
    switch (state) {
    case S::Waiting:
        return CardColumn::Wait;
    case S::AtPost:
    case S::Travelling:
        return CardColumn::Empty;
    case S::InProcess:
        return CardColumn::InProcess;
    case S::InTransit:
        return CardColumn::InTransit;
    case S::Full:
        return CardColumn::Full;
    case S::InUse:
        return CardColumn::InUse;
    default:
        return CardColumn::Count;
    }
}

int gravity(sim::MachineState state) {
    using S = sim::MachineState;
    static constexpr std::array order = {S::Down,    S::Blocked, S::NoMaterial, S::NoOperator,
                                         S::Setup,   S::Working, S::NoCard,     S::PlannedMaintenance,
                                         S::OnBreak, S::OffShift};
    return static_cast<int>(order.end() - std::find(order.begin(), order.end(), state));
}

struct ShiftTimes {
    std::int64_t begin = 0, end = 0;
};

/// The shift that is under way at t (overtime included), else the next.
std::optional<ShiftTimes> shiftAt(const WorkingTime& calendar, Time t) {
    const std::int64_t week = t.us - t.us % kWeek;
    std::optional<ShiftTimes> next;
    for (const std::int64_t base : {week - kWeek, week, week + kWeek})
        for (const auto& span : calendar.shifts()) {
            const ShiftTimes shift{base + span.from, base + span.to};
            if (shift.begin < 0)
                continue;
            if (t.us >= shift.begin && t.us < base + span.overtimeTo)
                return shift;
            if (shift.begin > t.us && (!next || shift.begin < next->begin))
                next = shift;
        }
    return next;
}

std::optional<sim::Record> pitchRecord(const sim::Trace& trace, std::size_t records, std::uint32_t control, Time at) {
    const std::size_t end = trace.upperBound(at, records);
    for (std::size_t n = trace.upperBound(at - Duration{1}, records); n < end; ++n)
        if (trace[n].kind() == sim::RecordKind::Pitch && trace[n].subject == control)
            return trace[n];
    return std::nullopt;
}

PitchSlot pastSlot(const sim::Trace& trace, std::size_t records, std::uint32_t control, Time at) {
    PitchSlot slot{at, PitchSlot::State::Done, sim::kNone, false};
    const std::optional<sim::Record> record = pitchRecord(trace, records, control, at);
    if (!record)
        return slot;
    if (record->place() > 0)
        slot.item = record->place() - 1;
    slot.missed = record->amount == 0;
    slot.state = slot.missed ? PitchSlot::State::Missed : PitchSlot::State::Done;
    return slot;
}

Call callOf(const sim::Network& network, const sim::Picture& picture, std::uint32_t index) {
    const sim::ProcessNode& process = network.processes[index];
    Call call;
    call.process = index;
    call.inThatState = 0;
    call.machines = process.machineCount;
    for (std::uint32_t m = process.firstMachine; m < process.firstMachine + process.machineCount; ++m) {
        if (sim::waitsInside(network, picture, m))
            continue;
        const auto state = sim::shownState(network, picture, m);
        if (call.inThatState > 0 && state == call.state) {
            ++call.inThatState;
        } else if (call.inThatState == 0 || gravity(state) > gravity(call.state)) {
            call.state = state;
            call.inThatState = 1;
            call.since = picture.machineSince[m];
            const std::int32_t recipe = picture.machineRecipe[m];
            call.item = recipe >= 0 ? network.recipes[static_cast<std::size_t>(recipe)].item : sim::kNone;
        }
    }
    const WorkingTime& calendar = network.calendars[process.calendar];
    if (!calendar.isOpen(picture.at))
        call.opens = calendar.nextOpen(picture.at);
    return call;
}

} // namespace

std::vector<LoopGroup> loopGroups(const sim::Network& network, const Plant& plant) {
    std::vector<LoopGroup> groups;
    for (std::uint32_t index = 0; index < network.loops.size(); ++index) {
        const KanbanLoop* loop = plant.find<KanbanLoop>(network.loops[index].id);
        if (!loop || watchesPosition(loop->kind))
            continue;
        auto group = std::find_if(groups.begin(), groups.end(), [&](const LoopGroup& g) {
            return g.kind == loop->kind && g.to == loop->to;
        });
        if (group == groups.end())
            group = groups.insert(groups.end(), {loop->kind, loop->to, loop->from, {}});
        else if (group->from != loop->from)
            group->from = Id{};
        group->loops.push_back(index);
    }
    return groups;
}

std::vector<std::uint32_t> hangingCards(const sim::Network& network, const sim::Picture& picture,
                                        std::uint32_t loop) {
    const sim::LoopNode& node = network.loops[loop];
    std::vector<std::uint32_t> cards;
    for (std::uint32_t card = node.firstCard; card < node.endCard(); ++card)
        if (picture.card[card] == sim::CardState::AtPost || picture.card[card] == sim::CardState::Waiting)
            cards.push_back(card);
    std::stable_sort(cards.begin(), cards.end(), [&](std::uint32_t a, std::uint32_t b) {
        return picture.cardSince[a] < picture.cardSince[b];
    });
    for (auto& card : cards)
        card = card - node.firstCard + 1;
    return cards;
}

std::int64_t CardCounts::accounted() const {
    std::int64_t sum = locked;
    for (const auto n : in)
        sum += n;
    return sum;
}

CardCounts countCards(const sim::Network& network, const sim::Picture& picture, std::uint32_t loop) {
    const sim::LoopNode& node = network.loops[loop];
    CardCounts counts;
    for (std::uint32_t card = node.firstCard; card < node.endCard(); ++card) {
        const auto state = picture.card[card];
        if (state == sim::CardState::Withdrawn)
            continue;
        if (const auto column = columnOf(state); column != CardColumn::Count)
            ++counts.in[static_cast<std::size_t>(column)];
        else
            ++(state == sim::CardState::Locked ? counts.locked : counts.lost);
    }
    return counts;
}

std::vector<PitchSlot> pitchSlots(const sim::Network& network, const sim::Trace& trace, std::size_t records,
                                  std::uint32_t index, Time cursor) {
    std::vector<PitchSlot> slots;
    const sim::ControlNode& control = network.controls[index];
    const WorkingTime& calendar = network.calendars[control.calendar];
    const auto shift = shiftAt(calendar, cursor);
    if (!shift || control.pitchUs <= 0)
        return slots;
    const std::int64_t count = calendar.openBetween({shift->begin}, {shift->end}).us / control.pitchUs;
    for (std::int64_t k = 0; k < std::min<std::int64_t>(count, 1000); ++k) {
        const Time at = calendar.nextOpen(calendar.add({shift->begin}, {k * control.pitchUs}));
        if (at <= cursor) {
            slots.push_back(pastSlot(trace, records, index, at));
            continue;
        }
        PitchSlot slot{at, PitchSlot::State::Coming, sim::kNone, false};
        if (!control.pattern.empty())
            slot.item = control.pattern[static_cast<std::size_t>(k) % control.pattern.size()];
        else if (const auto record = pitchRecord(trace, records, index, at); record && record->place() > 0)
            slot.item = record->place() - 1;
        slots.push_back(slot);
    }
    const auto coming =
        std::find_if(slots.begin(), slots.end(), [&](const PitchSlot& s) { return s.at > cursor; });
    const bool underWay = cursor.us < shift->end;
    if (coming != slots.begin() && underWay)
        std::prev(coming)->state = PitchSlot::State::Current;
    return slots;
}

std::vector<Call> calls(const sim::Network& network, const sim::Picture& picture) {
    std::vector<Call> all;
    for (std::uint32_t p = 0; p < network.processes.size(); ++p)
        all.push_back(callOf(network, picture, p));
    return all;
}

} // namespace takt::gui
