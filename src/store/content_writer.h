// Writes rows, changes and runs into an open document database.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <unordered_map>

#include <SQLiteCpp/SQLiteCpp.h>

#include "model/changeset.h"
#include "store/content.h"
#include "store/schema.h"

namespace takt::store {

/// Throws what SQLite throws; the caller brackets a transaction round it and guards.
class ContentWriter {
  public:
    explicit ContentWriter(SQLite::Database& db) : db_(db) {}

    /// Makes the tables of an empty database. Requires none of them to be there.
    void create(const std::vector<SchemaObject>& schema);
    /// Requires freshly made tables. Of the plants, those that runs refer to are kept.
    void writeAll(const Project& project, std::span<const sim::RunRecord> runs, const PlantTexts& plants);

    /// Requires a set that fits what the tables hold, as apply() requires it of a project.
    void apply(const ChangeSet& set);

    /// A plant that is there already is left as it is.
    void addRun(const sim::RunRecord& run, const std::string& plantText);
    void describeRun(std::int64_t number, const sim::RunDescription& words);
    void removeRun(std::int64_t number);

    /// Puts a value under a key of the table "project" or "working".
    void put(const char* table, const char* key, const std::string& value);

  private:
    SQLite::Statement& statement(const std::string& sql);
    /// Of what it is called, for all runs together; new words get the next.
    std::int64_t numberOf(const sim::Measure& measure);
    template <class Row>
    void insertRow(const Row& row, Id scenario, std::size_t place);
    template <class Row>
    void updateRow(const Row& row, Id scenario);
    template <class Row>
    void removeRow(const Row& row, Id scenario, std::size_t place);
    template <class Row>
    void shift(Id scenario, std::size_t from, int by);
    template <class Row>
    void applyOne(const Change& change, const Row& row);

    SQLite::Database& db_;
    std::unordered_map<std::string, std::unique_ptr<SQLite::Statement>> statements_;
};

} // namespace takt::store
