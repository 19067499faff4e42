// The time cursor. Pages look at the run through it alone, so that map, boards and charts agree.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

#include "document/document.h"
#include "gui/common/background.h"
#include "gui/time/replications.h"
#include "gui/time/run_preparation.h"
#include "sim/runner.h"
#include "sim/series.h"

namespace takt::gui {

/// Keeps a run of the scenario on view, rerun 300 ms after the last behaviour edit, and moves the
/// cursor over it: play, pause, step, seek and reverse are one operation.
class Playback : public QObject {
    Q_OBJECT
  public:
    /// With a scenario it keeps to that one, whichever is on view in the document.
    explicit Playback(Document& document, QObject* parent = nullptr, Id pinned = {});
    ~Playback() override;

    /// The run on view; null while there is none (nothing drawn yet, or errors: see problem()).
    std::shared_ptr<const sim::LiveRun> run() const { return run_; }
    bool hasRun() const { return run_ != nullptr; }
    /// Why there is no run, or why the one on view broke off; translated. Empty when all is well.
    QString problem() const { return problem_; }
    /// What to do about it, translated; may be empty.
    QString mend() const { return mend_; }
    /// The plant was edited since the run on view was started.
    bool isOutOfDate() const { return outOfDate_; }
    /// A run is being computed, on view or about to be, or its replications are.
    bool isComputing() const;
    /// Trial runs for the warm-up of the next run are under way.
    bool isFindingWarmUp() const;
    /// The replications of the run on view are under way.
    bool isRepeating() const { return replications_ != nullptr; }
    /// How far they are: "14 of 30 replications".
    QString repeatingText() const;
    /// The measures of the run on view once it is finished, null before; of all replications as soon as these are known.
    std::shared_ptr<const sim::RunResult> result() const { return result_; }
    /// Number of the stored run on view; 0: a run of the scenario as it is drawn.
    std::int64_t storedNumber() const { return storedNumber_; }
    /// The project and scenario the run on view was started with. Requires hasRun().
    const Project& runProject() const { return *runProject_; }
    const Scenario& runScenario() const { return *runProject_->scenario(runScenario_); }
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
    /// To the next (or, backwards, the last) moment at which something happens.
    void step(bool forwards);

    std::uint64_t seed() const { return settings_.seed; }
    void setSeed(std::uint64_t seed);
    const sim::RunSettings& settings() const { return settings_; }
    void setSettings(const sim::RunSettings& settings);
    /// Runs again now, without waiting for an edit to settle.
    void rerun();
    /// Shows a stored run: repeats it from its own plant.
    void showStored(const sim::RunRecord& record);
    /// Whether the run on view can be stored, or why not.
    enum class Storable : std::uint8_t { Yes, NotFinished, OutOfDate, StoredAlready };
    Storable storable() const;
    /// The same as a sentence for people.
    static QString storableText(Storable storable);
    /// Stores the run on view in the document; false, and nothing done, when it is not storable().
    bool storeRun();
    /// Waits until the run is finished (for pictures and tests).
    bool waitForFinished(int milliseconds);
    /// Whether anybody can see the cursor move; while not, playing stands still. True at first.
    void setWatched(bool on);

  Q_SIGNALS:
    void cursorMoved();   ///< at most once a frame
    void runChanged();    ///< another run on view, or none
    void runProgressed(); ///< the run has grown (at most 10 a second) or finished
    void playingChanged(bool playing);
    void settingsChanged();

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
    void moveTo(Time t);
    void noteFinished();
    void takeReplications();
    void scheduleRerun();
    void documentChanged(const ChangeSet& set);

    Document& document_;
    Id pinned_;
    sim::RunSettings settings_;
    std::shared_ptr<const sim::LiveRun> run_; ///< on view
    std::shared_ptr<sim::LiveRun> next_;      ///< under way, until it covers the cursor
    mutable std::unique_ptr<sim::Replay> replay_;
    std::unique_ptr<Replications> replications_; ///< of the run on view, while under way
    std::shared_ptr<const sim::RunResult> result_;
    std::optional<sim::RunResult> storedResult_, nextStoredResult_; ///< of a stored run of several replications
    std::shared_ptr<const Project> runProject_ = std::make_shared<Project>(), nextProject_;
    Id runScenario_, nextScenario_;
    std::shared_ptr<const Project> preparedProject_; ///< made ready beside the window's thread; none: nothing is
    Id preparedScenario_;
    Background<RunPreparation> preparing_;
    std::int64_t storedNumber_ = 0, nextStoredNumber_ = 0;
    QString problem_, mend_;
    bool outOfDate_ = false;
    bool playing_ = false;
    bool backwards_ = false;
    bool watched_ = true;
    bool finishedSeen_ = false;
    Time cursor_;
    Duration speed_ = Duration::minutes(10);
    QTimer frameTimer_, pollTimer_, rerunTimer_;
    QElapsedTimer frameClock_;
};

} // namespace takt::gui
