#include "gui/print/tiling.h"

#include <algorithm>
#include <cmath>

namespace takt::gui::print {

namespace {

constexpr double kTolerance = 0.001; ///< mm, against rounding

int needed(double drawing, double window, double overlap) {
    if (drawing <= window + kTolerance)
        return 1;
    return 1 + static_cast<int>(std::ceil((drawing - window - kTolerance) / (window - overlap)));
}

} // namespace

QSizeF Tiling::whole() const {
    return {across * window.width() - (across - 1) * overlap, down * window.height() - (down - 1) * overlap};
}

QRectF Tiling::source(int column, int row) const {
    return {QPointF(column * (window.width() - overlap), row * (window.height() - overlap)), window};
}

QRectF Tiling::own(int column, int row) const {
    QRectF part = source(column, row);
    if (column > 0)
        part.setLeft(part.left() + overlap);
    if (row > 0)
        part.setTop(part.top() + overlap);
    return part;
}

QString Tiling::name(int column, int row) {
    return QChar(static_cast<char16_t>(u'A' + column)) + QString::number(row + 1);
}

Tiling tilingFor(const QSizeF& drawing, const QSizeF& window, double overlap) {
    return {needed(drawing.width(), window.width(), overlap),
            needed(drawing.height(), window.height(), overlap), window, overlap};
}

} // namespace takt::gui::print
