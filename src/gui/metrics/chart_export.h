// A chart as a picture or as a table in a file.
#pragma once

#include <QWidget>
#include <filesystem>

#include "base/error.h"

namespace takt::gui {

class Plot;

struct ChartPicture {
    QString title, note; ///< written above it
};

/// SVG, PNG (twice as many pixels as on the screen) or CSV (RFC 4180, UTF-8 with a byte order mark), by the file's ending.
/// UnknownFileType, CannotWrite; what was there then stays.
Result<void> exportChart(Plot& plot, const ChartPicture& words, const std::filesystem::path& path);

/// Asks for a file; empty when the user thought better of it. `data`: the table is offered first.
QString askForChartFile(QWidget* parent, const QString& folder, const QString& name, bool data);

} // namespace takt::gui
