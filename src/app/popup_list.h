// A list that opens under a button: entries of two lines, each leading to an element of the map.
#pragma once

#include <QFrame>
#include <QStyledItemDelegate>
#include <vector>

#include "base/id.h"
#include "gui/common/pill.h"

class QLineEdit;
class QListWidget;

namespace takt::app {

struct PopupEntry {
    gui::Pill::Kind kind = gui::Pill::Kind::Neutral;
    QString word;   ///< what the mark means, before the text; may be empty, then no mark is drawn
    QString text;
    QString detail; ///< quiet, below
    Id id;          ///< where it leads; none: nowhere
};

/// Arrow keys walk the entries, Enter or a click chooses, Esc closes.
class PopupList : public QFrame {
    Q_OBJECT
  public:
    /// With `searchHint` a line to search stands above the list.
    explicit PopupList(const QString& name, QWidget* parent, const QString& searchHint = {});

    void setEntries(const std::vector<PopupEntry>& entries, const QString& whenEmpty);
    /// Opens below a widget, or over it where there is no room below; inside its screen.
    void openUnder(const QWidget* anchor);
    QListWidget* list() const { return list_; }

  Q_SIGNALS:
    void chosen(takt::Id id);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void filter(const QString& text);
    void choose(int row);
    void fitHeight();

    QLineEdit* search_ = nullptr;
    QListWidget* list_;
};

/// Paints the entries; their text is on the item's own roles, so that screen readers read it.
class EntryDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    enum Roles { KindRole = Qt::UserRole, WordRole, TextRole, DetailRole, IdRole };

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace takt::app
