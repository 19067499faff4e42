#include "cli/ledger_json.h"

namespace takt::cli {

namespace {

using Json = nlohmann::ordered_json;

/// Hours of a sum over the runs, in the mean, and of a step where it is of `steps`.
double hours(sim::LongTime us, sim::LongTime of) { return static_cast<double>(us) / 3.6e9 / static_cast<double>(of); }

Json operatorsJson(const sim::Ledger& ledger, const Plant& plant) {
    Json out = Json::array();
    for (const auto& crew : ledger.crews) {
        Json spent = Json::object();
        for (std::size_t a = 0; a < sim::kActivities; ++a)
            spent[sim::activityKey(static_cast<sim::Activity>(a))] = hours(crew.us[a], ledger.runs);
        out.push_back({{"element", crew.element.value},
                       {"name", nameOf(plant, crew.element)},
                       {"people", crew.people},
                       {"paid_hours", hours(crew.paidUs, ledger.runs)},
                       {"beyond_shift_hours", hours(crew.beyondUs, ledger.runs)},
                       {"hours", spent}});
    }
    return out;
}

Json partsJson(const sim::Ledger& ledger, const Plant& plant) {
    Json out = Json::array();
    for (const auto& parts : ledger.parts) {
        Json spent = Json::object();
        for (std::size_t c = 0; c < sim::kPartCauses; ++c)
            spent[sim::partCauseKey(static_cast<sim::PartCause>(c))] = hours(parts.us[c], parts.steps);
        out.push_back({{"item", parts.item.value},
                       {"name", nameOf(plant, parts.item)},
                       {"line", sim::partLineKey(parts.line)},
                       {"steps", static_cast<double>(parts.steps) / static_cast<double>(ledger.runs)},
                       {"lead_hours", hours(parts.leadUs, parts.steps)},
                       {"hours", spent}});
    }
    return out;
}

Json wastesJson(const sim::Ledger& ledger, const Plant& plant, sim::SetupCounts setup) {
    Json out = Json::object();
    for (std::size_t w = 0; w < static_cast<std::size_t>(sim::Waste::Count); ++w)
        out[sim::wasteKey(static_cast<sim::Waste>(w))] = {{"hours", 0.0}, {"money", 0.0}, {"entries", Json::array()}};
    for (const auto& entry : sim::wastesOf(ledger, setup)) {
        Json& waste = out[sim::wasteKey(entry.waste)];
        waste["hours"] = waste["hours"].get<double>() + entry.hours;
        waste["money"] = waste["money"].get<double>() + entry.money;
        const Id of = entry.element ? entry.element : entry.item;
        Json line = {{"element", entry.element.value}, {"name", nameOf(plant, of)}};
        if (entry.item)
            line["item"] = entry.item.value;
        line["hours"] = entry.hours;
        line["money"] = entry.money;
        if (entry.scrapped > 0)
            line["scrapped"] = entry.scrapped;
        if (entry.dueToChangeovers > 0)
            line["due_to_changeovers"] = entry.dueToChangeovers;
        if (entry.expired > 0)
            line["expired"] = entry.expired;
        if (entry.suspect > 0) {
            line["suspect"] = entry.suspect;
            line["lag_hours"] = entry.lagHours;
            line["escaped"] = entry.escaped;
        }
        waste["entries"].push_back(std::move(line));
    }
    return out;
}

} // namespace

Json ledgerJson(const sim::Ledger& ledger, const Plant& plant, sim::SetupCounts setup) {
    return {{"closes", {{"operators", ledger.operatorsClose()}, {"parts", ledger.partsClose()}}},
            {"window_hours", hours(ledger.windowUs, ledger.runs)},
            {"setup_is_waste", setup == sim::SetupCounts::AsWaste},
            {"operators", operatorsJson(ledger, plant)},
            {"parts", partsJson(ledger, plant)},
            {"wastes", wastesJson(ledger, plant, setup)}};
}

} // namespace takt::cli
