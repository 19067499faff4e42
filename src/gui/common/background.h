// Work too long for the GUI thread, one piece at a time, asked for its answer by whoever draws.
#pragma once

#include <chrono>
#include <functional>
#include <future>
#include <optional>

namespace takt::gui {

/// Holds at most one piece of work under way. The destructor waits for it, so the work may use what
/// it shares ownership of, and nothing else.
template <class Answer>
class Background {
  public:
    bool isBusy() const { return future_.valid(); }
    /// Requires !isBusy().
    void start(std::function<Answer()> work) { future_ = std::async(std::launch::async, std::move(work)); }
    /// The answer, once; none while it is not ready.
    std::optional<Answer> take() {
        if (!future_.valid() || future_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
            return std::nullopt;
        return future_.get();
    }

  private:
    std::future<Answer> future_;
};

} // namespace takt::gui
