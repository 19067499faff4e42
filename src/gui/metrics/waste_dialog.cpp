#include "gui/metrics/waste_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/metrics/pareto_view.h"
#include "gui/metrics/sankey_view.h"

namespace takt::gui {

WasteDialog::WasteDialog(QWidget* parent) : QDialog(parent), tabs_(new QTabWidget) {
    setWindowTitle(tr("Waste in detail"));
    tabs_->setAccessibleName(windowTitle());
    tabs_->addTab(buildPareto(), tr("&Pareto"));
    tabs_->addTab(buildHours(), tr("Paid &hours"));
    tabs_->addTab(buildParts(), tr("&Time of parts"));
    tabs_->addTab(buildAssumptions(), tr("&Assumptions"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(tabs_, 1);
    column->addWidget(buttons);
    connect(&Theme::instance(), &Theme::changed, this, &WasteDialog::refresh);
    resize(1240, 640);
}

QTableWidget* WasteDialog::makeTable(Tab tab, const QString& name) {
    auto* table = new QTableWidget;
    table->setAccessibleName(name);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setWordWrap(true);
    table->verticalHeader()->hide();
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->horizontalHeader()->setStretchLastSection(tab == Tab::Assumptions);
    table->setToolTip(tr("Enter, or a double click, leads to the place on the map"));
    table->installEventFilter(this);
    connect(table, &QTableWidget::cellDoubleClicked, this, [this, table] { lead(*table); });
    tables_[static_cast<std::size_t>(tab)] = table;
    return table;
}

/// To the place of the row chosen, if it has one.
void WasteDialog::lead(const QTableWidget& table) {
    const auto* first = table.item(table.currentRow(), 0);
    if (const Id id{first ? first->data(Qt::UserRole).toULongLong() : 0}; id)
        Q_EMIT elementChosen(id);
}

bool WasteDialog::eventFilter(QObject* watched, QEvent* event) {
    const auto* key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent*>(event) : nullptr;
    const auto* table = qobject_cast<QTableWidget*>(watched);
    if (!key || !table || (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter))
        return QDialog::eventFilter(watched, event);
    lead(*table);
    return true; // else the dialog would close
}

QWidget* WasteDialog::beside(QWidget* picture, Tab tab, QWidget* above, const QString& name) {
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    picture->setObjectName(QStringLiteral("scrolled"));
    picture->setAccessibleName(name);
    scroll->setWidget(picture);
    scroll->viewport()->setAutoFillBackground(false);
    auto* split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->addWidget(scroll);
    split->addWidget(makeTable(tab, name));
    split->setStretchFactor(0, 1);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    if (above)
        column->addWidget(above);
    column->addWidget(split, 1);
    return page;
}

QWidget* WasteDialog::buildPareto() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const auto box = [&](const QString& name) {
        auto* label = new QLabel(name);
        auto* combo = new QComboBox;
        label->setBuddy(combo);
        combo->setAccessibleName(QString(name).remove(QLatin1Char('&')));
        combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(label);
        row->addWidget(combo);
        connect(combo, &QComboBox::activated, this, &WasteDialog::showPareto);
        return combo;
    };
    waste_ = box(tr("&Waste"));
    waste_->addItem(tr("All seven"), -1);
    for (int w = 0; w < static_cast<int>(sim::Waste::Count); ++w)
        waste_->addItem(wasteName(static_cast<sim::Waste>(w)), w);
    by_ = box(tr("&By"));
    by_->addItems({tr("place"), tr("item"), tr("place and item")});
    rank_ = box(tr("&Ranked by"));
    rankLabel_ = qobject_cast<QLabel*>(row->itemAt(row->count() - 2)->widget());
    rank_->addItems({tr("hours"), tr("money")});
    row->addStretch(1);
    pareto_ = new ParetoView;
    return beside(pareto_, Tab::Pareto, bar, tr("Pareto of the waste"));
}

QWidget* WasteDialog::buildHours() {
    hours_ = new SankeyView;
    return beside(hours_, Tab::PaidHours, nullptr, tr("Where each paid hour went"));
}

QWidget* WasteDialog::buildParts() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("&Item"));
    item_ = new QComboBox;
    item_->setAccessibleName(tr("Item whose parts are shown"));
    item_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    label->setBuddy(item_);
    row->addWidget(label);
    row->addWidget(item_);
    row->addStretch(1);
    connect(item_, &QComboBox::activated, this, &WasteDialog::showParts);
    parts_ = new SankeyView;
    return beside(parts_, Tab::Parts, bar, tr("Where the time of the parts went"));
}

QWidget* WasteDialog::buildAssumptions() {
    auto* page = new QWidget;
    assumptionsNote_ = new QLabel;
    assumptionsNote_->setWordWrap(true);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(assumptionsNote_);
    column->addWidget(makeTable(Tab::Assumptions, tr("What the ledger takes as given")), 1);
    return page;
}

void WasteDialog::set(WasteDetail detail) {
    const bool same = detail.ledger == detail_.ledger && detail.setup == detail_.setup && detail.currency == detail_.currency && detail.why == detail_.why;
    detail_ = std::move(detail);
    if (isVisible() && !same)
        refresh();
}

void WasteDialog::openAt(Tab tab) {
    tabs_->setCurrentIndex(static_cast<int>(tab));
    refresh();
    if (!isVisible())
        fitTables();
    show();
    raise();
    activateWindow();
    tables_[static_cast<std::size_t>(tab)]->setFocus();
}

/// The pictures get what room the tables beside them leave.
void WasteDialog::fitTables() {
    for (auto* table : tables_)
        if (auto* split = qobject_cast<QSplitter*>(table->parentWidget())) {
            const int wanted = table->horizontalHeader()->length() + table->verticalScrollBar()->sizeHint().width() + 2 * table->frameWidth() + 2;
            const int most = width() * 6 / 10;
            split->setSizes({width() - std::min(wanted, most), std::min(wanted, most)});
        }
}

const Plant* WasteDialog::plant() const {
    const Scenario* scenario = detail_.project ? detail_.project->scenario(detail_.scenario) : nullptr;
    return scenario ? &scenario->plant : nullptr;
}

} // namespace takt::gui
