#include "gui/boards/card_count_texts.h"

#include <QCoreApplication>
#include <cmath>

#include "gui/boards/loop_words.h"
#include "gui/common/format.h"

namespace takt::gui {

namespace {

using lean::CountInputKind;
using lean::CountSource;
using lean::CountUnit;
using lean::LeadPart;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CardCounts)
};

double perStep(const Item* item) { return item ? item->step.value() : 1.0; }

/// A quantity in the item's unit.
QString amount(double steps, const Item* item) {
    const QString value = figure(steps * perStep(item));
    const bool pieces = !item || item->unit.empty() || item->unit == "piece" || item->unit == "pieces";
    return pieces ? value : QStringLiteral("%1 %2").arg(value, QString::fromStdString(item->unit));
}

QString inputName(CountInputKind what) {
    switch (what) {
    case CountInputKind::Demand: return Words::tr("d, demand");
    case CountInputKind::Container: return Words::tr("C, quantity on one card");
    case CountInputKind::LeadTime: return Words::tr("L, replenishment time");
    case CountInputKind::SafetyShare: return Words::tr("a, safety share");
    case CountInputKind::Takt: return Words::tr("Takt time of the item");
    case CountInputKind::SafetyStock: return Words::tr("Safety stock");
    case CountInputKind::Buffer: return Words::tr("Buffer stock");
    case CountInputKind::ServiceLevel: return Words::tr("Service level");
    case CountInputKind::ServiceFactor: return Words::tr("z, of the service level");
    case CountInputKind::DemandDeviation: return Words::tr("sd, deviation of a day's demand");
    case CountInputKind::LeadTimeDeviation: return Words::tr("sL, deviation of the replenishment time");
    case CountInputKind::CardOnEmpty: return Words::tr("Card freed on empty");
    case CountInputKind::CycleDays: return Words::tr("a, days of a delivery cycle");
    case CountInputKind::CycleDeliveries: return Words::tr("b, deliveries in these days");
    case CountInputKind::CycleLater: return Words::tr("c, deliveries from order to goods");
    case CountInputKind::SafetyDays: break;
    }
    return Words::tr("Supplier's safety");
}

QString sourceText(CountSource source) {
    switch (source) {
    case CountSource::Demands: return Words::tr("computed: what customers ask for, along the flows to this loop");
    case CountSource::Loop: return Words::tr("entered at the loop");
    case CountSource::Item: return Words::tr("entered: the item's container");
    case CountSource::LeadParts: return Words::tr("computed: the parts below together");
    case CountSource::Settings: return Words::tr("entered above, for all loops");
    case CountSource::Calendar: return Words::tr("computed: working time of a day / demand");
    case CountSource::Stock: return Words::tr("entered at the stock the loop fills");
    case CountSource::Level: return Words::tr("computed: quantile of the normal law");
    case CountSource::Laws: return Words::tr("computed: from the laws on the map");
    case CountSource::Timetable: return Words::tr("entered: timetable of the transport");
    case CountSource::Nothing: break;
    }
    return Words::tr("nothing on the map says so: taken as none");
}

QString partName(LeadPart part) {
    switch (part) {
    case LeadPart::Collection: return Words::tr("until the card is collected");
    case LeadPart::CardsWay: return Words::tr("way of the card, and of withdrawn goods");
    case LeadPart::TripsLater: return Words::tr("trips from order to goods");
    case LeadPart::LotGathers: return Words::tr("until the lot has gathered");
    case LeadPart::WaitForMachine: return Words::tr("another item on the machine");
    case LeadPart::Setup: return Words::tr("changeover");
    case LeadPart::Making: return Words::tr("making one container");
    case LeadPart::SupplierLead: return Words::tr("supplier's lead time");
    case LeadPart::Transport: break;
    }
    return Words::tr("transport");
}

QString partSource(const Plant& plant, const lean::LeadTimePart& part) {
    switch (part.what) {
    case LeadPart::Collection:
    case LeadPart::TripsLater:
        return plant.find<KanbanLoop>(part.source) ? Words::tr("entered at the loop")
                                                   : Words::tr("timetable of %1").arg(placeWord(plant, part.source));
    case LeadPart::CardsWay: return Words::tr("entered at the loop");
    case LeadPart::LotGathers: return Words::tr("computed: lot and demand of the loop");
    case LeadPart::WaitForMachine: return Words::tr("computed: the longest lot of another item at %1").arg(placeWord(plant, part.source));
    case LeadPart::Making: return Words::tr("computed: cycle time, uptime and yield of %1").arg(placeWord(plant, part.source));
    default: return Words::tr("entered at %1").arg(placeWord(plant, part.source));
    }
}

QString valueText(const lean::CountInput& input, const lean::LoopCounts& counts, const Item* item) {
    switch (input.unit) {
    case CountUnit::StepsPerDay: return Words::tr("%1 a day").arg(amount(input.value, item));
    case CountUnit::Steps: return amount(input.value, item);
    case CountUnit::WorkingDays:
        return input.what == CountInputKind::LeadTime || input.what == CountInputKind::LeadTimeDeviation
                   ? leadTimeText(input.value, counts.secondsPerDay)
                   : Words::tr("%1 wd").arg(figure(input.value));
    case CountUnit::Seconds: return Words::tr("%1 s").arg(figure(input.value / perStep(item)));
    case CountUnit::Share: return Words::tr("%1 %").arg(figure(input.value * 100));
    case CountUnit::Cards: return Words::tr("%n cards", nullptr, static_cast<int>(input.value));
    case CountUnit::Number: break;
    }
    return figure(input.value);
}

/// Looked up once for all formulas; 0 where a school does not ask for it.
struct Filled {
    const lean::SchoolCount& count;
    const Item* item;
    double of(CountInputKind what) const {
        const auto* input = count.input(what);
        return input ? input->value : 0;
    }
    QString text(CountInputKind what) const { return figure(of(what)); }
    QString steps(CountInputKind what) const { return figure(of(what) * perStep(item)); }
};

QString expression(const Filled& in) {
    using K = CountInputKind;
    switch (in.count.school) {
    case CardSchool::Monden:
        return QStringLiteral("%1 × %2 × (1 + %3) / %4").arg(in.steps(K::Demand), in.text(K::LeadTime), in.text(K::SafetyShare), in.steps(K::Container));
    case CardSchool::Roser: {
        const double takt = in.of(K::Takt);
        const double replenishment = in.count.exact * takt * in.of(K::Container);
        return Words::tr("%1 s / (%2 s × %3)").arg(figure(replenishment), figure(takt / perStep(in.item)), in.steps(K::Container));
    }
    case CardSchool::ReorderPoint:
        return QStringLiteral("(%1 × %2 + %3 √(%2 × %4² + %1² × %5²)) / %6")
            .arg(in.steps(K::Demand), in.text(K::LeadTime), in.text(K::ServiceFactor), in.steps(K::DemandDeviation), in.text(K::LeadTimeDeviation),
                 in.steps(K::Container));
    case CardSchool::DeliveryCycle:
        return QStringLiteral("%1 / %2 × (%3 × (%4 + 1) / %5 + %6)")
            .arg(in.steps(K::Demand), in.steps(K::Container), in.text(K::CycleDays), in.text(K::CycleLater), in.text(K::CycleDeliveries), in.text(K::SafetyDays));
    case CardSchool::Own: break;
    }
    return {};
}

} // namespace

QString figure(double value) {
    for (int decimals = 0; decimals < 6; ++decimals) {
        const double scale = std::pow(10.0, decimals);
        if (std::abs(std::round(value * scale) / scale - value) <= 5e-4 * std::abs(value))
            return number(value, decimals);
    }
    return number(value, 6);
}

QString leadTimeText(double days, double secondsPerDay) {
    const double s = days * secondsPerDay;
    if (days >= 1 || s <= 0)
        return Words::tr("%1 wd").arg(figure(days));
    return Words::tr("%1 wd, %2").arg(figure(days), seconds(s >= 600 ? std::round(s / 60) * 60 : std::round(s)));
}

QString schoolName(CardSchool school) {
    switch (school) {
    case CardSchool::Own: break;
    case CardSchool::Monden: return Words::tr("Monden");
    case CardSchool::Roser: return Words::tr("Roser");
    case CardSchool::ReorderPoint: return Words::tr("Reorder point");
    case CardSchool::DeliveryCycle: return Words::tr("Delivery cycle");
    }
    return Words::tr("entered", "count of cards");
}

QString schoolFormula(CardSchool school) {
    switch (school) {
    case CardSchool::Own: break;
    case CardSchool::Monden: return Words::tr("d L (1 + a) / C");
    case CardSchool::Roser: return Words::tr("L / (takt × C), safety cards apart");
    case CardSchool::ReorderPoint: return Words::tr("(d L + z √(L sd² + d² sL²)) / C");
    case CardSchool::DeliveryCycle: return Words::tr("d / C × (a (c + 1) / b + safety)");
    }
    return {};
}

QString noCountText(lean::NoCount why) {
    using lean::NoCount;
    switch (why) {
    case NoCount::None: break;
    case NoCount::OneTriangle: return Words::tr("A signal kanban has one triangle: its trigger and its lot are sized, not its cards.");
    case NoCount::CommonStretch: return Words::tr("CONWIP cards limit what is in a whole stretch: how long that takes is known from a run.");
    case NoCount::NoItem: return Words::tr("The loop names no item.");
    case NoCount::NoDemand: return Words::tr("Nothing is asked of this loop: no customer's demand leads to it.");
    case NoCount::NoLeadTime: return Words::tr("Nothing on the map says how long replenishment takes: enter a cycle time, a lead time or a way.");
    case NoCount::NoTransport: return Words::tr("No milk run takes these cards along, so there is no delivery cycle.");
    case NoCount::NoTimetable: return Words::tr("The transport goes when it is called: a delivery cycle needs a timetable.");
    }
    return {};
}

QString filledIn(const lean::SchoolCount& count, const Item* item) {
    if (!count.applies())
        return noCountText(count.why);
    const auto cards = [](std::int64_t n) { return Words::tr("%n cards", nullptr, static_cast<int>(n)); };
    QString text = QStringLiteral("%1 = %2").arg(expression({count, item}), figure(count.exact));
    if (count.apart == 0)
        return Words::tr("%1, so %2").arg(text, cards(count.cards));
    text = Words::tr("%1, so %2").arg(text, cards(lean::wholeCards(count.exact)));
    return count.school == CardSchool::Roser ? Words::tr("%1, and %2 for safety: %3").arg(text).arg(count.apart).arg(count.cards)
                                             : Words::tr("%1, and %2 because cards are freed on empty: %3").arg(text).arg(count.apart).arg(count.cards);
}

QString takenAtOnceText(const lean::LoopCounts& counts, const lean::SchoolCount& count, const Item* item) {
    const auto* container = count.input(CountInputKind::Container);
    if (!count.applies() || !container || counts.takenAtOnce <= static_cast<double>(count.cards) * container->value + 1e-9)
        return {};
    return Words::tr("Up to %1 are taken out of the store at a time, what %n cards hold. The formula spreads the demand evenly over the day.", nullptr,
                     static_cast<int>(lean::wholeCards(counts.takenAtOnce / container->value)))
        .arg(amount(counts.takenAtOnce, item));
}

std::vector<CountLine> countLines(const Plant& plant, const lean::LoopCounts& counts, const lean::SchoolCount& count) {
    const KanbanLoop* loop = plant.find<KanbanLoop>(counts.loop);
    const Item* item = loop ? plant.find<Item>(loop->item) : nullptr;
    std::vector<CountLine> lines;
    for (const auto& input : count.inputs) {
        lines.push_back({inputName(input.what), valueText(input, counts, item), sourceText(input.source), false});
        if (input.what == CountInputKind::LeadTime)
            for (const auto& part : counts.leadTime.parts)
                lines.push_back({partName(part.what), leadTimeText(part.days, counts.secondsPerDay), partSource(plant, part), true});
    }
    return lines;
}

} // namespace takt::gui
