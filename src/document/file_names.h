// Names of files, as opening and saving have them.
#pragma once

#include <filesystem>
#include <string>

#include "base/error.h"

namespace takt {

/// In small letters, with its dot.
inline std::string endingOf(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    for (char& c : ending)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return ending;
}

/// The same error, its place beginning with the file.
inline Error withFile(const Error& error, const std::filesystem::path& path) {
    const std::string name = path.string();
    if (error.place.starts_with(name))
        return error;
    Error out = error;
    out.place = error.place.empty() ? name : name + ": " + error.place;
    return out;
}

inline std::filesystem::path absoluteName(const std::filesystem::path& path) {
    std::error_code code;
    auto out = std::filesystem::absolute(path, code);
    return code ? path : out;
}

} // namespace takt
