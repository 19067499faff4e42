// The map on paper.
#pragma once

#include <QWidget>

#include "document/document.h"

namespace takt::gui {
class MapPage;
}

namespace takt::app {

/// Shows the preview, where paper and scale are chosen and printing begins. The map fills the page;
/// below it stand the document, the scenario and the day.
void previewMap(gui::MapPage& map, const Document& document, QWidget* window);

} // namespace takt::app
