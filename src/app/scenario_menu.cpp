#include "app/scenario_menu.h"

#include <QActionGroup>
#include <QInputDialog>
#include <QMenu>
#include <QPainter>

#include "gui/common/scenario_names.h"
#include "gui/common/theme.h"

namespace takt::app {

namespace {
constexpr int kWidth = 192;
constexpr int kPad = 12;
constexpr int kArrow = 14;

QString menuText(std::string_view name) {
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))
        .replace(QLatin1Char('&'), QLatin1String("&&"));
}

/// Asks for a name; empty when the user thought better of it.
QString askName(QWidget* parent, const QString& title, const QString& label, const QString& now) {
    bool ok = false;
    const auto name = QInputDialog::getText(parent, title, label, QLineEdit::Normal, now, &ok).trimmed();
    return ok ? name : QString();
}
} // namespace

void copyScenario(Document& document, Id source, const QString& name) {
    auto edit = document.edit();
    const Id copy = edit.copyScenario(source, name.toStdString());
    if (document.push(edit, ScenarioButton::tr("Copy scenario")))
        document.setScenario(copy);
}

void renameScenario(Document& document, Id scenario, const QString& name) {
    auto edit = document.edit();
    edit.renameScenario(scenario, name.toStdString());
    (void)document.push(edit, ScenarioButton::tr("Rename scenario"));
}

void removeScenario(Document& document, Id scenario) {
    if (document.project().scenarios.size() < 2)
        return;
    auto edit = document.edit();
    edit.removeScenario(scenario);
    (void)document.push(edit, ScenarioButton::tr("Delete scenario"));
}

ScenarioButton::ScenarioButton(Document& document, QWidget* parent)
    : QPushButton(parent), document_(document), menu_(new QMenu(this)) {
    setObjectName(QStringLiteral("scenarioButton"));
    setMenu(menu_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&gui::Theme::instance(), &gui::Theme::changed, this, qOverload<>(&QWidget::update));
    connect(menu_, &QMenu::aboutToShow, this, &ScenarioButton::fillMenu);
    connect(&document, &Document::scenarioChanged, this, &ScenarioButton::showName);
    connect(&document, &Document::scenariosChanged, this, &ScenarioButton::showName);
    connect(&document, &Document::reset, this, &ScenarioButton::showName);
    fillMenu();
    showName();
}

QSize ScenarioButton::sizeHint() const { return {kWidth, QPushButton::sizeHint().height()}; }
QSize ScenarioButton::minimumSizeHint() const { return {kWidth / 2, QPushButton::sizeHint().height()}; }

void ScenarioButton::showName() {
    setText(menuText(document_.scenario().name));
    setToolTip(tr("Scenario: %1").arg(QString::fromStdString(document_.scenario().name)));
    setAccessibleName(toolTip());
}

void ScenarioButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& c = gui::colors();
    painter.setPen(hasFocus() || isDown() ? c.accent : c.line);
    painter.setBrush(isDown() ? c.accentSoft : underMouse() ? c.ground : c.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const QRect arrow(width() - kPad - kArrow, (height() - kArrow) / 2, kArrow, kArrow);
    gui::icon(QStringLiteral("chevron-down")).paint(&painter, arrow);
    const QRect room(kPad, 0, arrow.left() - 2 * kPad, height());
    painter.setFont(gui::Theme::instance().font(0, true));
    painter.setPen(c.ink);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(QString::fromStdString(document_.scenario().name),
                                                      Qt::ElideRight, room.width()));
}

void ScenarioButton::fillMenu() {
    menu_->clear();
    auto* group = new QActionGroup(menu_);
    for (const auto& scenario : document_.project().scenarios) {
        auto* action = menu_->addAction(menuText(scenario.name));
        action->setCheckable(true);
        action->setChecked(scenario.id == document_.scenarioId());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id = scenario.id] { document_.setScenario(id); });
    }
    menu_->addSeparator();
    menu_->addAction(tr("New &copy…"), this, &ScenarioButton::askForCopy);
    menu_->addAction(tr("&Rename…"), this, &ScenarioButton::askForName);
    auto* remove = menu_->addAction(tr("&Delete"), this,
                                    [this] { removeScenario(document_, document_.scenarioId()); });
    remove->setEnabled(document_.project().scenarios.size() > 1);
}

void ScenarioButton::askForCopy() {
    const auto wish = gui::unusedScenarioName(document_.project(), tr("Future state"));
    const auto name = askName(this, tr("New copy of the scenario"), tr("&Name of the copy:"), wish);
    if (!name.isEmpty())
        copyScenario(document_, document_.scenarioId(), name);
}

void ScenarioButton::askForName() {
    const auto now = QString::fromStdString(document_.scenario().name);
    const auto name = askName(this, tr("Rename the scenario"), tr("&Name:"), now);
    if (!name.isEmpty())
        renameScenario(document_, document_.scenarioId(), name);
}

} // namespace takt::app
