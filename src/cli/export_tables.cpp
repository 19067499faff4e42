// All data boxes of a plant as tables.
#include "base/platform/files.h"
#include "cli/commands.h"
#include "cli/plant_file.h"
#include "exchange/tables.h"
#include "exchange/xlsx.h"

namespace takt::cli {

int exportTables(const std::string& in, const std::string& out, const std::string& scenario) {
    const auto project = readPlantFile(in);
    if (!project) {
        complain(in, project.error());
        return kBadInput;
    }
    const Scenario* chosen = scenario.empty() ? &project->scenarios.front() : project->scenario(scenario);
    if (!chosen) {
        complain(in, Error{ErrorCode::UnknownScenario, {scenario}, {}});
        return kBadInput;
    }
    const auto tables = exchange::dataTables(chosen->plant);
    const auto written = endingOf(out) == "xlsx" ? exchange::writeXlsx(out, tables)
                                                 : writeFileSafely(out, exchange::tablesToCsv(tables));
    if (!written) {
        complain(out, written.error());
        return kFailed;
    }
    return kDone;
}

} // namespace takt::cli
