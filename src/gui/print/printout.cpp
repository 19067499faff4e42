#include "gui/print/printout.h"

#include <algorithm>

#include "gui/print/paper_text.h"
#include "gui/print/print_texts.h"

namespace takt::gui::print {

namespace {

constexpr double kHeader = 12, kFooter = 7;
constexpr int kMostHandMargin = 15;

QSizeF turned(Paper paper, bool landscape) {
    const QSizeF upright = paperSize(paper);
    return landscape ? upright.transposed() : upright;
}

QRectF within(const QSizeF& size, double margin) {
    return QRectF(QPointF(), size).adjusted(margin, margin, -margin, -margin);
}

} // namespace

Printout::Printout(Material material, const Choice& choice)
    : material_(std::move(material)), choice_(choice) {
    std::size_t planned = 0;
    if (choice.map) {
        addMap();
        planned = mapSheet_.planLines;
    }
    const bool planWithMap = choice.plan == PlanPlace::WithMap && choice.map;
    if (choice.plan == PlanPlace::OwnSheet || (choice.plan == PlanPlace::WithMap && !choice.map) ||
        planWithMap)
        addPlan(planned);
    if (choice.dataBoxes)
        addDataBoxes();
    if (choice.gemba != Gemba::None)
        addGemba();
    for (const auto& page : material_.pages)
        page.isBare ? addBarePage(page) : addPage(page);
}

const Palette& Printout::colours() const {
    return Theme::colors(choice_.blackAndWhite ? Mode::Print : Mode::PrintColour);
}

void Printout::paint(int sheet, QPainter& painter) const {
    const auto& one = sheets_[static_cast<std::size_t>(sheet)];
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    one.paint(painter, Text::tr("%1 of %2").arg(sheet + 1).arg(count()));
    painter.restore();
}

QString Printout::summary() const {
    if (sheets_.empty())
        return Text::tr("Nothing is chosen to be printed");
    QStringList parts;
    const auto add = [&](SheetKind kind, const QString& what) {
        const auto n =
            std::count_if(sheets_.begin(), sheets_.end(), [kind](const Sheet& s) { return s.kind == kind; });
        if (n > 0)
            parts << (n > 1 && n < count() ? Text::tr("%1 (%2)").arg(what).arg(n) : what);
    };
    if (choice_.map)
        parts << (isTiled() ? Text::tr("map on %1 × %2 %3 at %4 %")
                                  .arg(tiling_.across)
                                  .arg(tiling_.down)
                                  .arg(paperName(choice_.paper))
                                  .arg(qRound(mapSheet_.scale * 100))
                            : Text::tr("map on %1 at %2 %")
                                  .arg(paperName(choice_.paper))
                                  .arg(qRound(mapSheet_.scale * 100)));
    add(SheetKind::Plan, Text::tr("plan"));
    add(SheetKind::DataBoxes, Text::tr("data boxes"));
    add(SheetKind::Gemba, Text::tr("gemba sheets"));
    add(SheetKind::Page, material_.pagesWord);
    return Text::tr("%n sheets: ", nullptr, count()) + parts.join(QStringLiteral(", "));
}

// ------------------------------------------------------------------ the map

MapSheetParts Printout::mapParts() const {
    MapSheetParts parts;
    parts.map = material_.map.size;
    parts.title = choice_.titleBlock;
    if (choice_.plan == PlanPlace::WithMap)
        parts.plan = &material_.plan;
    return parts;
}

Printout::MapPlan Printout::planMap(bool landscape) const {
    MapPlan plan;
    MapSheetParts parts = mapParts();
    plan.paper = turned(choice_.paper, landscape);
    const QRectF inside = within(plan.paper, choice_.margin);
    const QRectF window = inside.marginsRemoved(tileBands(choice_.marks));
    const double overlap = std::min<double>(choice_.overlap, std::min(window.width(), window.height()) / 2);
    if (choice_.fit == Fit::OnSheets) {
        plan.tiling = {choice_.across, choice_.down, window.size(), overlap};
    } else if (choice_.fit == Fit::AtScale) {
        parts.scale = choice_.scale / 100.0;
        parts.factor = titleBlockFactor(parts.map * kUnitInMm * *parts.scale);
        plan.tiling = tilingFor(drawingFor(parts), window.size(), overlap);
        if (layOutMap(inside.size(), parts).scale >= *parts.scale) // one sheet without bands is enough
            plan.tiling = {};
        plan.tiling.across = std::min(plan.tiling.across, 26);
    }
    plan.window = plan.tiling.count() > 1 ? window : inside;
    if (plan.tiling.count() == 1)
        plan.tiling = {1, 1, inside.size(), 0};
    plan.sheet = layOutMap(plan.tiling.whole(), parts);
    return plan;
}

void Printout::addMap() {
    MapPlan plan = planMap(choice_.turn != Turn::Portrait);
    if (choice_.turn == Turn::Automatic) {
        const MapPlan upright = planMap(false);
        const auto isBetter = [](const MapPlan& a, const MapPlan& b) {
            return a.tiling.count() != b.tiling.count() ? a.tiling.count() < b.tiling.count()
                                                        : a.sheet.scale > b.sheet.scale * 1.02;
        };
        if (isBetter(upright, plan))
            plan = upright;
    }
    mapSheet_ = plan.sheet;
    tiling_ = plan.tiling;
    window_ = plan.window;
    const auto drawing = [this](QPainter& painter, const QString& number) {
        paintMapSheet(painter, mapSheet_, material_.map, material_.plan, material_.texts, number, colours());
    };
    if (!isTiled()) {
        sheets_.push_back({SheetKind::Map, Text::tr("Map on %1").arg(paperName(choice_.paper)), plan.paper,
                           [this, drawing](QPainter& painter, const QString& number) {
                               painter.translate(window_.topLeft());
                               drawing(painter, number);
                           }});
        return;
    }
    for (int row = 0; row < tiling_.down; ++row)
        for (int column = 0; column < tiling_.across; ++column) {
            const TilePlace tile{tiling_, column, row, choice_.marks};
            sheets_.push_back(
                {SheetKind::Map, Text::tr("Map %1 on %2").arg(tileName(tile), paperName(choice_.paper)),
                 plan.paper, [this, drawing, tile](QPainter& painter, const QString& number) {
                     const QString whole = Text::tr("1–%1 of %2").arg(tiling_.count()).arg(count());
                     paintTile(
                         painter, window_, tile, material_.texts, number,
                         [&](QPainter& to) { drawing(to, whole); }, colours());
                 }});
        }
}

// ------------------------------------------------------------------ tables and sheets for the hand

QRectF Printout::pageRoom(const QSizeF& size) const {
    return within(size, std::min(choice_.margin, kMostHandMargin)).adjusted(0, kHeader, 0, -kFooter);
}

void Printout::paintPage(QPainter& painter, const QSizeF& size, const QString& heading, const QString& remark,
                         const QString& number, bool named) const {
    const auto& c = colours();
    const auto& t = material_.texts;
    const QRectF page = within(size, std::min(choice_.margin, kMostHandMargin));
    painter.setPen(c.ink);
    const double headingWidth = textWidth(heading, Type{13, true});
    drawLine(painter, QRectF(page.left(), page.top(), page.width(), 7), Qt::AlignLeft | Qt::AlignVCenter,
             heading, Type{13, true});
    painter.setPen(c.quiet);
    const QRectF right = page.adjusted(headingWidth + 8, 0.8, 0, 7 - page.height());
    if (named) {
        QStringList said{t.title, t.scenario};
        said.removeAll(QString());
        drawLine(painter, right, Qt::AlignRight | Qt::AlignVCenter, said.join(QStringLiteral(" · ")),
                 Type{9});
    } else {
        const double line = 80,
                     label = right.right() - line - textWidth(Text::tr("Value stream"), Type{9}) - 2;
        drawLine(painter, QRectF(QPointF(label, right.top()), right.bottomRight()),
                 Qt::AlignLeft | Qt::AlignVCenter, Text::tr("Value stream"), Type{9});
        painter.setPen(ruling(c.quiet, 0.25));
        painter.drawLine(QPointF(right.right() - line, right.bottom() - 0.8),
                         QPointF(right.right(), right.bottom() - 0.8));
    }
    painter.setPen(ruling(c.ink, 0.5));
    painter.drawLine(QPointF(page.left(), page.top() + 8.5), QPointF(page.right(), page.top() + 8.5));
    painter.setPen(c.quiet);
    QStringList foot{t.company, t.author,
                     t.version.isEmpty() ? QString() : Text::tr("version %1").arg(t.version), t.date, remark};
    if (!named)
        foot = {t.company, remark};
    foot.removeAll(QString());
    const QRectF line(page.left(), page.bottom() - 4.5, page.width(), 4.5);
    drawLine(painter, line.adjusted(0, 0, -40, 0), Qt::AlignLeft | Qt::AlignVCenter,
             foot.join(QStringLiteral(" · ")), Type{7});
    drawLine(painter, line, Qt::AlignRight | Qt::AlignVCenter, Text::tr("sheet %1").arg(number), Type{7});
}

void Printout::addPlan(std::size_t first) {
    const Paper paper = tablePaper(choice_.paper);
    const QSizeF size = turned(paper, choice_.turn != Turn::Portrait);
    const QRectF page = within(size, choice_.margin);
    const QSizeF title = choice_.titleBlock ? titleBlockSize(1) : QSizeF(0, 0);
    const QRectF room = page.adjusted(4, 14, -4, -title.height() - 4);
    const PaperTable table = planTable(material_.plan);
    while (first < table.size()) {
        const std::size_t count = std::max<std::size_t>(1, table.fitting(first, room.size()));
        sheets_.push_back(
            {SheetKind::Plan, Text::tr("Plan on %1").arg(paperName(paper)), size,
             [=, this](QPainter& painter, const QString& number) {
                 const auto& c = colours();
                 painter.setPen(c.ink);
                 drawLine(
                     painter, page.adjusted(4, 3, -4, 11 - page.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     first > 0 ? Text::tr("Value-stream plan, continued") : Text::tr("Value-stream plan"),
                     Type{14, true});
                 table.paint(painter, room.topLeft(), room.width(), first, count, c);
                 if (!choice_.titleBlock)
                     return;
                 painter.setBrush(Qt::NoBrush);
                 painter.setPen(ruling(c.ink, 0.5));
                 painter.drawRect(page);
                 paintTitleBlock(painter,
                                 QRectF(page.bottomRight() - QPointF(title.width(), title.height()), title),
                                 material_.texts, {}, number, c);
             }});
        first += count;
    }
}

void Printout::addDataBoxes() {
    const Paper paper = handPaper(choice_.paper);
    const QSizeF size = turned(paper, false);
    material_.boxes = splitCards(material_.boxes, pageRoom(size).height());
    cardSheets_ = layOutCards(material_.boxes, pageRoom(size));
    for (std::size_t i = 0; i < cardSheets_.size(); ++i)
        sheets_.push_back({SheetKind::DataBoxes, Text::tr("Data boxes on %1").arg(paperName(paper)), size,
                           [this, i, size](QPainter& painter, const QString& number) {
                               paintPage(painter, size, Text::tr("Data boxes"), cardLegend(), number, true);
                               for (const auto& placed : cardSheets_[i])
                                   paintCard(painter, placed.place, material_.boxes[placed.card], colours());
                           }});
}

void Printout::addPage(const PrintPage& page) {
    constexpr double kHeading = 14, kFootWithout = 18;
    const Paper paper = tablePaper(choice_.paper);
    const QSizeF size = turned(paper, choice_.turn != Turn::Portrait);
    const QRectF frame = within(size, choice_.margin);
    const QSizeF title = choice_.titleBlock ? titleBlockSize(1) : QSizeF(0, kFootWithout);
    const QRectF body = frame.adjusted(4, kHeading, -4, -title.height() - 4);
    const QRectF foot(frame.left() + 4, frame.bottom() - title.height() + 2, frame.width() - title.width() - 8, title.height() - 4);
    for (std::size_t first = 0;;) {
        const std::size_t count = page.goesOn ? page.goesOn(first, body.size()) : 0;
        if (page.goesOn && count == 0)
            return;
        sheets_.push_back({SheetKind::Page, Text::tr("%1 on %2").arg(page.name, paperName(paper)), size,
                           [=, this, heading = page.heading, paint = page.paint](QPainter& painter, const QString& number) {
                               const auto& c = colours();
                               painter.setPen(c.ink);
                               drawLine(painter, frame.adjusted(4, 3, -4, 11 - frame.height()), Qt::AlignLeft | Qt::AlignVCenter,
                                        first > 0 ? Text::tr("%1, continued").arg(heading) : heading, Type{14, true});
                               painter.save();
                               paint(painter, PageRoom{body, foot, first, count}, c);
                               painter.restore();
                               painter.setBrush(Qt::NoBrush);
                               painter.setPen(ruling(c.ink, 0.5));
                               painter.drawRect(frame);
                               if (choice_.titleBlock)
                                   paintTitleBlock(painter, QRectF(frame.bottomRight() - QPointF(title.width(), title.height()), title),
                                                   material_.texts, {}, number, c);
                           }});
        first += count;
        if (!page.goesOn)
            return;
    }
}

void Printout::addBarePage(const PrintPage& page) {
    constexpr double kFootLine = 5;
    const Paper paper = tablePaper(choice_.paper);
    const QSizeF size = turned(paper, choice_.turn == Turn::Landscape);
    const QRectF frame = within(size, choice_.margin);
    const QRectF body = frame.adjusted(0, 0, 0, -kFootLine - 1);
    for (std::size_t first = 0;;) {
        const std::size_t count = page.goesOn ? page.goesOn(first, body.size()) : 0;
        if (page.goesOn && count == 0)
            return;
        sheets_.push_back({SheetKind::Page, Text::tr("%1 on %2").arg(page.name, paperName(paper)), size,
                           [=, this, paint = page.paint](QPainter& painter, const QString& number) {
                               painter.save();
                               paint(painter, PageRoom{body, {}, first, count}, colours());
                               painter.restore();
                               paintFoot(painter, QRectF(frame.left(), frame.bottom() - kFootLine + 1, frame.width(), kFootLine - 1), number);
                           }});
        first += count;
        if (!page.goesOn)
            return;
    }
}

/// Whose sheet it is, in small letters.
void Printout::paintFoot(QPainter& painter, const QRectF& line, const QString& number) const {
    const auto& t = material_.texts;
    QStringList said{t.title, t.scenario};
    if (choice_.titleBlock)
        said << t.company << t.author << (t.version.isEmpty() ? QString() : Text::tr("version %1").arg(t.version)) << t.date;
    said.removeAll(QString());
    painter.setPen(colours().quiet);
    drawLine(painter, line.adjusted(0, 0, -30, 0), Qt::AlignLeft | Qt::AlignVCenter, said.join(QStringLiteral(" · ")), Type{7});
    drawLine(painter, line, Qt::AlignRight | Qt::AlignVCenter, Text::tr("sheet %1").arg(number), Type{7});
}

void Printout::addGemba() {
    const Paper paper = handPaper(choice_.paper);
    const QSizeF size = turned(paper, false);
    const bool blank = choice_.gemba == Gemba::Blank;
    gembaBlocks_ = blank ? blankBlocks(choice_.blankProcesses) : material_.gemba;
    gembaSheets_ = layOutGemba(gembaBlocks_, pageRoom(size));
    std::vector<int> numbers;
    int processes = 0;
    for (const auto& block : gembaBlocks_)
        numbers.push_back(block.kind == BlockKind::Process ? ++processes : 0);
    for (std::size_t i = 0; i < gembaSheets_.size(); ++i)
        sheets_.push_back({SheetKind::Gemba, Text::tr("Gemba sheet on %1").arg(paperName(paper)), size,
                           [this, i, size, numbers, blank](QPainter& painter, const QString& number) {
                               paintPage(painter, size, Text::tr("Gemba sheet"), {}, number, !blank);
                               for (const auto& placed : gembaSheets_[i])
                                   paintGembaBlock(painter, placed.place, gembaBlocks_[placed.block],
                                                   numbers[placed.block], colours());
                           }});
}

} // namespace takt::gui::print
