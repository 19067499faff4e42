// taktboard-cli fit: which law measured times follow.
#include <cstdio>
#include <iostream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "base/platform/files.h"
#include "cli/commands.h"
#include "cli/plant_file.h"
#include "lean/fit.h"
#include "model/units.h"

namespace takt::cli {

namespace {

using Json = nlohmann::ordered_json;

Result<std::string> readText(const std::string& file) {
    if (file != "-")
        return readFile(file);
    return std::string(std::istreambuf_iterator<char>(std::cin), {});
}

/// One time a line; empty lines and those that begin with # are passed over.
Result<std::vector<Duration>> readTimes(std::string_view text) {
    std::vector<Duration> out;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const auto end = text.find('\n');
        const std::string_view content = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        const auto first = content.find_first_not_of(" \t\r");
        if (first == std::string_view::npos || content[first] == '#')
            continue;
        const auto last = content.find_last_not_of(" \t\r");
        const auto time = parseDuration(content.substr(first, last - first + 1));
        if (!time)
            return tl::unexpected(time.error().at("line " + std::to_string(line)));
        out.push_back(*time);
    }
    return out;
}

Json fitJson(const lean::Fit& fit) {
    return {{"law", formatLaw(fit.law)},
            {"name", lean::lawName(fit.law.kind)},
            {"mean_s", fit.law.mean().inSeconds()},
            {"parameters", fit.parameters},
            {"log_likelihood", fit.logLikelihood},
            {"aic", fit.aic},
            {"kolmogorov", fit.kolmogorov},
            {"kolmogorov_p", fit.kolmogorovChance},
            {"anderson_darling", fit.andersonDarling},
            {"anderson_darling_p", fit.andersonDarlingChance},
            {"chi_square", fit.chiSquare.statistic},
            {"chi_square_classes", fit.chiSquare.classes},
            {"chi_square_p", fit.chiSquare.freedom > 0 ? Json(fit.chiSquare.chance) : Json(nullptr)}};
}

Json reportJson(const std::string& file, const lean::FitReport& report) {
    Json fits = Json::array(), notFitted = Json::array();
    for (const auto& fit : report.fits)
        fits.push_back(fitJson(fit));
    for (const auto& none : report.notFitted)
        notFitted.push_back({{"name", lean::lawName(none.kind)}, {"why", none.why}});
    return {{"file", file},
            {"n", report.n},
            {"mean_s", report.mean.inSeconds()},
            {"deviation_s", report.deviation.inSeconds()},
            {"least_s", report.least.inSeconds()},
            {"most_s", report.most.inSeconds()},
            {"fits", fits},
            {"not_fitted", notFitted}};
}

void printReport(const lean::FitReport& report) {
    std::printf("%lld times from %s to %s, mean %s, deviation %s\n", static_cast<long long>(report.n),
                formatDuration(report.least).c_str(), formatDuration(report.most).c_str(),
                formatDuration(report.mean).c_str(), formatDuration(report.deviation).c_str());
    std::printf("  %10s %8s %8s %8s %8s %8s  law, best first\n", "AIC", "D", "p(D)", "A2", "p(A2)", "p(chi2)");
    for (const auto& fit : report.fits) {
        std::printf("  %10.2f %8.4f %8.4f %8.3f %8.4f ", fit.aic, fit.kolmogorov, fit.kolmogorovChance,
                    fit.andersonDarling, fit.andersonDarlingChance);
        if (fit.chiSquare.freedom > 0)
            std::printf("%8.4f", fit.chiSquare.chance);
        else
            std::printf("%8s", "-");
        std::printf("  %s\n", formatLaw(fit.law).c_str());
    }
    for (const auto& none : report.notFitted)
        std::printf("  not %s: %s\n", lean::lawName(none.kind).c_str(), none.why);
    std::printf("The parameters were estimated from these times: p(D) and p(A2) are too high, p(chi2) is not.\n");
    std::fflush(stdout);
}

} // namespace

int fit(const std::string& file, bool json) {
    const auto report = readText(file).and_then(readTimes).and_then(
        [](const std::vector<Duration>& times) { return lean::fitLaws(times); });
    if (!report) {
        complain(file, report.error());
        return kBadInput;
    }
    if (json)
        std::cout << reportJson(file, *report).dump(2) << '\n';
    else
        printReport(*report);
    return kDone;
}

} // namespace takt::cli
