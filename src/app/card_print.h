// Kanban cards on paper: the dialog for them, and the same without a display.
#pragma once

#include <QWidget>

#include "document/document.h"
#include "gui/print/choice.h"

namespace takt::app {

/// Opens the dialog in which loops and paper are chosen and printing begins; the paper is remembered.
void printCards(Document& document, QWidget* window);
/// The cards of all loops of the scenario on view as .pdf, or a .png for each sheet. Errors: CannotWrite.
Result<void> printCardsToFile(const Document& document, const gui::print::Choice& choice, const QString& file);

} // namespace takt::app
