// Repeats finished runs beside the GUI thread for what only the engine's state tells.
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <stop_token>
#include <vector>

#include "gui/common/background.h"
#include "sim/run_samples.h"
#include "sim/runner.h"

namespace takt::gui {

/// Keeps the samples of the runs that were asked for last.
class RunSampler : public QObject {
    Q_OBJECT
  public:
    using Run = std::shared_ptr<const sim::LiveRun>;
    using Samples = std::shared_ptr<const sim::RunSamples>;

    explicit RunSampler(QObject* parent);
    ~RunSampler() override; ///< cancels and waits

    /// Those that are finished are repeated, one after the other; of others the samples are forgotten.
    void want(const std::vector<Run>& runs);
    /// Null: not known yet.
    Samples of(const Run& run) const;

  Q_SIGNALS:
    void changed();

  private:
    struct Known {
        Run run;
        Samples samples;
    };
    void tick();
    void begin();
    bool isWanted(const Run& run) const;
    bool isKnown(const Run& run) const;

    std::vector<Run> wanted_;
    std::vector<Known> known_;
    Run under_; ///< being repeated
    std::stop_source stop_;
    Background<Known> work_;
    QTimer timer_;
};

} // namespace takt::gui
