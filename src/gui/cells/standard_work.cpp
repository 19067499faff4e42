#include "gui/cells/standard_work.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/cells/capacity_table.h"
#include "gui/cells/work_chart.h"
#include "gui/cells/work_combination.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

void makeSmall(QComboBox* box, const QString& name) {
    box->setAccessibleName(name);
    box->setStyleSheet(QStringLiteral("QComboBox { padding: 0 6px; min-height: 20px; }"));
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
}

} // namespace

StandardWork::StandardWork(Document& document, QWidget* parent)
    : CardFrame(tr("Standardized work"), parent), document_(document), combination_(new CombinationChart), chart_(new WorkChartView),
      capacity_(new CapacityView(document)), pages_(new QStackedWidget), sheet_(new QComboBox), operator_(new QComboBox), print_(new QToolButton) {
    makeSmall(sheet_, tr("Sheet"));
    makeSmall(operator_, tr("Operator"));
    sheet_->setObjectName(QStringLiteral("workSheet"));
    sheet_->addItems({tr("combination table"), tr("work chart"), tr("capacity table")});
    print_->setText(tr("Print…"));
    print_->setObjectName(QStringLiteral("printWork"));
    print_->setToolTip(tr("The sheets of standard work on paper or as PDF (Ctrl+P)"));
    print_->setFocusPolicy(Qt::TabFocus);
    auto* trailing = new QWidget;
    auto* row = new QHBoxLayout(trailing);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kGrid);
    row->addWidget(operator_);
    row->addWidget(sheet_);
    row->addWidget(print_);
    setTrailing(trailing);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Standardized work"));
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(combination_);
    combination_->setAutoFillBackground(false);
    pages_->addWidget(scroll);
    pages_->addWidget(chart_);
    pages_->addWidget(capacity_);
    body()->addWidget(pages_, 1);
    connect(sheet_, &QComboBox::activated, this, [this](int chosen) { setSheet(static_cast<Sheet>(chosen)); });
    connect(operator_, &QComboBox::activated, this, &StandardWork::showOperator);
    connect(print_, &QToolButton::clicked, this, &StandardWork::printWanted);
    connect(&capacity_->capacity(), &CapacityModel::refused, this, &StandardWork::refused);
}

StandardWork::Sheet StandardWork::sheet() const { return static_cast<Sheet>(pages_->currentIndex()); }

void StandardWork::setSheet(Sheet sheet) {
    sheet_->setCurrentIndex(static_cast<int>(sheet));
    pages_->setCurrentIndex(static_cast<int>(sheet));
    operator_->setVisible(operator_->count() > 0 && sheet != Sheet::Capacity);
    showRemark();
}

/// In a narrow card the switch beside it says what it is.
void StandardWork::resizeEvent(QResizeEvent* event) {
    CardFrame::resizeEvent(event);
    constexpr int kRoomForTitle = 680;
    setTitle(width() < kRoomForTitle ? QString() : tr("Standardized work"));
    setAccessibleName(tr("Standardized work"));
}

void StandardWork::setFacts(const CellFacts& facts, Id currentTask) {
    facts_ = facts;
    const int kept = operator_->currentIndex();
    operator_->clear();
    for (const auto& load : facts_.loads)
        operator_->addItem(stationLabel(document_.plant(), facts_, load.station, load.second));
    operator_->setCurrentIndex(std::clamp(kept, 0, std::max(0, operator_->count() - 1)));
    capacity_->capacity().setFacts(facts_);
    print_->setEnabled(!facts_.tasks.empty());
    showTask(currentTask);
    setSheet(sheet());
}

void StandardWork::showTask(Id task) {
    const auto place = facts_.line.taskOf(task);
    for (std::size_t l = 0; l < facts_.loads.size(); ++l)
        if (place >= 0 && std::find(facts_.loads[l].tasks.begin(), facts_.loads[l].tasks.end(), place) != facts_.loads[l].tasks.end())
            operator_->setCurrentIndex(static_cast<int>(l));
    showOperator();
}

void StandardWork::showOperator() {
    const auto place = static_cast<std::size_t>(std::max(0, operator_->currentIndex()));
    combination_->setCombination(combinationOf(document_.plant(), facts_, place));
    chart_->setChart(workChartOf(document_.plant(), facts_), operator_->currentIndex());
}

void StandardWork::showRemark() {
    setNote(sheet() == Sheet::Capacity ? capacityRemark(facts_, capacity_->capacity().capacity()) : QString());
}

} // namespace takt::gui
