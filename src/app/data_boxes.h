// All data boxes to a spreadsheet, and its changes back.
#pragma once

#include <QDialog>

#include "app/message_area.h"
#include "document/document.h"
#include "exchange/tables.h"

namespace takt::app {

/// Asks for a file, .xlsx or .csv, and writes the scenario on view. False: nothing was written.
bool askAndExportDataBoxes(const Document& document, MessageArea& messages, QWidget* window);
/// Asks for a .csv, shows what it would change, and changes it as one undo step when that is wanted.
bool askAndImportDataBoxes(Document& document, MessageArea& messages, QWidget* window);

/// Writes by the file's ending.
Result<void> exportDataBoxes(const Document& document, const std::filesystem::path& path);

/// What a table would change, before it does.
class ChangePreview : public QDialog {
    Q_OBJECT
  public:
    ChangePreview(const exchange::TableReading& reading, const QString& file, QWidget* parent);
};

} // namespace takt::app
