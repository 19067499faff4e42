#include "gui/map/selection.h"

#include <algorithm>

namespace takt::gui {

bool Selection::contains(Id id) const { return std::find(ids_.begin(), ids_.end(), id) != ids_.end(); }

void Selection::set(std::vector<Id> ids) {
    if (ids == ids_)
        return;
    ids_ = std::move(ids);
    Q_EMIT changed();
}

void Selection::toggle(Id id) {
    std::vector<Id> next = ids_;
    if (const auto it = std::find(next.begin(), next.end(), id); it != next.end())
        next.erase(it);
    else
        next.push_back(id);
    set(std::move(next));
}

} // namespace takt::gui
