// What a kaizen burst proposes, in the inspector: a figure of an element, its value as proposed, and one button that
// puts it into the plan or takes it out again.
#include <algorithm>
#include <cmath>

#include "document/document.h"
#include "exchange/field_values.h"
#include "gui/common/field_names.h"
#include "gui/map/map_layout.h"
#include "gui/map/sheet_builder.h"
#include "lean/comparison.h"

namespace takt::gui {

namespace {

/// A figure that can be proposed: a field of a row that belongs to the element.
struct Candidate {
    Id row;
    std::string field;
    QString words;
};

/// Elements, the nearest to the burst first.
std::vector<Id> elementsBy(const Plant& plant, const Annotation& burst) {
    std::vector<std::pair<double, Id>> found;
    plant.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if constexpr (std::is_base_of_v<Element, Row>)
            if (contains(kElements, Row::table))
                for (const auto& row : table)
                    found.emplace_back(std::hypot(row.x.value - burst.x.value, row.y.value - burst.y.value), row.id);
    });
    std::sort(found.begin(), found.end());
    std::vector<Id> ids;
    for (const auto& [distance, id] : found)
        ids.push_back(id);
    for (const auto& loop : plant.get<KanbanLoop>())
        ids.push_back(loop.id);
    return ids;
}

std::vector<Candidate> candidatesOf(const Plant& plant, Id element) {
    std::vector<Candidate> out;
    plant.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if constexpr (hasBehaviour<Row>())
            if (contains(kProposable, Row::table) || Row::table == TableId::KanbanLoops)
                for (const auto& row : table) {
                    if (lean::ownerOf(plant, row.id) != element)
                        continue;
                    const QString of = row.id == element ? QString() : elementName(plant, row.id);
                    for (const auto& field : exchange::proposableFields(AnyRow(row))) {
                        const QString words = fieldName(Row::table, field);
                        out.push_back({row.id, field, of.isEmpty() ? words : MapText::tr("%1 · %2", "figure, of what").arg(words, of)});
                    }
                }
    });
    return out;
}

void propose(Edit& edit, Id burst, Id row, const std::string& field) {
    edit.modify<Annotation>(burst, [&](Annotation& a) {
        a.target = row;
        a.change = field;
        a.proposed.clear();
    });
}

/// The figure a planner most likely means: how long, before how many.
const Candidate* likely(const std::vector<Candidate>& candidates) {
    for (const auto* field : {"changeover", "cycle_time", "initial", "travel_time", "lead_time", "cards"})
        for (const auto& c : candidates)
            if (c.field == field)
                return &c;
    return candidates.empty() ? nullptr : &candidates.front();
}

void whereAndWhat(SheetBuilder& b, const Annotation& burst) {
    const Plant& plant = b.plant();
    const Id element = lean::ownerOf(plant, burst.target);
    const auto elements = elementsBy(plant, burst);
    SheetChoice where{MapText::tr("Improves"), {MapText::tr("nothing yet")}, 0, MapText::tr("Change what a burst improves"), {}, MapText::tr("The element whose figure is to change; the nearest first")};
    for (std::size_t i = 0; i < elements.size(); ++i) {
        where.options << elementName(plant, elements[i]);
        if (elements[i] == element)
            where.current = static_cast<int>(i) + 1;
    }
    where.choose = [id = burst.id, elements](Edit& edit, int chosen) {
        if (chosen == 0)
            return propose(edit, id, {}, {});
        const auto candidates = candidatesOf(edit.plant(), elements[static_cast<std::size_t>(chosen) - 1]);
        if (const Candidate* first = likely(candidates))
            propose(edit, id, first->row, first->field);
    };
    b.add(std::move(where));
    if (!element)
        return;
    const auto candidates = candidatesOf(plant, element);
    SheetChoice what{MapText::tr("Figure"), {}, 0, MapText::tr("Change what a burst improves"), {}, {}};
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        what.options << candidates[i].words;
        if (candidates[i].row == burst.target && candidates[i].field == burst.change)
            what.current = static_cast<int>(i);
    }
    what.choose = [id = burst.id, candidates](Edit& edit, int chosen) {
        const auto& c = candidates[static_cast<std::size_t>(chosen)];
        propose(edit, id, c.row, c.field);
    };
    b.add(std::move(what));
}

/// A value as files write it, as a person reads it.
QString readable(const SheetBuilder& b, AnyRow row, const std::string& field, const std::string& value) {
    if (value.empty() || !exchange::setFieldValue(row, field, value))
        return fromStd(value);
    return fieldValueText(b.source().project, b.plant(), row, field);
}

void values(SheetBuilder& b, const Annotation& burst, const AnyRow& row) {
    const std::string field = burst.change;
    const bool applied = exchange::isApplied(burst);
    const auto text = [&](const std::string& value) { return readable(b, row, field, value); };
    b.add(SheetFigure{applied ? MapText::tr("Before") : MapText::tr("Now"),
                      applied ? text(burst.before) : fieldValueText(b.source().project, b.plant(), row, field),
                      fieldName(tableOf(row), field), Provenance::Entered});
    if (applied) {
        b.add(SheetFigure{MapText::tr("Proposed"), text(burst.proposed), MapText::tr("It is in the plan"), Provenance::Entered});
        b.add(SheetAction{MapText::tr("Withdraw the change"), MapText::tr("Withdraw %1").arg(fromStd(burst.name).simplified()),
                          {{QString(), [id = burst.id](Edit& edit) { (void)exchange::withdrawProposal(edit, id); }}}});
        return;
    }
    b.add(SheetField{MapText::tr("Proposed"), text(burst.proposed), MapText::tr("The value after the improvement"), MapText::tr("such as half of it"),
                     MapText::tr("Change what a burst proposes"),
                     [id = burst.id, row, field](Edit& edit, const QString& typed) -> Result<void> {
                         std::string value;
                         if (!typed.trimmed().isEmpty()) {
                             AnyRow copy = row;
                             if (auto ok = readFieldValue(edit.plant(), copy, field, typed); !ok)
                                 return ok;
                             value = exchange::fieldValue(copy, field).value_or(std::string());
                         }
                         edit.modify<Annotation>(id, [&](Annotation& a) { a.proposed = value; });
                         return {};
                     }});
    if (!exchange::proposes(burst))
        return b.note(MapText::tr("Enter the value it aims at; then one click puts it into the plan and takes it out again."));
    AnyRow tried = row;
    if (const auto ok = exchange::setFieldValue(tried, field, burst.proposed); !ok)
        return b.note(errorText(ok.error()));
    b.add(SheetAction{MapText::tr("Apply the change"), MapText::tr("Apply %1").arg(fromStd(burst.name).simplified()),
                      {{QString(), [id = burst.id](Edit& edit) { (void)exchange::applyProposal(edit, id); }}}});
}

} // namespace

void addProposal(SheetBuilder& b, const Annotation& burst) {
    b.heading(MapText::tr("Proposed change"));
    if (!exchange::isApplied(burst))
        whereAndWhat(b, burst);
    else
        b.add(SheetFigure{MapText::tr("Figure"), fieldName(tableOf(b.plant(), burst.target), burst.change),
                          elementName(b.plant(), burst.target), Provenance::Entered});
    if (const auto row = rowOf(b.plant(), burst.target))
        values(b, burst, *row);
}

QString proposalText(const Project& project, const Plant& plant, const Annotation& burst) {
    const auto row = rowOf(plant, burst.target);
    if (!row || !exchange::proposes(burst))
        return {};
    const auto shown = [&](const std::string& value) {
        AnyRow copy = *row;
        return exchange::setFieldValue(copy, burst.change, value) ? fieldValueText(project, plant, copy, burst.change) : fromStd(value);
    };
    const QString now = exchange::isApplied(burst) ? shown(burst.before) : fieldValueText(project, plant, *row, burst.change);
    return MapText::tr("%1 → %2", "value before and after").arg(now, shown(burst.proposed));
}

} // namespace takt::gui
