// "Cards by state": every loop's cards in the columns of an e-kanban table.
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "gui/boards/board_state.h"

namespace takt::gui {

struct CardTableRow {
    QString item;
    QString loop; ///< "withdrawal to Weld and assembly"
    CardCounts counts;
};

QString columnName(CardColumn column);

class CardTable : public QWidget {
    Q_OBJECT
  public:
    explicit CardTable(QWidget* parent = nullptr);
    void setRows(std::vector<CardTableRow> rows);
    const std::vector<CardTableRow>& rows() const { return rows_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {320, sizeHint().height()}; }

    /// Lower rows.
    void setCompact(bool on);

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    double labelWidth() const;
    QRectF cell(std::size_t row, std::size_t column) const;
    void paintHead(QPainter& painter) const;
    void paintCell(QPainter& painter, const QRectF& rect, CardColumn column, std::int64_t count) const;

    int rowHeight() const { return compact_ ? 31 : 40; }

    std::vector<CardTableRow> rows_;
    bool compact_ = false;
};

} // namespace takt::gui
