#include "gui/metrics/chart_desk.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolButton>
#include <algorithm>

#include "gui/common/theme.h"
#include "gui/common/time_plot.h"
#include "gui/metrics/beside_run.h"
#include "gui/metrics/chart_export.h"
#include "gui/metrics/run_sampler.h"
#include "gui/metrics/store_lines.h"

namespace takt::gui {

namespace {

constexpr double kZoomStep = 0.5; // a press of the button
constexpr Duration kLeastWindow = Duration::minutes(1);
constexpr std::array kFirst = {ChartKind::Stock, ChartKind::Throughput, ChartKind::MachineShares, ChartKind::Wip};
constexpr auto kAlone = "alone";

} // namespace

ChartDesk::ChartDesk(Document& document, Playback& playback, QWidget* parent)
    : QWidget(parent), document_(document), playback_(playback), feed_(new ChartFeed(playback, this)),
      sampler_(new RunSampler(this)), beside_(new BesideRun(document, playback, this)) {
    for (std::size_t i = 0; i < cards_.size(); ++i)
        bind(cards_[i] = new ChartCard(kFirst[i]));
    build();
    connect(&playback, &Playback::runChanged, this, &ChartDesk::runChanged);
    connect(&playback, &Playback::runProgressed, this, &ChartDesk::wantSamples);
    connect(&playback, &Playback::cursorMoved, this, &ChartDesk::moveCursor);
    connect(feed_, &ChartFeed::changed, this, &ChartDesk::fillAll);
    connect(sampler_, &RunSampler::changed, this, &ChartDesk::fillAll);
    connect(beside_, &BesideRun::changed, this, &ChartDesk::followBeside);
    connect(beside_, &BesideRun::progressed, this, [this] {
        feed_->stale();
        wantSamples();
    });
    connect(&Theme::instance(), &Theme::changed, this, &ChartDesk::fillAll);
    runChanged();
    followBeside();
}

void ChartDesk::build() {
    layout_ = new QPushButton(tr("Four &charts"));
    layout_->setCheckable(true);
    layout_->setToolTip(tr("Charts alone, in place of wastes, figures and runs"));
    others_ = new QComboBox;
    others_->setAccessibleName(tr("A second run, laid beside the one on view"));
    others_->setToolTip(others_->accessibleName());
    others_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    others_->setMaximumWidth(300);
    remark_ = new QLabel;
    makeQuiet(remark_);
    remark_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    const auto button = [this](const QString& iconName, const QString& name, double factor) {
        auto* made = new QToolButton;
        made->setIcon(icon(iconName));
        made->setAccessibleName(name);
        made->setToolTip(name);
        connect(made, &QToolButton::clicked, this, [this, factor] { zoom(factor); });
        return made;
    };
    wider_ = button(QStringLiteral("minus"), tr("Show a longer time in all charts"), 1 / kZoomStep);
    closer_ = button(QStringLiteral("plus"), tr("Look closer in all charts"), kZoomStep);
    wholeRun_ = new QPushButton(tr("Whole run"));
    wholeRun_->setFlat(true);
    auto* label = new QLabel(tr("&Beside it"));
    label->setBuddy(others_);
    for (QWidget* widget : std::initializer_list<QWidget*>{layout_, wider_, closer_, wholeRun_, others_})
        widget->setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kGrid * 2);
    row->addWidget(label);
    row->addWidget(others_);
    row->addWidget(remark_, 1);
    for (QWidget* widget : std::initializer_list<QWidget*>{wholeRun_, wider_, closer_, layout_})
        row->addWidget(widget);
    connect(layout_, &QPushButton::toggled, this, &ChartDesk::setFour);
    connect(wholeRun_, &QPushButton::clicked, this, &ChartDesk::setWholeRun);
    connect(others_, &QComboBox::activated, this, [this] { beside_->choose(others_->currentData().toLongLong()); });
}

void ChartDesk::bind(ChartCard* card) {
    connect(card, &ChartCard::kindChanged, this, [this, card] {
        wantSamples();
        fill({card});
        moveCursor();
    });
    connect(card, &ChartCard::choiceChanged, this, [this, card] { fill({card}); });
    connect(card, &ChartCard::enlargeAsked, this, [this, card] { enlarge(enlarged_ == card ? nullptr : card); });
    connect(card, &ChartCard::pictureAsked, this, [this, card] { askAndSave(card, false); });
    connect(card, &ChartCard::dataAsked, this, [this, card] { askAndSave(card, true); });
    connect(card, &ChartCard::wholeRunAsked, this, &ChartDesk::setWholeRun);
    connect(card, &ChartCard::picked, &playback_, &Playback::seek);
    connect(card, &ChartCard::rangeDragged, this, &ChartDesk::setWindow);
}

ChartCard* ChartDesk::cardOf(ChartKind kind) const {
    for (auto* card : cards_)
        if (card->kind() == kind)
            return card;
    return nullptr;
}

void ChartDesk::setFour(bool on) {
    if (on == four_)
        return;
    four_ = on;
    layout_->setChecked(on);
    enlarge(nullptr);
    Q_EMIT arranged();
    fillAll();
}

QStringList ChartDesk::arrangement() const {
    QStringList out;
    for (const auto* card : cards_)
        out << chartKey(card->kind());
    if (four_)
        out << QString::fromLatin1(kAlone);
    return out;
}

void ChartDesk::setArrangement(const QStringList& remembered) {
    for (int i = 0; i < kCards; ++i)
        card(i)->setKind(chartOfKey(remembered.value(i)).value_or(kFirst[static_cast<std::size_t>(i)]));
    setFour(remembered.contains(QString::fromLatin1(kAlone)));
}

void ChartDesk::enlarge(ChartCard* card) {
    if (card == enlarged_)
        return;
    enlarged_ = card;
    for (auto* each : cards_)
        each->setEnlarged(each == card);
    Q_EMIT arranged();
    fillAll();
}

Time ChartDesk::from() const { return feed_->from(); }
Time ChartDesk::to() const { return feed_->to(); }

void ChartDesk::setWindow(Time from, Time to) {
    const Time horizon = playback_.horizon();
    const Duration length = std::max(std::min(kLeastWindow, horizon - Time{}), to - from);
    if (length >= horizon - Time{})
        return setWholeRun();
    const Time begin = std::clamp(from, Time{}, horizon - length);
    feed_->setWindow(begin, begin + length);
    showWindow();
}

void ChartDesk::setWholeRun() {
    feed_->setWholeRun();
    showWindow();
}

/// All charts at once; what is drawn closer follows.
void ChartDesk::showWindow() {
    for (auto* card : cards_)
        if (auto* plot = card->timePlot(); plot && plot->reason().isEmpty())
            plot->setSpan(from(), to());
    const bool runs = playback_.hasRun();
    wholeRun_->setVisible(runs && !feed_->isWholeRun());
    wider_->setEnabled(runs && !feed_->isWholeRun());
    closer_->setEnabled(runs);
}

void ChartDesk::zoom(double factor) {
    const Time cursor = playback_.cursor();
    const Time centre = cursor >= from() && cursor <= to() ? cursor : from() + Duration{(to() - from()).us / 2};
    const auto scaled = [&](Time t) {
        return centre + Duration{static_cast<std::int64_t>(static_cast<double>((t - centre).us) * factor)};
    };
    setWindow(scaled(from()), scaled(to()));
}

void ChartDesk::setSeen(bool on) {
    seen_ = on;
    feed_->setWanted(on);
    if (!on)
        return;
    wantSamples();
    moveCursor();
}

void ChartDesk::runChanged() {
    planned_ = playback_.hasRun() ? lean::analyze(playback_.runProject(), playback_.runScenario()) : lean::Analysis{};
    setWholeRun();
    wantSamples();
    if (!playback_.hasRun())
        fillAll();
    moveCursor();
}

void ChartDesk::moveCursor() {
    if (!seen_ || !playback_.hasRun())
        return;
    for (auto* card : cards_)
        if (auto* plot = card->timePlot())
            plot->setCursorTime(playback_.cursor());
}

/// The list of second runs, and the one chosen.
void ChartDesk::followBeside() {
    const QSignalBlocker quiet(others_);
    others_->clear();
    others_->addItem(tr("No second run"), static_cast<qlonglong>(BesideRun::kNone));
    for (const auto& [number, name] : beside_->choices())
        others_->addItem(name, static_cast<qlonglong>(number));
    others_->setCurrentIndex(std::max(0, others_->findData(static_cast<qlonglong>(beside_->chosen()))));
    others_->setEnabled(others_->count() > 1);
    others_->setToolTip(others_->count() > 1 ? others_->accessibleName()
                                             : tr("Store a run, or branch from one, to lay it beside the run on view"));
    showBeside();
    wantSamples();
}

void ChartDesk::showBeside() {
    const ShownRun* other = beside_->run();
    const bool can = other && playback_.hasRun();
    feed_->setBeside(can ? other->run() : nullptr,
                     can ? countedInPieces(*other->run()->network(), other->scenario().plant) : std::vector<bool>{});
    const QString problem = beside_->problem();
    remark_->setText(problem.isEmpty() ? beside_->difference() : tr("It cannot be repeated: %1").arg(problem));
    remark_->setToolTip(remark_->text());
    setTone(remark_, problem.isEmpty() ? Tone::Quiet : Tone::Bad);
    if (!can)
        fillAll();
}

void ChartDesk::wantSamples() {
    const bool asked = seen_ && std::any_of(cards_.begin(), cards_.end(), [](ChartCard* card) {
        return card->isVisible() && card->chart().needsSamples();
    });
    std::vector<RunSampler::Run> runs;
    if (playback_.hasRun())
        runs.push_back(playback_.run());
    if (const auto* other = beside_->run())
        runs.push_back(other->run());
    if (asked)
        sampler_->want(runs);
}

std::shared_ptr<const sim::RunResult> ChartDesk::ownResult(const std::shared_ptr<const sim::LiveRun>& run) {
    for (const auto& own : own_)
        if (own.run == run)
            return own.result;
    auto result = run->finished() ? run->result() : fail(ErrorCode::Cancelled);
    if (!result)
        return nullptr;
    std::erase_if(own_, [this](const Own& own) {
        return own.run != playback_.run() && (!beside_->run() || own.run != beside_->run()->run());
    });
    own_.push_back({run, std::make_shared<const sim::RunResult>(std::move(*result))});
    return own_.back().result;
}

RunFacts ChartDesk::factsOf(const ChartFeed::Part& part, const Plant& plant, const QString& name,
                            std::shared_ptr<const sim::RunResult> result) {
    const bool needsOwn = result && !result->ledger;
    return {part.curves, part.series, name, part.run, &plant, part.reached, result, needsOwn ? ownResult(part.run) : nullptr,
            sampler_->of(part.run)};
}

QString ChartDesk::whyEmpty() const {
    return playback_.problem().isEmpty() ? tr("The run is being prepared.")
                                         : tr("No run yet: %1. %2", "problem, mend").arg(playback_.problem(), playback_.mend());
}

void ChartDesk::fill(const std::vector<ChartCard*>& cards) {
    int widest = 200;
    for (auto* card : cards_)
        widest = card->isVisible() ? std::max(widest, card->plot()->width()) : widest;
    feed_->setColumns(static_cast<std::size_t>(widest));
    const auto digest = feed_->digest();
    if (!playback_.hasRun()) {
        for (auto* card : cards)
            card->clear(whyEmpty());
        return;
    }
    if (!digest || digest->main.run != playback_.run())
        return;
    const RunFacts run = factsOf(digest->main, playback_.runPlant(), tr("on view"), playback_.result());
    std::optional<RunFacts> beside;
    if (const ShownRun* other = beside_->run(); other && digest->beside && digest->beside->run == other->run())
        beside.emplace(factsOf(*digest->beside, other->scenario().plant, beside_->name(), other->result()));
    ChartInput input{digest->from, digest->to, &run, beside ? &*beside : nullptr, &planned_,
                     [this](Id id) { return playback_.nameOf(id); }, {}};
    for (auto* card : cards) {
        if (!card->isVisible())
            continue;
        card->fill(input);
        if (auto* plot = card->timePlot(); plot && plot->reason().isEmpty()) {
            plot->setSpan(from(), to());
            plot->setCursorTime(playback_.cursor());
        }
    }
}

bool ChartDesk::saveTo(ChartCard* card, const QString& file) {
    const ChartPicture words{chartName(card->kind()), card->noteText()};
    const auto written = exportChart(*card->plot(), words, std::filesystem::path(file.toStdString()));
    if (!written)
        Q_EMIT failed(Pill::Kind::Bad, errorText(written.error()));
    return written.has_value();
}

void ChartDesk::askAndSave(ChartCard* card, bool asTable) {
    if (!card->plot()->reason().isEmpty()) {
        Q_EMIT failed(Pill::Kind::Neutral, tr("This chart shows nothing to be saved: %1").arg(card->plot()->reason()));
        return;
    }
    const QString folder = document_.path().empty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                                    : QString::fromStdString(document_.path().parent_path().string());
    const QString file = askForChartFile(card->window(), folder, chartName(card->kind()).remove(QLatin1Char(':')), asTable);
    if (!file.isEmpty())
        saveTo(card, file);
}

} // namespace takt::gui
