#include "gui/cells/cell_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/cells/cell_sheet.h"
#include "gui/cells/element_table.h"
#include "gui/cells/task_sheet.h"
#include "gui/common/card_frame.h"
#include "gui/common/theme.h"
#include "gui/map/inspector_rows.h"

namespace takt::gui {

namespace {

constexpr int kWidth = 264;
constexpr int kAboveRows = 4; ///< process, subtitle, tabs, elements

} // namespace

CellPanel::CellPanel(Document& document, QWidget* parent)
    : QScrollArea(parent), document_(document), tabs_(new QTabBar), elements_(new ElementTable(document)), process_(new QComboBox), subtitle_(new QLabel),
      toMap_(new QPushButton(tr("Show on the map"))) {
    setObjectName(QStringLiteral("cellPanel"));
    setAccessibleName(tr("Cell"));
    setFixedWidth(kWidth);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    process_->setObjectName(QStringLiteral("cellProcess"));
    process_->setAccessibleName(tr("Process"));
    process_->setToolTip(tr("The process that is seen from inside"));
    toMap_->setObjectName(QStringLiteral("cellToMap"));
    toMap_->setFlat(true);
    toMap_->setToolTip(tr("Back to this process on the map (Alt+Up)"));
    subtitle_->setContentsMargins(5, 0, 0, 0);
    makeQuiet(subtitle_);
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    column_ = new QVBoxLayout(content);
    column_->setContentsMargins(10, 12, 10, 10);
    column_->setSpacing(1);
    column_->addWidget(process_);
    column_->addWidget(subtitle_);
    column_->addWidget(tabs_);
    column_->addWidget(makeElements());
    column_->addStretch(1);
    column_->addWidget(toMap_, 0, Qt::AlignLeft);
    setWidget(content);
    connect(process_, &QComboBox::activated, this, [this](int chosen) {
        Q_EMIT processChosen(Id{process_->itemData(chosen).toULongLong()});
    });
    connect(toMap_, &QPushButton::clicked, this, &CellPanel::mapWanted);
    tabs_->setObjectName(QStringLiteral("cellTabs"));
    tabs_->setAccessibleName(tr("What the panel shows"));
    tabs_->addTab(tr("Cell"));
    tabs_->addTab(tr("Task"));
    tabs_->setTabToolTip(0, tr("What the cell is balanced for, what came out, and its rules"));
    tabs_->setTabToolTip(1, tr("Elements, machine, marks and station of the chosen task (F4)"));
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    connect(tabs_, &QTabBar::currentChanged, this, &CellPanel::showTab);
    connect(&elements_->elements(), &ElementModel::refused, this, &CellPanel::refused);
    const auto dress = [this] {
        process_->setFont(Theme::instance().font(1, true));
        makeQuiet(subtitle_);
        update();
    };
    connect(&Theme::instance(), &Theme::changed, this, dress);
    dress();
}

CellPanel::~CellPanel() {
    for (auto* row : rows_) // losing the focus on the way out must enter nothing
        row->blockSignals(true);
}

void CellPanel::listProcesses() {
    const QSignalBlocker quiet(process_);
    QStringList names;
    QVariantList ids;
    for (const auto& process : document_.plant().get<Process>()) {
        names << QString::fromStdString(process.name);
        ids << QVariant::fromValue<qulonglong>(process.id.value);
    }
    bool same = names.size() == process_->count();
    for (int i = 0; same && i < names.size(); ++i)
        same = process_->itemText(i) == names[i] && process_->itemData(i) == ids[i];
    if (!same) {
        process_->clear();
        for (int i = 0; i < names.size(); ++i)
            process_->addItem(names[i], ids[i]);
    }
    process_->setCurrentIndex(process_->findData(QVariant::fromValue<qulonglong>(facts_.process.value)));
    process_->setVisible(!names.isEmpty());
    toMap_->setVisible(!names.isEmpty());
}

void CellPanel::setFacts(const CellFacts& facts) {
    const bool other = facts.process != facts_.process;
    facts_ = facts;
    listProcesses();
    Duration work;
    for (const auto& times : facts_.line.times)
        work += times.manual;
    const auto products = static_cast<int>(facts_.line.products.size());
    subtitle_->setText(facts_.process ? tr("Cell · %1 · %2").arg(tr("%n tasks", nullptr, static_cast<int>(facts_.tasks.size())),
                                                                  tr("%n products", nullptr, products))
                                      : QString());
    if (other) {
        task_ = {};
        showLines({});
    }
    showTab();
}

/// A heading with a menu, the table, and what the elements are of the manual time.
QWidget* CellPanel::makeElements() {
    elementsBox_ = new QWidget;
    taskTitle_ = new QLabel;
    taskTitle_->setTextFormat(Qt::PlainText);
    taskTitle_->setWordWrap(true);
    elementsRemark_ = new QLabel;
    elementsRemark_->setTextFormat(Qt::PlainText);
    elementsRemark_->setWordWrap(true);
    makeQuiet(elementsRemark_);
    auto* more = new QToolButton;
    more->setText(tr("…"));
    more->setObjectName(QStringLiteral("elementMenu"));
    more->setAccessibleName(tr("What can be done with elements"));
    more->setToolTip(tr("Insert, remove and move elements"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    more->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        elements_->fillMenu(*menu);
    });
    auto* head = new QHBoxLayout;
    head->addWidget(taskTitle_, 1);
    head->addWidget(more);
    auto* column = new QVBoxLayout(elementsBox_);
    column->setContentsMargins(4, 6, 0, 2);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(elements_);
    column->addWidget(elementsRemark_);
    const auto dress = [this] { taskTitle_->setFont(Theme::instance().font(-1, true)); };
    connect(&Theme::instance(), &Theme::changed, this, dress);
    dress();
    return elementsBox_;
}

void CellPanel::setTab(Tab tab) { tabs_->setCurrentIndex(static_cast<int>(tab)); }

void CellPanel::setTask(Id task) {
    if (task == task_)
        return;
    task_ = task;
    if (tabs_->currentIndex() == static_cast<int>(Tab::Task)) {
        showLines({});
        showTab();
    }
}

void CellPanel::showTab() {
    const bool ofTask = tabs_->currentIndex() == static_cast<int>(Tab::Task);
    const auto place = facts_.line.taskOf(task_);
    const Id task = place >= 0 ? task_ : Id{};
    tabs_->setVisible(static_cast<bool>(facts_.process));
    elementsBox_->setVisible(ofTask && task);
    taskTitle_->setText(taskLabel(facts_, place));
    elements_->setTask(task);
    const QString remark = elementsRemark(document_.plant(), task);
    elementsRemark_->setText(remark);
    elementsRemark_->setVisible(!remark.isEmpty());
    showLines(!facts_.process ? std::vector<SheetLine>() : ofTask ? taskSheet(document_.plant(), facts_, task) : cellSheet(document_.plant(), facts_));
}

/// Rows of lines that stay are kept, with what is being typed in them.
void CellPanel::showLines(std::vector<SheetLine> lines) {
    const auto old = std::exchange(lines_, std::move(lines));
    std::vector<InspectorRow*> left = std::exchange(rows_, {});
    for (const auto& line : lines_) {
        InspectorRow* row = nullptr;
        for (std::size_t i = 0; i < left.size() && !row; ++i)
            if (left[i] && isSameLine(old[i], line)) {
                row = std::exchange(left[i], nullptr);
                row->take(line);
            }
        if (!row) {
            row = makeRow(line, widget());
            row->setObjectName(labelOf(line));
            connect(row, &InspectorRow::entered, this,
                    [this, row](const InspectorRow*, const QString& undo, const std::function<Result<void>(Edit&)>& change) {
                        take(row, undo, change);
                    });
            if (auto* fold = qobject_cast<FoldRow*>(row))
                connect(fold, &FoldRow::toggled, this, [this, fold](bool open) {
                    open ? void(openFolds_.insert(fold->key())) : void(openFolds_.erase(fold->key()));
                    applyFolds();
                });
        }
        rows_.push_back(row);
    }
    for (auto* row : left)
        if (row) {
            row->blockSignals(true);
            row->hide();
            column_->removeWidget(row);
            row->deleteLater();
        }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        column_->removeWidget(rows_[i]);
        column_->insertWidget(static_cast<int>(i) + kAboveRows, rows_[i]);
    }
    applyFolds();
}

void CellPanel::applyFolds() {
    int below = 0;
    bool open = true;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i]->setVisible(below == 0 || open);
        below = std::max(0, below - 1);
        if (const auto* fold = std::get_if<SheetFold>(&lines_[i])) {
            open = openFolds_.contains(fold->key);
            static_cast<FoldRow*>(rows_[i])->setOpen(open);
            below = fold->lines;
        }
    }
}

void CellPanel::take(InspectorRow* row, const QString& undo, const std::function<Result<void>(Edit&)>& change) {
    Edit edit = document_.edit();
    Result<void> done = change(edit);
    if (done)
        done = document_.push(edit, undo);
    if (!done)
        row->refuse(errorText(Error{done.error().code, done.error().arguments, {}}));
}

void CellPanel::paintEvent(QPaintEvent* event) {
    {
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), colors().panel);
        painter.fillRect(QRect(0, 0, 1, viewport()->height()), colors().line);
    }
    QScrollArea::paintEvent(event);
}

} // namespace takt::gui
