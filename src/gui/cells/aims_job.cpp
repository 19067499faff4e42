#include "gui/cells/aims_job.h"

#include <utility>

#include "gui/cells/solver_job.h"

namespace takt::gui {

namespace {
constexpr int kLook = 60; // milliseconds between looks
}

AimsJob::AimsJob(QObject* parent) : QObject(parent) {
    timer_.setInterval(kLook);
    connect(&timer_, &QTimer::timeout, this, &AimsJob::look);
}

AimsJob::~AimsJob() {
    cancel();
    if (thread_.joinable())
        thread_.join();
}

void AimsJob::start(balance::Line line, Next next, double secondsEach, SpareTime spareTime, std::vector<int> known) {
    cancelled_ = false;
    done_ = false;
    fresh_.clear();
    asked_.reset();
    thread_ = std::thread([this, line = std::move(line), next = std::move(next), secondsEach, spareTime, known = std::move(known)] {
        std::vector<AimAnswer> answers;
        for (auto aim = next(answers); aim && !cancelled_; aim = next(answers)) {
            {
                const std::scoped_lock lock(mutex_);
                asked_ = aim;
            }
            balance::Control control;
            control.seconds = secondsEach;
            control.cancelled = &cancelled_;
            auto balance = balance::solve(line, *aim, control);
            if (cancelled_)
                break; // only whole answers stand beside each other
            if (balance)
                finishAnswer(line, *aim, spareTime, known, *balance);
            answers.push_back({*aim, std::move(balance)});
            const std::scoped_lock lock(mutex_);
            fresh_.push_back(answers.back());
        }
        const std::scoped_lock lock(mutex_);
        done_ = true;
    });
    timer_.start();
}

void AimsJob::cancel() { cancelled_ = true; }

std::optional<balance::Aim> AimsJob::asked() const {
    const std::scoped_lock lock(mutex_);
    return asked_;
}

void AimsJob::look() {
    std::vector<AimAnswer> fresh;
    bool done = false;
    {
        const std::scoped_lock lock(mutex_);
        fresh.swap(fresh_);
        done = done_;
    }
    for (const auto& answer : fresh)
        Q_EMIT answered(answer);
    if (!done)
        return;
    timer_.stop();
    thread_.join();
    thread_ = {};
    Q_EMIT finished();
}

} // namespace takt::gui
