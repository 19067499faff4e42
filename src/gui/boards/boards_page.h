// The boards: kanban, signal, heijunka, lanes, call-offs, cards by state and andon, all at the time cursor.
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <vector>

#include "gui/boards/board.h"

class QScrollArea;
class QVBoxLayout;

namespace takt::gui {

class BoardWindow;
class BoardsHeader;

/// Draws what Playback::picture() says at the cursor, at most 25 times a second, while it is seen. Boards
/// that would reach below the window are drawn compactly; what is too much even so scrolls. Boards stay the same widgets
/// while runs of the same boards follow each other, so that focus and selection stay. Owns the windows that boards fill
/// on other screens; they close with the document.
class BoardsPage : public QWidget {
    Q_OBJECT
  public:
    BoardsPage(Document& document, Playback& playback, QWidget* parent = nullptr);
    ~BoardsPage() override;

    const std::vector<Board*>& boards() const { return boards_; }
    /// Fills a window of its own with a board; brings it to the front when it has one.
    void openWindow(const QString& key);
    std::vector<BoardWindow*> windows() const;

  Q_SIGNALS:
    void hintChanged(const QString& text);
    void cardCountsWanted();
    void printWanted();
    void whyRequested(const takt::gui::WhySubject& subject); ///< of a card

  protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void runChanged();
    void rebuild();
    bool keepBoards(const std::vector<BoardPlan>& plans);
    void addBoards(const std::vector<BoardPlan>& plans);
    void addWindowButton(Board* board);
    void addEmptyState(const QString& title, const QString& text);
    void nameThings();
    void chooseDensity();
    void setCompact(bool on);
    void wantRefresh();
    void refresh();
    void openWindowOfBoard();
    void closeWindows();

    Document& document_;
    Playback& playback_;
    std::shared_ptr<BoardSource> source_;
    BoardsHeader* header_;
    QScrollArea* scroll_;
    QWidget* content_ = nullptr;
    QVBoxLayout* left_ = nullptr;
    QVBoxLayout* right_ = nullptr;
    std::vector<Board*> boards_;
    std::vector<QPointer<BoardWindow>> windows_;
    QTimer pause_; ///< between two refreshes
    bool stale_ = true;
};

} // namespace takt::gui
