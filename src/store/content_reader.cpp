#include "store/content_reader.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <set>

#include "model/integrity.h"
#include "store/cells.h"
#include "store/database.h"

namespace takt::store {

namespace {

tl::unexpected<Error> damaged(std::string what, std::string place = {}) {
    return fail(ErrorCode::FileDamaged, {std::move(what)}, std::move(place));
}

tl::unexpected<Error> badColumn(const char* column, std::string place) {
    return damaged(std::string("the column ") + column + " holds what it cannot hold", std::move(place));
}

template <class Row>
std::string rowPlace(Id id) {
    return std::string(Row::tableName) + " #" + std::to_string(id.value);
}

template <class Row>
std::string selectSql() {
    std::string columns;
    for (const auto& name : columnNames<Row>())
        columns += (columns.empty() ? "" : ",") + quoted(name.c_str());
    return "SELECT " + columns + " FROM " + quoted(Row::tableName) +
           (isShared(Row::table) ? " ORDER BY place" : " ORDER BY scenario,place");
}

class ProjectReader {
  public:
    explicit ProjectReader(SQLite::Database& db) : db_(db) {}

    Result<Project> read() {
        Result<void> result = readNextId();
        if (result)
            result = readTable<ScenarioRow>();
        forEachRowType([&](const auto& row) {
            using Row = std::decay_t<decltype(row)>;
            if constexpr (!std::is_same_v<Row, ScenarioRow>)
                if (result)
                    result = readTable<Row>();
        });
        if (result)
            result = checkProject(project_);
        if (result)
            result = checkIds();
        if (!result)
            return tl::unexpected(result.error());
        return std::move(project_);
    }

  private:
    Result<void> readNextId() {
        SQLite::Statement select(db_, "SELECT key,value FROM project");
        if (!select.executeStep())
            return damaged("the next id is missing", "project");
        CellReader cells(select);
        const auto key = cells.text("key");
        const auto value = cells.text("value");
        const char* end = value.data() + value.size();
        const auto read = std::from_chars(value.data(), end, project_.nextId);
        constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
        if (key != "next_id" || read.ec != std::errc() || read.ptr != end || project_.nextId > most)
            return damaged("the next id is no number", "project");
        if (select.executeStep())
            return damaged("there is more than the next id", "project");
        return {};
    }

    /// Where rows of a scenario go; null when there is no such scenario.
    template <class Row>
    Table<Row>* tableFor(Id scenario) {
        if constexpr (isShared(Row::table)) {
            return &project_.shared.get<Row>();
        } else {
            Scenario* found = project_.scenario(scenario);
            return found ? &found->plant.get<Row>() : nullptr;
        }
    }

    template <class Row>
    Result<void> readTable() {
        SQLite::Statement select(db_, selectSql<Row>());
        while (select.executeStep()) {
            if (++rows_ > kMostRows)
                return damaged("it has more rows than any plant");
            CellReader cells(select);
            Id scenario;
            if (!isShared(Row::table))
                cells.value("scenario", scenario);
            const std::int64_t place = cells.number("place");
            Row row;
            cells.value("id", row.id);
            forEachField<Row>([&](const auto& f) { cells.value(f.name, row.*(f.member)); });
            if (cells.refused())
                return badColumn(cells.refused(), rowPlace<Row>(row.id));
            if (auto put = append(std::move(row), scenario, place); !put)
                return put;
        }
        return {};
    }

    template <class Row>
    Result<void> append(Row row, Id scenario, std::int64_t place) {
        const auto misplaced = [id = row.id] {
            return damaged("the order of the rows is broken", rowPlace<Row>(id));
        };
        if constexpr (std::is_same_v<Row, ScenarioRow>) {
            if (place != static_cast<std::int64_t>(project_.scenarios.size()))
                return misplaced();
            if (project_.scenarios.size() == kMostScenarios)
                return damaged("it has more scenarios than any project");
            Scenario fresh;
            static_cast<ScenarioRow&>(fresh) = std::move(row);
            project_.scenarios.push_back(std::move(fresh));
        } else {
            Table<Row>* table = tableFor<Row>(scenario);
            if (!table)
                return damaged("its scenario is missing", rowPlace<Row>(row.id));
            if (place != static_cast<std::int64_t>(table->size()))
                return misplaced();
            table->append(std::move(row));
        }
        return {};
    }

    /// That the lists of ids name each row once, with its kind. Requires a lawful project.
    Result<void> checkIds() {
        std::size_t listed = 0;
        SQLite::Statement shared(db_, "SELECT id,kind FROM shared_ids");
        while (shared.executeStep()) {
            CellReader cells(shared);
            Id id;
            cells.value("id", id);
            const auto kind = cells.text("kind");
            const TableId table = project_.scenario(id) ? TableId::Scenarios : tableOf(project_.shared, id);
            if (++listed; cells.refused() || table == TableId::Count || kind != tableName(table))
                return damaged("the list of ids does not fit the rows", "shared_ids");
        }
        SQLite::Statement elements(db_, "SELECT scenario,id,kind FROM elements");
        while (elements.executeStep()) {
            CellReader cells(elements);
            Id scenario, id;
            cells.value("scenario", scenario);
            cells.value("id", id);
            const auto kind = cells.text("kind");
            const Scenario* owner = project_.scenario(scenario);
            const TableId table = owner ? tableOf(owner->plant, id) : TableId::Count;
            if (++listed; cells.refused() || table == TableId::Count || kind != tableName(table))
                return damaged("the list of ids does not fit the rows", "elements");
        }
        return listed == rows_ ? Result<void>() : damaged("the list of ids does not fit the rows");
    }

    SQLite::Database& db_;
    Project project_;
    std::size_t rows_ = 0;
};

/// Rows of the project go through checkProject(); the texts of runs are held to the same here.
bool areUtf8(std::initializer_list<const std::string*> texts) {
    return std::all_of(texts.begin(), texts.end(), [](const std::string* text) { return isUtf8(*text); });
}

Result<sim::RunRecord> readRun(SQLite::Statement& select) {
    CellReader cells(select);
    sim::RunRecord run;
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    run.number = cells.within("number", 1, most);
    run.name = cells.text("name");
    run.starred = cells.within("starred", 0, 1) != 0;
    run.note = cells.text("note");
    run.created = cells.text("created");
    cells.value("scenario", run.scenario);
    run.scenarioName = cells.text("scenario_name");
    run.plantHash = cells.text("plant");
    run.engineVersion = static_cast<int>(cells.within("engine", 0, std::numeric_limits<int>::max()));
    cells.value("horizon", run.settings.horizon);
    cells.value("warm_up", run.settings.warmUp);
    run.settings.replications = cells.within("replications", 0, most);
    run.result.replications = std::max<std::int64_t>(1, run.settings.replications);
    run.settings.seed = std::bit_cast<std::uint64_t>(cells.number("seed"));
    run.result.events = cells.within("events", 0, most);
    run.result.wallSeconds = cells.real("wall_seconds");
    run.result.cpuSeconds = cells.real("cpu_seconds");
    if (cells.refused())
        return badColumn(cells.refused(), "runs " + std::to_string(run.number));
    if (!areUtf8({&run.name, &run.note, &run.created, &run.scenarioName, &run.plantHash}))
        return fail(ErrorCode::BadText, {}, "runs " + std::to_string(run.number));
    return run;
}

/// What measures are called, by their numbers.
Result<std::map<std::int64_t, sim::Measure>> readMeasureWords(SQLite::Database& db) {
    std::map<std::int64_t, sim::Measure> words;
    SQLite::Statement select(db, "SELECT name,label,unit,number FROM measures");
    while (select.executeStep()) {
        CellReader cells(select);
        sim::Measure measure;
        measure.name = cells.text("name");
        measure.label = cells.text("label");
        measure.unit = cells.text("unit");
        const std::int64_t number = cells.number("number");
        if (cells.refused())
            return badColumn(cells.refused(), "measures");
        if (!areUtf8({&measure.name, &measure.label, &measure.unit}))
            return fail(ErrorCode::BadText, {}, "measures");
        if (words.size() >= kMostMeasures || !words.emplace(number, std::move(measure)).second)
            return damaged("two measures have the same number", "measures");
    }
    return words;
}

Result<void> readMeasures(SQLite::Database& db, std::map<std::int64_t, sim::RunRecord>& runs) {
    const auto words = readMeasureWords(db);
    if (!words)
        return tl::unexpected(words.error());
    SQLite::Statement select(db, "SELECT run,place,measure,mean,half_width,deviation,n FROM run_measures ORDER BY run,place");
    std::size_t count = 0;
    while (select.executeStep()) {
        CellReader cells(select);
        const auto run = runs.find(cells.number("run"));
        const std::int64_t place = cells.number("place");
        const auto called = words->find(cells.number("measure"));
        sim::Measure measure;
        measure.value.mean = cells.real("mean");
        measure.value.halfWidth = cells.real("half_width");
        measure.value.deviation = cells.real("deviation");
        measure.value.n = cells.number("n");
        if (cells.refused())
            return badColumn(cells.refused(), "run_measures");
        if (called == words->end())
            return damaged("there are measures without words", "run_measures");
        measure.name = called->second.name;
        measure.label = called->second.label;
        measure.unit = called->second.unit;
        if (run == runs.end() || ++count > kMostMeasures)
            return damaged("there are measures without a run", "run_measures");
        auto& measures = run->second.result.measures;
        if (place != static_cast<std::int64_t>(measures.size()))
            return damaged("the order of the rows is broken", "run_measures");
        measures.push_back(std::move(measure));
    }
    return {};
}

Result<void> readInterventions(SQLite::Database& db, std::map<std::int64_t, sim::RunRecord>& runs) {
    SQLite::Statement select(db, "SELECT run,place,at,kind,element,item,amount,length,paper FROM run_interventions "
                                 "ORDER BY run,place");
    std::size_t count = 0;
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    while (select.executeStep()) {
        CellReader cells(select);
        const auto run = runs.find(cells.number("run"));
        const std::int64_t place = cells.number("place");
        sim::Intervention i;
        i.at.us = cells.within("at", 0, kMostTime);
        cells.value("kind", i.kind);
        cells.value("element", i.element);
        cells.value("item", i.item);
        i.amount = cells.within("amount", 0, most);
        i.length.us = cells.within("length", 0, kMostTime);
        i.paper.us = cells.within("paper", 0, kMostTime);
        if (cells.refused())
            return badColumn(cells.refused(), "run_interventions");
        if (run == runs.end() || ++count > kMostMeasures)
            return damaged("there are interventions without a run", "run_interventions");
        auto& interventions = run->second.settings.interventions;
        if (place != static_cast<std::int64_t>(interventions.size()))
            return damaged("the order of the rows is broken", "run_interventions");
        interventions.push_back(i);
    }
    return {};
}

Result<PlantTexts> readPlants(SQLite::Database& db) {
    PlantTexts plants;
    SQLite::Statement select(db, "SELECT hash,content FROM plants");
    while (select.executeStep()) {
        CellReader cells(select);
        auto hash = cells.text("hash");
        auto content = cells.text("content", kLongestValue);
        if (cells.refused())
            return badColumn(cells.refused(), "plants");
        plants.emplace(std::move(hash), std::move(content));
    }
    return plants;
}

Result<void> readRuns(SQLite::Database& db, LoadedDocument& document) {
    auto plants = readPlants(db);
    if (!plants)
        return tl::unexpected(plants.error());
    document.plants = std::move(*plants);
    std::map<std::int64_t, sim::RunRecord> runs;
    SQLite::Statement select(db,
                             "SELECT number,name,starred,note,created,scenario,scenario_name,plant,engine,horizon,warm_up,"
                             "replications,seed,events,wall_seconds,cpu_seconds FROM runs");
    while (select.executeStep()) {
        auto run = readRun(select);
        if (!run)
            return tl::unexpected(run.error());
        if (!document.plants.contains(run->plantHash))
            return damaged("its plant is missing", "runs " + std::to_string(run->number));
        const auto number = run->number;
        runs.emplace(number, std::move(*run));
    }
    if (auto read = readMeasures(db, runs); !read)
        return read;
    if (auto read = readInterventions(db, runs); !read)
        return read;
    for (auto& [number, run] : runs)
        document.runs.push_back(std::move(run));
    return {};
}

} // namespace

Result<void> checkPages(SQLite::Database& db) {
    SQLite::Statement check(db, "PRAGMA quick_check(1)");
    if (!check.executeStep())
        return damaged("it cannot be checked");
    const auto answer = check.getColumn(0).getString();
    return answer == "ok" ? Result<void>() : damaged(answer);
}

Result<void> checkNothingActive(SQLite::Database& db) {
    SQLite::Statement select(db, "SELECT type,name FROM sqlite_schema WHERE type NOT IN ('table','index') "
                                 "OR type IS NULL OR sql LIKE 'CREATE VIRTUAL%'");
    if (!select.executeStep())
        return {};
    return fail(ErrorCode::ForeignSchema,
                {"the " + select.getColumn(0).getString() + " \"" + select.getColumn(1).getString() + "\""});
}

Result<void> checkSchema(SQLite::Database& db, const std::vector<SchemaObject>& expected) {
    std::map<std::string, const SchemaObject*> missing;
    for (const auto& object : expected)
        missing.emplace(object.name, &object);
    SQLite::Statement select(db, "SELECT type,name,sql FROM sqlite_schema");
    while (select.executeStep()) {
        const SchemaObject found{select.getColumn(0).getString(), select.getColumn(1).getString(),
                                 select.getColumn(2).getString()};
        const auto known = missing.find(found.name);
        if (known == missing.end() || !(*known->second == found))
            return fail(ErrorCode::ForeignSchema, {"the " + found.type + " \"" + found.name + "\""});
        missing.erase(known);
    }
    if (!missing.empty())
        return damaged("the table " + missing.begin()->first + " is missing");
    return {};
}

Result<LoadedDocument> readContent(SQLite::Database& db) {
    LoadedDocument document;
    auto project = ProjectReader(db).read();
    if (!project)
        return tl::unexpected(project.error());
    document.project = std::move(*project);
    if (auto read = readRuns(db, document); !read)
        return tl::unexpected(read.error());
    return document;
}

} // namespace takt::store
