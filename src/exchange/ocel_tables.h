// The tables of an OCEL 2.0 log in SQLite. Used by ocel.cpp only.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "exchange/run_events.h"

namespace takt::exchange {

/// One event's own columns, in the order of its table.
struct OcelEvent {
    std::string item, unit, detail, cause; ///< empty: NULL
    std::optional<double> amount;
};

/// An object's attribute.
struct OcelValue {
    const char* name;
    std::string text;             ///< empty: NULL
    std::optional<double> number; ///< in its place
};

enum class OcelObject { Container, Card, Machine, Order, Truck, Element };
inline constexpr const char* kOcelObjects[] = {"Container", "Card", "Machine", "Order", "Truck", "Element"};

/// Makes all tables in a new database and fills them in one transaction. SQLite's errors come as SQLite::Exception.
class OcelTables {
  public:
    /// Everything is written by finish(), or not at all.
    explicit OcelTables(const std::filesystem::path& file);

    void event(const std::string& id, const char* type, const std::string& time, const OcelEvent& own);
    /// As it is from the begin.
    void object(OcelObject type, const std::string& id, const std::vector<OcelValue>& values);
    /// One attribute has another value from a moment on.
    void change(OcelObject type, const std::string& id, const std::string& time, const OcelValue& value);
    /// The same twice counts once.
    void relate(const std::string& event, const std::string& object, const char* qualifier);
    void relateObjects(const std::string& source, const std::string& target, const char* qualifier);
    void finish();

  private:
    void makeTables();
    SQLite::Statement& prepared(const std::string& sql);

    SQLite::Database db_;
    SQLite::Transaction transaction_;
    std::map<std::string, std::unique_ptr<SQLite::Statement>> statements_;
    SQLite::Statement *event_, *relation_;
    std::map<const char*, SQLite::Statement*> events_; ///< by the activity's one text
};

} // namespace takt::exchange
