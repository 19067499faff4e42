#include "gui/cells/cell_sheet.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "cell/floor.h"
#include "gui/cells/task_edits.h"
#include "gui/common/field_text.h"
#include "gui/common/format.h"
#include "model/integrity.h"

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Cells)
};

class Lines {
  public:
    Lines(const Plant& plant, const CellFacts& facts) : plant_(plant), facts_(facts) {}

    std::vector<SheetLine> take() { return std::move(lines_); }
    void heading(const QString& text) { lines_.push_back(SheetHeading{text, {}, {}}); }
    void figure(const QString& label, const QString& text, const QString& tip, bool bad = false) {
        lines_.push_back(SheetFigure{label, text, tip, Provenance::Computed, bad});
    }
    void add(SheetLine line) { lines_.push_back(std::move(line)); }

    /// A setting of the cell; written as nothing while it is `none`.
    template <class Value>
    void field(const QString& label, Value Cell::*member, const Value& none, const QString& tip, const QString& placeholder,
               const QString& unit = {}) {
        const Value& now = facts_.settings.*member;
        const QString shown = now == none ? QString() : withUnit(fieldText(now), unit);
        lines_.push_back(SheetField{
            label, shown, tip, placeholder, Words::tr("Change %1").arg(label),
            [process = facts_.process, member, none, unit](Edit& edit, const QString& text) -> Result<void> {
                Cell row = cell::settingsOf(edit.plant(), process);
                if (text.trimmed().isEmpty())
                    row.*member = none;
                else if (auto ok = readField(withoutUnit(text, unit), row.*member); !ok)
                    return ok;
                row.id = cellRow(edit, process);
                if (auto ok = checkValues(AnyRow(row)); !ok)
                    return ok;
                edit.update(row);
                return {};
            }});
    }
    template <class Value>
    void choice(const QString& label, Value Cell::*member, const QStringList& names, const QString& tip) {
        lines_.push_back(SheetChoice{label, names, static_cast<int>(facts_.settings.*member), Words::tr("Change %1").arg(label),
                                     [process = facts_.process, member](Edit& edit, int chosen) {
                                         edit.modify<Cell>(cellRow(edit, process),
                                                           [&](Cell& c) { c.*member = static_cast<Value>(chosen); });
                                     },
                                     tip});
    }

    /// What follows, until endFold(), is hidden until the heading is pressed.
    std::size_t fold(const QString& text, const QString& key) {
        lines_.push_back(SheetFold{text, {}, key, 0});
        return lines_.size();
    }
    void endFold(std::size_t begin) { std::get<SheetFold>(lines_[begin - 1]).lines = static_cast<int>(lines_.size() - begin); }

    void balanceFor();
    void inTheRun();
    void result();
    void rules();

  private:
    void products();
    void zones();
    void fixed();

    const Plant& plant_;
    const CellFacts& facts_;
    std::vector<SheetLine> lines_;
};

void Lines::products() {
    QStringList parts;
    for (const auto& product : facts_.line.products) {
        const Item* item = plant_.find<Item>(product.item);
        parts << Words::tr("%1 %2", "product, share").arg(item ? QString::fromStdString(item->name) : QString(), percent(product.share, 0));
    }
    QStringList shares;
    for (const auto& product : facts_.line.products)
        shares << percent(product.share, 0);
    constexpr qsizetype kRoom = 22; // beside the label
    QString shown = parts.join(QStringLiteral(", "));
    if (shown.size() > kRoom)
        shown = parts.size() > 3 ? QString::number(parts.size()) : shares.join(QStringLiteral(", "));
    if (!parts.isEmpty())
        figure(Words::tr("Products"), shown,
               Words::tr("By what is asked of each a working day; task times are weighted by it") + QLatin1Char('\n') + parts.join(QLatin1Char('\n')));
}

void Lines::balanceFor() {
    heading(Words::tr("Balance for"));
    figure(Words::tr("Takt time"), facts_.takt.us > 0 ? seconds(facts_.takt.inSeconds()) : QStringLiteral("–"),
           Words::tr("Available time of a shift / what is asked of this process in it"));
    field(Words::tr("Planned cycle"), &Cell::plannedCycle, Duration{},
          Words::tr("What each operator’s work and walk, and each machine, is to keep; it stands below takt time. Empty: takt time"),
          facts_.takt.us > 0 ? seconds(facts_.takt.inSeconds()) : Words::tr("none"));
    products();
    choice(Words::tr("Line"), &Cell::shape, {Words::tr("straight"), Words::tr("U-shape"), Words::tr("L-shape")},
           Words::tr("In a U an operator may work at both ends of the line. An L is balanced as a straight line"));
    if (facts_.settings.shape == CellShape::LShaped)
        field(Words::tr("Turns at"), &Cell::bend, Decimal{0}, Words::tr("Metres along the walkway where an L turns its corner"), Words::tr("0 m"), Words::tr("m"));
    choice(Words::tr("Spare time"), &Cell::spareTime, {Words::tr("evenly"), Words::tr("with the last")},
           Words::tr("Evenly: everybody is left the same. With the last: each operator is filled to the planned cycle, so that the "
                     "next kaizen frees a person"));
    field(Words::tr("Operators"), &Cell::stations, std::int64_t{0},
          Words::tr("For the shortest cycle and the best efficiency. Empty: as many as are present"), QString::number(facts_.present));
}

/// How a run sees the process.
void Lines::inTheRun() {
    heading(Words::tr("In the run"));
    add(SheetFlag{Words::tr("Station by station"), facts_.settings.stationByStation, Words::tr("Change %1").arg(Words::tr("Station by station")),
                  [process = facts_.process](Edit& edit, bool on) {
                      edit.modify<Cell>(cellRow(edit, process), [&](Cell& c) { c.stationByStation = on; });
                  },
                  Words::tr("Every station is a machine of its own, and pieces go from one to the next; all tasks must stand at one. "
                            "Without: one step with the cycle time that “Apply to map” gives it")});
    if (!facts_.settings.stationByStation)
        return;
    add(SheetField{
        Words::tr("Pieces between"), fieldText(facts_.settings.lanePieces),
        Words::tr("That may wait between two stations. 0: from hand to hand, a station holds its piece until the next is free"),
        Words::tr("1"), Words::tr("Change %1").arg(Words::tr("Pieces between")),
        [process = facts_.process](Edit& edit, const QString& text) -> Result<void> {
            Cell row = cell::settingsOf(edit.plant(), process);
            row.lanePieces = 1;
            if (!text.trimmed().isEmpty())
                if (auto ok = readField(text, row.lanePieces); !ok)
                    return ok;
            row.id = cellRow(edit, process);
            if (auto ok = checkValues(AnyRow(row)); !ok)
                return ok;
            edit.update(row);
            return {};
        }});
}

void Lines::result() {
    const auto& f = facts_.figures;
    const bool any = f.operators > 0;
    const auto shown = [&](const QString& text) { return any ? text : QStringLiteral("–"); };
    heading(Words::tr("Result"));
    figure(Words::tr("Operators"), shown(QString::number(f.operators)),
           any ? Words::tr("%1 are needed by work / takt time; %2 are present").arg(number(f.operatorsNeeded, 2)).arg(facts_.present)
               : QString(),
           any && f.operators > facts_.present);
    figure(Words::tr("Longest"), shown(seconds(f.longest.inSeconds())), Words::tr("Work and walk of the operator with most; a piece comes so often"),
           facts_.planned.us > 0 && f.longest > facts_.planned);
    figure(Words::tr("Efficiency"), shown(percent(f.efficiency)), Words::tr("Work / (operators × planned cycle) (Scholl 1999)"), f.efficiency > 1);
    figure(Words::tr("Against takt"), shown(percent(f.efficiencyAtTakt)), Words::tr("Work / (operators × takt time)"), f.efficiencyAtTakt > 1);
    if (!facts_.line.line.rules.models.empty())
        figure(Words::tr("Peak of any product"), shown(seconds(f.peak.inSeconds())), Words::tr("The most one operator works for one product"),
               facts_.planned.us > 0 && f.peak.inSeconds() > facts_.planned.inSeconds() * (1 + facts_.settings.overload.value()) + 1e-6);
    const std::size_t begin = fold(Words::tr("More figures"), QStringLiteral("figures"));
    figure(Words::tr("Balance delay"), shown(percent(f.balanceDelay)),
           Words::tr("1 − work / (operators × the longest) (Kilbridge and Wester 1961)"));
    figure(Words::tr("Smoothness"), shown(seconds(f.smoothness)),
           Words::tr("√ of the sum of (longest − operator’s time)²; 0: all the same (Moodie and Young 1965)"));
    const auto floor = cell::floorOf(facts_.settings, cell::placesOf(plant_, facts_.line), facts_.loads);
    if (f.walkedMetres > 0)
        figure(Words::tr("Walked a piece"), Words::tr("%1 m").arg(number(f.walkedMetres, 1)),
               Words::tr("By all operators, as it is balanced with: out and back along the walkway between the ends of what each visits"));
    if (std::abs(floor.metres.value() - f.walkedMetres) >= 0.05)
        figure(Words::tr("Walked on the floor"), Words::tr("%1 m").arg(number(floor.metres.value(), 1)),
               Words::tr("By all operators, as it is measured: along and across from task to task, and from the last back to the first"));
    endFold(begin);
}

void Lines::zones() {
    std::vector<TaskPair> pairs;
    int together = 0;
    for (const auto& pair : plant_.get<TaskPair>())
        if (facts_.line.taskOf(pair.one) >= 0 && facts_.line.taskOf(pair.other) >= 0) {
            pairs.push_back(pair);
            together += pair.rule == PairRule::Together ? 1 : 0;
        }
    const int apart = static_cast<int>(pairs.size()) - together;
    const QString remark = pairs.empty() ? Words::tr("none") : Words::tr("%1 together, %2 apart").arg(together).arg(apart);
    add(SheetFold{Words::tr("Zones"), remark, QStringLiteral("zones"), static_cast<int>(std::max<std::size_t>(1, pairs.size()))});
    if (pairs.empty())
        add(SheetNote{Words::tr("Choose two or more tasks in the table; its menu says whether they must or must not share a station.")});
    for (const auto& pair : pairs) {
        const QString names = Words::tr("%1 and %2", "two numbers of tasks").arg(plant_.find<CellTask>(pair.one)->number).arg(plant_.find<CellTask>(pair.other)->number);
        const QString text = pair.rule == PairRule::Together ? Words::tr("%1 together").arg(names) : Words::tr("%1 apart").arg(names);
        add(SheetHeading{text, Words::tr("Free tasks of each other"), [id = pair.id](Edit& edit) { edit.remove(id); }});
    }
}

void Lines::fixed() {
    QStringList parts;
    for (const auto& task : facts_.tasks)
        if (task.firstStation > 0 || task.lastStation > 0)
            parts << Words::tr("task %1 at station %2").arg(task.number).arg(QString::fromStdString(cell::stationsText(task.firstStation, task.lastStation)));
    figure(Words::tr("Fixed"), parts.isEmpty() ? Words::tr("none") : parts.size() == 1 ? parts.front() : Words::tr("%n tasks", nullptr, static_cast<int>(parts.size())),
           Words::tr("By the column “Only at” of the table") + QLatin1Char('\n') + parts.join(QLatin1Char('\n')));
}

void Lines::rules() {
    heading(Words::tr("Rules"));
    zones();
    fixed();
    field(Words::tr("Posture limit"), &Cell::mostPosture, std::int64_t{0}, Words::tr("The most strain score of one operator, by the column “Posture”"), Words::tr("none"));
    const auto known = std::count_if(facts_.tasks.begin(), facts_.tasks.end(), [](const CellTask& t) { return t.today > 0; });
    figure(Words::tr("Moves from today"), known > 0 ? Words::tr("%1 of %2").arg(facts_.figures.moves).arg(facts_.tasks.size()) : QStringLiteral("–"),
           Words::tr("Tasks that stand elsewhere than in today’s line"));
    const std::size_t begin = fold(Words::tr("More rules"), QStringLiteral("rules"));
    field(Words::tr("Overload"), &Cell::overload, Share{}, Words::tr("By which one product may pass the planned cycle"), Words::tr("0 %"));
    field(Words::tr("Side by side"), &Cell::mostCopies, std::int64_t{1}, Words::tr("The most times one station may stand side by side; each copy works every so-many-th piece"), Words::tr("1"));
    field(Words::tr("Walking speed"), &Cell::walkingSpeed, Decimal{}, Words::tr("Metres a second, for the places of the tasks"), Words::tr("1 m/s"), Words::tr("m/s"));
    endFold(begin);
    if (facts_.isBalanced())
        add(SheetAction{Words::tr("Keep as today’s line"), Words::tr("Keep as today’s line"),
                        {{QString(), [process = facts_.process](Edit& edit) { cell::keepAsToday(edit, process); }}}});
}

} // namespace

std::vector<SheetLine> cellSheet(const Plant& plant, const CellFacts& facts) {
    if (!facts.process)
        return {};
    Lines lines(plant, facts);
    lines.balanceFor();
    lines.inTheRun();
    lines.result();
    lines.rules();
    return lines.take();
}

} // namespace takt::gui
