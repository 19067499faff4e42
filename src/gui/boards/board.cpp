#include "gui/boards/board.h"

#include "gui/boards/andon_board.h"
#include "gui/boards/call_off_board.h"
#include "gui/boards/card_places.h"
#include "gui/boards/card_table_board.h"
#include "gui/boards/heijunka_board.h"
#include "gui/boards/lane_board.h"
#include "gui/boards/lane_state.h"
#include "gui/boards/loop_board.h"

namespace takt::gui {

QString BoardPlan::key(const sim::Network& network) const {
    switch (kind) {
    case Kind::Loops:
        return QStringLiteral("loops/%1/%2/%3")
            .arg(static_cast<int>(group.kind))
            .arg(group.to.value)
            .arg(haveTwoPosts(network, group.loops) ? QStringLiteral("posts") : QStringLiteral("slots"));
    case Kind::Box: return QStringLiteral("box/%1").arg(network.controls[control].id.value);
    case Kind::Cards: return QStringLiteral("cards");
    case Kind::CallOffs: return QStringLiteral("call-offs");
    case Kind::Lanes: return QStringLiteral("lanes");
    case Kind::Andon: break;
    }
    return QStringLiteral("andon");
}

std::vector<BoardPlan> boardPlans(const BoardSource& source) {
    const sim::Network& network = source.network();
    std::vector<BoardPlan> plans;
    const auto add = [&](BoardPlan::Kind kind) -> BoardPlan& {
        plans.emplace_back();
        plans.back().kind = kind;
        return plans.back();
    };
    for (auto& group : loopGroups(network, source.playback().runPlant()))
        add(BoardPlan::Kind::Loops).group = std::move(group);
    const bool anyCards = !plans.empty();
    for (std::uint32_t c = 0; c < network.controls.size(); ++c)
        add(BoardPlan::Kind::Box).control = c;
    if (!lanesOf(network).empty())
        add(BoardPlan::Kind::Lanes);
    if (anyCards)
        add(BoardPlan::Kind::Cards);
    if (!network.processes.empty())
        add(BoardPlan::Kind::Andon);
    if (!network.supplies.empty())
        add(BoardPlan::Kind::CallOffs);
    return plans;
}

Board::Board(std::shared_ptr<BoardSource> source) : CardFrame({}), source_(std::move(source)) {}

void Board::setPlan(const BoardPlan& plan) {
    plan_ = plan;
    key_ = plan.key(network());
}

void Board::say(const QString& subtitle) {
    if (subtitle == subtitle_)
        return;
    subtitle_ = subtitle;
    setSubtitle(subtitle);
}

Board* makeBoard(const std::shared_ptr<BoardSource>& source, const BoardPlan& plan, bool forEditing) {
    Board* board = nullptr;
    switch (plan.kind) {
    case BoardPlan::Kind::Loops: board = new LoopBoard(source, plan.group); break;
    case BoardPlan::Kind::Box: board = new HeijunkaBoard(source, forEditing); break;
    case BoardPlan::Kind::Cards: board = new CardTableBoard(source); break;
    case BoardPlan::Kind::CallOffs: board = new CallOffBoard(source); break;
    case BoardPlan::Kind::Lanes: board = new LaneBoard(source); break;
    case BoardPlan::Kind::Andon: board = new AndonBoard(source); break;
    }
    board->setPlan(plan);
    board->nameThings();
    return board;
}

} // namespace takt::gui
