#include "gui/time/why_text.h"

#include <QCoreApplication>
#include <algorithm>

#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/time/playback.h"

namespace takt::gui {

namespace {

using sim::RecordKind;
using sim::Standing;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Why)
};

QString cardText(sim::CardState state, const QString& loop) {
    switch (state) {
    case sim::CardState::AtPost: return Words::tr("a card of %1 came free").arg(loop);
    case sim::CardState::Travelling: return Words::tr("a card of %1 went back").arg(loop);
    case sim::CardState::Waiting: return Words::tr("a card of %1 waited for a full container").arg(loop);
    case sim::CardState::InProcess: return Words::tr("a card of %1 asked for its container").arg(loop);
    case sim::CardState::InTransit: return Words::tr("a card of %1 left with its container").arg(loop);
    case sim::CardState::Full: return Words::tr("a card of %1 came with a full container").arg(loop);
    case sim::CardState::InUse: return Words::tr("a container of %1 was opened").arg(loop);
    default: return Words::tr("a card of %1 was taken out").arg(loop);
    }
}

/// The words for one record; without any when it tells nothing to a person.
class RecordWords {
  public:
    explicit RecordWords(const Playback& playback) : playback_(playback), network_(playback.network()) {}

    WhyLink operator()(const sim::Record& r) const {
        WhyLink link{{}, {}, Time{r.at}};
        switch (r.kind()) {
        case RecordKind::State: {
            const auto& process = network_.processes[network_.machineProcess[r.subject]];
            link.element = process.id;
            link.text = Words::tr("%1: %2", "process, state").arg(name(link.element), Theme::stateName(static_cast<sim::MachineState>(r.place())));
            if (static_cast<sim::MachineState>(r.place()) == sim::MachineState::Working && r.amount >= 0)
                link.text = Words::tr("%1 began %2").arg(name(link.element), itemName(network_.recipes[static_cast<std::size_t>(r.amount)].item));
            break;
        }
        case RecordKind::Put:
            link.element = network_.places[r.subject].element;
            link.text = Words::tr("%1 came into %2").arg(pieces(r, network_.places[r.subject].item), name(link.element));
            break;
        case RecordKind::Take:
            link.element = network_.places[r.subject].element;
            link.text = Words::tr("%1 left %2").arg(pieces(r, network_.places[r.subject].item), name(link.element));
            break;
        case RecordKind::Depart:
            link.element = network_.legs[r.subject].way;
            link.text = Words::tr("a load left %1 for %2").arg(name(network_.legs[r.subject].from), name(network_.legs[r.subject].to));
            break;
        case RecordKind::Arrive:
            link.element = network_.legs[r.subject].to;
            link.text = Words::tr("a load came to %1").arg(name(link.element));
            break;
        case RecordKind::Card:
            link.element = network_.loops[network_.loopOfCard(r.subject)].id;
            link.text = cardText(static_cast<sim::CardState>(r.place()), name(link.element));
            break;
        case RecordKind::Made:
            link.element = network_.processes[network_.recipes[r.subject].process].id;
            link.text = Words::tr("%1 finished %2").arg(name(link.element), pieces(r, network_.recipes[r.subject].item));
            break;
        case RecordKind::Ordered:
            link.element = network_.demands[r.subject].customer;
            link.text = Words::tr("%1 ordered %2").arg(name(link.element), pieces(r, network_.demands[r.subject].item));
            break;
        case RecordKind::Delivered:
            link.element = network_.demands[r.subject].customer;
            link.text = Words::tr("%1 got %2").arg(name(link.element), pieces(r, network_.demands[r.subject].item));
            break;
        case RecordKind::Released:
            link.element = network_.processes[network_.schedules[r.subject].process].id;
            link.text = Words::tr("the plan released work to %1").arg(name(link.element));
            break;
        case RecordKind::Pitch:
            link.element = network_.controls[r.subject].id;
            link.text = Words::tr("%1 gave out its pitch").arg(name(link.element));
            break;
        case RecordKind::Trip:
            link.element = network_.transports[r.subject].id;
            link.text = Words::tr("%1 departed").arg(name(link.element));
            break;
        case RecordKind::Shortage:
            link.element = network_.loops[r.subject].id;
            link.text = Words::tr("a card of %1 found no full container").arg(name(link.element));
            break;
        case RecordKind::Intervened: link.text = Words::tr("what you let happen"); break;
        case RecordKind::Disrupted:
            link.element = network_.disruptions[r.subject].id;
            link.text = Words::tr("%1 struck, or ended").arg(name(link.element));
            break;
        default: break;
        }
        return link;
    }

  private:
    QString name(Id id) const { return playback_.nameOf(id); }
    QString itemName(std::uint32_t item) const { return item == sim::kNone ? Words::tr("material") : name(network_.items[item].id); }
    QString pieces(const sim::Record& r, std::uint32_t item) const {
        const Item* row = item == sim::kNone ? nullptr : playback_.runPlant().find<Item>(network_.items[item].id);
        return Words::tr("%1 of %2", "amount, item").arg(row ? quantity(r.amount, *row) : number(r.amount), itemName(item));
    }

    const Playback& playback_;
    const sim::Network& network_;
};

/// The record with which the process began what it is at now; kNoCause: none up to the cursor.
std::uint32_t begunBy(const Playback& playback, std::uint32_t process) {
    const sim::Trace& trace = *playback.run()->trace();
    const auto& node = playback.network().processes[process];
    constexpr std::size_t kFarthest = 2'000'000;
    const std::size_t end = trace.upperBound(playback.cursor(), trace.size());
    for (std::size_t n = end; n > 0 && end - n < kFarthest; --n) {
        const auto r = trace[n - 1];
        if (r.kind() == RecordKind::State && r.subject >= node.firstMachine && r.subject < node.firstMachine + node.machineCount &&
            static_cast<sim::MachineState>(r.place()) == sim::MachineState::Working)
            return static_cast<std::uint32_t>(n - 1);
    }
    return sim::kNoCause;
}

} // namespace

QString whyStepText(const sim::WhyStep& step, const Playback& playback) {
    const QString name = playback.nameOf(step.element);
    const QString item = step.item ? playback.nameOf(step.item) : Words::tr("material");
    switch (step.standing) {
    case Standing::Starved: return Words::tr("%1 waits for %2").arg(name, item);
    case Standing::Blocked: return Words::tr("%1 finds no room for what it makes").arg(name);
    case Standing::NoCard: return Words::tr("%1 has no card").arg(name);
    case Standing::CardsAway: return Words::tr("the cards of %1 are on their way").arg(name);
    case Standing::CardsMissing: return Words::tr("cards of %1 are lost or locked").arg(name);
    case Standing::NoOperator: return Words::tr("%1 waits for an operator").arg(name);
    case Standing::Down: return Words::tr("%1 is down").arg(name);
    case Standing::Setup: return Words::tr("%1 changes over").arg(name);
    case Standing::Maintenance: return Words::tr("%1 is being maintained, as planned").arg(name);
    case Standing::OffShift: return Words::tr("%1 is off shift").arg(name);
    case Standing::OnBreak: return Words::tr("%1 has a break").arg(name);
    case Standing::Busy: return Words::tr("%1 is at work").arg(name);
    case Standing::OnTheWay: return Words::tr("%1 is on its way to %2").arg(item, name);
    case Standing::NotOrdered: return Words::tr("%1 was not asked for %2").arg(name, item);
    case Standing::NotNeeded: return Words::tr("%1 has all it should have").arg(name);
    case Standing::NotTaken: return Words::tr("nobody takes from %1").arg(name);
    }
    return {};
}

namespace {

/// The last record of a card up to the cursor; kNoCause: it has lain where it is from the start.
std::uint32_t lastOf(const Playback& playback, std::uint32_t card) {
    const sim::Trace& trace = *playback.run()->trace();
    const std::size_t size = trace.size();
    const sim::Picture& picture = playback.picture();
    if (card >= picture.card.size())
        return sim::kNoCause;
    const Time since = picture.cardSince[card];
    std::uint32_t found = sim::kNoCause;
    const std::size_t end = trace.upperBound(since, size);
    for (std::size_t n = trace.upperBound(since - Duration{1}, size); n < end; ++n)
        if (trace[n].kind() == RecordKind::Card && trace[n].subject == card)
            found = static_cast<std::uint32_t>(n);
    return found;
}

/// Adds what led to a record, it first. What says nothing, or the same again, is left out; the root stands last whatever
/// is between.
void addCauses(const Playback& playback, std::uint32_t record, std::size_t most, std::vector<WhyLink>& links) {
    const RecordWords words(playback);
    const sim::Trace& trace = *playback.run()->trace();
    for (const auto cause : sim::causesOf(trace, record)) {
        auto link = words(trace[cause]);
        if (link.text.isEmpty() || (!links.empty() && links.back().text == link.text))
            continue;
        if (links.size() >= most)
            links.pop_back();
        links.push_back(std::move(link));
    }
}

} // namespace

std::vector<WhyLink> whyChain(const Playback& playback, const WhySubject& subject, std::size_t most) {
    std::vector<WhyLink> links;
    if (!playback.hasRun() || subject.kind == WhySubject::Kind::None)
        return links;
    if (subject.kind == WhySubject::Kind::Process)
        return whyChain(playback, subject.process, most);
    const bool card = subject.kind == WhySubject::Kind::Card;
    const std::uint32_t record = card ? lastOf(playback, subject.number) : subject.number;
    if (record != sim::kNoCause && record < playback.run()->trace()->size())
        addCauses(playback, record, most, links);
    else if (card)
        links.push_back({Words::tr("this card has not moved since the run began"),
                         playback.network().loops[playback.network().loopOfCard(subject.number)].id, Time{}});
    return links;
}

std::vector<WhyLink> whyChain(const Playback& playback, Id element, std::size_t most) {
    std::vector<WhyLink> links;
    if (!playback.hasRun())
        return links;
    const auto process = playback.network().processOf(element);
    if (process == sim::kNone)
        return links;
    const auto steps = sim::whyStands(playback.network(), playback.picture(), process);
    for (const auto& step : steps)
        if (links.size() < most)
            links.push_back({whyStepText(step, playback), step.element, playback.cursor()});
    const bool works = steps.size() == 1 && steps.front().standing == Standing::Busy;
    const auto record = works ? begunBy(playback, process) : sim::kNoCause;
    if (record == sim::kNoCause)
        return links;
    addCauses(playback, record, most, links);
    return links;
}

} // namespace takt::gui
