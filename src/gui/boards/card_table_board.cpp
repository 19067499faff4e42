#include "gui/boards/card_table_board.h"

#include <QVBoxLayout>

#include "gui/boards/board_texts.h"
#include "gui/boards/card_table.h"
#include "gui/boards/replenishment_text.h"
#include "gui/boards/replenishment_times.h"

namespace takt::gui {

CardTableBoard::CardTableBoard(std::shared_ptr<BoardSource> source) : Board(std::move(source)), table_(new CardTable) {
    body()->addWidget(table_);
}

void CardTableBoard::nameThings() {
    setTitle(BoardTexts::tr("Cards by state"));
    setNote(BoardTexts::tr("EMPTY → FULL: median · 95 %, working time, whole run"));
}

void CardTableBoard::setDensity(bool compact) {
    Board::setDensity(compact);
    table_->setCompact(compact);
}

void CardTableBoard::refresh(const sim::Picture& picture) {
    std::vector<CardTableRow> rows;
    for (const auto& group : loopGroups(network(), playback().runPlant()))
        for (const auto loop : group.loops) {
            const std::uint32_t item = network().loops[loop].item;
            rows.push_back({item == sim::kNone ? BoardTexts::tr("all items") : source().itemName(item),
                            source().loopText(loop), countCards(network(), picture, loop),
                            lawfulSequence(network().loops[loop].kind, network().loops[loop].freed),
                            replenishmentText(source().replenishment().of(loop), source().plannedReplenishment(loop), source().secondsPerDay())});
        }
    table_->setRows(std::move(rows));
}

} // namespace takt::gui
