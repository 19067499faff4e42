#include "balance/precedence.h"

#include <algorithm>
#include <bit>
#include <queue>
#include <string>

#include "balance/task_graph.h"

namespace takt::balance {

namespace {

std::string circleText(const std::vector<Task>& circle) {
    std::string text;
    for (const Task task : circle)
        text += std::to_string(task + 1) + " > ";
    return text + std::to_string(circle.front() + 1);
}

} // namespace

double Precedence::orderStrength() const {
    const double pairs = static_cast<double>(order.size()) * (static_cast<double>(order.size()) - 1) / 2;
    std::size_t fixed = 0;
    for (const std::uint64_t word : reach_)
        fixed += static_cast<std::size_t>(std::popcount(word));
    return pairs > 0 ? static_cast<double>(fixed) / pairs : 0;
}

Result<Precedence> precedenceOf(const Line& line) {
    const auto n = static_cast<std::size_t>(line.size());
    Precedence result;
    for (const auto& [a, b] : line.arcs)
        for (const Task task : {a, b})
            if (task < 0 || task >= line.size())
                return fail(ErrorCode::UnknownTask, {std::to_string(task + 1), std::to_string(n)});
    auto after = followers(line.size(), line.arcs);
    std::vector<int> waiting(n, 0);
    for (std::size_t a = 0; a < n; ++a) {
        std::sort(after[a].begin(), after[a].end());
        for (std::size_t i = 1; i < after[a].size(); ++i)
            if (after[a][i] == after[a][i - 1])
                result.redundant.emplace_back(static_cast<Task>(a), after[a][i]);
        after[a].erase(std::unique(after[a].begin(), after[a].end()), after[a].end());
        for (const Task b : after[a])
            ++waiting[static_cast<std::size_t>(b)];
    }
    std::priority_queue<Task, std::vector<Task>, std::greater<>> ready;
    for (std::size_t a = 0; a < n; ++a)
        if (waiting[a] == 0)
            ready.push(static_cast<Task>(a));
    while (!ready.empty()) {
        const Task a = ready.top();
        ready.pop();
        result.order.push_back(a);
        for (const Task b : after[static_cast<std::size_t>(a)])
            if (--waiting[static_cast<std::size_t>(b)] == 0)
                ready.push(b);
    }
    if (result.order.size() < n)
        return fail(ErrorCode::PrecedenceCycle, {circleText(circleIn(line.size(), line.arcs))});

    result.words_ = (n + 63) / 64;
    result.reach_.assign(n * result.words_, 0);
    result.before.resize(n);
    result.after.resize(n);
    std::vector<int> place(n);
    for (std::size_t i = 0; i < n; ++i)
        place[static_cast<std::size_t>(result.order[i])] = static_cast<int>(i);
    for (auto at = result.order.rbegin(); at != result.order.rend(); ++at) {
        const auto a = static_cast<std::size_t>(*at);
        std::uint64_t* row = &result.reach_[a * result.words_];
        // The nearest successors first: an arc to one that is already reached is redundant.
        std::sort(after[a].begin(), after[a].end(), [&](Task x, Task y) {
            return place[static_cast<std::size_t>(x)] < place[static_cast<std::size_t>(y)];
        });
        for (const Task b : after[a]) {
            if ((row[b >> 6] >> (b & 63)) & 1) {
                result.redundant.emplace_back(*at, b);
                continue;
            }
            result.after[a].push_back(b);
            result.before[static_cast<std::size_t>(b)].push_back(*at);
            row[b >> 6] |= std::uint64_t{1} << (b & 63);
            const std::uint64_t* other = &result.reach_[static_cast<std::size_t>(b) * result.words_];
            for (std::size_t w = 0; w < result.words_; ++w)
                row[w] |= other[w];
        }
    }
    return result;
}

} // namespace takt::balance
