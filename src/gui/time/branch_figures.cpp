#include "gui/time/branch_figures.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

#include "gui/common/format.h"
#include "gui/time/playback.h"
#include "sim/series.h"

namespace takt::gui {

namespace {

constexpr int kPoll = 40;
constexpr std::size_t kMostInSummary = 3;

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
QString points(double value) { return BranchFigures::tr("%1 points", "of a percentage").arg(number(value * 100, 1)); }

using Text = QString (*)(double);

BranchFigures::Figure figureOf(const QString& name, double untouched, double branch, Text text, Text difference, bool moreIsBetter) {
    BranchFigures::Figure figure{name, text(untouched), text(branch), {}, Tone::Quiet};
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
    if (late_.branch == playback_.run() && late_.untouched == untouched->run())
        return build();
    timer_.start();
    tick();
}

void BranchFigures::tick() {
    if (auto counted = counting_.take())
        late_ = std::move(*counted);
    const auto* untouched = playback_.untouched();
    if (!untouched || !untouched->result() || !playback_.result())
        return timer_.stop();
    if (late_.branch == playback_.run() && late_.untouched == untouched->run()) {
        timer_.stop();
        return follow();
    }
    if (!counting_.isBusy())
        counting_.start([branch = playback_.run(), other = untouched->run()] {
            return LateOrders{branch, other, lateOrders(*branch), lateOrders(*other)};
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
        figures_.push_back(figureOf(tr("Late orders"), static_cast<double>(late_.inUntouched),
                                    static_cast<double>(late_.inBranch), pieces, pieces, false));
    add(tr("Lead time, mean"), "flow_time.mean", passedTime, passedTime, false);
    add(tr("Stock on the ladder, mean"), "stock_days.total", workingDays, workingDays, false);
    Q_EMIT changed();
}

QString BranchFigures::summary() const {
    QStringList parts;
    for (const auto& figure : figures_)
        if (figure.differs() && parts.size() < static_cast<int>(kMostInSummary))
            parts << tr("%1: %2", "figure, its difference").arg(figure.name, figure.difference);
    if (parts.isEmpty() && !figures_.empty())
        return tr("No figure is another one");
    return parts.join(QStringLiteral(" · "));
}

} // namespace takt::gui
