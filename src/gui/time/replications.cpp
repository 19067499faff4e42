#include "gui/time/replications.h"

namespace takt::gui {

namespace {
/// One is left to the window.
int threadCount() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1); }
} // namespace

Replications::Replications(std::shared_ptr<const sim::Network> network, const sim::RunSettings& asked,
                           std::optional<sim::FoundWarmUp> found) {
    sim::RunSettings settings = asked;
    if (found) {
        settings.findWarmUp = false;
        settings.warmUp = found->span;
    }
    thread_ = std::jthread([this, network = std::move(network), settings,
                            found = std::move(found)](const std::stop_token& stop) {
        auto result = sim::runReplications(network, settings, threadCount(), stop,
                                           [this](double part) { progress_ = part; });
        if (result && found)
            result->warmUp = found;
        {
            const std::lock_guard lock(mutex_);
            result_ = std::move(result);
        }
        finished_ = true;
    });
}

Result<sim::RunResult> Replications::result() const {
    const std::lock_guard lock(mutex_);
    return result_ ? *result_ : fail(ErrorCode::Cancelled);
}

} // namespace takt::gui
