// How a stored run is drawn in its list: star, name, what it was, note, its two figures.
#pragma once

#include <QStyledItemDelegate>

namespace takt::gui {

class RunDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    static constexpr int kTouch = 36; ///< the star's side
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override;

    /// Where the star of a row is pressed.
    static QRect starRect(const QRect& row) { return {row.left(), row.top(), kTouch, row.height()}; }
    /// The row in which something is typed or asked needs more room; none: no row.
    void setOpen(const QModelIndex& index);

  Q_SIGNALS:
    void starPressed(qlonglong number);

  private:
    QPersistentModelIndex open_;
};

} // namespace takt::gui
