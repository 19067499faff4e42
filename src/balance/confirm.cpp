#include "balance/confirm.h"

#include <algorithm>
#include <numeric>

#include "balance/chain_check.h"
#include "balance/checker.h"
#include "balance/recount.h"
#include "balance/task_graph.h"

namespace takt::balance {

namespace {

using Kind = Aim::Kind;
using Verdict = Confirmation::Verdict;
using By = Confirmation::By;

Units total(const Line& line) { return std::accumulate(line.times.begin(), line.times.end(), Units{0}); }

Units cycleOf(const Aim& aim, const Balance& answer) {
    return aim.kind == Kind::FewestStations || aim.kind == Kind::FewestMoves ? aim.cycle : answer.cycle;
}

int moved(const Line& line, const Assignment& assignment) {
    int count = 0;
    for (std::size_t k = 0; k < assignment.stations.size(); ++k)
        for (const Task task : assignment.stations[k]) {
            const int today = line.rules.today[static_cast<std::size_t>(task)];
            count += today > 0 && today != static_cast<int>(k) + 1;
        }
    return count;
}

bool assignmentHolds(const Line& line, const Aim& aim, const Balance& answer) {
    if (!violations(line, answer.assignment, cycleOf(aim, answer)).empty())
        return false;
    const int stations = answer.assignment.count();
    switch (aim.kind) {
    case Kind::FewestStations: return stations == answer.value;
    case Kind::ShortestCycle: return stations <= aim.stations && answer.cycle == answer.value;
    case Kind::BestEfficiency:
        // What is left over counts a number of stations that was asked for, though some may be of no use.
        for (int m = std::max(stations, aim.stations); m <= aim.mostStations; ++m)
            if (m * answer.cycle - total(line) == answer.value)
                return true;
        return false;
    case Kind::FewestMoves: break;
    }
    return stations <= aim.stations && moved(line, answer.assignment) == answer.value;
}

class Confirming {
public:
    Confirming(const Line& line, const Balance& answer, std::int64_t mostStates)
        : line_(line), rules_(line.rules), answer_(answer), mostStates_(mostStates) {
        withoutRules_.times = line.times;
        withoutRules_.arcs = line.arcs;
        withoutRules_.shape = line.shape;
    }

    Confirmation bound(const Aim& aim) {
        result_.verdict = Verdict::Confirmed;
        switch (aim.kind) {
        case Kind::FewestStations:
            nothingWithin({aim.cycle, static_cast<int>(answer_.bound - 1)}, 0);
            break;
        case Kind::ShortestCycle:
            nothingWithin({answer_.bound - 1, aim.stations}, 0);
            break;
        case Kind::BestEfficiency:
            if (answer_.bound > kMostTotal * kMostTasks) {
                result_.verdict = Verdict::NotChecked;
                break;
            }
            for (int m = aim.stations; m <= aim.mostStations && result_.verdict == Verdict::Confirmed; ++m)
                nothingWithin({(answer_.bound - 1 + total(line_)) / m, m}, static_cast<std::size_t>(m - aim.stations));
            break;
        case Kind::FewestMoves:
            if (answer_.bound > 0)
                nothingWithin({aim.cycle, aim.stations, static_cast<int>(answer_.bound - 1)}, 0);
            break;
        }
        return result_;
    }

private:
    /// Takes into the result that there is no assignment of this kind, or what else is found. `number`: of what the answer shows for it.
    void nothingWithin(const RecountQuestion& question, std::size_t number) {
        if (shownByTimes(question))
            return;
        // Rules only take assignments away, unless they make room.
        const bool roomOfOne = rules_.mostCopies == 1 && std::find(rules_.twoOperators.begin(), rules_.twoOperators.end(), true) == rules_.twoOperators.end();
        if (number < answer_.shown.size() && roomOfOne) {
            const Shown& shown = answer_.shown[number];
            if (shown.cycle >= question.cycle && proofHolds(withoutRules_, shown.cycle, shown.proof, question.stations + 1))
                return rest(By::Weights);
            if (shown.cycle >= question.cycle && chainHolds(withoutRules_, shown.cycle, shown.chain, question.stations + 1))
                return rest(By::Chain);
        }
        rest(By::Counting);
        const bool plain = rules_.plain() && question.moves < 0;
        if (roomOfOne && !plain && counted(withoutRules_, {question.cycle, question.stations}, mostStates_ / 2) == Recount::Verdict::None)
            return;
        const auto verdict = counted(line_, question, mostStates_);
        result_.verdict = verdict == Recount::Verdict::None    ? Verdict::Confirmed
                          : verdict == Recount::Verdict::Found ? Verdict::Refuted
                                                               : Verdict::TooLarge;
    }

    bool shownByTimes(const RecountQuestion& question) const {
        const Units longest = *std::max_element(line_.times.begin(), line_.times.end());
        Units room = question.cycle * question.stations;
        for (int k = 0; k < question.stations && k < static_cast<int>(rules_.twoOperators.size()); ++k)
            room += rules_.twoOperators[static_cast<std::size_t>(k)] ? question.cycle : 0;
        return question.stations < 1 || question.cycle < 1 || longest > question.cycle * rules_.mostCopies || total(line_) > room;
    }

    /// `most`: states, together with those before.
    Recount::Verdict counted(const Line& line, RecountQuestion question, std::int64_t most) {
        question.mostStates = std::max<std::int64_t>(0, most - result_.states);
        const Recount recounted = recount(line, question);
        result_.states += std::min(recounted.states, question.mostStates);
        return recounted.verdict;
    }

    void rest(By by) { result_.by = std::max(result_.by, by); }

    const Line& line_;
    const Rules& rules_;
    const Balance& answer_;
    std::int64_t mostStates_;
    Line withoutRules_;
    Confirmation result_;
};

} // namespace

Confirmation confirm(const Line& line, const Aim& aim, const Balance& answer, std::int64_t mostStates) {
    if (line.times.empty() || inOrder(line.size(), line.arcs).empty())
        return {};
    Confirmation result = Confirming(line, answer, mostStates).bound(aim);
    result.assignmentHolds = !answer.assignment.stations.empty() && assignmentHolds(line, aim, answer);
    return result;
}

} // namespace takt::balance
