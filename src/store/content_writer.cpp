#include "store/content_writer.h"

#include <algorithm>
#include <stdexcept>

#include "store/cells.h"

namespace takt::store {

namespace {

constexpr const char* kInsertMeasure =
    "INSERT INTO run_measures(run,place,measure,mean,half_width,deviation,n) VALUES(?,?,?,?,?,?,?)";
constexpr const char* kInsertRun =
    "INSERT INTO "
    "runs(number,name,starred,note,created,scenario,scenario_name,plant,engine,horizon,warm_up,replications,seed,"
    "events,wall_seconds,cpu_seconds) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

constexpr const char* kInsertIntervention =
    "INSERT INTO run_interventions(run,place,at,kind,element,item,amount,length,paper) VALUES(?,?,?,?,?,?,?,?,?)";

/// Runs a statement that gives no rows; it can be used again whatever happens.
int execute(SQLite::Statement& statement) {
    try {
        const int changed = statement.exec();
        statement.reset();
        return changed;
    } catch (...) {
        statement.tryReset();
        throw;
    }
}

void bindRun(SQLite::Statement& statement, const sim::RunRecord& run) {
    CellWriter cells(statement);
    cells.number(run.number).text(run.name).number(run.starred ? 1 : 0).text(run.note).text(run.created);
    run.scenario ? cells.value(run.scenario) : cells.none();
    cells.text(run.scenarioName).text(run.plantHash).number(run.engineVersion);
    cells.value(run.settings.horizon).value(run.settings.warmUp).number(run.settings.replications);
    cells.number(std::bit_cast<std::int64_t>(run.settings.seed)).number(run.result.events);
    cells.real(run.result.wallSeconds).real(run.result.cpuSeconds);
}

} // namespace

SQLite::Statement& ContentWriter::statement(const std::string& sql) {
    auto& kept = statements_[sql];
    if (!kept)
        kept = std::make_unique<SQLite::Statement>(db_, sql);
    return *kept;
}

void ContentWriter::create(const std::vector<SchemaObject>& schema) {
    for (const auto& object : schema)
        db_.exec(object.sql);
}

void ContentWriter::put(const char* table, const char* key, const std::string& value) {
    auto& insert = statement("INSERT INTO " + quoted(table) +
                             "(key,value) VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value");
    CellWriter(insert).text(key).text(value);
    execute(insert);
}

// ------------------------------------------------------------------ rows

template <class Row>
void ContentWriter::insertRow(const Row& row, Id scenario, std::size_t place) {
    constexpr bool shared = isShared(Row::table);
    auto& kind = statement(shared ? "INSERT INTO shared_ids(id,kind) VALUES(?,?)"
                                  : "INSERT INTO elements(scenario,id,kind) VALUES(?,?,?)");
    CellWriter kindCells(kind);
    if (!shared)
        kindCells.value(scenario);
    kindCells.value(row.id).text(Row::tableName);
    execute(kind);

    static const std::string sql = insertSql<Row>();
    auto& insert = statement(sql);
    CellWriter cells(insert);
    if (!shared)
        cells.value(scenario);
    cells.number(static_cast<std::int64_t>(place)).value(row.id);
    forEachField<Row>([&](const auto& f) { cells.field(row, f); });
    execute(insert);
}

template <class Row>
void ContentWriter::updateRow(const Row& row, Id scenario) {
    static const std::string sql = updateSql<Row>();
    auto& update = statement(sql);
    CellWriter cells(update);
    forEachField<Row>([&](const auto& f) { cells.field(row, f); });
    if (!isShared(Row::table))
        cells.value(scenario);
    cells.value(row.id);
    if (execute(update) != 1)
        throw std::runtime_error(std::string("no such row in ") + Row::tableName);
}

template <class Row>
void ContentWriter::removeRow(const Row& row, Id scenario, std::size_t place) {
    constexpr bool shared = isShared(Row::table);
    const std::string where = shared ? " WHERE id=?" : " WHERE scenario=? AND id=?";
    for (const std::string& table :
         {quoted(Row::tableName), std::string(shared ? "shared_ids" : "elements")}) {
        auto& remove = statement("DELETE FROM " + table + where);
        CellWriter cells(remove);
        if (!shared)
            cells.value(scenario);
        cells.value(row.id);
        if (execute(remove) != 1)
            throw std::runtime_error(std::string("no such row in ") + Row::tableName);
    }
    shift<Row>(scenario, place + 1, -1);
}

/// Moves the rows from a place on, up or down by one.
template <class Row>
void ContentWriter::shift(Id scenario, std::size_t from, int by) {
    static const std::string sql = "UPDATE " + quoted(Row::tableName) + " SET place=place+? WHERE " +
                                   (isShared(Row::table) ? "" : "scenario=? AND ") + "place>=?";
    auto& update = statement(sql);
    CellWriter cells(update);
    cells.number(by);
    if (!isShared(Row::table))
        cells.value(scenario);
    cells.number(static_cast<std::int64_t>(from));
    execute(update);
}

template <class Row>
void ContentWriter::applyOne(const Change& change, const Row& row) {
    if (!change.after) {
        removeRow(row, change.scenario, change.place);
    } else if (change.before) {
        updateRow(row, change.scenario);
    } else {
        shift<Row>(change.scenario, change.place, +1);
        insertRow(row, change.scenario, change.place);
    }
}

void ContentWriter::apply(const ChangeSet& set) {
    std::uint64_t nextId = 0;
    for (const auto& change : set.changes) {
        std::visit([&](const auto& row) { applyOne(change, row); },
                   change.after ? *change.after : *change.before);
        nextId = std::max(nextId, change.id().value + 1);
    }
    auto& raise = statement("UPDATE project SET value=?1 WHERE key='next_id' AND CAST(value AS INTEGER)<?1");
    CellWriter(raise).number(static_cast<std::int64_t>(nextId));
    execute(raise);
}

// ------------------------------------------------------------------ runs

std::int64_t ContentWriter::numberOf(const sim::Measure& measure) {
    auto& find = statement("SELECT number FROM measures WHERE name=? AND label=? AND unit=?");
    CellWriter(find).text(measure.name).text(measure.label).text(measure.unit);
    const bool known = find.executeStep();
    const std::int64_t number = known ? find.getColumn(0).getInt64() : 0;
    find.reset();
    if (known)
        return number;
    auto& insert = statement("INSERT INTO measures(name,label,unit,number) "
                             "VALUES(?,?,?,(SELECT coalesce(max(number)+1,0) FROM measures))");
    CellWriter(insert).text(measure.name).text(measure.label).text(measure.unit);
    execute(insert);
    return numberOf(measure);
}

void ContentWriter::addRun(const sim::RunRecord& run, const std::string& plantText) {
    auto& plant = statement("INSERT INTO plants(hash,content) VALUES(?,?) ON CONFLICT DO NOTHING");
    CellWriter(plant).text(run.plantHash).text(plantText);
    execute(plant);
    auto& insert = statement(kInsertRun);
    bindRun(insert, run);
    execute(insert);
    auto& measureInsert = statement(kInsertMeasure);
    std::int64_t place = 0;
    for (const auto& measure : run.result.measures) {
        CellWriter cells(measureInsert);
        cells.number(run.number).number(place++).number(numberOf(measure));
        const Estimate& value = measure.value;
        cells.real(value.mean).real(value.halfWidth).real(value.deviation).number(value.n);
        execute(measureInsert);
    }
    auto& interventionInsert = statement(kInsertIntervention);
    place = 0;
    for (const auto& i : run.settings.interventions) {
        CellWriter cells(interventionInsert);
        cells.number(run.number).number(place++).number(i.at.us).value(i.kind);
        i.element ? cells.value(i.element) : cells.none();
        i.item ? cells.value(i.item) : cells.none();
        cells.number(i.amount).number(i.length.us).number(i.paper.us);
        execute(interventionInsert);
    }
}

void ContentWriter::describeRun(std::int64_t number, const sim::RunDescription& words) {
    auto& update = statement("UPDATE runs SET name=?,starred=?,note=? WHERE number=?");
    CellWriter(update).text(words.name).number(words.starred ? 1 : 0).text(words.note).number(number);
    execute(update);
}

void ContentWriter::removeRun(std::int64_t number) {
    for (const char* sql : {"DELETE FROM run_measures WHERE run=?", "DELETE FROM run_interventions WHERE run=?",
                            "DELETE FROM runs WHERE number=?"}) {
        auto& remove = statement(sql);
        CellWriter(remove).number(number);
        execute(remove);
    }
}

// ------------------------------------------------------------------ everything

void ContentWriter::writeAll(const Project& project, std::span<const sim::RunRecord> runs,
                             const PlantTexts& plants) {
    put("project", "next_id", std::to_string(project.nextId));
    const auto writeTables = [&](const auto& tables, Id scenario) {
        tables.forEachTable([&](const auto& table) {
            for (std::size_t place = 0; place < table.size(); ++place)
                insertRow(table[place], scenario, place);
        });
    };
    writeTables(project.shared, Id{});
    for (std::size_t place = 0; place < project.scenarios.size(); ++place)
        insertRow(static_cast<const ScenarioRow&>(project.scenarios[place]), Id{}, place);
    for (const auto& scenario : project.scenarios)
        writeTables(scenario.plant, scenario.id);
    for (const auto& run : runs) {
        const auto plant = plants.find(run.plantHash);
        addRun(run, plant == plants.end() ? std::string() : plant->second);
    }
}

} // namespace takt::store
