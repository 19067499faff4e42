#include <QTest>

#include "exchange/json.h"
#include "../support/test_main.h"

using namespace takt;
using namespace takt::exchange;

namespace {

std::string head(const std::string& rest) {
    return R"({"format": "taktboard", "version": 1, "settings": [{"id": 1}])" + rest + "}";
}
std::string scenario(const std::string& members) {
    return head(R"(, "scenarios": [{"id": 2, "name": "Current state"},
                   {"id": 3, "name": "Future state", )" + members + "}]");
}
std::string item(const std::string& members) {
    return scenario(R"("items": [{"id": 4}, {"id": 5, )" + members + "}]");
}
std::string process(const std::string& members) {
    return scenario(R"("processes": [{"id": 5, )" + members + "}]");
}

/// What is said about a text that must be refused.
std::string refusal(const std::string& json) {
    const auto read = projectFromJson(json);
    return read ? "(accepted)" : read.error().text();
}

const std::string kFuture = "scenarios[1] \"Future state\"";

} // namespace

class JsonErrorsTest : public QObject {
    Q_OBJECT

    void check(const std::string& json, const std::string& expected) { QCOMPARE(refusal(json), expected); }

  private Q_SLOTS:
    void syntaxErrorsNameLineAndColumn() {
        check(
            "",
            "line 1, column 1: this is not JSON: syntax error while parsing value - unexpected end of input; "
            "expected '[', '{', or a literal");
        check("{\n  \"format\": \"taktboard\",\n  \"version\" 1\n}",
              "line 3, column 13: this is not JSON: syntax error while parsing object separator - unexpected "
              "number literal; expected ':'");
        check("{\n  'format': 1}",
              "line 2, column 3: this is not JSON: syntax error while parsing object key - "
              "invalid literal; expected string literal");
        check(head("") + "\nrest", "line 2, column 1: this is not JSON: syntax error while parsing value - "
                                   "invalid literal; expected end of input");
    }

    void aKeyThatStandsTwiceIsRefused() {
        check(R"({"format": 1, "format": 2})", "this is not JSON: the key \"format\" stands twice");
        check(item(R"("name": "a", "unit": "kg", "name": "b")"),
              "scenarios[1].items[1]: this is not JSON: the key \"name\" stands twice");
    }

    void whatIsNoTaktboardFileIsRefused() {
        check("[1, 2]", "an object was expected here, not a list");
        check("{}", "the key \"format\" is missing");
        check(R"({"format": "taktboard"})", "the key \"version\" is missing");
        check(R"({"format": "taktboard", "version": 1})", "the key \"settings\" is missing");
        check(head(""), "the key \"scenarios\" is missing");
        check(R"({"format": "draw.io", "version": 1, "settings": [], "scenarios": []})",
              "format: \"draw.io\" is not allowed; allowed are \"taktboard\"");
        check(R"({"format": 5, "version": 1, "settings": [], "scenarios": []})",
              "format: a text was expected here, not a number");
        check(R"({"format": "taktboard", "version": 2, "settings": [], "scenarios": []})",
              "the file is of format 2, newer than this program, which reads up to 1: install a newer "
              "Taktboard");
        check(R"({"format": "taktboard", "version": 0, "settings": [], "scenarios": []})",
              "version: \"0\" is not allowed; allowed are 1");
        check(R"({"format": "taktboard", "version": "1", "settings": [], "scenarios": []})",
              "version: a whole number was expected here, not a text");
    }

    void unknownKeysAreRefusedWithTheKnownOnes() {
        check(head(R"(, "scenarios": [], "scenario": [])"),
              "the key \"scenario\" is not known; known are format, version, next_id, settings, parties, "
              "calendars, shifts, breaks, holidays, series, scenarios");
        check(head(R"(, "scenarios": [], "parties": [{"id": 2, "nmae": "x"}])"),
              "parties[0]: the key \"nmae\" is not known; known are id, name, note");
        check(scenario(R"("process": [])"),
              kFuture +
                  ": the key \"process\" is not known; known are id, name, note, areas, items, suppliers, "
                  "supplier_items, processes, operator_groups, operator_skills, maintenance_plans, recipes, "
                  "recipe_inputs, recipe_outputs, setup_times, inventories, "
                  "supermarkets, fifo_lanes, stocks, transports, departures, customers, demands, "
                  "production_controls, heijunka_slots, schedule_lines, kanban_loops, disruptions, "
                  "disruption_targets, machine_starts, card_starts, material_flows, "
                  "information_flows, annotations, stock_counts, improvement_steps, future_answers, class_answers, "
                  "cells, cell_stations, tasks, task_elements, task_times, task_links, task_pairs, bookmarks");
        check(item(R"("cost": 1)"), kFuture +
                                        ".items[1]: the key \"cost\" is not known; known are id, name, unit, "
                                        "step, container, unit_cost, holding_rate, shelf_life, family, note");
    }

    void missingKeysAreNamed() {
        check(head(R"(, "scenarios": [{"name": "A"}])"), "scenarios[0] \"A\": the key \"id\" is missing");
        check(head(R"(, "scenarios": [{"id": 2}])"), "scenarios[0]: the key \"name\" is missing");
        check(scenario(R"("items": [{"name": "Bolt"}])"), kFuture + ".items[0]: the key \"id\" is missing");
        check(scenario(R"("recipes": [{"id": 9, "item": 4}])"),
              kFuture + ".recipes[0]: the key \"process\" is missing");
    }

    void wrongTypesAreNamed() {
        check(head(R"(, "scenarios": {})"), "scenarios: a list was expected here, not an object");
        check(head(R"(, "scenarios": [7])"), "scenarios[0]: an object was expected here, not a number");
        check(scenario(R"("items": "none")"), kFuture + ".items: a list was expected here, not a text");
        check(scenario(R"("items": [null])"), kFuture + ".items[0]: an object was expected here, not null");
        check(item(R"("name": 5)"), kFuture + ".items[1].name: a text was expected here, not a number");
        check(item(R"("container": "5")"),
              kFuture + ".items[1].container: a whole number was expected here, not a text");
        check(item(R"("unit_cost": true)"),
              kFuture + ".items[1].unit_cost: a number was expected here, not true or false");
        check(item(R"("holding_rate": [])"),
              kFuture + ".items[1].holding_rate: a share was expected here, not a list");
        check(process(R"("runs_in_breaks": 1)"),
              kFuture + ".processes[0].runs_in_breaks: true or false was expected here, not a number");
        check(process(R"("changeover": {})"),
              kFuture + ".processes[0].changeover: a time was expected here, not an object");
        check(process(R"("stop_length": null)"),
              kFuture + ".processes[0].stop_length: a time or distribution was expected here, not null");
        check(head(R"(, "scenarios": [], "calendars": [{"id": 2, "days": 3}])"),
              "calendars[0].days: a text was expected here, not a number");
        check(head(R"(, "scenarios": [], "next_id": "7")"),
              "next_id: a whole number was expected here, not a text");
    }

    void badNamesOfAChoiceListTheAllowedOnes() {
        check(process(R"("breakdown_clock": "always")"),
              kFuture +
                  ".processes[0].breakdown_clock: \"always\" is not allowed; allowed are \"working time\", "
                  "\"shift time\"");
        check(process(R"("breakdown_clock": 1)"),
              kFuture + ".processes[0].breakdown_clock: a text was expected here, not a number");
    }

    void badUnitsAreExplained() {
        check(process(R"("changeover": "ten minutes")"),
              kFuture +
                  ".processes[0].changeover: \"ten minutes\" is not a time; write for example \"45 s\", "
                  "\"1.5 min\" or \"0:45\"");
        check(process("\"stop_length\": \"triangular(3 s)\""),
              kFuture +
                  ".processes[0].stop_length: \"triangular(3 s)\" is not a time or distribution; write for "
                  "example \"45 s\", \"exponential(45 s)\" or \"triangular(30 s, 45 s, 70 s)\"");
        check(process(R"("uptime": "good")"),
              kFuture + ".processes[0].uptime: \"good\" is not a share; write for example \"85 %\"");
        check(item(R"("unit_cost": "12.00001")"),
              kFuture + ".items[1].unit_cost: \"12.00001\" is not a number");
        check(item(R"("container": 1.5)"), kFuture + ".items[1].container: \"1.5\" is not a number");
        check(head(R"(, "scenarios": [], "calendars": [{"id": 2, "days": "Monday"}])"),
              "calendars[0].days: \"Monday\" names no days; write for example \"Mon Tue Wed\"");
        check(
            scenario(
                R"("schedule_lines": [{"id": 9, "control": 1, "process": 1, "item": 1, "first": "-1 wd"}])"),
            kFuture +
                ".schedule_lines[0].first: \"-1 wd\" is not a time; write for example \"2 h\", \"3 d\" or "
                "\"2 wd\"");
        check(scenario(R"("material_flows": [{"id": 9, "from": 1, "to": 1, "bends": "10;20"}])"),
              kFuture + ".material_flows[0].bends: \"10;20\" is not a number");
    }

    void valuesOutOfRangeAreRefusedInPlace() {
        check(process(R"("uptime": "0 %")"),
              kFuture + ".processes[0].uptime: uptime is 0 %; it must lie between 0.1 % and 100 %");
        check(item(R"("container": 0)"),
              kFuture + ".items[1].container: container is 0; it must lie between 1 and 1000000000000");
        check(process(R"("x": 4000000000)"),
              kFuture + ".processes[0].x: x is 2147483647; it must lie between -1000000 and 1000000");
    }

    void idsAndReferencesMustHold() {
        check(scenario(R"("items": [{"id": 4}, {"id": 4}])"),
              kFuture + ".items[1].id: the id 4 is used twice");
        check(item(R"("id": 5)"), "scenarios[1].items[1]: this is not JSON: the key \"id\" stands twice");
        check(scenario(R"("items": [{"id": -4}])"),
              kFuture + ".items[0].id: there is nothing with the id -4");
        check(scenario(R"("items": [{"id": 4}], "areas": [{"id": 4}])"),
              "Future state.items #4: the id 4 is used twice");
        check(process(R"("calendar": 99)"),
              "Future state.processes #5.calendar: there is nothing with the id 99");
        check(scenario(R"("items": [{"id": 4}], "processes": [{"id": 5, "area": 4}])"),
              "Future state.processes #5.area: area refers to items, which is of another kind");
        check(head(R"(, "scenarios": [], "next_id": 1)"),
              "settings #1: the id 1 is not below the next unused id 1");
        check(R"({"format": "taktboard", "version": 1, "settings": [], "scenarios": []})",
              "settings: the file is damaged: there must be exactly one row of settings");
    }
};

TAKTBOARD_TEST(json_errors, JsonErrorsTest);
#include "tst_json_errors.moc"
