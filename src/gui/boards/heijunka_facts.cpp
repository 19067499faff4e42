#include "gui/boards/heijunka_facts.h"

#include <algorithm>
#include <numeric>

namespace takt::gui {

std::vector<std::int64_t> slotsOfShifts(const sim::Network& network, const sim::ControlNode& control) {
    std::vector<std::int64_t> slotCount;
    const WorkingTime& calendar = network.calendars[control.calendar];
    if (control.pitchUs <= 0)
        return slotCount;
    constexpr std::int64_t kFirstWeek = 7 * kDay.us; // a shift of Sunday night may have begun in the week before
    for (const auto& shift : calendar.shifts())
        slotCount.push_back(calendar.openBetween({kFirstWeek + shift.from}, {kFirstWeek + shift.to}).us / control.pitchUs);
    return slotCount;
}

std::int64_t mostSlots(const sim::Network& network, const sim::ControlNode& control) {
    const auto all = slotsOfShifts(network, control);
    return all.empty() ? 0 : *std::max_element(all.begin(), all.end());
}

std::vector<double> cardsAsked(const sim::Network& network, const sim::ControlNode& control, std::int64_t slotCount) {
    const auto all = slotsOfShifts(network, control);
    const auto week = static_cast<double>(std::accumulate(all.begin(), all.end(), std::int64_t{0}));
    const auto days = static_cast<double>(network.calendars[control.calendar].workingDaysPerWeek());
    std::vector<double> asked;
    for (const auto& product : control.products)
        asked.push_back(week > 0 ? product.perDay * days / week * static_cast<double>(slotCount) /
                                       static_cast<double>(std::max<std::int64_t>(1, product.container))
                                 : 0.0);
    return asked;
}

lean::SlotSequence sequenceOf(const sim::ControlNode& control, const std::vector<std::uint32_t>& items) {
    lean::SlotSequence sequence;
    for (const std::uint32_t item : items)
        for (std::size_t p = 0; p < control.products.size(); ++p)
            if (control.products[p].item == item) {
                sequence.push_back(p);
                break;
            }
    return sequence;
}

std::optional<WorstSwing> worstSwing(const sim::ControlNode& control, const lean::SlotSequence& sequence) {
    if (sequence.empty())
        return std::nullopt;
    const auto swings = lean::swings(sequence, control.products.size());
    WorstSwing worst;
    for (std::size_t p = 0; p < swings.size(); ++p) {
        const double steps = swings[p] * static_cast<double>(control.products[p].container);
        if (p == 0 || steps > worst.steps + 1e-9)
            worst = {p, steps};
    }
    return worst;
}

Mismatch compare(const sim::Network& network, const sim::ControlNode& control, const lean::SlotSequence& sequence,
                 std::int64_t slotCount) {
    Mismatch found;
    const auto asked = cardsAsked(network, control, slotCount);
    found.slotCount = slotCount;
    found.asked = std::accumulate(asked.begin(), asked.end(), 0.0);
    found.hung = lean::cardsIn(sequence, control.products.size());
    found.wanted = lean::cardsAmong(asked, slotCount);
    return found;
}

} // namespace takt::gui
