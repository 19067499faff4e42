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

RunSettingsDialog::RunSettingsDialog(const sim::RunSettings& settings, const sim::RunResult* result, QWidget* parent)
    : QDialog(parent), given_(settings), ui_(std::make_unique<Ui::RunSettingsDialog>()) {
    ui_->setupUi(this);
    ui_->seed->setText(QString::number(settings.seed));
    ui_->horizon->setText(QString::fromStdString(formatSpan(settings.horizon)));
    ui_->warmUp->setText(QString::fromStdString(formatSpan(settings.warmUp)));
    ui_->another->setIcon(gui::icon(QStringLiteral("seed")));
    ui_->buttons->button(QDialogButtonBox::Ok)->setText(tr("&Run"));
    for (auto* quiet : {ui_->note, ui_->found, ui_->repeatNote})
        gui::makeQuiet(quiet);
    ui_->findWarmUp->setChecked(settings.findWarmUp);
    takeRepeat(settings);
    if (result)
        showFound(*result);
    for (auto* why : {ui_->seedWhy, ui_->horizonWhy, ui_->warmUpWhy})
        gui::setTone(why, gui::Tone::Bad);
    for (const auto* edit : {ui_->seed, ui_->horizon, ui_->warmUp})
        connect(edit, &QLineEdit::textChanged, this, &RunSettingsDialog::check);
    connect(ui_->another, &QPushButton::clicked, this, &RunSettingsDialog::drawSeed);
    connect(ui_->findWarmUp, &QCheckBox::toggled, this, &RunSettingsDialog::showFindWarmUp);
    showFindWarmUp();
    connect(ui_->repeat, &QComboBox::currentIndexChanged, this, &RunSettingsDialog::showRepeat);
    check();
    showRepeat();
    ui_->seed->selectAll();
}

RunSettingsDialog::~RunSettingsDialog() = default;

void RunSettingsDialog::drawSeed() {
    ui_->seed->setText(QString::number(QRandomGenerator::global()->bounded(1, 10'000)));
}

RunSettingsDialog::Repeat RunSettingsDialog::repeat() const {
    return static_cast<Repeat>(ui_->repeat->currentIndex());
}

void RunSettingsDialog::takeRepeat(const sim::RunSettings& settings) {
    const std::pair<const char*, QString> figures[] = {
        {"flow_time.mean", tr("time through the plant")},
        {"throughput.per_day", tr("pieces delivered a day")},
        {"stock_days.total", tr("mean stock on the ladder")},
        {"fill_rate", tr("share served when asked")},
    };
    for (const auto& [key, name] : figures)
        ui_->figure->addItem(name, QString::fromLatin1(key));
    const QString of = QString::fromStdString(settings.precisionOf);
    if (ui_->figure->findData(of) < 0)
        ui_->figure->addItem(of, of);
    ui_->figure->setCurrentIndex(ui_->figure->findData(of));
    const Repeat repeat = settings.precision > 0      ? Repeat::UntilKnown
                          : settings.replications > 1 ? Repeat::Times
                          : settings.batches          ? Repeat::Parts
                                                      : Repeat::Not;
    ui_->repeat->setCurrentIndex(static_cast<int>(repeat));
    if (settings.replications > 1)
        ui_->times->setValue(static_cast<int>(settings.replications));
    if (settings.precision > 0)
        ui_->precision->setValue(settings.precision * 100);
    ui_->most->setValue(static_cast<int>(settings.mostReplications));
}

/// Only what belongs to the way of repeating that is chosen.
void RunSettingsDialog::showRepeat() {
    const bool times = repeat() == Repeat::Times, known = repeat() == Repeat::UntilKnown;
    for (QWidget* widget : std::initializer_list<QWidget*>{ui_->timesLabel, ui_->times})
        widget->setVisible(times);
    for (QWidget* widget : std::initializer_list<QWidget*>{ui_->figureLabel, ui_->figure, ui_->precisionLabel,
                                                           ui_->precision, ui_->mostLabel, ui_->most})
        widget->setVisible(known);
    static const char* const notes[] = {
        QT_TR_NOOP("How far chance moves the figures is then not known."),
        QT_TR_NOOP("The first one is on view; the figures are means of all, with how sure they are."),
        QT_TR_NOOP("The first one is on view. Ten are run at least; the figures are means of all."),
        QT_TR_NOOP("For one long run: its parts, the batches, are compared as if they were runs of their own."),
    };
    ui_->repeatNote->setText(tr(notes[ui_->repeat->currentIndex()]));
    adjustSize();
}

/// What was entered comes back when it is not to be found after all.
void RunSettingsDialog::showFindWarmUp() {
    const bool finds = ui_->findWarmUp->isChecked();
    if (finds)
        enteredWarmUp_ = ui_->warmUp->text();
    ui_->warmUp->setEnabled(!finds);
    ui_->warmUp->setText(finds ? QString() : enteredWarmUp_.isEmpty() ? ui_->warmUp->text() : enteredWarmUp_);
    ui_->warmUp->setPlaceholderText(finds ? tr("by trial runs") : QString());
    check();
}

void RunSettingsDialog::showFound(const sim::RunResult& result) {
    if (!result.warmUp)
        return;
    const QString span = QString::fromStdString(formatSpan(result.warmUp->span));
    if (given_.findWarmUp)
        ui_->warmUp->setText(span);
    ui_->found->setText(result.warmUp->runTooShort
                            ? tr("Found for the run on view: %1, but it is too short to be sure. Make it longer.").arg(span)
                        : result.warmUp->span.amount == 0 ? tr("Found for the run on view: none is needed.")
                                                          : tr("Found for the run on view: %1.").arg(span));
    ui_->found->show();
}

void RunSettingsDialog::check() {
    const auto horizon = spanOf(ui_->horizon);
    tell(ui_->seed, ui_->seedWhy, seedOf(ui_->seed) ? QString() : tr("a seed is a whole number from 0 on"));
    tell(ui_->horizon, ui_->horizonWhy,
         horizon && horizon->amount <= 0 ? tr("the run must have a length") : whyNot(horizon));
    const bool finds = ui_->findWarmUp->isChecked();
    tell(ui_->warmUp, ui_->warmUpWhy, finds ? QString() : whyNot(spanOf(ui_->warmUp)));
    ui_->buttons->button(QDialogButtonBox::Ok)->setEnabled(settings().has_value());
}

std::optional<sim::RunSettings> RunSettingsDialog::settings() const {
    const auto seed = seedOf(ui_->seed);
    const auto horizon = spanOf(ui_->horizon);
    const bool finds = ui_->findWarmUp->isChecked();
    const auto warmUp = finds ? Result<Span>(Span{}) : spanOf(ui_->warmUp);
    if (!seed || !horizon || !warmUp || horizon->amount <= 0)
        return std::nullopt;
    sim::RunSettings settings = given_;
    settings.seed = *seed;
    settings.horizon = *horizon;
    settings.warmUp = *warmUp;
    settings.findWarmUp = finds;
    const bool known = repeat() == Repeat::UntilKnown;
    settings.replications = repeat() == Repeat::Times ? ui_->times->value() : 1;
    settings.precision = known ? ui_->precision->value() / 100 : 0.0;
    if (known) {
        settings.precisionOf = ui_->figure->currentData().toString().toStdString();
        settings.mostReplications = ui_->most->value();
    }
    settings.batches = repeat() == Repeat::Parts;
    return settings;
}

} // namespace takt::app
