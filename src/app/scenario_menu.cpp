#include "app/scenario_menu.h"

#include <QActionGroup>
#include <QInputDialog>
#include <QMenu>

#include "gui/common/theme.h"

namespace takt::app {

namespace {
constexpr int kWidth = 192;
constexpr int kRoomForArrow = 40;

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

QString unusedScenarioName(const Project& project, const QString& wish) {
    QString name = wish;
    for (int i = 2; project.scenario(std::string_view(name.toStdString())); ++i)
        name = QStringLiteral("%1 %2").arg(wish).arg(i);
    return name;
}

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
    setStyleSheet(QStringLiteral("QPushButton { text-align: left; font-weight: bold; padding: 4px 12px; }"));
    connect(menu_, &QMenu::aboutToShow, this, &ScenarioButton::fillMenu);
    connect(&document, &Document::scenarioChanged, this, &ScenarioButton::showName);
    connect(&document, &Document::scenariosChanged, this, &ScenarioButton::showName);
    connect(&document, &Document::reset, this, &ScenarioButton::showName);
    fillMenu();
    showName();
}

QSize ScenarioButton::sizeHint() const { return {kWidth, QPushButton::sizeHint().height()}; }
QSize ScenarioButton::minimumSizeHint() const { return {kWidth / 2, QPushButton::sizeHint().height()}; }

void ScenarioButton::resizeEvent(QResizeEvent* event) {
    QPushButton::resizeEvent(event);
    showName();
}

void ScenarioButton::showName() {
    const auto name = QString::fromStdString(document_.scenario().name);
    QFont strong = font();
    strong.setBold(true);
    auto shown = QFontMetrics(strong).elidedText(name, Qt::ElideRight, std::max(20, width() - kRoomForArrow));
    setText(shown.replace(QLatin1Char('&'), QLatin1String("&&")));
    setToolTip(tr("Scenario: %1").arg(name));
    setAccessibleName(toolTip());
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
    menu_->addAction(tr("New &Copy…"), this, &ScenarioButton::askForCopy);
    menu_->addAction(tr("&Rename…"), this, &ScenarioButton::askForName);
    auto* remove = menu_->addAction(tr("&Delete"), this,
                                    [this] { removeScenario(document_, document_.scenarioId()); });
    remove->setEnabled(document_.project().scenarios.size() > 1);
}

void ScenarioButton::askForCopy() {
    const auto wish = unusedScenarioName(document_.project(), tr("Future state"));
    const auto name = askName(this, tr("New Copy of the Scenario"), tr("&Name of the copy:"), wish);
    if (!name.isEmpty())
        copyScenario(document_, document_.scenarioId(), name);
}

void ScenarioButton::askForName() {
    const auto now = QString::fromStdString(document_.scenario().name);
    const auto name = askName(this, tr("Rename the Scenario"), tr("&Name:"), now);
    if (!name.isEmpty())
        renameScenario(document_, document_.scenarioId(), name);
}

} // namespace takt::app
