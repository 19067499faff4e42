#include "gui/boards/heijunka_pattern.h"

#include <algorithm>

namespace takt::gui {

namespace {

/// Written out for at least so many slots.
Pattern spread(Pattern pattern, std::size_t slotCount) {
    const std::size_t round = pattern.size();
    for (std::size_t k = round; round > 0 && k < slotCount; ++k)
        pattern.push_back(pattern[k % round]);
    return pattern;
}

std::ptrdiff_t placeOf(const Pattern& pattern, std::size_t slot) {
    return static_cast<std::ptrdiff_t>(slot % pattern.size());
}

} // namespace

Pattern patternOf(const Plant& plant, Id control) {
    Pattern pattern;
    for (const auto& slot : plant.get<HeijunkaSlot>())
        if (slot.control == control)
            pattern.push_back(slot.item);
    return pattern;
}

void setPattern(Edit& edit, Id control, const Pattern& pattern) {
    std::vector<HeijunkaSlot> rows;
    for (const auto& slot : edit.plant().get<HeijunkaSlot>())
        if (slot.control == control)
            rows.push_back(slot);
    for (std::size_t k = 0; k < std::max(rows.size(), pattern.size()); ++k) {
        if (k >= pattern.size()) {
            edit.remove(rows[k].id);
        } else if (k < rows.size()) {
            rows[k].item = pattern[k];
            edit.update(rows[k]);
        } else {
            HeijunkaSlot slot;
            slot.control = control;
            slot.item = pattern[k];
            edit.insert(slot);
        }
    }
}

Pattern withItem(const Pattern& pattern, std::size_t slotCount, std::size_t slot, Id item) {
    Pattern changed = spread(pattern, slotCount);
    if (slot < changed.size())
        changed[slot] = item;
    return changed;
}

Pattern withExchanged(const Pattern& pattern, std::size_t slotCount, std::size_t one, std::size_t other) {
    Pattern changed = spread(pattern, slotCount);
    if (one < changed.size() && other < changed.size())
        std::swap(changed[one], changed[other]);
    return changed;
}

Pattern without(const Pattern& pattern, std::size_t slot) {
    Pattern changed = pattern;
    if (!changed.empty())
        changed.erase(changed.begin() + placeOf(changed, slot));
    return changed;
}

Pattern withInserted(const Pattern& pattern, std::size_t slotCount, std::size_t slot, Id item) {
    Pattern changed = pattern;
    if (changed.empty())
        return {item};
    changed.insert(changed.begin() + placeOf(changed, slot), item);
    if (changed.size() > std::max<std::size_t>(slotCount, 1))
        changed.pop_back();
    return changed;
}

} // namespace takt::gui
