#include "gui/time/what_if_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/common/card_frame.h"
#include "gui/common/field_text.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/time/intervention_text.h"
#include "gui/time/playback.h"

namespace takt::gui {

namespace {

using Kind = sim::Intervention::Kind;

constexpr int kLeastWords = 240; // wide

/// How long each lasts unless the planner says otherwise.
Duration usualLength(Kind kind) {
    switch (kind) {
    case Kind::DelayTransport: return Duration::hours(4);
    case Kind::SendAway: return Duration::hours(8);
    case Kind::CloseSupplier: return Duration::days(3);
    case Kind::SignalOutage: return Duration::hours(4);
    default: return Duration::hours(2);
    }
}

QString sentenceCase(const QString& text) { return text.left(1).toUpper() + text.mid(1); }

} // namespace

const std::vector<Kind>& WhatIfDialog::kinds() {
    static const std::vector<Kind> all = {Kind::BreakDown,     Kind::LoseCards, Kind::AddCards,      Kind::RushOrder,
                                          Kind::DelayTransport, Kind::SendAway,  Kind::CloseSupplier, Kind::SignalOutage};
    return all;
}

WhatIfDialog::WhatIfDialog(const Playback& playback, Id preferred, QWidget* parent)
    : QDialog(parent), playback_(playback), preferred_(preferred), form_(new QFormLayout), kind_(new QComboBox),
      element_(new QComboBox), item_(new QComboBox), byHand_(new QCheckBox(tr("Cards are carried by &hand meanwhile"))),
      sentence_(new QLabel) {
    setWindowTitle(tr("What if, from %1").arg(momentText(playback.cursor())));
    buildFields();
    sentence_->setWordWrap(true);
    sentence_->setTextFormat(Qt::PlainText);
    sentence_->setMinimumHeight(2 * fontMetrics().lineSpacing() + 4);
    sentence_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    ok_ = buttons->button(QDialogButtonBox::Ok);
    ok_->setText(tr("&Simulate"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addLayout(form_);
    column->addWidget(sentence_);
    column->addStretch(1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const auto kind : kinds())
        if (!elementsFor(kind).empty())
            kind_->addItem(interventionName(kind), static_cast<int>(kind));
    for (int row = kind_->count() - 1; row >= 0; --row) { // the first that can happen to what is preferred
        const auto ids = elementsFor(static_cast<Kind>(kind_->itemData(row).toInt()));
        if (std::find(ids.begin(), ids.end(), preferred) != ids.end())
            kind_->setCurrentIndex(row);
    }
    connect(kind_, &QComboBox::currentIndexChanged, this, &WhatIfDialog::showKind);
    connect(element_, &QComboBox::currentIndexChanged, this, &WhatIfDialog::showElement);
    connect(item_, &QComboBox::currentIndexChanged, this, &WhatIfDialog::showItem);
    connect(byHand_, &QCheckBox::toggled, this, &WhatIfDialog::follow);
    for (const auto* entry : {&amount_, &length_, &paper_}) {
        connect(entry->edit, &QLineEdit::textChanged, this, &WhatIfDialog::follow);
        connect(entry->edit, &QLineEdit::editingFinished, this, &WhatIfDialog::echo);
    }
    setMinimumWidth(440);
    showKind();
}

WhatIfDialog::Entry WhatIfDialog::addEntry(const QString& label, const QString& name) {
    Entry entry{new QWidget, new QLabel(label), new QLineEdit, new QLabel};
    entry.edit->setAccessibleName(name);
    entry.label->setBuddy(entry.edit);
    entry.why->setWordWrap(true);
    entry.why->setTextFormat(Qt::PlainText);
    setTone(entry.why, Tone::Bad);
    auto* column = new QVBoxLayout(entry.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(entry.edit);
    column->addWidget(entry.why);
    form_->addRow(entry.label, entry.box);
    return entry;
}

void WhatIfDialog::buildFields() {
    form_->addRow(tr("&What happens"), kind_);
    form_->addRow(tr("Happens &to"), element_);
    form_->addRow(tr("&Item"), item_);
    kind_->setAccessibleName(tr("What happens"));
    element_->setAccessibleName(tr("What it happens to"));
    item_->setAccessibleName(tr("Item"));
    amount_ = addEntry(tr("How &many"), tr("How many"));
    length_ = addEntry(tr("For how &long"), tr("For how long"));
    form_->addRow(QString(), byHand_);
    paper_ = addEntry(tr("Late&r by"), tr("How much later a card comes by hand"));
    paper_.edit->setText(fieldText(Duration::minutes(30)));
    amount_.edit->setObjectName(QStringLiteral("amount"));
    length_.edit->setObjectName(QStringLiteral("length"));
    paper_.edit->setObjectName(QStringLiteral("paper"));
}

WhatIfDialog::Kind WhatIfDialog::kindNow() const { return static_cast<Kind>(kind_->currentData().toInt()); }
Id WhatIfDialog::idOf(const QComboBox* box) const { return Id{box->currentData().toULongLong()}; }
QString WhatIfDialog::sentence() const { return sentence_->text(); }

const Item* WhatIfDialog::itemNow() const {
    return sim::ruleOf(kindNow()).item == sim::Needs::Yes ? playback_.runPlant().find<Item>(idOf(item_)) : nullptr;
}

/// Tried with amounts that nothing can be wrong with.
bool WhatIfDialog::isPossible(Kind kind, Id element, Id item) const {
    sim::Intervention trial;
    trial.kind = kind;
    trial.element = element;
    trial.item = item;
    trial.amount = sim::ruleOf(kind).amount == sim::Needs::Yes ? 1 : 0;
    trial.length = Duration::hours(1);
    return sim::check({trial}, playback_.network()).has_value();
}

std::vector<Id> WhatIfDialog::itemsFor(Kind kind, Id element) const {
    std::vector<Id> items;
    for (const auto& item : playback_.network().items)
        if (isPossible(kind, element, item.id))
            items.push_back(item.id);
    return items;
}

std::vector<Id> WhatIfDialog::elementsFor(Kind kind) const {
    const auto& rule = sim::ruleOf(kind);
    const auto& network = playback_.network();
    std::vector<Id> ids;
    for (const auto& [id, table] : network.tables) {
        if (!contains(rule.on, table))
            continue;
        const bool possible = rule.item == sim::Needs::Yes ? !itemsFor(kind, id).empty() : isPossible(kind, id, {});
        const bool hasSpare = kind != Kind::AddCards || (possible && network.loops[network.loopOf(id)].spare > 0);
        if (possible && hasSpare)
            ids.push_back(id);
    }
    return ids;
}

void WhatIfDialog::fill(QComboBox* box, const std::vector<Id>& ids, Id preferred) const {
    std::vector<std::pair<QString, Id>> named;
    for (const auto id : ids)
        named.emplace_back(playback_.nameOf(id), id);
    std::sort(named.begin(), named.end(), [](const auto& a, const auto& b) { return a.first.localeAwareCompare(b.first) < 0; });
    const QSignalBlocker quiet(box);
    box->clear();
    for (const auto& [name, id] : named)
        box->addItem(name, QVariant::fromValue<qulonglong>(id.value));
    box->setCurrentIndex(std::max(0, box->findData(QVariant::fromValue<qulonglong>(preferred.value))));
}

void WhatIfDialog::showKind() {
    const auto& rule = sim::ruleOf(kindNow());
    fill(element_, elementsFor(kindNow()), preferred_);
    const auto show = [this](QWidget* field, bool on) {
        field->setVisible(on);
        if (auto* label = form_->labelForField(field))
            label->setVisible(on);
    };
    show(item_, rule.item == sim::Needs::Yes);
    show(length_.box, rule.length != sim::Needs::No);
    show(byHand_, rule.paper != sim::Needs::No);
    const QSignalBlocker quiet(length_.edit);
    length_.edit->setText(fieldText(usualLength(kindNow())));
    showElement();
}

void WhatIfDialog::showElement() {
    const Kind kind = kindNow();
    if (sim::ruleOf(kind).item == sim::Needs::Yes)
        fill(item_, itemsFor(kind, idOf(element_)), idOf(item_));
    showItem();
}

void WhatIfDialog::showItem() {
    const Kind kind = kindNow();
    const auto& rule = sim::ruleOf(kind);
    const bool counts = rule.amount == sim::Needs::Yes || most() > 1;
    const bool on = rule.amount != sim::Needs::No && counts;
    amount_.box->setVisible(on);
    amount_.label->setVisible(on);
    amount_.label->setText(kind == Kind::RushOrder ? tr("How &much") : kind == Kind::BreakDown ? tr("&Machines") : tr("How &many"));
    amount_.edit->setPlaceholderText(kind == Kind::BreakDown ? tr("all %1").arg(most()) : QString());
    const QSignalBlocker quiet(amount_.edit);
    const auto& network = playback_.network();
    const auto item = itemNow() ? network.itemOf(itemNow()->id) : sim::kNone;
    amount_.edit->setText(kind == Kind::BreakDown ? QString()
                          : item == sim::kNone    ? fieldText(std::int64_t{1})
                                                  : amountText(Quantity{network.items[item].container}, itemNow()));
    follow();
    adjustSize();
}

/// More of it than there is cannot be meant.
std::int64_t WhatIfDialog::most() const {
    const auto& network = playback_.network();
    const Id id = idOf(element_);
    switch (kindNow()) {
    case Kind::BreakDown: {
        const auto process = network.processOf(id);
        return process == sim::kNone ? 1 : network.processes[process].machineCount;
    }
    case Kind::LoseCards: return network.loops[network.loopOf(id)].cards + network.loops[network.loopOf(id)].spare;
    case Kind::AddCards: return network.loops[network.loopOf(id)].spare;
    case Kind::SendAway:
        for (const auto& group : network.groups)
            if (group.id == id)
                return group.count;
        return 1;
    default: return sim::ruleOf(kindNow()).most;
    }
}

QString WhatIfDialog::readAmountInto(sim::Intervention& out) const {
    const QString text = amount_.edit->text();
    const bool optional = sim::ruleOf(out.kind).amount == sim::Needs::Maybe;
    if (!amount_.box->isVisibleTo(this) || (optional && text.trimmed().isEmpty()))
        return {};
    if (text.trimmed().isEmpty())
        return tr("Write how many, or how much");
    Quantity amount;
    if (auto ok = readAmount(text, itemNow(), amount); !ok)
        return errorText(ok.error());
    if (amount.steps < 1)
        return itemNow() ? tr("The amount must be more than 0") : tr("A whole number from 1 on");
    if (amount.steps > most())
        return tr("There are %1 at most").arg(amountText(Quantity{most()}, itemNow()));
    out.amount = amount.steps;
    return {};
}

QString WhatIfDialog::readLengthInto(const Entry& entry, Duration& out) const {
    if (entry.edit->text().trimmed().isEmpty())
        return tr("Write a time, as “90 min” or “2 h”");
    if (auto ok = readField(entry.edit->text(), out); !ok)
        return errorText(ok.error());
    if (out.us <= 0)
        return tr("The time must be longer than 0");
    return out.us > kMostTime ? tr("At most %1").arg(fieldText(Duration{kMostTime})) : QString();
}

void WhatIfDialog::tell(const Entry& entry, const QString& why) const {
    entry.why->setText(sentenceCase(why));
    entry.why->setMinimumHeight(why.isEmpty() ? 0 : entry.why->heightForWidth(std::max(kLeastWords, entry.edit->width())));
    entry.why->setVisible(!why.isEmpty());
    entry.edit->setAccessibleDescription(why);
    entry.edit->setStyleSheet(why.isEmpty() ? QString() : QStringLiteral("border: 1px solid %1;").arg(colors().bad.name()));
}

/// As typed, and said again in whole units.
void WhatIfDialog::echo() {
    if (!read_)
        return;
    const QSignalBlocker a(amount_.edit), b(length_.edit), c(paper_.edit);
    if (read_->amount > 0)
        amount_.edit->setText(amountText(Quantity{read_->amount}, itemNow()));
    if (read_->length.us > 0)
        length_.edit->setText(fieldText(read_->length));
    if (read_->paper.us > 0)
        paper_.edit->setText(fieldText(read_->paper));
}

void WhatIfDialog::follow() {
    const auto& rule = sim::ruleOf(kindNow());
    const bool outage = rule.paper != sim::Needs::No, byHand = outage && byHand_->isChecked();
    paper_.box->setVisible(byHand);
    paper_.label->setVisible(byHand);
    sim::Intervention entered;
    entered.at = playback_.cursor();
    entered.kind = kindNow();
    entered.element = idOf(element_);
    if (rule.item == sim::Needs::Yes)
        entered.item = idOf(item_);
    const QString amountWhy = readAmountInto(entered);
    const QString lengthWhy = rule.length == sim::Needs::No ? QString() : readLengthInto(length_, entered.length);
    const QString paperWhy = byHand ? readLengthInto(paper_, entered.paper) : QString();
    tell(amount_, amountWhy);
    tell(length_, lengthWhy);
    tell(paper_, paperWhy);
    auto all = playback_.interventions();
    all.push_back(entered);
    const auto lawful = sim::check(all, playback_.network());
    const bool whole = amountWhy.isEmpty() && lengthWhy.isEmpty() && paperWhy.isEmpty();
    read_ = whole && lawful ? std::optional(entered) : std::nullopt;
    setTone(sentence_, whole && !lawful ? Tone::Bad : Tone::Plain);
    sentence_->setText(read_               ? interventionText(*read_, playback_) + QLatin1Char('.')
                       : whole && !lawful ? sentenceCase(errorText(lawful.error()))
                                           : QString());
    ok_->setEnabled(read_.has_value());
    layout()->activate();
    if (sizeHint().height() > height())
        resize(width(), sizeHint().height());
}

std::optional<sim::Intervention> WhatIfDialog::intervention() const { return read_; }

} // namespace takt::gui
