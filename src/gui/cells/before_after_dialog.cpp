#include "gui/cells/before_after_dialog.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <cmath>

#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/common/scenario_names.h"
#include "gui/common/theme.h"
#include "gui/time/playback.h"
#include "model/units.h"

namespace takt::gui {

namespace {

enum Column { What, Before, After, Difference, Columns };
enum class Wanted { Less, More, Neither };
constexpr int kLook = 100; // milliseconds

QString hours(double h) { return BeforeAfterDialog::tr("%1 h").arg(number(h, h == 0 || h >= 100 ? 0 : h < 10 ? 2 : 1)); }
QString shares(double s) { return percent(s, 1); }
QString points(double s) { return BeforeAfterDialog::tr("%1 points", "of a percentage").arg(number(s * 100, 1)); }
QString pieces(double n) { return number(n, n < 100 ? 1 : 0); }
/// To a tenth, so that a second of a cycle is seen.
QString cycle(double s) { return s < 600 ? BeforeAfterDialog::tr("%1 s").arg(number(s, std::abs(s - std::round(s)) < 0.05 ? 0 : 1)) : seconds(s); }

/// One line of the table: both values, and what is better.
struct Line {
    QString name, tip;
    std::optional<double> before, after;
    QString (*text)(double);
    Wanted wanted = Wanted::Less;
};

void addLine(QTableWidget& table, const Line& line) {
    const int row = table.rowCount();
    table.insertRow(row);
    const auto cell = [&](Column column, const QString& text) {
        auto* item = new QTableWidgetItem(text);
        item->setToolTip(line.tip);
        item->setTextAlignment((column == What ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        table.setItem(row, column, item);
        return item;
    };
    const auto shown = [&](const std::optional<double>& value) { return value ? line.text(*value) : QStringLiteral("–"); };
    const QString before = shown(line.before), after = shown(line.after);
    cell(What, line.name);
    cell(Before, before);
    cell(After, after)->setFont(Theme::instance().font(0, true));
    if (!line.before || !line.after || before == after) {
        cell(Difference, line.before && line.after ? BeforeAfterDialog::tr("the same") : QString())->setForeground(colors().quiet);
        return;
    }
    const double change = *line.after - *line.before;
    const bool better = (change > 0) == (line.wanted == Wanted::More);
    const QString mark = change > 0 ? QStringLiteral("▲ ") : QStringLiteral("▼ ");
    auto* item = cell(Difference, mark + (line.text == shares ? points : line.text)(std::abs(change)));
    if (line.wanted == Wanted::Neither)
        return;
    item->setForeground(better ? colors().goodText : colors().badText);
    item->setText(better ? BeforeAfterDialog::tr("%1 better").arg(item->text()) : BeforeAfterDialog::tr("%1 worse").arg(item->text()));
}

QString processName(const Plant& plant, Id process) {
    const auto* row = plant.find<Process>(process);
    return row ? QString::fromStdString(row->name) : QString();
}

} // namespace

BeforeAfterDialog::BeforeAfterDialog(Document& document, Playback& playback, QWidget* parent)
    : QDialog(parent), document_(document), playback_(playback), title_(new QLabel), message_(new QLabel),
      progress_(new QProgressBar), table_(new QTableWidget), apply_(new QPushButton(tr("&Apply to the map"))),
      keep_(new QPushButton(tr("&Keep as a scenario"))), compare_(new QPushButton(tr("&Compare scenarios"))),
      again_(new QPushButton(tr("&Run again"))) {
    setObjectName(QStringLiteral("beforeAfter"));
    setWindowTitle(tr("Before and after"));
    title_->setTextFormat(Qt::PlainText);
    message_->setWordWrap(true);
    message_->setTextFormat(Qt::PlainText);
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Progress of the two runs"));
    table_->setAccessibleName(tr("Before and after"));
    table_->setColumnCount(Columns);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionMode(QAbstractItemView::NoSelection);
    table_->setTabKeyNavigation(false);
    table_->setShowGrid(false);
    table_->setFrameShape(QFrame::NoFrame);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(26);
    table_->horizontalHeader()->setSectionResizeMode(What, QHeaderView::Stretch);
    for (const auto column : {Before, After, Difference})
        table_->horizontalHeader()->resizeSection(column, column == Difference ? 150 : 110);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    apply_->setObjectName(QStringLiteral("applyBalance"));
    apply_->setDefault(true);
    keep_->setToolTip(tr("A copy of the scenario on view in which the balance is applied; this one stays as it is"));
    compare_->setToolTip(tr("Both maps side by side, with what differs"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(again_);
    buttons->addStretch(1);
    for (auto* button : {compare_, keep_, apply_})
        buttons->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(title_);
    column->addWidget(message_);
    column->addWidget(progress_);
    column->addWidget(table_, 1);
    column->addLayout(buttons);
    resize(640, 480);
    poll_.setInterval(kLook);
    connect(&poll_, &QTimer::timeout, this, &BeforeAfterDialog::look);
    connect(apply_, &QPushButton::clicked, this, &BeforeAfterDialog::apply);
    connect(keep_, &QPushButton::clicked, this, &BeforeAfterDialog::keep);
    connect(again_, &QPushButton::clicked, this, [this] { compare(process_); });
    connect(compare_, &QPushButton::clicked, this, [this] { Q_EMIT compareWanted(keptFrom_, kept_); });
    connect(&document, &Document::changed, this, [this](const ChangeSet& set) {
        if (pushing_ || !process_ || !changesBehaviour(set))
            return;
        stale_ = true;
        say(tr("The plan was edited since: run again."), true);
        showButtons();
    });
    const auto gone = [this] {
        runs_.reset();
        poll_.stop();
        close();
    };
    connect(&document, &Document::reset, this, gone);
    connect(&document, &Document::scenarioChanged, this, gone);
    const auto dress = [this] { title_->setFont(Theme::instance().font(1, true)); };
    connect(&Theme::instance(), &Theme::changed, this, dress);
    dress();
}

QString BeforeAfterDialog::message() const { return message_->text(); }

void BeforeAfterDialog::say(const QString& text, bool bad) {
    message_->setText(text);
    setTone(message_, bad ? Tone::Warning : Tone::Quiet);
    message_->setVisible(!text.isEmpty());
}

QString BeforeAfterDialog::settingsText() const {
    const auto& s = runs_->settings();
    QStringList parts{tr("both runs: %1, seed %2").arg(QString::fromStdString(formatSpan(s.horizon))).arg(s.seed)};
    if (s.replications > 1)
        parts << tr("%n replications", nullptr, static_cast<int>(s.replications));
    if (runs_->trial().fromToday)
        parts << tr("before is today’s line");
    return parts.join(QStringLiteral(" · "));
}

void BeforeAfterDialog::compare(Id process) {
    process_ = process;
    runs_.reset();
    shown_ = stale_ = false;
    kept_ = keptFrom_ = {};
    table_->setRowCount(0);
    const Plant& plant = document_.plant();
    title_->setText(processName(plant, process));
    const QString scenario = QString::fromStdString(document_.scenario().name);
    table_->setHorizontalHeaderLabels({QString(), scenario, tr("Balanced"), tr("Difference")});
    auto trial = balanceTrial(document_.project(), document_.scenarioId(), process);
    if (!trial.differs) {
        progress_->hide();
        say(tr("The balance is on the map already: there is nothing to compare. Undo applying it, or balance anew."));
        return showButtons();
    }
    auto started = BeforeAfterRuns::start(std::move(trial), playback_.settings());
    if (!started) {
        progress_->hide();
        say(tr("This cannot be run: %1").arg(errorText(started.error())), true);
        return showButtons();
    }
    runs_ = std::move(*started);
    say(tr("The plan as it stands and with the balance applied; %1", "what is compared; settings").arg(settingsText()));
    progress_->setValue(0);
    progress_->show();
    poll_.start();
    showButtons();
}

void BeforeAfterDialog::look() {
    if (!runs_)
        return poll_.stop();
    progress_->setValue(static_cast<int>(runs_->progress() * 1000));
    if (!runs_->finished())
        return;
    poll_.stop();
    progress_->hide();
    const auto before = runs_->before(), after = runs_->after();
    shown_ = true;
    if (before && after)
        fill(*before, *after);
    else
        say(errorText(before ? after.error() : before.error()), true);
    showButtons();
}

void BeforeAfterDialog::addHeading(const QString& text) {
    const int row = table_->rowCount();
    table_->insertRow(row);
    auto* item = new QTableWidgetItem(text);
    item->setForeground(colors().quiet);
    table_->setItem(row, What, item);
    table_->setSpan(row, What, 1, Columns);
}

void BeforeAfterDialog::fill(const SideFigures& b, const SideFigures& a) {
    table_->setRowCount(0);
    const auto known = [](double value) { return value > 0 ? std::optional(value) : std::nullopt; };
    const auto possible = [&](double share) { return share < 1.005 ? known(share) : std::nullopt; };
    if (b.efficiency >= 1.005)
        say(message_->text() + QStringLiteral("\n") + tr("As it stands the plan is faster than its tasks: its operators cannot do them in its cycle time."), false);
    addHeading(tr("The cell, computed"));
    addLine(*table_, {tr("Operators"), tr("Present at the process"), static_cast<double>(b.operators), static_cast<double>(a.operators),
                      [](double n) { return number(n); }});
    addLine(*table_, {tr("Cycle time"), tr("A piece, mean of the products by demand"), known(b.cycleSeconds), known(a.cycleSeconds), cycle});
    addLine(*table_, {tr("Efficiency"), tr("Manual work of the tasks / (operators × cycle time)"), possible(b.efficiency), possible(a.efficiency), shares, Wanted::More});
    addHeading(tr("The stream, simulated"));
    addLine(*table_, {tr("Delivered a working day"), tr("Pieces, by all customers together"), b.perDay, a.perDay, pieces, Wanted::More});
    addLine(*table_, {tr("Delivered of what is wanted"), tr("Below 100 % the stream is slower than takt"), b.againstTakt, a.againstTakt, shares, Wanted::More});
    addLine(*table_, {tr("Time through the plant"), tr("From the oldest material’s entry to the customer, by the clock, mean of the pieces delivered"),
                      b.leadTimeSeconds, a.leadTimeSeconds, passedTime});
    addLine(*table_, {tr("The process works"), tr("Share of its open time"), b.working, a.working, shares, Wanted::Neither});
    addLine(*table_, {tr("Walking a working day"), tr("Of the people of this process"), b.walkingHours, a.walkingHours, hours});
    addLine(*table_, {tr("Wasted hours a working day"), tr("Waiting, motion, over-processing and defects, of all people of the plant"),
                      b.wasteHours, a.wasteHours, hours});
}

void BeforeAfterDialog::apply() {
    const auto line = cell::cellLine(document_.plant(), process_);
    const auto standing = cell::standingOf(document_.plant(), line, process_);
    Edit edit = document_.edit();
    cell::applyToRecipes(edit, line, process_, standing.assignment);
    pushing_ = true;
    const bool done = document_.push(edit, tr("Apply the balance to %1").arg(processName(document_.plant(), process_))).has_value();
    pushing_ = false;
    if (!done)
        return;
    say(tr("Applied. Ctrl+Z in the window takes it back."));
    stale_ = true; // there is nothing more to apply
    showButtons();
}

/// One undo step: a copy of the scenario on view, balanced. This one stays on view.
void BeforeAfterDialog::keep() {
    const QString wish = tr("%1, balanced").arg(QString::fromStdString(document_.scenario().name));
    const QString name = unusedScenarioName(document_.project(), wish);
    Edit edit = document_.edit();
    const Id copy = edit.copyScenario(document_.scenarioId(), name.toStdString());
    edit.continueIn(copy);
    const auto line = cell::cellLine(edit.plant(), process_);
    cell::applyToRecipes(edit, line, process_, cell::standingOf(edit.plant(), line, process_).assignment);
    pushing_ = true;
    const bool done = document_.push(edit, tr("Keep the balance as a scenario")).has_value();
    pushing_ = false;
    if (!done)
        return;
    kept_ = copy;
    keptFrom_ = document_.scenarioId();
    say(tr("Kept as “%1”.").arg(name));
    showButtons();
}

void BeforeAfterDialog::showButtons() {
    const bool ready = runs_ && shown_ && !stale_;
    apply_->setEnabled(ready);
    keep_->setEnabled(ready && !kept_);
    compare_->setEnabled(kept_ && document_.project().scenario(kept_) && document_.project().scenario(keptFrom_));
    again_->setEnabled(process_ && !isRunning());
}

} // namespace takt::gui
