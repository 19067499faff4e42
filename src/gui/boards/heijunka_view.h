// A heijunka box: this shift's slots, one column a pitch, one row an item. Its pattern can be changed by hand.
#pragma once

#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

#include "gui/boards/board_state.h"

namespace takt::gui {

struct HeijunkaRow {
    std::uint32_t item = 0; ///< of the network
    QString name;
    QString quantity; ///< of a tray
    bool operator==(const HeijunkaRow&) const = default;
};

/// Shows what the run asked and what is to come. While it is editable it holds no pattern of its own: a gesture ends in one
/// of the signals, and the owner changes the document and sets the box again. Slots are counted from 0 in the shift.
class HeijunkaView : public QWidget {
    Q_OBJECT
  public:
    explicit HeijunkaView(QWidget* parent = nullptr);
    /// `planned`: the item of each slot in the pattern, of the network; empty: levelled as orders come.
    void setBox(std::vector<HeijunkaRow> rows, std::vector<PitchSlot> pitches, std::vector<std::uint32_t> planned = {});
    const std::vector<PitchSlot>& pitches() const { return pitches_; }
    const std::vector<HeijunkaRow>& rows() const { return rows_; }
    const std::vector<std::uint32_t>& planned() const { return planned_; }
    /// Takes focus, mouse and keys; only with a pattern there is something to change.
    void setEditable(bool on);
    bool isEditable() const { return editable_ && !planned_.empty(); }
    /// The slot the keys change; none while the box is not editable.
    std::optional<std::size_t> selected() const;
    void select(std::size_t slot);
    /// Lower slots.
    void setCompact(bool on);
    /// Where a slot is painted; empty when it is not on view. For tests.
    QRectF slotRect(std::size_t slot, std::size_t row) const;
    /// The width at which every slot of the shift is on view and readable.
    int wholeWidth() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {260, sizeHint().height()}; }

  Q_SIGNALS:
    void itemWanted(std::size_t slot, std::uint32_t item);          ///< in that slot instead
    void exchangeWanted(std::size_t slot, std::size_t other);       ///< their cards
    void removeWanted(std::size_t slot);                            ///< later ones move up
    void insertWanted(std::size_t slot, std::uint32_t item);        ///< before it; later ones move down
    void hintChanged(const QString& text);

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    struct Columns {
        std::size_t first = 0, count = 0;
        double left = 0, width = 0;
    };
    /// A slot of one item's row.
    struct Spot {
        std::size_t slot = 0, row = 0;
        bool operator==(const Spot&) const = default;
    };
    Columns columns() const;
    QRectF cell(const Columns& columns, std::size_t column, std::size_t row) const;
    void paintTimes(QPainter& painter, const Columns& columns) const;
    void paintCell(QPainter& painter, const QRectF& rect, std::size_t slot, const HeijunkaRow& row) const;
    void paintCardIn(QPainter& painter, const QRectF& rect, const HeijunkaRow& row) const;
    void paintMarks(QPainter& painter, const QRectF& rect, std::size_t slot, const HeijunkaRow& row) const;
    void paintGesture(QPainter& painter, const Columns& columns) const;
    /// What hangs in a slot: to come of the pattern, else as the run asked.
    std::uint32_t shownItem(std::size_t slot) const;
    std::optional<Spot> spotAt(const QPointF& pos) const;
    std::size_t rowOf(std::uint32_t item) const; ///< rows_.size() when it has none
    bool holdsCard(const Spot& spot) const;
    bool handleKey(const QKeyEvent& event);
    bool moveKey(const QKeyEvent& event);
    void stepItem(std::size_t slot, int by);
    bool takeLetter(std::size_t slot, const QString& text);
    void drop(const Spot& at);
    void showCursor(const QPointF& pos);
    void describe();
    QString tipAt(const Spot& spot) const;

    int cellHeight() const { return compact_ ? 34 : 40; }

    std::vector<HeijunkaRow> rows_;
    std::vector<PitchSlot> pitches_;
    std::vector<std::uint32_t> planned_;
    bool compact_ = false;
    bool editable_ = false;
    std::size_t selected_ = 0;
    std::optional<Spot> pressed_; ///< where the button went down
    QPointF pressedAt_, pointer_;
    bool dragging_ = false;       ///< its card follows the pointer
};

} // namespace takt::gui
