// The card of the cell on the floor: the plan, and the run in it.
#pragma once

#include <QTimer>
#include <memory>

#include "gui/cells/floor_view.h"
#include "gui/common/card_frame.h"

class QToolButton;

namespace takt::gui {

class Playback;
class ViewSwitch;

/// Operators walk and machines show their states at the time cursor, at most 25 times a second, while it is seen.
class FloorCard : public CardFrame {
    Q_OBJECT
  public:
    FloorCard(Document& document, Playback& playback, QWidget* parent = nullptr);

    void setFacts(const CellFacts& facts);
    FloorView& view() { return *view_; }
    ViewSwitch& views() { return *views_; }
    /// Alone on the page.
    bool isLarge() const;
    void setLarge(bool on);

  Q_SIGNALS:
    void largeWanted(bool on);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void wantRefresh();
    void refresh();
    void showWords();

    Playback& playback_;
    std::unique_ptr<StationClock> clock_;
    CellFacts facts_;
    FloorView* view_;
    ViewSwitch* views_;
    QToolButton *menu_, *large_;
    QTimer pause_; ///< between two refreshes
    bool stale_ = true;
};

} // namespace takt::gui
