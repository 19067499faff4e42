#include "store/widen.h"

#include <set>
#include <string>

#include "store/cells.h"
#include "store/schema.h"

namespace takt::store {

namespace {

std::string presentSql(const char* table) {
    for (const auto& object : documentSchema())
        if (object.name == table)
            return object.sql;
    return {};
}

std::set<std::string> columnsOf(SQLite::Database& db, const char* table) {
    std::set<std::string> columns;
    SQLite::Statement query(db, "SELECT name FROM pragma_table_info(?)");
    query.bind(1, table);
    while (query.executeStep())
        columns.insert(query.getColumn(0).getString());
    return columns;
}

/// Copies the rows of the table "old" over, with today's value of a new row where a column was not there.
template <class Row>
void copyRows(SQLite::Database& db, const std::set<std::string>& there) {
    std::string columns, values;
    for (const auto& name : columnNames<Row>()) {
        const std::string column = quoted(name.c_str());
        columns += (columns.empty() ? "" : ",") + column;
        values += (values.empty() ? "" : ",") + (there.contains(name) ? column : std::string("?"));
    }
    SQLite::Statement insert(db, "INSERT INTO " + quoted(Row::tableName) + "(" + columns + ") SELECT " + values +
                                     " FROM temp.\"old\"");
    CellWriter cells(insert);
    const Row fresh;
    forEachField<Row>([&](const auto& f) {
        if (!there.contains(f.name))
            cells.field(fresh, f);
    });
    insert.exec();
}

template <class Row>
void widen(SQLite::Database& db) {
    const std::string wanted = presentSql(Row::tableName);
    SQLite::Statement find(db, "SELECT sql FROM sqlite_schema WHERE type='table' AND name=?");
    find.bind(1, Row::tableName);
    const bool exists = find.executeStep();
    if (exists && find.getColumn(0).getString() == wanted)
        return;
    find.reset();
    if (!exists) {
        db.exec(wanted);
        return;
    }
    const auto there = columnsOf(db, Row::tableName);
    const std::string table = quoted(Row::tableName);
    db.exec("CREATE TEMP TABLE \"old\" AS SELECT * FROM main." + table);
    db.exec("DROP TABLE main." + table);
    db.exec(wanted);
    copyRows<Row>(db, there);
    db.exec("DROP TABLE temp.\"old\"");
}

} // namespace

Result<void> widenRowTables(SQLite::Database& db) {
    forEachRowType([&](const auto& row) { widen<std::decay_t<decltype(row)>>(db); });
    for (const auto& object : documentSchema()) {
        SQLite::Statement find(db, "SELECT 1 FROM sqlite_schema WHERE name=?");
        find.bind(1, object.name);
        if (!find.executeStep())
            db.exec(object.sql);
    }
    return {};
}

void widenRuns(SQLite::Database& db) {
    const auto there = columnsOf(db, "runs");
    if (there.contains("note"))
        return;
    db.exec("CREATE TEMP TABLE \"old\" AS SELECT * FROM main.\"runs\"");
    db.exec("DROP TABLE main.\"runs\"");
    db.exec(presentSql("runs"));
    std::string columns;
    for (const auto& name : there)
        columns += quoted(name.c_str()) + ",";
    db.exec("INSERT INTO \"runs\"(" + columns + "\"starred\",\"note\") SELECT " + columns + "0,'' FROM temp.\"old\"");
    db.exec("DROP TABLE temp.\"old\"");
}

void wordMeasuresOnce(SQLite::Database& db) {
    if (!columnsOf(db, "run_measures").contains("label"))
        return;
    db.exec("CREATE TEMP TABLE \"old\" AS SELECT * FROM main.\"run_measures\"");
    db.exec("DROP TABLE main.\"run_measures\"");
    if (columnsOf(db, "measures").empty()) // else an earlier step made it
        db.exec(presentSql("measures"));
    db.exec(presentSql("run_measures"));
    db.exec("INSERT INTO \"measures\"(name,label,unit,number) SELECT name,label,unit,row_number() OVER (ORDER BY first)-1 "
            "FROM (SELECT name,label,unit,min(run*1000000+place) AS first FROM temp.\"old\" GROUP BY name,label,unit)");
    db.exec("INSERT INTO \"run_measures\"(run,place,measure,mean,half_width,deviation,n) "
            "SELECT o.run,o.place,m.number,o.mean,o.half_width,o.deviation,o.n FROM temp.\"old\" AS o "
            "JOIN \"measures\" AS m ON m.name=o.name AND m.label=o.label AND m.unit=o.unit");
    db.exec("DROP TABLE temp.\"old\"");
}

} // namespace takt::store
