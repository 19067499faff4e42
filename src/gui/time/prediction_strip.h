// The strip over the time bar while a class has said what it expects: its guesses, and what came.
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace takt::gui {

class Playback;
class Prediction;

/// Hidden while there is no prediction.
class PredictionStrip : public QFrame {
    Q_OBJECT
  public:
    PredictionStrip(Prediction& prediction, Playback& playback, QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void follow();

    Prediction& prediction_;
    Playback& playback_;
    QLabel *round_, *words_;
    QPushButton *tell_, *store_, *end_;
};

/// Lies over a page that tells the outcome of a run while that is kept back; follows the page's size.
class KeptBackCover : public QWidget {
    Q_OBJECT
  public:
    KeptBackCover(Playback& playback, QWidget* page);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void follow();

    Playback& playback_;
    QPushButton* tell_;
};

} // namespace takt::gui
