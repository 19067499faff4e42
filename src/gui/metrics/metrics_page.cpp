#include "gui/metrics/metrics_page.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>
#include <vector>

#include "gui/common/card_frame.h"
#include "gui/common/chart.h"
#include "gui/common/message_bar.h"
#include "gui/common/theme.h"
#include "gui/metrics/chart_desk.h"
#include "gui/metrics/remark_list.h"
#include "gui/metrics/run_figures.h"
#include "gui/metrics/run_list.h"
#include "gui/metrics/share_plot.h"
#include "gui/metrics/waste_card.h"

namespace takt::gui {

namespace {

/// From this height on the wastes fit into half of the page.
constexpr int kRoomy = 760;

/// Cards of which one is seen. Words that wrap do not make it higher than its share of the page.
class CardStack : public QStackedWidget {
  public:
    bool hasHeightForWidth() const override { return false; }
};

} // namespace

MetricsPage::MetricsPage(Document& document, Playback& playback, QWidget* parent)
    : QWidget(parent), document_(document), playback_(playback), charts_(new ChartDesk(document, playback)),
      message_(new MessageBar) {
    setAccessibleName(tr("Metrics"));
    layOut();
    connect(remarks_, &RemarkList::elementChosen, this, &MetricsPage::elementChosen);
    connect(remarks_, &RemarkList::settingsWanted, this, &MetricsPage::settingsWanted);
    connect(charts_, &ChartDesk::arranged, this, &MetricsPage::arrange);
    connect(charts_, &ChartDesk::failed, message_, &MessageBar::say);
    connect(&playback, &Playback::runChanged, this, &MetricsPage::runChanged);
    connect(&playback, &Playback::runProgressed, this, &MetricsPage::showFigures);
    connect(&document, &Document::changed, this, &MetricsPage::showFigures);
    connect(&document, &Document::runsChanged, this, &MetricsPage::showStorable);
    runChanged();
}

void MetricsPage::layOut() {
    constexpr int kNarrow = 20, kRuns = 23; // of the lower row
    upper_ = new QHBoxLayout;
    lower_ = new QHBoxLayout;
    for (int i : {0, 1})
        upper_->addWidget(charts_->card(i), 1);
    for (int i : {2, 3})
        lower_->addWidget(charts_->card(i), kNarrow);
    lower_->addWidget(middle_ = buildMiddle(), kNarrow);
    lower_->addWidget(stored_ = buildRuns(), kRuns);
    remarks_ = new RemarkList;
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 8, 16, 16);
    rows->addWidget(charts_);
    rows->addWidget(message_);
    rows->addWidget(remarks_);
    rows->addLayout(upper_, 1);
    rows->addLayout(lower_, 1);
    for (QBoxLayout* box : std::initializer_list<QBoxLayout*>{upper_, lower_})
        box->setSpacing(Theme::kGap);
    rows->setSpacing(Theme::kGrid * 2);
    lower_->setContentsMargins(0, Theme::kGap - rows->spacing(), 0, 0);
    arrange();
}

/// Which cards are seen. A row that shows none takes no room.
void MetricsPage::arrange() {
    const auto* alone = charts_->enlarged();
    const bool withWords = !alone && !charts_->isFour();
    std::vector<std::pair<QWidget*, bool>> seen{{middle_, withWords}, {stored_, withWords}};
    for (int i = 0; i < ChartDesk::kCards; ++i)
        seen.emplace_back(charts_->card(i), alone ? charts_->card(i) == alone : i < 3 || charts_->isFour());
    std::ranges::sort(seen, {}, &std::pair<QWidget*, bool>::second); // all at once would need more room than there may be
    for (const auto& [card, on] : seen)
        card->setVisible(on);
    auto* rows = static_cast<QVBoxLayout*>(layout());
    const bool inUpper = alone == charts_->card(0) || alone == charts_->card(1);
    const int lower = charts_->isFour() || height() >= kRoomy ? 5 : 7; // the wastes need more room
    rows->setStretchFactor(upper_, !alone || inUpper ? 5 : 0);
    rows->setStretchFactor(lower_, !alone || !inUpper ? lower : 0);
    rows->activate();
}

void MetricsPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if ((event->size().height() >= kRoomy) != (event->oldSize().height() >= kRoomy))
        arrange();
}

Chart* MetricsPage::stockChart() const {
    auto* card = charts_->cardOf(ChartKind::Stock);
    return card ? qobject_cast<Chart*>(card->plot()) : nullptr;
}

Chart* MetricsPage::throughputChart() const {
    auto* card = charts_->cardOf(ChartKind::Throughput);
    return card ? qobject_cast<Chart*>(card->plot()) : nullptr;
}

SharePlot* MetricsPage::machineShares() const {
    auto* card = charts_->cardOf(ChartKind::MachineShares);
    return card ? qobject_cast<SharePlot*>(card->plot()) : nullptr;
}

void MetricsPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && charts_->enlarged())
        return charts_->enlarge(nullptr);
    QWidget::keyPressEvent(event);
}

/// The wastes and the figures of the run share a place; a button in the head of each shows the other.
QWidget* MetricsPage::buildMiddle() {
    auto* pages = new CardStack;
    CardFrame* wastes = buildWastes();
    CardFrame* run = buildRun();
    pages->addWidget(wastes);
    pages->addWidget(run);
    const auto leadsTo = [pages](CardFrame* from, CardFrame* to) {
        auto* button = new QPushButton(to->title());
        button->setFlat(true);
        button->setToolTip(MetricsPage::tr("Shows this in place of the card"));
        from->setTrailing(button);
        connect(button, &QPushButton::clicked, pages, [pages, to] { pages->setCurrentWidget(to); });
    };
    leadsTo(wastes, run);
    leadsTo(run, wastes);
    return pages;
}

CardFrame* MetricsPage::buildWastes() {
    auto* frame = new CardFrame(tr("Seven wastes"));
    wastes_ = new WasteCard(document_, playback_);
    frame->setTrailing(wastes_->options());
    frame->setSubtitle(tr("each a week", "hours and money of wastes"));
    frame->body()->addWidget(wastes_, 1);
    connect(wastes_, &WasteCard::elementChosen, this, &MetricsPage::elementChosen);
    return frame;
}

CardFrame* MetricsPage::buildRun() {
    runFrame_ = new CardFrame(tr("This run"));
    figures_ = new RunFigures;
    auto* scroll = new QScrollArea;
    scroll->setAccessibleName(runFrame_->title());
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    figures_->setObjectName(QStringLiteral("scrolled"));
    scroll->setWidget(figures_);
    scroll->viewport()->setAutoFillBackground(false);
    runFrame_->body()->addWidget(scroll, 1);
    return runFrame_;
}

CardFrame* MetricsPage::buildRuns() {
    auto* frame = new CardFrame(tr("Runs in this file"));
    storeRun_ = new QPushButton(icon(QStringLiteral("star")), tr("St&ore this run"));
    frame->setTrailing(storeRun_);
    connect(storeRun_, &QPushButton::clicked, this, [this] {
        playback_.storeRun();
        showStorable();
    });
    runs_ = new RunList(document_, playback_);
    frame->body()->addWidget(runs_, 1);
    return frame;
}

void MetricsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT hintChanged(
        tr("Click in a chart to go there · drag or wheel to zoom all, Shift moves, double-click for the whole run · the upright "
           "line is the moment on the time bar"));
    charts_->setSeen(true);
    charts_->refresh();
    showFigures();
}

void MetricsPage::hideEvent(QHideEvent*) { charts_->setSeen(false); }

void MetricsPage::runChanged() {
    planned_ = playback_.hasRun() ? lean::analyze(playback_.runProject(), playback_.runScenario())
                                  : lean::Analysis{};
    showFigures();
}

void MetricsPage::showFigures() {
    if (!isVisible())
        return;
    const auto result = playback_.result();
    const bool growing = playback_.hasRun() && !playback_.run()->finished();
    runFrame_->setNote(growing                               ? tr("simulating …")
                       : playback_.isOutOfDate()             ? tr("out of date")
                       : playback_.isRepeating()             ? playback_.repeatingText()
                       : result && result->replications > 1 ? tr("%n replications", nullptr, static_cast<int>(result->replications))
                                                             : QString());
    figures_->set(runFigures(result.get(), planned_), ladderRemark(result.get(), planned_));
    wastes_->refresh();
    showRemarks();
    showStorable();
}

/// Once the run on view, with its replications, is finished; they stay while the next one grows.
void MetricsPage::showRemarks() {
    const auto result = playback_.isRepeating() ? nullptr : playback_.result();
    const bool grows = playback_.hasRun() && !playback_.run()->finished();
    if (result == remarkedOn_ || grows)
        return;
    remarkedOn_ = result;
    const auto name = [this](Id id) {
        return tableOf(document_.plant(), id) == TableId::Count ? QString() : playback_.nameOf(id);
    };
    remarks_->set(result ? sim::remarksOn(playback_.network(), playback_.run()->settings(), *result)
                         : std::vector<sim::Remark>{},
                  name);
    remarks_->tabBefore(*charts_->card(0));
}

void MetricsPage::showStorable() {
    const auto state = playback_.storable();
    storeRun_->setEnabled(state == Playback::Storable::Yes);
    storeRun_->setToolTip(Playback::storableText(state));
}

} // namespace takt::gui
