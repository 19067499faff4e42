#include "gui/time/branch_figures.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

#include "gui/common/format.h"
#include "gui/time/intervention_text.h"
#include "gui/time/playback.h"
#include "sim/series.h"

namespace takt::gui {

namespace {

constexpr int kPoll = 40;
constexpr std::size_t kMostInSummary = 3;
constexpr std::size_t kMostStores = 3;

/// Deliveries late after the warm-up, which no figure counts.
std::int64_t lateOrders(const sim::LiveRun& run) {
    const auto& network = *run.network();
    Time from;
    if (run.settings().warmUp.amount > 0) {
        sim::RunSettings warmUp;
        warmUp.horizon = run.settings().warmUp; // it ends where a run as long as it would
        from = sim::horizonOf(network, warmUp).value_or(Time{});
    }
    const auto marks = sim::marks(network, *run.trace(), run.trace()->size());
    return std::count_if(marks.begin(), marks.end(), [from](const sim::Mark& mark) {
        return mark.kind == sim::Mark::Kind::LateDelivery && mark.at >= from;
    });
}

QString withSign(double difference, const QString& size) {
    return (difference < 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) + size;
}

QString pieces(double value) { return number(value); }
QString shares(double value) { return percent(value); }
QString hours(double value) { return BranchFigures::tr("%1 h", "operator hours").arg(number(value, 1)); }
QString points(double value) { return BranchFigures::tr("%1 points", "of a percentage").arg(number(value * 100, 1)); }

using Text = QString (*)(double);

BranchFigures::Figure figureOf(const QString& name, double untouched, double branch, Text text, Text difference, bool moreIsBetter) {
    BranchFigures::Figure figure{name, text(untouched), text(branch), {}, {}, Tone::Quiet};
    const double by = branch - untouched;
    if (!figure.differs()) {
        figure.difference = BranchFigures::tr("the same");
        return figure;
    }
    figure.difference = withSign(by, difference(std::abs(by)));
    figure.tone = (by > 0) == moreIsBetter ? Tone::Good : Tone::Bad;
    return figure;
}

} // namespace

BranchFigures::BranchFigures(Playback& playback, QObject* parent) : QObject(parent), playback_(playback) {
    timer_.setInterval(kPoll);
    connect(&timer_, &QTimer::timeout, this, &BranchFigures::tick);
    connect(&playback, &Playback::runChanged, this, &BranchFigures::follow);
    connect(&playback, &Playback::runProgressed, this, &BranchFigures::follow);
    follow();
}

void BranchFigures::follow() {
    const auto* untouched = playback_.untouched();
    const bool known = untouched && untouched->result() && playback_.result() && !playback_.isOutOfDate();
    if (!known) {
        if (figures_.empty())
            return;
        figures_.clear();
        Q_EMIT changed();
        return;
    }
    if (counted_.branch == playback_.run() && counted_.untouched == untouched->run())
        return build();
    timer_.start();
    tick();
}

void BranchFigures::tick() {
    if (auto counted = counting_.take())
        counted_ = std::move(*counted);
    const auto* untouched = playback_.untouched();
    if (!untouched || !untouched->result() || !playback_.result())
        return timer_.stop();
    if (counted_.branch == playback_.run() && counted_.untouched == untouched->run()) {
        timer_.stop();
        return follow();
    }
    if (!counting_.isBusy())
        counting_.start([branch = playback_.run(), other = untouched->run()] {
            return Counted{branch, other, lateOrders(*branch), lateOrders(*other),
                           sim::divergences(*branch->network(), *branch->trace(), branch->trace()->size(), *other->trace(), other->trace()->size())};
        });
}

void BranchFigures::build() {
    const auto branch = playback_.result(), untouched = playback_.untouched()->result();
    figures_.clear();
    const auto add = [&](const QString& name, const char* key, Text text, Text difference, bool moreIsBetter) {
        const auto *a = untouched->find(key), *b = branch->find(key);
        if (a && b)
            figures_.push_back(figureOf(name, a->value.mean, b->value.mean, text, difference, moreIsBetter));
    };
    add(tr("Delivered, pieces"), "delivered.total", pieces, pieces, true);
    add(tr("Fill rate"), "fill_rate", shares, points, true);
    const auto& demands = playback_.network().demands;
    if (std::any_of(demands.begin(), demands.end(), [](const auto& d) { return d.pattern == DemandPattern::DailyOrder; }))
        figures_.push_back(figureOf(tr("Late orders"), static_cast<double>(counted_.lateInUntouched),
                                    static_cast<double>(counted_.lateInBranch), pieces, pieces, false));
    add(tr("Lead time, mean"), "flow_time.mean", passedTime, passedTime, false);
    add(tr("Stock on the ladder, mean"), "stock_days.total", workingDays, workingDays, false);
    addPitches();
    addLedger();
    addStocks();
    Q_EMIT changed();
}

void BranchFigures::addPitches() {
    const auto branch = playback_.result(), untouched = playback_.untouched()->result();
    double before = 0, now = 0;
    bool any = false;
    for (const auto& measure : untouched->measures)
        if (measure.name.starts_with("pitches.") && measure.name.ends_with(".missed"))
            if (const auto* other = branch->find(measure.name)) {
                before += measure.value.mean;
                now += other->value.mean;
                any = true;
            }
    if (any)
        figures_.push_back(figureOf(tr("Missed pitches"), before, now, pieces, pieces, false));
}

/// Hours for which operators are paid and can do nothing.
void BranchFigures::addLedger() {
    const auto branch = playback_.result(), untouched = playback_.untouched()->result();
    if (!branch->ledger || !untouched->ledger || branch->ledger->crews.empty())
        return;
    const auto waiting = [](const sim::Ledger& ledger) {
        sim::LongTime us = 0;
        using A = sim::Activity;
        for (const auto& crew : ledger.crews)
            for (const auto activity : {A::NoCard, A::NoMaterial, A::Blocked, A::Down, A::WaitingInWork})
                us += crew.us[static_cast<std::size_t>(activity)];
        return static_cast<double>(us) / 3.6e9 / static_cast<double>(std::max<std::int64_t>(1, ledger.runs));
    };
    figures_.push_back(figureOf(tr("Operators wait"), waiting(*untouched->ledger), waiting(*branch->ledger), hours, hours, false));
}

/// The stores that fall furthest below what they held without the event, by the share of what they held.
void BranchFigures::addStocks() {
    const auto& network = playback_.network();
    std::vector<sim::Divergence> worst;
    for (const auto& d : counted_.stocks)
        if (d.below() > 0 && network.places[d.place].item != sim::kNone && network.places[d.place].kind == sim::PlaceNode::Kind::Store)
            worst.push_back(d);
    const auto share = [](const sim::Divergence& d) { return static_cast<double>(d.below()) / static_cast<double>(std::max<std::int64_t>(1, d.there)); };
    std::stable_sort(worst.begin(), worst.end(), [&](const auto& a, const auto& b) { return share(a) > share(b); });
    worst.resize(std::min(worst.size(), kMostStores));
    for (const auto& d : worst) {
        const auto& place = network.places[d.place];
        const Item* item = playback_.runPlant().find<Item>(network.items[place.item].id);
        if (!item)
            continue;
        Figure figure;
        figure.name = tr("%1 in %2, %3", "item, store, moment").arg(playback_.nameOf(item->id), playback_.nameOf(place.element), momentText(d.at));
        figure.untouched = quantity(d.there, *item);
        figure.branch = quantity(d.here, *item);
        figure.difference = withSign(-1, quantity(d.below(), *item));
        figure.after = d.level == kNever ? tr("not level again") : tr("level again from %1").arg(momentText(d.level));
        figure.tone = Tone::Bad;
        figures_.push_back(std::move(figure));
    }
}

QString BranchFigures::summary() const {
    QStringList parts;
    for (const auto& figure : figures_)
        if (figure.differs() && parts.size() < static_cast<int>(kMostInSummary)) {
            const bool store = !figure.after.isEmpty(); // long, and one of them tells enough
            if (!store || parts.size() + 1 < static_cast<int>(kMostInSummary))
                parts << (store ? tr("stock of %1: %2", "item in store, its difference") : tr("%1: %2", "figure, its difference"))
                             .arg(figure.name, figure.difference);
            if (store)
                break;
        }
    if (parts.isEmpty() && !figures_.empty())
        return tr("No figure differs");
    return parts.join(QStringLiteral(" · "));
}

} // namespace takt::gui
