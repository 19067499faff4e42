#include "gui/cells/options_dialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "balance/checker.h"
#include "gui/cells/balance_texts.h"
#include "gui/cells/options_chart.h"
#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

using AimKind = balance::Aim::Kind;

constexpr double kEach = 10;     ///< seconds for one question
constexpr int kMostOperators = 20, kBeyond = 3; ///< counts looked at, and how far beyond what is needed or present
constexpr int kCycles = 8;       ///< between the shortest and today's

enum Column { First, Cycle, PerShift, Serves, Efficiency, Moves, Proof, ColumnCount };

int countNeeded(const CellFacts& facts) {
    Duration work;
    for (const auto& times : facts.line.times)
        work += times.manual;
    return facts.takt.us > 0 ? static_cast<int>(std::min<std::int64_t>(kMostOperators, (work.us + facts.takt.us - 1) / facts.takt.us)) : 0;
}

/// The stations of today's line, without what is new.
balance::Assignment assignmentOf(const std::vector<int>& stations) {
    balance::Assignment assignment;
    for (std::size_t t = 0; t < stations.size(); ++t)
        if (stations[t] > 0) {
            assignment.stations.resize(std::max(assignment.stations.size(), static_cast<std::size_t>(stations[t])));
            assignment.stations[static_cast<std::size_t>(stations[t]) - 1].push_back(static_cast<balance::Task>(t));
        }
    return assignment;
}

} // namespace

OptionsDialog::OptionsDialog(Document& document, const CellFacts& facts, Kind kind, QWidget* parent)
    : QDialog(parent), document_(document), facts_(facts), kind_(kind), line_(facts.line.line), table_(new QTableWidget),
      chart_(new OptionsChart), intro_(new QLabel), state_(new QLabel), choose_(new QPushButton(tr("&Choose"))), stop_(new QPushButton(tr("&Stop"))) {
    setObjectName(QStringLiteral("optionsDialog"));
    setWindowTitle(kind == Kind::Operators ? tr("Operators against demand") : tr("Moves against cycle time"));
    resize(720, 560);
    today_ = line_.rules.today;
    if (std::all_of(today_.begin(), today_.end(), [](int station) { return station == 0; }))
        today_ = cell::stationsByTask(line_.times.size(), facts_.standing.assignment);
    if (std::any_of(today_.begin(), today_.end(), [](int station) { return station > 0; }))
        line_.rules.today = today_;
    facts_.line.line.rules.today = line_.rules.today;
    makeParts();
    connect(&job_, &AimsJob::answered, this, &OptionsDialog::take);
    connect(&job_, &AimsJob::finished, this, &OptionsDialog::showState);
    clock_.setInterval(300);
    connect(&clock_, &QTimer::timeout, this, &OptionsDialog::showState);
    begin();
}

OptionsDialog::~OptionsDialog() = default;

void OptionsDialog::makeParts() {
    intro_->setWordWrap(true);
    makeQuiet(intro_, 0);
    intro_->setText(kind_ == Kind::Operators
                        ? tr("The shortest cycle for each number of operators: the takt time it serves, and what a shift of %1 gives. As demand "
                             "falls, the cell is run by fewer.").arg(seconds(facts_.pace.available.inSeconds()))
                        : tr("The fewest tasks that leave their operator for each cycle time, with as many operators as today."));
    makeQuiet(state_, 0);
    state_->setWordWrap(true);
    table_->setObjectName(QStringLiteral("optionsTable"));
    table_->setAccessibleName(windowTitle());
    table_->setColumnCount(ColumnCount);
    table_->setHorizontalHeaderLabels({tr("Operators"), tr("Cycle time"), tr("Pieces a shift"), tr("Serves demand"), tr("Efficiency"), tr("Moves"), tr("Proof")});
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(26);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setStretchLastSection(true);
    choose_->setObjectName(QStringLiteral("chooseOption"));
    choose_->setDefault(true);
    stop_->setAutoDefault(false);
    auto* close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    auto* foot = new QHBoxLayout;
    foot->addWidget(state_, 1);
    foot->addWidget(stop_);
    foot->addWidget(close);
    foot->addWidget(choose_);
    auto* all = new QVBoxLayout(this);
    all->setSpacing(Theme::kGrid * 2);
    all->addWidget(intro_);
    all->addWidget(chart_);
    all->addWidget(table_, 1);
    all->addLayout(foot);
    connect(table_, &QTableWidget::itemSelectionChanged, this, [this] {
        chart_->setChosen(chosenRow());
        showState();
    });
    connect(table_, &QTableWidget::itemDoubleClicked, this, [this] { choose_->click(); });
    connect(chart_, &OptionsChart::chosen, this, [this](int bar) { table_->selectRow(bar); });
    connect(choose_, &QPushButton::clicked, this, [this] {
        if (const int row = chosenRow(); row >= 0)
            choose(static_cast<std::size_t>(row));
    });
    connect(stop_, &QPushButton::clicked, this, [this] { job_.cancel(); });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

// ------------------------------------------------------------------ the questions

/// 1, 2, 3 … until nobody is needed any more: one task alone is as long as the cycle.
AimsJob::Next OptionsDialog::nextOperators() const {
    const int tasks = line_.size();
    const int most = std::clamp(std::max({static_cast<int>(std::min<std::int64_t>(facts_.present, kMostOperators)), countNeeded(facts_), facts_.figures.operators}) + kBeyond, 1, std::min(tasks, kMostOperators));
    return [most](const std::vector<AimAnswer>& answers) -> std::optional<balance::Aim> {
        const auto count = static_cast<int>(answers.size());
        if (count > 0 && answers.back().balance && answers.back().balance->proven &&
            answers.back().balance->reason == balance::BoundReason::LongestTask)
            return std::nullopt;
        if (count >= most)
            return std::nullopt;
        balance::Aim aim;
        aim.kind = AimKind::ShortestCycle;
        aim.stations = count + 1;
        return aim;
    };
}

/// First the shortest cycle with as many stations as today, then cycles from there to today's.
AimsJob::Next OptionsDialog::nextMoves() const {
    const auto present = assignmentOf(today_);
    balance::Units longest = 0;
    for (std::size_t s = 0; s < present.stations.size(); ++s)
        longest = std::max(longest, balance::stationTime(line_, present, s));
    const auto stations = static_cast<int>(present.stations.size());
    return [longest, stations](const std::vector<AimAnswer>& answers) -> std::optional<balance::Aim> {
        balance::Aim aim;
        aim.stations = stations;
        aim.kind = AimKind::ShortestCycle;
        if (answers.empty())
            return aim;
        if (!answers.front().balance || answers.front().balance->assignment.stations.empty())
            return std::nullopt;
        const auto cycles = cell::cyclesBetween(answers.front().balance->cycle, std::max(longest, answers.front().balance->cycle), kCycles);
        if (answers.size() > cycles.size())
            return std::nullopt;
        aim.kind = AimKind::FewestMoves;
        aim.cycle = cycles[answers.size() - 1];
        return aim;
    };
}

void OptionsDialog::begin() {
    const bool moves = kind_ == Kind::Moves;
    if (facts_.tasks.empty())
        problem_ = tr("There are no tasks yet.");
    else if (moves && line_.rules.today.empty())
        problem_ = tr("Moves are counted from the line as it stands, and no task is given to an operator yet.");
    else if (!balanceObstacle(facts_, balance::Aim{AimKind::ShortestCycle, 0, 1, 0}).isEmpty())
        problem_ = balanceObstacle(facts_, balance::Aim{AimKind::ShortestCycle, 0, 1, 0});
    if (problem_.isEmpty()) {
        job_.start(line_, moves ? nextMoves() : nextOperators(), kEach, moves ? SpareTime::LeftWithLast : facts_.settings.spareTime, today_);
        clock_.start();
    }
    showRows();
    showState();
}

void OptionsDialog::take(const AimAnswer& answer) {
    if (!answer.balance) {
        problem_ = errorText(answer.balance.error());
        return;
    }
    if (answer.balance->assignment.stations.empty()) {
        if (kind_ == Kind::Operators)
            (answer.balance->impossible ? impossible_ : notFound_) << QString::number(answer.aim.stations);
        return;
    }
    // The shortest cycle only says where the row of cycles begins.
    if (kind_ == Kind::Moves && answer.aim.kind == AimKind::ShortestCycle)
        return;
    options_.push_back({answer.aim, *answer.balance, {}});
    Option& fresh = options_.back();
    fresh.balance.assignment = plainAssignment(fresh.balance.assignment);
    fresh.outcome = cell::outcomeOf(document_.plant(), facts_.line, facts_.process, fresh.balance.assignment, facts_.pace.available);
    if (kind_ == Kind::Operators && options_.size() > 1 && options_[options_.size() - 2].outcome.operators == fresh.outcome.operators)
        options_.pop_back(); // one more has nothing to do
    if (kind_ == Kind::Moves) {
        std::vector<cell::Outcome> outcomes;
        for (const auto& option : options_)
            outcomes.push_back(option.outcome);
        std::vector<Option> best;
        for (const auto place : cell::frontier(outcomes))
            best.push_back(options_[place]);
        options_ = std::move(best);
    }
    showRows();
}

// ------------------------------------------------------------------ what is shown

QString OptionsDialog::proofText(const Option& option) const {
    if (option.balance.proven)
        return kind_ == Kind::Operators ? tr("proven the shortest") : tr("proven the fewest");
    return kind_ == Kind::Operators ? tr("at most %1 from the shortest").arg(seconds(cell::inTime(option.balance.gap()).inSeconds()))
                                    : tr("at most %1 from the fewest").arg(option.balance.gap());
}

void OptionsDialog::showRows() {
    const int kept = chosenRow();
    const QSignalBlocker quiet(table_);
    const bool operators = kind_ == Kind::Operators;
    table_->setColumnHidden(Moves, line_.rules.today.empty());
    table_->setRowCount(static_cast<int>(options_.size()));
    std::vector<OptionsChart::Bar> bars;
    const bool asked = facts_.takt.us > 0;
    for (std::size_t i = 0; i < options_.size(); ++i) {
        const Option& option = options_[i];
        const cell::Outcome& out = option.outcome;
        const bool serves = asked && out.cycle <= facts_.takt;
        const QString cells[] = {QString::number(out.operators),
                                 out.byMachine ? tr("%1 (machine)").arg(seconds(out.cycle.inSeconds())) : seconds(out.cycle.inSeconds()),
                                 facts_.pace.available.us > 0 ? number(std::floor(out.perShift + 1e-6)) : QStringLiteral("–"),
                                 !asked ? QStringLiteral("–") : serves ? tr("yes") : tr("no"),
                                 percent(out.efficiency),
                                 QString::number(out.moves),
                                 proofText(option)};
        for (int c = 0; c < ColumnCount; ++c) {
            auto* item = new QTableWidgetItem(cells[c]);
            item->setTextAlignment(c == Proof || c == Serves ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
            table_->setItem(static_cast<int>(i), c, item);
        }
        bars.push_back({operators ? tr("%n operators", nullptr, out.operators) : tr("%n moves", nullptr, out.moves), out.cycle, serves});
    }
    chart_->setBars(std::move(bars), facts_.takt, operators ? tr("cycle time by number of operators") : tr("cycle time by tasks that move"));
    if (kept >= 0 && kept < table_->rowCount())
        table_->selectRow(kept);
    chart_->setChosen(chosenRow());
}

int OptionsDialog::chosenRow() const {
    const auto rows = table_->selectionModel() ? table_->selectionModel()->selectedRows() : QModelIndexList();
    return rows.isEmpty() ? -1 : rows.front().row();
}

void OptionsDialog::showState() {
    const bool running = isRunning();
    if (!running)
        clock_.stop();
    const auto asked = job_.asked();
    if (!problem_.isEmpty())
        state_->setText(problem_);
    else if (running && asked)
        state_->setText(asked->kind == AimKind::FewestMoves ? tr("Looking for the fewest moves at %1 …").arg(seconds(cell::inTime(asked->cycle).inSeconds()))
                                                            : tr("Looking for the shortest cycle of %n operators …", nullptr, asked->stations));
    else
        state_->setText(options_.empty() ? tr("No assignment keeps the rules")
                                         : withoutText() + tr("Choose one: it comes onto the page, and undo takes it back."));
    stop_->setEnabled(running);
    choose_->setEnabled(chosenRow() >= 0);
    if (chosenRow() < 0 && !options_.empty() && !running) { // the first that serves, else the last
        int row = static_cast<int>(options_.size()) - 1;
        for (int i = row; i >= 0; --i)
            if (facts_.takt.us > 0 && options_[static_cast<std::size_t>(i)].outcome.cycle <= facts_.takt)
                row = i;
        table_->selectRow(row);
    }
}

/// Which counts have no row, and why.
QString OptionsDialog::withoutText() const {
    QString text;
    if (!impossible_.isEmpty())
        text += tr("No assignment keeps the rules with so many operators: %1. ").arg(impossible_.join(QStringLiteral(", ")));
    if (!notFound_.isEmpty())
        text += tr("Within %1 none was found for so many: %2. ").arg(seconds(kEach), notFound_.join(QStringLiteral(", ")));
    return text;
}

void OptionsDialog::choose(std::size_t place) {
    if (place >= options_.size())
        return;
    const Option& option = options_[place];
    job_.cancel();
    Edit edit = document_.edit();
    // The line that moves were counted from is kept, so that they can be seen.
    if (kind_ == Kind::Moves)
        for (std::size_t t = 0; t < facts_.line.tasks.size(); ++t)
            edit.modify<CellTask>(facts_.line.tasks[t], [&](CellTask& task) { task.today = today_[t]; });
    cell::putAssignment(edit, facts_.line, facts_.process, option.balance.assignment);
    const QString undo = kind_ == Kind::Operators ? tr("Balance for %n operators", nullptr, option.outcome.operators)
                                                  : tr("Balance with %n moves", nullptr, option.outcome.moves);
    if (document_.push(edit, undo))
        accept();
}

} // namespace takt::gui
