// The run on view, looked up by the elements of the map. Holds indices only; every fact is read from the
// picture at the cursor.
#pragma once

#include <QHash>
#include <optional>
#include <vector>

#include "gui/map/quick_view.h"
#include "gui/time/playback.h"

namespace takt::gui {

struct ProcessNow {
    sim::MachineState state{}; ///< of the machine that tells most: a working one before a waiting one
    int working = 0;
    int machines = 0;
    Time since;
    Id item;                        ///< being made, if any
    double secondsPerContainer = 0; ///< mean, of what is being made; 0: nothing
    /// How far the container in work is, from 0 to 1, by working time passed; also while a break or the
    /// end of the shift holds it. None: no container is in work.
    std::optional<double> containerDone;
    bool sameFace(const ProcessNow& o) const {
        return state == o.state && working == o.working && machines == o.machines && item == o.item;
    }
};

struct LoopNow {
    int atPost = 0, waiting = 0, travelling = 0, inProcess = 0, inTransit = 0, full = 0, inUse = 0;
    std::int64_t shortages = 0;
    int total() const { return atPost + waiting + travelling + inProcess + inTransit + full + inUse; }
    bool operator==(const LoopNow&) const = default;
};

struct HeijunkaNow {
    std::int64_t pitches = 0, missed = 0;
};

class RunView {
  public:
    explicit RunView(const Playback& playback) : playback_(playback) { refresh(); }

    /// Call when another run is on view.
    void refresh();
    /// At each frame, before anything is painted.
    void followCursor() { still_ ? void() : quick_.follow(playback_); }
    /// What goes too fast for the eye.
    const QuickView& quick() const { return quick_; }
    /// Knows no run from now on, but for its measures: for a map on paper.
    void setStill() { still_ = true; }
    /// False also between the moment another run comes on view and refresh().
    bool hasRun() const;
    const Playback& playback() const { return playback_; }

    /// Nothing when the run does not know the element.
    std::optional<ProcessNow> process(Id process) const;
    std::optional<std::int64_t> stock(Id store, Id item) const;
    /// Least and most in the last second of the wall; only while it changes too fast to be read.
    std::optional<QuickView::Range> stockRange(Id store, Id item) const;
    /// Everything in a store or lane, in steps; nothing when it is not in the run.
    std::optional<std::int64_t> totalStock(Id store) const;
    std::optional<LoopNow> loop(Id loop) const;
    std::optional<HeijunkaNow> heijunka(Id control) const;
    /// What the run goes on to ask for at the next pitches after the cursor, at most `most` of them and as
    /// far as it is computed; none for a pitch at which nothing is asked for.
    std::vector<Id> nextPitches(Id control, std::size_t most) const;
    /// A measure of the finished run, over its replications; nothing while it is under way.
    std::optional<double> measure(const std::string& key) const;

  private:
    std::optional<std::uint32_t> placeOf(Id store, Id item) const;

    const Playback& playback_;
    bool still_ = false;
    QuickView quick_;
    std::shared_ptr<const sim::LiveRun> run_;
    QHash<quint64, std::uint32_t> processes_, loops_, controls_;
    QHash<quint64, std::vector<std::uint32_t>> places_;
};

} // namespace takt::gui
