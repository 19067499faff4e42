#include "gui/print/plan_lines.h"

#include <QDate>
#include <QLocale>
#include <algorithm>
#include <tuple>

#include "gui/print/print_texts.h"

namespace takt::gui::print {

namespace {

int rankOf(AreaKind kind) {
    switch (kind) {
    case AreaKind::PacemakerLoop:
        return 0;
    case AreaKind::UpstreamLoop:
        return 1;
    case AreaKind::SupplierLoop:
        return 2;
    case AreaKind::Frame:
        break;
    }
    return 3;
}

constexpr int kNoLoop = 4;

/// Loops of one kind in the order they were drawn.
auto orderOf(const Plant& plant, const ImprovementStep& step) {
    const Area* area = plant.find<Area>(step.area);
    const int rank = area ? rankOf(area->kind) : kNoLoop;
    const std::size_t place = area ? plant.get<Area>().placeOf(area->id) : 0;
    return std::tuple(rank, place, step.due.empty(), step.due);
}

QString dateText(const std::string& iso) {
    const QDate date = QDate::fromString(QString::fromStdString(iso), Qt::ISODate);
    return date.isValid() ? QLocale().toString(date, QStringLiteral("d MMM yyyy"))
                          : QString::fromStdString(iso);
}

PlanLine lineOf(const Plant& plant, const ImprovementStep& step) {
    PlanLine line;
    if (const Area* area = plant.find<Area>(step.area))
        line.loop = QString::fromStdString(nameOf(plant, area->id));
    line.goal = QString::fromStdString(step.goal);
    const auto* burst = plant.find<Annotation>(step.burst);
    if (line.goal.isEmpty() && burst)
        line.goal = QString::fromStdString(burst->name);
    line.owner = QString::fromStdString(step.owner);
    line.due = dateText(step.due);
    line.note = QString::fromStdString(step.note);
    line.done = step.done;
    return line;
}

} // namespace

std::vector<PlanLine> planLines(const Plant& plant) {
    auto steps = plant.get<ImprovementStep>().rows();
    std::stable_sort(steps.begin(), steps.end(),
                     [&](const auto& a, const auto& b) { return orderOf(plant, a) < orderOf(plant, b); });
    std::vector<PlanLine> lines;
    for (const auto& step : steps)
        lines.push_back(lineOf(plant, step));
    return lines;
}

PaperTable planTable(const std::vector<PlanLine>& lines, double factor) {
    std::vector<TableRow> rows;
    for (const auto& line : lines)
        rows.push_back(
            {{line.loop, line.goal, line.owner, line.due, line.done ? QStringLiteral("x") : QString()},
             line.note});
    return PaperTable({{Text::tr("Loop"), 24, false, true},
                       {Text::tr("Goal"), 60},
                       {Text::tr("Owner"), 22},
                       {Text::tr("Due"), 18},
                       {Text::tr("Done"), 10, true}},
                      std::move(rows), factor);
}

} // namespace takt::gui::print
