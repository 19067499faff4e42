// Seed, length and warm-up of the run on view: the one place where they are set.
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
    explicit RunSettingsDialog(const sim::RunSettings& settings, QWidget* parent = nullptr);
    ~RunSettingsDialog() override;

    /// What is entered; none while something cannot be read.
    std::optional<sim::RunSettings> settings() const;

  private:
    void drawSeed();
    void check();

    sim::RunSettings given_;
    std::unique_ptr<Ui::RunSettingsDialog> ui_; ///< ui/run_settings_dialog.ui
};

} // namespace takt::app
