#include "gui/map/data_box.h"

#include <QStringList>
#include <algorithm>
#include <cmath>
#include <sstream>

#include "gui/common/format.h"
#include "gui/map/map_texts.h"
#include "gui/map/node_painter.h"

namespace takt::gui {

namespace {

constexpr const char* kAllShown = "none";

std::string idOf(const BoxRowKind& row) {
    std::string table;
    forEachRowType([&](const auto& r) {
        if (std::decay_t<decltype(r)>::table == row.table)
            table = std::decay_t<decltype(r)>::tableName;
    });
    return table + "." + row.key;
}

std::string keptText(const std::set<const BoxRowKind*>& hidden) {
    std::string text;
    for (const auto& row : boxRowKinds())
        if (hidden.contains(&row))
            text += (text.empty() ? "" : " ") + idOf(row);
    return text.empty() ? kAllShown : text;
}

} // namespace

const std::vector<BoxRowKind>& boxRowKinds() {
    using P = Provenance;
    constexpr auto kProcess = TableId::Processes;
    static const std::vector<BoxRowKind> rows = {
        {kProcess, "cycle_time", QT_TRANSLATE_NOOP("Map", "Cycle time"), P::Entered, true},
        {kProcess, "processing_time", QT_TRANSLATE_NOOP("Map", "Processing"), P::Entered, false},
        {kProcess, "value_added", QT_TRANSLATE_NOOP("Map", "Value-added"), P::Entered, false},
        {kProcess, "changeover", QT_TRANSLATE_NOOP("Map", "C/O"), P::Entered, true},
        {kProcess, "uptime", QT_TRANSLATE_NOOP("Map", "Uptime"), P::Entered, true},
        {kProcess, "stop_length", QT_TRANSLATE_NOOP("Map", "Usual stop"), P::Entered, false},
        {kProcess, "yield", QT_TRANSLATE_NOOP("Map", "Good pieces"), P::Entered, false},
        {kProcess, "machines", QT_TRANSLATE_NOOP("Map", "Machines"), P::Entered, false},
        {kProcess, "operators", QT_TRANSLATE_NOOP("Map", "Operators"), P::Entered, false},
        {kProcess, "time_share", QT_TRANSLATE_NOOP("Map", "Time share"), P::Entered, false},
        {kProcess, "takt_used", QT_TRANSLATE_NOOP("Map", "Takt used"), P::Computed, true},
        {kProcess, "capacity", QT_TRANSLATE_NOOP("Map", "Capacity"), P::Computed, false},
        {kProcess, "demand", QT_TRANSLATE_NOOP("Map", "Demand"), P::Computed, false},
        {kProcess, "epei", QT_TRANSLATE_NOOP("Map", "EPEI"), P::Computed, false},
        {kProcess, "operators_needed", QT_TRANSLATE_NOOP("Map", "Op. needed"), P::Computed, false},
        {kProcess, "busy", QT_TRANSLATE_NOOP("Map", "Busy"), P::Simulated, false},
        {kProcess, "oee", QT_TRANSLATE_NOOP("Map", "OEE"), P::Simulated, false},
    };
    return rows;
}

QString rowName(const BoxRowKind& row) { return MapText::tr(row.name); }

BoxStyle::BoxStyle(const std::string& hiddenRows) {
    std::istringstream words(hiddenRows);
    std::set<std::string> named;
    for (std::string word; words >> word;)
        named.insert(word);
    for (const auto& row : boxRowKinds())
        if (hiddenRows.empty() ? !row.usual : named.contains(idOf(row)))
            hidden_.insert(&row);
        else
            simulated_ = simulated_ || row.from == Provenance::Simulated;
}

int BoxStyle::rowCount(TableId kind) const {
    return static_cast<int>(std::count_if(boxRowKinds().begin(), boxRowKinds().end(), [&](const BoxRowKind& row) {
        return row.table == kind && shows(row);
    }));
}

std::string BoxStyle::with(const BoxRowKind& row, bool shown) const {
    auto hidden = hidden_;
    if (shown)
        hidden.erase(&row);
    else
        hidden.insert(&row);
    return keptText(hidden) == keptText(BoxStyle().hidden_) ? std::string() : keptText(hidden);
}

// ------------------------------------------------------------------ what a row says

namespace {

struct Figure {
    QString value;
    bool bad = false;
};

const Recipe* firstRecipe(const Plant& plant, Id process) {
    for (const auto& recipe : plant.get<Recipe>())
        if (recipe.process == process)
            return &recipe;
    return nullptr;
}

/// "45 s", or "39 s – 46 s" when its items differ.
template <class Of>
QString rangeText(const Plant& plant, Id process, Of&& of) {
    double least = 0, most = 0;
    bool any = false;
    for (const auto& recipe : plant.get<Recipe>()) {
        if (recipe.process != process)
            continue;
        const double v = of(recipe);
        least = any ? std::min(least, v) : v;
        most = any ? std::max(most, v) : v;
        any = true;
    }
    if (!any)
        return QStringLiteral("–");
    return least == most ? seconds(least) : MapText::tr("%1 – %2").arg(seconds(least), seconds(most));
}

double processingOf(const Recipe& recipe) {
    return recipe.processingTime ? recipe.processingTime->inSeconds() : recipe.cycleTime.mean().inSeconds();
}

/// Keys as in sim/MEASURES.md.
QString simulatedText(const MapFacts& facts, Id process, const std::string& key) {
    const std::string id = std::to_string(process.value);
    const auto result = facts.run.playback().result();
    const auto* measure = result ? result->find(key == "busy" ? "state." + id + ".working" : "oee." + id + ".oee") : nullptr;
    return measure ? percent(measure->value.mean, 1) : QStringLiteral("–");
}

Figure enteredFigure(const MapFacts& facts, const Process& process, const std::string& key) {
    const Plant& plant = facts.plant;
    if (key == "cycle_time")
        return {cycleTimeText(plant, process.id)};
    if (key == "processing_time")
        return {rangeText(plant, process.id, processingOf)};
    if (key == "value_added")
        return {rangeText(plant, process.id, [](const Recipe& r) {
            return r.valueAdded ? r.valueAdded->inSeconds() : processingOf(r);
        })};
    if (key == "changeover")
        return {seconds(process.changeover.inSeconds())};
    if (key == "uptime")
        return {percent(process.uptime.value(), 0)};
    if (key == "stop_length")
        return {process.uptime == Share::whole() ? QStringLiteral("–") : seconds(process.stopLength.mean().inSeconds())};
    if (key == "machines")
        return {number(static_cast<double>(process.machines))};
    if (key == "operators")
        return {number(static_cast<double>(process.operators))};
    if (key == "time_share")
        return {percent(process.timeShare.value(), 0)};
    if (key == "yield") {
        const Recipe* recipe = firstRecipe(plant, process.id);
        return {recipe ? percent(recipe->yield.value(), 1) : QStringLiteral("–")};
    }
    return {};
}

bool changeoversRule(const MapFacts& facts, const Process& process) {
    const auto* step = facts.analysis.step(process.id);
    const auto& recipes = facts.plant.get<Recipe>();
    const auto made = std::count_if(recipes.begin(), recipes.end(), [&](const Recipe& r) { return r.process == process.id; });
    return step && made > 1 && process.changeover.us > 0 && step->epeiDays;
}

Figure computedFigure(const MapFacts& facts, const Process& process, const std::string& key) {
    const QString none = QStringLiteral("–");
    const auto* step = facts.analysis.step(process.id);
    if (!step)
        return {none};
    if (key == "takt_used") {
        if (changeoversRule(facts, process))
            return {workingDays(*step->epeiDays)};
        if (step->demandPerShift <= 0 || step->capacityNetPerShift <= 0)
            return {none};
        const double load = step->demandPerShift / step->capacityNetPerShift;
        return {percent(load, 0), load > 1.0};
    }
    if (key == "capacity")
        return {number(std::floor(step->capacityNetPerShift)), step->belowTakt()};
    if (key == "demand")
        return {number(std::ceil(step->demandPerShift - 1e-9))};
    if (key == "epei")
        return {step->epeiDays ? workingDays(*step->epeiDays) : MapText::tr("none"), !step->epeiDays};
    if (key == "operators_needed")
        return {number(step->operatorsNeeded, 2)};
    return {none};
}

Figure figureOf(const MapFacts& facts, const Process& process, const BoxRowKind& row) {
    switch (row.from) {
    case Provenance::Entered: return enteredFigure(facts, process, row.key);
    case Provenance::Computed: return computedFigure(facts, process, row.key);
    case Provenance::Simulated:
        return {simulatedText(facts, process.id, row.key)};
    }
    return {};
}

const ClassAnswer* answerOf(const Plant& plant, Id element, const std::string& key) {
    for (const auto& answer : plant.get<ClassAnswer>())
        if (answer.element == element && answer.figure == key)
            return &answer;
    return nullptr;
}

/// In a class the figure comes after the class's own.
void hideUntilAnswered(const MapFacts& facts, Id element, BoxRow& row) {
    if (row.from != Provenance::Computed || facts.settings.computed != ComputedFigures::AfterOwn)
        return;
    const ClassAnswer* own = answerOf(facts.plant, element, row.key);
    row.value = own ? MapText::tr("%1 (%2)", "figure, as a class has it").arg(row.value, fromStd(own->answer))
                    : QStringLiteral("?");
    row.bad = row.bad && own;
}

QRectF namePlace(const NodeLayout& node) {
    switch (node.kind) {
    case TableId::Processes: return {-56, -38, 112, 20};
    case TableId::Suppliers:
    case TableId::Customers: return {-54, -6, 108, 20};
    case TableId::Transports: return {22, -18, 86, 18};
    case TableId::ProductionControls: return {-74, -29, 148, 19};
    case TableId::Annotations: return node.box.translated(-node.at);
    default: return {-76, node.box.top() - node.at.y() - 20, 152, 18};
    }
}

/// The count of a store's one item, or a customer's one demand, is entered where it is written.
std::vector<BoxRow> linesOfOthers(const MapFacts& facts, const NodeLayout& node) {
    std::vector<BoxRow> rows;
    if (contains(kStores, node.kind)) {
        double y = node.box.bottom() - node.at.y() + 4;
        for (const auto& stock : facts.plant.get<Stock>())
            if (stock.store == node.id && rows.size() < 3) {
                rows.push_back({"stock." + std::to_string(stock.id.value), {}, {}, Provenance::Entered, false,
                                QRectF(-76, y, 152, 14)});
                y += 14;
            }
    } else if (node.kind == TableId::Customers) {
        for (const auto& demand : facts.plant.get<Demand>())
            if (demand.customer == node.id && rows.empty())
                rows.push_back({"demand." + std::to_string(demand.id.value), {}, {}, Provenance::Entered, false,
                                QRectF(-52, 14, 104, 16)});
    }
    return rows;
}

} // namespace

std::vector<BoxRow> boxRows(const MapFacts& facts, const NodeLayout& node) {
    const auto* process = facts.plant.find<Process>(node.id);
    if (!process)
        return linesOfOthers(facts, node);
    std::vector<BoxRow> rows;
    const BoxStyle& style = facts.layout.boxStyle();
    double y = 9;
    for (const auto& kind : boxRowKinds()) {
        if (kind.table != TableId::Processes || !style.shows(kind))
            continue;
        const Figure figure = figureOf(facts, *process, kind);
        BoxRow row{kind.key, rowName(kind), figure.value, kind.from, figure.bad, QRectF(-62, y, 124, kBoxRowHeight)};
        if (row.key == "takt_used" && changeoversRule(facts, *process))
            row.name = MapText::tr("EPEI");
        hideUntilAnswered(facts, node.id, row);
        rows.push_back(std::move(row));
        y += kBoxRowHeight;
    }
    return rows;
}

QRectF rowPlace(const MapFacts& facts, const NodeLayout& node, const std::string& key) {
    if (key == "name")
        return namePlace(node).translated(node.at);
    for (const auto& row : boxRows(facts, node))
        if (row.key == key)
            return row.place.translated(node.at);
    return {};
}

std::string rowAt(const MapFacts& facts, const NodeLayout& node, const QPointF& at) {
    for (const auto& row : boxRows(facts, node))
        if (row.place.translated(node.at).contains(at))
            return row.key;
    return namePlace(node).translated(node.at).contains(at) ? "name" : std::string();
}

// ------------------------------------------------------------------ provenance

namespace {

QString provenanceWord(Provenance from) {
    switch (from) {
    case Provenance::Entered: return MapText::tr("entered");
    case Provenance::Computed: return MapText::tr("computed");
    case Provenance::Simulated: return MapText::tr("simulated");
    }
    return {};
}

QString formulaOf(const MapFacts& facts, const Process& process, const std::string& key) {
    const auto* step = facts.analysis.step(process.id);
    if (!step)
        return {};
    const QString shift = MapText::tr("a shift");
    if (key == "takt_used" && !changeoversRule(facts, process))
        return MapText::tr("Demand a shift / capacity a shift, changeovers taken off\n= %1 / %2")
            .arg(number(step->demandPerShift, 1), number(step->capacityNetPerShift, 1));
    if (key == "takt_used" || key == "epei")
        return MapText::tr("How often every item comes round:\nsum of changeovers / (available time share − sum of "
                           "demand × cycle time / (uptime × yield)), in working days");
    if (key == "capacity")
        return MapText::tr("Available time × share × machines × pieces a cycle / cycle time × uptime\n= %1 pieces a "
                           "shift; less %2 of changeovers: %3")
            .arg(number(step->capacityPerShift, 1), seconds(step->changeoverSecondsPerShift),
                 number(step->capacityNetPerShift, 1));
    if (key == "demand")
        return MapText::tr("Good pieces asked of this step %1, scrap of the steps after it included").arg(shift);
    if (key == "operators_needed")
        return MapText::tr("Work content / takt\n= %1 / %2")
            .arg(seconds(step->cycleSeconds), seconds(facts.analysis.taktSeconds));
    return {};
}

QString meaningOf(const std::string& key) {
    if (key == "cycle_time")
        return MapText::tr("Between two good completions of one machine");
    if (key == "processing_time")
        return MapText::tr("How long one piece is inside");
    if (key == "value_added")
        return MapText::tr("The part of the processing time a customer pays for");
    if (key == "changeover")
        return MapText::tr("From the last good piece of one item to the first of the next");
    if (key == "uptime")
        return MapText::tr("Share of the time it would work in which it does not stand still by itself");
    if (key == "stop_length")
        return MapText::tr("How long a stop usually lasts; with the uptime it says how often it stops");
    if (key == "yield")
        return MapText::tr("Good pieces of all pieces");
    if (key == "busy")
        return MapText::tr("Share of the time on shift in which its machines work, mean of the run on view");
    if (key == "oee")
        return MapText::tr("Availability × performance × quality, of the run on view");
    return {};
}

} // namespace

QString rowTip(const MapFacts& facts, const NodeLayout& node, const std::string& key) {
    const auto* process = facts.plant.find<Process>(node.id);
    if (!process)
        return {};
    const auto& kinds = boxRowKinds();
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const BoxRowKind& k) { return key == k.key; });
    if (kind == kinds.end())
        return {};
    for (const auto& row : boxRows(facts, node)) {
        if (row.key != key)
            continue;
        QStringList lines{MapText::tr("%1: %2 (%3)", "name, value, where from")
                              .arg(row.name, row.value, provenanceWord(row.from))};
        const bool open = row.value != QLatin1String("?");
        if (const QString formula = formulaOf(facts, *process, key); !formula.isEmpty() && open)
            lines << formula;
        if (const QString meaning = meaningOf(key); !meaning.isEmpty())
            lines << meaning;
        if (!open)
            lines << MapText::tr("Double-click to enter your own first");
        else if (row.from == Provenance::Entered)
            lines << MapText::tr("Double-click to change it");
        return lines.join(QLatin1Char('\n'));
    }
    return {};
}

} // namespace takt::gui
