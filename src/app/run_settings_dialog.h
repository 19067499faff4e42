// Seed, length, warm-up and repetitions of the run on view: the one place where they are set.
#pragma once

#include <QDialog>
#include <memory>
#include <optional>

#include "sim/run.h"

class QLabel;
class QLineEdit;

namespace takt::app {

namespace Ui {
class RunSettingsDialog;
}

/// An entry that cannot be read is marked where it stands and says why; what was typed stays.
class RunSettingsDialog : public QDialog {
    Q_OBJECT
  public:
    /// `result`: of the run on view, to tell what it found; may be null.
    explicit RunSettingsDialog(const sim::RunSettings& settings, const sim::RunResult* result = nullptr,
                               QWidget* parent = nullptr);
    ~RunSettingsDialog() override;

    /// What is entered; none while something cannot be read.
    std::optional<sim::RunSettings> settings() const;

  private:
    enum class Repeat { Not, Times, UntilKnown, Parts }; ///< as in the choice
    Repeat repeat() const;
    void drawSeed();
    void check();
    void takeRepeat(const sim::RunSettings& settings);
    void showRepeat();
    void showFound(const sim::RunResult& result);
    void showFindWarmUp();

    sim::RunSettings given_;
    QString enteredWarmUp_; ///< while it is to be found
    std::unique_ptr<Ui::RunSettingsDialog> ui_; ///< ui/run_settings_dialog.ui
};

} // namespace takt::app
