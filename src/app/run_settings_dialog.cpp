#include "app/run_settings_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "document/document.h"
#include "gui/common/card_frame.h"
#include "gui/common/theme.h"
#include "model/units.h"

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

} // namespace

RunSettingsDialog::RunSettingsDialog(const sim::RunSettings& settings, QWidget* parent)
    : QDialog(parent), given_(settings) {
    setWindowTitle(tr("Run settings"));
    auto* layout = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    seed_ = addEntry(form, tr("&Seed:"), QStringLiteral("seed"), QString::number(settings.seed));
    horizon_ = addEntry(form, tr("&Length of the run:"), QStringLiteral("horizon"),
                        QString::fromStdString(formatSpan(settings.horizon)));
    warmUp_ = addEntry(form, tr("&Warm-up:"), QStringLiteral("warmUp"),
                       QString::fromStdString(formatSpan(settings.warmUp)));
    seed_.edit->setToolTip(tr("The same seed gives the same luck, in every scenario"));
    horizon_.edit->setToolTip(tr("Working days (60 wd) or time by the clock (48 h)"));
    warmUp_.edit->setToolTip(tr("Left out of every measure; shorter than the run"));
    layout->addLayout(form);
    auto* note = new QLabel(tr("Write working days as \"60 wd\", time by the clock as \"48 h\" or \"2 d\"."));
    gui::makeQuiet(note);
    layout->addWidget(note);
    buttons_ = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    layout->addWidget(buttons_);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
    seed_.edit->selectAll();
}

RunSettingsDialog::Entry RunSettingsDialog::addEntry(QFormLayout* form, const QString& label,
                                                     const QString& name, const QString& text) {
    Entry entry{new QLineEdit(text), new QLabel};
    entry.edit->setObjectName(name);
    entry.edit->setMinimumWidth(180);
    entry.why->setWordWrap(true);
    entry.why->setStyleSheet(QStringLiteral("color: %1;").arg(gui::colors().badText.name()));
    entry.why->hide();
    form->addRow(label, entry.edit);
    form->addRow(QString(), entry.why);
    connect(entry.edit, &QLineEdit::textChanged, this, &RunSettingsDialog::check);
    return entry;
}

void RunSettingsDialog::check() {
    if (!warmUp_.edit)
        return;
    const auto tell = [](const Entry& entry, const QString& why) {
        entry.why->setText(why.left(1).toUpper() + why.mid(1));
        entry.why->setVisible(!why.isEmpty());
        entry.edit->setAccessibleDescription(why);
        entry.edit->setStyleSheet(
            why.isEmpty() ? QString()
                          : QStringLiteral("border: 1px solid %1;").arg(gui::colors().bad.name()));
    };
    tell(seed_, whyNot(seedOf(seed_.edit)));
    const auto horizon = spanOf(horizon_.edit);
    tell(horizon_, horizon && horizon->amount <= 0 ? tr("the run must have a length") : whyNot(horizon));
    tell(warmUp_, whyNot(spanOf(warmUp_.edit)));
    if (buttons_)
        buttons_->button(QDialogButtonBox::Ok)->setEnabled(settings().has_value());
}

std::optional<sim::RunSettings> RunSettingsDialog::settings() const {
    const auto seed = seedOf(seed_.edit);
    const auto horizon = spanOf(horizon_.edit);
    const auto warmUp = spanOf(warmUp_.edit);
    if (!seed || !horizon || !warmUp || horizon->amount <= 0)
        return std::nullopt;
    sim::RunSettings settings = given_;
    settings.seed = *seed;
    settings.horizon = *horizon;
    settings.warmUp = *warmUp;
    return settings;
}

} // namespace takt::app
