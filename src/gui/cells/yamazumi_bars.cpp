#include "gui/cells/yamazumi_bars.h"

#include <QCoreApplication>
#include <algorithm>

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Cells)
};

YamazumiTask taskOf(const Plant& plant, const CellFacts& facts, balance::Task task, Id product) {
    const auto place = static_cast<std::size_t>(task);
    const CellTask& row = facts.tasks[place];
    YamazumiTask out{task, {}, product ? cell::timesFor(plant, row, product).manual : facts.line.times[place].manual};
    out.stretches = cell::stretchesOf(plant, row, out.time);
    return out;
}

std::vector<balance::Task> missingIn(const CellFacts& facts, const balance::Assignment& assignment) {
    std::vector<bool> there(facts.tasks.size());
    for (const auto& station : assignment.stations)
        for (const auto task : station)
            if (task >= 0 && static_cast<std::size_t>(task) < there.size())
                there[static_cast<std::size_t>(task)] = true;
    std::vector<balance::Task> missing;
    for (std::size_t t = 0; t < there.size(); ++t)
        if (!there[t])
            missing.push_back(static_cast<balance::Task>(t));
    return missing;
}

} // namespace

Duration YamazumiBar::total() const {
    Duration sum = walk;
    for (const auto& task : tasks)
        sum += task.time;
    return {sum.us / copies};
}

std::vector<YamazumiBar> yamazumiBars(const Plant& plant, const CellFacts& facts, const balance::Assignment& assignment,
                                      const std::vector<balance::Violation>& broken, Id product) {
    std::vector<YamazumiBar> bars;
    if (const auto missing = missingIn(facts, assignment); !missing.empty()) {
        YamazumiBar pile;
        pile.name = Words::tr("Not yet given");
        for (const auto task : missing)
            pile.tasks.push_back(taskOf(plant, facts, task, product));
        bars.push_back(std::move(pile));
    }
    const auto loads = product ? cell::loadsFor(plant, facts.line, assignment, product)
                               : cell::loadsOf(plant, facts.line, assignment);
    for (const auto& load : loads) {
        YamazumiBar bar;
        bar.station = static_cast<int>(load.station);
        bar.second = load.second;
        bar.copies = load.copies;
        bar.name = stationLabel(plant, facts, load.station, load.second);
        bar.walk = load.walk;
        bar.peak = load.peak;
        for (const auto task : load.tasks)
            bar.tasks.push_back(taskOf(plant, facts, task, product));
        bar.broken = std::any_of(broken.begin(), broken.end(),
                                 [&](const balance::Violation& v) { return v.station == bar.station; });
        bars.push_back(std::move(bar));
    }
    return bars;
}

} // namespace takt::gui
