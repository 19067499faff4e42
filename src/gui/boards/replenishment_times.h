// The replenishment times of the run on view, worked out beside the GUI thread.
#pragma once

#include <QObject>
#include <QTimer>
#include <optional>

#include "gui/boards/replenishment.h"
#include "gui/common/background.h"
#include "gui/time/playback.h"

namespace takt::gui {

/// Of the whole run on view, as far as it is simulated; the cursor has no part in it. Reads on while the run grows, each
/// record once, and does nothing when it stands.
class ReplenishmentTimes : public QObject {
    Q_OBJECT
  public:
    explicit ReplenishmentTimes(Playback& playback, QObject* parent = nullptr);

    struct Figures {
        std::int64_t cards = 0; ///< that went round, > 0
        Duration median, late;  ///< late: 95 of 100 take no longer; working time
        bool operator==(const Figures&) const = default;
    };
    /// None: no card of the loop has gone round, or nothing is read yet.
    std::optional<Figures> of(std::uint32_t loop) const;
    /// Whether all that is simulated has been read.
    bool isUpToDate() const;

  Q_SIGNALS:
    void changed();

  private:
    void runChanged();
    void readOn();
    void poll();

    Playback& playback_;
    std::shared_ptr<const sim::LiveRun> run_;
    std::shared_ptr<ReplenishmentScan> scan_; ///< of run_, not touched while it is being continued
    std::vector<std::optional<Figures>> figures_;
    Background<std::pair<std::shared_ptr<ReplenishmentScan>, std::shared_ptr<const sim::LiveRun>>> job_;
    QTimer poll_;
};

} // namespace takt::gui
