#include "balance/checker.h"

#include <algorithm>
#include <numeric>

namespace takt::balance {

namespace {

using Kind = Violation::Kind;

Units walk(const Line& line, const std::vector<Task>& tasks) {
    if (line.rules.places.empty() || tasks.empty())
        return 0;
    Units least = line.rules.places[static_cast<std::size_t>(tasks.front())], most = least;
    for (const Task task : tasks) {
        least = std::min(least, line.rules.places[static_cast<std::size_t>(task)]);
        most = std::max(most, line.rules.places[static_cast<std::size_t>(task)]);
    }
    return 2 * (most - least);
}

Units work(const std::vector<Units>& times, const std::vector<Task>& tasks) {
    Units sum = 0;
    for (const Task task : tasks)
        sum += times[static_cast<std::size_t>(task)];
    return sum;
}

class Checking {
public:
    Checking(const Line& line, const Assignment& assignment, Units cycle) : line_(line), assignment_(assignment), cycle_(cycle) {}

    std::vector<Violation> all() {
        if (!everyTaskOnce())
            return found_;
        order();
        for (std::size_t k = 0; k < assignment_.stations.size(); ++k)
            station(k);
        zones();
        return found_;
    }

private:
    void tell(Kind kind, int station, Task task = -1, Task other = -1, Units amount = 0) {
        found_.push_back({kind, station, task, other, amount});
    }
    int at(Task task) const { return stationOf_[static_cast<std::size_t>(task)]; }

    bool everyTaskOnce() {
        stationOf_.assign(line_.times.size(), -1);
        for (std::size_t k = 0; k < assignment_.stations.size(); ++k)
            for (const Task task : assignment_.stations[k]) {
                if (task < 0 || task >= line_.size())
                    tell(Kind::TaskUnknown, static_cast<int>(k), task);
                else if (at(task) >= 0)
                    tell(Kind::TaskTwice, static_cast<int>(k), task);
                else
                    stationOf_[static_cast<std::size_t>(task)] = static_cast<int>(k);
            }
        for (Task task = 0; task < line_.size(); ++task)
            if (at(task) < 0)
                tell(Kind::TaskMissing, -1, task);
        return found_.empty();
    }

    void order() {
        if (line_.shape == Shape::Straight) {
            for (const auto& [a, b] : line_.arcs)
                if (at(a) > at(b))
                    tell(Kind::Precedence, at(b), b, a);
            return;
        }
        // Station by station, whatever has all its predecessors or all its successors done is done.
        std::vector<bool> done(line_.times.size(), false);
        const auto ready = [&](Task task) {
            bool front = true, back = true;
            for (const auto& [a, b] : line_.arcs) {
                if (b == task && !done[static_cast<std::size_t>(a)])
                    front = false;
                if (a == task && !done[static_cast<std::size_t>(b)])
                    back = false;
            }
            return front || back;
        };
        for (std::size_t k = 0; k < assignment_.stations.size(); ++k) {
            std::vector<Task> waiting = assignment_.stations[k];
            for (bool moved = true; moved;) {
                moved = false;
                for (auto task = waiting.begin(); task != waiting.end();)
                    if (ready(*task)) {
                        done[static_cast<std::size_t>(*task)] = true;
                        task = waiting.erase(task);
                        moved = true;
                    } else {
                        ++task;
                    }
            }
            for (const Task task : waiting) {
                tell(Kind::Precedence, static_cast<int>(k), task);
                done[static_cast<std::size_t>(task)] = true;
            }
        }
    }

    void operatorLoad(std::size_t k, const std::vector<Task>& tasks, Units room) {
        for (Violation& found : overruns(line_, tasks, room)) {
            found.station = static_cast<int>(k);
            found_.push_back(found);
        }
    }

    void station(std::size_t k) {
        const Rules& rules = line_.rules;
        const bool two = k < rules.twoOperators.size() && rules.twoOperators[k];
        const int copies = assignment_.copiesOf(k);
        if (copies < 1 || copies > std::max(1, rules.mostCopies) || (two && copies > 1))
            tell(Kind::Copies, static_cast<int>(k), -1, -1, copies);
        std::vector<Task> first = assignment_.stations[k], second;
        if (k < assignment_.secondOperator.size())
            second = assignment_.secondOperator[k];
        for (const Task task : second)
            if (const auto found = std::find(first.begin(), first.end(), task); found != first.end())
                first.erase(found);
            else
                tell(Kind::SecondOperator, static_cast<int>(k), task);
        if (!two && !second.empty())
            tell(Kind::SecondOperator, static_cast<int>(k), second.front());
        operatorLoad(k, first, cycle_ * copies);
        if (two)
            operatorLoad(k, second, cycle_);
        const auto isSecond = [&](Task task) { return std::find(second.begin(), second.end(), task) != second.end(); };
        for (const auto& [a, b] : line_.arcs)
            if (at(a) == static_cast<int>(k) && at(b) == static_cast<int>(k) && isSecond(a) != isSecond(b))
                tell(Kind::SecondOperator, static_cast<int>(k), a, b);
        for (const Task task : assignment_.stations[k]) {
            const auto t = static_cast<std::size_t>(task);
            const int number = static_cast<int>(k) + 1;
            if ((t < rules.first.size() && rules.first[t] > number) || (t < rules.last.size() && rules.last[t] > 0 && rules.last[t] < number))
                tell(Kind::StationRange, static_cast<int>(k), task);
            if (t < rules.needs.size() && !rules.tools.empty() && (rules.needs[t] & ~(k < rules.tools.size() ? rules.tools[k] : 0)) != 0)
                tell(Kind::Tool, static_cast<int>(k), task);
        }
    }

    void zones() {
        for (const auto& group : line_.rules.together)
            for (std::size_t i = 1; i < group.size(); ++i)
                if (at(group[i]) != at(group.front()))
                    tell(Kind::Together, at(group[i]), group[i], group.front());
        for (const auto& [a, b] : line_.rules.apart)
            if (at(a) == at(b))
                tell(Kind::Apart, at(a), a, b);
    }

    const Line& line_;
    const Assignment& assignment_;
    Units cycle_;
    std::vector<int> stationOf_;
    std::vector<Violation> found_;
};

/// The greatest weight that fits into `room` of time, time counted in `unit`s.
std::int64_t heaviestLoad(const std::vector<Units>& times, const std::vector<std::int64_t>& weights, Units room, Units unit) {
    std::vector<std::int64_t> best(static_cast<std::size_t>(room / unit) + 1, 0);
    for (std::size_t j = 0; j < times.size(); ++j) {
        const auto time = static_cast<std::size_t>(times[j] / unit);
        for (std::size_t r = best.size(); r-- > time;)
            best[r] = std::max(best[r], best[r - time] + weights[j]);
    }
    return best.back();
}

} // namespace

std::vector<Violation> violations(const Line& line, const Assignment& assignment, Units cycle) {
    return Checking(line, assignment, cycle).all();
}

std::vector<Violation> overruns(const Line& line, const std::vector<Task>& tasks, Units room) {
    std::vector<Violation> found;
    const auto tell = [&](Kind kind, int model, Units amount) { found.push_back({kind, -1, -1, model, amount}); };
    const Units walked = walk(line, tasks);
    if (const Units time = work(line.times, tasks) + walked; time > room)
        tell(Kind::CycleTime, -1, time - room);
    for (const Model& model : line.rules.models)
        if (const Units time = work(model.times, tasks) + walked, most = room * (100 + line.rules.overload) / 100; time > most)
            tell(Kind::ModelOverload, static_cast<int>(&model - line.rules.models.data()), time - most);
    if (line.rules.mostPosture > 0 && !line.rules.posture.empty()) {
        Units strain = 0;
        for (const Task task : tasks)
            strain += line.rules.posture[static_cast<std::size_t>(task)];
        if (strain > line.rules.mostPosture)
            tell(Kind::Posture, -1, strain - line.rules.mostPosture);
    }
    return found;
}

Units stationTime(const Line& line, const Assignment& assignment, std::size_t station) {
    std::vector<Task> first = assignment.stations[station], second;
    if (station < assignment.secondOperator.size())
        second = assignment.secondOperator[station];
    std::erase_if(first, [&](Task task) { return std::find(second.begin(), second.end(), task) != second.end(); });
    return std::max(work(line.times, first) + walk(line, first), work(line.times, second) + walk(line, second));
}

bool proofHolds(const Line& line, Units cycle, const Proof& proof, std::int64_t stations) {
    if (proof.weights.size() != line.times.size() || proof.room < 1 || cycle < 0)
        return false;
    Units unit = 0;
    for (const Units time : line.times)
        unit = std::gcd(unit, time);
    unit = std::max<Units>(unit, 1);
    if (cycle / unit * line.size() > kMostCheckedWork)
        return false;
    if (std::any_of(proof.weights.begin(), proof.weights.end(), [](std::int64_t w) { return w < 0; }))
        return false;
    const std::int64_t sum = std::accumulate(proof.weights.begin(), proof.weights.end(), std::int64_t{0});
    return heaviestLoad(line.times, proof.weights, cycle, unit) <= proof.room && sum > proof.room * (stations - 1);
}

} // namespace takt::balance
