#include "store/migrations.h"

#include <algorithm>
#include <array>
#include <string>

#include "store/widen.h"

namespace takt::store {

namespace {

Result<void> describeRuns(SQLite::Database& db) {
    widenRuns(db);
    return widenRowTables(db);
}

Result<void> shareWords(SQLite::Database& db) {
    wordMeasuresOnce(db);
    return {};
}

} // namespace

std::span<const Migration> migrations() {
    static const std::array steps = {Migration{1, widenRowTables}, Migration{2, widenRowTables}, Migration{3, widenRowTables},
                                     Migration{4, widenRowTables}, Migration{5, widenRowTables}, Migration{6, describeRuns},
                                     Migration{7, shareWords}};
    return steps;
}

Result<void> migrate(SQLite::Database& db, int from, int to, std::span<const Migration> steps) {
    for (int version = from; version < to; ++version) {
        const auto step =
            std::find_if(steps.begin(), steps.end(), [&](const Migration& m) { return m.from == version; });
        if (step == steps.end())
            return fail(ErrorCode::FileDamaged, {"there is no format " + std::to_string(version)});
        SQLite::Transaction transaction(db);
        if (auto done = step->run(db); !done)
            return done;
        db.exec("PRAGMA user_version=" + std::to_string(version + 1));
        transaction.commit();
    }
    return {};
}

} // namespace takt::store
