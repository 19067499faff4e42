#include "gui/cells/cells_page.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSaveFile>
#include <QShortcut>
#include <QSplitter>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/cells/before_after_dialog.h"
#include "gui/cells/cell_panel.h"
#include "gui/cells/element_table.h"
#include "gui/cells/floor_card.h"
#include "gui/cells/line_tasks.h"
#include "gui/cells/precedence_view.h"
#include "gui/cells/solve_bar.h"
#include "gui/cells/standard_work.h"
#include "gui/cells/stopwatch_dialog.h"
#include "gui/cells/task_table.h"
#include "gui/cells/view_switch.h"
#include "gui/cells/yamazumi.h"
#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/common/message_bar.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr qint64 kMostFile = 8 << 20;

/// A process that has tasks, else the first.
Id firstChoice(const Plant& plant) {
    for (const auto& task : plant.get<CellTask>())
        return task.process;
    const auto& processes = plant.get<Process>();
    return processes.empty() ? Id{} : processes[0].id;
}

bool isLineFile(const QString& name) {
    return name.endsWith(QLatin1String(".alb"), Qt::CaseInsensitive) || name.endsWith(QLatin1String(".in2"), Qt::CaseInsensitive);
}

void makeSmall(QComboBox* box, const QString& name) {
    box->setAccessibleName(name);
    box->setStyleSheet(QStringLiteral("QComboBox { padding: 0 6px; min-height: 20px; }"));
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
}

} // namespace

CellsPage::CellsPage(Document& document, Playback& playback, QWidget* parent)
    : QWidget(parent), document_(document), playback_(playback), tasks_(new TaskModel(document, this)), table_(new TaskTable(document, *tasks_)),
      precedence_(new PrecedenceView(document)), yamazumi_(new Yamazumi(document)), solver_(new SolveBar(document)),
      work_(new StandardWork(document)), panel_(new CellPanel(document)), message_(new MessageBar), floorCard_(new FloorCard(document, playback)),
      product_(new QComboBox), more_(new QToolButton), whole_(new QStackedLayout) {
    setObjectName(QStringLiteral("cellsPage"));
    setAccessibleName(tr("Cells"));
    makeSmall(product_, tr("Product"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* left = new QWidget;
    left->setLayout(whole_);
    whole_->addWidget(makeContent());
    whole_->addWidget(makeEmpty());
    row->addWidget(left, 1);
    row->addWidget(panel_);
    setFocusProxy(table_);
    connectParts();
    want();
}

PrecedenceGraph& CellsPage::precedence() { return precedence_->graph(); }

QWidget* CellsPage::makeContent() {
    taskCard_ = new CardFrame(tr("Tasks"));
    more_->setText(tr("…"));
    more_->setAccessibleName(tr("What can be done with tasks"));
    more_->setToolTip(tr("Paste, read from a file, move, keep together …"));
    more_->setObjectName(QStringLiteral("taskMenu"));
    more_->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more_);
    more_->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        table_->fillMenu(*menu);
    });
    taskCard_->setTrailing(more_);
    taskCard_->body()->addWidget(table_, 1);
    precedenceCard_ = new CardFrame(tr("Precedence"));
    precedenceCard_->setNote(tr("drag from a task to the one that waits for it"));
    precedenceCard_->body()->addWidget(precedence_, 1);
    yamazumiCard_ = new CardFrame(tr("Yamazumi"));
    yamazumiCard_->setNote(tr("seconds a piece, by operator"));
    yamazumiCard_->setTrailing(product_);
    yamazumiCard_->body()->addWidget(yamazumi_, 1);
    workViews_ = new ViewSwitch(tr("What is shown here"), {tr("Floor"), tr("Standard work")});
    workViews_->setCurrent(1);
    work_->setTrailing(workViews_);
    for (auto* card : {taskCard_, precedenceCard_, yamazumiCard_, static_cast<CardFrame*>(work_), static_cast<CardFrame*>(floorCard_)}) {
        card->setCompact(true);
        card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    }
    leftColumn_ = new QWidget;
    auto* left = new QVBoxLayout(leftColumn_);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(Theme::kGap - 2);
    left->addWidget(taskCard_, 3);
    left->addWidget(precedenceCard_, 2);
    auto* right = new QVBoxLayout;
    right->setSpacing(Theme::kGap - 2);
    right->addWidget(yamazumiCard_, 10);
    right->addWidget(solver_);
    right->addWidget(makeLower(), 6);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(Theme::kGap - 2);
    columns->addWidget(leftColumn_, 11);
    columns->addLayout(right, 17);
    auto* content = new QWidget;
    auto* all = new QVBoxLayout(content);
    all->setContentsMargins(Theme::kGap, Theme::kGap, Theme::kGap, Theme::kGap);
    all->setSpacing(Theme::kGrid * 2);
    all->addWidget(message_);
    all->addLayout(columns, 1);
    return content;
}

QWidget* CellsPage::makeLower() {
    lower_ = new QStackedWidget;
    lower_->addWidget(floorCard_);
    lower_->addWidget(work_);
    for (auto* views : {&floorCard_->views(), workViews_})
        connect(views, &ViewSwitch::chosen, this, [this](int view) {
            choseLower_ = true;
            showLower(view);
        });
    connect(floorCard_, &FloorCard::largeWanted, this, [this](bool on) {
        for (QWidget* other : {leftColumn_, static_cast<QWidget*>(yamazumiCard_), static_cast<QWidget*>(solver_)})
            other->setVisible(!on);
    });
    showLower(1);
    return lower_;
}

/// The floor (0) or standardized work (1).
void CellsPage::showLower(int view) {
    if (view != 0)
        floorCard_->setLarge(false);
    lower_->setCurrentIndex(view);
    floorCard_->views().setCurrent(view);
    workViews_->setCurrent(view);
}

void CellsPage::compareBeforeAndAfter() {
    if (!beforeAfter_) {
        beforeAfter_ = new BeforeAfterDialog(document_, playback_, this);
        connect(beforeAfter_, &BeforeAfterDialog::compareWanted, this, &CellsPage::compareWanted);
    }
    beforeAfter_->show();
    beforeAfter_->raise();
    beforeAfter_->compare(process_);
}

QWidget* CellsPage::makeEmpty() {
    auto* page = new QWidget;
    auto* frame = new CardFrame(tr("No process yet"));
    auto* words = new QLabel(tr("A cell is the inside of a process: its tasks, the people who share them, and what waits for what. "
                                "Draw a process on the map first."));
    words->setWordWrap(true);
    makeQuiet(words, 0);
    connect(&Theme::instance(), &Theme::changed, words, [words] { makeQuiet(words, 0); });
    auto* toMap = new QPushButton(tr("Go to the map"));
    connect(toMap, &QPushButton::clicked, this, [this] { Q_EMIT mapWanted({}); });
    frame->body()->addWidget(words);
    frame->body()->addWidget(toMap, 0, Qt::AlignLeft);
    frame->setMaximumWidth(520);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(Theme::kGap, Theme::kGap, Theme::kGap, Theme::kGap);
    column->addWidget(frame);
    column->addStretch(1);
    return page;
}

void CellsPage::connectParts() {
    connect(&document_, &Document::changed, message_, &MessageBar::dismiss); // what it spoke of is past
    connect(&document_, &Document::changed, this, &CellsPage::want);
    connect(&document_, &Document::reset, this, &CellsPage::chooseProcess);
    connect(&document_, &Document::scenarioChanged, this, &CellsPage::chooseProcess);
    connect(table_, &TaskTable::taskChosen, this, &CellsPage::chooseTask);
    connect(yamazumi_, &Yamazumi::taskChosen, this, &CellsPage::chooseTask);
    connect(&precedence(), &PrecedenceGraph::taskChosen, this, &CellsPage::chooseTask);
    connect(yamazumi_, &Yamazumi::hintChanged, this, &CellsPage::hintChanged);
    connect(&floorCard_->view(), &FloorView::taskChosen, this, &CellsPage::chooseTask);
    connect(&floorCard_->view(), &FloorView::hintChanged, this, &CellsPage::hintChanged);
    connect(solver_, &SolveBar::compareWanted, this, &CellsPage::compareBeforeAndAfter);
    connect(&precedence(), &PrecedenceGraph::hintChanged, this, &CellsPage::hintChanged);
    connect(tasks_, &TaskModel::refused, this, &CellsPage::complain);
    connect(tasks_, &TaskModel::said, this, &CellsPage::hintChanged);
    connect(&precedence(), &PrecedenceGraph::refused, this, &CellsPage::complain);
    connect(table_, &TaskTable::readWanted, this, &CellsPage::readTasks);
    connect(table_, &TaskTable::writeWanted, this, &CellsPage::writeTasks);
    connect(solver_, &SolveBar::previewed, yamazumi_, &Yamazumi::setPreview);
    connect(solver_, &SolveBar::said, this,
            [this](const QString& text) { message_->say(Pill::Kind::Good, text); });
    connect(panel_, &CellPanel::processChosen, this, &CellsPage::setProcess);
    connect(panel_, &CellPanel::mapWanted, this, [this] { Q_EMIT mapWanted(process_); });
    connect(product_, &QComboBox::activated, this, [this](int chosen) {
        yamazumi_->setProduct(Id{product_->itemData(chosen).toULongLong()});
    });
    connect(work_, &StandardWork::printWanted, this, &CellsPage::printWanted);
    connect(work_, &StandardWork::refused, this, &CellsPage::complain);
    connect(panel_, &CellPanel::refused, this, &CellsPage::complain);
    connect(table_, &TaskTable::stopwatchWanted, this, &CellsPage::openStopwatch);
    auto* back = new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Up), this);
    back->setContext(Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, [this] { Q_EMIT mapWanted(process_); });
    connect(table_, &TaskTable::detailsWanted, this, &CellsPage::showDetails);
    auto* details = new QShortcut(QKeySequence(Qt::Key_F4), this);
    details->setContext(Qt::WidgetWithChildrenShortcut);
    connect(details, &QShortcut::activated, this, &CellsPage::showDetails);
    auto* watch = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_T), this);
    watch->setContext(Qt::WidgetWithChildrenShortcut);
    connect(watch, &QShortcut::activated, this, &CellsPage::openStopwatch);
}

void CellsPage::showDetails() {
    panel_->setTab(CellPanel::Tab::Task);
    panel_->elements().setFocus();
}

void CellsPage::openStopwatch() {
    if (!process_)
        return;
    auto* dialog = new StopwatchDialog(document_, process_, tasks_->idAt(table_->currentIndex().row()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &StopwatchDialog::said, this, [this](const QString& text) { message_->say(Pill::Kind::Good, text); });
    dialog->open();
}

void CellsPage::setProcess(Id process) {
    process_ = process;
    chosen_ = true;
    message_->dismiss();
    want();
}

void CellsPage::chooseProcess() {
    chosen_ = chosen_ && document_.plant().find<Process>(process_);
    if (!chosen_)
        process_ = firstChoice(document_.plant());
    message_->dismiss();
    want();
}

void CellsPage::want() {
    stale_ = true;
    if (isVisible())
        refresh();
}

void CellsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (stale_)
        refresh();
    Q_EMIT hintChanged(tr("Ctrl+V pastes tasks from a spreadsheet · Ctrl+T starts the stopwatch · Alt+Up goes back to the map"));
}

void CellsPage::refresh() {
    stale_ = false;
    if (!document_.plant().find<Process>(process_))
        process_ = firstChoice(document_.plant());
    whole_->setCurrentIndex(process_ ? 0 : 1);
    panel_->setVisible(static_cast<bool>(process_));
    facts_ = process_ ? cellFacts(document_.project(), document_.scenario(), process_) : CellFacts{};
    tasks_->setFacts(facts_);
    precedence().setFacts(facts_);
    yamazumi_->setFacts(facts_);
    solver_->setFacts(facts_);
    floorCard_->setFacts(facts_);
    if (!choseLower_)
        showLower(floorCard_->view().isPlaced() ? 0 : 1);
    panel_->setFacts(facts_);
    Duration work;
    for (const auto& times : facts_.line.times)
        work += times.manual;
    taskCard_->setNote(facts_.tasks.empty() ? QString()
                                            : tr("%1 · %2", "number of tasks, work")
                                                  .arg(tr("%n tasks", nullptr, static_cast<int>(facts_.tasks.size())),
                                                       seconds(work.inSeconds())));
    const int redundant = precedence().redundant();
    precedenceCard_->setNote(redundant > 0 ? tr("%n arrows say nothing new", nullptr, redundant)
                                           : tr("drag from a task to the one that waits for it"));
    showProducts();
    work_->setFacts(facts_, yamazumi_->currentTask());
    panel_->setTask(tasks_->idAt(table_->currentIndex().row()));
}

void CellsPage::showProducts() {
    const QVariant kept = product_->currentData();
    product_->clear();
    product_->addItem(tr("all products, weighted"), QVariant::fromValue<qulonglong>(0));
    for (const auto& product : facts_.line.products)
        if (const Item* item = document_.plant().find<Item>(product.item))
            product_->addItem(QString::fromStdString(item->name), QVariant::fromValue<qulonglong>(item->id.value));
    product_->setCurrentIndex(std::max(0, product_->findData(kept)));
    product_->setVisible(!facts_.line.line.rules.models.empty());
    if (!product_->isVisibleTo(this))
        product_->setCurrentIndex(0);
    yamazumi_->setProduct(Id{product_->currentData().toULongLong()});
}

/// The same task is marked everywhere, and its operator's work shown.
void CellsPage::chooseTask(Id task) {
    if (choosing_)
        return;
    choosing_ = true;
    table_->selectTask(task);
    yamazumi_->setCurrentTask(task);
    precedence().setCurrentTask(task);
    floorCard_->view().setCurrentTask(task);
    work_->showTask(task);
    panel_->setTask(task);
    choosing_ = false;
}

void CellsPage::complain(const QString& text) { message_->say(Pill::Kind::Warning, text); }

// ------------------------------------------------------------------ files

void CellsPage::readTasks() {
    const QString name = QFileDialog::getOpenFileName(this, tr("Read tasks"), {}, 
                                                      tr("Tables and lines (*.csv *.txt *.tsv *.alb *.IN2 *.in2);;All files (*)"));
    if (name.isEmpty())
        return;
    if (isLineFile(name))
        return readLine(name);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMostFile) {
        complain(tr("%1 cannot be read.").arg(name));
        return;
    }
    QString text = QString::fromUtf8(file.readAll());
    if (text.startsWith(QChar(0xFEFF)))
        text.remove(0, 1);
    tasks_->paste(text, tasks_->index(static_cast<int>(facts_.tasks.size()), TaskModel::Name));
}

void CellsPage::readLine(const QString& name) {
    const auto file = exchange::readLineFile(name.toStdString());
    if (!file) {
        complain(tr("%1 cannot be read: %2.").arg(name, errorText(file.error())));
        return;
    }
    Edit edit = document_.edit();
    const int added = addLineTasks(edit, process_, *file);
    if (document_.push(edit, tr("Read tasks")))
        Q_EMIT hintChanged(tr("%n tasks added", nullptr, added));
}

void CellsPage::writeLine(const QString& name) {
    const auto line = lineFileOf(document_.plant(), process_);
    const bool alb = name.endsWith(QLatin1String(".alb"), Qt::CaseInsensitive);
    save(name, QByteArray::fromStdString(alb ? exchange::formatAlb(line) : exchange::formatIn2(line.line)));
}

void CellsPage::save(const QString& name, const QByteArray& text) {
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        complain(tr("%1 cannot be written.").arg(name));
}

void CellsPage::writeTasks() {
    QString name = QFileDialog::getSaveFileName(this, tr("Write tasks"), {}, tr("Tables (*.csv);;Lines (*.alb *.IN2)"));
    if (name.isEmpty())
        return;
    if (isLineFile(name))
        return writeLine(name);
    if (!name.contains(QLatin1Char('.')))
        name += QStringLiteral(".csv");
    // Where commas stand in numbers, cells are apart by semicolons.
    const bool comma = QLocale().decimalPoint() == QLatin1String(",");
    save(name, tasks_->wholeTable(comma ? QLatin1Char(';') : QLatin1Char(',')).toUtf8());
}

void CellsPage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), colors().ground);
}

} // namespace takt::gui
