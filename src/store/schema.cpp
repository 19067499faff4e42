#include "store/schema.h"

#include "store/cells.h"

namespace takt::store {

namespace {

constexpr const char* kDeferred = " DEFERRABLE INITIALLY DEFERRED";

constexpr TableMask kSharedTables = tableMask(TableId::Settings, TableId::Parties, TableId::Calendars,
                                              TableId::Shifts, TableId::Breaks, TableId::Holidays, TableId::Series,
                                              TableId::Scenarios);

std::string foreignKey(const std::string& column, bool shared, bool ownerShared) {
    if (shared)
        return ",\n  FOREIGN KEY(" + column + ") REFERENCES \"shared_ids\"(\"id\")" + kDeferred;
    return ownerShared ? ""
                       : ",\n  FOREIGN KEY(\"scenario\"," + column +
                             ") REFERENCES \"elements\"(\"scenario\",\"id\")" + kDeferred;
}

template <class Row, class Value>
std::string columnSql(const Field<Row, Value>& f) {
    std::string sql = quoted(f.name) + " " + cellType<Value>();
    const bool nullable = isNullable<Value>() || (std::is_same_v<Value, Id> && f.optional);
    return nullable ? sql : sql + " NOT NULL";
}

template <class Row>
std::string tableSql() {
    constexpr bool shared = isShared(Row::table);
    std::string sql = "CREATE TABLE " + quoted(Row::tableName) + "(\n";
    if (!shared)
        sql += "  \"scenario\" INTEGER NOT NULL,\n";
    sql += "  \"place\" INTEGER NOT NULL,\n  \"id\" INTEGER NOT NULL";
    std::string keys = foreignKey("\"id\"", shared, shared);
    forEachField<Row>([&](const auto& f) {
        sql += ",\n  " + columnSql(f);
        if constexpr (std::is_same_v<std::decay_t<decltype(std::declval<Row>().*(f.member))>, Id>)
            keys += foreignKey(quoted(f.name), (f.refersTo & kSharedTables) != 0, shared);
    });
    sql += shared ? ",\n  PRIMARY KEY(\"id\")" : ",\n  PRIMARY KEY(\"scenario\",\"id\")";
    return sql + keys + "\n) STRICT, WITHOUT ROWID";
}

template <class Row>
std::string orderIndexSql() {
    return "CREATE INDEX " + quoted((std::string(Row::tableName) + "_order").c_str()) + " ON " +
           quoted(Row::tableName) + (isShared(Row::table) ? "(\"place\")" : "(\"scenario\",\"place\")");
}

std::vector<SchemaObject> fixedTables() {
    return {
        {"table", "project",
         "CREATE TABLE \"project\"(\n  \"key\" TEXT NOT NULL PRIMARY KEY,\n"
         "  \"value\" TEXT NOT NULL\n) STRICT, WITHOUT ROWID"},
        {"table", "shared_ids",
         "CREATE TABLE \"shared_ids\"(\n  \"id\" INTEGER NOT NULL PRIMARY KEY,\n"
         "  \"kind\" TEXT NOT NULL\n) STRICT, WITHOUT ROWID"},
        {"table", "elements",
         std::string("CREATE TABLE \"elements\"(\n  \"scenario\" INTEGER NOT NULL,\n"
                     "  \"id\" INTEGER NOT NULL,\n  \"kind\" TEXT NOT NULL,\n"
                     "  PRIMARY KEY(\"scenario\",\"id\"),\n"
                     "  FOREIGN KEY(\"scenario\") REFERENCES \"scenarios\"(\"id\")") +
             kDeferred + "\n) STRICT, WITHOUT ROWID"},
        {"table", "plants",
         "CREATE TABLE \"plants\"(\n  \"hash\" TEXT NOT NULL PRIMARY KEY,\n"
         "  \"content\" TEXT NOT NULL\n) STRICT, WITHOUT ROWID"},
        {"table", "runs",
         std::string("CREATE TABLE \"runs\"(\n  \"number\" INTEGER NOT NULL PRIMARY KEY,\n"
                     "  \"name\" TEXT NOT NULL,\n  \"starred\" INTEGER NOT NULL,\n  \"note\" TEXT NOT NULL,\n"
                     "  \"created\" TEXT NOT NULL,\n"
                     "  \"scenario\" INTEGER,\n  \"scenario_name\" TEXT NOT NULL,\n"
                     "  \"plant\" TEXT NOT NULL,\n  \"engine\" INTEGER NOT NULL,\n"
                     "  \"horizon\" TEXT NOT NULL,\n  \"warm_up\" TEXT NOT NULL,\n"
                     "  \"replications\" INTEGER NOT NULL,\n  \"seed\" INTEGER NOT NULL,\n"
                     "  \"events\" INTEGER NOT NULL,\n  \"wall_seconds\" REAL,\n"
                     "  \"cpu_seconds\" REAL,\n"
                     "  FOREIGN KEY(\"plant\") REFERENCES \"plants\"(\"hash\")") +
             kDeferred + "\n) STRICT, WITHOUT ROWID"},
        {"table", "measures",
         "CREATE TABLE \"measures\"(\n  \"name\" TEXT NOT NULL,\n  \"label\" TEXT NOT NULL,\n"
         "  \"unit\" TEXT NOT NULL,\n  \"number\" INTEGER NOT NULL,\n"
         "  PRIMARY KEY(\"name\",\"label\",\"unit\")\n) STRICT, WITHOUT ROWID"},
        {"table", "run_measures",
         std::string("CREATE TABLE \"run_measures\"(\n  \"run\" INTEGER NOT NULL,\n"
                     "  \"place\" INTEGER NOT NULL,\n  \"measure\" INTEGER NOT NULL,\n  \"mean\" REAL,\n  \"half_width\" REAL,\n"
                     "  \"deviation\" REAL,\n  \"n\" INTEGER NOT NULL,\n  PRIMARY KEY(\"run\",\"place\"),\n"
                     "  FOREIGN KEY(\"run\") REFERENCES \"runs\"(\"number\")") +
             kDeferred + "\n) STRICT, WITHOUT ROWID"},
        {"table", "run_interventions",
         std::string("CREATE TABLE \"run_interventions\"(\n  \"run\" INTEGER NOT NULL,\n"
                     "  \"place\" INTEGER NOT NULL,\n  \"at\" INTEGER NOT NULL,\n  \"kind\" TEXT NOT NULL,\n"
                     "  \"element\" INTEGER,\n  \"item\" INTEGER,\n  \"amount\" INTEGER NOT NULL,\n"
                     "  \"length\" INTEGER NOT NULL,\n  \"paper\" INTEGER NOT NULL,\n  PRIMARY KEY(\"run\",\"place\"),\n"
                     "  FOREIGN KEY(\"run\") REFERENCES \"runs\"(\"number\")") +
             kDeferred + "\n) STRICT, WITHOUT ROWID"}};
}

std::vector<SchemaObject> makeDocumentSchema() {
    auto objects = fixedTables();
    forEachRowType([&](const auto& row) {
        using Row = std::decay_t<decltype(row)>;
        objects.push_back({"table", Row::tableName, tableSql<Row>()});
    });
    return objects;
}

std::vector<SchemaObject> makeWorkingSchema() {
    auto objects = documentSchema();
    objects.push_back({"table", "working",
                       "CREATE TABLE \"working\"(\n  \"key\" TEXT NOT NULL PRIMARY KEY,\n"
                       "  \"value\" TEXT NOT NULL\n) STRICT, WITHOUT ROWID"});
    forEachRowType([&](const auto& row) {
        using Row = std::decay_t<decltype(row)>;
        objects.push_back({"index", std::string(Row::tableName) + "_order", orderIndexSql<Row>()});
    });
    return objects;
}

} // namespace

std::string quoted(const char* name) {
    return std::string("\"") + name + "\"";
}

const std::vector<SchemaObject>& documentSchema() {
    static const auto schema = makeDocumentSchema();
    return schema;
}

const std::vector<SchemaObject>& workingSchema() {
    static const auto schema = makeWorkingSchema();
    return schema;
}

} // namespace takt::store
