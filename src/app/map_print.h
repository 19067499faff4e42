// The map on paper: what there is to print, the dialog for it, and the same without a display.
#pragma once

#include <QWidget>
#include <map>
#include <memory>

#include "document/document.h"
#include "gui/print/printout.h"

namespace takt::gui {
class MapPage;
}

namespace takt::app {

/// What there is to print of the document on view. The page and the document must outlive it and what it
/// gives.
class PrintMaterial {
  public:
    PrintMaterial(gui::MapPage& map, const Document& document) : map_(map), document_(document) {}
    gui::print::Material operator()(const gui::print::Choice& choice);

  private:
    gui::print::MapPicture picture(bool blackAndWhite, bool run);

    gui::MapPage& map_;
    const Document& document_;
    std::map<std::pair<bool, bool>, gui::print::MapPicture> pictures_;
};

/// Of the document on view, for headings and title blocks.
gui::print::TitleTexts titleTexts(const Document& document);

/// Opens the dialog in which paper and scale are chosen and printing begins; what was chosen is remembered.
void printMap(gui::MapPage& map, Document& document, QWidget* window);
/// Writes .pdf, or a .png for each sheet.
Result<void> printToFile(gui::MapPage& map, const Document& document, const gui::print::Choice& choice,
                         const QString& file);

} // namespace takt::app
