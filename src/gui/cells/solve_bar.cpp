#include "gui/cells/solve_bar.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>
#include <array>

#include "cell/options.h"
#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/common/pill.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

using Kind = balance::Aim::Kind;
constexpr int kMarkRoom = 44;

/// Whether applying would change the recipes or the number of operators.
bool wouldChange(const Edit& edit) {
    const auto set = edit.finish();
    return set && !set->empty();
}

/// A push button with a menu beside it.
QString buttonStyle() {
    const auto& c = colors();
    return QStringLiteral("QToolButton { background: %1; border: 1px solid %2; border-radius: 6px; padding: 5px 28px 5px 12px; min-height: 18px; }"
                          "QToolButton:hover { background: %3; }"
                          "QToolButton:focus { border-color: %4; }"
                          "QToolButton::menu-button { border: 0; width: 24px; }"
                          "QToolButton::menu-arrow { image: url(:/icons/chevron-down-%5.svg); width: 11px; height: 11px; }")
        .arg(c.panel.name(), c.line.name(), c.ground.name(), c.accent.name(),
             Theme::instance().mode() == Mode::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

} // namespace

SolveBar::SolveBar(Document& document, QWidget* parent)
    : QFrame(parent), document_(document), title_(new QLabel), detail_(new QLabel), start_(new QToolButton),
      apply_(new QPushButton(tr("Apply to map"))), compare_(new QPushButton(tr("Before and after"))) {
    setObjectName(QStringLiteral("solveBar"));
    setAccessibleName(tr("Solver"));
    title_->setObjectName(QStringLiteral("solveTitle"));
    detail_->setObjectName(QStringLiteral("solveDetail"));
    title_->setTextFormat(Qt::PlainText);
    detail_->setTextFormat(Qt::PlainText);
    for (auto* label : {title_, detail_}) {
        label->setWordWrap(true);
        label->setMinimumWidth(60);
    }
    start_->setObjectName(QStringLiteral("balance"));
    start_->setPopupMode(QToolButton::MenuButtonPopup);
    start_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto* menu = new QMenu(start_);
    auto* aims = new QActionGroup(menu);
    for (const Kind kind : {Kind::FewestStations, Kind::ShortestCycle, Kind::BestEfficiency, Kind::FewestMoves}) {
        QAction* action = menu->addAction(aimName(kind), this, [this, kind] { start(kind); });
        action->setCheckable(true);
        action->setChecked(kind == kind_);
        aims->addAction(action);
    }
    menu->addSeparator();
    menu->addAction(tr("Operators against demand…"), this, [this] { showOptions(OptionsDialog::Kind::Operators); });
    menu->addAction(tr("Moves against cycle time…"), this, [this] { showOptions(OptionsDialog::Kind::Moves); });
    start_->setMenu(menu);
    apply_->setObjectName(QStringLiteral("applyToMap"));
    apply_->setDefault(true);
    compare_->setObjectName(QStringLiteral("beforeAndAfter"));
    compare_->setToolTip(tr("Runs the plan as it stands and with this balance applied, and shows the two beside each other"));
    connect(compare_, &QPushButton::clicked, this, &SolveBar::compareWanted);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(title_);
    words->addWidget(detail_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kMarkRoom, 9, 14, 9);
    row->setSpacing(10);
    row->addLayout(words, 1);
    row->addWidget(start_);
    row->addWidget(compare_);
    row->addWidget(apply_);
    connect(start_, &QToolButton::clicked, this, &SolveBar::press);
    connect(apply_, &QPushButton::clicked, this, &SolveBar::applyToMap);
    connect(&job_, &SolverJob::progressed, this, &SolveBar::progressed);
    connect(&job_, &SolverJob::finished, this, &SolveBar::finished);
    connect(&job_, &SolverJob::failed, this, &SolveBar::failed);
    clock_.setInterval(500);
    connect(&clock_, &QTimer::timeout, this, &SolveBar::showState);
    const auto dress = [this] {
        title_->setFont(Theme::instance().font(0, true));
        makeQuiet(detail_);
        start_->setStyleSheet(buttonStyle());
        update();
    };
    connect(&Theme::instance(), &Theme::changed, this, dress);
    dress();
    showState();
}

QString SolveBar::title() const { return title_->text(); }
QString SolveBar::detail() const { return detail_->text(); }

void SolveBar::setFacts(const CellFacts& facts) {
    // An answer for another process, or for tasks that have changed since, is no answer any more.
    if (isRunning() && (facts.process != asked_.process || facts.line.tasks != asked_.line.tasks ||
                        !isSameProblem(facts.line.line, asked_.line.line, true)))
        job_.cancel();
    facts_ = facts;
    obstacle_.clear();
    showState();
}

balance::Aim SolveBar::aimOf(Kind kind) const {
    const auto wanted = facts_.settings.stations > 0 ? facts_.settings.stations : facts_.present;
    const auto people = static_cast<int>(std::clamp<std::int64_t>(wanted, 1, std::max<std::int64_t>(1, facts_.line.line.size())));
    balance::Aim aim;
    aim.kind = kind;
    switch (kind) {
    case Kind::FewestStations: aim.cycle = cell::inUnits(facts_.planned); break;
    case Kind::ShortestCycle: aim.stations = people; break;
    case Kind::BestEfficiency:
        aim.stations = std::max(1, people - 2);
        aim.mostStations = std::min(facts_.line.line.size(), people + 2);
        break;
    case Kind::FewestMoves:
        aim.cycle = cell::inUnits(facts_.planned);
        aim.stations = facts_.figures.operators > 0 ? facts_.figures.operators : people;
        break;
    }
    return aim;
}

void SolveBar::press() {
    if (isRunning())
        stop();
    else
        start(kind_);
}

void SolveBar::start(Kind kind) {
    kind_ = kind;
    if (isRunning() || !facts_.process)
        return;
    const balance::Aim aim = aimOf(kind);
    obstacle_ = balanceObstacle(facts_, aim);
    if (!obstacle_.isEmpty()) {
        answer_.reset();
        showState();
        return;
    }
    asked_ = facts_;
    best_.reset();
    answer_.reset();
    // A U is counted as today's line is, else as it stands.
    std::vector<int> known = facts_.line.line.rules.today;
    if (known.empty())
        known = cell::stationsByTask(facts_.tasks.size(), facts_.standing.assignment);
    job_.start(facts_.line.line, aim, facts_.settings.spareTime, std::move(known));
    clock_.start();
    Q_EMIT runningChanged(true);
    showState();
}

void SolveBar::stop() { job_.cancel(); }

void SolveBar::showOptions(OptionsDialog::Kind kind) {
    if (isRunning() || !facts_.process)
        return;
    auto* dialog = new OptionsDialog(document_, facts_, kind, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SolveBar::progressed(const balance::Balance& best) {
    if (!best_ || best.assignment != best_->assignment)
        Q_EMIT previewed(best.assignment.stations.empty() ? std::optional<balance::Assignment>() : best.assignment);
    best_ = best;
    showState();
}

void SolveBar::finished(const balance::Balance& answer, const balance::Confirmation& confirmation) {
    clock_.stop();
    Q_EMIT runningChanged(false);
    Q_EMIT previewed(std::nullopt);
    const bool same = facts_.process == asked_.process && facts_.line.tasks == asked_.line.tasks &&
                      isSameProblem(facts_.line.line, asked_.line.line, true);
    if (same) {
        answer_ = Answer{facts_.process, asked_.line.line, job_.aim(), answer, confirmation};
        answer_->balance.assignment = plainAssignment(answer.assignment);
        if (!answer.assignment.stations.empty()) {
            Edit edit = document_.edit();
            cell::putAssignment(edit, facts_.line, facts_.process, answer.assignment);
            (void)document_.push(edit, tr("Balance: %1").arg(answerText(facts_, job_.aim(), answer).title));
        }
    }
    showState();
}

void SolveBar::failed(const Error& error) {
    clock_.stop();
    Q_EMIT runningChanged(false);
    Q_EMIT previewed(std::nullopt);
    obstacle_ = errorText(error);
    showState();
}

void SolveBar::show(Mood mood, const BalanceText& text) {
    mood_ = mood;
    title_->setText(text.title);
    detail_->setText(text.detail);
    detail_->setVisible(!text.detail.isEmpty());
    setAccessibleDescription(text.title + QStringLiteral(". ") + text.detail);
    update();
}

void SolveBar::showState() {
    const bool running = isRunning();
    const bool stands = answer_ && answer_->process == facts_.process &&
                        isSameProblem(answer_->line, facts_.line.line, answer_->aim.kind == Kind::FewestMoves) &&
                        (answer_->aim.cycle == 0 || answer_->aim.cycle == cell::inUnits(facts_.planned)) &&
                        (answer_->balance.assignment.stations.empty() || answer_->balance.assignment == facts_.standing.assignment);
    if (running)
        show(Mood::Busy, searchText(job_.aim(), best_, job_.seconds()));
    else if (!obstacle_.isEmpty())
        show(Mood::Bad, {tr("This cannot be balanced"), obstacle_});
    else if (stands)
        show(answer_->balance.assignment.stations.empty() ? Mood::Bad : answer_->balance.proven ? Mood::Good : Mood::Open,
             answerText(facts_, answer_->aim, answer_->balance, answer_->confirmation));
    else
        show(facts_.tasks.empty() || facts_.standing.assignment.stations.empty() ? Mood::Quiet
             : !facts_.violations.empty()                                        ? Mood::Bad
             : facts_.isFewestByWork()                                           ? Mood::Good
                                                                                 : Mood::Open,
             standingText(document_.plant(), facts_));
    start_->setText(running ? tr("Stop") : tr("Balance"));
    start_->setAccessibleName(running ? tr("Stop and keep the best so far") : tr("Balance for: %1").arg(aimName(kind_).toLower()));
    start_->setToolTip(start_->accessibleName());
    start_->setEnabled(running || !facts_.tasks.empty());
    const bool keeps = facts_.violations.empty();
    bool applies = !running && facts_.isBalanced() && keeps;
    if (applies) {
        Edit edit = document_.edit();
        cell::applyToRecipes(edit, facts_.line, facts_.process, facts_.standing.assignment);
        applies = wouldChange(edit);
        apply_->setText(applies ? tr("Apply to map") : tr("On the map"));
    } else {
        apply_->setText(tr("Apply to map"));
    }
    apply_->setEnabled(applies);
    compare_->setEnabled(!running && facts_.isBalanced());
    apply_->setToolTip(!running && facts_.isBalanced() && !keeps
                           ? tr("Not while a rule is broken: %1").arg(violationText(document_.plant(), facts_, facts_.violations.front()))
                           : tr("The longest operator becomes the cycle time of this process on the map, for each product, with its "
                                "work and its operators"));
}

void SolveBar::applyToMap() {
    Edit edit = document_.edit();
    cell::applyToRecipes(edit, facts_.line, facts_.process, facts_.standing.assignment);
    const auto* process = document_.plant().find<Process>(facts_.process);
    const QString name = process ? QString::fromStdString(process->name) : QString();
    if (document_.push(edit, tr("Apply the balance to %1").arg(name)))
        Q_EMIT said(tr("%1 now runs at %2 a piece with %n operators. Ctrl+Z takes it back.", nullptr, facts_.figures.operators)
                        .arg(name, seconds(facts_.figures.longest.inSeconds())));
}

void SolveBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& c = colors();
    painter.setPen(QPen(c.line, 1));
    painter.setBrush(c.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::kRadius, Theme::kRadius);
    const QPointF mark(24, height() / 2.0);
    if (mood_ == Mood::Busy) {
        painter.setPen(QPen(c.line, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(mark, 8, 8);
        painter.setPen(QPen(c.accent, 2, Qt::SolidLine, Qt::RoundCap));
        const int turn = static_cast<int>(job_.seconds() * 360) % 360;
        painter.drawArc(QRectF(mark - QPointF(8, 8), QSizeF(16, 16)), -turn * 16, 100 * 16);
        return;
    }
    paintMark(painter,
              mood_ == Mood::Good  ? Pill::Kind::Good
              : mood_ == Mood::Bad ? Pill::Kind::Warning
                                   : Pill::Kind::Neutral,
              mark, 14);
}

} // namespace takt::gui
