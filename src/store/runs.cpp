#include "store/runs.h"

#include <algorithm>

namespace takt::store {

std::int64_t nextRunNumber(std::span<const sim::RunRecord> runs) {
    std::int64_t last = 0;
    for (const auto& run : runs)
        last = std::max(last, run.number);
    return last + 1;
}

Result<std::vector<sim::RunRecord>> listRuns(const fs::path& document) {
    auto loaded = loadTakt(document);
    if (!loaded)
        return tl::unexpected(loaded.error());
    return std::move(loaded->runs);
}

Result<std::int64_t> appendRun(const fs::path& document, sim::RunRecord record,
                               const std::string& plantText) {
    const auto lock = DocumentLock::acquire(document);
    if (!lock)
        return tl::unexpected(lock.error());
    const auto known = fingerprintOf(document);
    auto loaded = loadTakt(document);
    if (!loaded)
        return tl::unexpected(loaded.error());
    record.number = nextRunNumber(loaded->runs);
    loaded->plants.emplace(record.plantHash, plantText);
    loaded->runs.push_back(record);
    if (auto same = checkUnchanged(document, known); !same)
        return tl::unexpected(same.error());
    if (auto saved = saveTakt(document, *loaded); !saved)
        return tl::unexpected(saved.error());
    return record.number;
}

} // namespace takt::store
