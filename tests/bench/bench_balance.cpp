// Balances a folder of published instances and prints how many were proven and how long it took.
//   bench_balance FOLDER [SET...] [--time-limit S]
// FOLDER holds scholl/, otto20/ ... and the lists optima_salbp1.csv, optima_salbp2.csv, optima_salbpE.csv,
// otto20_bounds.csv ...; SET is scholl, otto20, otto50, otto100, otto1000, salbp2, ushaped, salbpE; without, all.
// Nothing fails here: every answer is checked, and those that disagree with the lists are named.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>

#include "balance/checker.h"
#include "balance/solve.h"
#include "base/platform/files.h"
#include "exchange/line_files.h"

using namespace takt;
using namespace takt::balance;
namespace fs = std::filesystem;

namespace {

struct Case {
    std::string file;
    Aim aim;
    std::int64_t low = -1, high = -1; // published; -1: none
    Shape shape = Shape::Straight;
};

struct Tally {
    int cases = 0, proven = 0, closedBefore = 0, provenOfThose = 0;
    double seconds = 0, longest = 0;
    std::vector<std::string> remarks;
};

std::vector<std::vector<std::string>> rowsOf(const fs::path& path) {
    std::vector<std::vector<std::string>> rows;
    const auto text = readFile(path.string());
    if (!text)
        return rows;
    std::istringstream in(*text);
    std::string line;
    std::getline(in, line); // the names
    while (std::getline(in, line)) {
        std::vector<std::string> row;
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, ',');) {
            cell.erase(std::remove(cell.begin(), cell.end(), '\r'), cell.end());
            row.push_back(cell);
        }
        if (!row.empty())
            rows.push_back(row);
    }
    return rows;
}

std::vector<Case> casesOf(const fs::path& folder, const std::string& set) {
    std::vector<Case> cases;
    const auto graph = [&](const std::string& name) { return (folder / "scholl" / (name + ".IN2")).string(); };
    if (set == "scholl" || set == "ushaped") {
        for (const auto& row : rowsOf(folder / "optima_salbp1.csv")) {
            Case one{graph(row[0]), {}, -1, std::atoll(row[2].c_str()), set == "ushaped" ? Shape::UShaped : Shape::Straight};
            one.aim.cycle = std::atoll(row[1].c_str());
            if (set == "scholl")
                one.low = one.high;
            cases.push_back(one);
        }
    } else if (set == "salbp2") {
        for (const auto& row : rowsOf(folder / "optima_salbp2.csv")) {
            Case one{graph(row[0]), {}, std::atoll(row[2].c_str()), std::atoll(row[3].c_str())};
            one.aim.kind = Aim::Kind::ShortestCycle;
            one.aim.stations = std::atoi(row[1].c_str());
            cases.push_back(one);
        }
    } else if (set == "salbpE") {
        for (const auto& row : rowsOf(folder / "optima_salbpE.csv")) {
            Case one{graph(row[0]), {}, std::atoll(row[3].c_str()), std::atoll(row[4].c_str())};
            one.aim.kind = Aim::Kind::BestEfficiency;
            one.aim.stations = std::atoi(row[1].c_str());
            one.aim.mostStations = std::atoi(row[2].c_str());
            cases.push_back(one);
        }
    } else {
        std::map<std::string, std::pair<std::int64_t, std::int64_t>> bounds;
        for (const auto& row : rowsOf(folder / (set + "_bounds.csv")))
            bounds[row[0]] = {std::atoll(row[2].c_str()), std::atoll(row[3].c_str())};
        std::error_code none;
        for (const auto& entry : fs::directory_iterator(folder / set, none)) {
            const std::string name = entry.path().stem().string();
            Case one{entry.path().string(), {}};
            one.aim.cycle = 0; // as the file says
            if (const auto found = bounds.find(name.substr(name.rfind('_') + 1)); found != bounds.end())
                std::tie(one.low, one.high) = found->second;
            cases.push_back(one);
        }
        std::sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.file < b.file; });
    }
    return cases;
}

std::string nameOf(const Case& one) {
    std::string name = fs::path(one.file).stem().string();
    if (one.aim.kind == Aim::Kind::FewestStations)
        return name + " " + std::to_string(one.aim.cycle);
    return name + " " + std::to_string(one.aim.stations) + (one.aim.mostStations > 0 ? ":" + std::to_string(one.aim.mostStations) : "");
}

void run(Case one, double limit, Tally& tally) {
    auto file = exchange::readLineFile(one.file);
    if (!file) {
        tally.remarks.push_back(one.file + ": " + file.error().text());
        return;
    }
    file->line.shape = one.shape;
    if (one.aim.kind == Aim::Kind::FewestStations && one.aim.cycle == 0)
        one.aim.cycle = file->cycle;
    Control control;
    control.seconds = limit;
    const std::clock_t begun = std::clock();
    const auto answer = solve(file->line, one.aim, control);
    const double seconds = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
    ++tally.cases;
    tally.seconds += seconds;
    tally.longest = std::max(tally.longest, seconds);
    if (!answer) {
        tally.remarks.push_back(nameOf(one) + ": " + answer.error().text());
        return;
    }
    const std::string told = nameOf(one) + ": " + std::to_string(answer->value) + " (bound " + std::to_string(answer->bound) + ", published " +
                             std::to_string(one.low) + " to " + std::to_string(one.high) + ", " + std::to_string(seconds) + " s)";
    if (!violations(file->line, answer->assignment, answer->cycle).empty())
        tally.remarks.push_back(told + " BREAKS A RULE");
    tally.proven += answer->proven;
    if (one.low == one.high && one.low >= 0) {
        ++tally.closedBefore;
        tally.provenOfThose += answer->proven;
    }
    if ((one.low >= 0 && answer->value < one.low) || (one.high >= 0 && answer->bound > one.high))
        tally.remarks.push_back(told + " disagrees");
    else if (!answer->proven)
        tally.remarks.push_back(told + " open");
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_balance FOLDER [SET...] [--time-limit S]\n");
        return 2;
    }
    const fs::path folder = argv[1];
    std::vector<std::string> sets;
    double limit = 0;
    for (int i = 2; i < argc; ++i)
        if (std::string(argv[i]) == "--time-limit" && i + 1 < argc)
            limit = std::atof(argv[++i]);
        else
            sets.emplace_back(argv[i]);
    if (sets.empty())
        sets = {"scholl", "otto20", "otto50", "otto100", "otto1000", "salbp2", "ushaped", "salbpE"};
    std::printf("One thread; seconds of processor time.\n%-9s %6s %7s %16s %9s %9s %9s\n", "set", "cases", "proven", "of those closed", "in all",
                "mean", "longest");
    for (const std::string& set : sets) {
        Tally tally;
        const double usual = set == "salbp2" || set == "salbpE" ? 60 : set == "scholl" || set == "ushaped" ? 20 : 10;
        for (const Case& one : casesOf(folder, set))
            run(one, limit > 0 ? limit : usual, tally);
        std::printf("%-9s %6d %7d %8d of %4d %9.2f %9.4f %9.3f\n", set.c_str(), tally.cases, tally.proven, tally.provenOfThose, tally.closedBefore,
                    tally.seconds, tally.seconds / std::max(1, tally.cases), tally.longest);
        for (const std::string& remark : tally.remarks)
            std::printf("    %s\n", remark.c_str());
        std::fflush(stdout);
    }
}
