#include "gui/time/intervention_text.h"

#include <QCoreApplication>
#include <algorithm>

#include "gui/common/field_text.h"
#include "gui/common/format.h"
#include "gui/time/playback.h"

namespace takt::gui {

namespace {

using Kind = sim::Intervention::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WhatIf)
};

/// The arguments of a sentence: what it is done to, and the rest as text.
struct Parts {
    Parts(const sim::Intervention& i, const std::function<QString(Id)>& nameOf, const Plant& plant)
        : who(nameOf(i.element)), item(i.item ? nameOf(i.item) : QString()), at(momentText(i.at)),
          length(fieldText(i.length)), count(static_cast<int>(std::min<std::int64_t>(i.amount, INT_MAX))),
          percent(gui::percent(static_cast<double>(i.amount) / 100, 0)),
          amount(amountText(Quantity{i.amount}, plant.find<Item>(i.item))) {}
    QString who, item, at, length;
    int count;
    QString percent, amount;
};

QString cardsText(Kind kind, const Parts& p) {
    switch (kind) {
    case Kind::LoseCards: return Words::tr("The next %n free cards of %1 are lost, from %2", nullptr, p.count).arg(p.who, p.at);
    case Kind::LockCards: return Words::tr("The next %n free cards of %1 are kept back, from %2", nullptr, p.count).arg(p.who, p.at);
    case Kind::ReturnCards: return Words::tr("%n lost cards of %1 come back on %2", nullptr, p.count).arg(p.who, p.at);
    case Kind::AddCards: return Words::tr("%n more cards go round in %1 from %2", nullptr, p.count).arg(p.who, p.at);
    default: return Words::tr("The next %n free cards of %1 are taken out of use, from %2", nullptr, p.count).arg(p.who, p.at);
    }
}

/// A value that is another one from now on.
QString setText(const sim::Intervention& i, const Parts& p) {
    switch (i.kind) {
    case Kind::ChangePace: return Words::tr("%1 takes %2 of its times from %3").arg(p.who, p.percent, p.at);
    case Kind::SetQuantity: return Words::tr("%1 wants %2 of %3 from %4").arg(p.who, p.amount, p.item, p.at);
    case Kind::SetDemandLevel: return Words::tr("%1 orders %2 of what it wants of %3, from %4").arg(p.who, p.percent, p.item, p.at);
    case Kind::SetUptime: return Words::tr("%1 has an uptime of %2 from %3").arg(p.who, fieldText(Share{i.amount}), p.at);
    case Kind::SetStopLength: return Words::tr("Stops of %1 last %2 on average from %3").arg(p.who, p.length, p.at);
    case Kind::SetChangeover: return Words::tr("%1 changes over in %2 from %3").arg(p.who, p.length, p.at);
    case Kind::SetCycle: return Words::tr("Cycles of %1 take %2 of their time from %3").arg(p.who, p.percent, p.at);
    case Kind::SetLeadTime: return Words::tr("%1 takes %2 of its lead time from %3").arg(p.who, p.percent, p.at);
    case Kind::SetTravel: return Words::tr("%1 takes %2 of its travel time from %3").arg(p.who, p.percent, p.at);
    case Kind::SetLot: return Words::tr("The lot of %1 is %2 from %3").arg(p.who, p.amount, p.at);
    case Kind::SetTrigger: return Words::tr("%1 is triggered at %2 from %3").arg(p.who, p.amount, p.at);
    default: return Words::tr("%1 orders up to %2 from %3").arg(p.who, p.amount, p.at);
    }
}

} // namespace

QString momentText(Time t) {
    return Words::tr("day %1, %2", "within a sentence").arg(QString::number(t.day() + 1), clockTime(t));
}

QString interventionName(Kind kind) {
    switch (kind) {
    case Kind::BreakDown: return Words::tr("Breakdown of a process");
    case Kind::LoseCards: return Words::tr("Lost cards");
    case Kind::AddCards: return Words::tr("Extra cards");
    case Kind::RushOrder: return Words::tr("Rush order");
    case Kind::DelayTransport: return Words::tr("Late truck");
    case Kind::SendAway: return Words::tr("Absent operators");
    case Kind::CloseSupplier: return Words::tr("Supplier closed");
    case Kind::SignalOutage: return Words::tr("Signal outage");
    default: return QString::fromLatin1(EnumNames<Kind>::names[static_cast<std::size_t>(kind)]);
    }
}

QString interventionText(const sim::Intervention& i, const Playback& playback) {
    return interventionText(i, [&](Id id) { return playback.nameOf(id); }, playback.runPlant());
}

QString interventionText(const sim::Intervention& i, const std::function<QString(Id)>& nameOf, const Plant& plant) {
    const Parts p(i, nameOf, plant);
    switch (i.kind) {
    case Kind::BreakDown:
        return i.amount > 0
                   ? Words::tr("%n machines of %1 are down for %2 from %3", nullptr, p.count).arg(p.who, p.length, p.at)
                   : Words::tr("%1 is down for %2 from %3").arg(p.who, p.length, p.at);
    case Kind::Repair: return Words::tr("%1 runs again from %2").arg(p.who, p.at);
    case Kind::PutIn: return Words::tr("%1 of %2 more in %3 on %4").arg(p.amount, p.item, p.who, p.at);
    case Kind::TakeOut: return Words::tr("%1 of %2 less in %3 on %4").arg(p.amount, p.item, p.who, p.at);
    case Kind::RushOrder: return Words::tr("%1 orders %2 of %3 besides, on %4").arg(p.who, p.amount, p.item, p.at);
    case Kind::DelayTransport: return Words::tr("%1 does not depart for %2 from %3").arg(p.who, p.length, p.at);
    case Kind::SendAway:
        return Words::tr("%n operators of %1 are absent for %2 from %3", nullptr, p.count).arg(p.who, p.length, p.at);
    case Kind::CloseSupplier: return Words::tr("%1 dispatches nothing for %2 from %3").arg(p.who, p.length, p.at);
    case Kind::SignalOutage:
        return i.paper.us > 0 ? Words::tr("No signal of %1 for %2 from %3; its cards go by hand, %4 later")
                                    .arg(p.who, p.length, p.at, fieldText(i.paper))
                              : Words::tr("No signal of %1 for %2 from %3").arg(p.who, p.length, p.at);
    case Kind::LoseCards:
    case Kind::LockCards:
    case Kind::ReturnCards:
    case Kind::AddCards:
    case Kind::WithdrawCards: return cardsText(i.kind, p);
    default: return setText(i, p);
    }
}

QString interventionsText(const std::vector<sim::Intervention>& all, const Playback& playback) {
    const auto first = std::min_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    if (first == all.end())
        return {};
    const QString text = interventionText(*first, playback);
    const int more = static_cast<int>(all.size()) - 1;
    return more == 0 ? text : Words::tr("%1, and %n more", nullptr, more).arg(text);
}

} // namespace takt::gui
