#include "gui/cells/balance_texts.h"

#include <QCoreApplication>

#include "cell/precedence.h"
#include "gui/common/format.h"

namespace takt::gui {

namespace {

using Kind = balance::Aim::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Cells)
};

QString inSeconds(balance::Units units) { return seconds(cell::inTime(units).inSeconds()); }
QString operators(std::int64_t n) { return Words::tr("%n operators", nullptr, static_cast<int>(n)); }

int countOf(const balance::Assignment& assignment) { return assignment.count(); }

/// What a value of an aim counts.
QString valueText(Kind kind, std::int64_t value) {
    switch (kind) {
    case Kind::FewestStations: return operators(value);
    case Kind::ShortestCycle: return inSeconds(value);
    case Kind::BestEfficiency: return Words::tr("%1 left over", "time").arg(inSeconds(value));
    case Kind::FewestMoves: break;
    }
    return Words::tr("%n tasks moved", nullptr, static_cast<int>(value));
}

QString reasonText(const CellFacts& facts, const balance::Aim& aim, const balance::Balance& answer) {
    Duration work;
    for (const auto& times : facts.line.times)
        work += times.manual;
    const QString sum = seconds(work.inSeconds());
    switch (answer.reason) {
    case balance::BoundReason::WorkContent:
        return aim.kind == Kind::FewestStations
                   ? Words::tr("%1 of work need at least %2 of %3").arg(sum, operators(answer.bound), inSeconds(aim.cycle))
                   : Words::tr("%1 of work shared by %2 are no less").arg(sum, operators(aim.stations));
    case balance::BoundReason::LongestTask: return Words::tr("One task alone is as long as that");
    case balance::BoundReason::Packing: return Words::tr("The tasks do not fit into less, even in any order");
    case balance::BoundReason::Chain: return Words::tr("What waits for one another does not fit into less");
    case balance::BoundReason::Rules: return Words::tr("The rules of the cell ask for it");
    case balance::BoundReason::Search:
        return Words::tr("Every other assignment was looked at, or cannot be better");
    case balance::BoundReason::None:
    case balance::BoundReason::Count: break;
    }
    return {};
}

QString confirmationText(const balance::Confirmation& confirmation) {
    using Verdict = balance::Confirmation::Verdict;
    if (confirmation.verdict == Verdict::NotChecked)
        return {};
    if (confirmation.verdict == Verdict::Refuted || !confirmation.assignmentHolds)
        return Words::tr("The check of this answer does not agree with it: please report this");
    if (confirmation.verdict == Verdict::TooLarge)
        return Words::tr("Too large for its check to count again");
    return confirmation.by == balance::Confirmation::By::Counting
               ? Words::tr("Confirmed by counting again")
               : Words::tr("Confirmed by a check of its own");
}

QString provenTitle(const balance::Aim& aim, const balance::Balance& answer) {
    const QString people = operators(countOf(answer.assignment));
    switch (aim.kind) {
    case Kind::FewestStations: return Words::tr("%1: proven the fewest for %2", "operators, cycle").arg(people, inSeconds(aim.cycle));
    case Kind::ShortestCycle: return Words::tr("%1: proven the shortest cycle for %2").arg(inSeconds(answer.cycle), people);
    case Kind::BestEfficiency: return Words::tr("%1 at %2: proven the best efficiency").arg(people, inSeconds(answer.cycle));
    case Kind::FewestMoves: break;
    }
    return Words::tr("%1: proven the fewest moves for %2").arg(valueText(aim.kind, answer.value), people);
}

QString openTitle(const balance::Aim& aim, const balance::Balance& answer) {
    const QString people = operators(countOf(answer.assignment));
    const QString gap = aim.kind == Kind::FewestStations || aim.kind == Kind::FewestMoves ? number(static_cast<double>(answer.gap()))
                                                                                          : inSeconds(answer.gap());
    switch (aim.kind) {
    case Kind::FewestStations: return Words::tr("%1: at most %2 from the fewest for %3").arg(people, gap, inSeconds(aim.cycle));
    case Kind::ShortestCycle: return Words::tr("%1: at most %2 from the shortest cycle for %3").arg(inSeconds(answer.cycle), gap, people);
    case Kind::BestEfficiency: return Words::tr("%1 at %2: at most %3 from the best efficiency").arg(people, inSeconds(answer.cycle), gap);
    case Kind::FewestMoves: break;
    }
    return Words::tr("%1: at most %2 from the fewest moves").arg(valueText(aim.kind, answer.value), gap);
}

} // namespace

QString aimName(Kind kind) {
    switch (kind) {
    case Kind::FewestStations: return Words::tr("Fewest operators");
    case Kind::ShortestCycle: return Words::tr("Shortest cycle");
    case Kind::BestEfficiency: return Words::tr("Best efficiency");
    case Kind::FewestMoves: break;
    }
    return Words::tr("Fewest moves");
}

BalanceText searchText(const balance::Aim& aim, const std::optional<balance::Balance>& best, double passed) {
    BalanceText text;
    text.title = Words::tr("Looking for: %1", "an aim").arg(aimName(aim.kind).toLower());
    QStringList parts;
    if (best && !best->assignment.stations.empty())
        parts << Words::tr("best so far %1").arg(valueText(aim.kind, best->value));
    if (best && best->bound > 0)
        parts << Words::tr("no less than %1").arg(valueText(aim.kind, best->bound));
    parts << seconds(std::max(1.0, passed));
    text.detail = parts.join(QStringLiteral(" · "));
    return text;
}

BalanceText answerText(const CellFacts& facts, const balance::Aim& aim, const balance::Balance& answer,
                       const balance::Confirmation& confirmation) {
    BalanceText text;
    if (answer.assignment.stations.empty()) {
        text.title = answer.impossible ? Words::tr("No assignment keeps the rules") : Words::tr("No answer was found in this time");
        text.detail = answer.impossible ? Words::tr("Loosen a rule at the right, or plan a longer cycle")
                                        : Words::tr("It is not proven that there is none");
        return text;
    }
    text.title = answer.proven ? provenTitle(aim, answer) : openTitle(aim, answer);
    QStringList parts;
    if (!answer.proven)
        parts << Words::tr("No less than %1 can do").arg(valueText(aim.kind, answer.bound));
    parts << reasonText(facts, aim, answer) << confirmationText(confirmation);
    parts.removeAll(QString());
    text.detail = parts.join(QStringLiteral(" · "));
    return text;
}

BalanceText standingText(const Plant& plant, const CellFacts& facts) {
    BalanceText text;
    if (facts.tasks.empty()) {
        text.title = Words::tr("Nothing to balance yet");
        text.detail = Words::tr("Enter the tasks, then let the fewest operators be found");
    } else if (facts.standing.assignment.stations.empty()) {
        text.title = Words::tr("%n tasks, given to no one yet", nullptr, static_cast<int>(facts.tasks.size()));
        text.detail = facts.planned.us > 0
                          ? Words::tr("Let the fewest operators be found, or drag the tasks to operators")
                          : Words::tr("Enter a planned cycle at the right: nothing is asked of this process yet");
    } else if (!facts.violations.empty()) {
        text.title = Words::tr("%n rules are broken", nullptr, static_cast<int>(facts.violations.size()));
        text.detail = violationText(plant, facts, facts.violations.front());
    } else if (!facts.standing.unassigned.empty()) {
        text.title = Words::tr("%n tasks are given to no one yet", nullptr, static_cast<int>(facts.standing.unassigned.size()));
        text.detail = taskLabel(facts, facts.standing.unassigned.front());
    } else if (facts.isFewestByWork()) {
        balance::Balance same;
        same.assignment = facts.standing.assignment;
        same.value = same.bound = facts.figures.operators;
        same.reason = balance::BoundReason::WorkContent;
        same.proven = true;
        balance::Aim aim;
        aim.cycle = cell::inUnits(facts.planned);
        return answerText(facts, aim, same);
    } else {
        text.title = Words::tr("%1, the longest %2").arg(operators(facts.figures.operators), seconds(facts.figures.longest.inSeconds()));
        text.detail = Words::tr("All rules hold; whether fewer can do is not proven");
    }
    return text;
}

QString balanceObstacle(const CellFacts& facts, const balance::Aim& aim) {
    if (facts.tasks.empty())
        return Words::tr("There are no tasks yet.");
    if (const auto circle = cell::circleIn(facts.line.line.size(), facts.line.line.arcs); !circle.empty()) {
        QStringList way;
        for (const auto task : circle)
            way << QString::number(facts.tasks[static_cast<std::size_t>(task)].number);
        way << way.front();
        return Words::tr("These tasks wait for one another in a circle: %1. Take one of the arrows out.").arg(way.join(QStringLiteral(" → ")));
    }
    const bool byCycle = aim.kind == Kind::FewestStations || aim.kind == Kind::FewestMoves;
    if (byCycle && facts.planned.us <= 0)
        return Words::tr("Enter a planned cycle at the right: nothing is asked of this process, so there is no takt time.");
    if (aim.kind == Kind::FewestMoves && facts.line.line.rules.today.empty())
        return Words::tr("Moves are counted from today’s line: keep the present one as today’s first (at the right).");
    if (!byCycle)
        return {};
    const auto copies = facts.settings.mostCopies;
    for (std::size_t t = 0; t < facts.tasks.size(); ++t)
        if (facts.line.times[t].manual.us > facts.planned.us * copies)
            return Words::tr("%1 takes %2, longer than the planned cycle of %3: split it, let its station stand several times, or plan a longer cycle.")
                .arg(taskLabel(facts, static_cast<balance::Task>(t)), seconds(facts.line.times[t].manual.inSeconds()),
                     seconds(facts.planned.inSeconds()));
    if (const auto machines = cell::machinesTooLong(facts.line, facts.planned, copies); !machines.empty()) {
        const auto& times = facts.line.times[static_cast<std::size_t>(machines.front())];
        return Words::tr("The machine of %1 needs %2 to load and run, longer than the planned cycle of %3.")
            .arg(taskLabel(facts, machines.front()), seconds((times.manual + times.automatic).inSeconds()),
                 seconds(facts.planned.inSeconds()));
    }
    return {};
}

} // namespace takt::gui
