// Where tokens and cards are at the cursor.
#include <algorithm>
#include <cmath>

#include "gui/map/map_scene.h"
#include "gui/map/token_layer.h"

namespace takt::gui {

namespace {

constexpr double kSeenMoving = 0.6;      ///< seconds of the wall
constexpr std::uint32_t kSideBySide = 3; ///< containers drawn for one move
constexpr int kMostWaiting = 8;          ///< cards drawn at one post
constexpr double kMachineEdge = 53;      ///< from a process's middle; how far a container in work rides
constexpr double kAboveMachine = 51;
constexpr Duration kSeenStill = Duration::minutes(20);
constexpr double kArrived = 0.9; ///< of its way
constexpr double kFaint = 0.55;

Sprite cardSprite(LoopKind kind) {
    switch (kind) {
    case LoopKind::Withdrawal:
        return Sprite::WithdrawalCard;
    case LoopKind::Signal:
        return Sprite::Signal;
    case LoopKind::Conwip:
        return Sprite::ConwipCard;
    default:
        return Sprite::ProductionCard;
    }
}

class Gatherer {
  public:
    Gatherer(const MapFacts& facts, const LegTracks& tracks, std::size_t most)
        : facts_(facts), playback_(facts.run.playback()), network_(playback_.network()),
          picture_(playback_.picture()), trace_(*playback_.run()->trace()), tracks_(tracks), most_(most) {}

    std::vector<SpriteAt> gather() {
        waitingCards();
        travellingCards();
        timedTokens();
        containersInWork();
        const Duration window{
            static_cast<std::int64_t>(static_cast<double>(playback_.speed().us) * kSeenMoving)};
        if (window.us > 0)
            for (auto [n, end] = numbersIn(window); n < end && out_.size() < most_; ++n) {
                const sim::Record record = trace_[n];
                movedAtOnce(record, n, static_cast<double>(playback_.cursor().us - record.at) /
                                           static_cast<double>(window.us));
            }
        if (!playback_.isPlaying())
            arrivedLast(window);
        return std::move(out_);
    }

  private:
    using Subject = WhySubject::Kind;

    void add(Sprite sprite, const Track& track, double fraction, const WhySubject& tells) {
        if (!track.isEmpty() && out_.size() < most_)
            out_.push_back({sprite, track.at(fraction), 1, tells});
    }

    /// Of the records in (cursor - window, cursor].
    std::pair<std::size_t, std::size_t> numbersIn(Duration window) const {
        const std::size_t size = trace_.size();
        return {trace_.upperBound(playback_.cursor() - window, size), trace_.upperBound(playback_.cursor(), size)};
    }

    double share(Time from, Time to) const {
        const auto span = static_cast<double>((to - from).us);
        return span > 0 ? static_cast<double>((playback_.cursor() - from).us) / span : 1.0;
    }

    /// Cards at their posts stand in a row on the line.
    void waitingCards() {
        for (std::uint32_t l = 0; l < network_.loops.size(); ++l) {
            const sim::LoopNode& loop = network_.loops[l];
            for (std::uint32_t card = loop.firstCard; card < loop.endCard(); ++card) {
                const auto state = picture_.card[card];
                const bool waits = state == sim::CardState::AtPost || state == sim::CardState::Waiting;
                if (waits && !tracks_.cards(l).isEmpty())
                    postFor(tracks_.post(l), cardSprite(loop.kind)).cards.push_back(card);
            }
        }
        for (const auto& post : posts_) {
            const int shown = std::min(static_cast<int>(post.cards.size()), kMostWaiting);
            for (int i = 0; i < shown; ++i)
                out_.push_back({post.sprite, post.at + QPointF((i - (shown - 1) / 2.0) * 13.0, 0), 1,
                                {Subject::Card, {}, post.cards[static_cast<std::size_t>(i)]}});
        }
    }

    struct Post {
        QPointF at;
        Sprite sprite;
        std::vector<std::uint32_t> cards; ///< of the network
    };
    /// Loops drawn as one line have one post.
    Post& postFor(const QPointF& at, Sprite sprite) {
        for (auto& post : posts_)
            if (post.at == at && post.sprite == sprite)
                return post;
        posts_.push_back({at, sprite, {}});
        return posts_.back();
    }

    void travellingCards() {
        for (const auto& move : picture_.cardMoves) {
            const std::uint32_t loop = network_.loopOfCard(move.card);
            if (loop < network_.loops.size())
                add(cardSprite(network_.loops[loop].kind), tracks_.cards(loop), share(move.departed, move.arrives),
                    {Subject::Card, {}, move.card});
        }
    }

    /// Containers that leave together on a truck are one truck.
    void timedTokens() {
        std::vector<std::pair<std::uint32_t, std::int64_t>> trucks;
        for (const auto& token : picture_.tokens) {
            if (facts_.run.quick().isQuick(token.leg))
                continue;
            const bool truck = tracks_.carriedByTruck(token.leg);
            const std::pair trip{token.leg, token.departed.us};
            if (truck && std::find(trucks.begin(), trucks.end(), trip) != trucks.end())
                continue;
            if (truck)
                trucks.push_back(trip);
            add(truck ? Sprite::Truck : Sprite::Container, tracks_.leg(token.leg),
                share(token.departed, token.arrives), {Subject::Record, {}, token.record});
        }
    }

    void containersInWork() {
        for (const auto& node : facts_.layout.nodes()) {
            const auto now = node.kind == TableId::Processes ? facts_.run.process(node.id) : std::nullopt;
            if (!now || !now->containerDone || flickers(playback_, *now) || out_.size() >= most_)
                continue;
            const double along = (2 * *now->containerDone - 1) * kMachineEdge;
            out_.push_back({Sprite::Container, node.at + QPointF(along, -kAboveMachine), 1, {Subject::Process, node.id, 0}});
        }
    }

    /// On ways where none is seen to move, the last container before `window`.
    void arrivedLast(Duration window) {
        const auto [first, end] = numbersIn(std::max(window, kSeenStill));
        for (std::size_t n = end; n > first; --n) {
            const auto leg = legAtOnce(trace_[n - 1]);
            if (!leg || used_[*leg] || tracks_.leg(*leg).isEmpty() || out_.size() >= most_)
                continue;
            used_[*leg] = true;
            out_.push_back({Sprite::Container, tracks_.leg(*leg).at(kArrived), kFaint,
                            {Subject::Record, {}, static_cast<std::uint32_t>(n - 1)}});
        }
    }

    /// The way a container went in no time at this record.
    std::optional<std::uint32_t> legAtOnce(const sim::Record& record) const {
        const bool moves = record.kind() == sim::RecordKind::Put || record.kind() == sim::RecordKind::Take;
        if ((record.cause == sim::kNoCause && record.at == 0) || !moves || record.place() == 0)
            return std::nullopt;
        const std::uint32_t leg = record.place() - 1;
        if (leg >= network_.legs.size() || tracks_.isTimed(leg) || facts_.run.quick().isQuick(leg))
            return std::nullopt;
        return leg;
    }

    void movedAtOnce(const sim::Record& record, std::size_t number, double fraction) {
        if (record.cause == sim::kNoCause && record.at == 0)
            return;
        if (record.kind() == sim::RecordKind::Card)
            cardMovedAtOnce(record, fraction);
        const auto leg = legAtOnce(record);
        if (!leg)
            return;
        used_[*leg] = true;
        containers(record, number, tracks_.leg(*leg), fraction);
    }

    void containers(const sim::Record& record, std::size_t number, const Track& track, double fraction) {
        const std::uint32_t item = network_.places[record.subject].item;
        const std::int64_t size =
            item == sim::kNone ? 1 : std::max<std::int64_t>(1, network_.items[item].container);
        const auto count = static_cast<std::uint32_t>(
            std::clamp<std::int64_t>((record.amount + size - 1) / size, 1, kSideBySide));
        const double behind = track.length() > 0 ? 12.0 / track.length() : 0.0;
        for (std::uint32_t i = 0; i < count; ++i)
            if (const double f = fraction - behind * i; f >= 0)
                add(Sprite::Container, track, f, {Subject::Record, {}, static_cast<std::uint32_t>(number)});
    }

    void cardMovedAtOnce(const sim::Record& record, double fraction) {
        const std::uint32_t index = network_.loopOfCard(record.subject);
        if (index >= network_.loops.size() || record.amount > 0)
            return;
        const sim::LoopNode& loop = network_.loops[index];
        if (loop.conveyanceUs > 0 || record.cause == sim::kNoCause || facts_.run.quick().isQuick(loop.leg))
            return;
        if (isReturn(loop, record, static_cast<sim::CardState>(record.place())))
            add(cardSprite(loop.kind), tracks_.cards(index), fraction, {Subject::Card, {}, record.subject});
    }

    /// Whether a card's record tells that it has just gone back to the maker or market.
    bool isReturn(const sim::LoopNode& loop, const sim::Record& record, sim::CardState state) const {
        const bool afterTaking =
            record.cause < trace_.size() && trace_[record.cause].kind() == sim::RecordKind::Take;
        if (loop.kind != LoopKind::Withdrawal)
            return state == sim::CardState::AtPost && (loop.intervalUs == 0 || !afterTaking);
        if (loop.transport != sim::kNone)
            return state == sim::CardState::Travelling;
        return state == sim::CardState::Waiting || (state == sim::CardState::Full && afterPut(record)) ||
               state == sim::CardState::InTransit;
    }

    bool afterPut(const sim::Record& record) const {
        return record.cause < trace_.size() && trace_[record.cause].kind() == sim::RecordKind::Put;
    }

    const MapFacts& facts_;
    const Playback& playback_;
    const sim::Network& network_;
    const sim::Picture& picture_;
    const sim::Trace& trace_;
    const LegTracks& tracks_;
    std::size_t most_;
    std::vector<SpriteAt> out_;
    std::vector<Post> posts_;
    std::vector<bool> used_ = std::vector<bool>(network_.legs.size()); ///< legs on which containers are seen
};

} // namespace

bool flickers(const Playback& playback, const ProcessNow& now) {
    return playback.isPlaying() && playback.speed().inSeconds() > 2 * now.secondsPerContainer;
}

std::vector<SpriteAt> spritesNow(const MapScene& scene, const LegTracks& tracks, std::size_t most) {
    const MapFacts facts = scene.facts();
    if (!facts.run.hasRun() || tracks.isEmpty())
        return {};
    return Gatherer(facts, tracks, most).gather();
}

} // namespace takt::gui
