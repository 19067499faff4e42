// What is called off at all suppliers, in a frame.
#pragma once

#include "gui/boards/board.h"
#include "gui/boards/call_off_view.h"

namespace takt::gui {

class CallOffBoard : public Board {
    Q_OBJECT
  public:
    explicit CallOffBoard(std::shared_ptr<BoardSource> source);
    void nameThings() override;
    void refresh(const sim::Picture& picture) override;
    void setDensity(bool compact) override;

  private:
    CallOffRow rowOf(const CallOffs& calls, Time now) const;
    CallOffRow::Card cardOf(const OpenCall& call, const Item* item, Time now) const;

    CallOffView* view_;
};

} // namespace takt::gui
