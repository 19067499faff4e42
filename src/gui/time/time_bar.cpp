#include "gui/time/time_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>
#include <cmath>

#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/time/bookmarks.h"
#include "gui/time/branch_strip.h"
#include "gui/time/prediction.h"
#include "gui/time/prediction_dialog.h"
#include "gui/time/prediction_strip.h"
#include "gui/time/scrubber.h"

namespace takt::gui {

namespace {

constexpr int kTouch = 40;
constexpr int kPlay = 46;
constexpr int kMomentWidth = 190;

/// The round button in the accent.
class PlayButton : public QToolButton {
  public:
    using QToolButton::QToolButton;

  protected:
    void paintEvent(QPaintEvent*) override {
        const Palette& c = colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor fill = !isEnabled()               ? c.line
                            : isDown() || underMouse() ? mixed(c.accent, c.ink, 0.15)
                                                       : c.accent;
        painter.setPen(hasFocus() ? QPen(c.ink, 2) : QPen(Qt::NoPen));
        painter.setBrush(fill);
        painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
        const QRect box(QPoint(), QSize(24, 24));
        icon().paint(&painter, box.translated(rect().center() - box.center()));
    }
};

std::size_t nearestSpeed(Duration speed) {
    const auto& all = TimeBar::speeds();
    const auto distance = [speed](Duration d) {
        return std::abs(
            std::log(static_cast<double>(d.us) / static_cast<double>(std::max<std::int64_t>(1, speed.us))));
    };
    const auto nearest = std::min_element(all.begin(), all.end(),
                                          [&](Duration a, Duration b) { return distance(a) < distance(b); });
    return static_cast<std::size_t>(nearest - all.begin());
}

} // namespace

const std::vector<Duration>& TimeBar::speeds() {
    static const std::vector<Duration> all = [] {
        std::vector<Duration> out;
        for (const int s : {1, 2, 5, 10, 20, 30})
            out.push_back(Duration::seconds(s));
        for (const int m : {1, 2, 5, 10, 20, 30})
            out.push_back(Duration::minutes(m));
        for (const int h : {1, 2, 4, 8, 12})
            out.push_back(Duration::hours(h));
        for (const int d : {1, 2, 4, 7})
            out.push_back(Duration::days(d));
        return out;
    }();
    return all;
}

QString TimeBar::speedText(Duration perSecond) {
    const QString amount = perSecond == Duration::days(7)      ? tr("1 wk")
                           : perSecond == Duration::minutes(1) ? tr("1 min")
                                                               : seconds(perSecond.inSeconds());
    return tr("%1 a second", "plant time that passes in a second").arg(amount);
}

TimeBar::TimeBar(Document& document, Playback& playback, QWidget* parent)
    : QWidget(parent), document_(document), playback_(playback), scrubber_(new Scrubber(playback, this)),
      strip_(new BranchStrip(document, playback, this)), prediction_(new Prediction(document, playback, this)),
      predictionStrip_(new PredictionStrip(*prediction_, playback, this)) {
    setAccessibleName(tr("Time bar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(predictionStrip_);
    column->addWidget(strip_);
    auto* row = new QHBoxLayout;
    column->addLayout(row);
    row->setContentsMargins(16, 5, 16, 4);
    row->setSpacing(8);
    buildButtons(row);
    row->addSpacing(8);
    buildSpeed(row);
    row->addSpacing(8);
    scrubber_->setFixedHeight(78);
    row->addWidget(scrubber_, 1);
    buildMarks(row);
    buildMoment(row);
    buildWhatIf(row);
    connect(strip_, &BranchStrip::addWanted, this, &TimeBar::whatIfWanted);
    for (QWidget* child : findChildren<QWidget*>())
        if (child->focusPolicy() != Qt::NoFocus && !strip_->isAncestorOf(child) && !predictionStrip_->isAncestorOf(child))
            child->installEventFilter(this);
    connect(&playback, &Playback::cursorMoved, this, &TimeBar::showMoment);
    connect(&playback, &Playback::runChanged, this, &TimeBar::showRun);
    connect(&playback, &Playback::runProgressed, this, &TimeBar::showStatus);
    connect(&playback, &Playback::playingChanged, this, &TimeBar::showSettings);
    connect(&playback, &Playback::settingsChanged, this, &TimeBar::showSettings);
    connect(&playback, &Playback::settingsChanged, this, &TimeBar::showStatus, Qt::QueuedConnection);
    connect(&Theme::instance(), &Theme::changed, this, &TimeBar::applyTheme);
    applyTheme();
    showSettings();
    showRun();
}

void TimeBar::predict() {
    if (!playback_.hasRun())
        return;
    playback_.setPlaying(false);
    const bool wasKeptBack = playback_.isOutcomeKeptBack();
    playback_.keepBackOutcome(); // who guesses must not read it behind the dialog
    PredictionDialog dialog(*prediction_, this);
    if (dialog.exec() == QDialog::Accepted)
        prediction_->begin(dialog.round(), dialog.guesses());
    else if (!wasKeptBack)
        playback_.tellOutcome();
}

QToolButton* TimeBar::addButton(const char* iconName, const QString& name, const QString& tip) {
    auto* button = new QToolButton;
    button->setIcon(icon(QLatin1String(iconName)));
    button->setIconSize({24, 24});
    button->setFixedSize(kTouch, kTouch);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(name);
    button->setToolTip(tip);
    return button;
}

void TimeBar::buildButtons(QLayout* row) {
    stepBack_ =
        addButton("step-back", tr("Step back"), tr("One step back (Left); hold for the start (Home)"));
    stepForward_ = addButton("step-forward", tr("Step forward"),
                             tr("To the next thing that happens (Right); hold for the end (End)"));
    backwards_ = addButton("backwards", tr("Play backwards"), tr("Play backwards, like a film"));
    backwards_->setCheckable(true);
    play_ = new PlayButton;
    play_->setIconSize({24, 24});
    play_->setFixedSize(kPlay, kPlay);
    play_->setFocusPolicy(Qt::StrongFocus);
    for (QToolButton* button : {stepBack_, stepForward_}) {
        const bool back = button == stepBack_;
        button->setPopupMode(QToolButton::DelayedPopup);
        auto* menu = new QMenu(button);
        menu->addAction(back ? tr("To the start") : tr("To the end"), this,
                        [this, back] { handleKey(back ? Qt::Key_Home : Qt::Key_End); });
        button->setMenu(menu);
        connect(button, &QToolButton::clicked, this, [this, back] { playback_.step(!back); });
    }
    connect(backwards_, &QToolButton::clicked, this, [this](bool on) { playback_.setBackwards(on); });
    connect(play_, &QToolButton::clicked, this, &TimeBar::togglePlaying);
    for (QToolButton* button : {stepBack_, backwards_, play_, stepForward_})
        row->addWidget(button);
}

void TimeBar::buildSpeed(QLayout* row) {
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    speedTitle_ = new QLabel(tr("Speed"));
    speed_ = new QSlider(Qt::Horizontal);
    speed_->setRange(0, static_cast<int>(speeds().size()) - 1);
    speed_->setPageStep(3);
    speed_->setMinimumHeight(24);
    speed_->setAccessibleName(tr("Speed of the replay"));
    speedText_ = new QLabel;
    column->addStretch();
    column->addWidget(speedTitle_);
    column->addWidget(speed_);
    column->addWidget(speedText_);
    column->addStretch();
    auto* box = new QWidget;
    box->setLayout(column);
    column->setContentsMargins(0, 0, 0, 0);
    row->addWidget(box);
    connect(speed_, &QSlider::valueChanged, this,
            [this](int place) { playback_.setSpeed(speeds()[static_cast<std::size_t>(place)]); });
}

void TimeBar::buildMoment(QLayout* row) {
    moment_ = new QLabel;
    shift_ = new QLabel;
    seed_ = new QPushButton;
    seed_->setFlat(true);
    seed_->setStyleSheet(QStringLiteral("padding: 2px 2px;"));
    seed_->setCursor(Qt::PointingHandCursor);
    seed_->setToolTip(tr("Seed and length of the run"));
    status_ = new QLabel;
    status_->setTextFormat(Qt::PlainText);
    auto* second = new QHBoxLayout;
    second->setSpacing(2);
    second->addWidget(shift_);
    second->addWidget(seed_);
    second->addStretch();
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column->addStretch();
    column->addWidget(moment_);
    column->addLayout(second);
    column->addWidget(status_);
    column->addStretch();
    auto* box = new QWidget;
    box->setLayout(column);
    box->setMinimumWidth(kMomentWidth);
    row->addWidget(box);
    connect(seed_, &QPushButton::clicked, this, &TimeBar::settingsWanted);
}

void TimeBar::buildMarks(QLayout* row) {
    marks_ = addButton("bookmark", tr("Marks and bookmarks"), tr("Which marks are shown; bookmarks; the span to go round in"));
    marksMenu_ = new QMenu(marks_);
    marks_->setMenu(marksMenu_);
    marks_->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(marks_);
    connect(marksMenu_, &QMenu::aboutToShow, this, &TimeBar::fillMarksMenu);
    connect(scrubber_, &Scrubber::menuWanted, this, [this](const QPoint& global) { marksMenu_->popup(global); });
    for (const auto signal : {&Document::reset, &Document::scenarioChanged})
        connect(&document_, signal, this, &TimeBar::showBookmarksOnScrubber);
    connect(&document_, &Document::changed, this, &TimeBar::showBookmarksOnScrubber);
    showBookmarksOnScrubber();
    fillMarksMenu();
}

void TimeBar::fillMarksMenu() {
    using K = sim::Mark::Kind;
    marksMenu_->clear();
    for (const auto kind : {K::Stockout, K::LateDelivery, K::Breakdown, K::Changeover, K::MissedPitch}) {
        auto* action = marksMenu_->addAction(runMarkName(kind));
        action->setCheckable(true);
        action->setChecked(scrubber_->isMarkShown(kind));
        connect(action, &QAction::toggled, this, [this, kind](bool shown) { scrubber_->setMarkShown(kind, shown); });
    }
    marksMenu_->addSeparator();
    marksMenu_->addAction(tr("Bookmark this moment"), this, [this] { setBookmark(document_, playback_); })->setEnabled(playback_.hasRun());
    marksMenu_->addAction(tr("Bookmarks…"), this, [this] { showBookmarks(); });
    const bool loops = playback_.loop().has_value();
    marksMenu_->addAction(loops ? tr("Give up the span to go round in (Esc)") : tr("Drag with Shift for a span to go round in"), this,
                          [this] { playback_.setLoop(std::nullopt); })->setEnabled(loops);
}

void TimeBar::showBookmarksOnScrubber() { scrubber_->setBookmarks(bookmarksOf(document_.plant())); }

BookmarkDialog& TimeBar::showBookmarks() {
    if (!bookmarks_)
        bookmarks_ = new BookmarkDialog(document_, playback_, window());
    bookmarks_->show();
    bookmarks_->raise();
    bookmarks_->activateWindow();
    return *bookmarks_;
}

void TimeBar::buildWhatIf(QLayout* row) {
    whatIf_ = new QPushButton(tr("What if, from here"));
    whatIf_->setIcon(icon(QStringLiteral("branch"), &Palette::accent));
    whatIf_->setMinimumHeight(kTouch);
    whatIf_->setAccessibleName(whatIf_->text());
    whatIf_->setToolTip(tr("Let something happen at this moment, and see what comes of it (F7)"));
    row->addWidget(whatIf_);
    connect(whatIf_, &QPushButton::clicked, this, &TimeBar::whatIfWanted);
}

bool TimeBar::handleKey(int key) {
    switch (key) {
    case Qt::Key_Space:
        togglePlaying();
        return true;
    case Qt::Key_Left:
        playback_.step(false);
        return true;
    case Qt::Key_Right:
        playback_.step(true);
        return true;
    case Qt::Key_Home:
        playback_.seek({});
        return true;
    case Qt::Key_End:
        playback_.seek(playback_.horizon());
        return true;
    case Qt::Key_Escape:
        if (!playback_.loop())
            return false;
        playback_.setLoop(std::nullopt);
        return true;
    default:
        return false;
    }
}

void TimeBar::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() != Qt::NoModifier || !handleKey(event->key()))
        QWidget::keyPressEvent(event);
}

bool TimeBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool pressesIt = key->key() == Qt::Key_Space && qobject_cast<QAbstractButton*>(watched);
    const bool movesIt = watched == speed_ && key->key() != Qt::Key_Space;
    if (key->modifiers() != Qt::NoModifier || pressesIt || movesIt)
        return QWidget::eventFilter(watched, event);
    return handleKey(key->key()) || QWidget::eventFilter(watched, event);
}

void TimeBar::showRun() {
    const bool has = playback_.hasRun();
    for (QToolButton* button : {stepBack_, backwards_, play_, stepForward_})
        button->setEnabled(has);
    whatIf_->setEnabled(has);
    showMoment();
    showStatus();
}

void TimeBar::showMoment() {
    const Time t = playback_.cursor();
    moment_->setText(playback_.hasRun() ? dayAndTime(t) : QString(QChar(0x2013)));
    shift_->setVisible(playback_.hasRun());
    if (playback_.hasRun())
        shift_->setText(weekdayAndShift(playback_.network().calendars[0], document_.project().shared, t) +
                        QStringLiteral(" ·"));
}

void TimeBar::showStatus() {
    QString text;
    if (playback_.isOutOfDate())
        text = tr("Out of date, running again …");
    else if (playback_.isFindingWarmUp())
        text = tr("Finding the warm-up …");
    else if (playback_.isRepeating())
        text = playback_.repeatingText();
    else if (playback_.hasRun() && playback_.isComputing())
        text = tr("Simulating, %1")
                   .arg(percent(static_cast<double>(playback_.reached().us) /
                                    static_cast<double>(std::max<std::int64_t>(1, playback_.horizon().us)),
                                0));
    else if (playback_.hasRun() && !playback_.problem().isEmpty())
        text = tr("Broke off: %1").arg(playback_.problem());
    else if (playback_.storedNumber() != 0)
        text = tr("Stored run %1").arg(playback_.storedNumber());
    status_->setText(fontMetrics().elidedText(text, Qt::ElideRight, kMomentWidth + 20));
    status_->setToolTip(text);
    const bool worries = playback_.isOutOfDate() || !playback_.problem().isEmpty();
    setTone(status_, worries ? Tone::Warning : Tone::Quiet);
}

void TimeBar::showSettings() {
    const bool playing = playback_.isPlaying();
    play_->setIcon(icon(playing ? QStringLiteral("pause") : QStringLiteral("play"), &Palette::onAccent));
    play_->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    play_->setToolTip(playing ? tr("Pause (Space)") : tr("Play (Space)"));
    backwards_->setChecked(playback_.isBackwards());
    const QSignalBlocker quiet(speed_);
    speed_->setValue(static_cast<int>(nearestSpeed(playback_.speed())));
    speedText_->setText(speedText(playback_.speed()));
    speed_->setToolTip(speedText(playback_.speed()));
    seed_->setText(tr("seed %1").arg(playback_.seed()));
    seed_->setAccessibleName(tr("Seed %1; change seed and length of the run").arg(playback_.seed()));
}

void TimeBar::applyTheme() {
    makeQuiet(speedTitle_);
    makeQuiet(shift_);
    speedText_->setFont(Theme::instance().font(-1, true));
    int widest = 0;
    for (const auto speed : speeds())
        widest = std::max(widest, QFontMetrics(speedText_->font()).horizontalAdvance(speedText(speed)));
    speedText_->setFixedWidth(widest + 4);
    moment_->setFont(Theme::instance().font(4, true));
    seed_->setFont(Theme::instance().font(-1));
    status_->setFont(Theme::instance().font(-1));
    showStatus();
    update();
}

void TimeBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colors().panel);
    painter.fillRect(QRect(0, 0, width(), 1), colors().line);
}

void TimeBar::showEvent(QShowEvent*) { playback_.setWatched(true); }
void TimeBar::hideEvent(QHideEvent*) { playback_.setWatched(false); }

} // namespace takt::gui
