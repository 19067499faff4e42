// The rubber band.
#pragma once

#include <vector>

#include "gui/map/tool.h"

namespace takt::gui {

class BandTool : public Tool {
  public:
    BandTool(Workbench& bench, const Pointer& start);

    QString hint() const override;
    void deactivate() override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;

  private:
    Pointer start_;
    std::vector<Id> before_; ///< selected already, kept with Ctrl
};

} // namespace takt::gui
