// The bar under every page: play, speed, the scrubber, the moment and the seed.
#pragma once

#include <QToolButton>
#include <QWidget>

#include "document/document.h"
#include "gui/time/playback.h"

class QLabel;
class QPushButton;
class QSlider;

namespace takt::gui {

class Scrubber;

/// While anything in it has the focus: Space plays and pauses, Left and Right step, Home and End go to
/// the ends. Touch targets are 9 mm and more.
class TimeBar : public QWidget {
    Q_OBJECT
  public:
    TimeBar(Document& document, Playback& playback, QWidget* parent = nullptr);

    Scrubber* scrubber() const { return scrubber_; }
    /// The speeds of the slider, from a second a second to a week a second.
    static const std::vector<Duration>& speeds();
    /// "10 min a second".
    static QString speedText(Duration perSecond);

  Q_SIGNALS:
    /// Seed and length of the run are to be changed; the window has a dialog for them.
    void settingsWanted();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    QToolButton* addButton(const char* iconName, const QString& name, const QString& tip);
    void buildButtons(QLayout* row);
    void buildSpeed(QLayout* row);
    void buildMoment(QLayout* row);
    bool handleKey(int key);
    void togglePlaying() { playback_.setPlaying(!playback_.isPlaying()); }
    void showRun();
    void showMoment();
    void showStatus();
    void showSettings();
    void applyTheme();

    Document& document_;
    Playback& playback_;
    QToolButton* stepBack_ = nullptr;
    QToolButton* backwards_ = nullptr;
    QToolButton* play_ = nullptr;
    QToolButton* stepForward_ = nullptr;
    QLabel* speedTitle_ = nullptr;
    QSlider* speed_ = nullptr;
    QLabel* speedText_ = nullptr;
    Scrubber* scrubber_ = nullptr;
    QLabel* moment_ = nullptr;
    QLabel* shift_ = nullptr;
    QPushButton* seed_ = nullptr;
    QLabel* status_ = nullptr;
};

} // namespace takt::gui
