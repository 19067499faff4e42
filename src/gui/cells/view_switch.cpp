#include "gui/cells/view_switch.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

#include "gui/common/theme.h"

namespace takt::gui {

ViewSwitch::ViewSwitch(const QString& name, const QStringList& views, QWidget* parent)
    : QWidget(parent), views_(new QButtonGroup(this)) {
    setAccessibleName(name);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int i = 0; i < views.size(); ++i) {
        auto* button = new QToolButton;
        button->setText(views[i]);
        button->setAccessibleName(views[i]);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button);
        views_->addButton(button, i);
    }
    if (!views.isEmpty())
        views_->button(0)->setChecked(true);
    connect(views_, &QButtonGroup::idClicked, this, &ViewSwitch::chosen);
    connect(&Theme::instance(), &Theme::changed, this, &ViewSwitch::dress);
    dress();
}

int ViewSwitch::current() const { return views_->checkedId(); }

void ViewSwitch::setCurrent(int view) {
    if (auto* button = views_->button(view))
        button->setChecked(true);
}

void ViewSwitch::dress() {
    const auto& c = colors();
    const auto last = static_cast<int>(views_->buttons().size()) - 1;
    for (int i = 0; i <= last; ++i)
        views_->button(i)->setStyleSheet(
            QStringLiteral("QToolButton { background: %1; color: %2; border: 1px solid %3; padding: 1px 8px; min-height: 18px;"
                           " border-top-left-radius: %6px; border-bottom-left-radius: %6px;"
                           " border-top-right-radius: %7px; border-bottom-right-radius: %7px; margin-left: %8px; }"
                           "QToolButton:hover { color: %4; }"
                           "QToolButton:checked { background: %5; color: %4; border-color: %3; font-weight: 600; }"
                           "QToolButton:focus { border-color: %4; }")
                .arg(c.panel.name(), c.ink.name(), c.line.name(), c.accent.name(), mixed(c.panel, c.accent, 0.14).name())
                .arg(i == 0 ? 5 : 0)
                .arg(i == last ? 5 : 0)
                .arg(i == 0 ? 0 : -1));
}

} // namespace takt::gui
