#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/plant_file.h"

namespace {

constexpr const char* kInterveneHelp =
    R"(a JSON list of what is done to the run, e.g. [{"at": "58 h", "do": "break down", "element": "Stamping", "length": "90 min"}])";

void addCommon(CLI::App* command, takt::cli::Common& options, bool scenario = true, bool json = true) {
    command->add_option("FILE", options.file, "a plant, .takt or .json")->required();
    if (scenario)
        command->add_option("--scenario", options.scenario, "by its name; without it the first");
    if (json)
        command->add_flag("--json", options.json, "machine-readable results on standard output");
}

} // namespace

int main(int argc, char** argv) try {
    using namespace takt::cli;
    CLI::App app{"Taktboard without a screen: check, analyze and run value streams"};
    app.set_version_flag("--version", "taktboard-cli " TAKTBOARD_VERSION);
    app.require_subcommand(1);

    Common common;
    RunOptions run;
    std::string in, out;
    bool json = false;

    auto* checkCommand = app.add_subcommand("check", "list what keeps a plant from running, each with its mend");
    addCommon(checkCommand, common);
    auto* analyzeCommand = app.add_subcommand("analyze", "takt, lead-time ladder, capacities: what a map says unrun");
    addCommon(analyzeCommand, common);
    auto* runCommand = app.add_subcommand("run", "simulate and report the measures");
    addCommon(runCommand, common);
    runCommand->add_option("--horizon", run.horizon, "how long, e.g. 60wd or 30d")->capture_default_str();
    runCommand->add_option("--warmup", run.warmUp, "left out of the measures, e.g. 5wd; auto finds it (MSER-5)")->capture_default_str();
    runCommand->add_option("--replications", run.replications, "independent repetitions")
        ->capture_default_str()
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{100'000}));
    auto* precision = runCommand->add_option("--precision", run.precision,
                                             "replications until the half width is at most this share of the mean, e.g. 0.02 or 2%");
    runCommand->add_option("--of", run.precisionOf, "name of the measure that is to be so precise (without: flow_time.mean)")
        ->needs(precision);
    runCommand->add_option("--most", run.most, "replications at most, precise or not")
        ->capture_default_str()
        ->check(CLI::Range(std::int64_t{10}, std::int64_t{100'000}))
        ->needs(precision);
    runCommand->add_flag("--batches", run.batches, "intervals from batches of one long run");
    runCommand->add_flag("--ledger", run.ledger, "with --json: the waste ledger besides; a run takes up to half as long again");
    runCommand->add_flag("--setup-is-waste", run.setupIsWaste, "in the ledger of --json: changeovers count as waste");
    runCommand->add_option("--seed", run.seed, "the same seed repeats the same run")->capture_default_str();
    runCommand->add_option("--threads", run.threads, "the answer is the same for any number")
        ->capture_default_str()
        ->check(CLI::Range(1, 256));
    runCommand->add_option("--intervene", run.interventions, kInterveneHelp);
    runCommand->add_flag("--store", run.store, "keep the run in the document");
    EventsOptions events;
    auto* eventsCommand = app.add_subcommand("events", "run once and write every event, as a table or for process mining");
    addCommon(eventsCommand, common, true, false);
    eventsCommand->add_option("--out", events.out, "the file to write")->required();
    eventsCommand->add_option("--format", events.format, "csv, or ocel (OCEL 2.0 as SQLite); without, by the ending of the file")
        ->check(CLI::IsMember({"csv", "ocel"}));
    auto* horizon = eventsCommand->add_option("--horizon", events.horizon, "how long, e.g. 60wd or 30d")->capture_default_str();
    auto* seed = eventsCommand->add_option("--seed", events.seed, "the same seed repeats the same run")->capture_default_str();
    auto* done = eventsCommand->add_option("--intervene", events.interventions, kInterveneHelp);
    eventsCommand->add_option("--run", events.stored, "in place of these: the run kept in the document under this number")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000'000}))
        ->excludes(horizon)
        ->excludes(seed)
        ->excludes(done);
    auto* importCommand = app.add_subcommand("import", "read IN and write it as the document OUT");
    auto* exportCommand = app.add_subcommand("export", "write the document IN in the format of OUT");
    for (auto* command : {importCommand, exportCommand}) {
        command->add_option("IN", in)->required();
        command->add_option("OUT", out)->required();
    }
    std::string scenario;
    exportCommand->add_option("--scenario", scenario, "of a .csv or .xlsx with all data boxes; without, the first");
    auto* fitCommand = app.add_subcommand("fit", "find the law that measured times follow");
    fitCommand->add_option("FILE", in, "one time a line, as \"45 s\" or 45 (seconds); - reads standard input")->required();
    fitCommand->add_flag("--json", json, "machine-readable results on standard output");
    BalanceOptions line;
    std::vector<std::string> lineFiles;
    auto* balanceCommand = app.add_subcommand("balance", "assign the tasks of a line to stations, proven or with its gap");
    balanceCommand->add_option("FILE", lineFiles, "lines as .alb or .IN2")->required();
    auto* aims = balanceCommand->add_option_group("aim", "one of these; without, the cycle time the file names");
    aims->add_option("--cycle-time", line.cycle, "fewest stations for this cycle time")->check(CLI::PositiveNumber);
    aims->add_option("--stations", line.stations, "shortest cycle time for so many stations")->check(CLI::PositiveNumber);
    aims->add_option("--efficiency", line.efficiency, "MIN:MAX stations: least stations x cycle time");
    aims->require_option(0, 1);
    balanceCommand->add_flag("--u-line", line.uLine, "a U: tasks from both ends of the line may share a station");
    balanceCommand->add_option("--time-limit", line.timeLimit, "seconds for each file; then the best so far with its gap")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    balanceCommand->add_option("--threads", line.threads, "2: forward and backward search side by side")
        ->capture_default_str()
        ->check(CLI::Range(1, 256));
    balanceCommand->add_option("--memory-limit", line.memoryLimit, "MB for all states")
        ->capture_default_str()
        ->check(CLI::Range(std::int64_t{16}, std::int64_t{1'000'000}));
    balanceCommand->add_flag("--json", line.json, "machine-readable results on standard output");
    auto* samplesCommand = app.add_subcommand("samples", "list the sample plants");
    samplesCommand->add_flag("--json", json, "machine-readable");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kBadInput;
    }
    if (*checkCommand)
        return check(common);
    if (*analyzeCommand)
        return analyze(common);
    if (*runCommand)
        return takt::cli::run(common, run);
    if (*eventsCommand)
        return takt::cli::events(common, events);
    if (*samplesCommand)
        return samples(json);
    if (*balanceCommand)
        return balance(lineFiles, line);
    if (*fitCommand)
        return fit(in, json);
    const bool toTables = endingOf(out) == "csv" || endingOf(out) == "xlsx";
    if (*exportCommand && toTables)
        return exportTables(in, out, scenario);
    if (*importCommand && (endingOf(in) == "drawio" || endingOf(in) == "xml"))
        return importDrawio(in, out);
    return convert(in, out);
} catch (const std::exception& error) {
    std::fprintf(stderr, "taktboard-cli: %s\n", error.what());
    return 1;
}
