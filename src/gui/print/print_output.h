// A printout on a device: PDF, a printer, pictures.
#pragma once

#include <QImage>

#include "base/error.h"
#include "gui/print/printout.h"

class QPrinter;

namespace takt::gui::print {

/// Sheets keep their own sizes. A file that cannot be written leaves the old one. Errors: CannotWrite.
Result<void> writePdf(const Printout& printout, const QString& file);
/// Sheets `from` to `to`, counted from 1; a job for each run of sheets of one size, as printers want it,
/// one job into a file.
/// False when the printer refuses.
bool printSheets(const Printout& printout, QPrinter& printer, int from, int to);
/// A sheet as it comes out, white where nothing is printed.
QImage sheetImage(const Printout& printout, int sheet, double dotsPerInch);
/// One picture a sheet: "map.png", or "map-1.png" and so on where there are several. Errors: CannotWrite.
Result<void> writePngs(const Printout& printout, const QString& file, double dotsPerInch);

} // namespace takt::gui::print
