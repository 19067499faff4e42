// How the rows of a data box are entered on the canvas.
#include "gui/map/data_box.h"
#include "gui/common/dates.h"
#include "gui/map/node_painter.h"
#include "gui/map/sheet_builder.h"
#include "gui/map/stock_counts.h"

namespace takt::gui {

namespace {

template <class Row, class Owner, class Value>
RowEntry entryOf(const QString& label, const Row& row, Value Owner::*member, const QString& element) {
    return {label, fieldText(row.*member), MapText::tr("Change %1 of %2", "figure, element").arg(label.toLower(), element),
            detail::enterInto<Row>(row.id, member)};
}

/// A figure of the recipes: what is entered goes for all items that have the same now.
template <class Value>
std::optional<RowEntry> recipeEntry(const Plant& plant, const Process& process, const QString& label, Value Recipe::*member) {
    std::vector<Id> rows;
    const Recipe* first = nullptr;
    for (const auto& recipe : plant.get<Recipe>()) {
        if (recipe.process != process.id)
            continue;
        if (first && !(recipe.*member == first->*member))
            return std::nullopt; // they differ: each is entered in the inspector
        first = first ? first : &recipe;
        rows.push_back(recipe.id);
    }
    if (!first)
        return std::nullopt;
    RowEntry entry = entryOf(label, *first, member, fromStd(process.name));
    entry.enter = [rows, member](Edit& edit, const QString& text) -> Result<void> {
        for (const Id id : rows)
            if (auto ok = detail::enterInto<Recipe>(id, member)(edit, text); !ok)
                return ok;
        return {};
    };
    return entry;
}

std::optional<RowEntry> processEntry(const Plant& plant, const Process& process, const std::string& key) {
    const QString name = fromStd(process.name);
    if (key == "cycle_time")
        return recipeEntry(plant, process, MapText::tr("Cycle time"), &Recipe::cycleTime);
    if (key == "processing_time")
        return recipeEntry(plant, process, MapText::tr("Processing time"), &Recipe::processingTime);
    if (key == "value_added")
        return recipeEntry(plant, process, MapText::tr("Value-added time"), &Recipe::valueAdded);
    if (key == "yield")
        return recipeEntry(plant, process, MapText::tr("Good pieces"), &Recipe::yield);
    if (key == "changeover")
        return entryOf(MapText::tr("Changeover"), process, &Process::changeover, name);
    if (key == "uptime")
        return entryOf(MapText::tr("Uptime"), process, &Process::uptime, name);
    if (key == "stop_length")
        return entryOf(MapText::tr("Usual stop"), process, &Process::stopLength, name);
    if (key == "machines")
        return entryOf(MapText::tr("Machines"), process, &Process::machines, name);
    if (key == "operators")
        return entryOf(MapText::tr("Operators"), process, &Process::operators, name);
    if (key == "time_share")
        return entryOf(MapText::tr("Time share"), process, &Process::timeShare, name);
    return std::nullopt;
}

/// A quantity of an item, in its unit.
template <class Row>
RowEntry amountEntry(const QString& label, const Row& row, Quantity Row::*member, const Item* item, const QString& of) {
    return {label, amountText(row.*member, item), MapText::tr("Change %1 of %2", "figure, element").arg(label.toLower(), of),
            [id = row.id, member](Edit& edit, const QString& text) -> Result<void> {
                Row copy = *edit.plant().find<Row>(id);
                if (auto ok = readAmount(text, edit.plant().find<Item>(copy.item), copy.*member); !ok)
                    return ok;
                if (auto ok = checkValues(AnyRow(copy)); !ok)
                    return ok;
                edit.update(copy);
                return {};
            }};
}

/// What lies in a store: the count it begins with, or one more where there were several.
RowEntry countEntry(const Plant& plant, const Stock& stock) {
    RowEntry entry = amountEntry(MapText::tr("Count"), stock, &Stock::initial, plant.find<Item>(stock.item), fromStd(nameOf(plant, stock.id)));
    if (countsOf(plant, stock.id).empty())
        return entry;
    entry.label = MapText::tr("One more count, of today");
    entry.enter = [id = stock.id, item = stock.item](Edit& edit, const QString& text) -> Result<void> {
        Quantity quantity;
        if (auto ok = readAmount(text, edit.plant().find<Item>(item), quantity); !ok)
            return ok;
        StockCount row;
        row.stock = id;
        row.quantity = quantity;
        if (auto ok = checkValues(AnyRow(row)); !ok)
            return ok;
        addCount(edit, id, isoText(QDate::currentDate()), quantity);
        return {};
    };
    return entry;
}

std::optional<RowEntry> nameEntry(const Plant& plant, Id element) {
    std::optional<RowEntry> entry;
    plant.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if constexpr (std::is_base_of_v<Element, Row>)
            if (const Row* row = table.find(element))
                entry = RowEntry{MapText::tr("Name"), fromStd(row->name), MapText::tr("Rename %1").arg(elementName(plant, element)),
                                 detail::enterInto<Row>(element, &Row::name)};
    });
    return entry;
}

Id idBehind(const std::string& key, std::string_view prefix) {
    return key.starts_with(prefix) ? Id{std::stoull(key.substr(prefix.size()))} : Id{};
}

/// What a class works out itself: its answer is kept, the figure then shown beside it.
RowEntry answerEntry(const Plant& plant, Id element, const std::string& key, const QString& label) {
    QString text;
    Id old;
    for (const auto& answer : plant.get<ClassAnswer>())
        if (answer.element == element && answer.figure == key) {
            text = fromStd(answer.answer);
            old = answer.id;
        }
    return {label, text, MapText::tr("Answer %1 of %2", "figure, element").arg(label.toLower(), elementName(plant, element)),
            [element, key, old](Edit& edit, const QString& typed) -> Result<void> {
                if (old)
                    edit.remove(old);
                if (typed.trimmed().isEmpty())
                    return {};
                ClassAnswer answer;
                answer.element = element;
                answer.figure = key;
                answer.answer = typed.trimmed().toStdString();
                edit.insert(answer);
                return {};
            }};
}

} // namespace

std::optional<RowEntry> rowEntry(const Project& project, const Plant& plant, Id element, const std::string& key) {
    if (key == "name")
        return nameEntry(plant, element);
    if (const auto* process = plant.find<Process>(element)) {
        for (const auto& kind : boxRowKinds())
            if (key == kind.key && kind.from == Provenance::Computed && project.settings().computed == ComputedFigures::AfterOwn)
                return answerEntry(plant, element, key, rowName(kind));
        return processEntry(plant, *process, key);
    }
    if (const auto* stock = plant.find<Stock>(idBehind(key, "stock.")))
        return countEntry(plant, *stock);
    if (const auto* demand = plant.find<Demand>(idBehind(key, "demand.")))
        return amountEntry(MapText::tr("Demand"), *demand, &Demand::quantity, plant.find<Item>(demand->item),
                           fromStd(nameOf(plant, demand->id)));
    return std::nullopt;
}

std::vector<std::string> enterableRows(const MapFacts& facts, const NodeLayout& node) {
    std::vector<std::string> keys{"name"};
    for (const auto& row : boxRows(facts, node)) {
        const bool asked = row.from == Provenance::Computed && facts.settings.computed == ComputedFigures::AfterOwn;
        if (row.from == Provenance::Entered || asked)
            if (asked || rowEntry(facts.project, facts.plant, node.id, row.key))
                keys.push_back(row.key);
    }
    return keys;
}

} // namespace takt::gui
