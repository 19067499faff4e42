// What boards look at: the run at the cursor, and names as they are now.
#pragma once

#include <memory>

#include "document/document.h"
#include "gui/boards/run_log.h"
#include "gui/time/playback.h"
#include "lean/board.h"

namespace takt::gui {

class ReplenishmentTimes;

/// Shared by all boards of a page and by their windows. Document and playback outlive it.
class BoardSource {
  public:
    BoardSource(Document& document, Playback& playback);
    ~BoardSource();

    Document& document() const { return document_; }
    Playback& playback() const { return playback_; }
    const sim::Network& network() const { return playback_.network(); } ///< requires a run

    /// What the trace of the run on view has been read for. Requires a run.
    const RunLog& log();
    /// Reads on in the trace, for some milliseconds at most; false: there is more to be read. Requires a run.
    bool readOn();

    /// From EMPTY to FULL, over the whole run on view.
    ReplenishmentTimes& replenishment() const { return *replenishment_; }
    /// What the plant of the run says about a loop of the network: worked out once a run. Requires a run.
    const lean::BoardNeeds& needs(std::uint32_t loop);
    /// Seconds of working time, as the map plans it; 0: it says nothing. Requires a run.
    double plannedReplenishment(std::uint32_t loop);
    /// Working time of the plant's day. Requires a run.
    double secondsPerDay();

    /// The loop as it is drawn now; removed meanwhile: as it was run.
    const KanbanLoop* loopRow(std::uint32_t loop) const;
    const Item* itemRow(std::uint32_t item) const; ///< as it was run; null for sim::kNone
    QString itemName(std::uint32_t item) const;    ///< empty for sim::kNone
    QString nameOf(Id id) const { return playback_.nameOf(id); }
    /// "production for Weld", "withdrawal to Weld": a loop in few words.
    QString loopText(std::uint32_t loop) const;

  private:
    Document& document_;
    Playback& playback_;
    void planOnce();

    std::shared_ptr<const sim::LiveRun> logged_, planned_; ///< the runs that what follows is of
    std::vector<lean::BoardNeeds> needs_;
    double secondsPerDay_ = 0;
    std::unique_ptr<ReplenishmentTimes> replenishment_;
    std::unique_ptr<RunLog> log_;
};

/// "660", without the unit: a card is small.
QString cardQuantity(std::int64_t steps, const Item* item);
/// "08:00" on the day of `now`, else with its day: "Tue 08:00".
QString shortTime(Time t, Time now);

} // namespace takt::gui
