// The map's drawing: frame, map, the plan below it, the title block in the corner. One sheet, or many glued
// together.
#pragma once

#include <functional>
#include <optional>

#include "gui/print/plan_lines.h"
#include "gui/print/tiling.h"
#include "gui/print/title_block.h"

namespace takt::gui::print {

/// What the map looks like, from whoever draws it.
struct MapPicture {
    QSizeF size; ///< canvas units; 96 of them are an inch at 100 %
    std::function<void(QPainter&, const QRectF& target)> paint;
};

/// Where everything stands, in millimetres from the drawing's corner. Nothing overlaps.
struct MapSheet {
    QSizeF size;
    QRectF map;
    QRectF title;              ///< empty: no title block
    QRectF plan;               ///< empty: no plan here
    std::size_t planLines = 0; ///< that stand here; the others follow on sheets of their own
    double factor = 1;         ///< of the letters of title block and plan
    double scale = 1;          ///< of the map
};

struct MapSheetParts {
    QSizeF map; ///< canvas units
    bool title = true;
    const std::vector<PlanLine>* plan = nullptr;
    std::optional<double> scale;  ///< none: as large as it fits
    std::optional<double> factor; ///< of title block and plan; none: as the drawing's size asks for
};

inline constexpr double kUnitInMm = 25.4 / 96;
/// The smallest words on the map, in canvas units.
inline constexpr double kSmallestWords = 11;
double smallestPoints(double scale);

/// Title block and plan in the lower right: below the map, or beside it where that leaves the map larger.
MapSheet layOutMap(const QSizeF& drawing, const MapSheetParts& parts);
/// The drawing that a map at a fixed scale needs. Requires parts with scale and factor.
QSizeF drawingFor(const MapSheetParts& parts);
/// The whole drawing; the painter is in millimetres with its origin in the drawing's corner.
void paintMapSheet(QPainter& painter, const MapSheet& sheet, const MapPicture& picture,
                   const std::vector<PlanLine>& plan, const TitleTexts& texts, const QString& sheetNumber,
                   const Palette& colours);

/// One sheet of a drawing over several: a window of it, where to cut and join, and which sheet this is.
struct TilePlace {
    Tiling tiling;
    int column = 0, row = 0;
    bool marks = true;
};
/// Bands round the window, within the margins of the paper.
QMarginsF tileBands(bool marks);
/// `window`: on the paper.
void paintTile(QPainter& painter, const QRectF& window, const TilePlace& place, const TitleTexts& texts,
               const QString& sheetNumber, const std::function<void(QPainter&)>& drawing,
               const Palette& colours);
/// "B2 of 3 × 4".
QString tileName(const TilePlace& place);

} // namespace takt::gui::print
