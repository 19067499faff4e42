#include "cell/spread.h"

#include <algorithm>

#include "balance/checker.h"

namespace takt::cell {

namespace {

using balance::Assignment;
using balance::Line;
using balance::Task;
using balance::Units;

/// What is to be made small. Even: the squares. Left with the last: the later the work, the worse.
double costOf(const Line& line, const Assignment& a, SpareTime wanted) {
    double cost = 0;
    for (std::size_t s = 0; s < a.stations.size(); ++s) {
        const double time = static_cast<double>(balance::stationTime(line, a, s));
        cost += wanted == SpareTime::Even ? time * time : time * static_cast<double>(s);
    }
    return cost;
}

void take(std::vector<Task>& station, Task task) { station.erase(std::find(station.begin(), station.end(), task)); }

class Search {
  public:
    Search(const Line& line, Assignment start, Units cycle, SpareTime wanted, int most)
        : line_(line), best_(std::move(start)), cycle_(cycle), wanted_(wanted), left_(most),
          cost_(costOf(line, best_, wanted)) {}

    Assignment run() {
        while (left_ > 0 && improve()) {
        }
        return std::move(best_);
    }

  private:
    /// The first neighbour that is better is taken.
    bool improve() {
        const Assignment from = best_;
        for (std::size_t s = 0; s < from.stations.size(); ++s)
            for (const Task task : from.stations[s])
                for (std::size_t to = 0; to < from.stations.size(); ++to)
                    if (to != s && (moved(from, task, s, to) || exchanged(from, task, s, to)))
                        return true;
        for (std::size_t s = 0; s < from.stations.size(); ++s)
            for (const Task task : from.stations[s])
                for (std::size_t over = 0; over < from.stations.size(); ++over)
                    if (over != s && relayed(from, task, s, over))
                        return true;
        return false;
    }
    bool moved(const Assignment& from, Task task, std::size_t s, std::size_t to) {
        if (left_ <= 0 || from.stations[s].size() == 1)
            return false;
        Assignment next = from;
        take(next.stations[s], task);
        next.stations[to].push_back(task);
        return better(std::move(next));
    }
    /// A task moves over, and one from there moves on.
    bool relayed(const Assignment& from, Task task, std::size_t s, std::size_t over) {
        if (left_ <= 0 || from.stations[s].size() == 1)
            return false;
        for (const Task other : from.stations[over])
            for (std::size_t to = 0; to < from.stations.size(); ++to) {
                if (left_ <= 0)
                    return false;
                if (to == over || to == s)
                    continue;
                Assignment next = from;
                take(next.stations[s], task);
                take(next.stations[over], other);
                next.stations[over].push_back(task);
                next.stations[to].push_back(other);
                if (better(std::move(next)))
                    return true;
            }
        return false;
    }
    bool exchanged(const Assignment& from, Task task, std::size_t s, std::size_t to) {
        if (left_ <= 0 || to < s)
            return false;
        for (const Task other : from.stations[to]) {
            Assignment next = from;
            take(next.stations[s], task);
            take(next.stations[to], other);
            next.stations[s].push_back(other);
            next.stations[to].push_back(task);
            if (better(std::move(next)))
                return true;
        }
        return false;
    }
    bool better(Assignment next) {
        if (left_ <= 0)
            return false;
        --left_;
        const double cost = costOf(line_, next, wanted_);
        if (cost >= cost_ - 0.5 || !balance::violations(line_, next, cycle_).empty())
            return false;
        best_ = std::move(next);
        cost_ = cost;
        return true;
    }

    const Line& line_;
    Assignment best_;
    Units cycle_;
    SpareTime wanted_;
    int left_;
    double cost_;
};

} // namespace

Assignment spread(const Line& line, Assignment assignment, Units cycle, SpareTime wanted, int most) {
    const bool second = std::any_of(assignment.secondOperator.begin(), assignment.secondOperator.end(),
                                    [](const auto& tasks) { return !tasks.empty(); });
    if (second || !balance::violations(line, assignment, cycle).empty())
        return assignment; // pairs of operators stay as they were found
    return Search(line, std::move(assignment), cycle, wanted, most).run();
}

} // namespace takt::cell
