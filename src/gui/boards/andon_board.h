// The andon in its frame.
#pragma once

#include "gui/boards/board.h"

namespace takt::gui {

class AndonView;

class AndonBoard : public Board {
    Q_OBJECT
  public:
    explicit AndonBoard(std::shared_ptr<BoardSource> source);
    void nameThings() override;
    void refresh(const sim::Picture& picture) override;
    void setDensity(bool compact) override;

  private:
    AndonView* view_;
};

} // namespace takt::gui
