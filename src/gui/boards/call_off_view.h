// Supplier call-offs: for each item of a supplier what is ordered and not there yet, as small cards with their times.
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "gui/boards/call_off_state.h"

namespace takt::gui {

struct CallOffRow {
    QString supplier, item;
    struct Card {
        OpenCall::Stage stage = OpenCall::Stage::ToCollect;
        QString quantity;
        QString when; ///< "to collect", "due 12:00", "late 2 h"
        QString tip;
        bool isLate = false;
        bool operator==(const Card&) const = default;
    };
    std::vector<Card> open; ///< the first is due first
    QString none;           ///< said in their place when there are none
    QString last;           ///< "last: 460, Tue 08:00"
    QString total;          ///< "920 open"
    bool operator==(const CallOffRow&) const = default;
};

/// Cards wrap; those of a row that find no room are counted behind the last.
class CallOffView : public QWidget {
    Q_OBJECT
  public:
    explicit CallOffView(QWidget* parent = nullptr);
    void setRows(std::vector<CallOffRow> rows);
    const std::vector<CallOffRow>& rows() const { return rows_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {320, sizeHint().height()}; }
    /// Lower rows.
    void setCompact(bool on);

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    double labelWidth() const;
    double lastWidth() const;
    double cardWidth() const;
    std::size_t shown(const CallOffRow& row) const; ///< cards that have room
    QRectF card(std::size_t row, std::size_t place) const;
    void paintCard(QPainter& painter, const QRectF& rect, const CallOffRow::Card& card) const;
    void paintRow(QPainter& painter, std::size_t number) const;
    int rowHeight() const { return compact_ ? 42 : 50; }

    std::vector<CallOffRow> rows_;
    bool compact_ = false;
};

} // namespace takt::gui
