#include "gui/cells/floor_card.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include "gui/cells/view_switch.h"
#include "gui/common/format.h"
#include "gui/time/playback.h"

namespace takt::gui {

namespace {

constexpr int kPause = 40;               // milliseconds
constexpr double kShortestRound = 0.7;   // seconds of the wall, so that a round can be followed

QString shapeName(CellShape shape) {
    switch (shape) {
    case CellShape::Straight: return FloorCard::tr("straight");
    case CellShape::UShaped: return FloorCard::tr("U-shape");
    case CellShape::LShaped: break;
    }
    return FloorCard::tr("L-shape");
}

} // namespace

FloorCard::FloorCard(Document& document, Playback& playback, QWidget* parent)
    : CardFrame(tr("On the floor"), parent), playback_(playback), clock_(std::make_unique<ProcessClock>(playback)),
      view_(new FloorView(document)), views_(new ViewSwitch(tr("What is shown here"), {tr("Floor"), tr("Standard work")})),
      menu_(new QToolButton), large_(new QToolButton) {
    setObjectName(QStringLiteral("floorCard"));
    menu_->setText(tr("…"));
    menu_->setAccessibleName(tr("What can be done with the floor"));
    menu_->setToolTip(tr("Place along a line, an L or a U; show all"));
    menu_->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(menu_);
    menu_->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        view_->fillMenu(*menu);
    });
    large_->setObjectName(QStringLiteral("largeFloor"));
    large_->setText(tr("Larger"));
    large_->setCheckable(true);
    large_->setToolTip(tr("The floor alone, until it is pressed again"));
    connect(large_, &QToolButton::toggled, this, &FloorCard::largeWanted);
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    for (QWidget* widget : {static_cast<QWidget*>(menu_), static_cast<QWidget*>(large_), static_cast<QWidget*>(views_)})
        row->addWidget(widget);
    setTrailing(tools);
    body()->addWidget(view_, 1);
    pause_.setSingleShot(true);
    pause_.setInterval(kPause);
    connect(&pause_, &QTimer::timeout, this, [this] {
        if (stale_)
            wantRefresh();
    });
    for (const auto signal : {&Playback::cursorMoved, &Playback::runChanged, &Playback::settingsChanged})
        connect(&playback, signal, this, &FloorCard::wantRefresh);
    connect(&playback, &Playback::playingChanged, this, &FloorCard::wantRefresh);
}

bool FloorCard::isLarge() const { return large_->isChecked(); }
void FloorCard::setLarge(bool on) { large_->setChecked(on); }

void FloorCard::setFacts(const CellFacts& facts) {
    facts_ = facts;
    clock_->setProcess(facts.process);
    view_->setFacts(facts);
    showWords();
    wantRefresh();
}

void FloorCard::showWords() {
    const QString shape = shapeName(facts_.settings.shape);
    setNote(!view_->isPlaced() ? QString()
                               : tr("%1 · %2 m walked a piece").arg(shape, number(view_->floor().metres.value(), 1)));
}

void FloorCard::showEvent(QShowEvent* event) {
    CardFrame::showEvent(event);
    refresh();
}

void FloorCard::wantRefresh() {
    stale_ = true;
    if (isVisible() && !pause_.isActive())
        refresh();
}

void FloorCard::refresh() {
    stale_ = false;
    pause_.start();
    std::size_t count = 0;
    for (const auto& load : facts_.loads)
        count = std::max(count, load.station + 1);
    std::vector<std::optional<StationMoment>> stations(count);
    bool any = false;
    double shortest = 1e9; // seconds of a round
    for (std::size_t s = 0; s < count; ++s) {
        stations[s] = clock_->at(s);
        any = any || stations[s];
        if (stations[s] && stations[s]->cycle.us > 0)
            shortest = std::min(shortest, stations[s]->cycle.inSeconds());
    }
    const bool follows = !playback_.isPlaying() || shortest / playback_.speed().inSeconds() >= kShortestRound;
    view_->setStations(any ? std::move(stations) : std::vector<std::optional<StationMoment>>{}, follows);
}

} // namespace takt::gui
