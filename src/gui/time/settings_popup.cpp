#include "gui/time/settings_popup.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScreen>
#include <QSpinBox>

#include "gui/common/card_frame.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {
constexpr int kMostDays = 10'000;
} // namespace

SettingsPopup::SettingsPopup(Playback& playback, QWidget* parent)
    : QFrame(parent, Qt::Popup), playback_(playback), seed_(new QLineEdit), days_(new QSpinBox),
      problem_(new QLabel) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("settingsPopup"));
    setStyleSheet(QStringLiteral("#settingsPopup { background: %1; border: 1px solid %2; }")
                      .arg(colors().panel.name(), colors().line.name()));
    const auto& settings = playback.settings();
    seed_->setText(QString::number(settings.seed));
    seed_->setAccessibleName(tr("Seed"));
    days_->setRange(1, kMostDays);
    days_->setSuffix(QLatin1Char(' ') + tr("wd"));
    days_->setAccessibleName(tr("Length of the run in working days"));
    if (settings.horizon.unit == Span::Unit::WorkingDays)
        days_->setValue(static_cast<int>(settings.horizon.amount / 1'000'000));
    else
        days_->setValue(static_cast<int>(settings.horizon.amount / kDay.us));

    auto* another = new QPushButton(icon(QStringLiteral("seed")), tr("&Another"));
    another->setToolTip(tr("Another seed: the same plant with other luck"));
    auto* run = new QPushButton(tr("&Run"));
    run->setDefault(true);
    auto* seedLabel = new QLabel(tr("&Seed"));
    seedLabel->setBuddy(seed_);
    auto* daysLabel = new QLabel(tr("&Length"));
    daysLabel->setBuddy(days_);
    auto* note = new QLabel(tr("The same seed repeats the run to the last piece."));
    makeQuiet(note);
    makeQuiet(problem_);
    problem_->hide();

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(16, 14, 16, 14);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(seedLabel, 0, 0);
    grid->addWidget(seed_, 0, 1);
    grid->addWidget(another, 0, 2);
    grid->addWidget(daysLabel, 1, 0);
    grid->addWidget(days_, 1, 1);
    grid->addWidget(run, 1, 2);
    grid->addWidget(note, 2, 0, 1, 3);
    grid->addWidget(problem_, 3, 0, 1, 3);
    connect(another, &QPushButton::clicked, this, &SettingsPopup::drawSeed);
    connect(run, &QPushButton::clicked, this, &SettingsPopup::apply);
    connect(seed_, &QLineEdit::returnPressed, this, &SettingsPopup::apply);
    connect(seed_, &QLineEdit::textChanged, this, &SettingsPopup::check);
    seed_->selectAll();
    seed_->setFocus();
}

void SettingsPopup::popUpAbove(const QWidget* anchor) {
    adjustSize();
    const QPoint corner = anchor->mapToGlobal(QPoint(anchor->width(), 0));
    const QRect screen = anchor->screen()->availableGeometry();
    const int x =
        std::clamp(corner.x() - width(), screen.left(), std::max(screen.left(), screen.right() - width()));
    move(x, std::max(screen.top(), corner.y() - height() - 8));
    show();
}

void SettingsPopup::check() {
    bool good = false;
    seed_->text().trimmed().toULongLong(&good);
    problem_->setVisible(!good);
    problem_->setText(tr("A seed is a whole number from 0 on."));
    adjustSize();
}

void SettingsPopup::drawSeed() {
    seed_->setText(QString::number(QRandomGenerator::global()->bounded(1, 10'000)));
}

void SettingsPopup::apply() {
    bool good = false;
    sim::RunSettings settings = playback_.settings();
    settings.seed = seed_->text().trimmed().toULongLong(&good);
    if (!good)
        return check();
    settings.horizon = Span::workingDays(days_->value());
    close();
    playback_.setSettings(settings);
}

} // namespace takt::gui
