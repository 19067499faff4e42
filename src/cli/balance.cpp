// taktboard-cli balance: lines from .alb and .IN2 files.
#include <cstdio>
#include <iostream>
#include <numeric>

#include <nlohmann/json.hpp>

#include "balance/confirm.h"
#include "cli/commands.h"
#include "cli/plant_file.h"
#include "exchange/line_files.h"

namespace takt::cli {

namespace {

using Json = nlohmann::ordered_json;
using balance::Aim;
using balance::Balance;

/// "3:7"; empty when it is no such thing.
std::pair<int, int> rangeOf(const std::string& text) {
    int least = 0, most = 0, read = 0;
    if (std::sscanf(text.c_str(), "%d:%d%n", &least, &most, &read) != 2 || static_cast<std::size_t>(read) != text.size())
        return {};
    return {least, most};
}

Result<Aim> aimOf(const BalanceOptions& options, const exchange::LineFile& file) {
    Aim aim;
    if (options.stations > 0) {
        aim.kind = Aim::Kind::ShortestCycle;
        aim.stations = options.stations;
    } else if (!options.efficiency.empty()) {
        aim.kind = Aim::Kind::BestEfficiency;
        std::tie(aim.stations, aim.mostStations) = rangeOf(options.efficiency);
        if (aim.stations < 1 || aim.mostStations < aim.stations)
            return fail(ErrorCode::LineTextExpected, {"a range of stations as \"3:7\"", options.efficiency}, "--efficiency");
    } else {
        aim.cycle = options.cycle > 0 ? options.cycle : file.cycle;
        if (aim.cycle == 0)
            return fail(ErrorCode::CycleTimeMissing);
    }
    return aim;
}

Json balanceJson(const std::string& file, const Balance& answer) {
    Json stations = Json::array();
    for (const auto& tasks : answer.assignment.stations) {
        Json numbers = Json::array();
        for (const balance::Task task : tasks)
            numbers.push_back(task + 1);
        stations.push_back(std::move(numbers));
    }
    return {{"file", file},
            {"cycle_time", answer.cycle},
            {"stations", answer.assignment.count()},
            {"lower_bound", answer.bound},
            {"proven", answer.proven},
            {"assignment", std::move(stations)},
            {"nodes", answer.nodes},
            {"seconds", answer.seconds},
            {"bound_reason", boundReasonKey(answer.reason)}};
}

/// The checker's word on an answer, for people.
std::string confirmationText(const balance::Confirmation& confirmation) {
    using Confirmation = balance::Confirmation;
    if (!confirmation.assignmentHolds)
        return "the checker finds the assignment wrong";
    const std::string states = std::to_string(confirmation.states) + " states";
    switch (confirmation.verdict) {
    case Confirmation::Verdict::Confirmed:
        switch (confirmation.by) {
        case Confirmation::By::Times: return "bound confirmed by the checker: the times of the tasks";
        case Confirmation::By::Weights: return "bound confirmed by the checker: weights of the tasks";
        case Confirmation::By::Chain: return "bound confirmed by the checker: a chain of tasks";
        case Confirmation::By::Counting: break;
        }
        return "bound confirmed by counting again, " + states;
    case Confirmation::Verdict::Refuted: return "bound refuted by counting again, " + states;
    case Confirmation::Verdict::TooLarge: return "bound too large to be counted again, " + states;
    case Confirmation::Verdict::NotChecked: break;
    }
    return "bound not checked";
}

void printBalance(const std::string& file, const balance::Line& line, const Aim& aim, const Balance& answer) {
    const auto total = std::accumulate(line.times.begin(), line.times.end(), balance::Units{0});
    const auto capacity = answer.cycle * answer.assignment.count();
    std::printf("%s: %d tasks, %lld of work\n", file.c_str(), line.size(), static_cast<long long>(total));
    std::printf("  %d stations, cycle time %lld, efficiency %.1f %%\n", answer.assignment.count(), static_cast<long long>(answer.cycle),
                capacity > 0 ? 100.0 * static_cast<double>(total) / static_cast<double>(capacity) : 0.0);
    const char* what = aim.kind == Aim::Kind::FewestStations ? "stations" : aim.kind == Aim::Kind::ShortestCycle ? "of cycle time" : "of idle time";
    if (answer.proven)
        std::printf("  proven: %s\n", boundReasonText(answer.reason));
    else
        std::printf("  at most %lld %s from the best (bound %lld: %s)\n", static_cast<long long>(answer.gap()), what,
                    static_cast<long long>(answer.bound), boundReasonText(answer.reason));
    if (!answer.assignment.stations.empty())
        std::printf("  %s\n", confirmationText(balance::confirm(line, aim, answer)).c_str());
    std::printf("  %lld states, %.2f s\n", static_cast<long long>(answer.nodes), answer.seconds);
    for (std::size_t k = 0; k < answer.assignment.stations.size(); ++k) {
        balance::Units time = 0;
        std::string tasks;
        for (const balance::Task task : answer.assignment.stations[k]) {
            time += line.times[static_cast<std::size_t>(task)];
            tasks += ' ' + std::to_string(task + 1);
        }
        std::printf("  %4zu  %8lld  %8lld idle %s\n", k + 1, static_cast<long long>(time), static_cast<long long>(answer.cycle - time), tasks.c_str());
    }
    std::fflush(stdout);
}

} // namespace

int balance(const std::vector<std::string>& files, const BalanceOptions& options) {
    struct Question {
        exchange::LineFile file;
        Aim aim;
    };
    std::vector<Question> questions;
    bool bad = false;
    for (const std::string& file : files) {
        auto read = exchange::readLineFile(file);
        auto aim = read ? aimOf(options, *read) : Result<Aim>(tl::unexpected(read.error()));
        if (!aim) {
            complain(file, aim.error());
            bad = true;
            continue;
        }
        if (options.uLine)
            read->line.shape = takt::balance::Shape::UShaped;
        questions.push_back({std::move(*read), *aim});
    }
    if (bad)
        return kBadInput;
    takt::balance::Control control;
    control.seconds = options.timeLimit;
    control.threads = options.threads;
    control.memory = static_cast<std::size_t>(options.memoryLimit) << 20;
    Json results = Json::array();
    for (std::size_t q = 0; q < questions.size(); ++q) {
        const auto answer = takt::balance::solve(questions[q].file.line, questions[q].aim, control);
        if (!answer) {
            complain(files[q], answer.error());
            return kBadInput;
        }
        if (options.json)
            results.push_back(balanceJson(files[q], *answer));
        else
            printBalance(files[q], questions[q].file.line, questions[q].aim, *answer);
    }
    if (options.json)
        std::cout << (results.size() == 1 ? results.front() : results).dump(2) << '\n';
    return kDone;
}

} // namespace takt::cli
