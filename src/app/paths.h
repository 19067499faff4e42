// Between file names as Qt has them and as the core has them.
#pragma once

#include <QFile>
#include <QString>
#include <filesystem>

namespace takt::app {

inline std::filesystem::path toPath(const QString& text) {
    return std::filesystem::path(QFile::encodeName(text).toStdString());
}
inline QString toText(const std::filesystem::path& path) {
    return QFile::decodeName(QByteArray::fromStdString(path.string()));
}

} // namespace takt::app
