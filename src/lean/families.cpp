#include "lean/families.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "lean/flow_graph.h"

namespace takt::lean {

namespace {

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string trimmed(std::string_view text) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\r' || c == '\t' || c == '"'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return std::string(text);
}

std::vector<std::string> split(std::string_view line, char separator) {
    std::vector<std::string> cells;
    for (std::size_t from = 0;;) {
        const auto to = line.find(separator, from);
        cells.push_back(trimmed(line.substr(from, to == std::string_view::npos ? to : to - from)));
        if (to == std::string_view::npos)
            return cells;
        from = to + 1;
    }
}

bool marks(const std::string& cell) {
    const std::string word = lower(cell);
    return !word.empty() && word != "0" && word != "-" && word != "no" && word != "–";
}

bool isDemand(const std::string& heading) {
    const std::string word = lower(heading);
    return word.starts_with("demand") || word.starts_with("quantity") || word.starts_with("per day");
}

/// "1 200", "1,200" and "1200.5" alike; 0 where it is no number.
double numberIn(std::string cell) {
    std::erase_if(cell, [](char c) { return c == ' ' || c == ',' || c == '\''; });
    double value = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return std::isfinite(value) && value > 0 ? value : 0;
}

/// Everything that goes into an item, itself included.
std::set<Id> partsOf(const Plant& plant, Id product) {
    std::set<Id> parts;
    const std::function<void(Id)> visit = [&](Id item) {
        if (!parts.insert(item).second)
            return;
        for (const auto& recipe : plant.get<Recipe>())
            if (recipe.item == item)
                for (const auto& input : plant.get<RecipeInput>())
                    if (input.recipe == recipe.id)
                        visit(input.item);
    };
    visit(product);
    return parts;
}

double similarityOf(const ProductMatrix& m, const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
    double sum = 0;
    for (const auto i : a)
        for (const auto k : b)
            sum += similarity(m.products[i], m.products[k]);
    return sum / static_cast<double>(a.size() * b.size());
}

} // namespace

ProductMatrix productMatrix(const Plant& plant) {
    ProductMatrix matrix;
    std::vector<Id> processes;
    const FlowGraph graph = flowGraph(plant);
    for (const int n : graph.order)
        if (const auto* process = plant.find<Process>(graph.nodes[static_cast<std::size_t>(n)].element)) {
            processes.push_back(process->id);
            matrix.steps.push_back(process->name);
        }
    std::vector<Id> products;
    for (const auto& demand : plant.get<Demand>()) {
        const auto known = std::find(products.begin(), products.end(), demand.item);
        if (known != products.end()) {
            matrix.products[static_cast<std::size_t>(known - products.begin())].perDay += demandPerDay(demand);
            continue;
        }
        products.push_back(demand.item);
        ProductRow row{nameOf(plant, demand.item), demandPerDay(demand), std::vector<bool>(processes.size())};
        const auto parts = partsOf(plant, demand.item);
        for (const auto& recipe : plant.get<Recipe>()) {
            const auto place = std::find(processes.begin(), processes.end(), recipe.process);
            if (place != processes.end() && parts.contains(recipe.item))
                row.passes[static_cast<std::size_t>(place - processes.begin())] = true;
        }
        matrix.products.push_back(std::move(row));
    }
    return matrix;
}

MatrixReading matrixFromText(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    std::vector<std::string_view> lines;
    for (std::size_t from = 0; from < text.size();) {
        const auto to = std::min(text.find('\n', from), text.size());
        if (const auto line = text.substr(from, to - from); !trimmed(line).empty())
            lines.push_back(line);
        from = to + 1;
    }
    if (lines.empty())
        return {{}, MatrixReading::Fault::NoMatrix, {}};
    const char separator = lines[0].find('\t') != std::string_view::npos ? '\t' : lines[0].find(';') != std::string_view::npos ? ';' : ',';
    const auto head = split(lines[0], separator);
    ProductMatrix matrix;
    std::vector<std::size_t> stepColumns;
    std::optional<std::size_t> demandColumn;
    for (std::size_t c = 1; c < head.size(); ++c) {
        if (isDemand(head[c]))
            demandColumn = c;
        else if (!head[c].empty()) {
            stepColumns.push_back(c);
            matrix.steps.push_back(head[c]);
        }
    }
    for (std::size_t l = 1; l < lines.size(); ++l) {
        const auto cells = split(lines[l], separator);
        if (cells[0].empty())
            continue;
        ProductRow row{cells[0], 0, {}};
        for (const auto c : stepColumns)
            row.passes.push_back(c < cells.size() && marks(cells[c]));
        if (demandColumn && *demandColumn < cells.size())
            row.perDay = numberIn(cells[*demandColumn]);
        matrix.products.push_back(std::move(row));
    }
    if (matrix.empty())
        return {{}, MatrixReading::Fault::NoMatrix, {}};
    std::set<std::string> seen;
    for (const auto& row : matrix.products)
        if (!seen.insert(row.product).second)
            return {{}, MatrixReading::Fault::NameTwice, row.product};
    seen.clear();
    for (const auto& step : matrix.steps)
        if (!seen.insert(step).second)
            return {{}, MatrixReading::Fault::NameTwice, step};
    return {std::move(matrix), MatrixReading::Fault::None, {}};
}

double similarity(const ProductRow& a, const ProductRow& b) {
    int both = 0, either = 0;
    for (std::size_t i = 0; i < a.passes.size(); ++i) {
        both += a.passes[i] && b.passes[i] ? 1 : 0;
        either += a.passes[i] || b.passes[i] ? 1 : 0;
    }
    return either == 0 ? 1.0 : static_cast<double>(both) / either;
}

std::vector<std::vector<std::size_t>> families(const ProductMatrix& matrix, double least) {
    std::vector<std::vector<std::size_t>> found;
    for (std::size_t i = 0; i < matrix.products.size(); ++i)
        found.push_back({i});
    for (;;) {
        double best = least - 1e-12;
        std::optional<std::pair<std::size_t, std::size_t>> pair;
        for (std::size_t a = 0; a < found.size(); ++a)
            for (std::size_t b = a + 1; b < found.size(); ++b)
                if (const double s = similarityOf(matrix, found[a], found[b]); s > best) {
                    best = s + 1e-12; // of equal pairs the earlier
                    pair = {a, b};
                }
        if (!pair)
            return found;
        auto& into = found[pair->first];
        into.insert(into.end(), found[pair->second].begin(), found[pair->second].end());
        std::sort(into.begin(), into.end());
        found.erase(found.begin() + static_cast<std::ptrdiff_t>(pair->second));
    }
}

std::string familyName(std::size_t number) {
    std::string name;
    for (std::size_t rest = number + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

std::size_t keepFamilies(Edit& edit, const ProductMatrix& matrix, const std::vector<std::vector<std::size_t>>& groups) {
    std::size_t kept = 0;
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const auto p : groups[g]) {
            const auto items = edit.plant().get<Item>().rows();
            for (const auto& item : items)
                if (item.name == matrix.products[p].product) {
                    edit.modify<Item>(item.id, [&](Item& row) { row.family = familyName(g); });
                    ++kept;
                }
        }
    return kept;
}

namespace {

constexpr std::int32_t kStepApart = 280; ///< between processes on the new map

template <class Row>
Id insertAt(Edit& edit, const std::string& name, std::int32_t x, std::int32_t y) {
    Row row;
    row.name = name;
    row.x.value = x;
    row.y.value = y;
    return edit.insert(row);
}

/// Which products go from one element to the next.
using Ways = std::map<std::pair<Id, Id>, std::vector<Id>>;

/// One flow for all that an element sends the same way; a flow for each product where they part.
void insertFlows(Edit& edit, const Ways& ways) {
    std::map<Id, int> ends;
    for (const auto& [way, items] : ways)
        ++ends[way.first];
    for (const auto& [way, items] : ways) {
        MaterialFlow flow;
        flow.from = way.first;
        flow.to = way.second;
        const bool outside = edit.plant().find<Supplier>(flow.from) || edit.plant().find<Customer>(flow.to);
        flow.kind = outside ? FlowKind::Shipment : FlowKind::Push;
        if (ends[flow.from] == 1) {
            edit.insert(flow);
            continue;
        }
        for (const Id item : items) {
            flow.id = {};
            flow.item = item;
            edit.insert(flow);
        }
    }
}

} // namespace

Id drawFamily(Edit& edit, const ProductMatrix& matrix, const std::vector<std::size_t>& family, const StreamWords& words) {
    const Id scenario = edit.addScenario(words.scenario);
    edit.continueIn(scenario);
    const Id supplier = insertAt<Supplier>(edit, words.supplier, 0, -40);
    struct Step {
        Id store, process;
    };
    std::map<std::size_t, Step> steps;
    std::int32_t x = kStepApart / 2;
    for (std::size_t s = 0; s < matrix.steps.size(); ++s) {
        if (std::none_of(family.begin(), family.end(), [&](std::size_t p) { return matrix.products[p].passes[s]; }))
            continue;
        const Id store = insertAt<Inventory>(edit, words.inventory, x, 0);
        steps[s] = {store, insertAt<Process>(edit, matrix.steps[s], x + kStepApart / 2, 0)};
        x += kStepApart;
    }
    const Id customer = insertAt<Customer>(edit, words.customer, x, -40);
    Ways ways;
    for (const auto p : family) {
        Item row;
        row.name = matrix.products[p].product;
        const Id item = edit.insert(row);
        SupplierItem supplied;
        supplied.supplier = supplier;
        supplied.item = item;
        edit.insert(supplied);
        Id last = supplier;
        for (const auto& [s, step] : steps) {
            if (!matrix.products[p].passes[s])
                continue;
            Stock stock;
            stock.store = step.store;
            stock.item = item;
            edit.insert(stock);
            Recipe recipe;
            recipe.process = step.process;
            recipe.item = item;
            edit.insert(recipe);
            ways[{last, step.store}].push_back(item);
            if (auto& through = ways[{step.store, step.process}]; std::find(through.begin(), through.end(), item) == through.end())
                through.push_back(item);
            last = step.process;
        }
        ways[{last, customer}].push_back(item);
        Demand demand;
        demand.customer = customer;
        demand.item = item;
        demand.quantity = {std::max<std::int64_t>(1, std::llround(matrix.products[p].perDay))};
        edit.insert(demand);
    }
    insertFlows(edit, ways);
    return scenario;
}

} // namespace takt::lean
