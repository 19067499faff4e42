// A small plant run to its end, and what boards see of it, without a window.
#pragma once

#include <QTest>

#include "gui/boards/run_log.h"
#include "plant_builder.h"
#include "sim/runner.h"

namespace takt::test {

inline DurationLaw fixedSeconds(std::int64_t seconds) { return DurationLaw::fixed(Duration::seconds(seconds)); }

class BoardRun {
  public:
    BoardRun(const Project& project, Duration horizon) : network(compiled(project)), run_(network, settings(horizon)) {
        while (!run_.finished())
            std::this_thread::yield();
        if (const auto result = run_.result(); !result)
            qFatal("%s", result.error().text().c_str());
        log.emplace(network);
        log->follow(trace(), trace().size(), SIZE_MAX / 2);
        replay_.emplace(network, run_.trace(), run_.shelf());
    }
    const sim::Trace& trace() const { return *run_.trace(); }
    const sim::Picture& at(double seconds) { return replay_->seek(moment(seconds)); }
    static Time moment(double seconds) { return Time{static_cast<std::int64_t>(seconds * 1e6)}; }

    std::shared_ptr<const sim::Network> network;
    std::optional<gui::RunLog> log;

  private:
    static std::shared_ptr<const sim::Network> compiled(const Project& project) {
        const auto network = sim::compile(project, project.scenarios[0]);
        if (!network)
            qFatal("%s", network.error().text().c_str());
        return *network;
    }
    static sim::RunSettings settings(Duration horizon) {
        sim::RunSettings settings;
        settings.horizon = Span::clock(horizon);
        return settings;
    }

    sim::LiveRun run_;
    std::optional<sim::Replay> replay_;
};

} // namespace takt::test
