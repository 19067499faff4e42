#include "gui/cells/work_sheets.h"

#include <QCoreApplication>
#include <memory>

#include "gui/cells/capacity_table.h"
#include "gui/cells/drawing.h"
#include "gui/cells/work_chart.h"
#include "gui/cells/work_combination.h"
#include "gui/common/format.h"
#include "gui/print/paper_table.h"
#include "gui/print/paper_text.h"

namespace takt::gui {

namespace {

using namespace print;
using Figures = std::vector<std::pair<QString, QString>>;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Cells)
};

QString processName(const Plant& plant, Id process) {
    const Process* row = plant.find<Process>(process);
    return row ? QString::fromStdString(row->name) : QString();
}

QString timeOr(Duration time) { return time.us > 0 ? seconds(time.inSeconds()) : QStringLiteral("–"); }

/// What is asked of the cell; at the foot of every sheet.
Figures paceFigures(const CellFacts& facts) {
    Figures out;
    out.emplace_back(Words::tr("Takt time"), timeOr(facts.takt));
    out.emplace_back(Words::tr("Planned cycle"), timeOr(facts.planned));
    out.emplace_back(Words::tr("Available a shift"), timeOr(facts.pace.available));
    out.emplace_back(Words::tr("Asked for a shift"), facts.pace.demand > 0 ? Words::tr("%1 pieces").arg(number(std::ceil(facts.pace.demand - 1e-6))) : QStringLiteral("–"));
    return out;
}

/// Names and values in columns from the top.
void paintFigures(QPainter& painter, const QRectF& foot, const Figures& figures, const Palette& colours) {
    constexpr double kRow = 5.6, kColumn = 58;
    const auto perColumn = std::max(1, static_cast<int>(foot.height() / kRow));
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const QRectF cell(foot.left() + kColumn * (static_cast<int>(i) / perColumn), foot.top() + kRow * (static_cast<int>(i) % perColumn), kColumn - 4, kRow);
        if (cell.right() > foot.right() + 1)
            return;
        painter.setPen(colours.quiet);
        drawLine(painter, cell.adjusted(0, 0, -24, 0), Qt::AlignLeft | Qt::AlignVCenter, figures[i].first, Type{8});
        painter.setPen(colours.ink);
        drawLine(painter, cell.adjusted(24, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter, figures[i].second, Type{9, true});
    }
}

// ------------------------------------------------------------------ capacity

PaperTable capacityPaper(const CellFacts& facts, const cell::CapacityTable& capacity) {
    const double shares[] = {1, 6, 4, 2, 2, 2.6, 2.4, 2.2, 2.2, 2.6};
    std::vector<TableColumn> columns;
    for (int c = 0; c < CapacityModel::ColumnCount; ++c) {
        TableColumn column{capacityHeading(c), shares[c]};
        column.isNumber = c != CapacityModel::Task && c != CapacityModel::Machine;
        columns.push_back(column);
    }
    TableColumn mark{QString(), 3};
    columns.push_back(mark);
    std::vector<TableRow> rows;
    for (const auto& row : capacity.rows) {
        TableRow line;
        for (int c = 0; c < CapacityModel::ColumnCount; ++c)
            line.cells << capacityText(facts, row, c);
        line.cells << (row.isBottleneck ? Words::tr("◄ bottleneck") : QString());
        rows.push_back(line);
    }
    return PaperTable(std::move(columns), std::move(rows));
}

void addCapacity(std::vector<PrintPage>& pages, const Plant& plant, const CellFacts& facts) {
    const auto capacity = cell::capacityTable(plant, facts.line, facts.process, facts.pace.available);
    const auto table = std::make_shared<PaperTable>(capacityPaper(facts, capacity));
    Figures figures = paceFigures(facts);
    if (capacity.perShift)
        figures.emplace_back(Words::tr("Can be made"), Words::tr("%1 pieces").arg(number(std::floor(*capacity.perShift + 1e-6))));
    PrintPage page;
    page.name = Words::tr("Capacity table");
    page.heading = Words::tr("Production capacity table · %1").arg(processName(plant, facts.process));
    page.goesOn = [table](std::size_t first, const QSizeF& room) {
        return first >= table->size() ? 0 : std::max<std::size_t>(1, table->fitting(first, room));
    };
    page.paint = [table, figures](QPainter& painter, const PageRoom& room, const Palette& colours) {
        table->paint(painter, room.body.topLeft(), room.body.width(), room.first, room.count, colours);
        paintFigures(painter, room.foot, figures, colours);
    };
    pages.push_back(std::move(page));
}

// ------------------------------------------------------------------ combination

void addCombinations(std::vector<PrintPage>& pages, const Plant& plant, const CellFacts& facts) {
    for (std::size_t l = 0; l < facts.loads.size(); ++l) {
        const auto combination = std::make_shared<Combination>(combinationOf(plant, facts, l));
        if (combination->lines.empty())
            continue;
        Figures figures = paceFigures(facts);
        figures.emplace_back(Words::tr("Manual"), timeOr(facts.loads[l].work));
        figures.emplace_back(Words::tr("Walking"), timeOr(facts.loads[l].walk));
        figures.emplace_back(Words::tr("Waiting"), timeOr(combination->waiting));
        PrintPage page;
        page.name = Words::tr("Combination table of %1").arg(combination->operatorName);
        page.heading = Words::tr("Standardized work combination table · %1 · %2").arg(processName(plant, facts.process), combination->operatorName);
        page.goesOn = [combination](std::size_t first, const QSizeF& room) {
            return std::min(combinationLines(room.height()), combination->lines.size() - std::min(first, combination->lines.size()));
        };
        page.paint = [combination, figures](QPainter& painter, const PageRoom& room, const Palette& colours) {
            paintCombination(Drawing::onPaper(painter, colours), room.body, *combination, room.first, room.count);
            paintFigures(painter, room.foot, figures, colours);
        };
        pages.push_back(std::move(page));
    }
}

// ------------------------------------------------------------------ chart

void addChart(std::vector<PrintPage>& pages, const Plant& plant, const CellFacts& facts) {
    const auto chart = std::make_shared<WorkChart>(workChartOf(plant, facts));
    Figures figures = paceFigures(facts);
    figures.emplace_back(Words::tr("Cycle time"), timeOr(chart->cycle));
    figures.emplace_back(Words::tr("Standard stock"), Words::tr("%n pieces", nullptr, static_cast<int>(chart->stock)));
    figures.emplace_back(Words::tr("Safety"), QString::number(chart->safety));
    figures.emplace_back(Words::tr("Quality checks"), QString::number(chart->quality));
    if (chart->walked > 0)
        figures.emplace_back(Words::tr("Walked a piece"), Words::tr("%1 m").arg(number(chart->walked, 1)));
    PrintPage page;
    page.name = Words::tr("Standardized work chart");
    page.heading = Words::tr("Standardized work chart · %1").arg(processName(plant, facts.process));
    page.paint = [chart, figures](QPainter& painter, const PageRoom& room, const Palette& colours) {
        constexpr double kMarks = 6, kNames = 5;
        const Drawing drawing = Drawing::onPaper(painter, colours);
        painter.setPen(ruling(colours.line));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(room.body.adjusted(0, 0, 0, -kMarks));
        // Who walks which way, at the top.
        double x = room.body.left() + 3;
        for (std::size_t i = 0; i < chart->paths.size(); ++i) {
            const double width = drawing.textWidth(chart->paths[i].name, -1) + 3;
            if (x + width + 12 > room.body.right())
                break;
            drawing.pen(drawing.series(static_cast<int>(i)), 2);
            painter.drawLine(QPointF(x, room.body.top() + kNames / 2 + 1), QPointF(x + 7, room.body.top() + kNames / 2 + 1));
            drawing.pen(colours.ink);
            drawing.text(QRectF(x + 9, room.body.top() + 1, width, kNames), Qt::AlignLeft | Qt::AlignVCenter, chart->paths[i].name, -1);
            x += width + 15;
        }
        paintWorkChart(drawing, room.body.adjusted(2, kNames + 2, -2, -kMarks - 1), *chart);
        paintWorkMarks(drawing, QRectF(room.body.left(), room.body.bottom() - kMarks + 0.5, room.body.width(), kMarks));
        paintFigures(painter, room.foot, figures, colours);
    };
    pages.push_back(std::move(page));
}

} // namespace

std::vector<PrintPage> standardWorkPages(const Plant& plant, const CellFacts& facts, const WorkSheets& wanted) {
    std::vector<PrintPage> pages;
    if (facts.tasks.empty())
        return pages;
    if (wanted.capacity)
        addCapacity(pages, plant, facts);
    if (wanted.combination)
        addCombinations(pages, plant, facts);
    if (wanted.chart)
        addChart(pages, plant, facts);
    return pages;
}

} // namespace takt::gui
