// Counts in the table of "How many cards?": a mark that is pressed to take the count over, and the count beside it.
#pragma once

#include <QStyledItemDelegate>

namespace takt::gui {

/// A ring: can be taken over; a tick on the accent: is in use.
class CardCountDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Where the mark stands in a cell.
    static QRect markPlace(const QRect& cell);

  protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override;
};

} // namespace takt::gui
