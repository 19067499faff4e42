#include "gui/metrics/beside_run.h"

#include <algorithm>

#include "gui/common/format.h"
#include "gui/metrics/run_words.h"

namespace takt::gui {

namespace {

constexpr int kPoll = 100;

QString spanText(const Span& span) {
    const double amount = static_cast<double>(span.amount) * 1e-6;
    return span.unit == Span::Unit::WorkingDays ? workingDays(amount) : seconds(amount);
}

} // namespace

BesideRun::BesideRun(Document& document, Playback& playback, QObject* parent)
    : QObject(parent), document_(document), playback_(playback) {
    timer_.setInterval(kPoll);
    connect(&timer_, &QTimer::timeout, this, &BesideRun::poll);
    connect(&playback, &Playback::runChanged, this, &BesideRun::follow);
    connect(&playback, &Playback::runProgressed, this, [this] {
        if (chosen_ == kUntouched)
            Q_EMIT progressed();
    });
    connect(&document, &Document::runsChanged, this, &BesideRun::follow);
    connect(&document, &Document::reset, this, [this] { choose(kNone); });
}

std::vector<BesideRun::Choice> BesideRun::choices() const {
    std::vector<Choice> out;
    if (playback_.isBranch())
        out.push_back({kUntouched, tr("The untouched run")});
    const auto& runs = document_.runs();
    for (auto record = runs.rbegin(); record != runs.rend(); ++record)
        out.push_back({record->number, tr("%1, seed %2", "stored run").arg(runTitle(*record)).arg(record->settings.seed)});
    return out;
}

/// What was chosen may be gone.
void BesideRun::follow() {
    const auto all = choices();
    const bool there = std::any_of(all.begin(), all.end(), [this](const Choice& c) { return c.number == chosen_; });
    if (chosen_ != kNone && !there)
        return choose(kNone);
    Q_EMIT changed();
}

void BesideRun::forget() {
    if (own_)
        own_->cancel();
    own_.reset();
    record_.reset();
    preparing_.reset();
    problem_.clear();
    timer_.stop();
}

void BesideRun::choose(std::int64_t number) {
    forget();
    chosen_ = number;
    for (const auto& record : document_.runs())
        if (record.number == number)
            record_ = record;
    if (record_) {
        if (auto project = document_.plantOfRun(*record_)) {
            preparing_ = std::make_shared<const Project>(std::move(*project));
            timer_.start();
            poll();
        } else {
            problem_ = errorText(project.error());
        }
    }
    Q_EMIT changed();
}

void BesideRun::poll() {
    if (auto done = work_.take(); done && done->project == preparing_ && preparing_) {
        preparing_.reset();
        if (done->network && done->branchRefusal.isEmpty()) {
            sim::RunSettings asked = record_->settings;
            asked.ledger = true; // for what a piece's time went to
            auto stored = record_->result.replications > 1 ? std::optional(record_->result) : std::nullopt;
            own_ = std::make_unique<ShownRun>(done->network, asked,
                                              ShownRun::Origin{done->project, done->scenario, record_->number, std::move(stored), false});
        } else {
            problem_ = done->network ? done->branchRefusal : done->refusal;
        }
        Q_EMIT changed();
    }
    if (preparing_ && !work_.isBusy()) {
        const Id scenario = preparing_->scenario(record_->scenario) ? record_->scenario : preparing_->scenarios.front().id;
        work_.start([project = preparing_, scenario, settings = record_->settings] { return prepareRun(project, scenario, settings); });
    }
    if (own_) {
        own_->poll();
        Q_EMIT progressed();
        if (own_->isSettled())
            timer_.stop();
    } else if (!preparing_) {
        timer_.stop();
    }
}

const ShownRun* BesideRun::run() const {
    if (chosen_ == kUntouched)
        return playback_.untouched();
    return own_.get();
}

QString BesideRun::name() const {
    for (const auto& choice : choices())
        if (choice.number == chosen_)
            return choice.name;
    return {};
}

QString BesideRun::difference() const {
    const ShownRun* other = run();
    if (!other || !playback_.hasRun())
        return {};
    const auto& here = playback_.run()->settings();
    QStringList parts;
    if (other->run()->horizon() != playback_.horizon())
        parts << tr("it lasts %1, the run on view %2").arg(spanText(other->settings().horizon), spanText(here.horizon));
    const bool bothTold = !here.findWarmUp && !other->settings().findWarmUp;
    if (bothTold && other->settings().warmUp != here.warmUp)
        parts << tr("its warm-up is %1, here %2").arg(spanText(other->settings().warmUp), spanText(here.warmUp));
    return parts.join(QStringLiteral(" · "));
}

} // namespace takt::gui
