#include "sim/replay.h"

#include <algorithm>

namespace takt::sim {

Picture initialPicture(const Network& n) {
    Picture p;
    p.stock.resize(n.places.size());
    p.machine.resize(n.machineProcess.size(), MachineState::NoCard);
    p.machineRecipe.resize(n.machineProcess.size(), -1);
    p.machineSince.resize(n.machineProcess.size());
    p.card.resize(n.cardCount, CardState::AtPost);
    for (const auto& loop : n.loops)
        std::fill(p.card.begin() + loop.firstCard + loop.cards, p.card.begin() + loop.endCard(), CardState::Withdrawn);
    p.cardSince.resize(n.cardCount);
    p.made.resize(n.recipes.size());
    p.scrapped.resize(n.recipes.size());
    p.ordered.resize(n.demands.size());
    p.delivered.resize(n.demands.size());
    p.lost.resize(n.demands.size());
    p.pitches.resize(n.controls.size());
    p.missedPitches.resize(n.controls.size());
    p.pitchItems.resize(n.controls.size(), -1);
    p.shortages.resize(n.loops.size());
    return p;
}

namespace {

void applyCard(Picture& p, const Record& r) {
    const Time at{r.at};
    p.card[r.subject] = static_cast<CardState>(r.place());
    p.cardSince[r.subject] = at;
    std::erase_if(p.cardMoves, [&](const CardMove& m) { return m.card == r.subject; });
    if (p.card[r.subject] == CardState::Travelling && r.amount > 0)
        p.cardMoves.push_back({r.subject, at, at + Duration::seconds(r.amount)});
}

} // namespace

void applyRecord(Picture& p, const Network&, const Record& r, std::size_t number) {
    const Time at{r.at};
    p.at = at;
    p.records = number + 1;
    switch (r.kind()) {
    case RecordKind::State:
        p.machine[r.subject] = static_cast<MachineState>(r.place());
        p.machineRecipe[r.subject] = r.amount;
        p.machineSince[r.subject] = at;
        break;
    case RecordKind::Put: p.stock[r.subject] += r.amount; break;
    case RecordKind::Take: p.stock[r.subject] -= r.amount; break;
    case RecordKind::Depart:
        p.tokens.push_back({r.subject, r.amount, at, at + Duration::seconds(r.place()),
                            static_cast<std::uint32_t>(number)});
        break;
    case RecordKind::Arrive: {
        const auto it = std::find_if(p.tokens.begin(), p.tokens.end(),
                                     [&](const Token& t) { return t.record == r.cause; });
        if (it != p.tokens.end())
            p.tokens.erase(it);
        break;
    }
    case RecordKind::Card: applyCard(p, r); break;
    case RecordKind::Made: p.made[r.subject] += r.amount; break;
    case RecordKind::Scrapped: p.scrapped[r.subject] += r.amount; break;
    case RecordKind::Ordered: p.ordered[r.subject] += r.amount; break;
    case RecordKind::Delivered: p.delivered[r.subject] += r.amount; break;
    case RecordKind::Lost: p.lost[r.subject] += r.amount; break;
    case RecordKind::Pitch:
        ++p.pitches[r.subject];
        if (r.place() > 0 && r.amount == 0)
            ++p.missedPitches[r.subject];
        p.pitchItems[r.subject] = static_cast<std::int64_t>(number);
        break;
    case RecordKind::Shortage: ++p.shortages[r.subject]; break;
    default: break;
    }
}

bool waitsInside(const Network& n, const Picture& p, std::uint32_t machine) {
    const std::uint32_t station = n.machineStation[machine];
    if (station == kNone)
        return false;
    const ProcessNode& process = n.processes[n.stations[station].process];
    return p.machine[machine] == MachineState::NoMaterial ? station != process.firstStation
           : p.machine[machine] == MachineState::Blocked  ? station + 1 != process.firstStation + process.stationCount
                                                          : false;
}

MachineState shownState(const Network& n, const Picture& p, std::uint32_t machine) {
    const WorkingTime& calendar = n.calendars[n.processes[n.machineProcess[machine]].calendar];
    if (calendar.isOpen(p.at))
        return p.machine[machine];
    constexpr std::int64_t week = 7 * kDay.us;
    for (const auto& shift : calendar.shifts())
        for (const std::int64_t inWeek : {p.at.us % week, p.at.us % week + week})
            if (shift.from <= inWeek && inWeek < shift.overtimeTo)
                return MachineState::OnBreak;
    return MachineState::OffShift;
}

namespace {
constexpr std::size_t kMost = Trace::kMost / PictureShelf::kEvery + 2;
} // namespace

PictureShelf::PictureShelf(std::shared_ptr<const Network> network)
    : network_(std::move(network)), current_(initialPicture(*network_)) {
    shelf_.reserve(kMost);
    shelf_.push_back(std::make_shared<const Picture>(current_));
    kept_.store(1, std::memory_order_release);
}

PictureShelf::PictureShelf(const PictureShelf& other, const Trace& trace, std::size_t records) : network_(other.network_) {
    shelf_.reserve(kMost);
    const std::size_t kept = other.kept_.load(std::memory_order_acquire);
    for (std::size_t i = 0; i < kept && other.shelf_[i]->records <= records; ++i)
        shelf_.push_back(other.shelf_[i]);
    current_ = *shelf_.back();
    kept_.store(shelf_.size(), std::memory_order_release);
    follow(trace, records);
}

void PictureShelf::follow(const Trace& trace, std::size_t upTo) {
    for (std::size_t i = current_.records; i < upTo; ++i) {
        applyRecord(current_, *network_, trace[i], i);
        if ((i + 1) % kEvery == 0 && shelf_.size() < shelf_.capacity()) {
            shelf_.push_back(std::make_shared<const Picture>(current_));
            kept_.store(shelf_.size(), std::memory_order_release);
        }
    }
}

const Picture& PictureShelf::before(Time t, std::size_t count) const {
    const std::size_t kept = kept_.load(std::memory_order_acquire);
    std::size_t best = 0;
    for (std::size_t i = 1; i < kept; ++i)
        if (shelf_[i]->at <= t && shelf_[i]->records <= count)
            best = i;
    return *shelf_[best];
}

Replay::Replay(std::shared_ptr<const Network> network, std::shared_ptr<const Trace> trace,
               std::shared_ptr<const PictureShelf> shelf)
    : network_(std::move(network)), trace_(std::move(trace)), shelf_(std::move(shelf)),
      picture_(initialPicture(*network_)) {}

const Picture& Replay::seek(Time t) {
    const std::size_t count = trace_->size();
    const Picture& kept = shelf_->before(t, count);
    if (t < picture_.at || kept.records > picture_.records)
        picture_ = kept;
    std::size_t i = picture_.records;
    for (; i < count && (*trace_)[i].at <= t.us; ++i)
        applyRecord(picture_, *network_, (*trace_)[i], i);
    picture_.at = t;
    return picture_;
}

} // namespace takt::sim
