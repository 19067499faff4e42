#include "gui/boards/board_source.h"

#include <QLocale>

#include "gui/boards/board_texts.h"
#include "gui/boards/replenishment_times.h"
#include "gui/common/format.h"

namespace takt::gui {

namespace {
constexpr std::size_t kAtOnce = 1'000'000; ///< records, some ten milliseconds
} // namespace

QString cardQuantity(std::int64_t steps, const Item* item) {
    if (!item)
        return QString::number(steps);
    Item bare = *item;
    bare.unit.clear();
    return quantity(steps, bare);
}

QString shortTime(Time t, Time now) {
    if (t.day() == now.day())
        return clockTime(t);
    const QString weekday = QLocale().dayName(static_cast<int>(t.day() % 7) + 1, QLocale::ShortFormat);
    return BoardTexts::tr("%1 %2", "weekday, time").arg(weekday, clockTime(t));
}

BoardSource::BoardSource(Document& document, Playback& playback)
    : document_(document), playback_(playback), replenishment_(std::make_unique<ReplenishmentTimes>(playback)) {}

BoardSource::~BoardSource() = default;

void BoardSource::planOnce() {
    const auto run = playback_.run();
    if (run == planned_)
        return;
    planned_ = run;
    needs_.clear();
    const lean::LoopFacts facts(playback_.runProject(), playback_.runScenario());
    secondsPerDay_ = facts.secondsPerDay();
    for (const auto& loop : network().loops) {
        const KanbanLoop* row = playback_.runPlant().find<KanbanLoop>(loop.id);
        needs_.push_back(row ? lean::boardNeeds(facts, *row) : lean::BoardNeeds{});
    }
}

const lean::BoardNeeds& BoardSource::needs(std::uint32_t loop) {
    planOnce();
    return needs_[loop];
}

double BoardSource::plannedReplenishment(std::uint32_t loop) { return needs(loop).leadTimeDays * secondsPerDay_; }

double BoardSource::secondsPerDay() {
    planOnce();
    return secondsPerDay_;
}

const RunLog& BoardSource::log() {
    const auto run = playback_.run();
    if (run != logged_) {
        log_ = std::make_unique<RunLog>(run->network());
        logged_ = run;
    }
    return *log_;
}

bool BoardSource::readOn() {
    (void)log();
    const sim::Trace& trace = *logged_->trace();
    return log_->follow(trace, trace.size(), kAtOnce);
}

const KanbanLoop* BoardSource::loopRow(std::uint32_t loop) const {
    const Id id = network().loops[loop].id;
    const KanbanLoop* now = document_.plant().find<KanbanLoop>(id);
    return now ? now : playback_.runPlant().find<KanbanLoop>(id);
}

const Item* BoardSource::itemRow(std::uint32_t item) const {
    return item == sim::kNone ? nullptr : playback_.runPlant().find<Item>(network().items[item].id);
}

QString BoardSource::itemName(std::uint32_t item) const {
    return item == sim::kNone ? QString() : playback_.nameOf(network().items[item].id);
}

QString BoardSource::loopText(std::uint32_t loop) const {
    const KanbanLoop* row = loopRow(loop);
    const QString to = row ? nameOf(row->to) : QString();
    switch (network().loops[loop].kind) {
    case LoopKind::Production: return BoardTexts::tr("production for %1").arg(to);
    case LoopKind::Withdrawal: return BoardTexts::tr("withdrawal to %1").arg(to);
    case LoopKind::LotBoard: return BoardTexts::tr("lots for %1").arg(to);
    case LoopKind::Conwip: return BoardTexts::tr("CONWIP to %1").arg(to);
    case LoopKind::BaseStock: return BoardTexts::tr("base stock of %1").arg(to);
    case LoopKind::ReorderPoint: return BoardTexts::tr("reorder point of %1").arg(to);
    case LoopKind::MinMax: return BoardTexts::tr("min/max of %1").arg(to);
    case LoopKind::Signal: break;
    }
    return BoardTexts::tr("signal for %1").arg(to);
}

} // namespace takt::gui
