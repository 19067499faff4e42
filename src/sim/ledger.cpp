#include "sim/ledger.h"

#include <algorithm>
#include <numeric>

namespace takt::sim {

const char* activityKey(Activity activity) {
    static constexpr std::array<const char*, kActivities> kKeys = {
        "value_adding", "incidental",  "over_processing", "motion",   "hand_transport", "setup",
        "inspection",   "rework",      "maintenance",     "watching", "no_card",        "no_material",
        "blocked",      "down",        "waiting_in_work", "balance_loss", "paid_break",   "not_assigned"};
    return kKeys[static_cast<std::size_t>(activity)];
}

const char* partCauseKey(PartCause cause) {
    static constexpr std::array<const char*, kPartCauses> kKeys = {
        "processing", "rework", "moving",  "transport", "stored",      "inspection", "lot",   "busy",     "setup",
        "no_card",    "blocked", "down",   "no_operator", "mating_part", "break", "planned_maintenance", "off_shift"};
    return kKeys[static_cast<std::size_t>(cause)];
}

const char* partLineKey(PartLine line) {
    static constexpr std::array<const char*, kPartLines> kKeys = {"delivered", "left", "scrapped", "joined",
                                                                  "still_inside"};
    return kKeys[static_cast<std::size_t>(line)];
}

const char* wasteKey(Waste waste) {
    static constexpr std::array<const char*, static_cast<std::size_t>(Waste::Count)> kKeys = {
        "overproduction", "inventory", "waiting", "transport", "motion", "over_processing", "defects"};
    return kKeys[static_cast<std::size_t>(waste)];
}

LongTime Ledger::Crew::sum() const { return std::accumulate(us.begin(), us.end(), LongTime{0}); }
LongTime Ledger::Parts::sum() const { return std::accumulate(us.begin(), us.end(), LongTime{0}); }

bool Ledger::operatorsClose() const {
    return std::ranges::all_of(crews, [](const Crew& c) { return c.sum() == c.paidUs; });
}

bool Ledger::partsClose() const {
    LongTime lead = 0;
    for (const auto& p : parts) {
        if (p.sum() != p.leadUs)
            return false;
        lead += p.leadUs;
    }
    return lead == insideUs + rounded;
}

namespace {

template <class Array>
void addArray(Array& sum, const Array& other) {
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] += other[i];
}

} // namespace

void add(Ledger& sum, const Ledger& other) {
    sum.runs += other.runs;
    sum.windowUs += other.windowUs;
    sum.insideUs += other.insideUs;
    sum.rounded += other.rounded;
    for (std::size_t i = 0; i < sum.crews.size(); ++i) {
        addArray(sum.crews[i].us, other.crews[i].us);
        sum.crews[i].paidUs += other.crews[i].paidUs;
        sum.crews[i].beyondUs += other.crews[i].beyondUs;
    }
    for (const auto& parts : other.parts) {
        const auto before = [](const Ledger::Parts& a, const Ledger::Parts& b) {
            return a.item != b.item ? a.item < b.item : a.line < b.line;
        };
        auto at = std::lower_bound(sum.parts.begin(), sum.parts.end(), parts, before);
        if (at == sum.parts.end() || before(parts, *at)) {
            sum.parts.insert(at, parts);
            continue;
        }
        addArray(at->us, parts.us);
        at->steps += parts.steps;
        at->leadUs += parts.leadUs;
    }
    for (std::size_t i = 0; i < sum.places.size(); ++i) {
        sum.places[i].stockUs += other.places[i].stockUs;
        sum.places[i].aboveUs += other.places[i].aboveUs;
        sum.places[i].overproducedUs += other.places[i].overproducedUs;
        sum.places[i].taken += other.places[i].taken;
        sum.places[i].expired += other.places[i].expired;
    }
    for (std::size_t i = 0; i < sum.made.size(); ++i) {
        sum.made[i].overproducedUs += other.made[i].overproducedUs;
        sum.made[i].scrap += other.made[i].scrap;
    }
    for (std::size_t i = 0; i < sum.trips.size(); ++i)
        sum.trips[i].trips += other.trips[i].trips;
    for (std::size_t i = 0; i < sum.suspects.size(); ++i) {
        sum.suspects[i].us += other.suspects[i].us;
        sum.suspects[i].found += other.suspects[i].found;
        sum.suspects[i].escaped += other.suspects[i].escaped;
    }
}

namespace {

/// Gathers the entries of one ledger.
class Wastes {
  public:
    Wastes(const Ledger& ledger, SetupCounts setup)
        : ledger_(ledger), runs_(static_cast<double>(ledger.runs)), setup_(setup) {}

    std::vector<WasteEntry> gather() {
        for (const auto& crew : ledger_.crews)
            people(crew);
        for (const auto& made : ledger_.made)
            pushedAndScrapped(made);
        for (const auto& place : ledger_.places)
            stock(place);
        for (const auto& suspect : ledger_.suspects)
            spoiledUnseen(suspect);
        for (const auto& trips : ledger_.trips)
            add({Waste::Transport, trips.transport, {}, mean(trips.trips) * hours(trips.travelUs),
                 mean(trips.trips) * money(trips.tripCost)});
        std::stable_sort(out_.begin(), out_.end(), [](const WasteEntry& a, const WasteEntry& b) {
            if (a.waste != b.waste)
                return a.waste < b.waste;
            return a.hours != b.hours ? a.hours > b.hours : a.money > b.money;
        });
        return std::move(out_);
    }

  private:
    static double hours(LongTime us) { return static_cast<double>(us) / 3.6e9; }
    static double money(Money m) { return static_cast<double>(m.tenThousandths) * 1e-4; }
    double mean(LongTime sum) const { return static_cast<double>(sum) / runs_; }
    void add(WasteEntry entry) {
        if (entry.hours != 0 || entry.money != 0 || entry.scrapped != 0 || entry.expired != 0 || entry.suspect != 0)
            out_.push_back(entry);
    }
    /// Of so many steps x hours.
    static double holdingCost(double stepHours, const StockCost& cost) {
        return stepHours / (24 * 365) * value(cost) * cost.holdingRate.value();
    }
    static double value(const StockCost& cost) { return money(cost.unitCost) * cost.step.value(); }

    void people(const Ledger::Crew& crew) {
        const auto of = [&](std::initializer_list<Activity> activities) {
            double sum = 0;
            for (const Activity a : activities)
                sum += hours(crew.us[static_cast<std::size_t>(a)]) / runs_;
            return sum;
        };
        const auto enter = [&](Waste waste, double worked) {
            add({waste, crew.element, {}, worked, worked * money(crew.wage)});
        };
        double waiting = of({Activity::NoCard, Activity::NoMaterial, Activity::Blocked, Activity::Down,
                             Activity::WaitingInWork, Activity::BalanceLoss});
        if (setup_ == SetupCounts::AsWaste)
            waiting += of({Activity::Setup});
        enter(Waste::Waiting, waiting);
        enter(Waste::Transport, of({Activity::HandTransport}));
        enter(Waste::Motion, of({Activity::Motion}));
        enter(Waste::OverProcessing, of({Activity::OverProcessing}));
        enter(Waste::Defects, of({Activity::Rework}));
    }

    void pushedAndScrapped(const Ledger::Made& made) {
        const double pushed = hours(made.overproducedUs) / runs_;
        add({Waste::Overproduction, made.process, made.item, pushed,
             holdingCost(pushed, made.cost)});
        add({Waste::Defects, made.process, made.item, 0, mean(made.scrap) * value(made.cost), mean(made.scrap)});
    }

    void spoiledUnseen(const Ledger::Suspect& suspect) {
        if (suspect.us == 0)
            return;
        WasteEntry entry{Waste::Defects, {}, suspect.item};
        entry.suspect = static_cast<double>(suspect.us) / static_cast<double>(ledger_.windowUs);
        if (const LongTime ended = suspect.found + suspect.escaped; ended > 0) // Little's law
            entry.lagHours = hours(suspect.us) / static_cast<double>(ended);
        entry.escaped = mean(suspect.escaped);
        add(entry);
    }

    /// Never sold: the value is lost, not only what it cost to hold.
    void expired(const Ledger::Place& place) {
        WasteEntry entry{place.purchased ? Waste::Inventory : Waste::Overproduction, place.element, place.item};
        entry.expired = mean(place.expired);
        entry.money = entry.expired * value(place.cost);
        add(entry);
    }

    void stock(const Ledger::Place& place) {
        if (ledger_.windowUs == 0)
            return;
        expired(place);
        const double above = hours(place.aboveUs) / runs_;
        if (above > 0) // of purchased material too much is no overproduction
            add({place.purchased ? Waste::Inventory : Waste::Overproduction, place.element, place.item, above,
                 holdingCost(above, place.cost)});
        const auto window = static_cast<double>(ledger_.windowUs);
        const double inside =
            static_cast<double>(place.stockUs - place.aboveUs - place.overproducedUs) / window; // mean steps
        const double necessary = static_cast<double>(place.taken) / window * static_cast<double>(place.refillUs) +
                                 static_cast<double>(place.lot) / 2 + static_cast<double>(place.keptBack);
        if (inside <= necessary)
            return;
        const double excess = (inside - necessary) * hours(ledger_.windowUs) / runs_;
        add({Waste::Inventory, place.element, place.item, excess,
             holdingCost(excess, place.cost), 0,
             static_cast<double>(std::max<std::int64_t>(0, place.lot - place.container)) / 2});
    }

    const Ledger& ledger_;
    double runs_;
    SetupCounts setup_;
    std::vector<WasteEntry> out_;
};

} // namespace

std::vector<WasteEntry> wastesOf(const Ledger& ledger, SetupCounts setup) { return Wastes(ledger, setup).gather(); }

} // namespace takt::sim
