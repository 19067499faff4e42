// What charts and the time bar show of a run, worked out off the GUI thread.
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

#include "gui/common/background.h"
#include "gui/time/playback.h"
#include "sim/series.h"

namespace takt::gui {

/// One reading of a run.
struct Digest {
    std::shared_ptr<const sim::LiveRun> run;
    Time from, to;      ///< of the curves' columns
    Time reached;       ///< nothing is known after this
    sim::RunCurves curves;
    std::shared_ptr<const sim::LiveRun> untouched; ///< beside a branch, if it was wanted
    Time untouchedReached;
    sim::RunCurves untouchedCurves;
    std::vector<sim::Mark> marks;             ///< of the whole run so far
    std::vector<std::vector<double>> shares;  ///< machine, MachineState; of [from, min(to, reached))
};

/// Keeps a digest of the run on view, renewed at most four times a second while the run grows, and
/// only while it is wanted.
class RunDigest : public QObject {
    Q_OBJECT
  public:
    struct Wants {
        bool marks = false;
        bool shares = false;
        bool untouched = false; ///< curves of the run beside a branch
    };

    RunDigest(Playback& playback, Wants wants, QObject* parent);

    /// The last finished one; null without a run.
    std::shared_ptr<const Digest> digest() const { return digest_; }
    /// The stretch of the run to look at; whole: from 0 to its horizon.
    void setWindow(Time from, Time to);
    void setWholeRun();
    bool isWholeRun() const { return whole_; }
    void setColumns(std::size_t columns);
    /// Works only while on, that is while somebody can see it.
    void setWanted(bool on);

  Q_SIGNALS:
    void changed();

  private:
    void runChanged();
    void stale();
    void tick();
    void begin();

    Playback& playback_;
    Wants wants_;
    std::shared_ptr<const Digest> digest_;
    Background<std::shared_ptr<const Digest>> work_;
    QTimer timer_;
    QElapsedTimer sinceLast_;
    Time from_, to_;
    bool whole_ = true, wanted_ = false, stale_ = true;
    std::size_t columns_ = 600;
};

} // namespace takt::gui
