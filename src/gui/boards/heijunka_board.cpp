#include "gui/boards/heijunka_board.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "gui/boards/board_texts.h"
#include "gui/boards/heijunka_facts.h"
#include "gui/boards/heijunka_view.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

HeijunkaBoard::HeijunkaBoard(std::shared_ptr<BoardSource> source, bool forEditing)
    : Board(std::move(source)), view_(new HeijunkaView), facts_(new QLabel), remark_(new QLabel) {
    body()->addWidget(view_);
    for (QLabel* label : {facts_, remark_}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        body()->addWidget(label);
    }
    makeQuiet(facts_);
    remark_->hide();
    const auto restyle = [this] {
        makeQuiet(facts_);
        remark_->setFont(Theme::instance().font(-1));
    };
    connect(&Theme::instance(), &Theme::changed, this, restyle);
    restyle();
    if (forEditing) {
        setTrailing(menu_ = makeMenu());
        connectView();
    }
}

QPushButton* HeijunkaBoard::makeMenu() {
    auto* button = new QPushButton(tr("Pattern", "of a heijunka box") + QStringLiteral(" ▾"));
    button->setFlat(true);
    button->setStyleSheet(QStringLiteral("QPushButton::menu-indicator { image: none; width: 0; }"));
    button->setAccessibleName(tr("Pattern of the heijunka box"));
    auto* menu = new QMenu(button);
    const auto add = [&](const QString& text, const QString& tip, auto act) {
        QAction* action = menu->addAction(text);
        action->setToolTip(tip);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    menu->setToolTipsVisible(true);
    add(tr("Fill by &goal chasing"), tr("As evenly as whole cards can hang, for all slots of the shift"),
        [this] { fillByGoalChasing(); });
    add(tr("Fill by simple &rotation"), tr("A short round that repeats, such as R L L"), [this] { fillByRotation(); });
    menu->addSeparator();
    back_ = add(tr("&Back to goal chasing"), tr("No pattern: each pitch takes what is furthest behind, as orders come"),
                [this] { change({}, tr("Level by goal chasing")); });
    button->setMenu(menu);
    return button;
}

void HeijunkaBoard::connectView() {
    connect(view_, &HeijunkaView::hintChanged, this, &Board::hintChanged);
    connect(view_, &HeijunkaView::itemWanted, this, [this](std::size_t slot, std::uint32_t item) {
        change(withItem(pattern(), patternSlots(), slot, network().items[item].id), tr("Change a heijunka slot"));
    });
    connect(view_, &HeijunkaView::exchangeWanted, this, [this](std::size_t one, std::size_t other) {
        change(withExchanged(pattern(), patternSlots(), one, other), tr("Exchange heijunka cards"));
    });
    connect(view_, &HeijunkaView::removeWanted, this,
            [this](std::size_t slot) { change(without(pattern(), slot), tr("Remove a heijunka slot")); });
    connect(view_, &HeijunkaView::insertWanted, this, [this](std::size_t slot, std::uint32_t item) {
        change(withInserted(pattern(), patternSlots(), slot, network().items[item].id), tr("Insert a heijunka slot"));
    });
}

// ------------------------------------------------------------------ the pattern

/// A stored run of the plan as it is drawn is as good as any; of another plan it shows another pattern.
void HeijunkaBoard::setPlan(const BoardPlan& plan) {
    Board::setPlan(plan);
    ofOtherPlan_ = playback().storedNumber() != 0 &&
                   sim::plantHash(document().project(), document().scenario()) != network().plantHash;
}

QString HeijunkaBoard::whyNotEditable() const {
    if (ofOtherPlan_)
        return tr("Stored run %1 is on view: its pattern stays as it was. Run again (Ctrl+R) to change the plan.")
            .arg(playback().storedNumber());
    if (playback().runScenario().id != document().scenarioId())
        return tr("The run of another scenario is still on view.");
    if (!document().plant().find<ProductionControl>(control().id))
        return tr("This control has been removed from the map.");
    return {};
}

Pattern HeijunkaBoard::pattern() const {
    const Plant& plant = whyNotEditable().isEmpty() ? document().plant() : playback().runPlant();
    return patternOf(plant, control().id);
}

std::size_t HeijunkaBoard::patternSlots() const { return static_cast<std::size_t>(mostSlots(network(), control())); }

std::vector<std::uint32_t> HeijunkaBoard::plannedItems(std::size_t slotCount) const {
    const Pattern items = pattern();
    std::vector<std::uint32_t> planned;
    for (std::size_t k = 0; k < slotCount && !items.empty(); ++k)
        planned.push_back(network().itemOf(items[k % items.size()]));
    return planned;
}

void HeijunkaBoard::change(const Pattern& pattern, const QString& what) {
    if (!whyNotEditable().isEmpty())
        return;
    Edit edit = document().edit();
    setPattern(edit, control().id, pattern);
    (void)document().push(edit, what); // a refusal is told by the document
}

Pattern HeijunkaBoard::itemsOf(const lean::SlotSequence& sequence) const {
    Pattern items;
    for (const std::size_t product : sequence)
        items.push_back(network().items[control().products[product].item].id);
    return items;
}

/// Nothing to fill it with is said, not done.
void HeijunkaBoard::fill(const lean::SlotSequence& sequence, const QString& what) {
    if (sequence.empty())
        Q_EMIT hintChanged(tr("Nobody asks for what this box levels: draw a customer and his demand first."));
    else
        change(itemsOf(sequence), what);
}

void HeijunkaBoard::fillByGoalChasing() {
    const std::int64_t slotCount = mostSlots(network(), control());
    const auto cards = lean::cardsAmong(cardsAsked(network(), control(), slotCount), slotCount);
    fill(lean::goalChasing(cards), tr("Fill the heijunka box by goal chasing"));
}

void HeijunkaBoard::fillByRotation() {
    const std::int64_t slotCount = mostSlots(network(), control());
    fill(lean::simpleRotation(cardsAsked(network(), control(), slotCount), slotCount),
         tr("Fill the heijunka box by simple rotation"));
}

// ------------------------------------------------------------------ what is shown

void HeijunkaBoard::nameThings() {
    setTitle(BoardTexts::tr("Heijunka box"));
    sayPattern();
}

void HeijunkaBoard::sayPattern() {
    const QString pitch = seconds(Duration{control().pitchUs}.inSeconds());
    const QString where = source().nameOf(network().processes[control().process].id);
    const auto slotCount = pattern().size();
    say(slotCount == 0 ? BoardTexts::tr("%1 · pitch %2 · levelled by goal chasing, to come as this run goes on").arg(where, pitch)
                   : BoardTexts::tr("%1 · pitch %2 · pattern of %n slots", nullptr, static_cast<int>(slotCount)).arg(where, pitch));
}

void HeijunkaBoard::setDensity(bool compact) {
    Board::setDensity(compact);
    view_->setCompact(compact);
}

int HeijunkaBoard::leastWidth() const { return view_->wholeWidth() + 2 * Theme::kGap; }

void HeijunkaBoard::refresh(const sim::Picture& picture) {
    sayPattern();
    std::vector<HeijunkaRow> rows;
    for (const auto& product : control().products)
        rows.push_back({product.item, source().itemName(product.item),
                        cardQuantity(product.container, source().itemRow(product.item))});
    const sim::Trace& trace = *playback().run()->trace();
    auto pitches = pitchSlots(network(), trace, trace.size(), plan().control, picture.at);
    auto planned = plannedItems(pitches.size());
    std::vector<std::uint32_t> items = planned;
    if (items.empty())
        for (const auto& pitch : pitches)
            items.push_back(pitch.item);
    facts_->setText(factsText(picture, items));
    const QString why = menu_ ? whyNotEditable() : QString();
    const QString remark = !why.isEmpty() ? why : remarkText(planned, pitches.size());
    remark_->setText(remark);
    remark_->setVisible(!remark.isEmpty());
    setTone(remark_, why.isEmpty() ? Tone::Warning : Tone::Quiet);
    if (menu_) {
        menu_->setEnabled(why.isEmpty());
        menu_->setToolTip(why.isEmpty() ? tr("Fill the box by rule, or level as orders come") : why);
        back_->setEnabled(!planned.empty());
        view_->setEditable(why.isEmpty());
    }
    view_->setBox(std::move(rows), std::move(pitches), std::move(planned));
}

QString HeijunkaBoard::factsText(const sim::Picture& picture, const std::vector<std::uint32_t>& items) const {
    QStringList facts;
    if (const auto worst = worstSwing(control(), sequenceOf(control(), items))) {
        const std::uint32_t item = control().products[worst->product].item;
        const Item* row = source().itemRow(item);
        const auto steps = static_cast<std::int64_t>(std::llround(worst->steps));
        facts << (steps == 0 ? tr("no swing", "the box is level")
                             : tr("swings by %1 of %2 at most").arg(row ? quantity(steps, *row) : QString::number(steps), source().itemName(item)));
    }
    const std::int64_t missed = picture.missedPitches[plan().control];
    const std::int64_t inAll = source().log().missed(plan().control);
    const QString soFar = missed == 0 ? tr("no pitch missed so far") : tr("%1 missed so far", "pitches").arg(missed);
    facts << (inAll > missed ? tr("%1, %2 in the whole run", "missed pitches").arg(soFar).arg(inAll) : soFar);
    return facts.join(QStringLiteral(" · "));
}

/// Where the pattern is not what customers ask for, with the mend.
QString HeijunkaBoard::remarkText(const std::vector<std::uint32_t>& planned, std::size_t slotCount) const {
    const auto found = compare(network(), control(), sequenceOf(control(), planned), static_cast<std::int64_t>(slotCount));
    if (found.asked <= 0 || slotCount == 0)
        return {};
    if (found.tooMany()) {
        const double pitch = Duration{control().pitchUs}.inSeconds() * static_cast<double>(found.slotCount) / found.asked;
        return tr("Customers ask for %1 cards a shift, and it has %2 pitches: what is left over grows. A pitch of %3 would do.")
            .arg(number(found.asked, 1))
            .arg(found.slotCount)
            .arg(seconds(std::floor(pitch / 10) * 10));
    }
    if (planned.empty() || !found.wrongMix())
        return {};
    QStringList wrong;
    for (std::size_t p = 0; p < found.hung.size(); ++p)
        if (found.hung[p] != found.wanted[p])
            wrong << tr("%1 of %2 instead of %3", "cards of an item")
                         .arg(found.hung[p])
                         .arg(source().itemName(control().products[p].item))
                         .arg(found.wanted[p]);
    return tr("Cards a shift: %1. Change some slots, or fill it by goal chasing.").arg(wrong.join(QStringLiteral(", ")));
}

} // namespace takt::gui
