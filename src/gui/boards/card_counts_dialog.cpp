#include "gui/boards/card_counts_dialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

#include "document/document.h"
#include "gui/boards/card_count_delegate.h"
#include "gui/boards/card_count_texts.h"
#include "gui/boards/card_counts_model.h"
#include "gui/common/card_frame.h"
#include "gui/common/field_text.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kRowHeight = 28;
constexpr int kSettingWidth = 76;
constexpr int kSchoolWidth = 116;
constexpr int kNowWidth = 156;

enum DetailColumn { NameColumn, ValueColumn, SourceColumn };

void makePlain(QTableView* table) {
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    table->horizontalHeader()->setHighlightSections(false);
}

QString settingText(Share value) { return fieldText(value); }
QString settingText(Decimal value) { return withUnit(fieldText(value), CardCountsDialog::tr("wd")); }

} // namespace

CardCountsDialog::CardCountsDialog(Document& document, QWidget* parent)
    : QDialog(parent), use(new QPushButton), useForAll(new QPushButton), document_(document), model_(new CardCountsModel(document, this)),
      table_(new QTableView), inputs_(new QTableWidget), formula_(new QLabel), warning_(new QLabel), remark_(new QLabel), details_(new CardFrame({})),
      full_(new QWidget), empty_(makeEmpty()) {
    setWindowTitle(tr("How many cards?"));
    setObjectName(QStringLiteral("cardCountsDialog"));
    resize(1080, 640);
    auto* inside = new QVBoxLayout(full_);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(Theme::kGrid * 3);
    inside->addWidget(makeSettings());
    inside->addWidget(table_, 3);
    inside->addWidget(makeDetails(), 4);
    auto* close = new QPushButton(tr("Close"));
    for (auto* button : {useForAll, close})
        button->setAutoDefault(false);
    use->setDefault(true);
    auto* foot = new QHBoxLayout;
    foot->addWidget(remark_, 1);
    foot->addWidget(close);
    foot->addWidget(useForAll);
    foot->addWidget(use);
    remark_->setWordWrap(true);
    auto* all = new QVBoxLayout(this);
    all->setSpacing(Theme::kGrid * 3);
    all->addWidget(full_, 1);
    all->addWidget(empty_, 1);
    all->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connectParts();
    showSettings();
    showCounts();
    table_->setCurrentIndex(model_->index(0, model_->counts(0) && model_->counts(0)->school != CardSchool::Own
                                                 ? CardCountsModel::columnOf(model_->counts(0)->school)
                                                 : static_cast<int>(CardCountsModel::FirstSchool)));
    table_->setFocus();
    showDetails();
}

QLineEdit* CardCountsDialog::settingField(const QString& name, const QString& tip) {
    auto* edit = new QLineEdit;
    edit->setFixedWidth(kSettingWidth);
    edit->setAlignment(Qt::AlignRight);
    edit->setAccessibleName(QString(name).remove(QLatin1Char('&')));
    edit->setToolTip(tip);
    return edit;
}

QWidget* CardCountsDialog::makeSettings() {
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kGrid * 2);
    const auto add = [&](const QString& name, const QString& tip) {
        auto* edit = settingField(name, tip);
        auto* label = new QLabel(name);
        label->setBuddy(edit);
        label->setToolTip(tip);
        row->addWidget(label);
        row->addWidget(edit);
        row->addSpacing(Theme::kGap);
        return edit;
    };
    safetyShare = add(tr("&Safety share, a"), tr("Monden: so much more for what goes wrong"));
    serviceLevel = add(tr("Service &level"), tr("Reorder point: the share of replenishments in which the stock is to last"));
    supplierSafety = add(tr("Su&pplier's safety"), tr("Delivery cycle: days of demand kept for safety"));
    row->addStretch(1);
    return widget;
}

QWidget* CardCountsDialog::makeDetails() {
    for (auto* label : {formula_, warning_}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setFocusPolicy(Qt::NoFocus);
    }
    formula_->setFont(Theme::instance().font(1, true));
    setTone(warning_, Tone::Warning);
    details_->setCompact(true);
    inputs_->setColumnCount(3);
    inputs_->setHorizontalHeaderLabels({tr("Input"), tr("Value"), tr("Where it comes from")});
    inputs_->setAccessibleName(tr("Inputs"));
    inputs_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    makePlain(inputs_);
    inputs_->verticalHeader()->setDefaultSectionSize(kRowHeight - 4);
    inputs_->setSelectionBehavior(QAbstractItemView::SelectRows);
    inputs_->horizontalHeader()->setSectionResizeMode(NameColumn, QHeaderView::ResizeToContents);
    inputs_->horizontalHeader()->setSectionResizeMode(ValueColumn, QHeaderView::ResizeToContents);
    inputs_->horizontalHeader()->setStretchLastSection(true);
    inputs_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    inputs_->setMinimumHeight((kRowHeight - 4) * 3);
    inputs_->horizontalHeader()->setStyleSheet(QStringLiteral("QHeaderView::section { padding-left: 3px; }")); // as the words below
    details_->body()->addWidget(formula_);
    details_->body()->addWidget(warning_);
    details_->body()->addWidget(inputs_, 1);
    return details_;
}

QWidget* CardCountsDialog::makeEmpty() {
    auto* frame = new CardFrame(tr("No loop with cards yet"));
    auto* label = new QLabel(tr("Draw a supermarket on the map and a kanban loop from the process that fills it to the supermarket: here stands "
                                "then how many cards it needs, by every school."));
    label->setWordWrap(true);
    makeQuiet(label, 0);
    frame->body()->addWidget(label);
    frame->body()->addStretch(1);
    return frame;
}

void CardCountsDialog::connectParts() {
    table_->setModel(model_);
    table_->setObjectName(QStringLiteral("cardCounts"));
    table_->setAccessibleName(tr("Cards of each loop, by school"));
    makePlain(table_);
    table_->setItemDelegate(new CardCountDelegate(table_));
    table_->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    auto* header = table_->horizontalHeader();
    header->setSectionResizeMode(CardCountsModel::Loop, QHeaderView::Stretch);
    for (int column = CardCountsModel::Now; column < CardCountsModel::ColumnCount; ++column) {
        header->setSectionResizeMode(column, QHeaderView::Interactive);
        header->resizeSection(column, column == CardCountsModel::Now ? kNowWidth : kSchoolWidth);
    }
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        say({});
        showDetails();
    });
    connect(table_, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() == CardCountsModel::Now)
            table_->edit(index);
        else
            applyCurrent();
    });
    connect(model_, &CardCountsModel::counted, this, [this] {
        showCounts();
        showSettings();
        showDetails();
    });
    connect(&Theme::instance(), &Theme::changed, this, &CardCountsDialog::showDetails);
    connect(use, &QPushButton::clicked, this, &CardCountsDialog::applyCurrent);
    connect(useForAll, &QPushButton::clicked, this, &CardCountsDialog::applyToAll);
    connect(safetyShare, &QLineEdit::editingFinished, this, [this] { enter(safetyShare, &Settings::cardSafety, tr("Safety share of cards")); });
    connect(serviceLevel, &QLineEdit::editingFinished, this, [this] { enter(serviceLevel, &Settings::serviceLevel, tr("Service level of cards")); });
    connect(supplierSafety, &QLineEdit::editingFinished, this,
            [this] { enter(supplierSafety, &Settings::supplierSafetyDays, tr("Supplier's safety")); });
    connect(&document_, &Document::refused, this, [this](const QString& why) { say(tr("That cannot be done: %1.").arg(why), true); });
    for (const auto& key : QKeySequence::keyBindings(QKeySequence::Undo))
        connect(new QShortcut(key, this), &QShortcut::activated, document_.undoStack(), &QUndoStack::undo);
    for (const QKeySequence& key : {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)})
        connect(new QShortcut(key, this), &QShortcut::activated, document_.undoStack(), &QUndoStack::redo);
}

// ------------------------------------------------------------------ what stands for all loops

template <class Value>
void CardCountsDialog::enter(QLineEdit* edit, Value Settings::* member, const QString& step) {
    const Settings& now = document_.project().settings();
    const QString before = settingText(now.*member);
    if (edit->text() == before)
        return;
    Value value{};
    const QString text = std::is_same_v<Value, Decimal> ? withoutUnit(edit->text(), tr("wd")) : edit->text();
    if (const auto read = readField(text, value); !read) {
        say(errorText(read.error()), true);
        edit->setText(before);
        return;
    }
    say({});
    Edit change = document_.edit();
    change.modify<Settings>(now.id, [&](Settings& settings) { settings.*member = value; });
    (void)document_.push(change, step);
    showSettings();
}

void CardCountsDialog::showSettings() {
    const Settings& now = document_.project().settings();
    safetyShare->setText(settingText(now.cardSafety));
    serviceLevel->setText(settingText(now.serviceLevel));
    supplierSafety->setText(settingText(now.supplierSafetyDays));
}

/// Enter in a field enters it, and takes no count over.
void CardCountsDialog::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && qobject_cast<const QLineEdit*>(focusWidget()))
        table_->setFocus();
    else
        QDialog::keyPressEvent(event);
}

// ------------------------------------------------------------------ counts

void CardCountsDialog::showCounts() {
    const bool any = model_->rowCount() > 0;
    full_->setVisible(any);
    empty_->setVisible(!any);
    use->setVisible(any);
    useForAll->setVisible(any);
    if (any && !table_->currentIndex().isValid())
        table_->setCurrentIndex(model_->index(0, CardCountsModel::FirstSchool));
}

CardSchool CardCountsDialog::currentSchool() const {
    const QModelIndex index = table_->currentIndex();
    const auto* counts = model_->counts(index.row());
    const CardSchool school = CardCountsModel::schoolOf(index.column());
    if (school != CardSchool::Own || !counts)
        return school;
    return counts->school == CardSchool::Own ? CardSchool::Monden : counts->school;
}

void CardCountsDialog::showDetails() {
    const QModelIndex index = table_->currentIndex();
    const auto* counts = model_->counts(index.row());
    const KanbanLoop* loop = model_->loop(index.row());
    if (!counts || !loop)
        return;
    const CardSchool school = currentSchool();
    const auto& count = counts->of(school);
    const Item* item = document_.plant().find<Item>(loop->item);
    details_->setTitle(tr("%1 · %2", "school, loop").arg(schoolName(school), model_->index(index.row(), CardCountsModel::Loop).data().toString()));
    details_->setNote(count.applies() ? schoolFormula(school) : QString());
    formula_->setText(filledIn(count, item));
    warning_->setText(takenAtOnceText(*counts, count, item));
    warning_->setVisible(!warning_->text().isEmpty());
    const auto lines = countLines(document_.plant(), *counts, count);
    inputs_->setRowCount(static_cast<int>(lines.size()));
    for (int row = 0; row < inputs_->rowCount(); ++row) {
        const auto& line = lines[static_cast<std::size_t>(row)];
        inputs_->setItem(row, NameColumn, new QTableWidgetItem(line.isPart ? QStringLiteral("      ") + line.name : line.name));
        inputs_->setItem(row, ValueColumn, new QTableWidgetItem(line.value));
        inputs_->setItem(row, SourceColumn, new QTableWidgetItem(line.source));
        inputs_->item(row, ValueColumn)->setFont(Theme::instance().font(0, !line.isPart));
        for (const int column : {static_cast<int>(NameColumn), static_cast<int>(SourceColumn)})
            inputs_->item(row, column)->setForeground(line.isPart || column == SourceColumn ? colors().quiet : colors().ink);
    }
    inputs_->setVisible(!lines.empty());
    const bool taken = model_->isTaken(index.row(), school);
    use->setEnabled(count.applies() && !taken);
    use->setText(!count.applies() ? tr("&Use")
                 : taken          ? tr("%n cards in use", nullptr, static_cast<int>(count.cards))
                                  : tr("&Use %n cards", nullptr, static_cast<int>(count.cards)));
    useForAll->setText(tr("%1 for &all loops").arg(schoolName(school)));
    useForAll->setEnabled(model_->rowCount() > 0);
}

void CardCountsDialog::applyCurrent() {
    const QModelIndex index = table_->currentIndex();
    const auto* counts = model_->counts(index.row());
    if (!counts)
        return;
    const CardSchool school = currentSchool();
    say({});
    if (!counts->of(school).applies())
        say(noCountText(counts->of(school).why));
    else
        model_->apply(index.row(), school);
}

void CardCountsDialog::applyToAll() {
    if (!model_->counts(table_->currentIndex().row()))
        return;
    const CardSchool school = currentSchool();
    const int applied = model_->applyToAll(school), rest = model_->rowCount() - applied;
    if (applied == 0)
        say(tr("%1 says nothing for any of these loops.").arg(schoolName(school)));
    else if (rest == 0)
        say(tr("All %n loops have this count now.", nullptr, applied));
    else
        say(tr("This count now holds for %1 of %2 loops; the others keep theirs, as %3 says nothing for them.")
                .arg(applied)
                .arg(model_->rowCount())
                .arg(schoolName(school)));
}

void CardCountsDialog::say(const QString& text, bool bad) {
    setTone(remark_, bad ? Tone::Bad : Tone::Quiet);
    remark_->setText(text);
}

QString CardCountsDialog::formula() const { return formula_->text(); }
QString CardCountsDialog::warning() const { return warning_->text(); }
QString CardCountsDialog::remark() const { return remark_->text(); }

} // namespace takt::gui
