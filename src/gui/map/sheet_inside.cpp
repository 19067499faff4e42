// The inner map of a process, in the inspector.
#include "gui/common/format.h"
#include "gui/common/scenario_names.h"
#include "gui/map/inner_map.h"
#include "gui/map/sheet_builder.h"

namespace takt::gui {

namespace {

/// What hands over to a process, or what it hands over to; else a word for it.
std::string neighbour(const Plant& plant, Id process, bool before, const QString& otherwise) {
    for (const auto& flow : plant.get<MaterialFlow>())
        if ((before ? flow.to : flow.from) == process)
            return nameOf(plant, before ? flow.from : flow.to);
    return otherwise.toStdString();
}

void choiceOfMap(SheetBuilder& b, const Process& process) {
    const Project& project = b.source().project;
    SheetChoice choice{MapText::tr("Inner map"), {MapText::tr("none")}, 0, MapText::tr("Choose the inner map of %1").arg(fromStd(process.name)), {},
                       MapText::tr("The scenario that shows this process from inside; its ladder is part of the lead time here")};
    std::vector<std::string> names{{}};
    for (const auto& scenario : project.scenarios) {
        if (scenario.id == b.source().scenario.id)
            continue;
        choice.options << fromStd(scenario.name);
        names.push_back(scenario.name);
        if (scenario.name == process.map)
            choice.current = static_cast<int>(choice.options.size()) - 1;
    }
    choice.choose = [id = process.id, names](Edit& edit, int chosen) {
        edit.modify<Process>(id, [&](Process& p) { p.map = names[static_cast<std::size_t>(chosen)]; });
    };
    b.add(std::move(choice));
}

} // namespace

void addInside(SheetBuilder& b, const Process& process) {
    const Project& project = b.source().project;
    b.fold(MapText::tr("Inside"), QStringLiteral("inside"), process.map.empty() ? MapText::tr("no inner map") : fromStd(process.map));
    choiceOfMap(b, process);
    if (process.map.empty()) {
        const InnerWords words{unusedScenarioName(project, MapText::tr("%1, inside").arg(fromStd(process.name))).toStdString(),
                               neighbour(b.plant(), process.id, true, MapText::tr("Before")),
                               neighbour(b.plant(), process.id, false, MapText::tr("After"))};
        b.add(SheetAction{MapText::tr("Draw it on a map of its own"), MapText::tr("Inner map of %1").arg(fromStd(process.name)),
                          {{QString(), [id = process.id, words](Edit& edit) { addInnerMap(edit, id, words); }}}});
    } else if (const auto* step = b.source().analysis.step(process.id); step && step->hasInnerMap) {
        const QString of = MapText::tr("Rolled up from “%1”").arg(fromStd(process.map));
        b.figure(MapText::tr("Stock inside"), workingDays(step->innerDays), of + QLatin1Char('\n') + MapText::tr("The ladder of its longest branch; part of the lead time here"));
        b.figure(MapText::tr("Processing"), seconds(step->processingSeconds), of);
        b.figure(MapText::tr("Value-added"), seconds(step->valueAddedSeconds), of);
        if (step->innerCycleSeconds > 0)
            b.figure(MapText::tr("Cycle at its bottleneck"), seconds(step->innerCycleSeconds),
                     of + QLatin1Char('\n') + MapText::tr("Time of a shift / capacity of the slowest step inside"));
        if (differsFromInside(b.plant(), *step))
            b.add(SheetAction{MapText::tr("Run with the times from inside"), MapText::tr("Times of %1 from its inner map").arg(fromStd(process.name)),
                              {{QString(), [id = process.id, figures = *step](Edit& edit) { takeInnerTimes(edit, id, figures); }}}});
        b.note(MapText::tr("Alt+Down opens the inner map, Alt+Up comes back."));
    } else {
        b.note(innerMapOf(project, process) ? MapText::tr("The inner map has no stream to a customer yet. Alt+Down opens it.")
                                            : MapText::tr("There is no scenario of this name any more."));
    }
    b.endFold();
}

} // namespace takt::gui
