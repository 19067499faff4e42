#include "exchange/run_events.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "base/platform/files.h"

namespace takt::exchange {

namespace {

using sim::kNone;
using sim::RecordKind;

constexpr std::int64_t kMillion = 1'000'000;
constexpr std::array kMachine = {"Machine is off shift",      "Machine has a break",           "Machine is maintained",
                                 "Machine is down",           "Machine is set up",             "Machine works",
                                 "Machine is blocked",        "Machine waits for an operator", "Machine waits for material",
                                 "Machine has no card"};
static_assert(kMachine.size() == static_cast<std::size_t>(sim::MachineState::Count));
constexpr std::array kCard = {"Card is free",         "Card travels back", "Card waits for a container", "Card is in process",
                              "Card is in transit",   "Card is on a full container", "Card is on an opened container",
                              "Card is locked",       "Card is lost",      "Card is withdrawn"};
static_assert(kCard.size() == static_cast<std::size_t>(sim::CardState::Count));
/// By kind; those of machines and cards stand above.
constexpr std::array<const char*, static_cast<std::size_t>(RecordKind::Count)> kOther = {
    nullptr,  "Put in",        "Take out",      "Depart", "Arrive",   nullptr,  "Make",      "Scrap",      "Order",      "Deliver",
    "Lose a sale", "Release", "Serve a pitch", "Find no container", "Truck departs", "Expire", "Intervene", "Disrupt", "Use a reserve"};

const char* activityOf(const sim::Record& r) {
    switch (r.kind()) {
    case RecordKind::State: return kMachine[std::min<std::size_t>(r.place(), kMachine.size() - 1)];
    case RecordKind::Card: return kCard[std::min<std::size_t>(r.place(), kCard.size() - 1)];
    default: return kOther[static_cast<std::size_t>(r.kind())];
    }
}

/// "by Truck to Market", as far as it is known.
std::string wayOf(const sim::Network& n, const sim::LegNode& leg) {
    std::string text;
    if (leg.transport)
        text = "by " + n.name(leg.transport) + " ";
    if (leg.from)
        text += "from " + n.name(leg.from) + " ";
    if (leg.to)
        text += "to " + n.name(leg.to);
    return text.ends_with(' ') ? text.substr(0, text.size() - 1) : text;
}

void tellMachine(const sim::Network& n, const sim::Record& r, RunEvent& out) {
    out.machine = r.subject;
    const std::uint32_t process = n.machineProcess[r.subject];
    out.element = n.processes[process].id;
    if (r.amount >= 0)
        out.item = n.recipes[static_cast<std::size_t>(r.amount)].item;
    const std::uint32_t station = n.machineStation[r.subject];
    if (station != kNone)
        out.detail = "station " + std::to_string(n.stations[station].number);
    if (n.processes[process].machineCount > 1 && station == kNone)
        out.detail = "machine " + std::to_string(r.subject - n.processes[process].firstMachine + 1);
}

void tellPlace(const sim::Network& n, const sim::Record& r, RunEvent& out) {
    const sim::PlaceNode& place = n.places[r.subject];
    out.element = place.element;
    out.item = place.item;
    out.steps = r.amount;
    const bool moves = r.kind() == RecordKind::Put || r.kind() == RecordKind::Take;
    if (moves && r.place() > 0)
        out.detail = wayOf(n, n.legs[r.place() - 1]);
    else if (r.kind() == RecordKind::ReserveUsed)
        out.detail = r.place() == 1 ? "buffer stock" : "safety stock";
    else if (place.kind == sim::PlaceNode::Kind::LineSide)
        out.detail = "line side";
}

void tellDemand(const sim::Network& n, const sim::Record& r, RunEvent& out) {
    out.element = n.demands[r.subject].customer;
    out.item = n.demands[r.subject].item;
    out.steps = r.amount;
}

void tellPitch(const sim::Network& n, const sim::Record& r, RunEvent& out) {
    out.element = n.controls[r.subject].id;
    if (r.place() > 0)
        out.item = r.place() - 1;
    out.detail = r.place() == 0 ? "nothing asked" : r.amount == 1 ? "served" : "missed";
}

void tellIntervention(const EventSource& s, const sim::Record& r, RunEvent& out) {
    if (r.subject >= s.interventions.size())
        return;
    const sim::Intervention& done = s.interventions[r.subject];
    out.element = done.element;
    if (done.item)
        out.item = s.network.itemOf(done.item);
    out.detail = EnumNames<sim::Intervention::Kind>::names[static_cast<std::size_t>(done.kind)];
}

/// What belongs to a loop, a leg, a recipe or the like.
void tellOther(const EventSource& s, const sim::Record& r, RunEvent& out) {
    const sim::Network& n = s.network;
    switch (r.kind()) {
    case RecordKind::Depart:
    case RecordKind::Arrive: {
        const sim::LegNode& leg = n.legs[r.subject];
        const Id end = r.kind() == RecordKind::Depart ? leg.from : leg.to;
        out.element = end ? end : leg.way;
        out.transport = kNone;
        for (std::uint32_t t = 0; leg.transport && t < n.transports.size(); ++t)
            if (n.transports[t].id == leg.transport)
                out.transport = t;
        out.steps = r.amount;
        out.detail = wayOf(n, leg);
        break;
    }
    case RecordKind::Card: {
        const sim::LoopNode& loop = n.loops[n.loopOfCard(r.subject)];
        out.card = r.subject;
        out.element = loop.id;
        out.item = loop.item;
        out.detail = "card " + std::to_string(r.subject - loop.firstCard + 1);
        break;
    }
    case RecordKind::Made:
    case RecordKind::Scrapped:
        out.element = n.processes[n.recipes[r.subject].process].id;
        out.item = n.recipes[r.subject].item;
        out.steps = r.amount;
        break;
    case RecordKind::Released:
        out.element = n.processes[n.schedules[r.subject].process].id;
        out.item = n.recipes[n.schedules[r.subject].recipe].item;
        out.steps = r.amount;
        break;
    case RecordKind::Shortage:
        out.element = n.loops[r.subject].id;
        out.item = n.loops[r.subject].item;
        break;
    case RecordKind::Trip:
        out.transport = r.subject;
        out.element = n.transports[r.subject].id;
        break;
    case RecordKind::Disrupted:
        out.element = n.disruptions[r.subject].id;
        out.detail = std::to_string(r.amount) + " % of its usual";
        break;
    default: break;
    }
}

} // namespace

RunEvent eventOf(const EventSource& s, const sim::Record& r) {
    RunEvent out;
    out.activity = activityOf(r);
    switch (r.kind()) {
    case RecordKind::State: tellMachine(s.network, r, out); break;
    case RecordKind::Put:
    case RecordKind::Take:
    case RecordKind::Expired:
    case RecordKind::ReserveUsed: tellPlace(s.network, r, out); break;
    case RecordKind::Ordered:
    case RecordKind::Delivered:
    case RecordKind::Lost: tellDemand(s.network, r, out); break;
    case RecordKind::Pitch: tellPitch(s.network, r, out); break;
    case RecordKind::Intervened: tellIntervention(s, r, out); break;
    default: tellOther(s, r, out);
    }
    return out;
}

std::vector<const char*> activities() {
    std::vector<const char*> all(kMachine.begin(), kMachine.end());
    all.insert(all.end(), kCard.begin(), kCard.end());
    for (const char* name : kOther)
        if (name)
            all.push_back(name);
    return all;
}

std::string amountOf(const Plant& plant, const sim::Network& network, std::uint32_t item, std::int64_t steps) {
    const Item* row = item == kNone ? nullptr : plant.find<Item>(network.items[item].id);
    const std::int64_t millionths = row ? row->step.millionths : kMillion;
    const auto total = static_cast<sim::LongTime>(steps) * millionths;
    const sim::LongTime size = total < 0 ? -total : total;
    std::string text = std::to_string(static_cast<std::int64_t>(size / kMillion));
    if (auto rest = static_cast<std::int64_t>(size % kMillion); rest != 0) {
        std::string digits = std::to_string(rest + kMillion).substr(1);
        digits.erase(digits.find_last_not_of('0') + 1);
        text += "." + digits;
    }
    return total < 0 ? "-" + text : text;
}

std::string unitOf(const Plant& plant, const sim::Network& network, std::uint32_t item) {
    const Item* row = item == kNone ? nullptr : plant.find<Item>(network.items[item].id);
    return !row || row->unit == "piece" || row->unit == "pieces" ? std::string() : row->unit;
}

RunClock::RunClock(const std::string& text) {
    int year = 0;
    unsigned month = 0, day = 0;
    char more = 0;
    if (std::sscanf(text.c_str(), "%4d-%2u-%2u%c", &year, &month, &day, &more) == 3) {
        const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
        known_ = date.ok();
        if (known_)
            firstDay_ = std::chrono::sys_days{date}.time_since_epoch().count();
    }
    if (!known_)
        firstDay_ = std::chrono::sys_days{std::chrono::year{2001} / 1 / 1}.time_since_epoch().count();
}

std::string RunClock::date(Time t) const {
    const std::chrono::sys_days day{std::chrono::days{firstDay_ + t.us / kDay.us}};
    const std::chrono::year_month_day date{day};
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
    return text;
}

std::string RunClock::clock(Time t) {
    const auto us = static_cast<unsigned long long>(t.us % kDay.us);
    char text[40];
    std::snprintf(text, sizeof text, "%02llu:%02llu:%02llu.%06llu", us / 3'600'000'000ULL, us / 60'000'000ULL % 60,
                  us / 1'000'000ULL % 60, us % 1'000'000ULL);
    return text;
}

Result<void> writeBeside(const std::filesystem::path& target, const std::function<Result<void>(const std::filesystem::path&)>& write) {
    std::filesystem::path beside = target;
    beside += ".new-" + processName();
    std::error_code code;
    std::filesystem::remove(beside, code);
    auto done = write(beside).and_then([&] { return replaceFile(beside, target); });
    if (!done)
        std::filesystem::remove(beside, code);
    return done;
}

} // namespace takt::exchange
