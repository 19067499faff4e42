#include "gui/map/sheet_builder.h"

#include <algorithm>

#include "gui/common/format.h"
#include "gui/map/drawing_consequences.h"
#include "gui/map/map_layout.h"
#include "gui/map/run_view.h"

namespace takt::gui {

SheetBuilder::SheetBuilder(const SheetSource& source, Id element) : source_(source) {
    sheet_.element = element;
}

void SheetBuilder::title(const QString& title, const QString& subtitle) {
    sheet_.title = title;
    sheet_.subtitle = subtitle;
}

void SheetBuilder::heading(const QString& text, Id removable, const QString& undo) {
    add(SheetHeading{text, undo, [removable](Edit& edit) { edit.remove(removable); }});
}

void SheetBuilder::fold(const QString& text, const QString& key, const QString& remark) {
    folds_.push_back({sheet_.lines.size(), 0});
    add(SheetFold{text, remark, key, 0});
}

void SheetBuilder::endFold() {
    const OpenFold open = folds_.back();
    folds_.pop_back();
    auto& fold = std::get<SheetFold>(sheet_.lines[open.line]);
    fold.lines = static_cast<int>(sheet_.lines.size() - open.line - 1);
    if (fold.remark.isEmpty() && open.unusual > 0)
        fold.remark = MapText::tr("%1 set", "values that are not as usual").arg(open.unusual);
    if (fold.lines == 0)
        sheet_.lines.pop_back();
}

void SheetBuilder::referenceTo(const QString& label, const std::vector<Id>& ids, const QStringList& names,
                               Id now, const Point& point, const QString& tip) {
    const auto it = std::find(ids.begin(), ids.end(), now);
    add(SheetChoice{label, names, it == ids.end() ? -1 : static_cast<int>(it - ids.begin()),
                    changeText(label), [ids, point](Edit& edit, int chosen) {
                        point(edit, ids[static_cast<std::size_t>(chosen)]);
                    },
                    tip});
}

QString SheetBuilder::currency() const { return fromStd(source_.project.settings().currency); }

void SheetBuilder::simulated(const QString& label, const std::string& key,
                             const std::function<QString(double)>& show, double least) {
    if (const auto value = source_.run.measure(key); value && *value > least)
        add(SheetFigure{label, show(*value), MapText::tr("From the run on view, without its warm-up"),
                        Provenance::Simulated, false});
}

QString SheetBuilder::changeText(const QString& label) const {
    return sheet_.title.isEmpty() ? MapText::tr("Change %1").arg(label)
                                  : MapText::tr("Change %1 of %2").arg(label, sheet_.title);
}

void SheetBuilder::addItemAction(const QString& text, Id element, const std::vector<Id>& taken) {
    SheetAction action{text, MapText::tr("%1: %2").arg(sheet_.title, text), {}};
    for (const auto& item : plant().get<Item>()) {
        if (std::find(taken.begin(), taken.end(), item.id) != taken.end())
            continue;
        action.ways.emplace_back(fromStd(item.name),
                                 [element, id = item.id](Edit& edit) { addItemTo(edit, element, id); });
    }
    action.ways.emplace_back(MapText::tr("New item"), [element](Edit& edit) {
        Item item;
        item.name = freeItemName(edit.plant(), MapText::tr("Product A").toStdString());
        addItemTo(edit, element, edit.insert(item));
    });
    add(std::move(action));
}

QStringList flowKindNames() {
    return {MapText::tr("Push"), MapText::tr("Pull"), MapText::tr("FIFO"), MapText::tr("Shipment"),
            MapText::tr("External product flow")};
}

QString lawForms() {
    return MapText::tr("A time: 45 s, 1.5 min, 0:45\n"
                       "or 45 s ± 5 s, or 40 – 45 – 60 s\n"
                       "or a law: uniform(30 s, 60 s)\n"
                       "triangular or pert(least, usual, most)\n"
                       "normal, lognormal, gamma or weibull(mean, deviation)\n"
                       "exponential(mean), erlang(mean, phases)\n"
                       "beta(least, most, mean, deviation)\n"
                       "of an imported series: empirical(#12), discrete(#12), series(#12)");
}

QString noneOr(const QStringList& names) {
    return names.isEmpty() ? MapText::tr("none") : names.join(QStringLiteral(", "));
}

namespace {

/// Who owns an element's stock and bears its cost.
template <class Row>
void partyChoice(SheetBuilder& b, const Row& row) {
    std::vector<Id> ids{Id{}};
    QStringList names{MapText::tr("none")};
    for (const auto& party : b.source().project.shared.get<Party>()) {
        ids.push_back(party.id);
        names << fromStd(party.name);
    }
    const auto it = std::find(ids.begin(), ids.end(), row.party);
    const int current = it == ids.end() ? 0 : static_cast<int>(it - ids.begin());
    names << MapText::tr("A new party");
    b.add(SheetChoice{MapText::tr("Party"), names, current,
                      MapText::tr("Change the party of %1").arg(fromStd(row.name)),
                      [id = row.id, ids](Edit& edit, int chosen) {
                          const auto place = static_cast<std::size_t>(chosen);
                          Id party;
                          if (place < ids.size()) {
                              party = ids[place];
                          } else {
                              Party added;
                              added.name = MapText::tr("Party %1").arg(ids.size()).toStdString();
                              party = edit.insert(added);
                          }
                          edit.modify<Row>(id, [&](Row& r) { r.party = party; });
                      }});
}

/// The disruptions that hit an element; they are entered with nothing selected.
void hitBy(SheetBuilder& b, Id element) {
    QStringList names;
    for (const auto& target : b.plant().get<DisruptionTarget>())
        if (target.element == element)
            names << elementName(b.plant(), target.disruption);
    if (!names.isEmpty())
        b.note(MapText::tr("Hit by disruptions: %1. They are entered with nothing selected on the map.")
                   .arg(names.join(QStringLiteral(", "))));
}

/// How it is drawn, where there are several ways.
template <class Row>
void lookChoice(SheetBuilder& b, const Row& row) {
    if constexpr (requires { row.symbol; }) {
        QStringList names;
        for (std::size_t look = 0; look < EnumNames<std::decay_t<decltype(row.symbol)>>::names.size(); ++look)
            names << symbolName(symbolKind(Row::table, static_cast<int>(look)));
        b.choice<Row>(MapText::tr("Drawn as"), row.id, &Row::symbol, names);
    }
}

/// What every element of the map has besides its name.
void commonFields(SheetBuilder& b, Id id) {
    b.plant().forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if constexpr (std::is_base_of_v<Element, Row>)
            if (const Row* row = b.plant().find<Row>(id)) {
                b.heading(MapText::tr("Besides"));
                lookChoice(b, *row);
                b.flag<Row>(MapText::tr("Locked"), id, &Row::locked,
                            MapText::tr("On the map it is not moved, changed or deleted"));
                if constexpr (requires { row->party; })
                    partyChoice(b, *row);
                hitBy(b, id);
                b.field<Row>(MapText::tr("Note"), id, &Row::note,
                             {MapText::tr("For people to read; shown when the pointer rests on it"),
                              MapText::tr("none")});
            }
    });
}

} // namespace

Sheet sheetOf(const SheetSource& source, Id id) {
    SheetBuilder builder(source, id);
    const Plant& plant = source.plant();
    if (const auto* process = plant.find<Process>(id))
        fillProcess(builder, *process);
    else if (const auto* supplier = plant.find<Supplier>(id))
        fillSupplier(builder, *supplier);
    else if (const auto* transport = plant.find<Transport>(id))
        fillTransport(builder, *transport);
    else if (const auto* customer = plant.find<Customer>(id))
        fillCustomer(builder, *customer);
    else if (const auto* control = plant.find<ProductionControl>(id))
        fillControl(builder, *control);
    else if (const auto* mark = plant.find<Annotation>(id))
        fillAnnotation(builder, *mark);
    else if (const auto* area = plant.find<Area>(id))
        fillArea(builder, *area);
    else if (const auto* information = plant.find<InformationFlow>(id))
        fillInformation(builder, *information);
    else if (const LinkLayout* link = source.layout.link(id))
        link->table == TableId::KanbanLoops ? fillLoops(builder, link->members)
                                            : fillFlows(builder, link->members);
    else if (contains(kStores, tableOf(plant, id)))
        fillStore(builder, id);
    commonFields(builder, id);
    return builder.take();
}

Sheet groupSheet(const SheetSource& source, const std::vector<Id>& ids) {
    SheetBuilder builder(source, {});
    builder.title(MapText::tr("%n selected", nullptr, static_cast<int>(ids.size())),
                  MapText::tr("Move, copy, duplicate or delete them together"));
    builder.heading(MapText::tr("Elements"));
    for (const Id id : ids)
        if (elementOf(source.plant(), id))
            builder.note(elementName(source.plant(), id));
    return builder.take();
}

QString labelOf(const SheetLine& line) {
    return std::visit(
        [](const auto& l) -> QString {
            if constexpr (requires { l.label; })
                return l.label;
            else
                return l.text;
        },
        line);
}

bool isSameLine(const SheetLine& a, const SheetLine& b) {
    if (a.index() != b.index())
        return false;
    if (std::holds_alternative<SheetNote>(a))
        return true;
    if (const auto* heading = std::get_if<SheetHeading>(&a))
        if (static_cast<bool>(heading->remove) != static_cast<bool>(std::get<SheetHeading>(b).remove))
            return false;
    return labelOf(a) == labelOf(b);
}

} // namespace takt::gui
