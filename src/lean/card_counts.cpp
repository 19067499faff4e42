#include "lean/card_counts.h"

#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/erf.hpp>

namespace takt::lean {

namespace {

using What = CountInputKind;
using Unit = CountUnit;
using From = CountSource;

/// What all schools ask about a loop.
class Counter {
  public:
    Counter(const LoopFacts& facts, const KanbanLoop& loop)
        : facts_(facts), loop_(loop), settings_(facts.project().settings()), container_(static_cast<double>(containerOf(facts.plant(), loop))),
          perDay_(facts.needPerDay(loop)), lead_(facts.leadTime(loop)), days_(lead_.days()) {}

    LoopCounts count() {
        LoopCounts out;
        out.loop = loop_.id;
        out.cards = loop_.cards;
        out.school = loop_.school;
        out.leadTime = lead_;
        out.secondsPerDay = facts_.secondsPerDay();
        out.takenAtOnce = facts_.takenAtOnce(loop_);
        out.schools = {monden(), roser(), reorderPoint(), deliveryCycle()};
        return out;
    }

  private:
    NoCount reason() const {
        if (loop_.kind == LoopKind::Signal)
            return NoCount::OneTriangle;
        if (loop_.kind == LoopKind::Conwip)
            return NoCount::CommonStretch;
        if (!facts_.plant().find<Item>(loop_.item))
            return NoCount::NoItem;
        return perDay_ > 0 ? NoCount::None : NoCount::NoDemand;
    }
    NoCount reasonWithLeadTime() const {
        const NoCount why = reason();
        return why == NoCount::None && days_ <= 0 ? NoCount::NoLeadTime : why;
    }

    CountInput demand() const { return {What::Demand, perDay_, Unit::StepsPerDay, From::Demands}; }
    CountInput container() const {
        return {What::Container, container_, Unit::Steps, loop_.container.steps > 0 ? From::Loop : From::Item};
    }
    CountInput leadTime() const { return {What::LeadTime, days_, Unit::WorkingDays, From::LeadParts}; }

    static SchoolCount rounded(SchoolCount count, double exact) {
        count.exact = exact;
        count.cards = std::min<std::int64_t>(kMostCount, wholeCards(exact) + count.apart);
        return count;
    }

    SchoolCount monden() const {
        SchoolCount out{CardSchool::Monden, reasonWithLeadTime(), 0, 0, 0, {}};
        if (!out.applies())
            return out;
        const double share = settings_.cardSafety.value();
        out.inputs = {demand(), leadTime(), {What::SafetyShare, share, Unit::Share, From::Settings}, container()};
        return rounded(out, mondenCards(perDay_, days_, share, container_));
    }

    SchoolCount roser() const {
        SchoolCount out{CardSchool::Roser, reasonWithLeadTime(), 0, 0, 0, {}};
        if (!out.applies())
            return out;
        const double takt = facts_.secondsPerDay() / perDay_;
        out.inputs = {leadTime(), {What::Takt, takt, Unit::Seconds, From::Calendar}, container()};
        double kept = 0;
        const auto add = [&](What what, Quantity quantity) {
            kept += static_cast<double>(quantity.steps);
            out.inputs.push_back({what, static_cast<double>(quantity.steps), Unit::Steps, quantity.steps > 0 ? From::Stock : From::Nothing});
        };
        Quantity buffer, safety;
        for (const auto& stock : facts_.plant().get<Stock>())
            if (stock.store == loop_.to && stock.item == loop_.item) {
                buffer += stock.buffer;
                safety += stock.safety;
            }
        add(What::SafetyStock, safety);
        if (buffer.steps > 0)
            add(What::Buffer, buffer);
        out.apart = kept > 0 ? wholeCards(kept / container_) : 0;
        return rounded(out, roserCards(days_ * facts_.secondsPerDay(), takt, container_));
    }

    SchoolCount reorderPoint() const {
        SchoolCount out{CardSchool::ReorderPoint, reasonWithLeadTime(), 0, 0, 0, {}};
        if (!out.applies())
            return out;
        const double level = settings_.serviceLevel.value(), z = serviceFactor(level);
        const double demandDeviation = facts_.needDeviation(loop_), leadDeviation = lead_.deviationDays();
        const auto laws = [](double deviation) { return deviation > 0 ? From::Laws : From::Nothing; };
        out.inputs = {demand(),
                      leadTime(),
                      {What::ServiceLevel, level, Unit::Share, From::Settings},
                      {What::ServiceFactor, z, Unit::Number, From::Level},
                      {What::DemandDeviation, demandDeviation, Unit::Steps, laws(demandDeviation)},
                      {What::LeadTimeDeviation, leadDeviation, Unit::WorkingDays, laws(leadDeviation)},
                      container()};
        if (loop_.freed == CardFreed::ContainerEmpty) {
            out.apart = 1;
            out.inputs.push_back({What::CardOnEmpty, 1, Unit::Cards, From::Loop});
        }
        return rounded(out, reorderPointCards(perDay_, days_, z, demandDeviation, leadDeviation, container_));
    }

    SchoolCount deliveryCycle() const {
        SchoolCount out{CardSchool::DeliveryCycle, reason(), 0, 0, 0, {}};
        const auto cycle = facts_.deliveryCycle(loop_);
        if (out.applies() && loop_.kind != LoopKind::Withdrawal)
            out.why = NoCount::NoTransport;
        if (out.applies() && !cycle)
            out.why = loop_.transport ? NoCount::NoTimetable : NoCount::NoTransport;
        if (!out.applies())
            return out;
        const double safety = settings_.supplierSafetyDays.value();
        const auto number = [](What what, std::int64_t value, From from) {
            return CountInput{what, static_cast<double>(value), what == What::CycleDays ? Unit::WorkingDays : Unit::Number, from};
        };
        out.inputs = {demand(),
                      container(),
                      number(What::CycleDays, cycle->days, From::Timetable),
                      number(What::CycleDeliveries, cycle->deliveries, From::Timetable),
                      number(What::CycleLater, cycle->later, From::Loop),
                      {What::SafetyDays, safety, Unit::WorkingDays, From::Settings}};
        return rounded(out, deliveryCycleCards(perDay_, container_, *cycle, safety));
    }

    const LoopFacts& facts_;
    const KanbanLoop& loop_;
    const Settings& settings_;
    double container_, perDay_;
    LeadTime lead_;
    double days_;
};

} // namespace

double mondenCards(double perDay, double leadDays, double safetyShare, double container) {
    return perDay * leadDays * (1 + safetyShare) / container;
}

double roserCards(double replenishment, double takt, double container) { return replenishment / (takt * container); }

double reorderPointCards(double perDay, double leadDays, double z, double demandDeviation, double leadDeviation, double container) {
    const double variance = leadDays * demandDeviation * demandDeviation + perDay * perDay * leadDeviation * leadDeviation;
    return (perDay * leadDays + z * std::sqrt(variance)) / container;
}

double deliveryCycleCards(double perDay, double container, const DeliveryCycle& cycle, double safetyDays) {
    const double days = static_cast<double>(cycle.days) * static_cast<double>(cycle.later + 1) / static_cast<double>(cycle.deliveries);
    return perDay / container * (days + safetyDays);
}

double serviceFactor(double serviceLevel) { return -std::sqrt(2.0) * boost::math::erfc_inv(2 * serviceLevel); }

std::int64_t wholeCards(double cards) {
    const double whole = std::ceil(cards - 1e-9);
    if (!(whole >= 1))
        return 1;
    return whole >= static_cast<double>(kMostCount) ? kMostCount : static_cast<std::int64_t>(whole);
}

const CountInput* SchoolCount::input(CountInputKind what) const {
    const auto found = std::find_if(inputs.begin(), inputs.end(), [what](const CountInput& input) { return input.what == what; });
    return found == inputs.end() ? nullptr : &*found;
}

const SchoolCount& LoopCounts::of(CardSchool which) const {
    return schools[static_cast<std::size_t>(std::find(kSchools.begin(), kSchools.end(), which) - kSchools.begin())];
}

std::vector<LoopCounts> cardCounts(const Project& project, const Scenario& scenario) {
    std::vector<LoopCounts> out;
    const auto& loops = scenario.plant.get<KanbanLoop>();
    if (std::all_of(loops.begin(), loops.end(), [](const KanbanLoop& loop) { return watchesPosition(loop.kind); }))
        return out;
    const LoopFacts facts(project, scenario);
    for (const auto& loop : loops)
        if (!watchesPosition(loop.kind))
            out.push_back(Counter(facts, loop).count());
    return out;
}

void takeOver(Edit& edit, const LoopCounts& counts, CardSchool school) {
    if (school == CardSchool::Own || !counts.of(school).applies())
        return;
    edit.modify<KanbanLoop>(counts.loop, [&](KanbanLoop& loop) {
        loop.cards = counts.of(school).cards;
        loop.school = school;
    });
}

} // namespace takt::lean
