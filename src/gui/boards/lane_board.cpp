#include "gui/boards/lane_board.h"

#include <QVBoxLayout>

#include "gui/boards/board_texts.h"
#include "gui/boards/lane_view.h"
#include "gui/boards/short_names.h"
#include "gui/common/format.h"

namespace takt::gui {

LaneBoard::LaneBoard(std::shared_ptr<BoardSource> source) : Board(std::move(source)), view_(new LaneView) {
    body()->addWidget(view_);
}

void LaneBoard::nameThings() {
    setTitle(BoardTexts::tr("FIFO lanes"));
    say(BoardTexts::tr("containers in the order they came; the right one leaves next"));
}

void LaneBoard::setDensity(bool compact) {
    Board::setDensity(compact);
    view_->setCompact(compact);
}

void LaneBoard::refresh(const sim::Picture& picture) {
    const sim::Trace& trace = *playback().run()->trace();
    const RunLog& log = source().log();
    if (log.records() < picture.records)
        return; // it will be read in a moment
    std::vector<LaneRow> rows;
    for (const std::uint32_t place : lanesOf(network()))
        rows.push_back(rowOf(laneState(network(), trace, log, picture, place), picture.at));
    view_->setRows(std::move(rows));
}

/// What stands for want of room, else how long the oldest has waited.
QString LaneBoard::noteOf(const LaneState& lane, Time now) const {
    QString wait;
    if (!lane.containers.empty()) {
        const auto& oldest = lane.containers.front();
        wait = oldest.since ? BoardTexts::tr("longest wait %1").arg(passedTime((now - *oldest.since).inSeconds()))
                            : BoardTexts::tr("the oldest was there at the begin");
    }
    const auto& told = lane.blocked.empty() && lane.isFull() ? lane.feeders : lane.blocked;
    QStringList names;
    for (const std::uint32_t process : told)
        names << source().nameOf(network().processes[process].id);
    QString stop;
    if (!names.isEmpty()) {
        const QString who = names.join(QStringLiteral(", "));
        if (lane.isFull())
            stop = lane.holds ? BoardTexts::tr("full: %1 finishes and holds what it has").arg(who)
                              : BoardTexts::tr("full: %1 does not start").arg(who);
        else
            stop = BoardTexts::tr("the last places are kept for what is in work: %1 does not start").arg(who);
    }
    if (stop.isEmpty())
        return wait.isEmpty() ? BoardTexts::tr("empty") : wait;
    return wait.isEmpty() ? stop : BoardTexts::tr("%1 · %2", "stop, longest wait").arg(stop, wait);
}

LaneRow LaneBoard::rowOf(const LaneState& lane, Time now) const {
    LaneRow row;
    row.lane = source().nameOf(network().places[lane.place].element);
    row.capacity = lane.capacity;
    const auto held = static_cast<qsizetype>(lane.containers.size());
    row.fill = lane.isFull() ? BoardTexts::tr("%1 of %2, full").arg(held).arg(lane.capacity)
                             : BoardTexts::tr("%1 of %2", "containers").arg(held).arg(lane.capacity);
    row.tone = lane.isFull() ? LaneRow::Tone::Full : held > 0 ? LaneRow::Tone::Filling : LaneRow::Tone::Empty;
    row.note = noteOf(lane, now);
    QStringList all;
    for (const auto& item : network().items)
        all << source().nameOf(item.id);
    const QStringList shorter = shortNames(all);
    for (const auto& container : lane.containers) {
        const bool known = container.item != sim::kNone;
        LaneRow::Container box;
        box.item = known ? shorter[static_cast<qsizetype>(container.item)] : QStringLiteral("?");
        box.quantity = cardQuantity(container.amount, source().itemRow(container.item));
        const QString what = known ? source().itemName(container.item) : BoardTexts::tr("an item the run does not tell");
        box.tip = container.since ? BoardTexts::tr("%1 of %2, since %3").arg(box.quantity, what, dayAndTime(*container.since))
                                  : BoardTexts::tr("%1 of %2, since the begin").arg(box.quantity, what);
        row.containers.push_back(std::move(box));
    }
    return row;
}

} // namespace takt::gui
