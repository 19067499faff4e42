#include "app/against_button.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include "gui/common/theme.h"

namespace takt::app {

namespace {
constexpr int kMostWidth = 130;
}

AgainstButton::AgainstButton(Document& document, PlantReview& review, QWidget* parent)
    : QWidget(parent), document_(document), review_(review), word_(new QLabel(tr("a&gainst"), this)),
      button_(new QToolButton(this)), menu_(new QMenu(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(word_);
    layout->addWidget(button_);
    word_->setBuddy(button_);
    button_->setObjectName(QStringLiteral("againstButton"));
    button_->setAutoRaise(true);
    button_->setPopupMode(QToolButton::InstantPopup);
    button_->setMenu(menu_);
    button_->setFocusPolicy(Qt::StrongFocus);
    connect(menu_, &QMenu::aboutToShow, this, &AgainstButton::fillMenu);
    connect(&review, &PlantReview::reviewed, this, &AgainstButton::refresh);
    connect(&gui::Theme::instance(), &gui::Theme::changed, this, &AgainstButton::refresh);
    refresh();
}

void AgainstButton::refresh() {
    setVisible(document_.project().scenarios.size() > 1);
    const auto* other = document_.project().scenario(review_.against());
    const auto name = other ? QString::fromStdString(other->name) : tr("nothing");
    const auto& c = gui::colors();
    word_->setStyleSheet(QStringLiteral("color: %1;").arg(c.quiet.name()));
    button_->setStyleSheet(
        QStringLiteral("QToolButton { color: %1; border: none; padding: 4px; font-weight: 600; }"
                       "QToolButton:hover, QToolButton:focus { background: %2; border-radius: 4px; }"
                       "QToolButton::menu-indicator { image: none; }")
            .arg(c.accent.name(), c.accentSoft.name(QColor::HexArgb)));
    const auto shown = button_->fontMetrics().elidedText(name, Qt::ElideRight, kMostWidth);
    button_->setText(shown + QStringLiteral(" ▾"));
    button_->setToolTip(tr("The figures are compared with: %1").arg(name));
    button_->setAccessibleName(tr("Compared with %1").arg(name));
}

void AgainstButton::fillMenu() {
    menu_->clear();
    auto* group = new QActionGroup(menu_);
    const auto add = [&](const QString& text, Id id) {
        auto* action = menu_->addAction(text);
        action->setCheckable(true);
        action->setChecked(id == review_.against());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id] { review_.compareWith(id); });
    };
    for (const auto& scenario : document_.project().scenarios)
        if (scenario.id != document_.scenarioId())
            add(QString::fromStdString(scenario.name).replace(QLatin1Char('&'), QLatin1String("&&")),
                scenario.id);
    menu_->addSeparator();
    add(tr("&Nothing"), {});
}

} // namespace takt::app
