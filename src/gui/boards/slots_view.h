// The slots of a kanban board: one row an item, green to red, with the cards that hang there.
#pragma once

#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

#include "gui/boards/card_painting.h"
#include "lean/board.h"

namespace takt::gui {

struct SlotRow {
    QString item;
    LoopKind kind = LoopKind::Production;
    QString quantity; ///< on each card
    lean::BoardZones zones;
    std::vector<std::uint32_t> hanging; ///< card numbers, first come first
    std::vector<int> turns;             ///< of each hanging card, from 1: when its process works it; 0: not before it yet
    std::int64_t lot = 0;               ///< lot-making board: cards that gather before they go; 0: each goes alone
    std::int64_t gathered = 0;          ///< of the next lot; what hangs beyond them is lots that wait for their maker
    bool lotInWork = false;             ///< some of a lot has been begun
    bool operator==(const SlotRow&) const = default;
};

/// "green", "yellow" or "red": how far the row is filled; empty when no card hangs.
QString zoneWord(const SlotRow& row);

/// Slots wrap where the row is longer than the board, and shrink where there are very many.
class SlotsView : public QWidget {
    Q_OBJECT
  public:
    explicit SlotsView(QWidget* parent = nullptr);

    void setRows(std::vector<SlotRow> rows);
    const std::vector<SlotRow>& rows() const { return rows_; }
    /// Smaller cards and less between the rows.
    void setCompact(bool on);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  Q_SIGNALS:
    /// A card was clicked: by its row and its number.
    void cardAsked(std::size_t row, std::uint32_t card);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

  private:
    struct Place {
        std::size_t row = 0;
        int slot = 0;
    };
    std::optional<Place> placeAt(const QPointF& point) const;
    struct Layout {
        CardSize size = CardSize::Large;
        int slotWidth = 38, slotHeight = 52, apart = 6;
        int perLine = 1, lines = 1;
        int height() const;
    };
    Layout layoutOf(const SlotRow& row, int width) const;
    int labelWidth() const;
    QRectF slotRect(const Layout& layout, int row, int slot) const;
    void paintRow(QPainter& painter, const SlotRow& row, const Layout& layout, int top) const;
    void paintSlot(QPainter& painter, const SlotRow& row, const Layout& layout, const QRectF& rect, int slot) const;
    QString slotText(const SlotRow& row, int slot) const;

    int rowGap() const;

    std::vector<SlotRow> rows_;
    bool compact_ = false;
};

} // namespace takt::gui
