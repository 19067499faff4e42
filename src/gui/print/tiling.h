// One large drawing over several sheets.
#pragma once

#include <QRectF>
#include <QSizeF>
#include <QString>

namespace takt::gui::print {

/// Sheets that each show a window of the whole, in rows and columns; neighbours share `overlap`. Millimetres.
struct Tiling {
    int across = 1, down = 1;
    QSizeF window;
    double overlap = 0;

    int count() const { return across * down; }
    /// What all windows cover together.
    QSizeF whole() const;
    /// The part of the whole that a sheet shows; columns and rows count from 0.
    QRectF source(int column, int row) const;
    /// The part that no sheet to the left of it or above it shows.
    QRectF own(int column, int row) const;
    /// "B2": columns by letters, rows by numbers.
    static QString name(int column, int row);
};

/// As few sheets as cover a drawing of this size. Requires a window larger than the overlap.
Tiling tilingFor(const QSizeF& drawing, const QSizeF& window, double overlap);

} // namespace takt::gui::print
