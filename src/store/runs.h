// The runs kept in a document.
#pragma once

#include "store/document_lock.h"
#include "store/takt_file.h"

namespace takt::store {

/// The number the next run of a document gets.
std::int64_t nextRunNumber(std::span<const sim::RunRecord> runs);

/// The runs of a document by rising number. Errors: as loadTakt().
Result<std::vector<sim::RunRecord>> listRuns(const fs::path& document);

/// Adds a run to a document on disk, as `taktboard-cli run --store` does, by a complete save; answers its
/// number (record.number is not looked at). Errors: FileLocked while a window or another program has it open,
/// as loadTakt() and saveTakt(), FileChangedByOthers.
Result<std::int64_t> appendRun(const fs::path& document, sim::RunRecord record, const std::string& plantText);

} // namespace takt::store
