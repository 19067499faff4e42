#include "cli/plant_file.h"

#include <algorithm>
#include <cctype>
#include <iostream>

#include "base/platform/files.h"
#include "exchange/json.h"
#include "store/document_lock.h"
#include "store/takt_file.h"

namespace takt::cli {

std::string endingOf(const std::string& path) {
    std::string ending = fs::path(path).extension().string();
    if (!ending.empty())
        ending.erase(0, 1);
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

Result<Project> readPlantFile(const std::string& path) {
    const std::string ending = endingOf(path);
    if (ending == "takt")
        return store::loadTakt(path).map([](store::LoadedDocument&& d) { return std::move(d.project); });
    if (ending != "json")
        return fail(ErrorCode::UnknownFileType, {ending});
    const auto text = readFile(path);
    if (!text)
        return tl::unexpected(text.error());
    return exchange::projectFromJson(*text);
}

Result<void> writePlantFile(const std::string& path, const Project& project) {
    const std::string ending = endingOf(path);
    if (ending == "json")
        return writeFileSafely(path, exchange::projectToJson(project));
    if (ending != "takt")
        return fail(ErrorCode::UnknownFileType, {ending});
    auto lock = store::DocumentLock::acquire(path);
    if (!lock)
        return tl::unexpected(lock.error());
    return store::saveTakt(path, project);
}

void complain(const std::string& file, const Error& error) {
    const std::string text = error.text();
    // Errors of the file system name the file themselves.
    std::cerr << (text.rfind(file, 0) == 0 ? text : file + ": " + text) << '\n';
}

} // namespace takt::cli
