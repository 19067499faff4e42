// The kanban board of loops with the same end: cards in slots, triangles at their stock, or cards at two posts.
#pragma once

#include "gui/boards/board.h"
#include "lean/board.h"

namespace takt::gui {

class Pill;
class PostsView;
class SignalView;
class SlotsView;
struct SlotRow;

class LoopBoard : public Board {
    Q_OBJECT
  public:
    LoopBoard(std::shared_ptr<BoardSource> source, const LoopGroup& group);
    void setPlan(const BoardPlan& plan) override;
    void nameThings() override;
    void refresh(const sim::Picture& picture) override;
    void setDensity(bool compact) override;
    int leastWidth() const override;

  private:
    SlotRow rowOf(std::uint32_t loop, const sim::Picture& picture) const;
    void refreshSlots(const sim::Picture& picture);
    void refreshPosts(const sim::Picture& picture);
    void refreshSignals(const sim::Picture& picture);
    QString sequenceText(const sim::Picture& picture) const;
    const std::vector<std::uint32_t>& loops() const { return plan().group.loops; }
    const sim::Trace& trace() const;

    Pill* pill_;
    SlotsView* slotsView_ = nullptr;   ///< each its own kind of loop
    PostsView* postsView_ = nullptr;   ///< with a way between the posts
    SignalView* signalView_ = nullptr;
    QString subtitle_;
    std::vector<lean::BoardZones> zones_; ///< by loop of the group
};

} // namespace takt::gui
