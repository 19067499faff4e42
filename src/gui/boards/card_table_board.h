// The cards of all loops by state, in a frame.
#pragma once

#include "gui/boards/board.h"

namespace takt::gui {

class CardTable;

class CardTableBoard : public Board {
    Q_OBJECT
  public:
    explicit CardTableBoard(std::shared_ptr<BoardSource> source);
    void nameThings() override;
    void refresh(const sim::Picture& picture) override;
    void setDensity(bool compact) override;

  private:
    CardTable* table_;
};

} // namespace takt::gui
