// Words on paper: a painter in millimetres, letters in points, whatever the device.
#pragma once

#include <QPainter>
#include <QRectF>
#include <QString>

namespace takt::gui::print {

inline constexpr double kPointInMm = 25.4 / 72;

struct Type {
    double points = 9;
    bool strong = false;
    Type times(double factor) const { return {points * factor, strong}; }
};

/// Smaller than this nothing is written.
inline constexpr double kLeastPoints = 6;

double lineHeight(const Type& type);
double textWidth(const QString& text, const Type& type);
/// Of a text broken over lines of this width; 0 for none.
double wrappedHeight(const QString& text, const Type& type, double width);

/// One line, made smaller down to kLeastPoints and then cut short with an ellipsis where it is too long.
void drawLine(QPainter& painter, const QRectF& place, int alignment, const QString& text, const Type& type);
/// Broken over as many lines as it needs, from the top.
void drawWrapped(QPainter& painter, const QRectF& place, int alignment, const QString& text,
                 const Type& type);

/// A pen in millimetres with square corners.
QPen ruling(const QColor& colour, double width = 0.2);

} // namespace takt::gui::print
