#include "gui/boards/loop_board.h"

#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "gui/boards/board_texts.h"
#include "gui/boards/card_places.h"
#include "gui/boards/posts_view.h"
#include "gui/boards/short_names.h"
#include "gui/boards/signal_view.h"
#include "gui/boards/slots_view.h"
#include "gui/common/pill.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr std::size_t kMostTold = 12; ///< of a sequence, in words
constexpr int kMostWidth = 680;

QString subtitleOf(const LoopGroup& group, const QString& to) {
    switch (group.kind) {
    case LoopKind::Production:
        return group.from ? BoardTexts::tr("production kanban for %1").arg(to) : BoardTexts::tr("production kanban");
    case LoopKind::Withdrawal:
        return group.from ? BoardTexts::tr("withdrawal kanban to %1").arg(to) : BoardTexts::tr("withdrawal kanban");
    case LoopKind::LotBoard:
        return group.from ? BoardTexts::tr("lot-making board of %1").arg(to) : BoardTexts::tr("lot-making board");
    case LoopKind::Conwip: return BoardTexts::tr("CONWIP cards");
    case LoopKind::BaseStock: return BoardTexts::tr("base stock, no cards");
    case LoopKind::ReorderPoint: return BoardTexts::tr("reorder point, no cards");
    case LoopKind::MinMax: return BoardTexts::tr("min/max, no cards");
    case LoopKind::Signal: break;
    }
    return group.from ? BoardTexts::tr("signal kanban for %1").arg(to) : BoardTexts::tr("signal kanban");
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
    const QString text = total == 1 && counts.lost == 0
                             ? BoardTexts::tr("1 card, accounted for")
                             : BoardTexts::tr("%n cards, %1 accounted for", nullptr, total).arg(counts.accounted());
    pill->set(counts.lost == 0 ? Pill::Kind::Good : Pill::Kind::Bad, text);
}

/// Cards hang in their turn; those that are not before the process yet, behind them.
void setTurns(SlotRow& row, std::uint32_t loop, const std::vector<QueuedCard>& sequence) {
    const auto turnOf = [&](std::uint32_t card) {
        return std::find(sequence.begin(), sequence.end(), QueuedCard{loop, card}) - sequence.begin();
    };
    std::stable_sort(row.hanging.begin(), row.hanging.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return turnOf(a) < turnOf(b); });
    for (const auto card : row.hanging) {
        const auto turn = turnOf(card);
        row.turns.push_back(turn == std::ssize(sequence) ? 0 : static_cast<int>(turn) + 1);
    }
}

} // namespace

LoopBoard::LoopBoard(std::shared_ptr<BoardSource> source, const LoopGroup& group) : Board(std::move(source)), pill_(new Pill) {
    setTrailing(pill_);
    if (group.kind == LoopKind::Signal)
        body()->addWidget(signalView_ = new SignalView);
    else if (haveTwoPosts(network(), group.loops))
        body()->addWidget(postsView_ = new PostsView);
    else
        body()->addWidget(slotsView_ = new SlotsView);
    if (slotsView_)
        connect(slotsView_, &SlotsView::cardAsked, this, [this](std::size_t row, std::uint32_t card) {
            if (playback().hasRun() && row < loops().size())
                Q_EMIT whyWanted({WhySubject::Kind::Card, {}, network().loops[loops()[row]].firstCard + card - 1});
        });
}

void LoopBoard::setPlan(const BoardPlan& plan) {
    Board::setPlan(plan);
    zones_.clear();
    for (const auto loop : loops()) {
        const bool known = playback().runPlant().find<KanbanLoop>(network().loops[loop].id);
        zones_.push_back(known ? zonesOf(network().loops[loop], lean::boardZones(source().needs(loop))) : lean::BoardZones{});
    }
}

void LoopBoard::nameThings() {
    const LoopGroup& group = plan().group;
    const QString to = source().nameOf(group.to);
    setTitle(group.from ? source().nameOf(group.from) : to);
    std::set<std::int64_t> containers;
    for (const auto loop : group.loops)
        containers.insert(network().loops[loop].container);
    subtitle_ = subtitleOf(group, to);
    const std::uint32_t item = network().loops[group.loops[0]].item;
    if (containers.size() == 1 && group.kind != LoopKind::Signal && item != sim::kNone)
        subtitle_ += BoardTexts::tr(" · containers of %1").arg(cardQuantity(*containers.begin(), source().itemRow(item)));
    say(subtitle_);
}

void LoopBoard::setDensity(bool compact) {
    Board::setDensity(compact);
    if (slotsView_)
        slotsView_->setCompact(compact);
    if (postsView_)
        postsView_->setCompact(compact);
    if (signalView_)
        signalView_->setCompact(compact);
}

/// What the board is stands whole beside its count.
int LoopBoard::leastWidth() const {
    const int head = QFontMetrics(Theme::instance().font(-1)).horizontalAdvance(subtitle_) + pill_->sizeHint().width() + 3 * Theme::kGap;
    return std::clamp(head, postsView_ ? 620 : 480, kMostWidth);
}

const sim::Trace& LoopBoard::trace() const { return *playback().run()->trace(); }

void LoopBoard::refresh(const sim::Picture& picture) {
    CardCounts sum;
    for (const auto loop : loops()) {
        const CardCounts counts = countCards(network(), picture, loop);
        for (std::size_t c = 0; c < sum.in.size(); ++c)
            sum.in[c] += counts.in[c];
        sum.locked += counts.locked;
        sum.lost += counts.lost;
    }
    setCount(pill_, sum);
    if (signalView_)
        refreshSignals(picture);
    else if (postsView_)
        refreshPosts(picture);
    else
        refreshSlots(picture);
    const QString sequence = sequenceText(picture);
    say(sequence.isEmpty() ? subtitle_ : BoardTexts::tr("%1 · next: %2", "what a board is, sequence").arg(subtitle_, sequence));
}

/// In which order the process works what hangs here, where there is a choice: "RH · LH · LH".
QString LoopBoard::sequenceText(const sim::Picture& picture) const {
    const std::uint32_t process = network().loops[loops()[0]].process;
    if (loops().size() < 2 || process == sim::kNone || !ordersFromMaker(plan().group.kind))
        return {};
    QStringList names;
    for (const auto loop : loops())
        names << source().itemName(network().loops[loop].item);
    const QStringList shorter = shortNames(names);
    QStringList told;
    for (const auto& card : workSequence(network(), trace(), picture, process)) {
        const auto at = std::find(loops().begin(), loops().end(), card.loop);
        if (at == loops().end())
            continue;
        if (told.size() == static_cast<qsizetype>(kMostTold)) {
            told << QStringLiteral("…");
            break;
        }
        told << shorter[at - loops().begin()];
    }
    return told.join(QStringLiteral(" · "));
}

SlotRow LoopBoard::rowOf(std::uint32_t loop, const sim::Picture& picture) const {
    const sim::LoopNode& node = network().loops[loop];
    SlotRow row;
    row.item = node.item == sim::kNone ? BoardTexts::tr("all items") : source().itemName(node.item);
    row.kind = node.kind;
    if (node.item != sim::kNone)
        row.quantity = cardQuantity(node.container, source().itemRow(node.item));
    row.zones = zones_[static_cast<std::size_t>(std::find(loops().begin(), loops().end(), loop) - loops().begin())];
    row.hanging = hangingCards(network(), picture, loop);
    return row;
}

void LoopBoard::refreshSlots(const sim::Picture& picture) {
    const std::uint32_t process = network().loops[loops()[0]].process;
    std::vector<QueuedCard> sequence;
    if (process != sim::kNone && ordersFromMaker(plan().group.kind))
        sequence = workSequence(network(), trace(), picture, process);
    std::vector<SlotRow> rows;
    for (const auto loop : loops()) {
        const sim::LoopNode& node = network().loops[loop];
        SlotRow row = rowOf(loop, picture);
        if (node.kind == LoopKind::LotBoard) {
            row.lot = lotCards(node);
            row.gathered = static_cast<std::int64_t>(freeCards(network(), trace(), picture, loop).atPost.size());
            row.lotInWork = countCards(network(), picture, loop).of(CardColumn::InProcess) > 0;
        }
        if (!sequence.empty())
            setTurns(row, loop, sequence);
        rows.push_back(std::move(row));
    }
    slotsView_->setRows(std::move(rows));
}

void LoopBoard::refreshPosts(const sim::Picture& picture) {
    std::vector<PostsRow> rows;
    for (const auto loop : loops()) {
        const SlotRow row = rowOf(loop, picture);
        rows.push_back({row.item, row.kind, row.quantity, row.zones, freeCards(network(), trace(), picture, loop)});
    }
    const KanbanLoop* row = source().loopRow(loops()[0]);
    const bool oneSource = std::all_of(loops().begin(), loops().end(), [&](std::uint32_t loop) {
        const KanbanLoop* other = source().loopRow(loop);
        return row && other && other->from == row->from;
    });
    postsView_->setRows(std::move(rows), source().nameOf(plan().group.to), oneSource ? source().nameOf(row->from) : QString());
}

void LoopBoard::refreshSignals(const sim::Picture& picture) {
    std::vector<SignalRow> rows;
    for (const auto loop : loops()) {
        const sim::LoopNode& node = network().loops[loop];
        const Item* item = source().itemRow(node.item);
        SignalRow row;
        row.item = source().itemName(node.item);
        row.stock = node.toPlace != sim::kNone ? picture.stock[node.toPlace] : 0;
        row.trigger = node.trigger;
        const std::int64_t planned = node.toPlace != sim::kNone ? network().places[node.toPlace].maximum : 0;
        row.maximum = std::max<std::int64_t>({1, planned, node.trigger + node.lot});
        row.stockText = BoardTexts::tr("%1 of %2", "stock of maximum")
                            .arg(cardQuantity(row.stock, item), cardQuantity(row.maximum, item));
        row.triggerText = cardQuantity(node.trigger, item);
        row.triangle = picture.card[node.firstCard];
        rows.push_back(std::move(row));
    }
    signalView_->setRows(std::move(rows));
}

} // namespace takt::gui
