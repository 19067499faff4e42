#include "gui/cells/task_sheet.h"

#include <QCoreApplication>
#include <algorithm>

#include "cell/time_study.h"
#include "gui/cells/element_edits.h"
#include "gui/cells/product_times.h"
#include "gui/common/field_text.h"
#include "gui/common/format.h"
#include "model/integrity.h"
#include "model/units.h"

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Cells)
};

QString fromStd(const std::string& text) { return QString::fromStdString(text); }

const CellStation* stationOf(const Plant& plant, Id process, std::int64_t number) {
    for (const auto& row : plant.get<CellStation>())
        if (row.process == process && row.number == number)
            return &row;
    return nullptr;
}

/// A station of which nothing is said has no row.
Result<void> putStation(Edit& edit, CellStation row) {
    if (auto ok = checkValues(AnyRow(row)); !ok)
        return ok;
    CellStation plain;
    plain.id = row.id;
    plain.process = row.process;
    plain.number = row.number;
    if (row == plain) {
        if (row.id)
            edit.remove(row.id);
    } else if (row.id) {
        edit.update(row);
    } else {
        edit.insert(row);
    }
    return {};
}

CellStation stationFor(const Plant& plant, Id process, std::int64_t number) {
    if (const CellStation* row = stationOf(plant, process, number))
        return *row;
    CellStation fresh;
    fresh.process = process;
    fresh.number = number;
    return fresh;
}

class Lines {
  public:
    Lines(const Plant& plant, const CellFacts& facts, const CellTask& task) : plant_(plant), facts_(facts), task_(task) {}

    std::vector<SheetLine> take() { return std::move(lines_); }

    void ofTask() {
        if (const auto elements = elementsOf(plant_, task_.id); !elements.empty() && sumOf(elements) != task_.manual)
            lines_.push_back(SheetAction{Words::tr("Sum of elements as manual time"), Words::tr("Sum of elements as manual time"),
                                         {{QString(), [id = task_.id](Edit& edit) {
                                               const Duration sum = sumOf(elementsOf(edit.plant(), id));
                                               edit.modify<CellTask>(id, [&](CellTask& t) { t.manual = sum; });
                                           }}}});
        heading(Words::tr("Machine and marks"));
        field(Words::tr("Machine"), &CellTask::machine, std::string(), Words::tr("That works the automatic time. Tasks that name the same machine share it"),
              Words::tr("none"));
        field(Words::tr("Tool change every"), &CellTask::toolChangeEvery, std::int64_t{0}, Words::tr("A tool is changed every so many pieces"), Words::tr("never"),
              Words::tr("pieces"));
        field(Words::tr("A change takes"), &CellTask::toolChange, Duration{}, Words::tr("Of a tool, each time"), Words::tr("0 s"));
        field(Words::tr("Standard stock"), &CellTask::standardStock, std::int64_t{0},
              Words::tr("Pieces that are to lie here so that the work can go round: on the standardized work chart"), Words::tr("none"), Words::tr("pieces"));
        flag(Words::tr("Safety mark"), &CellTask::safety, Words::tr("A cross on the standardized work chart: care is needed here"));
        flag(Words::tr("Quality check"), &CellTask::quality, Words::tr("A diamond on the standardized work chart: the piece is checked here"));
        field(Words::tr("Beside the walkway"), &CellTask::across, Decimal{0},
              Words::tr("Metres from its middle line to the right of the flow; to the left with a minus. Along it is the column “Place”"), Words::tr("0 m"), Words::tr("m"));
    }

    /// Where several products go through the cell.
    void ofProducts() {
        if (facts_.line.products.size() < 2)
            return;
        heading(Words::tr("Seconds by product"));
        QString forAll = fieldText(Decimal{task_.manual.us});
        if (task_.automatic.us > 0)
            forAll += QStringLiteral(" + ") + fieldText(Decimal{task_.automatic.us});
        for (const auto& product : facts_.line.products) {
            const Item* item = plant_.find<Item>(product.item);
            const QString name = item ? fromStd(item->name) : QString();
            lines_.push_back(SheetField{name, productTimesText(plant_, task_.id, product.item),
                                        Words::tr("For %1 where that is not as for all: “4.2”, or with a machine’s time “4.2 + 18”; 0: not needed").arg(name),
                                        forAll, undo(),
                                        [id = task_.id, of = product.item](Edit& edit, const QString& text) { return enterProductTimes(edit, id, of, text); }});
        }
    }

    void ofTimes() {
        const auto study = cell::studyOf(task_.observed);
        heading(Words::tr("Observed times"));
        lines_.push_back(SheetText{Words::tr("Readings"), Words::tr("%n readings", nullptr, static_cast<int>(study.count)),
                                   Words::tr("Seconds by the stopwatch, apart by blanks; they can be typed too"), fromStd(formatNumbers(task_.observed)),
                                   Words::tr("Change observed times"),
                                   [id = task_.id](Edit& edit, const QString& text) -> Result<void> {
                                       auto numbers = parseNumbers(text.toStdString());
                                       if (!numbers)
                                           return tl::unexpected(numbers.error());
                                       CellTask row = *edit.plant().find<CellTask>(id);
                                       row.observed = std::move(*numbers);
                                       if (auto ok = checkValues(AnyRow(row)); !ok)
                                           return ok;
                                       edit.update(row);
                                       return {};
                                   },
                                   [](const QString& text) {
                                       const auto numbers = parseNumbers(text.toStdString());
                                       return numbers ? Words::tr("%n readings", nullptr, static_cast<int>(numbers->millionths.size())) : QString();
                                   }});
        if (study.count == 0)
            return;
        figure(Words::tr("Lowest repeatable"), study.lowestRepeatable ? seconds(study.lowestRepeatable->inSeconds()) : QStringLiteral("–"),
               Words::tr("The lowest time that was reached twice, to within 5 % (Rother and Harris 2001)"));
        figure(Words::tr("Mean"), seconds(study.mean.inSeconds()), Words::tr("Of all readings"));
        figure(Words::tr("Spread"), seconds(study.spread.inSeconds()), Words::tr("Standard deviation of the readings"));
        figure(Words::tr("More needed"), study.more ? QString::number(*study.more) : QStringLiteral("–"),
               Words::tr("Until the mean is known to ±5 % with 95 %: n = (t s / (0.05 × mean))² (Niebel and Freivalds 2003)"));
        takeOver(study);
    }

    void ofStation() {
        if (task_.station < 1)
            return;
        const auto number = task_.station;
        const CellStation row = stationFor(plant_, facts_.process, number);
        heading(Words::tr("Station %1").arg(number));
        station(Words::tr("Name"), row, &CellStation::name, std::string(), Words::tr("Shown in the place of “Operator %1”").arg(number), Words::tr("Operator %1").arg(number));
        station(Words::tr("Tools here"), row, &CellStation::tools, std::string(),
                Words::tr("Apart by commas. Once one station names tools, tools stand nowhere else"), Words::tr("all"));
        station(Words::tr("Times side by side"), row, &CellStation::copies, std::int64_t{1}, Words::tr("Each works every so-many-th piece"), Words::tr("1"));
        lines_.push_back(SheetFlag{Words::tr("Two operators"), row.twoOperators, Words::tr("Change station %1").arg(number),
                                   [process = facts_.process, number](Edit& edit, bool on) {
                                       CellStation next = stationFor(edit.plant(), process, number);
                                       next.twoOperators = on;
                                       (void)putStation(edit, next);
                                       if (on)
                                           return;
                                       for (const auto& task : cell::tasksOf(edit.plant(), process)) // nobody is the second any more
                                           if (task.station == number && task.secondOperator)
                                               edit.modify<CellTask>(task.id, [](CellTask& t) { t.secondOperator = false; });
                                   },
                                   Words::tr("Side by side at this station, each with a cycle of his own")});
        if (row.twoOperators)
            flag(Words::tr("Done by the second"), &CellTask::secondOperator, Words::tr("Operator of this station"));
    }

  private:
    void heading(const QString& text) { lines_.push_back(SheetHeading{text, {}, {}}); }
    void figure(const QString& label, const QString& text, const QString& tip) {
        lines_.push_back(SheetFigure{label, text, tip, Provenance::Computed, false});
    }
    QString undo() const { return Words::tr("Change task %1").arg(task_.number); }

    template <class Value>
    void field(const QString& label, Value CellTask::*member, const Value& none, const QString& tip, const QString& placeholder, const QString& unit = {}) {
        const Value& now = task_.*member;
        lines_.push_back(SheetField{label, now == none ? QString() : withUnit(fieldText(now), unit), tip, placeholder, undo(),
                                    [id = task_.id, member, none, unit](Edit& edit, const QString& text) -> Result<void> {
                                        CellTask row = *edit.plant().find<CellTask>(id);
                                        if (text.trimmed().isEmpty())
                                            row.*member = none;
                                        else if (auto ok = readField(withoutUnit(text, unit), row.*member); !ok)
                                            return ok;
                                        if (auto ok = checkValues(AnyRow(row)); !ok)
                                            return ok;
                                        edit.update(row);
                                        return {};
                                    }});
    }
    void flag(const QString& label, bool CellTask::*member, const QString& tip) {
        lines_.push_back(SheetFlag{label, task_.*member, undo(),
                                   [id = task_.id, member](Edit& edit, bool on) { edit.modify<CellTask>(id, [&](CellTask& t) { t.*member = on; }); }, tip});
    }
    template <class Value>
    void station(const QString& label, const CellStation& row, Value CellStation::*member, const Value& none, const QString& tip, const QString& placeholder) {
        const auto number = row.number;
        lines_.push_back(SheetField{label, row.*member == none ? QString() : fieldText(row.*member), tip, placeholder, Words::tr("Change station %1").arg(number),
                                    [process = facts_.process, number, member, none](Edit& edit, const QString& text) -> Result<void> {
                                        CellStation next = stationFor(edit.plant(), process, number);
                                        if (text.trimmed().isEmpty())
                                            next.*member = none;
                                        else if (auto ok = readField(text, next.*member); !ok)
                                            return ok;
                                        return putStation(edit, next);
                                    }});
    }
    void takeOver(const cell::Study& study) {
        SheetAction action{Words::tr("Take over as manual time"), Words::tr("Take over observed time"), {}};
        const auto way = [&](const QString& text, Duration time) {
            if (time.us > 0 && time != task_.manual)
                action.ways.emplace_back(text, [id = task_.id, time](Edit& edit) { edit.modify<CellTask>(id, [&](CellTask& t) { t.manual = time; }); });
        };
        if (study.lowestRepeatable)
            way(Words::tr("The lowest repeatable, %1").arg(seconds(study.lowestRepeatable->inSeconds())), *study.lowestRepeatable);
        way(Words::tr("The mean, %1").arg(seconds(study.mean.inSeconds())), study.mean);
        if (!action.ways.empty())
            lines_.push_back(std::move(action));
    }

    const Plant& plant_;
    const CellFacts& facts_;
    const CellTask& task_;
    std::vector<SheetLine> lines_;
};

} // namespace

std::vector<SheetLine> taskSheet(const Plant& plant, const CellFacts& facts, Id id) {
    const CellTask* task = plant.find<CellTask>(id);
    if (!task || facts.line.taskOf(id) < 0)
        return {SheetNote{Words::tr("Choose a task in the table, the graph or the yamazumi. Its elements, machine, marks and observed times are entered here.")}};
    Lines lines(plant, facts, *task);
    lines.ofProducts();
    lines.ofTask();
    lines.ofTimes();
    lines.ofStation();
    return lines.take();
}

QString elementsRemark(const Plant& plant, Id id) {
    const CellTask* task = plant.find<CellTask>(id);
    const auto elements = elementsOf(plant, id);
    if (!task || elements.empty())
        return {};
    const Duration sum = sumOf(elements);
    const QString of = Words::tr("%1 of %2 manual", "sum of elements, manual time").arg(seconds(sum.inSeconds()), seconds(task->manual.inSeconds()));
    if (sum < task->manual)
        return of + QStringLiteral(" · ") + Words::tr("%1 said by none").arg(seconds((task->manual - sum).inSeconds()));
    if (sum > task->manual)
        return of + QStringLiteral(" · ") + Words::tr("%1 do not count").arg(seconds((sum - task->manual).inSeconds()));
    return of;
}

} // namespace takt::gui
