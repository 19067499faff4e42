#include "gui/time/prediction_strip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/common/card_frame.h"
#include "gui/common/short_text.h"
#include "gui/common/theme.h"
#include "gui/time/playback.h"
#include "gui/time/prediction.h"

namespace takt::gui {

namespace {

constexpr int kTouch = 36;

} // namespace

PredictionStrip::PredictionStrip(Prediction& prediction, Playback& playback, QWidget* parent)
    : QFrame(parent), prediction_(prediction), playback_(playback), round_(new QLabel), words_(new ShortLabel),
      tell_(new QPushButton(tr("Show the outcome"))), store_(new QPushButton), end_(new QPushButton) {
    setAccessibleName(tr("Prediction"));
    round_->setTextFormat(Qt::PlainText);
    words_->setTextFormat(Qt::PlainText);
    words_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    tell_->setToolTip(tr("Without playing the run to its end"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 2, 16, 2);
    row->setSpacing(8);
    row->addWidget(round_);
    row->addWidget(words_, 1);
    for (auto* button : {tell_, store_, end_}) {
        button->setMinimumHeight(kTouch);
        row->addWidget(button);
    }
    tell_->setAccessibleName(tell_->text());
    connect(tell_, &QPushButton::clicked, &playback, &Playback::tellOutcome);
    connect(store_, &QPushButton::clicked, this, [this] { prediction_.store(); });
    connect(end_, &QPushButton::clicked, &prediction, &Prediction::end);
    connect(&prediction, &Prediction::changed, this, &PredictionStrip::follow);
    connect(&Theme::instance(), &Theme::changed, this, &PredictionStrip::follow);
    follow();
}

void PredictionStrip::follow() {
    setVisible(prediction_.isOn());
    if (!prediction_.isOn())
        return;
    const bool keptBack = playback_.isOutcomeKeptBack();
    round_->setText(prediction_.round());
    round_->setFont(Theme::instance().font(0, true));
    const QStringList lines = prediction_.lines();
    words_->setText(lines.join(QStringLiteral(" · ")));
    words_->setToolTip(lines.join(QLatin1Char('\n')));
    words_->setAccessibleName(lines.join(QStringLiteral(", ")));
    tell_->setVisible(keptBack);
    const bool stored = playback_.storedNumber() != 0;
    store_->setVisible(!keptBack);
    store_->setText(stored ? tr("Stored as run %1").arg(playback_.storedNumber()) : tr("Store the round"));
    store_->setAccessibleName(store_->text());
    store_->setEnabled(prediction_.canStore());
    store_->setToolTip(stored || store_->isEnabled() ? tr("The run, with guesses and outcome in its note: see Metrics")
                                                     : Playback::storableText(playback_.storable()));
    end_->setText(keptBack ? tr("Give up") : tr("End the round"));
    end_->setAccessibleName(end_->text());
    end_->setToolTip(keptBack ? tr("No prediction: the outcome is shown as always") : tr("Closes this strip"));
}

void PredictionStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colors().accentSoft);
    painter.fillRect(QRect(0, 0, width(), 1), colors().line);
}

KeptBackCover::KeptBackCover(Playback& playback, QWidget* page)
    : QWidget(page), playback_(playback), tell_(new QPushButton(tr("Show the outcome"))) {
    auto* title = new QLabel(tr("First predict, then play"));
    title->setFont(Theme::instance().font(4, true));
    title->setAlignment(Qt::AlignCenter);
    auto* words = new QLabel(tr("Figures and charts are kept back until the run has been played to its end. Map and boards show "
                                "it as it goes."));
    words->setAlignment(Qt::AlignCenter);
    words->setWordWrap(true);
    makeQuiet(words, 0);
    tell_->setMinimumHeight(kTouch);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(32, 32, 32, 32);
    column->setSpacing(12);
    column->addStretch(1);
    column->addWidget(title);
    column->addWidget(words);
    column->addWidget(tell_, 0, Qt::AlignCenter);
    column->addStretch(1);
    setAccessibleName(title->text());
    page->installEventFilter(this);
    connect(tell_, &QPushButton::clicked, &playback, &Playback::tellOutcome);
    connect(&playback, &Playback::outcomeKeptBackChanged, this, &KeptBackCover::follow);
    follow();
}

void KeptBackCover::follow() {
    setVisible(playback_.isOutcomeKeptBack());
    if (!isVisibleTo(parentWidget()))
        return;
    setGeometry(parentWidget()->rect());
    raise();
}

bool KeptBackCover::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show || event->type() == QEvent::LayoutRequest)
        follow();
    return QWidget::eventFilter(watched, event);
}

void KeptBackCover::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colors().ground);
}

} // namespace takt::gui
