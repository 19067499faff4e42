#include "gui/print/map_sheet.h"

#include <algorithm>
#include <cmath>

#include "gui/print/paper_text.h"
#include "gui/print/print_texts.h"

namespace takt::gui::print {

namespace {

constexpr double kFrame = 0.5, kPad = 4, kPlanWidth = 130, kMostPlan = 0.45;
constexpr double kMostScale = 4, kSame = 1e-6;
constexpr int kMostRounds = 50;

/// The strip of title block and plan, and what is left for the map.
struct Arrangement {
    QRectF room, title, plan;
    std::size_t planLines = 0;
    double scale = 0;
};

double scaleIn(const QRectF& room, const QSizeF& map) {
    if (room.width() <= 0 || room.height() <= 0)
        return 0;
    return std::min(
        {room.width() / (map.width() * kUnitInMm), room.height() / (map.height() * kUnitInMm), kMostScale});
}

class Arranger {
  public:
    Arranger(const QSizeF& drawing, const MapSheetParts& parts)
        : parts_(parts), inside_(QRectF(QPointF(), drawing)),
          factor_(parts.factor.value_or(titleBlockFactor(drawing))),
          title_(parts.title ? titleBlockSize(factor_) : QSizeF(0, 0)),
          table_(parts.plan ? planTable(*parts.plan, factor_) : PaperTable({}, {})) {
        if (title_.width() > inside_.width()) // a narrow sheet
            title_ *= inside_.width() / title_.width();
    }
    bool hasPlan() const { return parts_.plan && !parts_.plan->empty(); }
    double factor() const { return factor_; }

    Arrangement best() const {
        if (hasPlan())
            return better(planBesideTitle(), planAboveTitle());
        return parts_.title ? better(titleBelow(), titleBeside()) : whole();
    }

  private:
    static Arrangement better(const Arrangement& a, const Arrangement& b) {
        if (a.planLines == 0 && b.planLines > 0)
            return b;
        return b.scale > a.scale * 1.02 && (b.planLines > 0 || a.planLines == 0) ? b : a;
    }
    QRectF corner() const {
        return {inside_.right() - title_.width(), inside_.bottom() - title_.height(), title_.width(),
                title_.height()};
    }
    Arrangement finished(Arrangement a, const QRectF& room) const {
        a.room = room.adjusted(kPad, kPad, -kPad, -kPad);
        a.scale = scaleIn(a.room, parts_.map);
        return a;
    }
    Arrangement whole() const { return finished({}, inside_); }
    Arrangement titleBelow() const {
        Arrangement a;
        a.title = corner();
        return finished(a, inside_.adjusted(0, 0, 0, -title_.height()));
    }
    Arrangement titleBeside() const {
        Arrangement a;
        a.title = corner();
        return finished(a, inside_.adjusted(0, 0, -title_.width(), 0));
    }
    /// As many lines as fit under the map without taking too much from it.
    QSizeF planRoom(double width) const { return {width, inside_.height() * kMostPlan}; }

    Arrangement planBesideTitle() const {
        Arrangement a;
        const double width = std::min(inside_.width() - title_.width() - 3 * kPad, 260 * factor_);
        if (width < kPlanWidth * factor_)
            return a;
        a.title = parts_.title ? corner() : QRectF();
        a.planLines = table_.fitting(0, planRoom(width));
        const double height = a.planLines > 0 ? table_.height(0, a.planLines, width) : 0;
        a.plan = QRectF(inside_.left() + kPad, inside_.bottom() - kPad - height, width, height);
        return finished(a, inside_.adjusted(0, 0, 0, -std::max(title_.height(), height + kPad)));
    }
    Arrangement planAboveTitle() const {
        Arrangement a;
        const double width = inside_.width() - 2 * kPad;
        a.title = parts_.title ? corner() : QRectF();
        a.planLines = table_.fitting(0, planRoom(width));
        const double height = a.planLines > 0 ? table_.height(0, a.planLines, width) : 0;
        const double below = title_.height() + kPad;
        a.plan = QRectF(inside_.left() + kPad, inside_.bottom() - below - height, width, height);
        return finished(a, inside_.adjusted(0, 0, 0, -below - height));
    }

    const MapSheetParts& parts_;
    QRectF inside_;
    double factor_;
    QSizeF title_;
    PaperTable table_;
};

QString percentText(double scale) {
    return Text::tr("%1 %").arg(std::lround(scale * 100));
}

void paintKey(QPainter& painter, const QRectF& place, const TilePlace& tile, const Palette& colours) {
    const double side =
        std::min({place.height() / tile.tiling.down, place.width() / (1.3 * tile.tiling.across), 4.0});
    const QRectF grid(place.left(), place.top(), side * 1.3 * tile.tiling.across, side * tile.tiling.down);
    for (int row = 0; row < tile.tiling.down; ++row)
        for (int column = 0; column < tile.tiling.across; ++column) {
            const QRectF cell(grid.left() + column * side * 1.3, grid.top() + row * side, side * 1.3, side);
            painter.setPen(ruling(colours.ink, 0.15));
            painter.setBrush(row == tile.row && column == tile.column ? QBrush(colours.ink)
                                                                      : QBrush(colours.panel));
            painter.drawRect(cell);
        }
}

/// Ticks at the corners, outside the window, where it is cut.
void paintCutMarks(QPainter& painter, const QRectF& window, const Palette& colours) {
    constexpr double kFrom = 0.8, kTo = 4;
    painter.setPen(ruling(colours.ink, 0.15));
    for (const double x : {window.left(), window.right()}) {
        painter.drawLine(QPointF(x, window.top() - kFrom), QPointF(x, window.top() - kTo));
        painter.drawLine(QPointF(x, window.bottom() + kFrom), QPointF(x, window.bottom() + kTo));
    }
    for (const double y : {window.top(), window.bottom()}) {
        painter.drawLine(QPointF(window.left() - kFrom, y), QPointF(window.left() - kTo, y));
        painter.drawLine(QPointF(window.right() + kFrom, y), QPointF(window.right() + kTo, y));
    }
}

/// Arrowheads outside the window where the edge of a neighbour comes to lie, with its name.
void paintJoinMarks(QPainter& painter, const QRectF& window, const TilePlace& tile, const Palette& colours) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ink);
    const double overlap = tile.tiling.overlap;
    const auto head = [&painter](const QPointF& tip, const QPointF& back, const QPointF& aside) {
        painter.drawPolygon(QPolygonF{tip, tip + back + aside, tip + back - aside});
    };
    const auto name = [&](const QRectF& where, int column, int row) {
        painter.setPen(colours.quiet);
        drawLine(painter, where, Qt::AlignCenter, Tiling::name(column, row), Type{6.5});
        painter.setPen(Qt::NoPen);
    };
    const bool left = tile.column > 0, right = tile.column + 1 < tile.tiling.across;
    const bool up = tile.row > 0, down = tile.row + 1 < tile.tiling.down;
    for (const auto& [there, x] :
         {std::pair(left, window.left() + overlap), std::pair(right, window.right() - overlap)})
        if (there) {
            head({x, window.top() - 0.4}, {0, -2}, {0.9, 0});
            head({x, window.bottom() + 0.4}, {0, 2}, {0.9, 0});
        }
    for (const auto& [there, y] :
         {std::pair(up, window.top() + overlap), std::pair(down, window.bottom() - overlap)})
        if (there) {
            head({window.left() - 0.4, y}, {-2, 0}, {0, 0.9});
            head({window.right() + 0.4, y}, {2, 0}, {0, 0.9});
        }
    const double x = window.center().x(), y = window.center().y();
    if (left)
        name(QRectF(window.left() - 5, y - 2, 4.6, 4), tile.column - 1, tile.row);
    if (right)
        name(QRectF(window.right() + 0.4, y - 2, 4.6, 4), tile.column + 1, tile.row);
    if (up)
        name(QRectF(x - 4, window.top() - 4.2, 8, 4), tile.column, tile.row - 1);
    if (down)
        name(QRectF(x - 4, window.bottom() + 0.2, 8, 4), tile.column, tile.row + 1);
}

} // namespace

double smallestPoints(double scale) {
    return kSmallestWords * 72.0 / 96.0 * scale;
}

MapSheet layOutMap(const QSizeF& drawing, const MapSheetParts& parts) {
    const Arranger arranger(drawing, parts);
    const Arrangement best = arranger.best();
    MapSheet sheet;
    sheet.size = drawing;
    sheet.title = best.title;
    sheet.planLines = best.planLines;
    sheet.plan = best.planLines > 0 ? best.plan : QRectF();
    sheet.factor = arranger.factor();
    sheet.scale = parts.scale ? std::min(*parts.scale, best.scale) : best.scale;
    const QSizeF size = parts.map * kUnitInMm * sheet.scale;
    sheet.map = QRectF(best.room.center() - QPointF(size.width() / 2, size.height() / 2), size);
    return sheet;
}

QSizeF drawingFor(const MapSheetParts& parts) {
    const QSizeF map = parts.map * kUnitInMm * *parts.scale + QSizeF(2 * kPad, 2 * kPad);
    const QSizeF title = parts.title ? titleBlockSize(*parts.factor) : QSizeF(0, 0);
    const double plan = parts.plan && !parts.plan->empty() ? (kPlanWidth + 3 * kPad) * *parts.factor : 0;
    QSizeF drawing(std::max(map.width(), title.width() + plan), map.height() + title.height());
    // The plan may take a share of the height, and so more where there is more.
    for (int i = 0; i < kMostRounds && layOutMap(drawing, parts).scale < *parts.scale * (1 - kSame); ++i)
        drawing.setHeight(std::max(drawing.height() + 5,
                                   map.height() + title.height() + layOutMap(drawing, parts).plan.height()));
    return drawing;
}

void paintMapSheet(QPainter& painter, const MapSheet& sheet, const MapPicture& picture,
                   const std::vector<PlanLine>& plan, const TitleTexts& texts, const QString& sheetNumber,
                   const Palette& colours) {
    painter.save();
    painter.setClipRect(QRectF(QPointF(), sheet.size).adjusted(-1, -1, 1, 1), Qt::IntersectClip);
    picture.paint(painter, sheet.map);
    if (sheet.planLines > 0)
        planTable(plan, sheet.factor)
            .paint(painter, sheet.plan.topLeft(), sheet.plan.width(), 0, sheet.planLines, colours);
    if (!sheet.title.isEmpty()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(ruling(colours.ink, kFrame * sheet.factor));
        const double half = kFrame * sheet.factor / 2;
        painter.drawRect(QRectF(QPointF(), sheet.size).adjusted(half, half, -half, -half));
        paintTitleBlock(painter, sheet.title.translated(-half, -half), texts, percentText(sheet.scale),
                        sheetNumber, colours);
    }
    painter.restore();
}

QMarginsF tileBands(bool marks) {
    return marks ? QMarginsF(5, 5, 5, 10) : QMarginsF(0, 0, 0, 6);
}

QString tileName(const TilePlace& place) {
    return Text::tr("%1 of %2 × %3")
        .arg(Tiling::name(place.column, place.row))
        .arg(place.tiling.across)
        .arg(place.tiling.down);
}

void paintTile(QPainter& painter, const QRectF& window, const TilePlace& place, const TitleTexts& texts,
               const QString& sheetNumber, const std::function<void(QPainter&)>& drawing,
               const Palette& colours) {
    painter.save();
    painter.setClipRect(window, Qt::IntersectClip);
    painter.translate(window.topLeft() - place.tiling.source(place.column, place.row).topLeft());
    drawing(painter);
    painter.restore();
    painter.save();
    if (place.marks) {
        paintCutMarks(painter, window, colours);
        paintJoinMarks(painter, window, place, colours);
    }
    const double foot = window.bottom() + (place.marks ? 5 : 1.5);
    painter.setPen(colours.ink);
    const QRectF line(window.left(), foot, window.width(), 4.5);
    const QString name = tileName(place);
    drawLine(painter, line, Qt::AlignLeft | Qt::AlignVCenter, name, Type{8.5, true});
    paintKey(painter,
             QRectF(line.left() + textWidth(name, Type{8.5, true}) + 3, line.top(), 30, line.height()), place,
             colours);
    painter.setPen(colours.quiet);
    QStringList said{texts.title, texts.scenario, texts.date, Text::tr("sheet %1").arg(sheetNumber)};
    said.removeAll(QString());
    drawLine(painter, line.adjusted(60, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter,
             said.join(QStringLiteral(" · ")), Type{7});
    painter.restore();
}

} // namespace takt::gui::print
