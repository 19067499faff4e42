// The document on disk: `.takt`, an SQLite database that is read whole and written whole.
#pragma once

#include <span>
#include <string>

#include "base/error.h"
#include "base/platform/files.h"
#include "store/content.h"
#include "store/migrations.h"

namespace takt::store {

/// Reads a document. The file is taken into memory and judged there: nothing on disk changes, whatever it is,
/// and a read-only folder or medium will do. A document of an older format is migrated in memory.
///
/// Errors: CannotRead; NotADatabase; NotATaktboardFile; FileTooNew; ForeignSchema (something Taktboard never
/// writes: a view, a trigger, another table); FileDamaged, also when a journal beside the file shows that
/// another program has not finished with it; whatever checkProject() finds, with the place of the row.
Result<LoadedDocument> loadTakt(const fs::path& path, std::span<const Migration> steps = migrations());

/// Writes a complete new file beside the target, reads it back and checks it, syncs it and renames it over
/// the target; where the folder forbids that, the target is overwritten. On error the old file is as it was
/// and nothing is left beside it. Of the plants those that runs refer to are written; a missing one is
/// written empty. The same content makes the same bytes.
///
/// Requires runs with different numbers >= 1. Errors: CannotWrite, OutOfRange, what checkProject() finds.
Result<void> saveTakt(const fs::path& path, const Project& project, std::span<const sim::RunRecord> runs = {},
                      const PlantTexts& plants = {});
inline Result<void> saveTakt(const fs::path& path, const LoadedDocument& document) {
    return saveTakt(path, document.project, document.runs, document.plants);
}

/// The same without the disk: the bytes of a file.
Result<LoadedDocument> documentFromBytes(const std::string& bytes,
                                         std::span<const Migration> steps = migrations());
Result<std::string> documentToBytes(const Project& project, std::span<const sim::RunRecord> runs = {},
                                    const PlantTexts& plants = {});

} // namespace takt::store
