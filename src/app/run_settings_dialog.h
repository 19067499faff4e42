// Seed, horizon and warm-up of the run on view.
#pragma once

#include <QDialog>
#include <optional>

#include "sim/run.h"

class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace takt::app {

/// An entry that cannot be read is marked where it stands and says why; what was typed stays.
class RunSettingsDialog : public QDialog {
    Q_OBJECT
  public:
    explicit RunSettingsDialog(const sim::RunSettings& settings, QWidget* parent = nullptr);

    /// What is entered; none while something cannot be read.
    std::optional<sim::RunSettings> settings() const;

  private:
    struct Entry {
        QLineEdit* edit;
        QLabel* why;
    };
    Entry addEntry(QFormLayout* form, const QString& label, const QString& name, const QString& text);
    void check();

    sim::RunSettings given_;
    Entry seed_{}, horizon_{}, warmUp_{};
    QDialogButtonBox* buttons_ = nullptr;
};

} // namespace takt::app
