#include "gui/boards/zones.h"

#include "gui/boards/slots_view.h"
#include "gui/common/theme.h"

namespace takt::gui {

Zone zoneOf(const lean::BoardZones& zones, std::int64_t slot) {
    return slot < zones.green ? Zone::Green : slot < zones.green + zones.yellow ? Zone::Yellow : Zone::Red;
}

QString zoneName(Zone zone) {
    switch (zone) {
    case Zone::Green: return SlotsView::tr("green");
    case Zone::Yellow: return SlotsView::tr("yellow");
    case Zone::Red: break;
    }
    return SlotsView::tr("red");
}

ZoneColours coloursOf(Zone zone) {
    const Palette& c = colors();
    switch (zone) {
    case Zone::Green: return {c.goodSoft, c.good, c.goodText};
    case Zone::Yellow: return {c.warningSoft, c.warning, c.warningText};
    case Zone::Red: break;
    }
    return {c.badSoft, c.bad, c.badText};
}

} // namespace takt::gui
