#include "gui/cells/solver_job.h"

#include "balance/checker.h"
#include "cell/facing.h"
#include "cell/spread.h"

namespace takt::gui {

namespace {
constexpr int kLook = 80;          // milliseconds between looks
constexpr double kLongest = 600;   // seconds of search
constexpr double kLevelling = 0.5; // and of levelling afterwards
void spread(const balance::Line& line, const balance::Aim& aim, SpareTime spareTime, balance::Balance& answer) {
    const balance::Units cycle = aim.cycle > 0 ? aim.cycle : answer.cycle;
    const auto stations = static_cast<int>(answer.assignment.stations.size());
    if (spareTime == SpareTime::Even && aim.kind == balance::Aim::Kind::FewestStations && answer.assignment.count() == stations) {
        balance::Aim shortest;
        shortest.kind = balance::Aim::Kind::ShortestCycle;
        shortest.stations = stations;
        balance::Control control;
        control.seconds = kLevelling;
        if (auto level = balance::solve(line, shortest, control);
            level && static_cast<int>(level->assignment.stations.size()) == stations &&
            balance::violations(line, level->assignment, cycle).empty())
            answer.assignment = std::move(level->assignment);
    }
    answer.assignment = cell::spread(line, std::move(answer.assignment), cycle, spareTime);
}

} // namespace

void finishAnswer(const balance::Line& line, const balance::Aim& aim, SpareTime spareTime, const std::vector<int>& known, balance::Balance& answer) {
    if (answer.assignment.stations.empty())
        return;
    // The fewest moves are as they are; every other answer is spread.
    if (aim.kind != balance::Aim::Kind::FewestMoves)
        spread(line, aim, spareTime, answer);
    answer.assignment = cell::facing(line, std::move(answer.assignment), aim.cycle > 0 ? aim.cycle : answer.cycle, known);
}

SolverJob::SolverJob(QObject* parent) : QObject(parent) {
    timer_.setInterval(kLook);
    connect(&timer_, &QTimer::timeout, this, &SolverJob::look);
}

SolverJob::~SolverJob() {
    cancel();
    if (thread_.joinable())
        thread_.join();
}

void SolverJob::start(balance::Line line, balance::Aim aim, SpareTime spareTime, std::vector<int> known) {
    aim_ = aim;
    cancelled_ = false;
    news_.reset();
    answer_.reset();
    begun_ = std::chrono::steady_clock::now();
    thread_ = std::thread([this, line = std::move(line), aim, spareTime, known = std::move(known)] {
        balance::Control control;
        control.seconds = kLongest;
        control.cancelled = &cancelled_;
        control.news = [this](const balance::Balance& best) {
            const std::scoped_lock lock(mutex_);
            news_ = best;
        };
        auto answer = balance::solve(line, aim, control);
        balance::Confirmation confirmation;
        if (answer && !cancelled_) { // who stops does not wait
            finishAnswer(line, aim, spareTime, known, *answer);
            confirmation = balance::confirm(line, aim, *answer);
        }
        const std::scoped_lock lock(mutex_);
        answer_ = std::move(answer);
        confirmation_ = confirmation;
    });
    timer_.start();
}

void SolverJob::cancel() { cancelled_ = true; }

double SolverJob::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
}

void SolverJob::look() {
    std::optional<balance::Balance> news;
    std::optional<Result<balance::Balance>> answer;
    balance::Confirmation confirmation;
    {
        const std::scoped_lock lock(mutex_);
        news.swap(news_);
        answer.swap(answer_);
        confirmation = confirmation_;
    }
    if (answer) {
        timer_.stop();
        thread_.join();
        thread_ = {};
        if (*answer)
            Q_EMIT finished(**answer, confirmation);
        else
            Q_EMIT failed(answer->error());
    } else if (news) {
        Q_EMIT progressed(*news);
    }
}

} // namespace takt::gui
