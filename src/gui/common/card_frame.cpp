#include "gui/common/card_frame.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>
#include <array>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {

/// Words that end in dots where there is no room for all.
class ElidedLabel : public QLabel {
  public:
    using QLabel::QLabel;

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const QRect room = contentsRect();
        style()->drawItemText(&painter, room, static_cast<int>(alignment()), palette(), isEnabled(),
                              fontMetrics().elidedText(text(), Qt::ElideRight, room.width()),
                              foregroundRole());
    }
};

} // namespace

void setTone(QLabel* label, Tone tone) {
    static constexpr std::array names = {"plain", "quiet", "good", "warning", "bad"};
    const QString name = QLatin1String(names[static_cast<std::size_t>(tone)]);
    if (label->property("tone").toString() == name)
        return;
    label->setProperty("tone", name); // known to the style sheet
    if (label->testAttribute(Qt::WA_WState_Polished))
        label->style()->polish(label);
}

void makeQuiet(QLabel* label, int pointDelta) {
    label->setFont(Theme::instance().font(pointDelta));
    setTone(label, Tone::Quiet);
}

CardFrame::CardFrame(const QString& title, QWidget* parent)
    : QFrame(parent), title_(new QLabel(title)), subtitle_(new ElidedLabel), note_(new QLabel),
      head_(new QHBoxLayout), words_(new QBoxLayout(QBoxLayout::TopToBottom)), body_(new QVBoxLayout) {
    setAccessibleName(title);
    title_->setTextFormat(Qt::PlainText);
    subtitle_->setTextFormat(Qt::PlainText);
    subtitle_->hide();
    note_->hide();
    for (QLabel* label : {title_, subtitle_})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    words_->addWidget(title_);
    words_->addWidget(subtitle_, 1);
    head_->setSpacing(Theme::kGrid * 2);
    head_->addLayout(words_, 1);
    head_->addWidget(note_, 0, Qt::AlignVCenter);

    auto* all = new QVBoxLayout(this);
    all->addLayout(head_);
    all->addLayout(body_, 1);
    setCompact(false);
    connect(&Theme::instance(), &Theme::changed, this, &CardFrame::applyTheme);
    applyTheme();
}

void CardFrame::setTitle(const QString& title) {
    title_->setText(title);
    setAccessibleName(title);
}

QString CardFrame::title() const { return title_->text(); }

void CardFrame::setSubtitle(const QString& text) {
    subtitle_->setText(text);
    subtitle_->setToolTip(text);
    subtitle_->setVisible(!text.isEmpty());
    arrangeWords();
}

void CardFrame::arrangeWords() {
    words_->setDirection(compact_ ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    words_->setSpacing(compact_ ? Theme::kGrid * 3 : 2);
    const bool shares = compact_ && !subtitle_->text().isEmpty();
    title_->setSizePolicy(shares ? QSizePolicy::Maximum : QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void CardFrame::setCompact(bool on) {
    compact_ = on;
    arrangeWords();
    const int edge = on ? 8 : 12;
    layout()->setContentsMargins(16, edge, 16, edge);
    layout()->setSpacing(on ? Theme::kGrid : Theme::kGrid * 2);
}

void CardFrame::setNote(const QString& text) {
    note_->setText(text);
    note_->setVisible(!text.isEmpty());
}

void CardFrame::setTrailing(QWidget* widget) { head_->addWidget(widget, 0, Qt::AlignVCenter); }

void CardFrame::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors().line, 1));
    painter.setBrush(colors().panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::kRadius, Theme::kRadius);
}

void CardFrame::changeEvent(QEvent* event) {
    if (event->type() == QEvent::ApplicationFontChange)
        applyTheme();
    QFrame::changeEvent(event);
}

void CardFrame::applyTheme() {
    title_->setFont(Theme::instance().font(1, true));
    makeQuiet(subtitle_);
    makeQuiet(note_);
    update();
}

} // namespace takt::gui
