// The title block in the lower right corner, as on technical drawings.
#pragma once

#include <QPainter>
#include <QString>

#include "gui/common/theme.h"

namespace takt::gui::print {

/// What the title block and the headings say of the whole print.
struct TitleTexts {
    QString title, scenario, company, author, version, date, file;
};

/// Its size in millimetres; `factor` 1 for A4 and A3, larger where the sheet is read from further away.
QSizeF titleBlockSize(double factor);
double titleBlockFactor(const QSizeF& sheet);
/// `scale` may be empty: a sheet without a map. `sheet`: "2 of 5".
void paintTitleBlock(QPainter& painter, const QRectF& place, const TitleTexts& texts, const QString& scale,
                     const QString& sheet, const Palette& colours);

} // namespace takt::gui::print
