#include "cell/stopwatch.h"

#include <utility>

namespace takt::cell {

void Stopwatch::press(Duration now) {
    goOn(now);
    presses_.push_back({net(now), hasBegun() && std::exchange(spoilt_, false)});
    spoilt_ = false;
}

void Stopwatch::takeBack() {
    if (!hasBegun())
        return;
    spoilt_ = presses_.back().spoilt;
    presses_.pop_back();
    if (!hasBegun())
        pausedAt_.reset();
}

void Stopwatch::spoil() { spoilt_ = hasBegun() && !spoilt_; }

void Stopwatch::pause(Duration now) {
    if (hasBegun() && !pausedAt_)
        pausedAt_ = now;
}

void Stopwatch::goOn(Duration now) {
    if (!pausedAt_)
        return;
    paused_ += now - *pausedAt_;
    pausedAt_.reset();
}

Duration Stopwatch::passed(Duration now) const { return hasBegun() ? net(now) - presses_.back().at : Duration{}; }

std::vector<Duration> Stopwatch::times(std::size_t task) const {
    std::vector<Duration> times;
    for (std::size_t i = 1 + task; i < presses_.size(); i += tasks_)
        if (const Duration time = presses_[i].at - presses_[i - 1].at; !presses_[i].spoilt && time.us > 0)
            times.push_back(time);
    return times;
}

std::size_t Stopwatch::count() const {
    std::size_t count = 0;
    for (std::size_t task = 0; task < tasks_; ++task)
        count += times(task).size();
    return count;
}

} // namespace takt::cell
