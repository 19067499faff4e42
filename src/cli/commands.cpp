#include "cli/commands.h"

#include <cmath>
#include <cstdio>
#include <iostream>
#include <optional>

#include <nlohmann/json.hpp>

#include "cli/ledger_json.h"
#include "cli/opened.h"
#include "cli/plant_file.h"
#include "exchange/json.h"
#include "lean/analysis.h"
#include "lean/diagnosis.h"
#include "model/units.h"
#include "sim/honesty.h"
#include "sim/runner.h"
#include "store/runs.h"

namespace takt::cli {

namespace {

using Json = nlohmann::ordered_json;

const char* severityName(lean::Severity severity) {
    switch (severity) {
    case lean::Severity::Error: return "error";
    case lean::Severity::Warning: return "warning";
    default: return "hint";
    }
}

Json problemJson(const lean::Problem& problem) {
    return {{"severity", severityName(problem.severity)},
            {"element", problem.element.value},
            {"problem", lean::problemText(problem)},
            {"mend", lean::mendText(problem)}};
}

void printJson(const Json& json) { std::cout << json.dump(2) << '\n'; }

std::string rounded(double value, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

Json analysisJson(const Common& options, const Opened& opened, const lean::Analysis& a) {
    Json steps = Json::array();
    for (const auto& s : a.steps)
        steps.push_back({{"id", s.process.value},
                         {"name", s.name},
                         {"cycle_s", s.cycleSeconds},
                         {"capacity_per_shift", s.capacityPerShift},
                         {"capacity_net_per_shift", s.capacityNetPerShift},
                         {"demand_per_shift", s.demandPerShift},
                         {"epei_days", s.epeiDays ? Json(*s.epeiDays) : Json(nullptr)},
                         {"operators_needed", s.operatorsNeeded}});
    Json ladder = Json::array();
    for (const auto& e : a.ladder)
        ladder.push_back({{"id", e.element.value}, {"name", e.name}, {"days", e.days}, {"planned_maximum", e.isMaximum}});
    Json branches = Json::array();
    for (const auto& b : a.branches) {
        Json elements = Json::array();
        for (const Id id : b.elements)
            elements.push_back(id.value);
        branches.push_back({{"days", b.days}, {"processing_s", b.processingSeconds}, {"value_added_s", b.valueAddedSeconds}, {"elements", elements}});
    }
    Json products = Json::array();
    for (const auto& p : a.products)
        products.push_back({{"id", p.item.value}, {"name", p.name}, {"days", p.branch.days}, {"processing_s", p.branch.processingSeconds}});
    Json lots = Json::array();
    for (const auto& l : a.lots)
        lots.push_back({{"id", l.loop.value},
                        {"name", l.name},
                        {"interval_days", l.intervalDays ? Json(*l.intervalDays) : Json(nullptr)},
                        {"lot", l.intervalDays ? Json(l.lot.steps) : Json(nullptr)}});
    const auto name = [&](Id id) -> Json { return id ? Json(nameOf(opened.plan().plant, id)) : Json(nullptr); };
    return {{"file", options.file},
            {"scenario", opened.plan().name},
            {"takt_s", a.taktSeconds},
            {"daily_demand", a.dailyDemand},
            {"lead_time_days", a.leadTimeDays},
            {"lead_time_with_processing_days", a.leadTimeWithProcessingDays()},
            {"processing_s", a.processingSeconds},
            {"value_added_s", a.valueAddedSeconds},
            {"pce_working", a.pceWorking},
            {"pce_24h", a.pce24h},
            {"pce_calendar", a.pceCalendar},
            {"turns", a.turns},
            {"bottleneck", name(a.bottleneck)},
            {"bottleneck_id", a.bottleneck.value},
            {"steps", steps},
            {"lots", lots},
            {"ladder", ladder},
            {"branches", branches},
            {"products", products},
            {"stock_value", a.stockValue}};
}

void printAnalysis(const Opened& opened, const lean::Analysis& a) {
    std::cout << opened.plan().name << '\n'
              << "  takt              " << rounded(a.taktSeconds, 1) << " s\n"
              << "  demand            " << rounded(a.dailyDemand, 1) << " a working day\n"
              << "  lead time         " << rounded(a.leadTimeDays, 2) << " wd\n"
              << "  value-added time  " << rounded(a.valueAddedSeconds, 1) << " s\n"
              << "  PCE               " << rounded(a.pceWorking * 100, 5) << " % of working time, "
              << rounded(a.pce24h * 100, 5) << " % of 24 h days, " << rounded(a.pceCalendar * 100, 5)
              << " % of calendar time\n"
              << "  turns             " << rounded(a.turns, 1) << " a year\n";
    for (const auto& e : a.ladder)
        std::printf("  %6.2f wd  %s%s\n", e.days, e.name.c_str(), e.isMaximum ? " (planned maximum)" : "");
    for (const auto& s : a.steps)
        std::printf("  %8.1f a shift (%.1f without changeovers) against %.1f wanted  %s%s%s\n", s.capacityNetPerShift,
                    s.capacityPerShift, s.demandPerShift, s.name.c_str(),
                    s.process == a.bottleneck ? ", the bottleneck" : "", s.belowTakt() ? ", below takt" : "");
    for (const auto& l : a.lots)
        if (l.intervalDays)
            std::printf("  lot %6lld, every %.2f wd by EPEI  %s\n", static_cast<long long>(l.lot.steps), *l.intervalDays,
                        l.name.c_str());
        else
            std::printf("  no lot: EPEI is infeasible  %s\n", l.name.c_str());
    std::fflush(stdout);
}

Json warmUpJson(const sim::FoundWarmUp& found) {
    const auto cut = [&](std::size_t steps) { return static_cast<double>(steps) * found.pilots.steps.days; };
    return {{"span", formatSpan(found.span)},
            {"run_too_short", found.runTooShort},
            {"pilots", sim::kPilots},
            {"step_days", found.pilots.steps.days},
            {"stock",
             {{"cut_days", cut(found.stockCut)}, {"mean", found.pilots.stock}, {"mser5", found.stockCurve}}},
            {"undelivered",
             {{"cut_days", cut(found.undeliveredCut)},
              {"mean", found.pilots.undelivered},
              {"mser5", found.undeliveredCurve}}}};
}

Json remarksJson(const std::vector<sim::Remark>& remarks) {
    Json out = Json::array();
    for (const auto& r : remarks)
        out.push_back({{"code", sim::remarkKey(r.code)},
                       {"element", r.element.value},
                       {"remark", sim::remarkText(r)},
                       {"mend", sim::remarkMendText(r)}});
    return out;
}

Json batchesJson(const std::vector<sim::BatchInterval>& batches) {
    Json out = Json::object();
    for (const auto& b : batches)
        out[b.measure] = {{"n", b.batches},
                          {"days", b.batchDays},
                          {"half_width", b.halfWidth},
                          {"correlation", b.correlation},
                          {"uncorrelated", b.uncorrelated}};
    return out;
}

Json runJson(const Common& options, const Opened& opened, const sim::RunSettings& settings,
             const sim::RunResult& result, const std::vector<sim::Remark>& remarks, std::int64_t stored) {
    Json measures = Json::object();
    for (const auto& m : result.measures)
        measures[m.name] = {{"mean", m.value.mean},
                            {"half_width", m.value.halfWidth},
                            {"n", m.value.n},
                            {"deviation", m.value.deviation},
                            {"unit", m.unit},
                            {"label", m.label}};
    Json out = {{"file", options.file},
                {"scenario", opened.plan().name},
                {"plant_hash", sim::plantHash(opened.project, opened.plan())},
                {"engine_version", sim::kEngineVersion},
                {"seed", settings.seed},
                {"replications", settings.replications},
                {"horizon", formatSpan(settings.horizon)},
                {"warmup", formatSpan(settings.warmUp)},
                {"events", result.events},
                {"wall_seconds", result.wallSeconds},
                {"cpu_seconds", result.cpuSeconds},
                {"remarks", remarksJson(remarks)},
                {"measures", measures}};
    if (result.warmUp)
        out["warmup_found"] = warmUpJson(*result.warmUp);
    if (!result.batches.empty())
        out["batches"] = batchesJson(result.batches);
    if (stored > 0)
        out["stored_run"] = stored;
    return out;
}

void printRun(const Opened& opened, const sim::RunSettings& settings, const sim::RunResult& result,
              const std::vector<sim::Remark>& remarks) {
    std::cout << opened.plan().name << ", " << formatSpan(settings.horizon) << ", seed " << settings.seed;
    if (settings.replications > 1)
        std::cout << ", " << settings.replications << " replications (mean and 95 % interval)";
    if (settings.warmUp.amount > 0)
        std::cout << ", warm-up " << formatSpan(settings.warmUp) << (result.warmUp ? " (found)" : "");
    std::cout << '\n';
    for (const auto& m : result.measures) {
        // Shares of states nobody was in, and places nothing lay in, only hide the rest.
        if (m.value.mean == 0 && m.value.halfWidth == 0 && m.name.find(".total") == std::string::npos)
            continue;
        const bool share = m.unit == "share";
        const double scale = share ? 100 : 1;
        std::printf("  %12.2f%s %s  %s\n", m.value.mean * scale,
                    settings.replications > 1 || m.value.halfWidth > 0 ? (" ± " + rounded(m.value.halfWidth * scale, 2)).c_str() : "",
                    share ? "%" : m.unit.c_str(), m.label.c_str());
    }
    for (const auto& r : remarks)
        std::printf("Note: %s. %s\n", sim::remarkText(r).c_str(), sim::remarkMendText(r).c_str());
    std::printf("%lld timed events in %.3f s\n", static_cast<long long>(result.events), result.cpuSeconds);
    std::fflush(stdout);
}

std::string nowText() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

Result<std::int64_t> storeRun(const Common& options, const Opened& opened, const sim::RunSettings& settings,
                              const sim::RunResult& result) {
    sim::RunRecord record;
    record.created = nowText();
    record.scenario = opened.scenario;
    record.scenarioName = opened.plan().name;
    record.plantHash = sim::plantHash(opened.project, opened.plan());
    record.settings = settings;
    record.result = result;
    return store::appendRun(options.file, record, exchange::plantToJson(opened.project, opened.scenario));
}

Result<sim::RunSettings> settingsOf(const RunOptions& options) {
    sim::RunSettings settings;
    const auto horizon = parseSpan(options.horizon);
    if (!horizon)
        return tl::unexpected(horizon.error().at("--horizon"));
    settings.horizon = *horizon;
    settings.findWarmUp = options.warmUp == "auto";
    if (!settings.findWarmUp) {
        const auto warmUp = parseSpan(options.warmUp);
        if (!warmUp)
            return tl::unexpected(warmUp.error().at("--warmup"));
        settings.warmUp = *warmUp;
    }
    if (!options.precision.empty()) {
        const auto precision = parseShare(options.precision);
        if (!precision)
            return tl::unexpected(precision.error().at("--precision"));
        if (precision->billionths <= 0 || *precision >= Share::whole())
            return tl::unexpected(Error{ErrorCode::BadSettings, {"the precision", "0.0001", "less than 1"}, "--precision"});
        settings.precision = precision->value();
    }
    if (!options.precisionOf.empty())
        settings.precisionOf = options.precisionOf;
    settings.mostReplications = options.most;
    settings.batches = options.batches;
    settings.replications = options.replications;
    settings.seed = options.seed;
    return settings;
}

} // namespace

int check(const Common& options) {
    const auto project = readPlantFile(options.file);
    if (!project) {
        complain(options.file, project.error());
        return kBadInput;
    }
    bool errors = false;
    Json scenarios = Json::array();
    for (const auto& scenario : project->scenarios) {
        if (!options.scenario.empty() && scenario.name != options.scenario)
            continue;
        Json list = Json::array();
        const auto problems = lean::diagnose(*project, scenario);
        errors = errors || lean::hasErrors(problems);
        for (const auto& problem : problems) {
            list.push_back(problemJson(problem));
            if (!options.json)
                std::cout << scenario.name << ": " << severityName(problem.severity) << ": "
                          << lean::problemText(problem) << ". " << lean::mendText(problem) << '\n';
        }
        if (problems.empty() && !options.json)
            std::cout << scenario.name << ": no problems\n";
        scenarios.push_back({{"scenario", scenario.name}, {"runs", !lean::hasErrors(problems)}, {"problems", list}});
    }
    if (scenarios.empty() && !options.scenario.empty()) {
        complain(options.file, {ErrorCode::UnknownScenario, {options.scenario}, {}});
        return kBadInput;
    }
    if (options.json)
        printJson({{"file", options.file}, {"scenarios", scenarios}});
    return errors ? kFailed : kDone;
}

int analyze(const Common& options) {
    const auto opened = openPlan(options);
    if (!opened)
        return kBadInput;
    const auto analysis = lean::analyze(opened->project, opened->plan());
    if (options.json)
        printJson(analysisJson(options, *opened, analysis));
    else
        printAnalysis(*opened, analysis);
    return kDone;
}

int run(const Common& options, const RunOptions& runOptions) {
    auto settings = settingsOf(runOptions);
    if (!settings) {
        std::cerr << settings.error().text() << '\n';
        return kBadInput;
    }
    if (runOptions.store && endingOf(options.file) != "takt") {
        std::cerr << options.file << ": --store needs a .takt document; import the file first\n";
        return kBadInput;
    }
    settings->ledger = options.json && (runOptions.ledger || runOptions.setupIsWaste);
    const auto opened = openPlan(options);
    if (!opened)
        return kBadInput;
    auto interventions = readInterventions(runOptions.interventions, opened->plan().plant);
    if (!interventions)
        return kBadInput;
    settings->interventions = std::move(*interventions);
    const auto network = sim::compile(opened->project, opened->plan());
    if (!network) {
        complain(options.file, network.error().at(opened->plan().name));
        return kFailed;
    }
    if (const auto ok = sim::check(settings->interventions, **network); !ok) {
        complain(runOptions.interventions, ok.error());
        return kBadInput;
    }
    if (const auto horizon = sim::horizonOf(**network, *settings); !horizon) {
        complain(options.file, horizon.error());
        return kBadInput;
    }
    const auto result = sim::runReplications(*network, *settings, runOptions.threads);
    if (!result) {
        complain(options.file, result.error());
        return result.error().code == ErrorCode::JsonBadValue ? kBadInput : kFailed;
    }
    const sim::RunSettings done = sim::asRun(*settings, *result);
    const auto remarks = sim::remarksOn(**network, *settings, *result);
    std::int64_t stored = 0;
    if (runOptions.store) {
        const auto number = storeRun(options, *opened, done, *result);
        if (!number) {
            complain(options.file, number.error());
            return kFailed;
        }
        stored = *number;
    }
    if (options.json) {
        Json out = runJson(options, *opened, done, *result, remarks, stored);
        if (result->ledger)
            out["ledger"] = ledgerJson(*result->ledger, opened->plan().plant,
                                   runOptions.setupIsWaste ? sim::SetupCounts::AsWaste : sim::SetupCounts::AsIncidental);
        printJson(out);
    } else
        printRun(*opened, done, *result, remarks);
    return kDone;
}

int convert(const std::string& in, const std::string& out) {
    const auto project = readPlantFile(in);
    if (!project) {
        complain(in, project.error());
        return kBadInput;
    }
    if (const auto written = writePlantFile(out, *project); !written) {
        complain(out, written.error());
        return written.error().code == ErrorCode::UnknownFileType ? kBadInput : kFailed;
    }
    return kDone;
}

int samples(bool json) {
    std::error_code code;
    fs::path folder = TAKTBOARD_SAMPLES_INSTALLED;
    if (!fs::is_directory(folder, code))
        folder = TAKTBOARD_SAMPLES_SOURCE;
    Json list = Json::array();
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder, code))
        if (entry.path().extension() == ".json")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        const auto project = readPlantFile(file.string());
        if (!project) {
            complain(file.string(), project.error());
            return kFailed;
        }
        Json scenarios = Json::array();
        for (const auto& s : project->scenarios)
            scenarios.push_back(s.name);
        list.push_back({{"name", file.stem().string()},
                        {"title", project->settings().name},
                        {"file", file.string()},
                        {"scenarios", scenarios}});
        if (!json)
            std::cout << file.string() << "  " << project->settings().name << '\n';
    }
    if (json)
        printJson(list);
    return kDone;
}

} // namespace takt::cli
