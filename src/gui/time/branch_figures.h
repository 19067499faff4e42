// What a branch comes to at its end, beside the untouched run.
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

#include "gui/common/background.h"
#include "gui/common/card_frame.h"
#include "sim/divergence.h"
#include "sim/runner.h"

namespace takt::gui {

class Playback;

/// Worked out as soon as both runs are finished; the late orders are counted off the GUI thread.
class BranchFigures : public QObject {
    Q_OBJECT
  public:
    struct Figure {
        QString name;
        QString untouched, branch;
        QString difference; ///< signed, in the figure's unit
        QString after;      ///< what is to be said besides; most often empty
        Tone tone = Tone::Quiet; ///< whether the difference is welcome
        bool differs() const { return untouched != branch; }
    };

    explicit BranchFigures(Playback& playback, QObject* parent = nullptr);

    /// Empty while one of the runs is not finished, or no branch is on view.
    const std::vector<Figure>& figures() const { return figures_; }
    /// The differences that tell most, in a line.
    QString summary() const;

  Q_SIGNALS:
    void changed();

  private:
    /// What is read off both traces, beside the window's thread.
    struct Counted {
        std::shared_ptr<const sim::LiveRun> branch, untouched;
        std::int64_t lateInBranch = 0, lateInUntouched = 0;
        std::vector<sim::Divergence> stocks;
    };
    void addStocks();
    void addLedger();
    void addPitches();
    void follow();
    void tick();
    void build();

    Playback& playback_;
    Background<Counted> counting_;
    Counted counted_; ///< last
    QTimer timer_;
    std::vector<Figure> figures_;
};

} // namespace takt::gui
