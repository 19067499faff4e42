// A board that fills a window, for a screen that is read from three metres.
#pragma once

#include <QTimer>
#include <QWidget>

#include "gui/boards/board.h"

class QGraphicsProxyWidget;
class QGraphicsScene;
class QGraphicsView;
class QLabel;
class QToolButton;

namespace takt::gui {

/// Shows one board as large as the window lets it, live with the time bar; nothing is changed here. F11 fills the screen, Esc
/// closes. It finds its board again after each run, and says so when there is none any more. Deletes itself when closed.
class BoardWindow : public QWidget {
    Q_OBJECT
  public:
    BoardWindow(std::shared_ptr<BoardSource> source, QString key);
    ~BoardWindow() override;

    const QString& key() const { return key_; }
    Board* board() const { return board_; } ///< null: the run on view has none such
    /// How much larger than on the page it is drawn.
    double enlargement() const { return enlargement_; }
    /// On another screen than that window, full, if there is one; else beside it.
    void showBeside(QWidget& window);
    void setFullScreen(bool on);

  protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QWidget* makeFoot();
    void takeRun();
    void replaceBoard(Board* board);
    void nameThings();
    void wantRefresh();
    void refresh();
    void fit();
    int heightAt(double enlargement) const;
    void applyTheme();

    std::shared_ptr<BoardSource> source_;
    QString key_;
    QString title_;              ///< of the board, kept when it is gone
    Board* board_ = nullptr;     ///< in the proxy
    QGraphicsScene* scene_;
    QGraphicsView* view_;
    QGraphicsProxyWidget* proxy_ = nullptr;
    QLabel* gone_;
    QLabel* time_;
    QToolButton* full_ = nullptr;
    double enlargement_ = 1;
    int fittedHeight_ = 0;       ///< of the board, unenlarged, when it was last fitted
    QTimer pause_;
    bool stale_ = true;
};

} // namespace takt::gui
