// The second run that charts lay beside the one on view.
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>

#include "document/document.h"
#include "gui/time/playback.h"

namespace takt::gui {

/// A stored run, repeated from its record in the background; or the untouched run beside a branch.
class BesideRun : public QObject {
    Q_OBJECT
  public:
    static constexpr std::int64_t kNone = 0, kUntouched = -1;

    BesideRun(Document& document, Playback& playback, QObject* parent);

    /// The number of a stored run, kNone or kUntouched.
    void choose(std::int64_t number);
    std::int64_t chosen() const { return chosen_; }
    /// What can be chosen, newest first.
    struct Choice {
        std::int64_t number;
        QString name;
    };
    std::vector<Choice> choices() const;

    /// Null: none, or not begun yet.
    const ShownRun* run() const;
    QString name() const;
    /// Why the one that was chosen cannot be shown; empty: it can.
    QString problem() const { return problem_; }
    /// Where its time differs from the run on view, so that axes are not taken for the same: "20 wd, this one 60 wd".
    QString difference() const;

  Q_SIGNALS:
    void changed();        ///< another run, or none, or what can be chosen
    void progressed();     ///< it has grown, or has its measures

  private:
    void follow();
    void forget();
    void poll();

    Document& document_;
    Playback& playback_;
    std::int64_t chosen_ = kNone;
    std::unique_ptr<ShownRun> own_;
    std::optional<sim::RunRecord> record_; ///< of the stored run that is chosen
    std::shared_ptr<const Project> preparing_;
    Background<RunPreparation> work_;
    QString problem_;
    QTimer timer_;
};

} // namespace takt::gui
