#include "app/run_settings_dialog.h"

#include <QPushButton>
#include <QRandomGenerator>

#include "document/document.h"
#include "gui/common/card_frame.h"
#include "gui/common/theme.h"
#include "model/units.h"
#include "ui_run_settings_dialog.h"

namespace takt::app {

namespace {

Result<Span> spanOf(const QLineEdit* edit) { return parseSpan(edit->text().trimmed().toStdString()); }

Result<std::uint64_t> seedOf(const QLineEdit* edit) {
    bool ok = false;
    const auto seed = edit->text().trimmed().toULongLong(&ok);
    if (!ok)
        return fail(ErrorCode::BadNumber, {edit->text().toStdString()});
    return seed;
}

template <class Value>
QString whyNot(const Result<Value>& result) {
    return result ? QString() : errorText(result.error());
}

/// Marks an entry and says why under it; nothing when there is no reason to.
void tell(QLineEdit* edit, QLabel* label, const QString& why) {
    label->setText(why.left(1).toUpper() + why.mid(1));
    label->setVisible(!why.isEmpty());
    edit->setAccessibleDescription(why);
    edit->setStyleSheet(
        why.isEmpty() ? QString() : QStringLiteral("border: 1px solid %1;").arg(gui::colors().bad.name()));
}

} // namespace

RunSettingsDialog::RunSettingsDialog(const sim::RunSettings& settings, QWidget* parent)
    : QDialog(parent), given_(settings), ui_(std::make_unique<Ui::RunSettingsDialog>()) {
    ui_->setupUi(this);
    ui_->seed->setText(QString::number(settings.seed));
    ui_->horizon->setText(QString::fromStdString(formatSpan(settings.horizon)));
    ui_->warmUp->setText(QString::fromStdString(formatSpan(settings.warmUp)));
    ui_->another->setIcon(gui::icon(QStringLiteral("seed")));
    ui_->buttons->button(QDialogButtonBox::Ok)->setText(tr("&Run"));
    gui::makeQuiet(ui_->note);
    for (auto* why : {ui_->seedWhy, ui_->horizonWhy, ui_->warmUpWhy})
        gui::setTone(why, gui::Tone::Bad);
    for (const auto* edit : {ui_->seed, ui_->horizon, ui_->warmUp})
        connect(edit, &QLineEdit::textChanged, this, &RunSettingsDialog::check);
    connect(ui_->another, &QPushButton::clicked, this, &RunSettingsDialog::drawSeed);
    check();
    ui_->seed->selectAll();
}

RunSettingsDialog::~RunSettingsDialog() = default;

void RunSettingsDialog::drawSeed() {
    ui_->seed->setText(QString::number(QRandomGenerator::global()->bounded(1, 10'000)));
}

void RunSettingsDialog::check() {
    const auto horizon = spanOf(ui_->horizon);
    tell(ui_->seed, ui_->seedWhy, seedOf(ui_->seed) ? QString() : tr("a seed is a whole number from 0 on"));
    tell(ui_->horizon, ui_->horizonWhy,
         horizon && horizon->amount <= 0 ? tr("the run must have a length") : whyNot(horizon));
    tell(ui_->warmUp, ui_->warmUpWhy, whyNot(spanOf(ui_->warmUp)));
    ui_->buttons->button(QDialogButtonBox::Ok)->setEnabled(settings().has_value());
}

std::optional<sim::RunSettings> RunSettingsDialog::settings() const {
    const auto seed = seedOf(ui_->seed);
    const auto horizon = spanOf(ui_->horizon);
    const auto warmUp = spanOf(ui_->warmUp);
    if (!seed || !horizon || !warmUp || horizon->amount <= 0)
        return std::nullopt;
    sim::RunSettings settings = given_;
    settings.seed = *seed;
    settings.horizon = *horizon;
    settings.warmUp = *warmUp;
    return settings;
}

} // namespace takt::app
