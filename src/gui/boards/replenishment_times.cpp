#include "gui/boards/replenishment_times.h"

namespace takt::gui {

namespace {

constexpr int kPoll = 100; ///< ms
constexpr double kHalf = 0.5, kMost = 0.95;

} // namespace

ReplenishmentTimes::ReplenishmentTimes(Playback& playback, QObject* parent) : QObject(parent), playback_(playback) {
    poll_.setInterval(kPoll);
    connect(&poll_, &QTimer::timeout, this, &ReplenishmentTimes::poll);
    connect(&playback, &Playback::runChanged, this, &ReplenishmentTimes::runChanged);
    connect(&playback, &Playback::runProgressed, this, &ReplenishmentTimes::readOn);
    runChanged();
}

void ReplenishmentTimes::runChanged() {
    const auto run = playback_.run();
    if (run != run_) {
        run_ = run;
        scan_ = run ? std::make_shared<ReplenishmentScan>(run->network()) : nullptr;
        figures_.clear();
    }
    readOn();
}

void ReplenishmentTimes::readOn() {
    if (job_.isBusy() || isUpToDate())
        return;
    job_.start([scan = scan_, run = run_] {
        scan->follow(*run->trace(), run->trace()->size());
        return std::pair(scan, run);
    });
    poll_.start();
}

void ReplenishmentTimes::poll() {
    auto answer = job_.take();
    if (!answer)
        return;
    poll_.stop();
    if (answer->second == run_) {
        figures_.clear();
        for (std::uint32_t loop = 0; loop < run_->network()->loops.size(); ++loop) {
            const auto& times = scan_->of(loop);
            figures_.push_back(times.count() > 0 ? std::optional(Figures{times.count(), times.quantile(kHalf), times.quantile(kMost)}) : std::nullopt);
        }
        Q_EMIT changed();
    }
    readOn();
}

std::optional<ReplenishmentTimes::Figures> ReplenishmentTimes::of(std::uint32_t loop) const {
    return loop < figures_.size() ? figures_[loop] : std::nullopt;
}

bool ReplenishmentTimes::isUpToDate() const {
    return !run_ || (!job_.isBusy() && scan_->read() >= run_->trace()->size() && (figures_.size() == run_->network()->loops.size()));
}

} // namespace takt::gui
