// The sheets of standard work on paper: the dialog for them, and the same without a display.
#pragma once

#include <QWidget>

#include "document/document.h"
#include "gui/print/choice.h"

namespace takt::app {

/// Opens the dialog in which sheets and paper are chosen and printing begins; what was chosen is remembered.
void printCell(Document& document, Id process, QWidget* window);
/// All sheets of a process as .pdf, or a .png for each. Errors: CannotWrite.
Result<void> printCellToFile(const Document& document, Id process, const gui::print::Choice& choice, const QString& file);

} // namespace takt::app
