// Seed and horizon of the run, edited beside the time bar's seed button.
#pragma once

#include <QFrame>

#include "gui/time/playback.h"

class QLabel;
class QLineEdit;
class QSpinBox;

namespace takt::gui {

/// Closes itself, and deletes itself then. Nothing changes before "Run".
class SettingsPopup : public QFrame {
    Q_OBJECT
  public:
    SettingsPopup(Playback& playback, QWidget* parent);
    /// Shows it above the widget, inside the screen.
    void popUpAbove(const QWidget* anchor);

  private:
    void apply();
    void drawSeed();
    void check();

    Playback& playback_;
    QLineEdit* seed_;
    QSpinBox* days_;
    QLabel* problem_;
};

} // namespace takt::gui
