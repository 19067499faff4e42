// Plant files as the command line knows them: .takt and .json.
#pragma once

#include <string>

#include "base/error.h"
#include "model/project.h"

namespace takt::cli {

/// Reads a project by the ending of its file. Errors: UnknownFileType and those of the formats.
Result<Project> readPlantFile(const std::string& path);
/// Writes one. A .takt document that is there keeps its lock's rules: FileLocked while it is open.
Result<void> writePlantFile(const std::string& path, const Project& project);

/// Prints "FILE: place: text" on standard error.
void complain(const std::string& file, const Error& error);

/// A short name of the file's ending: "takt", "json", or what stands after the last point.
std::string endingOf(const std::string& path);

} // namespace takt::cli
