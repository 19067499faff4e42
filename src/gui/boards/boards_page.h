// The boards: kanban, signal, heijunka, cards by state and andon, all at the time cursor.
#pragma once

#include <QTimer>
#include <QWidget>
#include <vector>

#include "document/document.h"
#include "gui/boards/board_state.h"
#include "gui/time/playback.h"
#include "lean/board.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace takt::gui {

class AndonView;
class BoardsHeader;
class CardFrame;
class CardTable;
class HeijunkaView;
class Pill;
class ReplenishmentTimes;
class SignalView;
class SlotsView;

/// Draws what Playback::picture() says at the cursor, at most 25 times a second, while it is seen. Boards
/// that would reach below the window are drawn compactly; what is too much even so scrolls.
class BoardsPage : public QWidget {
    Q_OBJECT
  public:
    BoardsPage(Document& document, Playback& playback, QWidget* parent = nullptr);

  Q_SIGNALS:
    void hintChanged(const QString& text);
    void cardCountsWanted();
    void printWanted();

  protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    struct Board {
        LoopGroup group;
        CardFrame* frame = nullptr;
        Pill* pill = nullptr;
        SlotsView* slotsView = nullptr;   ///< production and withdrawal
        SignalView* signalView = nullptr; ///< signal
    };
    struct Box {
        std::uint32_t control = 0;
        CardFrame* frame = nullptr;
        HeijunkaView* view = nullptr;
    };

    void runChanged();
    void rebuild();
    void addBoard(LoopGroup group);
    void addBox(std::uint32_t control);
    void addOverview();
    void addEmptyState(const QString& title, const QString& text);
    void nameThings();
    void findZones();
    void chooseDensity();
    void setCompact(bool on);
    void wantRefresh();
    void refresh();
    void refreshBoard(const Board& board, const sim::Picture& picture);
    void refreshSignal(const Board& board, const sim::Picture& picture);
    void refreshBox(const Box& box);
    void refreshTable(const sim::Picture& picture);
    void refreshAndon(const sim::Picture& picture);
    const KanbanLoop* loopRow(std::uint32_t loop) const;
    const Item* itemRow(std::uint32_t item) const;
    QString itemName(std::uint32_t item) const;
    QString loopText(std::uint32_t loop) const;

    Document& document_;
    Playback& playback_;
    BoardsHeader* header_;
    QScrollArea* scroll_;
    QWidget* content_ = nullptr;
    QVBoxLayout* left_ = nullptr;
    QVBoxLayout* right_ = nullptr;
    std::vector<Board> boards_;
    std::vector<Box> boxes_;
    std::vector<lean::BoardZones> zones_; ///< by loop of the network
    std::vector<double> planned_;         ///< replenishment by loop of the network, seconds of working time
    double secondsPerDay_ = 0;
    ReplenishmentTimes* replenishment_;
    CardTable* table_ = nullptr;
    AndonView* andon_ = nullptr;
    QTimer pause_; ///< between two refreshes
    bool stale_ = true;
};

} // namespace takt::gui
