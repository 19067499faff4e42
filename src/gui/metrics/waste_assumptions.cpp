#include "gui/metrics/waste_assumptions.h"

#include <QCoreApplication>
#include <cmath>
#include <set>

#include "gui/common/format.h"

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Wastes)
};
using Group = Assumption::Group;

class Assumptions {
  public:
    Assumptions(const sim::Ledger& ledger, const Plant& plant, const QString& currency, const std::function<QString(Id)>& nameOf)
        : ledger_(ledger), plant_(plant), currency_(currency), nameOf_(nameOf) {}

    std::vector<Assumption> gather(sim::SetupCounts setup) {
        counting(setup);
        if (!currency_.isEmpty()) {
            wages();
            items();
            transports();
        }
        necessaryStock();
        return std::move(out_);
    }

  private:
    void add(Group group, const QString& what, const QString& value, const QString& counts, Id element = {}, bool missing = false) {
        out_.push_back({group, what, missing ? Words::tr("not entered") : value, counts, element, missing});
    }
    QString money(double amount) const { return Words::tr("%1 %2", "amount, currency").arg(number(amount, amount == std::round(amount) ? 0 : 2), currency_); }
    QString money(Money amount) const { return money(static_cast<double>(amount.tenThousandths) * 1e-4); }

    void counting(sim::SetupCounts setup) {
        const bool waste = setup == sim::SetupCounts::AsWaste;
        add(Group::Hours, Words::tr("Changeovers count as"), waste ? Words::tr("waste") : Words::tr("work that is needed today"),
            Words::tr("With waiting when they are waste. “Options” of the seven wastes changes it."));
        add(Group::Hours, Words::tr("A week"), Words::tr("168 h of the clock"),
            Words::tr("Hours and money are what the run came to, divided by the weeks it lasted after its warm-up."));
        if (!currency_.isEmpty())
            add(Group::Hours, Words::tr("A year"), Words::tr("365 days"), Words::tr("For holding costs: stock × value × holding rate × time / year."));
    }

    void wages() {
        for (const auto& crew : ledger_.crews)
            add(Group::People, Words::tr("Wage at %1").arg(nameOf_(crew.element)), Words::tr("%1 an hour").arg(money(crew.wage)),
                Words::tr("Every hour that is lost there costs it; operators there: %1.").arg(crew.people), crew.element, crew.wage == Money{});
    }

    void items() {
        std::set<Id> used;
        for (const auto& place : ledger_.places)
            used.insert(place.item);
        for (const auto& made : ledger_.made)
            used.insert(made.item);
        for (const Item& item : plant_.get<Item>()) {
            if (!used.contains(item.id))
                continue;
            const QString name = QString::fromStdString(item.name);
            const QString unit = item.unit.empty() || item.unit == "piece" || item.unit == "pieces" ? Words::tr("piece") : QString::fromStdString(item.unit);
            add(Group::Items, Words::tr("Value of %1").arg(name), Words::tr("%1 a %2", "money, unit").arg(money(item.unitCost), unit),
                Words::tr("What is scrapped, or expires unsold, costs it; what lies there costs its holding rate of it."), item.id,
                item.unitCost == Money{});
            add(Group::Items, Words::tr("Holding rate of %1").arg(name), Words::tr("%1 of its value a year").arg(percent(item.holdingRate.value())),
                Words::tr("Overproduction and excess stock cost it."), item.id, item.holdingRate == Share{});
        }
    }

    void transports() {
        for (const auto& trips : ledger_.trips) {
            const Transport* transport = plant_.find<Transport>(trips.transport);
            QString how = Words::tr("Of a trip, loading and unloading at the wage apart.");
            if (transport && transport->distance.millionths > 0)
                how = Words::tr("%1 a trip and %2 km at %3 each; loading and unloading at the wage apart.")
                          .arg(money(transport->tripCost), number(transport->distance.value(), 1), money(transport->distanceCost));
            add(Group::Transports, Words::tr("Cost of a trip of %1").arg(nameOf_(trips.transport)), money(trips.tripCost), how, trips.transport,
                trips.tripCost == Money{});
        }
    }

    QString steps(Id id, double amount) const {
        const Item* item = plant_.find<Item>(id);
        return item ? quantity(std::llround(amount), *item) : number(amount);
    }

    /// As wastesOf() in sim/ledger.cpp works it out.
    void necessaryStock() {
        const auto window = static_cast<double>(ledger_.windowUs);
        for (const auto& place : ledger_.places) {
            if (place.stockUs == 0 || window <= 0)
                continue;
            const double rate = static_cast<double>(place.taken) / window, refill = rate * static_cast<double>(place.refillUs);
            const double necessary = refill + static_cast<double>(place.lot) / 2 + static_cast<double>(place.keptBack);
            const double mean = static_cast<double>(place.stockUs) / window;
            add(Group::Stock, Words::tr("Stock of %1 needed in %2").arg(nameOf_(place.item), nameOf_(place.element)), steps(place.item, necessary),
                Words::tr("%1 while it is made and moved (%2), half a lot of %3, %4 kept back. On average %5 lie there.")
                    .arg(steps(place.item, refill), seconds(static_cast<double>(place.refillUs) * 1e-6), steps(place.item, static_cast<double>(place.lot)),
                         steps(place.item, static_cast<double>(place.keptBack)), steps(place.item, mean)),
                place.element);
        }
    }

    const sim::Ledger& ledger_;
    const Plant& plant_;
    QString currency_;
    const std::function<QString(Id)>& nameOf_;
    std::vector<Assumption> out_;
};

} // namespace

std::vector<Assumption> assumptionsOf(const sim::Ledger& ledger, const Plant& plant, sim::SetupCounts setup, const QString& currency,
                                      const std::function<QString(Id)>& nameOf) {
    return Assumptions(ledger, plant, currency, nameOf).gather(setup);
}

} // namespace takt::gui
