#include "gui/metrics/metrics_page.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <cmath>
#include <map>

#include "gui/common/card_frame.h"
#include "gui/common/chart.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/metrics/remark_list.h"
#include "gui/metrics/run_figures.h"
#include "gui/metrics/run_list.h"
#include "gui/metrics/state_bars.h"
#include "gui/metrics/waste_card.h"

namespace takt::gui {

namespace {

constexpr std::size_t kMostLimits = 3; // lines whose planned maxima are drawn together

bool isStore(const sim::PlaceNode& place) {
    return place.kind == sim::PlaceNode::Kind::Store || place.kind == sim::PlaceNode::Kind::Lane;
}

/// Stores in the network's order, each with its places.
std::vector<std::pair<Id, std::vector<std::uint32_t>>> storesOf(const sim::Network& network) {
    std::vector<std::pair<Id, std::vector<std::uint32_t>>> stores;
    for (std::uint32_t p = 0; p < network.places.size(); ++p) {
        if (!isStore(network.places[p]))
            continue;
        const Id element = network.places[p].element;
        auto store =
            std::find_if(stores.begin(), stores.end(), [&](const auto& s) { return s.first == element; });
        if (store == stores.end())
            store = stores.insert(stores.end(), {element, {}});
        store->second.push_back(p);
    }
    return stores;
}

/// What a place holds in units of its item: kilograms, not steps of half a kilogram.
struct PlaceUnit {
    double perStep = 1.0;
    std::string name; ///< empty: pieces
};

PlaceUnit unitOf(const sim::Network& network, const Plant& plant, std::uint32_t place) {
    const auto index = network.places[place].item;
    const Item* item = index == sim::kNone ? nullptr : plant.find<Item>(network.items[index].id);
    if (!item)
        return {};
    const bool pieces = item->unit == "piece" || item->unit == "pieces";
    return {item->step.value(), pieces ? std::string() : item->unit};
}

QList<QPointF> scaled(QList<QPointF> points, double factor) {
    for (auto& point : points)
        point.ry() *= factor;
    return points;
}

/// One store's stock over time. Several places are summed at each column's end: their extremes need not
/// fall together.
QList<QPointF> storePoints(const Digest& digest, const Plant& plant,
                           const std::vector<std::uint32_t>& places) {
    const sim::Network& network = *digest.run->network();
    const auto& stock = digest.curves.stock;
    const auto points = [&](const sim::Curve& curve) {
        return chartPoints(curve, digest.from, digest.to, digest.reached);
    };
    if (places.size() == 1)
        return scaled(points(stock[places[0]]), unitOf(network, plant, places[0]).perStep);
    sim::Curve sum(stock[places[0]].size());
    for (const auto p : places) {
        const double perStep = unitOf(network, plant, p).perStep;
        for (std::size_t c = 0; c < sum.size(); ++c)
            sum[c].last += std::llround(static_cast<double>(stock[p][c].last) * perStep);
    }
    for (auto& column : sum)
        column.least = column.most = column.last;
    return points(sum);
}

std::optional<double> plannedMaximum(const sim::Network& network, const Plant& plant,
                                     const std::vector<std::uint32_t>& places) {
    double sum = 0;
    for (const auto p : places) {
        if (network.places[p].maximum <= 0)
            return std::nullopt;
        sum += static_cast<double>(network.places[p].maximum) * unitOf(network, plant, p).perStep;
    }
    return sum;
}

/// "Coils (kg)"; pieces need no word.
QString withUnits(const QString& name, const sim::Network& network, const Plant& plant,
                  const std::vector<std::uint32_t>& places) {
    QStringList units;
    for (const auto p : places)
        if (const auto unit = QString::fromStdString(unitOf(network, plant, p).name); !unit.isEmpty())
            units << unit;
    units.removeDuplicates();
    return units.isEmpty()
               ? name
               : MetricsPage::tr("%1 (%2)", "name, unit").arg(name, units.join(QLatin1String(", ")));
}

/// Shares of the time on shift, meant over the machines of each process.
StateBar barOf(const sim::Network& network, const Digest& digest, std::uint32_t process) {
    using S = sim::MachineState;
    static constexpr std::array order = {S::Working, S::Setup,  S::NoMaterial, S::NoOperator,
                                         S::Blocked, S::NoCard, S::Down,       S::PlannedMaintenance};
    const sim::ProcessNode& node = network.processes[process];
    StateBar bar;
    double onShift = 0;
    std::array<double, order.size()> sums{};
    for (std::uint32_t m = node.firstMachine; m < node.firstMachine + node.machineCount; ++m)
        for (std::size_t i = 0; i < order.size(); ++i) {
            const double share = digest.shares[m][static_cast<std::size_t>(order[i])];
            sums[i] += share;
            onShift += share;
        }
    for (std::size_t i = 0; i < order.size(); ++i)
        bar.shares.emplace_back(order[i], onShift > 0 ? sums[i] / onShift : 0.0);
    return bar;
}

} // namespace

MetricsPage::MetricsPage(Document& document, Playback& playback, QWidget* parent)
    : QWidget(parent), document_(document), playback_(playback),
      digest_(new RunDigest(playback, {.shares = true}, this)) {
    setAccessibleName(tr("Metrics"));
    auto* upper = new QHBoxLayout;
    upper->addWidget(buildStock(), 1);
    upper->addWidget(buildThroughput(), 1);
    auto* lower = new QHBoxLayout;
    lower->addWidget(buildMachines(), 20);
    lower->addWidget(buildMiddle(), 20);
    lower->addWidget(buildRuns(), 23);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 16, 16, 16);
    remarks_ = new RemarkList;
    rows->addWidget(remarks_);
    connect(remarks_, &RemarkList::elementChosen, this, &MetricsPage::elementChosen);
    connect(remarks_, &RemarkList::settingsWanted, this, &MetricsPage::settingsWanted);
    rows->addLayout(upper, 1);
    rows->addLayout(lower, 1);
    for (QBoxLayout* box : std::initializer_list<QBoxLayout*>{upper, lower, rows})
        box->setSpacing(Theme::kGap);
    connect(&playback, &Playback::runChanged, this, &MetricsPage::runChanged);
    connect(&playback, &Playback::runProgressed, this, &MetricsPage::showFigures);
    connect(&playback, &Playback::cursorMoved, this, &MetricsPage::moveCursor);
    connect(&document, &Document::changed, this, &MetricsPage::showFigures);
    connect(&document, &Document::runsChanged, this, &MetricsPage::showStorable);
    connect(digest_, &RunDigest::changed, this, &MetricsPage::showDigest);
    connect(&Theme::instance(), &Theme::changed, this, &MetricsPage::showDigest);
    runChanged();
}

void MetricsPage::bindChart(Chart* chart) {
    connect(chart, &Chart::picked, &playback_, &Playback::seek);
    connect(chart, &Chart::rangeDragged, this, [this](Time from, Time to) {
        digest_->setWindow(from, to);
        wholeRun_->show();
    });
    connect(chart, &Chart::rangeReset, wholeRun_, &QPushButton::click);
}

CardFrame* MetricsPage::buildStock() {
    auto* frame = new CardFrame(tr("Stock in the buffers"));
    wholeRun_ = new QPushButton(tr("Whole run"));
    wholeRun_->setFlat(true);
    wholeRun_->hide();
    connect(wholeRun_, &QPushButton::clicked, this, [this] {
        digest_->setWholeRun();
        wholeRun_->hide();
    });
    store_ = new QComboBox;
    store_->setAccessibleName(tr("Which stores to show"));
    store_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    store_->setMaximumWidth(240);
    frame->setTrailing(wholeRun_);
    frame->setTrailing(store_);
    stock_ = new Chart;
    stock_->setAccessibleName(tr("Stock in the buffers over time"));
    stock_->setLimitName(tr("planned maximum"));
    frame->setNote(tr("pieces"));
    frame->body()->addWidget(stock_);
    bindChart(stock_);
    connect(store_, &QComboBox::activated, this, &MetricsPage::showDigest);
    return frame;
}

CardFrame* MetricsPage::buildThroughput() {
    auto* frame = new CardFrame(tr("Throughput against takt"));
    frame->setNote(tr("pieces, cumulative"));
    throughput_ = new Chart;
    throughput_->setAccessibleName(tr("Delivered against demand over time"));
    frame->body()->addWidget(throughput_);
    bindChart(throughput_);
    return frame;
}

CardFrame* MetricsPage::buildMachines() {
    auto* frame = new CardFrame(tr("Where machine time went"));
    frame->setNote(tr("share of the shift"));
    bars_ = new StateBars;
    bars_->setObjectName(QStringLiteral("scrolled"));
    auto* scroll = new QScrollArea;
    scroll->setAccessibleName(frame->title());
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* holder = new QWidget;
    holder->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 4, 0);
    column->addWidget(bars_, 1);
    scroll->setWidget(holder);
    scroll->viewport()->setAutoFillBackground(false);
    legend_ = new StateLegend;
    frame->body()->addWidget(scroll, 1);
    frame->body()->addWidget(legend_);
    return frame;
}

/// The wastes and the figures of the run share a place; a button in the head of each shows the other.
QWidget* MetricsPage::buildMiddle() {
    auto* pages = new QStackedWidget;
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
    frame->body()->addWidget(wastes_, 1);
    connect(wastes_, &WasteCard::elementChosen, this, &MetricsPage::elementChosen);
    return frame;
}

CardFrame* MetricsPage::buildRun() {
    runFrame_ = new CardFrame(tr("This run"));
    figures_ = new RunFigures;
    runFrame_->body()->addWidget(figures_, 1);
    return runFrame_;
}

CardFrame* MetricsPage::buildRuns() {
    auto* frame = new CardFrame(tr("Runs in this file"));
    storeRun_ = new QPushButton(icon(QStringLiteral("star")), tr("&Store this run"));
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
        tr("Click in a chart to go there · drag to zoom both, double-click for all · the dark line is the "
           "moment on the time bar"));
    digest_->setWanted(true);
    moveCursor();
    showFigures();
}

void MetricsPage::hideEvent(QHideEvent*) { digest_->setWanted(false); }

void MetricsPage::resizeEvent(QResizeEvent*) {
    digest_->setColumns(static_cast<std::size_t>(std::max(200, stock_->width())));
}

void MetricsPage::runChanged() {
    listStores();
    planned_ = playback_.hasRun() ? lean::analyze(playback_.runProject(), playback_.runScenario())
                                  : lean::Analysis{};
    if (!digest_->isWholeRun()) {
        digest_->setWholeRun();
        wholeRun_->hide();
    }
    if (!playback_.hasRun())
        showDigest();
    showFigures();
    moveCursor();
}

void MetricsPage::moveCursor() {
    if (!isVisible() || !playback_.hasRun())
        return;
    stock_->setCursorTime(playback_.cursor());
    throughput_->setCursorTime(playback_.cursor());
}

void MetricsPage::listStores() {
    const auto chosen = store_->currentData().toULongLong();
    const QSignalBlocker quiet(store_);
    store_->clear();
    store_->addItem(tr("All stores"), 0ULL);
    if (playback_.hasRun())
        for (const auto& [store, places] : storesOf(playback_.network()))
            store_->addItem(playback_.nameOf(store), static_cast<qulonglong>(store.value));
    store_->setCurrentIndex(std::max(0, store_->findData(chosen)));
    store_->setEnabled(store_->count() > 1);
}

void MetricsPage::showDigest() {
    const auto digest = digest_->digest();
    if (!playback_.hasRun()) {
        const QString why =
            playback_.problem().isEmpty()
                ? tr("The run is being prepared.")
                : tr("No run yet: %1. %2", "problem, mend").arg(playback_.problem(), playback_.mend());
        stock_->clear(why);
        throughput_->clear(why);
        bars_->setBars({});
        legend_->setStates({});
    } else if (digest && digest->run == playback_.run()) {
        showStock(*digest);
        showThroughput(*digest);
        showMachines(*digest);
    }
}

std::vector<ChartLine> MetricsPage::storeLines(const Digest& digest) const {
    const auto stores = storesOf(*digest.run->network());
    std::vector<ChartLine> lines;
    for (const auto& [store, places] : stores)
        if (lines.size() < std::size_t{Theme::seriesCount()})
            lines.push_back(line(digest, playback_.nameOf(store), places, static_cast<int>(lines.size())));
    if (stores.size() > kMostLimits)
        for (auto& line : lines)
            line.limit.reset();
    return lines;
}

std::vector<ChartLine> MetricsPage::itemLines(const Digest& digest, Id store) const {
    const sim::Network& network = *digest.run->network();
    std::vector<ChartLine> lines;
    for (const auto p : network.placesOf(store)) {
        if (!isStore(network.places[p]) || lines.size() == std::size_t{Theme::seriesCount()})
            continue;
        const auto item = network.places[p].item;
        const QString name = item == sim::kNone ? tr("everything") : playback_.nameOf(network.items[item].id);
        lines.push_back(line(digest, name, {p}, static_cast<int>(lines.size())));
    }
    return lines;
}

ChartLine MetricsPage::line(const Digest& digest, const QString& name,
                            const std::vector<std::uint32_t>& places, int number) const {
    const sim::Network& network = *digest.run->network();
    const Plant& plant = playback_.runPlant();
    ChartLine line;
    line.name = withUnits(name, network, plant, places);
    line.colour = Theme::instance().series(number);
    line.points = storePoints(digest, plant, places);
    line.limit = plannedMaximum(network, plant, places);
    return line;
}

void MetricsPage::showStock(const Digest& digest) {
    const Id store{store_->currentData().toULongLong()};
    auto lines = store ? itemLines(digest, store) : storeLines(digest);
    if (lines.empty())
        return stock_->clear(
            tr("This plant has no store. Draw an inventory, a supermarket or a FIFO lane on the map."));
    stock_->replace(digest.from, digest.to, std::move(lines));
}

void MetricsPage::showThroughput(const Digest& digest) {
    const auto points = [&](const sim::Curve& curve) {
        return chartPoints(curve, digest.from, digest.to, digest.reached);
    };
    throughput_->replace(digest.from, digest.to,
                         {{tr("Delivered"), Theme::instance().series(0), points(digest.curves.delivered), {}},
                          {tr("Demand"), Theme::instance().series(2), points(digest.curves.ordered), {}}});
}

void MetricsPage::showMachines(const Digest& digest) {
    const sim::Network& network = *digest.run->network();
    if (digest.shares.size() != network.machineProcess.size())
        return;
    std::vector<StateBar> bars;
    std::map<sim::MachineState, double> most;
    std::vector<sim::MachineState> order;
    for (std::uint32_t p = 0; p < network.processes.size(); ++p) {
        StateBar bar = barOf(network, digest, p);
        bar.process = playback_.nameOf(network.processes[p].id);
        for (const auto& [state, share] : bar.shares) {
            if (most.find(state) == most.end())
                order.push_back(state);
            most[state] = std::max(most[state], share);
        }
        bars.push_back(std::move(bar));
    }
    std::erase_if(order, [&](sim::MachineState s) { return most[s] < 0.0005; });
    bars_->setBars(std::move(bars));
    legend_->setStates(std::move(order));
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
}

void MetricsPage::showStorable() {
    const auto state = playback_.storable();
    storeRun_->setEnabled(state == Playback::Storable::Yes);
    storeRun_->setToolTip(Playback::storableText(state));
}

} // namespace takt::gui
