#include "gui/map/band_tool.h"

#include <algorithm>

#include "gui/map/map_scene.h"
#include "gui/map/map_view.h"
#include "gui/map/overlay_item.h"
#include "gui/map/selection.h"

namespace takt::gui {

BandTool::BandTool(Workbench& bench, const Pointer& start) : Tool(bench), start_(start) {
    if (start.modifiers.testFlag(Qt::ControlModifier))
        before_ = bench.selection.ids();
}

QString BandTool::hint() const { return tr("What lies wholly inside is selected · Ctrl adds or takes away"); }

void BandTool::deactivate() { bench_.scene.overlay().clear(); }

void BandTool::move(const Pointer& pointer) {
    bench_.scene.overlay().showBand(QRectF(start_.at, pointer.at).normalized());
}

void BandTool::release(const Pointer& pointer) {
    std::vector<Id> chosen = before_;
    for (const Id id : bench_.scene.idsInside(QRectF(start_.at, pointer.at).normalized())) {
        const auto it = std::find(chosen.begin(), chosen.end(), id);
        if (it == chosen.end())
            chosen.push_back(id);
        else
            chosen.erase(it);
    }
    bench_.selection.set(std::move(chosen));
    bench_.view.setTool(nullptr);
}

} // namespace takt::gui
