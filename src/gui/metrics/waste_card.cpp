#include "gui/metrics/waste_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <cmath>

#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/common/short_text.h"
#include "gui/common/pill.h"
#include "gui/metrics/waste_bars.h"
#include "gui/metrics/waste_dialog.h"
#include "model/calendar.h"

namespace takt::gui {

WasteCard::WasteCard(Document& document, Playback& playback, QWidget* parent)
    : QWidget(parent), document_(document), playback_(playback), bars_(new WasteBars), lamp_(new Pill), sum_(new ShortLabel),
      more_(new QPushButton(tr("De&tails…"))), options_(new QPushButton(tr("Options") + QStringLiteral(" ▾"))) {
    bars_->setObjectName(QStringLiteral("scrolled"));
    auto* scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Seven wastes"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(bars_);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setFocusPolicy(Qt::NoFocus);
    makeQuiet(sum_);
    sum_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(scroll, 1);
    more_->setFlat(true);
    more_->setToolTip(tr("Pareto of the places, where each paid hour went, and what is taken as given"));
    column->addWidget(sum_);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(4);
    foot->addWidget(lamp_);
    foot->addStretch(1);
    foot->addWidget(more_);
    column->addLayout(foot);
    connect(more_, &QPushButton::clicked, this, &WasteCard::openDetail);
    connect(bars_, &WasteBars::elementChosen, this, &WasteCard::elementChosen);
    buildOptions();
}

void WasteCard::buildOptions() {
    options_->setFlat(true);
    options_->setStyleSheet(QStringLiteral("QPushButton::menu-indicator { image: none; width: 0; }"));
    options_->setToolTip(tr("How the ledger counts"));
    options_->setAccessibleName(options_->toolTip());
    auto* menu = new QMenu(options_);
    setup_ = menu->addAction(tr("Setup counts as &waste"));
    money_ = menu->addAction(tr("Show &money"));
    for (auto* action : {setup_, money_})
        action->setCheckable(true);
    connect(setup_, &QAction::triggered, this, [this](bool on) {
        set(&Settings::setupIsWaste, on, on ? tr("Count setup as waste") : tr("Count setup as incidental work"));
    });
    connect(money_, &QAction::triggered, this, [this](bool on) { set(&Settings::moneyShown, on, on ? tr("Show money") : tr("Hide money")); });
    options_->setMenu(menu);
}

void WasteCard::set(bool Settings::*member, bool on, const QString& undo) {
    Edit edit = document_.edit();
    edit.modify<Settings>(document_.project().settings().id, [&](Settings& s) { s.*member = on; });
    document_.push(edit, undo);
    refresh();
}

void WasteCard::openDetail() {
    if (!dialog_) {
        dialog_ = new WasteDialog(this);
        connect(dialog_, &WasteDialog::elementChosen, this, &WasteCard::elementChosen);
    }
    updateDetail();
    dialog_->openAt(WasteDialog::Tab::Pareto);
}

/// The dialog keeps what it shows: the run may go while it is open.
void WasteCard::updateDetail() {
    const Settings& settings = document_.project().settings();
    const auto result = playback_.result();
    WasteDetail detail;
    if (result && result->ledger)
        detail.ledger = {result, &*result->ledger};
    else
        detail.why = playback_.hasRun() ? tr("The ledger is drawn up when the run is finished.") : tr("No run yet.");
    if (detail.ledger && detail.ledger != detailLedger_)
        detailProject_ = std::make_shared<const Project>(playback_.runProject());
    detailLedger_ = detail.ledger;
    detail.project = detailProject_;
    detail.scenario = playback_.hasRun() ? playback_.runScenario().id : Id{};
    detail.setup = settings.setupIsWaste ? sim::SetupCounts::AsWaste : sim::SetupCounts::AsIncidental;
    detail.currency = settings.moneyShown ? QString::fromStdString(settings.currency) : QString();
    detail.nameOf = [this](Id id) { return playback_.nameOf(id); };
    dialog_->set(std::move(detail));
}

void WasteCard::refresh() {
    if (dialog_ && dialog_->isVisible())
        updateDetail();
    const Settings& settings = document_.project().settings();
    setup_->setChecked(settings.setupIsWaste);
    money_->setChecked(settings.moneyShown);
    const auto result = playback_.result();
    const auto counts = settings.setupIsWaste ? sim::SetupCounts::AsWaste : sim::SetupCounts::AsIncidental;
    const QString currency = QString::fromStdString(settings.currency);
    const auto nameOf = [this](Id id) { return playback_.nameOf(id); };
    const auto quantityOf = [this](Id id, double steps) {
        const Item* item = playback_.hasRun() ? playback_.runPlant().find<Item>(id) : nullptr;
        return item ? quantity(std::llround(steps), *item) : number(steps);
    };
    const bool known = result && result->ledger;
    lamp_->setVisible(known);
    sum_->setVisible(known);
    more_->setVisible(known);
    if (!known) {
        bars_->set(std::nullopt, playback_.hasRun() ? tr("The ledger is drawn up when the run is finished.") : tr("No run yet."), currency, counts, nameOf, quantityOf);
        return;
    }
    const WasteFigures figures = wasteFigures(*result->ledger, counts, settings.moneyShown);
    const bool closes = figures.operatorsClose && figures.partsClose;
    lamp_->set(closes ? Pill::Kind::Good : Pill::Kind::Bad,
               closes ? tr("The ledger closes: %1 h, all accounted for").arg(number(figures.paidHours, 1))
                      : tr("The ledger does not close: %1 paid hours, %2 accounted for")
                            .arg(number(figures.paidHours, 1), number(figures.accountedHours, 1)));
    lamp_->setToolTip(tr("%1 hours are paid a week, %2 are accounted for.").arg(number(figures.paidHours, 1), number(figures.accountedHours, 1)) + QLatin1Char(' ') +
                      tr("Paid time of the operators = all they did and waited for; time of the parts = all they went through. Both are "
                         "counted in whole microseconds.") +
                      (settings.moneyShown && !figures.hasMoney
                           ? QLatin1Char('\n') + tr("With wages, values and holding rates entered, the wastes are told in money too.")
                           : QString()));
    const auto* delivered = result->find("throughput.per_day");
    const SharedTables& shared = playback_.runProject().shared;
    const double days = WorkingTime::compile(shared, effectiveCalendar(shared, Id{})).workingDaysPerWeek();
    const double week = delivered ? delivered->value.mean * days : 0;
    QString sum;
    if (figures.hasMoney && week > 0)
        sum = tr("%1 %2 a week, %3 %2 a piece delivered")
                  .arg(number(figures.money), currency, number(figures.money / week, 2));
    sum_->setText(sum);
    sum_->setToolTip(sum);
    sum_->setVisible(!sum.isEmpty());
    bars_->set(figures, {}, currency, counts, nameOf, quantityOf);
}

} // namespace takt::gui
