#include "app/page_rail.h"

#include <QAction>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/common/theme.h"

namespace takt::app {

namespace {
constexpr int kWidth = 52;
constexpr int kHeight = 52;
constexpr int kIcon = 24;
constexpr int kMarkWidth = 3;
} // namespace

RailButton::RailButton(QWidget* parent) : QToolButton(parent) {
    setFocusPolicy(Qt::TabFocus);
    setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    connect(&gui::Theme::instance(), &gui::Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize RailButton::sizeHint() const {
    const QFontMetrics metrics(gui::Theme::instance().font(-1, true));
    return {std::max(kWidth, metrics.horizontalAdvance(text()) + 12),
            kHeight + std::max(0, metrics.height() - 14)};
}

void RailButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& c = gui::colors();
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? c.accentSoft : c.ground);
        painter.drawRoundedRect(box, 6, 6);
    }
    if (hasFocus()) {
        painter.setPen(c.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 6, 6);
    }
    const QFont font = gui::Theme::instance().font(-1, isChecked());
    const int textHeight = QFontMetrics(font).height();
    const QRect picture((width() - kIcon) / 2, (height() - kIcon - textHeight - 3) / 2, kIcon, kIcon);
    icon().paint(&painter, picture, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled,
                 isChecked() ? QIcon::On : QIcon::Off);
    painter.setFont(font);
    painter.setPen(isChecked() ? c.accent : c.quiet);
    painter.drawText(QRect(0, picture.bottom() + 4, width(), textHeight), Qt::AlignCenter, text());
}

PageRail::PageRail(QWidget* parent) : QWidget(parent), buttons_(new QVBoxLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(5, 8, 5, 8);
    layout->addLayout(buttons_);
    layout->addStretch(1);
    buttons_->setSpacing(8);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    setAccessibleName(tr("Pages"));
    connect(&gui::Theme::instance(), &gui::Theme::changed, this, qOverload<>(&QWidget::update));
}

void PageRail::add(QAction* page) {
    auto* button = new RailButton(this);
    button->setDefaultAction(page);
    button->setObjectName(page->objectName() + QStringLiteral("Button"));
    button->setAccessibleName(tr("%1 page").arg(button->text()));
    buttons_->addWidget(button);
    connect(page, &QAction::toggled, this, qOverload<>(&QWidget::update));
}

void PageRail::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& c = gui::colors();
    painter.fillRect(rect(), c.panel);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), c.line);
    for (const auto* button : findChildren<RailButton*>())
        if (button->isChecked())
            painter.fillRect(QRect(0, button->y() + 8, kMarkWidth, button->height() - 16), c.accent);
}

} // namespace takt::app
