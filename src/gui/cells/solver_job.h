// A line being balanced in a thread of its own, watched from the window's.
#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "balance/confirm.h"
#include "model/rows_cells.h"

namespace takt::gui {

/// With as many stations: what is left over is spread as wanted (evenly begins from the shortest cycle time that is found for
/// them in a moment), and a U is counted from the end that is `known` (cell::facing).
void finishAnswer(const balance::Line& line, const balance::Aim& aim, SpareTime spareTime, const std::vector<int>& known, balance::Balance& answer);

/// One run at a time. Signals come in the window's thread. The destructor cancels and waits.
class SolverJob : public QObject {
    Q_OBJECT
  public:
    explicit SolverJob(QObject* parent = nullptr);
    ~SolverJob() override;

    /// Requires !isRunning(). The answer is finished (above) and held against the line when the search is over; one that was
    /// cancelled is neither.
    void start(balance::Line line, balance::Aim aim, SpareTime spareTime, std::vector<int> known);
    bool isRunning() const { return thread_.joinable(); }
    /// Ends within a moment with the best so far.
    void cancel();
    double seconds() const;
    const balance::Aim& aim() const { return aim_; }

  Q_SIGNALS:
    void progressed(const takt::balance::Balance& best);
    void finished(const takt::balance::Balance& answer, const takt::balance::Confirmation& confirmation);
    void failed(const takt::Error& error);

  private:
    void look();

    balance::Aim aim_;
    std::thread thread_;
    std::atomic<bool> cancelled_{false};
    std::mutex mutex_; ///< guards what follows
    std::optional<balance::Balance> news_;
    std::optional<Result<balance::Balance>> answer_;
    balance::Confirmation confirmation_; ///< of the answer
    QTimer timer_;
    std::chrono::steady_clock::time_point begun_;
};

} // namespace takt::gui
