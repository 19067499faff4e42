#include "gui/boards/card_table_board.h"

#include <QVBoxLayout>

#include "gui/boards/board_texts.h"
#include "gui/boards/card_table.h"

namespace takt::gui {

CardTableBoard::CardTableBoard(std::shared_ptr<BoardSource> source) : Board(std::move(source)), table_(new CardTable) {
    body()->addWidget(table_);
}

void CardTableBoard::nameThings() { setTitle(BoardTexts::tr("Cards by state")); }

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
                            source().loopText(loop), countCards(network(), picture, loop)});
        }
    table_->setRows(std::move(rows));
}

} // namespace takt::gui
