#include "balance/recount.h"

#include <algorithm>
#include <unordered_map>

#include <boost/dynamic_bitset.hpp>
#include <boost/functional/hash.hpp>

#include "balance/chain_check.h"
#include "balance/checker.h"
#include "balance/task_graph.h"

namespace takt::balance {

namespace {

constexpr std::int64_t kStepsPerState = 15;

std::size_t at(Task task) { return static_cast<std::size_t>(task); }

/// What is finished after some stations, and how many tasks moved by it.
struct Finished {
    boost::dynamic_bitset<> tasks;
    int moves = 0;
    bool operator==(const Finished&) const = default;
};

struct HashOfFinished {
    std::size_t operator()(const Finished& finished) const {
        std::size_t hash = boost::hash_value(finished.tasks);
        boost::hash_combine(hash, finished.moves);
        return hash;
    }
};

class Counting {
public:
    Counting(const Line& line, const RecountQuestion& question)
        : line_(line), question_(question), rules_(line.rules), plain_(line.rules.plain() && question.moves < 0),
          after_(followers(line.size(), line.arcs)), before_(line.times.size()), listed_(line.times.size()) {
        for (const auto& [a, b] : line.arcs)
            before_[at(b)].push_back(a);
        roomOfOne_ = question.cycle;
        if (std::find(rules_.twoOperators.begin(), rules_.twoOperators.end(), true) != rules_.twoOperators.end())
            roomOfOne_ *= 2;
        else if (rules_.mostCopies == 1 && line.shape == Shape::Straight &&
                 *std::max_element(line.times.begin(), line.times.end()) <= question.cycle)
            toTheEnd_ = stationsToTheEnd(line, question.cycle);
    }

    Recount all() {
        std::unordered_map<Finished, int, HashOfFinished> level{{{boost::dynamic_bitset<>(line_.times.size()), 0}, 0}};
        for (station_ = 0; !level.empty() && !found_ && !over(); ++station_) {
            next_.clear();
            for (const auto& [from, stations] : level) {
                ++states_;
                if (over() || found_)
                    break;
                expand(from, stations);
            }
            level.swap(next_);
        }
        if (found_)
            return {Recount::Verdict::Found, states_};
        return {over() ? Recount::Verdict::TooLarge : Recount::Verdict::None, states_};
    }

private:
    bool over() const { return states_ > question_.mostStates || steps_ > kStepsPerState * question_.mostStates; }

    void expand(const Finished& from, int stations) {
        from_ = &from;
        stations_ = stations;
        done_ = from.tasks;
        load_.clear();
        ready_.clear();
        listed_.reset();
        left_ = 0;
        waitsBefore_.assign(line_.times.size(), 0);
        waitsAfter_ = waitsBefore_;
        for (const auto& [a, b] : line_.arcs) {
            waitsBefore_[at(b)] += !done_[at(a)];
            waitsAfter_[at(a)] += !done_[at(b)];
        }
        for (Task task = 0; task < line_.size(); ++task)
            if (!done_[at(task)]) {
                left_ += line_.times[at(task)];
                list(task);
            }
        choose(0);
    }

    /// The station as it is loaded now, and with each task that is listed from here on.
    void choose(std::size_t next) {
        close();
        for (; next < ready_.size() && !found_ && !over(); ++next) {
            ++steps_;
            const Task task = ready_[next];
            if (!mayJoin(task))
                continue;
            load_.push_back(task);
            if (copiesFor(load_) > 0) {
                const std::size_t listed = ready_.size();
                take(task);
                choose(next + 1);
                takeBack(task, listed);
            }
            load_.pop_back();
        }
    }

    /// A task that can be done, once: one that was passed over does not come back.
    void list(Task task) {
        const bool front = waitsBefore_[at(task)] == 0, back = line_.shape == Shape::UShaped && waitsAfter_[at(task)] == 0;
        if ((front || back) && !done_[at(task)] && !listed_[at(task)]) {
            listed_.set(at(task));
            ready_.push_back(task);
        }
    }

    void take(Task task) {
        done_.set(at(task));
        left_ -= line_.times[at(task)];
        for (const Task other : after_[at(task)])
            --waitsBefore_[at(other)];
        for (const Task other : before_[at(task)])
            --waitsAfter_[at(other)];
        for (const Task other : after_[at(task)])
            list(other);
        for (const Task other : before_[at(task)])
            list(other);
    }

    void takeBack(Task task, std::size_t listed) {
        for (; ready_.size() > listed; ready_.pop_back())
            listed_.reset(at(ready_.back()));
        for (const Task other : before_[at(task)])
            ++waitsAfter_[at(other)];
        for (const Task other : after_[at(task)])
            ++waitsBefore_[at(other)];
        left_ += line_.times[at(task)];
        done_.reset(at(task));
    }

    /// By where it may stand and whom it must not meet.
    bool mayJoin(Task task) const {
        const auto t = at(task), k = static_cast<std::size_t>(station_);
        if ((!rules_.first.empty() && rules_.first[t] > station_ + 1) ||
            (!rules_.last.empty() && rules_.last[t] > 0 && rules_.last[t] < station_ + 1))
            return false;
        if (!rules_.needs.empty() && !rules_.tools.empty() && (rules_.needs[t] & ~(k < rules_.tools.size() ? rules_.tools[k] : 0)) != 0)
            return false;
        const auto meets = [&](Task other) { return std::find(load_.begin(), load_.end(), other) != load_.end(); };
        return std::none_of(rules_.apart.begin(), rules_.apart.end(), [&](const auto& pair) {
            return (pair.first == task && meets(pair.second)) || (pair.second == task && meets(pair.first));
        });
    }

    /// How many times the station must stand for a load; 0: it cannot do it.
    int copiesFor(const std::vector<Task>& load) {
        if (at(station_) < rules_.twoOperators.size() && rules_.twoOperators[at(station_)]) {
            std::vector<Task> first, second;
            return share(load, 0, first, second) ? 1 : 0;
        }
        for (int copies = 1; copies <= rules_.mostCopies; ++copies)
            if (overruns(line_, load, question_.cycle * copies).empty())
                return copies;
        return 0;
    }

    bool share(const std::vector<Task>& load, std::size_t next, std::vector<Task>& first, std::vector<Task>& second) {
        ++steps_;
        if (over() || !overruns(line_, first, question_.cycle).empty() || !overruns(line_, second, question_.cycle).empty())
            return false;
        if (next == load.size())
            return std::none_of(line_.arcs.begin(), line_.arcs.end(), [&](const auto& arc) {
                const auto has = [](const std::vector<Task>& tasks, Task task) { return std::find(tasks.begin(), tasks.end(), task) != tasks.end(); };
                return (has(first, arc.first) && has(second, arc.second)) || (has(second, arc.first) && has(first, arc.second));
            });
        for (auto* own : {&first, &second}) {
            own->push_back(load[next]);
            const bool can = share(load, next + 1, first, second);
            own->pop_back();
            if (can)
                return true;
        }
        return false;
    }

    /// The load is done at this station, when that can lead to an assignment.
    void close() {
        if (load_.empty() ? !mayStayEmpty() : plain_ && !isFull())
            return;
        for (const auto& group : rules_.together) {
            const auto here = std::count_if(group.begin(), group.end(), [&](Task task) {
                return std::find(load_.begin(), load_.end(), task) != load_.end();
            });
            if (here != 0 && here != static_cast<std::ptrdiff_t>(group.size()))
                return;
        }
        const int stations = stations_ + std::max(1, copiesFor(load_));
        Finished finished{done_, from_->moves};
        if (!rules_.today.empty())
            for (const Task task : load_)
                finished.moves += rules_.today[at(task)] > 0 && rules_.today[at(task)] != station_ + 1;
        if (stations > question_.stations || (question_.moves >= 0 && finished.moves > question_.moves))
            return;
        if (done_.all()) {
            found_ = true;
            return;
        }
        const int stationsLeft = question_.stations - stations;
        if (left_ > roomOfOne_ * stationsLeft)
            return;
        // Whatever is not ready yet waits for a task that needs as many stations and more.
        if (!toTheEnd_.empty() &&
            std::any_of(ready_.begin(), ready_.end(), [&](Task task) { return !done_[at(task)] && toTheEnd_[at(task)] > stationsLeft; }))
            return;
        if (question_.moves < 0)
            finished.moves = 0;
        const auto [known, fresh] = next_.try_emplace(std::move(finished), stations);
        if (!fresh)
            known->second = std::min(known->second, stations);
    }

    /// Only where stations differ is it of use.
    bool mayStayEmpty() const {
        return question_.moves >= 0 || !rules_.first.empty() || !rules_.tools.empty() || !rules_.twoOperators.empty();
    }

    /// No other task would fit: without rules nothing is lost by doing it here.
    bool isFull() {
        Units room = question_.cycle;
        for (const Task task : load_)
            room -= line_.times[at(task)];
        return std::none_of(ready_.begin(), ready_.end(), [&](Task task) { return !done_[at(task)] && line_.times[at(task)] <= room; });
    }

    const Line& line_;
    const RecountQuestion& question_;
    const Rules& rules_;
    bool plain_; // full loads are enough
    std::vector<std::vector<Task>> after_, before_;
    Units roomOfOne_ = 0;
    std::vector<int> toTheEnd_; // empty: not known

    int station_ = 0; // from 0
    std::unordered_map<Finished, int, HashOfFinished> next_; // and the stations it took, copies counted
    std::int64_t states_ = 0, steps_ = 0;
    bool found_ = false;

    // One state's loads
    const Finished* from_ = nullptr;
    int stations_ = 0;
    boost::dynamic_bitset<> done_; // with the load
    std::vector<Task> load_;
    std::vector<Task> ready_;                   // that can be done now, with the load's own
    boost::dynamic_bitset<> listed_;            // those
    std::vector<int> waitsBefore_, waitsAfter_; // by task: arrows from and to tasks that are not done
    Units left_ = 0;                            // time of the tasks that are not done
};

} // namespace

Recount recount(const Line& line, const RecountQuestion& question) { return Counting(line, question).all(); }

} // namespace takt::balance
