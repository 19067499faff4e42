// A table on paper: cells wrap, rows stay whole, the heading is repeated on every sheet.
#pragma once

#include <QPainter>
#include <QString>
#include <QStringList>
#include <vector>

#include "gui/common/theme.h"

namespace takt::gui::print {

struct TableColumn {
    QString title;
    double share = 1;     ///< of the width
    bool isMark = false;  ///< a box, ticked where the cell is not empty
    bool isGroup = false; ///< said once for all rows below it that say the same
    bool isNumber = false; ///< at the right
};

struct TableRow {
    QStringList cells;
    QString remark; ///< smaller, under the second cell
};

class PaperTable {
  public:
    PaperTable(std::vector<TableColumn> columns, std::vector<TableRow> rows, double factor = 1);

    std::size_t size() const { return rows_.size(); }
    double headingHeight() const;
    double rowHeight(std::size_t row, double width) const;
    /// How many rows from `first` on stand under a heading in this room; 0: not even one.
    std::size_t fitting(std::size_t first, const QSizeF& room) const;
    /// The height of heading and rows.
    double height(std::size_t first, std::size_t count, double width) const;
    void paint(QPainter& painter, const QPointF& at, double width, std::size_t first, std::size_t count,
               const Palette& colours) const;

  private:
    std::vector<double> widths(double width) const;
    void paintHeading(QPainter& painter, const QPointF& at, double width, const Palette& colours) const;
    void paintRow(QPainter& painter, const QRectF& place, std::size_t row, bool saysGroup,
                  const Palette& colours) const;
    void paintMark(QPainter& painter, const QRectF& cell, bool ticked, const Palette& colours) const;

    std::vector<TableColumn> columns_;
    std::vector<TableRow> rows_;
    double factor_;
};

} // namespace takt::gui::print
