#include "gui/common/message_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {

QColor groundOf(Pill::Kind kind) {
    const Palette& c = colors();
    switch (kind) {
    case Pill::Kind::Good: return c.goodSoft;
    case Pill::Kind::Warning: return c.warningSoft;
    case Pill::Kind::Bad: return c.badSoft;
    case Pill::Kind::Neutral: break;
    }
    return c.accentSoft;
}

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), label_(new QLabel), actions_(new QHBoxLayout), close_(new QToolButton) {
    label_->setWordWrap(true);
    label_->setTextFormat(Qt::PlainText);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    close_->setIcon(icon(QStringLiteral("close")));
    close_->setAccessibleName(tr("Dismiss this message"));
    close_->setToolTip(tr("Dismiss (Esc)"));
    actions_->setSpacing(8);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(40, 6, 8, 6);
    row->setSpacing(12);
    row->addWidget(label_, 1);
    row->addLayout(actions_);
    row->addWidget(close_);
    connect(close_, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void MessageBar::say(Pill::Kind kind, const QString& text) {
    clearActions();
    kind_ = kind;
    label_->setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    update();
}

void MessageBar::addAction(const QString& text, std::function<void()> act) {
    auto* button = new QPushButton(text);
    actions_->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, act = std::move(act)] {
        const auto run = act; // dismissing deletes the button that holds it
        dismiss();
        run();
    });
}

void MessageBar::dismiss() {
    if (isHidden())
        return;
    hide();
    clearActions();
    Q_EMIT dismissed();
}

QString MessageBar::text() const { return isHidden() ? QString() : label_->text(); }

void MessageBar::clearActions() {
    while (QLayoutItem* item = actions_->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
}

void MessageBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), groundOf(kind_));
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors().line);
    paintMark(painter, kind_, {22.0, height() / 2.0}, 10);
}

void MessageBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

} // namespace takt::gui
