#include "gui/print/paper_table.h"

#include <algorithm>
#include <numeric>

#include "gui/print/paper_text.h"

namespace takt::gui::print {

namespace {

constexpr double kPad = 1.6, kAbove = 1.4, kLeastRow = 7, kHeading = 6.5, kBox = 3.6;
constexpr Type kBody{9}, kSmall{7.5}, kTitle{7.5, true};

} // namespace

PaperTable::PaperTable(std::vector<TableColumn> columns, std::vector<TableRow> rows, double factor)
    : columns_(std::move(columns)), rows_(std::move(rows)), factor_(factor) {}

std::vector<double> PaperTable::widths(double width) const {
    const double all =
        std::accumulate(columns_.begin(), columns_.end(), 0.0,
                        [](double sum, const TableColumn& column) { return sum + column.share; });
    std::vector<double> out;
    for (const auto& column : columns_)
        out.push_back(width * column.share / all);
    return out;
}

double PaperTable::headingHeight() const {
    return kHeading * factor_;
}

double PaperTable::rowHeight(std::size_t row, double width) const {
    const auto wide = widths(width);
    double most = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].isMark)
            continue;
        const double inner = wide[i] - 2 * kPad * factor_;
        double high = wrappedHeight(rows_[row].cells[static_cast<int>(i)], kBody.times(factor_), inner);
        if (i == 1)
            high += wrappedHeight(rows_[row].remark, kSmall.times(factor_), inner);
        most = std::max(most, high);
    }
    return std::max(kLeastRow * factor_, most + 2 * kAbove * factor_);
}

std::size_t PaperTable::fitting(std::size_t first, const QSizeF& room) const {
    double y = headingHeight();
    std::size_t row = first;
    while (row < rows_.size()) {
        y += rowHeight(row, room.width());
        if (y > room.height())
            break;
        ++row;
    }
    return row - first;
}

double PaperTable::height(std::size_t first, std::size_t count, double width) const {
    double y = headingHeight();
    for (std::size_t row = first; row < first + count; ++row)
        y += rowHeight(row, width);
    return y;
}

void PaperTable::paint(QPainter& painter, const QPointF& at, double width, std::size_t first,
                       std::size_t count, const Palette& colours) const {
    const auto group =
        std::find_if(columns_.begin(), columns_.end(), [](const auto& c) { return c.isGroup; });
    const auto groupAt = static_cast<int>(group - columns_.begin());
    painter.save();
    paintHeading(painter, at, width, colours);
    double y = at.y() + headingHeight();
    for (std::size_t row = first; row < first + count; ++row) {
        const bool saysGroup = group == columns_.end() || row == first ||
                               rows_[row].cells[groupAt] != rows_[row - 1].cells[groupAt];
        const QRectF place(at.x(), y, width, rowHeight(row, width));
        paintRow(painter, place, row, saysGroup, colours);
        y = place.bottom();
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(ruling(colours.ink, 0.35 * factor_));
    painter.drawRect(QRectF(at, QSizeF(width, y - at.y())));
    painter.restore();
}

void PaperTable::paintHeading(QPainter& painter, const QPointF& at, double width,
                              const Palette& colours) const {
    const QRectF place(at, QSizeF(width, headingHeight()));
    painter.fillRect(place, colours.shade);
    painter.setPen(colours.ink);
    const auto wide = widths(width);
    double x = at.x();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const QRectF cell(x, at.y(), wide[i], place.height());
        drawLine(painter, cell.adjusted(kPad * factor_, 0, -kPad * factor_, 0),
                 (columns_[i].isMark ? Qt::AlignHCenter : columns_[i].isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                 columns_[i].title, kTitle.times(factor_));
        x += wide[i];
    }
    painter.setPen(ruling(colours.ink, 0.35 * factor_));
    painter.drawLine(place.bottomLeft(), place.bottomRight());
}

void PaperTable::paintRow(QPainter& painter, const QRectF& place, std::size_t row, bool saysGroup,
                          const Palette& colours) const {
    const auto wide = widths(place.width());
    double x = place.left();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const QRectF cell(x, place.top(), wide[i], place.height());
        x += wide[i];
        const QString& text = rows_[row].cells[static_cast<int>(i)];
        const bool hidden = columns_[i].isGroup && !saysGroup;
        if (!hidden) {
            painter.setPen(ruling(colours.line));
            painter.drawLine(cell.topLeft(), cell.topRight());
        }
        if (columns_[i].isMark) {
            paintMark(painter, cell, !text.isEmpty(), colours);
            continue;
        }
        if (hidden)
            continue;
        const QRectF inner =
            cell.adjusted(kPad * factor_, kAbove * factor_, -kPad * factor_, -kAbove * factor_);
        const Type body = Type{kBody.points, columns_[i].isGroup}.times(factor_);
        painter.setPen(colours.ink);
        drawWrapped(painter, inner, (columns_[i].isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop, text, body);
        if (i == 1 && !rows_[row].remark.isEmpty()) {
            painter.setPen(colours.quiet);
            drawWrapped(painter, inner.adjusted(0, wrappedHeight(text, body, inner.width()), 0, 0),
                        Qt::AlignLeft | Qt::AlignTop, rows_[row].remark, kSmall.times(factor_));
        }
    }
}

void PaperTable::paintMark(QPainter& painter, const QRectF& cell, bool ticked, const Palette& colours) const {
    const double side = kBox * factor_;
    const QRectF box(cell.center().x() - side / 2, cell.top() + (kLeastRow * factor_ - side) / 2, side, side);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(ruling(colours.ink, 0.3 * factor_));
    painter.drawRect(box);
    if (!ticked)
        return;
    painter.setPen(QPen(colours.ink, 0.6 * factor_, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{{box.left() + side * 0.2, box.top() + side * 0.55},
                                   {box.left() + side * 0.42, box.top() + side * 0.78},
                                   {box.left() + side * 0.82, box.top() + side * 0.22}});
}

} // namespace takt::gui::print
