// Several questions about one line, one after the other in a thread of its own.
#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "balance/solve.h"
#include "model/rows_cells.h"

namespace takt::gui {

struct AimAnswer {
    balance::Aim aim;
    Result<balance::Balance> balance;
};

/// One run at a time. Signals come in the window's thread. The destructor cancels and waits.
class AimsJob : public QObject {
    Q_OBJECT
  public:
    /// The next question from the answers so far; none: it is done. Called in the working thread.
    using Next = std::function<std::optional<balance::Aim>(const std::vector<AimAnswer>& answers)>;

    explicit AimsJob(QObject* parent = nullptr);
    ~AimsJob() override;

    /// Requires !isRunning(). Each question has so many seconds; its best answer then counts. What is left over is spread as
    /// wanted, and a U counted as `known` says (cell::facing).
    void start(balance::Line line, Next next, double secondsEach, SpareTime spareTime, std::vector<int> known);
    bool isRunning() const { return thread_.joinable(); }
    /// Ends within a moment; answers that have come stay.
    void cancel();
    /// The question that is worked on.
    std::optional<balance::Aim> asked() const;

  Q_SIGNALS:
    void answered(const takt::gui::AimAnswer& answer);
    void finished();

  private:
    void look();

    std::thread thread_;
    std::atomic<bool> cancelled_{false};
    mutable std::mutex mutex_; ///< guards what follows
    std::vector<AimAnswer> fresh_;
    std::optional<balance::Aim> asked_;
    bool done_ = false;
    QTimer timer_;
};

} // namespace takt::gui
