// All FIFO lanes of the plant, in a frame.
#pragma once

#include "gui/boards/board.h"
#include "gui/boards/lane_state.h"

namespace takt::gui {

class LaneView;
struct LaneRow;

class LaneBoard : public Board {
    Q_OBJECT
  public:
    explicit LaneBoard(std::shared_ptr<BoardSource> source);
    void nameThings() override;
    void refresh(const sim::Picture& picture) override;
    void setDensity(bool compact) override;

  private:
    LaneRow rowOf(const LaneState& lane, Time now) const;
    QString noteOf(const LaneState& lane, Time now) const;

    LaneView* view_;
};

} // namespace takt::gui
