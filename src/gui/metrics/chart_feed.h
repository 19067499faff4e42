// What charts show of the run on view and of a second one, worked out off the GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

#include "gui/common/background.h"
#include "gui/time/playback.h"
#include "sim/chart_series.h"

namespace takt::gui {

/// Renewed while a run grows, at most four times a second and seldomer where a reading takes long; only while wanted.
class ChartFeed : public QObject {
    Q_OBJECT
  public:
    /// One run in the window.
    struct Part {
        std::shared_ptr<const sim::LiveRun> run;
        Time reached;
        sim::RunCurves curves;
        sim::ChartSeries series;
    };
    struct Digest {
        Time from, to;
        Part main;
        std::optional<Part> beside;
    };

    ChartFeed(Playback& playback, QObject* parent);

    /// The last finished one; null without a run.
    std::shared_ptr<const Digest> digest() const { return digest_; }
    void setWindow(Time from, Time to);
    void setWholeRun();
    bool isWholeRun() const { return whole_; }
    Time from() const { return whole_ ? Time{} : from_; }
    Time to() const;
    void setColumns(std::size_t columns);
    /// Works only while on, that is while somebody can see it.
    void setWanted(bool on);
    /// A second run, and of its items which are counted in pieces; null: none.
    void setBeside(std::shared_ptr<const sim::LiveRun> run, std::vector<bool> counts);
    /// What is read is not the newest any more.
    void stale();

  Q_SIGNALS:
    void changed();

  private:
    struct Job {
        std::shared_ptr<const sim::LiveRun> run;
        std::vector<bool> counts;
    };
    static std::shared_ptr<const Digest> digestOf(const Job& main, const Job& beside, Time from, Time to, std::size_t columns);
    static Part partOf(const Job& job, Time from, Time to, std::size_t columns);
    void runChanged();
    void tick();
    void begin();

    Playback& playback_;
    Job main_, beside_;
    std::shared_ptr<const Digest> digest_;
    Background<std::shared_ptr<const Digest>> work_;
    QTimer timer_;
    QElapsedTimer sinceBegin_;
    qint64 took_ = 0; ///< milliseconds, the last reading
    Time from_, to_;
    bool whole_ = true, wanted_ = false, stale_ = true, urgent_ = true;
    std::size_t columns_ = 600;
};

} // namespace takt::gui
