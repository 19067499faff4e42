#include "gui/cells/cell_facts.h"

#include <QCoreApplication>
#include <algorithm>

#include "cell/partial.h"
#include "gui/common/format.h"

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Cells)
};

const CellStation* stationRow(const Plant& plant, Id process, std::size_t station) {
    for (const auto& row : plant.get<CellStation>())
        if (row.process == process && row.number == static_cast<std::int64_t>(station) + 1)
            return &row;
    return nullptr;
}

QString inSeconds(balance::Units units) { return seconds(cell::inTime(units).inSeconds()); }

} // namespace

bool CellFacts::isFewestByWork() const {
    if (planned.us <= 0 || !isBalanced() || !violations.empty() || settings.overload.billionths > 0)
        return false;
    Duration work;
    for (const auto& times : line.times)
        work += times.manual;
    return figures.operators == (work.us + planned.us - 1) / planned.us;
}

CellFacts cellFacts(const Project& project, const Scenario& scenario, Id process) {
    CellFacts facts;
    const Plant& plant = scenario.plant;
    facts.process = process;
    facts.settings = cell::settingsOf(plant, process);
    facts.tasks = cell::tasksOf(plant, process);
    facts.line = cell::cellLine(plant, process);
    facts.takt = cell::taktOf(project, scenario, process);
    facts.pace = cell::paceOf(project, scenario, process);
    facts.planned = cell::plannedCycleOf(facts.settings, facts.takt);
    facts.standing = cell::standingOf(plant, facts.line, process);
    facts.loads = cell::loadsOf(plant, facts.line, facts.standing.assignment);
    facts.figures = cell::figuresOf(plant, facts.line, process, facts.loads, facts.planned, facts.takt);
    facts.violations = brokenRules(facts, facts.standing.assignment);
    if (const Process* row = plant.find<Process>(process))
        facts.present = row->operators;
    return facts;
}

std::vector<balance::Violation> brokenRules(const CellFacts& facts, const balance::Assignment& assignment) {
    constexpr balance::Units kNone = balance::Units{1} << 40; // longer than any station
    return cell::violationsSoFar(facts.line.line, assignment, facts.planned.us > 0 ? cell::inUnits(facts.planned) : kNone);
}

QString taskLabel(const CellFacts& facts, balance::Task task) {
    if (task < 0 || static_cast<std::size_t>(task) >= facts.tasks.size())
        return {};
    const CellTask& row = facts.tasks[static_cast<std::size_t>(task)];
    return QStringLiteral("%1 %2").arg(row.number).arg(QString::fromStdString(row.name)).trimmed();
}

QString stationLabel(const Plant& plant, const CellFacts& facts, std::size_t station, bool second) {
    const CellStation* row = stationRow(plant, facts.process, station);
    const QString name = row && !row->name.empty() ? QString::fromStdString(row->name)
                                                   : Words::tr("Operator %1").arg(station + 1);
    return second ? Words::tr("%1, second", "operator of a station").arg(name) : name;
}

QString violationText(const Plant& plant, const CellFacts& facts, const balance::Violation& v) {
    using Kind = balance::Violation::Kind;
    const QString task = taskLabel(facts, v.task), other = taskLabel(facts, v.other);
    const QString station = v.station >= 0 ? stationLabel(plant, facts, static_cast<std::size_t>(v.station)) : QString();
    switch (v.kind) {
    case Kind::TaskMissing: return Words::tr("%1 stands nowhere").arg(task);
    case Kind::TaskTwice: return Words::tr("%1 stands at two stations").arg(task);
    case Kind::TaskUnknown: break;
    case Kind::Precedence:
        return other.isEmpty() ? Words::tr("%1 can be reached from neither end of the line").arg(task)
                               : Words::tr("%1 waits for %2, which comes later").arg(task, other);
    case Kind::CycleTime: return Words::tr("%1 is %2 over the planned cycle").arg(station, inSeconds(v.amount));
    case Kind::ModelOverload: return Words::tr("%1 is %2 over what one product may take").arg(station, inSeconds(v.amount));
    case Kind::Together: return Words::tr("%1 and %2 must share a station").arg(task, other);
    case Kind::Apart: return Words::tr("%1 and %2 must not share a station").arg(task, other);
    case Kind::StationRange: return Words::tr("%1 may not stand at %2").arg(task, station);
    case Kind::Tool: return Words::tr("%1 needs a tool that %2 does not have").arg(task, station);
    case Kind::Posture: return Words::tr("%1 is over the posture limit by %2").arg(station).arg(v.amount);
    case Kind::Copies: return Words::tr("%1 stands side by side more often than is allowed").arg(station);
    case Kind::SecondOperator: return Words::tr("The two operators of %1 would wait for each other").arg(station);
    }
    return Words::tr("A task is not known");
}

balance::Assignment withTaskAt(const balance::Assignment& assignment, balance::Task task, std::size_t station) {
    balance::Assignment next = assignment;
    for (auto& list : next.stations)
        std::erase(list, task);
    for (auto& list : next.secondOperator)
        std::erase(list, task);
    if (next.stations.size() <= station)
        next.stations.resize(station + 1);
    auto& target = next.stations[station];
    target.insert(std::upper_bound(target.begin(), target.end(), task), task);
    while (!next.stations.empty() && next.stations.back().empty())
        next.stations.pop_back();
    if (!next.copies.empty())
        next.copies.resize(next.stations.size(), 1);
    if (!next.secondOperator.empty())
        next.secondOperator.resize(next.stations.size());
    return next;
}

bool isSameProblem(const balance::Line& a, const balance::Line& b, bool countsMoves) {
    const balance::Rules &r = a.rules, &s = b.rules;
    const bool models = std::equal(r.models.begin(), r.models.end(), s.models.begin(), s.models.end(),
                                   [](const auto& m, const auto& n) { return m.times == n.times; });
    return a.times == b.times && a.arcs == b.arcs && a.shape == b.shape && r.together == s.together && r.apart == s.apart &&
           r.first == s.first && r.last == s.last && r.needs == s.needs && r.tools == s.tools &&
           r.twoOperators == s.twoOperators && r.mostCopies == s.mostCopies && models && r.overload == s.overload &&
           r.places == s.places && r.posture == s.posture && r.mostPosture == s.mostPosture &&
           (!countsMoves || r.today == s.today);
}

balance::Assignment plainAssignment(balance::Assignment a) {
    for (auto& station : a.stations)
        std::sort(station.begin(), station.end());
    for (auto& station : a.secondOperator)
        std::sort(station.begin(), station.end());
    if (std::all_of(a.copies.begin(), a.copies.end(), [](int n) { return n == 1; }))
        a.copies.clear();
    if (std::all_of(a.secondOperator.begin(), a.secondOperator.end(), [](const auto& tasks) { return tasks.empty(); }))
        a.secondOperator.clear();
    return a;
}

} // namespace takt::gui
