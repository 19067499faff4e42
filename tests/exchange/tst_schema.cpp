#include <QTest>

#include <cstdlib>

#include <nlohmann/json.hpp>

#include "base/platform/files.h"
#include "exchange/json.h"
#include "exchange/schema.h"
#include "model/project.h"
#include "../support/test_main.h"

using namespace takt;

namespace {
const fs::path kCommitted = fs::path(TAKTBOARD_SOURCE_DIR) / "resources" / "taktboard.schema.json";
}

class SchemaTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    /// Run with TAKTBOARD_UPDATE=1 after a change of the rows, and commit the file.
    void theCommittedSchemaIsTheGeneratedOne() {
        const std::string schema = exchange::jsonSchema();
        if (const char* update = std::getenv("TAKTBOARD_UPDATE"); update && *update)
            QVERIFY(writeFileSafely(kCommitted, schema));
        QCOMPARE(readFile(kCommitted).value_or(""), schema);
    }

    void everyFieldOfEveryTableIsDescribed() {
        const auto schema = nlohmann::json::parse(exchange::jsonSchema());
        forEachRowType([&](const auto& row) {
            using Row = std::decay_t<decltype(row)>;
            const auto& properties = schema.at("$defs").at(Row::tableName).at("properties");
            QVERIFY(properties.contains("id"));
            forEachField<Row>([&](const auto& f) {
                QVERIFY2(properties.contains(f.name), f.name);
                QVERIFY2(properties.at(f.name).contains("description"), f.name);
            });
        });
    }

    void everyReferenceInTheSchemaLeadsSomewhere() {
        const auto schema = nlohmann::json::parse(exchange::jsonSchema());
        const auto flat = schema.flatten();
        for (const auto& [path, value] : flat.items())
            if (path.ends_with("/$ref")) {
                const std::string target = value.get<std::string>().substr(1);
                QVERIFY2(schema.contains(nlohmann::json::json_pointer(target)), target.c_str());
            }
    }
};

TAKTBOARD_TEST(schema, SchemaTest);
#include "tst_schema.moc"
