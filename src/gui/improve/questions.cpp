#include "gui/improve/questions.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "document/document.h"
#include "gui/common/format.h"
#include "gui/map/map_page.h"
#include "gui/map/map_texts.h"
#include "gui/map/map_view.h"
#include "gui/map/stream_edits.h"
#include "gui/map/symbol_catalogue.h"

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Questions)
};

struct Here {
    const lean::FutureState& state;
    Document& document;
    MapPage& page;

    QString name(Id id) const { return elementName(document.plant(), id); }
    QString names(const std::vector<Id>& ids) const {
        QStringList out;
        for (const Id id : ids)
            out << name(id);
        return out.join(QStringLiteral(", "));
    }
    QuestionAct show(const QString& text, Id id) const {
        return {text, [&p = page, id] {
                    p.select(id);
                    p.view().setFocus();
                }};
    }
    /// Hands material over another way at a store or flow, as the menu does.
    QuestionAct handOver(const QString& text, Id at, HandOver how) const {
        return {text, [&p = page, at, how] {
                    p.select(at);
                    p.actions().handOver[static_cast<std::size_t>(how)]->trigger();
                }};
    }
    QuestionAct draw(const QString& text, const SymbolKind& kind) const {
        return {text, [&p = page, &kind] {
                    p.view().setFocus();
                    p.view().take(kind);
                }};
    }
};

/// The flow straight from one step to the next.
Id flowOf(const Plant& plant, Id from, Id to) {
    for (const auto& flow : plant.get<MaterialFlow>())
        if (flow.from == from && flow.to == to)
            return flow.id;
    return {};
}

Id placeOf(const Plant& plant, const lean::Gap& gap) { return gap.store ? gap.store : flowOf(plant, gap.before, gap.after); }

QuestionView takt(const Here& h) {
    QuestionView q{Words::tr("How often does the customer take a piece?"), {}, h.state.taktSeconds > 0, {}};
    q.finding = q.settled ? Words::tr("Takt time %1: the working time of a day over its demand.").arg(seconds(h.state.taktSeconds))
                          : Words::tr("No takt yet: it needs a customer with a demand, and working time.");
    if (!h.state.customers.empty())
        q.acts.push_back(h.show(Words::tr("Show demand"), h.state.customers.front()));
    else
        q.acts.push_back(h.draw(Words::tr("Draw a customer"), symbolKind(TableId::Customers, 0)));
    return q;
}

QuestionView market(const Here& h) {
    QuestionView q{Words::tr("Is made for a finished-goods market, or straight for shipping?"), {}, false, {}};
    const auto& serving = h.state.finishedGoods;
    q.settled = h.state.servedFromMarket;
    if (serving.empty()) {
        q.finding = Words::tr("Nothing leads to a customer yet.");
        return q;
    }
    const Plant& plant = h.document.plant();
    const bool straight = plant.find<Process>(serving.front()) != nullptr;
    q.settled = q.settled || straight;
    q.finding = h.state.servedFromMarket ? Words::tr("Customers are served from the supermarket %1.").arg(h.names(serving))
                : straight               ? Words::tr("%1 makes straight for shipping: it needs short lead time and steady demand.").arg(h.name(serving.front()))
                                         : Words::tr("Customers are served from %1, which nothing controls.").arg(h.names(serving));
    q.acts.push_back(h.show(Words::tr("Show it"), serving.front()));
    if (plant.find<Inventory>(serving.front()) || plant.find<FifoLane>(serving.front()))
        q.acts.push_back(h.handOver(Words::tr("Make it a supermarket"), serving.front(), HandOver::Supermarket));
    return q;
}

/// Where steps could flow, and what is in the way elsewhere.
QString flowFinding(const Here& h) {
    QStringList could, hindered;
    for (const auto& gap : h.state.gaps) {
        const QString pair = Words::tr("%1 → %2").arg(h.name(gap.before), h.name(gap.after));
        if (gap.couldFlow())
            could << pair;
        else if (gap.changesOver)
            hindered << Words::tr("%1 (%2 changes over for longer than a takt)").arg(pair, h.name(gap.changesOver));
        else
            hindered << Words::tr("%1 (%2 is slower than takt)").arg(pair, h.name(gap.slow));
    }
    QStringList parts;
    if (!could.isEmpty())
        parts << Words::tr("Could flow now: %1.").arg(could.join(QStringLiteral("; ")));
    if (!hindered.isEmpty())
        parts << Words::tr("Something is in the way: %1.").arg(hindered.join(QStringLiteral("; ")));
    return parts.isEmpty() ? Words::tr("No stock stands between two steps.") : parts.join(QLatin1Char(' '));
}

QuestionView flow(const Here& h) {
    QuestionView q{Words::tr("Where can pieces flow one by one?"), {}, false, {}};
    const auto could = std::find_if(h.state.gaps.begin(), h.state.gaps.end(), [](const lean::Gap& g) { return g.couldFlow(); });
    q.settled = h.state.gaps.empty() && !h.document.plant().get<Process>().empty();
    q.finding = h.document.plant().get<Process>().empty() ? Words::tr("Draw the steps first.") : flowFinding(h);
    if (could != h.state.gaps.end()) {
        const Id at = placeOf(h.document.plant(), *could);
        q.acts.push_back(h.show(Words::tr("Show the first"), at));
        q.acts.push_back(h.handOver(Words::tr("Make it a FIFO lane"), at, HandOver::Fifo));
    }
    return q;
}

QuestionView pull(const Here& h) {
    QuestionView q{Words::tr("Where must supermarkets pull, because flow is not possible?"), {}, false, {}};
    q.settled = h.state.pushed.empty() && !h.document.plant().get<Process>().empty();
    q.finding = h.state.pushed.empty() ? Words::tr("No store between steps is pushed into without control.")
                                       : Words::tr("Still pushed into: %1.").arg(h.names(h.state.pushed));
    if (!h.state.pushed.empty()) {
        q.acts.push_back(h.show(Words::tr("Show the first"), h.state.pushed.front()));
        q.acts.push_back(h.handOver(Words::tr("Make it supermarket pull"), h.state.pushed.front(), HandOver::Supermarket));
    }
    return q;
}

QuestionView pacemaker(const Here& h) {
    QuestionView q{Words::tr("At which one step is the stream scheduled, its pacemaker?"), {}, h.state.pacemakers.size() == 1, {}};
    q.finding = h.state.pacemakers.empty() ? Words::tr("No step is scheduled.")
                : q.settled                ? Words::tr("%1 is the pacemaker.").arg(h.name(h.state.pacemakers.front()))
                                           : Words::tr("Scheduled at %1 places: %2.").arg(h.state.pacemakers.size()).arg(h.names(h.state.pacemakers));
    if (!h.state.controls.empty())
        q.acts.push_back(h.show(Words::tr("Show production control"), h.state.controls.front()));
    else
        q.acts.push_back(h.draw(Words::tr("Draw production control"), symbolKind(TableId::ProductionControls, 0)));
    if (q.settled)
        q.acts.push_back(h.show(Words::tr("Show the pacemaker"), h.state.pacemakers.front()));
    return q;
}

QuestionView mix(const Here& h) {
    QuestionView q{Words::tr("How is the mix levelled at the pacemaker?"), {}, h.state.mixIsLevelled, {}};
    q.finding = q.settled ? Words::tr("A heijunka box releases the products in turn.")
                          : Words::tr("Nothing levels the mix: products come as they are planned or taken.");
    if (!h.state.controls.empty())
        q.acts.push_back(h.show(Words::tr("Show the heijunka box"), h.state.controls.front()));
    return q;
}

QuestionView pitch(const Here& h) {
    QuestionView q{Words::tr("How much work is released, and taken away, at a time?"), {}, h.state.pitch.us > 0, {}};
    const QString usual = h.state.usualPitchSeconds > 0
                              ? Words::tr("Takt × container is %1.").arg(seconds(h.state.usualPitchSeconds))
                              : QString();
    q.finding = (q.settled ? Words::tr("Pitch %1.").arg(seconds(h.state.pitch.inSeconds())) : Words::tr("No pitch is set.")) +
                (usual.isEmpty() ? QString() : QLatin1Char(' ') + usual);
    const Duration wanted{static_cast<std::int64_t>(h.state.usualPitchSeconds * 1e6)};
    if (!h.state.controls.empty() && h.state.pacemakers.size() == 1 && wanted.us > 0 && wanted.us != h.state.pitch.us)
        q.acts.push_back({Words::tr("Set it to %1").arg(seconds(h.state.usualPitchSeconds)),
                          [&d = h.document, control = h.state.controls.front(), pace = h.state.pacemakers.front(), wanted] {
                              Edit edit = d.edit();
                              edit.modify<ProductionControl>(control, [&](ProductionControl& c) {
                                  c.pitch = wanted;
                                  c.pacemaker = pace;
                              });
                              (void)d.push(edit, Words::tr("Set the pitch"));
                          }});
    if (!h.state.controls.empty())
        q.acts.push_back(h.show(Words::tr("Show production control"), h.state.controls.front()));
    return q;
}

QuestionView improvements(const Here& h) {
    QuestionView q{Words::tr("Which steps must be improved first, for this to work?"), {}, false, {}};
    QStringList parts;
    if (!h.state.slow.empty())
        parts << Words::tr("Slower than takt: %1.").arg(h.names(h.state.slow));
    if (!h.state.unsteady.empty())
        parts << Words::tr("Stops or changeovers: %1.").arg(h.names(h.state.unsteady));
    if (!h.state.openBursts.empty())
        parts << Words::tr("Proposed and not applied: %1.").arg(h.names(h.state.openBursts));
    q.settled = parts.isEmpty() && !h.document.plant().get<Process>().empty();
    q.finding = parts.isEmpty() ? Words::tr("Nothing on the map asks for it.") : parts.join(QLatin1Char(' '));
    q.acts.push_back(h.draw(Words::tr("Draw a kaizen burst"), symbolKind(TableId::Annotations, static_cast<int>(AnnotationKind::KaizenBurst))));
    const auto& worst = !h.state.slow.empty() ? h.state.slow : h.state.unsteady;
    if (!worst.empty())
        q.acts.push_back(h.show(Words::tr("Show the first"), worst.front()));
    return q;
}

} // namespace

QuestionView questionView(int number, const lean::FutureState& state, Document& document, MapPage& page) {
    const Here here{state, document, page};
    switch (number) {
    case 1: return takt(here);
    case 2: return market(here);
    case 3: return flow(here);
    case 4: return pull(here);
    case 5: return pacemaker(here);
    case 6: return mix(here);
    case 7: return pitch(here);
    default: return improvements(here);
    }
}

} // namespace takt::gui
