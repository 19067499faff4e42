#include "store/migrations.h"

#include <algorithm>
#include <string>

namespace takt::store {

// Format 1 is the first: nothing to migrate yet.
std::span<const Migration> migrations() {
    return {};
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
