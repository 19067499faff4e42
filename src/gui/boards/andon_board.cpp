#include "gui/boards/andon_board.h"

#include <QVBoxLayout>

#include "gui/boards/andon_view.h"
#include "gui/boards/board_texts.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

AndonBoard::AndonBoard(std::shared_ptr<BoardSource> source) : Board(std::move(source)), view_(new AndonView) {
    body()->addWidget(view_);
}

void AndonBoard::nameThings() { setTitle(BoardTexts::tr("Andon")); }

void AndonBoard::setDensity(bool compact) {
    Board::setDensity(compact);
    view_->setCompact(compact);
}

void AndonBoard::refresh(const sim::Picture& picture) {
    std::vector<AndonTile> tiles;
    const Time now = picture.at;
    for (const auto& call : calls(network(), picture)) {
        AndonTile tile;
        tile.process = source().nameOf(network().processes[call.process].id);
        tile.state = call.state;
        tile.what = Theme::stateName(call.state);
        const QString item = source().itemName(call.item);
        if (call.state == sim::MachineState::Working && !item.isEmpty())
            tile.what = BoardTexts::tr("Working on %1").arg(item);
        else if (call.state == sim::MachineState::Setup && !item.isEmpty())
            tile.what = BoardTexts::tr("Changeover to %1").arg(item);
        if (call.machines > 1)
            tile.what = BoardTexts::tr("%1 of %2: %3", "machines in a state")
                            .arg(call.inThatState)
                            .arg(call.machines)
                            .arg(tile.what);
        if (call.opens && *call.opens < kNever)
            tile.since = call.opens->day() == now.day() ? BoardTexts::tr("until %1").arg(clockTime(*call.opens))
                                                        : BoardTexts::tr("until %1").arg(dayAndTime(*call.opens));
        else
            tile.since = call.since.day() == now.day() ? BoardTexts::tr("since %1").arg(clockTime(call.since))
                                                       : BoardTexts::tr("since %1").arg(dayAndTime(call.since));
        tiles.push_back(std::move(tile));
    }
    view_->setTiles(std::move(tiles));
}

} // namespace takt::gui
