// Moments of a run to come back to: set, listed, named, noted, gone to, deleted. Rows of the plant, each act one undo.
#pragma once

#include <QDialog>

#include "document/document.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace takt::gui {

class Playback;

/// In the order of time.
std::vector<Bookmark> bookmarksOf(const Plant& plant);
/// One at the cursor; nothing happens where one is already.
void setBookmark(Document& document, const Playback& playback);

/// Stays open beside the window. Names and notes are edited in place; Enter or a double click on a moment goes there.
class BookmarkDialog : public QDialog {
    Q_OBJECT
  public:
    BookmarkDialog(Document& document, Playback& playback, QWidget* parent = nullptr);
    QTableWidget* table() { return table_; }

  private:
    enum Column { Moment, Name, Note, ColumnCount };
    void fill();
    void take(int row, int column);
    Id idOf(int row) const;
    void goTo(int row);
    void removeCurrent();
    void enable();

    Document& document_;
    Playback& playback_;
    QTableWidget* table_;
    QLabel* empty_;
    QPushButton *go_, *remove_;
};

} // namespace takt::gui
