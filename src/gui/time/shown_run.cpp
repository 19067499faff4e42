#include "gui/time/shown_run.h"

#include <utility>

#include "document/document.h"

namespace takt::gui {

ShownRun::ShownRun(std::shared_ptr<const sim::Network> network, sim::RunSettings settings, Origin origin)
    : run_(std::make_shared<sim::LiveRun>(std::move(network), std::move(settings))), origin_(std::move(origin)),
      storedNumber_(origin_.storedNumber) {}

ShownRun::ShownRun(const sim::LiveRun& begin, sim::RunSettings settings, Origin origin)
    : run_(std::make_shared<sim::LiveRun>(begin, std::move(settings))), origin_(std::move(origin)),
      storedNumber_(origin_.storedNumber) {}

void ShownRun::poll() {
    if (!seen_ && run_->finished())
        takeRun();
    else if (replications_ && replications_->finished())
        takeReplications();
}

void ShownRun::takeRun() {
    seen_ = true;
    auto own = run_->result();
    if (!own) {
        problem_ = errorText(own.error());
        return;
    }
    if (origin_.storedResult) { // the run repeated shows what a record does not hold
        origin_.storedResult->seen = own->seen;
        origin_.storedResult->ledger = own->ledger;
        result_ = std::make_shared<sim::RunResult>(*origin_.storedResult);
        return;
    }
    if (Replications::areAsked(run_->settings()))
        replications_ = std::make_unique<Replications>(run_->network(), run_->settings(), own->warmUp);
    result_ = std::make_shared<sim::RunResult>(std::move(*own));
}

void ShownRun::takeReplications() {
    auto all = replications_->result();
    replications_.reset();
    if (all)
        result_ = std::make_shared<sim::RunResult>(std::move(*all));
    else if (all.error().code != ErrorCode::Cancelled)
        problem_ = errorText(all.error());
}

void ShownRun::cancel() {
    run_->cancel();
    cancelReplications();
}

void ShownRun::cancelReplications() {
    if (replications_)
        replications_->cancel();
}

} // namespace takt::gui
