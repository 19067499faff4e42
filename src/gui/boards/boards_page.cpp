#include "gui/boards/boards_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "gui/boards/andon_view.h"
#include "gui/boards/boards_header.h"
#include "gui/boards/card_sheets.h"
#include "gui/boards/card_table.h"
#include "gui/boards/heijunka_view.h"
#include "gui/boards/replenishment_text.h"
#include "gui/boards/signal_view.h"
#include "gui/boards/slots_view.h"
#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/common/pill.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kPause = 40;
constexpr std::size_t kMostBoardsAbove = 2; // of a heijunka box: below more it would be out of sight

/// "660", without the unit: a card is small.
QString cardQuantity(std::int64_t steps, const Item* item) {
    if (!item)
        return QString::number(steps);
    Item bare = *item;
    bare.unit.clear();
    return quantity(steps, bare);
}

QString boardSubtitle(const LoopGroup& group, const QString& to) {
    switch (group.kind) {
    case LoopKind::Production:
        return group.from ? BoardsPage::tr("production kanban for %1").arg(to)
                          : BoardsPage::tr("production kanban");
    case LoopKind::Withdrawal:
        return group.from ? BoardsPage::tr("withdrawal kanban to %1").arg(to)
                          : BoardsPage::tr("withdrawal kanban");
    case LoopKind::LotBoard:
        return group.from ? BoardsPage::tr("lot-making board of %1").arg(to) : BoardsPage::tr("lot-making board");
    case LoopKind::Conwip: return BoardsPage::tr("CONWIP cards");
    case LoopKind::BaseStock: return BoardsPage::tr("base stock, no cards");
    case LoopKind::ReorderPoint: return BoardsPage::tr("reorder point, no cards");
    case LoopKind::MinMax: return BoardsPage::tr("min/max, no cards");
    case LoopKind::Signal: break;
    }
    return group.from ? BoardsPage::tr("signal kanban for %1").arg(to) : BoardsPage::tr("signal kanban");
}

/// Cards that gather on a lot-making board before they go together.
std::int64_t lotCards(const sim::LoopNode& loop) {
    return std::clamp<std::int64_t>((loop.lot + loop.container - 1) / std::max<std::int64_t>(1, loop.container), 1,
                                    std::max<std::uint32_t>(1, loop.cards));
}

/// A lot gathers in the green; free cards of CONWIP wait for work, and nothing is urgent about them.
lean::BoardZones zonesOf(const sim::LoopNode& loop, lean::BoardZones zones) {
    const std::int64_t cards = loop.cards;
    if (loop.kind == LoopKind::Conwip)
        return {cards, 0, 0};
    if (loop.kind != LoopKind::LotBoard)
        return zones;
    zones.green = std::min(cards, std::max<std::int64_t>(1, lotCards(loop) - 1));
    zones.red = std::min(zones.red, cards - zones.green);
    zones.yellow = cards - zones.green - zones.red;
    return zones;
}

void setCount(Pill* pill, const CardCounts& counts) {
    const auto total = static_cast<int>(counts.total());
    const QString text =
        total == 1 && counts.lost == 0
            ? BoardsPage::tr("1 card, accounted for")
            : BoardsPage::tr("%n cards, %1 accounted for", nullptr, total).arg(counts.accounted());
    pill->set(counts.lost == 0 ? Pill::Kind::Good : Pill::Kind::Bad, text);
}

} // namespace

BoardsPage::BoardsPage(Document& document, Playback& playback, QWidget* parent)
    : QWidget(parent), document_(document), playback_(playback), header_(new BoardsHeader), scroll_(new QScrollArea), replenishment_(new ReplenishmentTimes(playback, this)) {
    setAccessibleName(tr("Boards"));
    scroll_->setAccessibleName(tr("Boards"));
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->viewport()->setAutoFillBackground(false);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    connect(header_, &BoardsHeader::cardCountsWanted, this, &BoardsPage::cardCountsWanted);
    connect(header_, &BoardsHeader::printWanted, this, &BoardsPage::printWanted);
    connect(replenishment_, &ReplenishmentTimes::changed, this, &BoardsPage::wantRefresh);
    all->addWidget(header_);
    all->addWidget(scroll_, 1);
    pause_.setSingleShot(true);
    pause_.setInterval(kPause);
    connect(&pause_, &QTimer::timeout, this, [this] {
        if (stale_)
            refresh();
    });
    connect(&playback, &Playback::runChanged, this, &BoardsPage::runChanged);
    connect(&playback, &Playback::cursorMoved, this, &BoardsPage::wantRefresh);
    connect(&document, &Document::changed, this, [this] {
        nameThings();
        wantRefresh();
    });
    rebuild();
}

void BoardsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT hintChanged(
        tr("Cards on a board are to be made: green first, red is urgent. All boards follow the time bar."));
    stale_ = true;
    refresh();
    chooseDensity();
}

void BoardsPage::runChanged() {
    const int at = scroll_->verticalScrollBar()->value();
    rebuild();
    scroll_->verticalScrollBar()->setValue(at);
}

void BoardsPage::rebuild() {
    boards_.clear();
    boxes_.clear();
    zones_.clear();
    planned_.clear();
    table_ = nullptr;
    andon_ = nullptr;
    content_ = new QWidget;
    content_->setObjectName(QStringLiteral("scrolled"));
    auto* columns = new QHBoxLayout(content_);
    columns->setSpacing(Theme::kGap);
    left_ = new QVBoxLayout;
    right_ = new QVBoxLayout;
    for (QVBoxLayout* column : {left_, right_})
        columns->addLayout(column, 1);
    if (playback_.hasRun()) {
        findZones();
        for (auto& group : loopGroups(playback_.network(), playback_.runPlant()))
            addBoard(std::move(group));
        if (boards_.empty())
            addEmptyState(
                tr("No kanban loop yet"),
                tr("Draw a supermarket on the map and a kanban loop from the process that fills it to the "
                   "supermarket: its cards then hang here, one slot each."));
        addOverview();
        for (std::uint32_t c = 0; c < playback_.network().controls.size(); ++c)
            addBox(c);
    } else {
        addEmptyState(
            tr("Nothing runs yet"),
            playback_.problem().isEmpty()
                ? tr("The run is being prepared.")
                : tr("No run yet: %1. %2", "problem, mend").arg(playback_.problem(), playback_.mend()));
    }
    left_->addStretch(1);
    right_->addStretch(1);
    scroll_->setWidget(content_);
    nameThings();
    stale_ = true;
    refresh();
    chooseDensity();
}

void BoardsPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    chooseDensity();
}

/// Roomy where that fits.
void BoardsPage::chooseDensity() {
    setCompact(false);
    const QSize room = scroll_->maximumViewportSize();
    const int wanted = content_->layout()->totalHeightForWidth(room.width());
    setCompact(wanted > room.height());
}

void BoardsPage::setCompact(bool on) {
    for (auto* frame : content_->findChildren<CardFrame*>())
        frame->setCompact(on);
    for (const auto& board : boards_) {
        if (board.slotsView)
            board.slotsView->setCompact(on);
        if (board.signalView)
            board.signalView->setCompact(on);
    }
    for (const auto& box : boxes_)
        box.view->setCompact(on);
    if (table_)
        table_->setCompact(on);
    if (andon_)
        andon_->setCompact(on);
    const int gap = on ? Theme::kGrid * 3 : Theme::kGap;
    content_->layout()->setContentsMargins(Theme::kGap, gap, Theme::kGap, gap);
    for (QVBoxLayout* column : {left_, right_})
        column->setSpacing(gap);
}

void BoardsPage::addBoard(LoopGroup group) {
    Board board;
    board.frame = new CardFrame({});
    board.pill = new Pill;
    board.frame->setTrailing(board.pill);
    if (group.kind == LoopKind::Signal)
        board.frame->body()->addWidget(board.signalView = new SignalView);
    else
        board.frame->body()->addWidget(board.slotsView = new SlotsView);
    board.group = std::move(group);
    left_->addWidget(board.frame);
    boards_.push_back(std::move(board));
}

void BoardsPage::addBox(std::uint32_t control) {
    Box box{control, new CardFrame({}), new HeijunkaView};
    box.frame->body()->addWidget(box.view);
    QVBoxLayout* shorter = boards_.size() > kMostBoardsAbove ? right_ : left_;
    shorter->addWidget(box.frame);
    boxes_.push_back(box);
}

void BoardsPage::addOverview() {
    if (!boards_.empty()) {
        auto* cards = new CardFrame(tr("Cards by state"));
        cards->setNote(tr("EMPTY → FULL: median · 95 %, working time, whole run"));
        cards->body()->addWidget(table_ = new CardTable);
        right_->addWidget(cards);
    }
    if (!playback_.network().processes.empty()) {
        auto* andon = new CardFrame(tr("Andon"));
        andon->body()->addWidget(andon_ = new AndonView);
        right_->addWidget(andon);
    }
}

void BoardsPage::addEmptyState(const QString& title, const QString& text) {
    auto* frame = new CardFrame(title);
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    makeQuiet(label, 0);
    connect(&Theme::instance(), &Theme::changed, label, [label] { makeQuiet(label, 0); });
    frame->body()->addWidget(label);
    left_->addWidget(frame);
}

const KanbanLoop* BoardsPage::loopRow(std::uint32_t loop) const {
    const Id id = playback_.network().loops[loop].id;
    const KanbanLoop* now = document_.plant().find<KanbanLoop>(id);
    return now ? now : playback_.runPlant().find<KanbanLoop>(id);
}

const Item* BoardsPage::itemRow(std::uint32_t item) const {
    return item == sim::kNone ? nullptr : playback_.runPlant().find<Item>(playback_.network().items[item].id);
}

QString BoardsPage::itemName(std::uint32_t item) const {
    return item == sim::kNone ? QString() : playback_.nameOf(playback_.network().items[item].id);
}

QString BoardsPage::loopText(std::uint32_t loop) const {
    const KanbanLoop* row = loopRow(loop);
    const QString to = row ? playback_.nameOf(row->to) : QString();
    switch (playback_.network().loops[loop].kind) {
    case LoopKind::Production: return tr("production for %1").arg(to);
    case LoopKind::Withdrawal: return tr("withdrawal to %1").arg(to);
    case LoopKind::LotBoard: return tr("lots for %1").arg(to);
    case LoopKind::Conwip: return tr("CONWIP to %1").arg(to);
    case LoopKind::BaseStock: return tr("base stock of %1").arg(to);
    case LoopKind::ReorderPoint: return tr("reorder point of %1").arg(to);
    case LoopKind::MinMax: return tr("min/max of %1").arg(to);
    case LoopKind::Signal: break;
    }
    return tr("signal for %1").arg(to);
}

void BoardsPage::nameThings() {
    header_->setHasCards(!loopsWithCards(document_.plant()).empty());
    if (!playback_.hasRun())
        return;
    const sim::Network& network = playback_.network();
    for (const auto& board : boards_) {
        const QString to = playback_.nameOf(board.group.to);
        board.frame->setTitle(board.group.from ? playback_.nameOf(board.group.from) : to);
        std::set<std::int64_t> containers;
        for (const auto loop : board.group.loops)
            containers.insert(network.loops[loop].container);
        QString subtitle = boardSubtitle(board.group, to);
        const bool common = network.loops[board.group.loops[0]].item == sim::kNone;
        if (containers.size() == 1 && board.group.kind != LoopKind::Signal && !common)
            subtitle += tr(" · containers of %1")
                            .arg(cardQuantity(*containers.begin(),
                                              itemRow(network.loops[board.group.loops[0]].item)));
        board.frame->setSubtitle(subtitle);
    }
    for (const auto& box : boxes_) {
        const sim::ControlNode& control = network.controls[box.control];
        box.frame->setTitle(tr("Heijunka box"));
        const QString pitch = seconds(Duration{control.pitchUs}.inSeconds());
        const QString where = playback_.nameOf(network.processes[control.process].id);
        box.frame->setSubtitle(
            control.pattern.empty()
                ? tr("%1 · pitch %2 · levelled by goal chasing, to come as this run goes on")
                      .arg(where, pitch)
                : tr("%1 · pitch %2 · pattern of %n slots", nullptr, static_cast<int>(control.pattern.size()))
                      .arg(where, pitch));
    }
}

void BoardsPage::findZones() {
    zones_.clear();
    planned_.clear();
    const lean::LoopFacts facts(playback_.runProject(), playback_.runScenario());
    secondsPerDay_ = facts.secondsPerDay();
    for (const auto& loop : playback_.network().loops) {
        const KanbanLoop* row = playback_.runPlant().find<KanbanLoop>(loop.id);
        const lean::BoardNeeds needs = row ? lean::boardNeeds(facts, *row) : lean::BoardNeeds{};
        zones_.push_back(row ? zonesOf(loop, lean::boardZones(needs)) : lean::BoardZones{});
        planned_.push_back(needs.leadTimeDays * secondsPerDay_);
    }
}

void BoardsPage::wantRefresh() {
    stale_ = true;
    if (isVisible() && !pause_.isActive())
        refresh();
}

void BoardsPage::refresh() {
    if (!playback_.hasRun())
        return;
    stale_ = false;
    pause_.start();
    const sim::Picture& picture = playback_.picture();
    for (const auto& board : boards_) {
        CardCounts sum;
        for (const auto loop : board.group.loops) {
            const CardCounts counts = countCards(playback_.network(), picture, loop);
            for (std::size_t c = 0; c < sum.in.size(); ++c)
                sum.in[c] += counts.in[c];
            sum.locked += counts.locked;
            sum.lost += counts.lost;
        }
        setCount(board.pill, sum);
        if (board.signalView)
            refreshSignal(board, picture);
        else
            refreshBoard(board, picture);
    }
    for (const auto& box : boxes_)
        refreshBox(box);
    if (table_)
        refreshTable(picture);
    if (andon_)
        refreshAndon(picture);
}

void BoardsPage::refreshBoard(const Board& board, const sim::Picture& picture) {
    std::vector<SlotRow> rows;
    const sim::Network& network = playback_.network();
    for (const auto loop : board.group.loops) {
        const sim::LoopNode& node = network.loops[loop];
        SlotRow row;
        row.item = node.item == sim::kNone ? tr("all items") : itemName(node.item);
        row.kind = node.kind;
        if (node.kind == LoopKind::LotBoard) {
            row.lot = lotCards(node);
            row.lotInWork = countCards(network, picture, loop).of(CardColumn::InProcess) > 0;
        }
        if (node.item != sim::kNone)
            row.quantity = cardQuantity(node.container, itemRow(node.item));
        row.zones = zones_[loop];
        row.hanging = hangingCards(network, picture, loop);
        rows.push_back(std::move(row));
    }
    board.slotsView->setRows(std::move(rows));
}

void BoardsPage::refreshSignal(const Board& board, const sim::Picture& picture) {
    std::vector<SignalRow> rows;
    const sim::Network& network = playback_.network();
    for (const auto loop : board.group.loops) {
        const sim::LoopNode& node = network.loops[loop];
        const Item* item = itemRow(node.item);
        SignalRow row;
        row.item = itemName(node.item);
        row.stock = node.toPlace != sim::kNone ? picture.stock[node.toPlace] : 0;
        row.trigger = node.trigger;
        const std::int64_t planned = node.toPlace != sim::kNone ? network.places[node.toPlace].maximum : 0;
        row.maximum = std::max<std::int64_t>({1, planned, node.trigger + node.lot});
        row.stockText = tr("%1 of %2", "stock of maximum")
                            .arg(cardQuantity(row.stock, item), cardQuantity(row.maximum, item));
        row.triggerText = cardQuantity(node.trigger, item);
        row.triangle = picture.card[node.firstCard];
        rows.push_back(std::move(row));
    }
    board.signalView->setRows(std::move(rows));
}

void BoardsPage::refreshBox(const Box& box) {
    const sim::ControlNode& control = playback_.network().controls[box.control];
    std::vector<HeijunkaRow> rows;
    for (const auto& product : control.products)
        rows.push_back(
            {product.item, itemName(product.item), cardQuantity(product.container, itemRow(product.item))});
    const auto run = playback_.run();
    const sim::Trace& trace = *run->trace();
    box.view->setBox(std::move(rows),
                     pitchSlots(playback_.network(), trace, trace.size(), box.control, playback_.cursor()));
}

void BoardsPage::refreshTable(const sim::Picture& picture) {
    std::vector<CardTableRow> rows;
    const sim::Network& network = playback_.network();
    for (const auto& board : boards_)
        for (const auto loop : board.group.loops)
            rows.push_back({network.loops[loop].item == sim::kNone ? tr("all items") : itemName(network.loops[loop].item), loopText(loop),
                            countCards(network, picture, loop), lawfulSequence(network.loops[loop].kind, network.loops[loop].freed),
                            replenishmentText(replenishment_->of(loop), planned_[loop], secondsPerDay_)});
    table_->setRows(std::move(rows));
}

void BoardsPage::refreshAndon(const sim::Picture& picture) {
    std::vector<AndonTile> tiles;
    const Time now = playback_.cursor();
    for (const auto& call : calls(playback_.network(), picture)) {
        AndonTile tile;
        tile.process = playback_.nameOf(playback_.network().processes[call.process].id);
        tile.state = call.state;
        tile.what = Theme::stateName(call.state);
        const QString item = itemName(call.item);
        if (call.state == sim::MachineState::Working && !item.isEmpty())
            tile.what = tr("Working on %1").arg(item);
        else if (call.state == sim::MachineState::Setup && !item.isEmpty())
            tile.what = tr("Changeover to %1").arg(item);
        if (call.machines > 1)
            tile.what = tr("%1 of %2: %3", "machines in a state")
                            .arg(call.inThatState)
                            .arg(call.machines)
                            .arg(tile.what);
        if (call.opens && *call.opens < kNever)
            tile.since = call.opens->day() == now.day() ? tr("until %1").arg(clockTime(*call.opens))
                                                        : tr("until %1").arg(dayAndTime(*call.opens));
        else
            tile.since = call.since.day() == now.day() ? tr("since %1").arg(clockTime(call.since))
                                                       : tr("since %1").arg(dayAndTime(call.since));
        tiles.push_back(std::move(tile));
    }
    andon_->setTiles(std::move(tiles));
}

} // namespace takt::gui
