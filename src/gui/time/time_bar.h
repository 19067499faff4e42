// The bar under every page: play, speed, the scrubber, the moment and the seed.
#pragma once

#include <QToolButton>
#include <QWidget>

#include "document/document.h"
#include "gui/time/playback.h"

class QLabel;
class QMenu;
class QPushButton;
class QSlider;

namespace takt::gui {

class BookmarkDialog;
class BranchStrip;
class Prediction;
class PredictionStrip;
class Scrubber;

/// Over it, while something is done to the run from outside, a strip that says what. While anything in it has the focus: Space plays and pauses, Left and Right step, Home and End go to
/// the ends, Esc gives up the span to go round in. Touch targets are 9 mm and more.
class TimeBar : public QWidget {
    Q_OBJECT
  public:
    TimeBar(Document& document, Playback& playback, QWidget* parent = nullptr);

    Scrubber* scrubber() const { return scrubber_; }
    BranchStrip* branchStrip() const { return strip_; }
    Prediction& prediction() const { return *prediction_; }
    /// Asks what the class expects, then keeps the outcome back until it has been played.
    void predict();
    /// Which marks are shown, bookmarks, the span to go round in; opens at the scrubber too.
    QMenu* marksMenu() const { return marksMenu_; }
    /// The list of bookmarks, opened beside the window.
    BookmarkDialog& showBookmarks();
    /// The speeds of the slider, from a second a second to a week a second.
    static const std::vector<Duration>& speeds();
    /// "10 min a second".
    static QString speedText(Duration perSecond);

  Q_SIGNALS:
    /// Seed and length of the run are to be changed; the window has a dialog for them.
    void settingsWanted();
    /// Something is to happen at the cursor; the window has a dialog for it.
    void whatIfWanted();

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
    void buildMarks(QLayout* row);
    void fillMarksMenu();
    void showBookmarksOnScrubber();
    void buildWhatIf(QLayout* row);
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
    QPushButton* whatIf_ = nullptr;
    BranchStrip* strip_;
    Prediction* prediction_;
    PredictionStrip* predictionStrip_;
    QToolButton* marks_ = nullptr;
    QMenu* marksMenu_ = nullptr;
    BookmarkDialog* bookmarks_ = nullptr;
    QLabel* status_ = nullptr;
};

} // namespace takt::gui
