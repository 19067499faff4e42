// The replenishment time of a loop, part by part.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "lean/law_deviation.h"
#include "lean/loop_parts.h"

namespace takt::lean {

namespace {

constexpr std::int64_t kWeek = 7 * kDay.us;

/// Open time of a week that repeats, from its begin on.
std::int64_t openUntil(const WorkingTime& calendar, std::int64_t us) {
    std::int64_t open = us / kWeek * calendar.openPerWeek().us;
    const std::int64_t inWeek = us % kWeek;
    for (const auto& stretch : calendar.week())
        open += std::clamp<std::int64_t>(inWeek - stretch.from, 0, stretch.to - stretch.from);
    return open;
}

/// How long something takes on the average, and how much that varies, in seconds.
struct Spread {
    double mean = 0, deviation = 0;
};

Spread spreadOf(const Context& c, const DurationLaw& law) {
    const auto values = valuesOf(c.project.shared, law);
    return {meanOf(law, values).inSeconds(), deviationSeconds(law, values)};
}

/// Collects the parts of one loop.
class Parts {
  public:
    Parts(const Context& context, const Analysis& analysis, const KanbanLoop& loop, double perDay)
        : c_(context), analysis_(analysis), loop_(loop), perDay_(perDay),
          container_(static_cast<double>(containerOf(context.plant, loop))) {}

    LeadTime find() {
        if (loop_.kind == LoopKind::Conwip || watchesPosition(loop_.kind))
            return {};
        collection();
        if (ordersFromMaker(loop_.kind))
            making();
        else if (!loop_.transport)
            supplier();
        return std::move(out_);
    }

  private:
    void add(LeadPart what, double days, Id source, double deviationDays = 0) {
        if (days > 0)
            out_.parts.push_back({what, days, deviationDays, source});
    }
    /// By the clock, in working days of the plant.
    void addClock(LeadPart what, Spread time, Id source) {
        const double day = c_.time.openPerWorkingDay().inSeconds();
        const Duration clock{std::llround(time.mean * 1e6)};
        if (clock.us <= 0 || day <= 0)
            return;
        const double days = mostWorkingTime(c_.time, clock).inSeconds() / day;
        add(what, days, source, days * time.deviation / time.mean);
    }

    void collection() {
        if (const Transport* transport = c_.plant.find<Transport>(loop_.transport)) {
            if (const auto cycle = deliveryCycle(c_, loop_)) {
                const double headway = static_cast<double>(cycle->days) / static_cast<double>(cycle->deliveries);
                add(LeadPart::Collection, headway, transport->id);
                add(LeadPart::TripsLater, headway * static_cast<double>(cycle->later), transport->id);
            }
            carried(*transport);
            return;
        }
        const double day = c_.time.openPerWorkingDay().inSeconds();
        double wait = loop_.interval.us > 0 && day > 0 ? mostWorkingTime(c_.time, loop_.interval).inSeconds() / day : 0;
        if (loop_.collectAt > 0 && perDay_ > 0) {
            const double gather = static_cast<double>(loop_.collectAt - 1) * container_ / perDay_;
            wait = loop_.interval.us > 0 ? std::min(wait, gather) : gather;
        }
        add(LeadPart::Collection, wait, loop_.id);
        const double ways = loop_.kind == LoopKind::Withdrawal ? 2 : 1;
        addClock(LeadPart::CardsWay, {ways * loop_.conveyance.inSeconds(), 0}, loop_.id);
    }

    void carried(const Transport& transport) {
        Spread travel = spreadOf(c_, transport.travelTime);
        travel.mean += (transport.loading + transport.unloading).inSeconds();
        addClock(LeadPart::Transport, travel, transport.id);
    }

    void making() {
        const Process* process = c_.plant.find<Process>(loop_.from);
        const Recipe* recipe = recipeOf(c_.plant, loop_.from, loop_.item);
        if (!process || !recipe)
            return;
        const double lot = static_cast<double>(analysis_.lotOf(loop_).steps);
        if (loop_.kind == LoopKind::LotBoard && perDay_ > 0)
            add(LeadPart::LotGathers, (lot - container_) / perDay_, loop_.id);
        const double day = openPerDay(*process);
        if (day <= 0)
            return;
        add(LeadPart::WaitForMachine, waitForMachine(c_.plant, analysis_, loop_, *process) / day, process->id);
        if (changesOver(c_.plant, *process))
            add(LeadPart::Setup, changeoverTo(c_.plant, *process, loop_.item).inSeconds() / day, process->id);
        const double cycles = container_ / static_cast<double>(recipe->piecesPerCycle) / recipe->yield.value();
        add(LeadPart::Making, cycles * spreadOf(c_, recipe->cycleTime).mean / process->uptime.value() / day, process->id,
            makingDeviation(*process, *recipe, cycles) / day);
        for (const auto& transport : c_.plant.get<Transport>())
            if (leads(loop_.from, transport.id) && leads(transport.id, loop_.to)) {
                carried(transport);
                break;
            }
    }

    bool leads(Id from, Id to) const {
        const auto& flows = c_.plant.get<MaterialFlow>();
        return std::any_of(flows.begin(), flows.end(), [&](const MaterialFlow& flow) {
            return flow.from == from && flow.to == to && (!flow.item || flow.item == loop_.item);
        });
    }

    double openPerDay(const Process& process) const {
        const Id calendar = effectiveCalendar(c_.project.shared, process.calendar);
        return WorkingTime::compile(c_.project.shared, calendar, {}, process.runsInBreaks).openPerWorkingDay().inSeconds() *
               process.timeShare.value();
    }

    /// Of one container: its cycles, one draw for all or one for each, and the stops that fall into them.
    double makingDeviation(const Process& process, const Recipe& recipe, double cycles) const {
        const Spread cycle = spreadOf(c_, recipe.cycleTime), stop = spreadOf(c_, process.stopLength);
        const double each = cycle.deviation * cycle.deviation;
        double variance = recipe.draw == DrawPer::Piece ? cycles * each : cycles * cycles * each;
        const double uptime = process.uptime.value();
        if (uptime < 1 && stop.mean > 0) {
            const double stops = cycles * cycle.mean * (1 - uptime) / (stop.mean * uptime);
            variance += stops * (stop.mean * stop.mean + stop.deviation * stop.deviation);
        }
        return std::sqrt(variance);
    }

    /// Goods are made when they are ordered, unless the supplier keeps them; some orders take half as long again.
    void supplier() {
        for (const auto& row : c_.plant.get<SupplierItem>()) {
            if (row.supplier != loop_.from || row.item != loop_.item || row.ownStock.steps > 0)
                continue;
            const Spread lead = spreadOf(c_, row.leadTime);
            const double late = 1 - row.onTime.value();
            const double mean = lead.mean * (1 + 0.5 * late);
            const double squares = (lead.mean * lead.mean + lead.deviation * lead.deviation) * (1 + 1.25 * late);
            addClock(LeadPart::SupplierLead, {mean, std::sqrt(std::max(0.0, squares - mean * mean))}, row.supplier);
            return;
        }
    }

    const Context& c_;
    const Analysis& analysis_;
    const KanbanLoop& loop_;
    double perDay_, container_;
    LeadTime out_;
};

} // namespace

double LeadTime::days() const {
    double sum = 0;
    for (const auto& part : parts)
        sum += part.days;
    return sum;
}

double LeadTime::deviationDays() const {
    double variance = 0;
    for (const auto& part : parts)
        variance += part.deviationDays * part.deviationDays;
    return std::sqrt(variance);
}

std::int64_t containerOf(const Plant& plant, const KanbanLoop& loop) {
    if (loop.container.steps > 0)
        return loop.container.steps;
    const Item* item = plant.find<Item>(loop.item);
    return item ? std::max<std::int64_t>(1, item->container.steps) : 1;
}

const Recipe* recipeOf(const Plant& plant, Id process, Id item) {
    for (const auto& recipe : plant.get<Recipe>())
        if (recipe.process == process && recipe.item == item)
            return &recipe;
    return nullptr;
}

double secondsToMake(const Process& process, const Recipe& recipe, std::int64_t steps) {
    return recipe.cycleTime.mean().inSeconds() / static_cast<double>(recipe.piecesPerCycle) * static_cast<double>(steps) /
           (process.uptime.value() * recipe.yield.value());
}

bool changesOver(const Plant& plant, const Process& process) {
    return process.setsUp == SetsUp::ForEveryLot ||
           std::count_if(plant.get<Recipe>().begin(), plant.get<Recipe>().end(),
                         [&](const Recipe& recipe) { return recipe.process == process.id; }) > 1;
}

double waitForMachine(const Plant& plant, const Analysis& analysis, const KanbanLoop& loop, const Process& process) {
    double longest = 0;
    for (const auto& other : plant.get<KanbanLoop>()) {
        const Recipe* recipe = recipeOf(plant, process.id, other.item);
        if (other.from != process.id || other.item == loop.item || !ordersFromMaker(other.kind) || !recipe)
            continue;
        const std::int64_t lot = other.kind == LoopKind::Production
                                     ? containerOf(plant, other)
                                     : std::max(analysis.lotOf(other).steps, containerOf(plant, other));
        const double setup = changesOver(plant, process) ? changeoverTo(plant, process, other.item).inSeconds() : 0;
        longest = std::max(longest, setup + secondsToMake(process, *recipe, lot));
    }
    return longest / static_cast<double>(process.machines);
}

Duration mostWorkingTime(const WorkingTime& calendar, Duration byClock) {
    if (calendar.isAlwaysOpen() || byClock.us <= 0)
        return byClock;
    std::int64_t most = 0;
    const std::int64_t before = (byClock.us / kWeek + 1) * kWeek; // so that a window that ends early begins after zero
    for (const auto& stretch : calendar.week()) {
        const std::int64_t ends = before + stretch.to;
        most = std::max({most, openUntil(calendar, stretch.from + byClock.us) - openUntil(calendar, stretch.from),
                         openUntil(calendar, ends) - openUntil(calendar, ends - byClock.us)});
    }
    return {most};
}

std::pair<std::int64_t, std::int64_t> tripsOf(const Context& context, Id transport) {
    const std::int64_t week = context.time.workingDaysPerWeek();
    std::int64_t trips = 0;
    for (const auto& departure : context.plant.get<Departure>())
        if (departure.transport == transport && !departure.item)
            trips += departure.days.empty() ? week : departure.days.count();
    const std::int64_t common = std::max<std::int64_t>(1, std::gcd(week, trips));
    return {week / common, trips / common};
}

std::optional<DeliveryCycle> deliveryCycle(const Context& context, const KanbanLoop& loop) {
    const auto [days, deliveries] = tripsOf(context, loop.transport);
    if (!loop.transport || deliveries == 0 || days == 0)
        return std::nullopt;
    return DeliveryCycle{days, deliveries, loop.tripsLater};
}

LeadTime leadTime(const Context& context, const Analysis& analysis, const KanbanLoop& loop, double needPerDay) {
    return Parts(context, analysis, loop, needPerDay).find();
}

} // namespace takt::lean
