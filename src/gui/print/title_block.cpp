#include "gui/print/title_block.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "gui/print/paper_text.h"
#include "gui/print/print_texts.h"

namespace takt::gui::print {

namespace {

constexpr double kWidth = 150, kTitle = 14, kRow = 9.5;
constexpr double kFirst = 96; ///< the columns left of the signature

struct Cell {
    QRectF place; ///< at factor 1
    QString label, text;
};

} // namespace

QSizeF titleBlockSize(double factor) {
    return QSizeF(kWidth, kTitle + 3 * kRow) * factor;
}

double titleBlockFactor(const QSizeF& sheet) {
    constexpr double kA3 = 420.0 * 297.0;
    return std::clamp(std::sqrt(sheet.width() * sheet.height() / kA3), 1.0, 2.0);
}

void paintTitleBlock(QPainter& painter, const QRectF& place, const TitleTexts& texts, const QString& scale,
                     const QString& sheet, const Palette& colours) {
    const double factor = place.width() / kWidth;
    const double y1 = kTitle, y2 = kTitle + kRow, y3 = kTitle + 2 * kRow;
    const Cell cells[] = {
        {{0, y1, 75, kRow}, Text::tr("Company"), texts.company},
        {{75, y1, 75, kRow}, Text::tr("Author"), texts.author},
        {{0, y2, 62, kRow}, Text::tr("File"), texts.file},
        {{62, y2, 34, kRow}, Text::tr("Date"), texts.date},
        {{0, y3, 44, kRow}, Text::tr("Version"), texts.version},
        {{44, y3, 22, kRow}, Text::tr("Scale"), scale},
        {{66, y3, 30, kRow}, Text::tr("Sheet"), sheet},
        {{kFirst, y2, kWidth - kFirst, 2 * kRow}, Text::tr("Checked, date and signature"), {}},
    };
    painter.save();
    painter.setBrush(colours.panel);
    painter.setPen(ruling(colours.ink, 0.5 * factor));
    painter.drawRect(place);
    const auto at = [&](const QRectF& cell) {
        return QRectF(place.topLeft() + cell.topLeft() * factor, cell.size() * factor);
    };
    painter.setPen(colours.ink);
    const bool twoLines = !texts.scenario.isEmpty();
    drawLine(painter, at({2.5, 1, kWidth - 5, twoLines ? 7.0 : kTitle - 2}), Qt::AlignLeft | Qt::AlignVCenter,
             texts.title, Type{13 * factor, true});
    if (twoLines)
        drawLine(painter, at({2.5, 7.8, kWidth - 5, 5}), Qt::AlignLeft | Qt::AlignVCenter, texts.scenario,
                 Type{9.5 * factor});
    for (const auto& cell : cells) {
        const QRectF box = at(cell.place);
        painter.setPen(ruling(colours.ink, 0.25 * factor));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
        painter.setPen(colours.quiet);
        drawLine(painter,
                 at(QRectF(cell.place.left() + 1.5, cell.place.top() + 0.6, cell.place.width() - 3, 3)),
                 Qt::AlignLeft | Qt::AlignTop, cell.label, Type{6.2 * factor});
        painter.setPen(colours.ink);
        drawLine(painter,
                 at(QRectF(cell.place.left() + 1.5, cell.place.top() + 3.6, cell.place.width() - 3, 5.4)),
                 Qt::AlignLeft | Qt::AlignVCenter, cell.text, Type{9 * factor});
    }
    painter.restore();
}

} // namespace takt::gui::print
