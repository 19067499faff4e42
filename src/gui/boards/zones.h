// Green, yellow and red of a board: what they are called and how they look.
#pragma once

#include <QColor>
#include <QString>

#include "lean/board.h"

namespace takt::gui {

enum class Zone { Green, Yellow, Red };

/// Of a slot, counted from 0.
Zone zoneOf(const lean::BoardZones& zones, std::int64_t slot);
/// "green", "yellow" or "red".
QString zoneName(Zone zone);

struct ZoneColours {
    QColor soft, line, text;
};
ZoneColours coloursOf(Zone zone);

} // namespace takt::gui
