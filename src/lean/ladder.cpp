// The lead-time ladder (Rother and Shook): days of supply along the ways material takes to a customer.
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "lean/analysis_context.h"

namespace takt::lean {

namespace {

/// For each item, the demand a day of the finished products that contain it.
using Served = std::map<Id, double>;

/// Of one product, or of all where none is named.
Served servedBy(const Context& c, Id product = {}) {
    Served served;
    for (const auto& demand : c.plant.get<Demand>()) {
        if (product && demand.item != product)
            continue;
        std::set<Id> seen;
        const std::function<void(Id)> visit = [&](Id item) {
            if (!seen.insert(item).second)
                return;
            served[item] += demandPerDay(demand);
            for (const auto& recipe : c.plant.get<Recipe>())
                if (recipe.item == item)
                    for (const auto& input : c.plant.get<RecipeInput>())
                        if (input.recipe == recipe.id)
                            visit(input.item);
        };
        visit(demand.item);
    }
    return served;
}

/// Working days of supply in one element: the products it stands for over their demand.
std::optional<LadderEntry> ladderEntry(const Context& c, Id element, const Served& products, bool onlyThese) {
    LadderEntry entry;
    double equivalents = 0;
    double demand = 0;
    bool any = false;
    for (const auto& stock : c.plant.get<Stock>()) {
        const auto product = products.find(stock.item);
        if (stock.store != element || (onlyThese && product == products.end()))
            continue;
        any = true;
        const bool planned = c.plant.find<Supermarket>(element) && stock.maximum.steps > 0;
        entry.isMaximum = entry.isMaximum || planned;
        const double quantity = static_cast<double>(planned ? stock.maximum.steps : stock.initial.steps);
        const double need = c.needAt(element, stock.item);
        const double served = product == products.end() ? need : product->second;
        if (need > 0) {
            equivalents += quantity * served / need;
            demand += served;
        }
    }
    if (!any && tableOf(c.plant, element) != TableId::Inventories &&
        tableOf(c.plant, element) != TableId::Supermarkets)
        return std::nullopt;
    entry.element = element;
    entry.name = nameOf(c.plant, element);
    entry.days = demand > 0 ? equivalents / demand : 0;
    return entry;
}

/// How long a way is. Of two of the same days the one with more processing is the longer.
struct Length {
    double days = 0, processing = 0;
    bool operator<(const Length& o) const { return days != o.days ? days < o.days : processing < o.processing; }
    Length operator+(const Length& o) const { return {days + o.days, processing + o.processing}; }
};

/// The longest ways through the graph. What a circle gives back to where it begins does not count.
class Ways {
  public:
    /// `products`: with `onlyThese`, of their items alone.
    Ways(const Context& c, const Analysis& figures, const Served& products, bool onlyThese)
        : c_(c), figures_(figures), products_(products), onlyThese_(onlyThese),
          hasCustomers_(std::any_of(c.graph.nodes.begin(), c.graph.nodes.end(),
                                    [](const FlowGraph::Node& n) { return n.kind == TableId::Customers; })),
          nodes_(c.graph.nodes.size()) {
        for (std::size_t place = 0; place < c.graph.order.size(); ++place)
            measure(at(c.graph.order[place]), place);
        for (const int n : c.graph.order)
            goForward(at(n));
        for (auto n = c.graph.order.rbegin(); n != c.graph.order.rend(); ++n)
            goBack(at(*n));
    }

    /// The longest way to a customer; without a customer the longest there is.
    std::optional<Branch> longest() const {
        std::optional<std::size_t> last;
        for (const int n : c_.graph.order) {
            const std::size_t i = at(n);
            if (nodes_[i].counts && nodes_[i].isEnd && (!last || nodes_[*last].before < nodes_[i].before))
                last = i;
        }
        return last ? std::optional(branchThrough({}, *last)) : std::nullopt;
    }

    /// The longest, then for each flow that is on none of those found the longest way through it.
    std::vector<Branch> all(std::size_t most) const {
        std::vector<Branch> found;
        if (auto first = longest())
            found.push_back(std::move(*first));
        std::set<std::pair<Id, Id>> covered;
        const auto cover = [&](const Branch& branch) {
            for (std::size_t i = 1; i < branch.elements.size(); ++i)
                covered.insert({branch.elements[i - 1], branch.elements[i]});
        };
        for (const auto& branch : found)
            cover(branch);
        while (found.size() < most) {
            std::optional<std::pair<std::size_t, std::size_t>> best;
            Length longest;
            for (const auto& edge : c_.graph.edges) {
                const std::size_t from = at(edge.from), to = at(edge.to);
                if (!isWay(from, to) || !nodes_[to].leads || covered.contains({id(from), id(to)}))
                    continue;
                const Length length = nodes_[from].before + nodes_[to].after;
                if (!best || longest < length) {
                    best = {from, to};
                    longest = length;
                }
            }
            if (!best)
                break;
            Branch branch = branchThrough(best->first, best->second);
            cover(branch);
            if (std::none_of(found.begin(), found.end(), [&](const Branch& b) { return hasSameSteps(b, branch); }))
                found.push_back(std::move(branch));
        }
        return found;
    }

  private:
    struct Node {
        bool counts = false; ///< it is on the graph, and of the products asked for
        bool isEnd = false;
        bool leads = false;  ///< to an end
        std::size_t place = 0;
        std::optional<LadderEntry> entry;
        Length own, before, after; ///< before and after with its own
        std::optional<std::size_t> previous, next;
    };

    static std::size_t at(int index) { return static_cast<std::size_t>(index); }
    Id id(std::size_t i) const { return c_.graph.nodes[i].element; }
    bool isWay(std::size_t from, std::size_t to) const {
        return nodes_[from].counts && nodes_[to].counts && nodes_[from].place < nodes_[to].place;
    }

    void measure(std::size_t i, std::size_t place) {
        const auto& node = c_.graph.nodes[i];
        Node& n = nodes_[i];
        n.place = place;
        n.counts = !onlyThese_ || std::any_of(node.needed.begin(), node.needed.end(), [&](const auto& need) {
            return need.second > 0 && products_.contains(need.first);
        });
        const bool isCustomer = node.kind == TableId::Customers;
        n.counts = n.counts || (isCustomer && (!onlyThese_ || takes(node.element)));
        n.isEnd = isCustomer || !hasCustomers_;
        if (contains(kStores, node.kind))
            n.entry = ladderEntry(c_, node.element, products_, onlyThese_);
        if (n.entry)
            n.own.days = n.entry->days;
        if (const auto* step = node.kind == TableId::Processes ? figures_.step(node.element) : nullptr)
            n.own = {step->innerDays, step->processingSeconds};
    }
    bool takes(Id customer) const {
        const auto& demands = c_.plant.get<Demand>();
        return std::any_of(demands.begin(), demands.end(), [&](const Demand& d) {
            return d.customer == customer && products_.contains(d.item);
        });
    }

    // Ties go to the earlier drawn.
    void goForward(std::size_t i) {
        Node& n = nodes_[i];
        for (const int e : c_.graph.nodes[i].in) {
            const std::size_t from = at(c_.graph.edges[at(e)].from);
            if (isWay(from, i) && (!n.previous || nodes_[*n.previous].before < nodes_[from].before))
                n.previous = from;
        }
        n.before = n.previous ? nodes_[*n.previous].before + n.own : n.own;
    }
    void goBack(std::size_t i) {
        Node& n = nodes_[i];
        n.leads = n.isEnd;
        for (const int e : c_.graph.nodes[i].out) {
            const std::size_t to = at(c_.graph.edges[at(e)].to);
            if (isWay(i, to) && nodes_[to].leads && (!n.next || nodes_[*n.next].after < nodes_[to].after))
                n.next = to;
        }
        n.leads = n.leads || n.next;
        n.after = n.next ? nodes_[*n.next].after + n.own : n.own;
    }

    /// Back from a node, and on from the one after it; without `upTo` the way that ends in `from`.
    Branch branchThrough(std::optional<std::size_t> upTo, std::size_t from) const {
        std::vector<std::size_t> way;
        for (auto i = upTo ? upTo : std::optional(from); i; i = nodes_[*i].previous)
            way.insert(way.begin(), *i);
        if (upTo)
            for (std::optional<std::size_t> i = from; i; i = nodes_[*i].next)
                way.push_back(*i);
        Branch branch;
        for (const std::size_t i : way) {
            branch.elements.push_back(id(i));
            if (nodes_[i].entry) {
                branch.ladder.push_back(*nodes_[i].entry);
                branch.days += nodes_[i].entry->days;
            }
            if (const auto* step = figures_.step(id(i))) {
                branch.days += step->innerDays;
                branch.processingSeconds += step->processingSeconds;
                branch.valueAddedSeconds += step->valueAddedSeconds;
            }
        }
        return branch;
    }

    /// Suppliers and transports make no other ladder.
    bool hasSameSteps(const Branch& a, const Branch& b) const {
        const auto steps = [&](const Branch& branch) {
            std::vector<Id> out;
            for (const Id element : branch.elements)
                if (contains(kStores | tableMask(TableId::Processes), tableOf(c_.plant, element)))
                    out.push_back(element);
            return out;
        };
        return steps(a) == steps(b);
    }

    const Context& c_;
    const Analysis& figures_;
    const Served& products_;
    bool onlyThese_, hasCustomers_;
    std::vector<Node> nodes_;
};

} // namespace

namespace {

/// Unit cost x stock, planned maxima of supermarkets and counts elsewhere.
double stockValue(const Plant& plant) {
    double value = 0;
    for (const auto& stock : plant.get<Stock>()) {
        const Item* item = plant.find<Item>(stock.item);
        const bool planned = plant.find<Supermarket>(stock.store) && stock.maximum.steps > 0;
        if (item)
            value += static_cast<double>((planned ? stock.maximum : stock.initial).steps) * item->step.value() *
                     static_cast<double>(item->unitCost.tenThousandths) * 1e-4;
    }
    return value;
}

} // namespace

void findBranches(const Context& c, Analysis& out) {
    out.stockValue = stockValue(c.plant);
    const Served all = servedBy(c);
    out.branches = Ways(c, out, all, false).all(kMostBranches);
    if (!out.branches.empty()) {
        const Branch& longest = out.branches.front();
        out.ladder = longest.ladder;
        out.branch = longest.elements;
        out.leadTimeDays = longest.days;
        out.processingSeconds = longest.processingSeconds;
        out.valueAddedSeconds = longest.valueAddedSeconds;
    }
    std::set<Id> seen;
    for (const auto& demand : c.plant.get<Demand>()) {
        if (!seen.insert(demand.item).second)
            continue;
        const Served of = servedBy(c, demand.item);
        if (auto branch = Ways(c, out, of, true).longest())
            out.products.push_back({demand.item, nameOf(c.plant, demand.item), std::move(*branch)});
    }
}

std::vector<StockDays> stockDays(const Project& project, const Scenario& scenario) {
    const Context c(project, scenario);
    const Served products = servedBy(c);
    std::vector<StockDays> out;
    for (const auto& node : c.graph.nodes) {
        if (!contains(kStores, node.kind))
            continue;
        const auto served = [&](Id item, double need) {
            const auto product = products.find(item);
            return product == products.end() ? need : product->second;
        };
        double demand = 0;
        for (const auto& [item, need] : node.needed)
            demand += served(item, need);
        for (const auto& [item, need] : node.needed)
            if (need > 0 && demand > 0)
                out.push_back({node.element, item, served(item, need) / need / demand});
    }
    return out;
}

} // namespace takt::lean
