// Tables as a workbook of a spreadsheet program.
#pragma once

#include <filesystem>

#include "exchange/tables.h"

namespace takt::exchange {

/// Writes a sheet for each table, its first line and key columns kept in view; numbers as numbers, everything else as
/// text as it stands. Overwrites. Errors: CannotWrite.
Result<void> writeXlsx(const std::filesystem::path& path, const std::vector<DataTable>& tables);

} // namespace takt::exchange
