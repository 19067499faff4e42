// "Cards by state": every loop's cards in the columns of an e-kanban table.
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>
#include <vector>

#include "gui/boards/board_state.h"

namespace takt::gui {

/// How long cards take from EMPTY to FULL, as words; empty: nothing is known.
struct ReplenishmentText {
    QString median, late; ///< "38 min", "95 %: 1 h 10 min"
    QString plan;         ///< "plan 45 min"
    QString told;         ///< all of it as a sentence
    bool isOver = false;  ///< the median is over the plan
    bool operator==(const ReplenishmentText&) const = default;
};

struct CardTableRow {
    QString item;
    QString loop; ///< "withdrawal to Weld and assembly"
    CardCounts counts;
    QString sequence; ///< the lawful states one after the other
    ReplenishmentText replenishment;
};

QString columnName(CardColumn column);
/// "EMPTY → IN PROCESS → FULL → EMPTY": the states through which cards of such a loop go; what stands in brackets may be
/// left out.
QString lawfulSequence(LoopKind kind, CardFreed freed);

class CardTable : public QWidget {
    Q_OBJECT
  public:
    explicit CardTable(QWidget* parent = nullptr);
    void setRows(std::vector<CardTableRow> rows);
    /// The names of its columns, as they stand.
    QStringList columnNames() const;
    const std::vector<CardTableRow>& rows() const { return rows_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {320, sizeHint().height()}; }

    /// Lower rows.
    void setCompact(bool on);

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    /// A state a card can be in, LOCKED and LOST among them where there are such cards, or the replenishment time.
    struct Column {
        enum class What : std::uint8_t { State, Locked, Lost, Replenishment };
        What what = What::State;
        CardColumn state = CardColumn::Count;
        double part = 1; ///< of the width, against the others
        QString name() const;
        std::int64_t of(const CardCounts& counts) const;
        bool operator==(const Column&) const = default;
    };
    static std::vector<Column> columnsFor(const std::vector<CardTableRow>& rows);
    void nameRows();
    double labelWidth() const;
    QRectF cell(std::size_t row, std::size_t column) const;
    void paintHead(QPainter& painter) const;
    void paintRow(QPainter& painter, std::size_t row) const;
    void paintCards(QPainter& painter, const QRectF& rect, const Column& column, std::int64_t count) const;
    void paintTimes(QPainter& painter, const QRectF& rect, const ReplenishmentText& times) const;
    QString tipAt(const QPoint& at) const;

    int rowHeight() const { return compact_ ? 31 : 40; }

    std::vector<CardTableRow> rows_;
    std::vector<Column> columns_;
    bool compact_ = false;
};

} // namespace takt::gui
