// The time cursor. Pages look at the run through it alone, so that map, boards and charts agree.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

#include "document/document.h"
#include "gui/common/background.h"
#include "gui/time/run_preparation.h"
#include "gui/time/shown_run.h"
#include "sim/runner.h"
#include "sim/series.h"

namespace takt::gui {

/// Keeps a run of the scenario on view, rerun 300 ms after the last behaviour edit, and moves the
/// cursor over it: play, pause, step, seek and reverse are one operation. A run to which something is done from
/// outside is a branch: the untouched run is kept beside it.
class Playback : public QObject {
    Q_OBJECT
  public:
    /// With a scenario it keeps to that one, whichever is on view in the document.
    explicit Playback(Document& document, QObject* parent = nullptr, Id pinned = {});
    ~Playback() override;

    /// The run on view; null while there is none (nothing drawn yet, or errors: see problem()).
    std::shared_ptr<const sim::LiveRun> run() const { return shown_ ? shown_->run() : nullptr; }
    bool hasRun() const { return shown_ != nullptr; }
    /// Why there is no run, or why the one on view broke off; translated. Empty when all is well.
    QString problem() const { return shown_ && problem_.isEmpty() ? shown_->problem() : problem_; }
    /// What to do about it, translated; may be empty.
    QString mend() const { return mend_; }
    /// The plant was edited since the run on view was started.
    bool isOutOfDate() const { return outOfDate_; }
    /// A run is being computed, on view or about to be, or its replications are.
    bool isComputing() const;
    /// Trial runs for the warm-up of the next run are under way.
    bool isFindingWarmUp() const;
    /// The replications of the run on view are under way.
    bool isRepeating() const { return shown_ && shown_->isRepeating(); }
    /// How far they are: "14 of 30 replications".
    QString repeatingText() const;
    /// The measures of the run on view once it is finished, null before; of all replications as soon as these are known.
    /// Null too while the outcome is kept back.
    std::shared_ptr<const sim::RunResult> result() const { return shown_ && !keptBack_ ? shown_->result() : nullptr; }
    /// The outcome of runs is not told, and what lies after the cursor not shown, until it is told or the run has been
    /// seen to its end: a class has said first what it expects.
    void keepBackOutcome();
    bool isOutcomeKeptBack() const { return keptBack_; }
    void tellOutcome();
    /// Number of the stored run on view; 0: a run of the scenario as it is drawn.
    std::int64_t storedNumber() const { return shown_ ? shown_->storedNumber() : 0; }
    /// The project and scenario the run on view was started with. Requires hasRun().
    const Project& runProject() const { return shown_->project(); }
    const Scenario& runScenario() const { return shown_->scenario(); }
    const Plant& runPlant() const { return runScenario().plant; }
    /// What a person calls an element or item of the run: as it is named now, else as it was then.
    QString nameOf(Id id) const;

    Time cursor() const { return cursor_; }
    Time horizon() const;
    Time reached() const;
    /// The plant at the cursor. Requires hasRun().
    const sim::Picture& picture() const;
    const sim::Network& network() const;
    /// Records in (cursor - window, cursor], for tokens that are moved at once but seen to move.
    std::vector<sim::Record> recent(Duration window) const;

    void seek(Time t); ///< anywhere; clamped to what is simulated
    void setPlaying(bool on);
    bool isPlaying() const { return playing_; }
    void setBackwards(bool on);
    bool isBackwards() const { return backwards_; }
    /// Plant time that passes in a second of the wall.
    void setSpeed(Duration perSecond);
    Duration speed() const { return speed_; }
    /// A span of the run that playing goes round in.
    struct Loop {
        Time from, to; ///< from < to
        bool operator==(const Loop&) const = default;
    };
    const std::optional<Loop>& loop() const { return loop_; }
    void setLoop(std::optional<Loop> loop);
    /// Stops at the beginning of the run, with nothing done to it and no span to go round in.
    void startOver();
    /// To the next (or, backwards, the last) moment at which something happens.
    void step(bool forwards);

    std::uint64_t seed() const { return settings_.seed; }
    void setSeed(std::uint64_t seed);
    const sim::RunSettings& settings() const { return settings_; }
    void setSettings(const sim::RunSettings& settings);
    /// Runs again now, without waiting for an edit to settle.
    void rerun();

    /// Something is done to the run on view from outside.
    bool isBranch() const { return shown_ && shown_->isBranch(); }
    /// What is done to the run on view, or to the one that is about to be; empty: nothing.
    const std::vector<sim::Intervention>& interventions() const { return settings_.interventions; }
    /// The run beside the branch on view, with the same seed and nothing done to it; null: no branch is on view, or
    /// nobody could see both.
    const ShownRun* untouched() const { return isBranch() ? untouched_.get() : nullptr; }
    /// Stops playing and runs again with this done too; cursor and view stay, and the run on view stays till the branch
    /// has got so far. Requires hasRun(). Errors of sim::check(); nothing is done then.
    Result<void> branch(const sim::Intervention& intervention);
    /// Back to the untouched run, at the same moment.
    void dropBranch();

    /// Shows a stored run: repeats it from its own plant.
    void showStored(const sim::RunRecord& record);
    /// Whether the run on view can be stored, or why not.
    enum class Storable : std::uint8_t { Yes, NotFinished, OutOfDate, StoredAlready, KeptBack };
    Storable storable() const;
    /// The same as a sentence for people.
    static QString storableText(Storable storable);
    /// Stores the run on view in the document; false, and nothing done, when it is not storable().
    bool storeRun(const QString& name = {});
    /// Waits until the run is finished (for pictures and tests).
    bool waitForFinished(int milliseconds);
    /// Whether anybody can see the cursor move; while not, playing stands still. True at first.
    void setWatched(bool on);

  Q_SIGNALS:
    void cursorMoved();   ///< at most once a frame
    void runChanged();    ///< another run on view, or none
    void outcomeKeptBackChanged();
    void runProgressed(); ///< the run has grown (at most 10 a second) or finished
    void playingChanged(bool playing);
    void settingsChanged();
    /// The plant on view does not bear what was done to the run before: it runs untouched. Why, translated.
    void branchDropped(const QString& why);

  private:
    void startRun(std::shared_ptr<const Project> project, Id scenario);
    void prepare();
    void takePrepared(RunPreparation prepared);
    void cancelNext();
    void startCurrent();
    Id scenarioShown() const { return pinned_ ? pinned_ : document_.scenarioId(); }
    void dropRun();
    void refuse(const QString& why, const QString& mend = {});
    void showNext();
    void poll();
    void frame();
    void updateFrameTimer();
    Time roundIn(const Loop& loop, Time t) const;
    void moveTo(Time t);
    void startBranch();
    bool isSettled() const;
    void forgetBranch();
    void scheduleRerun();
    void documentChanged(const ChangeSet& set);

    Document& document_;
    Id pinned_;
    sim::RunSettings settings_;
    std::unique_ptr<ShownRun> shown_;         ///< on view
    std::unique_ptr<ShownRun> untouched_;     ///< beside it, while it is a branch
    std::unique_ptr<ShownRun> next_;          ///< under way, until it covers the cursor
    std::unique_ptr<ShownRun> nextUntouched_; ///< beside that; none: what is beside the run on view stays
    mutable std::unique_ptr<sim::Replay> replay_;
    std::int64_t nextStoredNumber_ = 0; ///< of the run asked for
    std::optional<sim::RunResult> nextStoredResult_;
    std::shared_ptr<const Project> preparedProject_; ///< made ready beside the window's thread; none: nothing is
    Id preparedScenario_;
    Background<RunPreparation> preparing_;
    QString problem_, mend_;
    bool outOfDate_ = false;
    bool keptBack_ = false;
    bool playing_ = false;
    bool backwards_ = false;
    bool watched_ = true;
    Time cursor_;
    std::optional<Loop> loop_;
    Duration speed_ = Duration::minutes(10);
    QTimer frameTimer_, pollTimer_, rerunTimer_;
    QElapsedTimer frameClock_;
};

} // namespace takt::gui
