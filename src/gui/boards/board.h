// What every board is: a frame that shows one thing of the run at the cursor.
#pragma once

#include <memory>

#include "gui/boards/board_source.h"
#include "gui/boards/board_state.h"
#include "gui/common/card_frame.h"
#include "gui/time/why_text.h"

namespace takt::gui {

/// A board as the run on view has it.
struct BoardPlan {
    enum class Kind : std::uint8_t { Loops, Box, Cards, CallOffs, Lanes, Andon };
    Kind kind = Kind::Loops;
    LoopGroup group;           ///< of Loops
    std::uint32_t control = 0; ///< of a Box
    /// The same for the same board of another run of the plant, however its network counts.
    QString key(const sim::Network& network) const;
};
/// All boards of the run on view, in the order in which they are read. Requires a run.
std::vector<BoardPlan> boardPlans(const BoardSource& source);

/// Painted by a view of its own kind in the frame's body. What it shows it takes from the source each time.
class Board : public CardFrame {
    Q_OBJECT
  public:
    explicit Board(std::shared_ptr<BoardSource> source);

    /// Another run is on view, in which this board is `plan`. Also before the first refresh().
    virtual void setPlan(const BoardPlan& plan);
    const BoardPlan& plan() const { return plan_; }
    const QString& key() const { return key_; }

    /// Titles, after something was renamed.
    virtual void nameThings() = 0;
    /// Shows the picture of the run on view.
    virtual void refresh(const sim::Picture& picture) = 0;
    /// Lower rows, narrower margins.
    virtual void setDensity(bool compact) { setCompact(compact); }
    /// Below this width, in pixels, it leaves something out.
    virtual int leastWidth() const { return 460; }

  Q_SIGNALS:
    /// What can be done with what has the focus, for the status line.
    void hintChanged(const QString& text);
    /// Why something is as it is, as it was clicked.
    void whyWanted(const takt::gui::WhySubject& subject);

  protected:
    BoardSource& source() const { return *source_; }
    Document& document() const { return source_->document(); }
    Playback& playback() const { return source_->playback(); }
    const sim::Network& network() const { return source_->network(); }
    /// A subtitle that is set only when it has changed.
    void say(const QString& subtitle);

  private:
    std::shared_ptr<BoardSource> source_;
    BoardPlan plan_;
    QString key_;
    QString subtitle_;
};

/// A board of that kind, its plan set and named; the caller owns it.
/// `forEditing`: what can be changed on it, can; else it only shows.
Board* makeBoard(const std::shared_ptr<BoardSource>& source, const BoardPlan& plan, bool forEditing);

} // namespace takt::gui
