#include "gui/boards/call_off_board.h"

#include <QVBoxLayout>

#include "gui/boards/board_texts.h"
#include "gui/common/format.h"

namespace takt::gui {

namespace {

QString stageText(OpenCall::Stage stage) {
    switch (stage) {
    case OpenCall::Stage::ToCollect: return BoardTexts::tr("card at the post, to be collected");
    case OpenCall::Stage::Called: return BoardTexts::tr("called off");
    case OpenCall::Stage::Waiting: return BoardTexts::tr("waits at the supplier, who has nothing ready");
    case OpenCall::Stage::OnTheWay: return BoardTexts::tr("ordered and on its way");
    case OpenCall::Stage::Planned: break;
    }
    return BoardTexts::tr("load of the timetable");
}

QString whenText(const OpenCall& call, Time now) {
    if (call.isLate && call.due && now > *call.due)
        return BoardTexts::tr("late %1").arg(passedTime((now - *call.due).inSeconds()));
    if (call.isLate && call.expected)
        return BoardTexts::tr("late: %1").arg(shortTime(*call.expected, now));
    if (call.due)
        return BoardTexts::tr("due %1").arg(shortTime(*call.due, now));
    return call.stage == OpenCall::Stage::Called ? BoardTexts::tr("called off") : BoardTexts::tr("to collect");
}

} // namespace

CallOffBoard::CallOffBoard(std::shared_ptr<BoardSource> source) : Board(std::move(source)), view_(new CallOffView) {
    body()->addWidget(view_);
}

void CallOffBoard::nameThings() {
    setTitle(BoardTexts::tr("Supplier call-offs"));
    say(BoardTexts::tr("ordered and not there yet, the next due first"));
}

void CallOffBoard::setDensity(bool compact) {
    Board::setDensity(compact);
    view_->setCompact(compact);
}

void CallOffBoard::refresh(const sim::Picture& picture) {
    const RunLog& log = source().log();
    if (log.records() < picture.records)
        return; // it will be read in a moment
    std::vector<CallOffRow> rows;
    std::int64_t late = 0;
    for (const auto& calls : callOffs(network(), *playback().run()->trace(), log, picture)) {
        late += calls.late();
        rows.push_back(rowOf(calls, picture.at));
    }
    view_->setRows(std::move(rows));
    setNote(late > 0 ? BoardTexts::tr("%1 late").arg(late) : QString());
}

CallOffRow::Card CallOffBoard::cardOf(const OpenCall& call, const Item* item, Time now) const {
    CallOffRow::Card card;
    card.stage = call.stage;
    card.isLate = call.isLate;
    card.quantity = cardQuantity(call.amount, item);
    card.when = whenText(call, now);
    QStringList tip;
    const QString amount = item ? quantity(call.amount, *item) : card.quantity;
    tip << (call.card > 0 ? BoardTexts::tr("card #%1, %2").arg(call.card).arg(amount) : amount) << stageText(call.stage);
    if (call.stage != OpenCall::Stage::Planned)
        tip << BoardTexts::tr("since %1").arg(dayAndTime(call.since));
    if (call.due)
        tip << BoardTexts::tr("due %1").arg(dayAndTime(*call.due));
    if (call.isLate && call.expected && *call.expected > now)
        tip << BoardTexts::tr("comes %1").arg(dayAndTime(*call.expected));
    card.tip = tip.join(QStringLiteral(", "));
    return card;
}

CallOffRow CallOffBoard::rowOf(const CallOffs& calls, Time now) const {
    const sim::SupplyNode& supply = network().supplies[calls.supply];
    const Item* item = source().itemRow(supply.item);
    CallOffRow row;
    row.supplier = source().nameOf(supply.supplier);
    row.item = source().itemName(supply.item);
    std::int64_t open = 0;
    for (const auto& call : calls.open) {
        row.open.push_back(cardOf(call, item, now));
        open += call.stage == OpenCall::Stage::Planned ? 0 : call.amount;
    }
    row.none = calls.isCalled ? BoardTexts::tr("nothing is open")
                              : BoardTexts::tr("no call-offs: processes take from the supplier as they need");
    if (open > 0)
        row.total = BoardTexts::tr("%1 open").arg(item ? quantity(open, *item) : QString::number(open));
    if (calls.last)
        row.last = BoardTexts::tr("last: %1, %2", "quantity, time")
                       .arg(cardQuantity(calls.last->amount, item), shortTime(calls.last->at, now));
    else if (calls.isCalled)
        row.last = BoardTexts::tr("none came yet");
    return row;
}

} // namespace takt::gui
