// The map as a picture in a file.
#pragma once

#include <QWidget>

#include "app/message_area.h"
#include "document/document.h"

namespace takt::gui {
class MapPage;
}

namespace takt::app {

/// Asks where and how large, then writes SVG, PDF or PNG by the file's ending. Errors are shown in the
/// message area. False when nothing was written.
bool askAndExportMap(gui::MapPage& map, const Document& document, MessageArea& messages, QWidget* window);

} // namespace takt::app
