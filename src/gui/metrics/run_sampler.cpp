#include "gui/metrics/run_sampler.h"

#include <algorithm>

namespace takt::gui {

namespace {
constexpr int kPoll = 50;
}

RunSampler::RunSampler(QObject* parent) : QObject(parent) {
    timer_.setInterval(kPoll);
    connect(&timer_, &QTimer::timeout, this, &RunSampler::tick);
}

RunSampler::~RunSampler() { stop_.request_stop(); }

bool RunSampler::isWanted(const Run& run) const {
    return std::find(wanted_.begin(), wanted_.end(), run) != wanted_.end();
}

void RunSampler::want(const std::vector<Run>& runs) {
    wanted_ = runs;
    std::erase_if(known_, [this](const Known& known) { return !isWanted(known.run); });
    if (under_ && !isWanted(under_))
        stop_.request_stop();
    begin();
}

bool RunSampler::isKnown(const Run& run) const {
    return std::any_of(known_.begin(), known_.end(), [&](const Known& known) { return known.run == run; });
}

RunSampler::Samples RunSampler::of(const Run& run) const {
    for (const auto& known : known_)
        if (known.run == run)
            return known.samples;
    return nullptr;
}

void RunSampler::tick() {
    if (auto done = work_.take()) {
        under_.reset();
        if (isWanted(done->run) && !stop_.stop_requested()) {
            known_.push_back(std::move(*done)); // also where it could not be repeated, or it would be tried for ever
            Q_EMIT changed();
        }
    }
    begin();
    if (!work_.isBusy())
        timer_.stop();
}

void RunSampler::begin() {
    if (work_.isBusy())
        return;
    for (const auto& run : wanted_) {
        if (!run || !run->finished() || isKnown(run))
            continue;
        const auto result = run->result();
        if (!result)
            continue;
        under_ = run;
        stop_ = std::stop_source();
        work_.start([run, settings = sim::asRun(run->settings(), *result), stop = stop_.get_token()]() -> Known {
            auto samples = sim::sampleRun(run->network(), settings, stop);
            return {run, samples ? std::make_shared<const sim::RunSamples>(std::move(*samples)) : nullptr};
        });
        return timer_.start();
    }
}

} // namespace takt::gui
