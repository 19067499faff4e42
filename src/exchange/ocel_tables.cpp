#include "exchange/ocel_tables.h"

#include "exchange/ocel.h"

namespace takt::exchange {

namespace {

/// The attributes of each type of objects, with their SQL types, in the order of OcelObject.
const std::vector<std::vector<std::pair<const char*, const char*>>>& attributes() {
    static const std::vector<std::vector<std::pair<const char*, const char*>>> all = {
        {{"item", "TEXT"}, {"unit", "TEXT"}, {"amount", "REAL"}},
        {{"loop", "TEXT"}, {"kind", "TEXT"}, {"item", "TEXT"}, {"amount", "REAL"}, {"state", "TEXT"}},
        {{"process", "TEXT"}, {"number", "INTEGER"}, {"state", "TEXT"}},
        {{"for", "TEXT"}, {"kind", "TEXT"}, {"item", "TEXT"}, {"unit", "TEXT"}, {"amount", "REAL"}, {"open", "REAL"}},
        {{"name", "TEXT"}},
        {{"name", "TEXT"}, {"kind", "TEXT"}},
    };
    return all;
}

constexpr const char* kBegin = "1970-01-01 00:00:00.000000"; // an object's first values, by the standard

void bind(SQLite::Statement& statement, int at, const std::string& text) {
    if (text.empty())
        statement.bind(at);
    else
        statement.bindNoCopy(at, text);
}
void bind(SQLite::Statement& statement, int at, const OcelValue& value) {
    if (value.number)
        statement.bind(at, *value.number);
    else
        bind(statement, at, value.text);
}
void run(SQLite::Statement& statement) {
    statement.exec();
    statement.reset();
}

} // namespace

std::string ocelTableName(std::string_view type) {
    std::string out;
    bool begins = true;
    for (const char c : type) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter)
            out += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        begins = !letter;
    }
    return out;
}

OcelTables::OcelTables(const std::filesystem::path& file)
    : db_(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE), transaction_([this]() -> SQLite::Database& {
          db_.exec("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF"); // the file is put in its place when it is whole
          return db_;
      }()) {
    makeTables();
    event_ = &prepared("INSERT INTO event VALUES(?, ?)");
    relation_ = &prepared("INSERT OR IGNORE INTO event_object VALUES(?, ?, ?)");
    for (const char* type : activities())
        events_[type] = &prepared("INSERT INTO event_" + ocelTableName(type) + " VALUES(?, ?, ?, ?, ?, ?, ?)");
}

void OcelTables::makeTables() {
    for (const std::string kind : {"event", "object"}) {
        db_.exec("CREATE TABLE " + kind + "_map_type(ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT) WITHOUT ROWID");
        db_.exec("CREATE TABLE " + kind + "(ocel_id TEXT PRIMARY KEY, ocel_type TEXT REFERENCES " + kind +
                 "_map_type(ocel_type)) WITHOUT ROWID");
    }
    db_.exec("CREATE TABLE event_object(ocel_event_id TEXT REFERENCES event(ocel_id), ocel_object_id TEXT REFERENCES "
             "object(ocel_id), ocel_qualifier TEXT, PRIMARY KEY(ocel_event_id, ocel_object_id, ocel_qualifier)) WITHOUT ROWID");
    db_.exec("CREATE TABLE object_object(ocel_source_id TEXT REFERENCES object(ocel_id), ocel_target_id TEXT REFERENCES "
             "object(ocel_id), ocel_qualifier TEXT, PRIMARY KEY(ocel_source_id, ocel_target_id, ocel_qualifier)) WITHOUT ROWID");
    const auto type = [this](const std::string& kind, const std::string& name) {
        auto& insert = prepared("INSERT INTO " + kind + "_map_type VALUES(?, ?)");
        const std::string table = ocelTableName(name);
        insert.bindNoCopy(1, name);
        insert.bindNoCopy(2, table);
        run(insert);
        return kind + "_" + table;
    };
    for (const char* name : activities())
        db_.exec("CREATE TABLE " + type("event", name) + "(ocel_id TEXT PRIMARY KEY REFERENCES event(ocel_id), ocel_time TIMESTAMP, " +
                 "item TEXT, amount REAL, unit TEXT, detail TEXT, cause TEXT) WITHOUT ROWID");
    for (std::size_t t = 0; t < attributes().size(); ++t) {
        std::string columns;
        for (const auto& [name, sql] : attributes()[t])
            columns += std::string(", \"") + name + "\" " + sql;
        db_.exec("CREATE TABLE " + type("object", kOcelObjects[t]) +
                 "(ocel_id TEXT REFERENCES object(ocel_id), ocel_time TIMESTAMP, ocel_changed_field TEXT" + columns + ")");
    }
}

SQLite::Statement& OcelTables::prepared(const std::string& sql) {
    auto& statement = statements_[sql];
    if (!statement)
        statement = std::make_unique<SQLite::Statement>(db_, sql);
    return *statement;
}

void OcelTables::event(const std::string& id, const char* type, const std::string& time, const OcelEvent& own) {
    event_->bindNoCopy(1, id);
    event_->bind(2, type);
    run(*event_);
    SQLite::Statement& insert = *events_.at(type);
    insert.bindNoCopy(1, id);
    insert.bindNoCopy(2, time);
    bind(insert, 3, own.item);
    bind(insert, 4, OcelValue{"amount", {}, own.amount});
    bind(insert, 5, own.unit);
    bind(insert, 6, own.detail);
    bind(insert, 7, own.cause);
    run(insert);
}

void OcelTables::object(OcelObject type, const std::string& id, const std::vector<OcelValue>& values) {
    const auto t = static_cast<std::size_t>(type);
    auto& plain = prepared("INSERT INTO object VALUES(?, ?)");
    plain.bindNoCopy(1, id);
    plain.bind(2, kOcelObjects[t]);
    run(plain);
    std::string columns, marks;
    for (const auto& value : values) {
        columns += std::string(", \"") + value.name + "\"";
        marks += ", ?";
    }
    auto& own = prepared(std::string("INSERT INTO object_") + kOcelObjects[t] + "(ocel_id, ocel_time, ocel_changed_field" + columns +
                         ") VALUES(?, ?, NULL" + marks + ")");
    own.bindNoCopy(1, id);
    own.bind(2, kBegin);
    for (std::size_t i = 0; i < values.size(); ++i)
        bind(own, static_cast<int>(i) + 3, values[i]);
    run(own);
}

void OcelTables::change(OcelObject type, const std::string& id, const std::string& time, const OcelValue& value) {
    auto& insert = prepared(std::string("INSERT INTO object_") + kOcelObjects[static_cast<std::size_t>(type)] +
                            "(ocel_id, ocel_time, ocel_changed_field, \"" + value.name + "\") VALUES(?, ?, ?, ?)");
    insert.bindNoCopy(1, id);
    insert.bindNoCopy(2, time);
    insert.bind(3, value.name);
    bind(insert, 4, value);
    run(insert);
}

void OcelTables::relate(const std::string& event, const std::string& object, const char* qualifier) {
    relation_->bindNoCopy(1, event);
    relation_->bindNoCopy(2, object);
    relation_->bind(3, qualifier);
    run(*relation_);
}

void OcelTables::relateObjects(const std::string& source, const std::string& target, const char* qualifier) {
    auto& insert = prepared("INSERT OR IGNORE INTO object_object VALUES(?, ?, ?)");
    insert.bindNoCopy(1, source);
    insert.bindNoCopy(2, target);
    insert.bind(3, qualifier);
    run(insert);
}

void OcelTables::finish() { transaction_.commit(); }

} // namespace takt::exchange
