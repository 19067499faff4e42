#include "gui/cells/stopwatch_dialog.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMouseEvent>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>
#include <QVBoxLayout>
#include <chrono>
#include <cmath>

#include "cell/time_study.h"
#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

/// Acts when it goes down, by key, mouse or finger, and once however long it is held.
class NextButton : public QPushButton {
  public:
    explicit NextButton(std::function<void()> act) : act_(std::move(act)) {
        connect(this, &QPushButton::clicked, this, [this] { // by who does not press it down
            if (!down_)
                act_();
        });
    }

  protected:
    void keyPressEvent(QKeyEvent* event) override {
        const bool mine = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (!mine)
            QPushButton::keyPressEvent(event);
        else if (!event->isAutoRepeat())
            act_();
    }
    void keyReleaseEvent(QKeyEvent*) override {}
    void mousePressEvent(QMouseEvent* event) override {
        QPushButton::mousePressEvent(event);
        if (event->button() != Qt::LeftButton)
            return;
        down_ = true;
        act_();
    }
    void mouseReleaseEvent(QMouseEvent* event) override {
        QPushButton::mouseReleaseEvent(event);
        down_ = false;
    }

  private:
    std::function<void()> act_;
    bool down_ = false; ///< by the mouse, and has acted
};

namespace {

enum Column { Task, Last, Count, Lowest, Mean, Spread, More, Manual, ColumnCount };

constexpr double kFinger = 9; // millimetres
constexpr int kTick = 50;     // milliseconds between looks at the clock

int fingerHigh(const QWidget* widget) {
    const double dots = widget->logicalDpiY();
    return static_cast<int>(std::ceil(kFinger * dots / 25.4));
}

/// The application's style says how high buttons are at least.
void makeHigh(QPushButton* button, int pixels) { button->setStyleSheet(QStringLiteral("QPushButton { min-height: %1px; }").arg(pixels)); }

Duration steadyClock() {
    using namespace std::chrono;
    return {duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count()};
}

QString clockText(Duration time) { return number(static_cast<double>(time.us / 10'000) / 100, 2); }
QString shortText(Duration time) { return number(time.inSeconds(), 1); }

/// To a hundredth of a second: finer than a hand can press.
Duration rounded(Duration time) { return {(time.us + 5'000) / 10'000 * 10'000}; }

} // namespace

StopwatchDialog::StopwatchDialog(Document& document, Id process, Id task, QWidget* parent)
    : QDialog(parent), document_(document), facts_(cellFacts(document.project(), document.scenario(), process)), clock_(steadyClock),
      whose_(new QComboBox), time_(new QLabel), task_(new QLabel), cycle_(new QLabel), rule_(new QLabel), next_(new NextButton([this] { next(); })),
      takeBack_(new QPushButton(tr("&Back one"))), spoil_(new QPushButton), pause_(new QPushButton), keep_(new QPushButton(tr("&Keep readings"))),
      takeOver_(new QPushButton(tr("Take over as &manual time"))), table_(new QTableWidget) {
    setObjectName(QStringLiteral("stopwatch"));
    setWindowTitle(tr("Stopwatch"));
    resize(820, 560);
    makeParts();
    listWork(task);
    ticks_.setInterval(kTick);
    connect(&ticks_, &QTimer::timeout, this, &StopwatchDialog::showTime);
    next_->setFocus();
}

void StopwatchDialog::makeParts() {
    whose_->setAccessibleName(tr("Whose work is timed"));
    whose_->setObjectName(QStringLiteral("stopwatchWork"));
    time_->setFont(Theme::instance().font(22, true));
    time_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    time_->setMinimumWidth(170);
    time_->setAccessibleName(tr("Time of this task"));
    task_->setFont(Theme::instance().font(4, true));
    task_->setTextFormat(Qt::PlainText);
    makeQuiet(cycle_, 0);
    makeQuiet(rule_);
    rule_->setWordWrap(true);
    rule_->setText(tr("More needed: n = (t s / (0.05 × mean))², so that the mean is known to ±5 % with 95 % (Niebel and Freivalds 2003). "
                      "Lowest repeatable: reached twice, to within 5 % (Rother and Harris 2001)."));
    const int high = fingerHigh(this);
    makeHigh(next_, high + 12);
    next_->setObjectName(QStringLiteral("stopwatchNext"));
    next_->setDefault(true);
    next_->setFont(Theme::instance().font(2, true));
    takeBack_->setToolTip(tr("The last press was none (Backspace)"));
    spoil_->setToolTip(tr("Something else came between: this time does not count (X)"));
    pause_->setToolTip(tr("Until the next press (P)"));
    for (auto* button : {takeBack_, spoil_, pause_}) {
        makeHigh(button, high);
        button->setFocusPolicy(Qt::NoFocus); // Space and Enter stay with the stopwatch
        button->setAutoDefault(false);
    }
    for (auto* button : {keep_, takeOver_}) {
        makeHigh(button, high);
        button->setAutoDefault(false);
    }
    auto* close = new QPushButton(tr("Close"));
    makeHigh(close, high);
    close->setAutoDefault(false);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(task_);
    words->addWidget(cycle_);
    auto* head = new QHBoxLayout;
    head->addLayout(words, 1);
    head->addWidget(time_);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(next_, 3);
    buttons->addWidget(takeBack_, 1);
    buttons->addWidget(spoil_, 1);
    buttons->addWidget(pause_, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(keep_);
    foot->addWidget(takeOver_);
    foot->addStretch(1);
    foot->addWidget(close);
    table_->setObjectName(QStringLiteral("stopwatchTable"));
    table_->setAccessibleName(tr("Observed times"));
    table_->setColumnCount(ColumnCount);
    table_->setHorizontalHeaderLabels({tr("Task"), tr("Last readings"), tr("n", "number of readings"), tr("Lowest repeatable"), tr("Mean"), tr("Spread"),
                                       tr("More needed"), tr("Manual now")});
    for (int c = 0; c < ColumnCount; ++c)
        table_->horizontalHeaderItem(c)->setTextAlignment(c == Task ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionMode(QAbstractItemView::NoSelection);
    table_->setFocusPolicy(Qt::NoFocus);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(25);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setSectionResizeMode(Task, QHeaderView::Stretch);
    auto* all = new QVBoxLayout(this);
    all->setSpacing(Theme::kGrid * 2);
    all->addWidget(whose_, 0, Qt::AlignLeft);
    all->addLayout(head);
    all->addLayout(buttons);
    all->addWidget(table_, 1);
    all->addWidget(rule_);
    all->addLayout(foot);
    connect(takeBack_, &QPushButton::clicked, this, &StopwatchDialog::takeBack);
    connect(spoil_, &QPushButton::clicked, this, &StopwatchDialog::spoil);
    connect(pause_, &QPushButton::clicked, this, &StopwatchDialog::pause);
    connect(keep_, &QPushButton::clicked, this, &StopwatchDialog::keep);
    connect(close, &QPushButton::clicked, this, &StopwatchDialog::reject);
    connect(takeOver_, &QPushButton::clicked, this, [this] {
        QMenu menu(this);
        menu.addAction(tr("The &lowest repeatable of each task"), this, [this] { takeOver(false); });
        menu.addAction(tr("The &mean of each task"), this, [this] { takeOver(true); });
        menu.exec(takeOver_->mapToGlobal(QPoint(0, takeOver_->height())));
        next_->setFocus();
    });
    connect(whose_, &QComboBox::activated, this, [this](int chosen) {
        if (mayDrop())
            begin(chosen);
        next_->setFocus();
    });
    const auto key = [this](int keys, auto act) { connect(new QShortcut(QKeySequence(keys), this), &QShortcut::activated, this, act); };
    key(Qt::Key_Backspace, [this] { takeBack(); });
    key(Qt::Key_X, [this] { spoil(); });
    key(Qt::Key_P, [this] { pause(); });
}

/// The operator that has the task, else all tasks of the cell.
void StopwatchDialog::listWork(Id task) {
    whose_->addItem(tr("All tasks of the cell"));
    work_.push_back(facts_.line.tasks);
    int chosen = 0;
    for (const auto& load : facts_.loads) {
        if (load.tasks.empty())
            continue;
        std::vector<Id> tasks;
        for (const auto t : load.tasks)
            tasks.push_back(facts_.line.tasks[static_cast<std::size_t>(t)]);
        if (std::find(tasks.begin(), tasks.end(), task) != tasks.end())
            chosen = whose_->count();
        whose_->addItem(stationLabel(document_.plant(), facts_, load.station, load.second));
        work_.push_back(std::move(tasks));
    }
    whose_->setCurrentIndex(chosen);
    begin(chosen);
}

void StopwatchDialog::begin(int work) {
    whose_->setCurrentIndex(work);
    tasks_ = work_[static_cast<std::size_t>(work)];
    fresh();
}

void StopwatchDialog::fresh() {
    watch_ = cell::Stopwatch(std::max<std::size_t>(1, tasks_.size()));
    ticks_.stop();
    fillTable();
    showState();
}

// ------------------------------------------------------------------ timing

void StopwatchDialog::next() {
    if (tasks_.empty())
        return;
    const std::size_t ended = watch_.current();
    const bool began = watch_.hasBegun();
    watch_.press(clock_());
    ticks_.start();
    if (began)
        fillRow(ended);
    showState();
}

void StopwatchDialog::takeBack() {
    watch_.takeBack();
    if (!watch_.hasBegun())
        ticks_.stop();
    fillTable();
    showState();
}

void StopwatchDialog::spoil() {
    watch_.spoil();
    showState();
}

void StopwatchDialog::pause() {
    watch_.isPaused() ? watch_.goOn(clock_()) : watch_.pause(clock_());
    showState();
}

Numbers StopwatchDialog::observed(std::size_t task) const {
    Numbers numbers;
    if (const CellTask* row = document_.plant().find<CellTask>(tasks_[task]))
        numbers = row->observed;
    for (const Duration time : watch_.times(task))
        numbers.millionths.push_back(rounded(time).us);
    if (numbers.millionths.size() > kMostNumbers) // the latest count
        numbers.millionths.erase(numbers.millionths.begin(), numbers.millionths.end() - static_cast<std::ptrdiff_t>(kMostNumbers));
    return numbers;
}

// ------------------------------------------------------------------ what is shown

void StopwatchDialog::showTime() { time_->setText(tr("%1 s").arg(clockText(watch_.passed(clock_())))); }

void StopwatchDialog::showState() {
    const bool begun = watch_.hasBegun(), any = !tasks_.empty();
    const CellTask* row = any ? document_.plant().find<CellTask>(tasks_[watch_.current()]) : nullptr;
    task_->setText(row ? QStringLiteral("%1 %2").arg(row->number).arg(QString::fromStdString(row->name)) : tr("There are no tasks yet"));
    cycle_->setText(!begun ? tr("Press when the first task begins")
                    : watch_.isPaused() ? tr("Cycle %1, paused").arg(watch_.cycles() + 1)
                    : watch_.isSpoilt() ? tr("Cycle %1, this time does not count").arg(watch_.cycles() + 1)
                                        : tr("Cycle %1, task %2 of %3").arg(watch_.cycles() + 1).arg(watch_.current() + 1).arg(tasks_.size()));
    next_->setText(begun ? tr("Next (Space)") : tr("Start (Space)"));
    next_->setEnabled(any);
    takeBack_->setEnabled(begun);
    spoil_->setEnabled(begun);
    pause_->setEnabled(begun);
    spoil_->setText(watch_.isSpoilt() ? tr("Does &count") : tr("Does not &count"));
    pause_->setText(watch_.isPaused() ? tr("&Go on") : tr("&Pause"));
    keep_->setEnabled(watch_.count() > 0);
    bool seen = false;
    for (std::size_t t = 0; t < tasks_.size(); ++t)
        seen = seen || !observed(t).millionths.empty();
    takeOver_->setEnabled(seen);
    for (int r = 0; r < table_->rowCount(); ++r) {
        QFont font = Theme::instance().font(0, begun && static_cast<std::size_t>(r) == watch_.current());
        if (auto* item = table_->item(r, Task))
            item->setFont(font);
    }
    if (begun && any)
        table_->scrollToItem(table_->item(static_cast<int>(watch_.current()), Task));
    showTime();
}

void StopwatchDialog::fillTable() {
    table_->setRowCount(static_cast<int>(tasks_.size()));
    for (std::size_t t = 0; t < tasks_.size(); ++t)
        fillRow(t);
}

void StopwatchDialog::fillRow(std::size_t t) {
    const CellTask* row = document_.plant().find<CellTask>(tasks_[t]);
    if (!row)
        return;
    constexpr std::size_t kShown = 5;
    const Numbers all = observed(t);
    const auto study = cell::studyOf(all);
    QStringList last;
    for (std::size_t i = all.millionths.size() - std::min(kShown, all.millionths.size()); i < all.millionths.size(); ++i)
        last << shortText(Duration{all.millionths[i]});
    const auto time = [](const std::optional<Duration>& d) { return d && d->us > 0 ? shortText(*d) : QStringLiteral("–"); };
    const bool any = study.count > 0;
    const QString cells[] = {QStringLiteral("%1 %2").arg(row->number).arg(QString::fromStdString(row->name)),
                             last.join(QStringLiteral("  ")),
                             QString::number(study.count),
                             time(study.lowestRepeatable),
                             time(any ? std::optional(study.mean) : std::nullopt),
                             any ? number(study.spread.inSeconds(), 2) : QStringLiteral("–"),
                             study.more ? (*study.more == 0 ? tr("enough") : QString::number(*study.more)) : QStringLiteral("–"),
                             time(row->manual)};
    for (int c = 0; c < ColumnCount; ++c) {
        auto* item = table_->item(static_cast<int>(t), c);
        if (!item) {
            item = new QTableWidgetItem;
            item->setTextAlignment(c == Task ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
            table_->setItem(static_cast<int>(t), c, item);
        }
        item->setText(cells[c]);
    }
}

// ------------------------------------------------------------------ into the plan

void StopwatchDialog::putObserved(Edit& edit) const {
    for (std::size_t t = 0; t < tasks_.size(); ++t)
        if (!watch_.times(t).empty())
            edit.modify<CellTask>(tasks_[t], [numbers = observed(t)](CellTask& task) { task.observed = numbers; });
}

bool StopwatchDialog::keep() {
    const auto count = static_cast<int>(watch_.count());
    Edit edit = document_.edit();
    putObserved(edit);
    if (count == 0 || !document_.push(edit, tr("Keep observed times")))
        return false;
    Q_EMIT said(tr("%n readings kept", nullptr, count));
    fresh();
    next_->setFocus();
    return true;
}

bool StopwatchDialog::takeOver(bool mean) {
    Edit edit = document_.edit();
    putObserved(edit);
    for (std::size_t t = 0; t < tasks_.size(); ++t) {
        const auto study = cell::studyOf(observed(t));
        if (study.count > 0)
            edit.modify<CellTask>(tasks_[t], [&](CellTask& task) { task.manual = rounded(mean || !study.lowestRepeatable ? study.mean : *study.lowestRepeatable); });
    }
    if (!document_.push(edit, tr("Take over observed times")))
        return false;
    Q_EMIT said(tr("Observed times are the manual times now. Ctrl+Z takes it back."));
    fresh();
    return true;
}

/// True when nothing is lost, or may be.
bool StopwatchDialog::mayDrop() {
    const auto count = static_cast<int>(watch_.count());
    if (count == 0)
        return true;
    QMessageBox box(QMessageBox::Question, windowTitle(), tr("%n readings are not kept yet.", nullptr, count), QMessageBox::NoButton, this);
    auto* keepIt = box.addButton(tr("&Keep"), QMessageBox::AcceptRole);
    auto* drop = box.addButton(tr("&Drop"), QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(keepIt);
    box.exec();
    if (box.clickedButton() == keepIt)
        return keep();
    return box.clickedButton() == drop;
}

void StopwatchDialog::reject() {
    if (mayDrop())
        QDialog::reject();
}

} // namespace takt::gui
