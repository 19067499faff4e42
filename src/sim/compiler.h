// A project and a scenario become a network. Part of compile() of network.h alone.
#pragma once

#include <map>
#include <tuple>

#include "lean/analysis.h"
#include "lean/flow_graph.h"
#include "sim/network.h"

namespace takt::sim {

class Compiler {
  public:
    Compiler(const Project& project, const Scenario& scenario)
        : project_(project), scenario_(scenario), plant_(scenario.plant), graph_(lean::flowGraph(plant_)) {}

    Network compile();

  private:
    using Index = std::uint32_t;
    template <class T>
    static Index index(const std::vector<T>& list) {
        return static_cast<Index>(list.size());
    }

    // compile.cpp: what all parts ask for
    Index item(Id id) const;
    Index processIndex(Id id) const;
    std::vector<WeightedValue> valuesOf(Id id) const;
    Sampler sampler(const DurationLaw& law);
    Index calendar(Id id, Duration overtime, InBreaks breaks, ShiftShare part = {});
    /// The place of an item at an element, made when it is first asked for.
    Index place(PlaceNode::Kind kind, Id element, Index itemOfPlace);
    Index storePlace(Id store, Index itemOfPlace);
    Index leg(Id from, Id to, Id way, Id transport = {});
    DaySet workingDays() const;
    bool hasRecipe(Id process, Id itemId) const;
    /// What other processes send there to be reworked is all that its recipe for the item takes.
    bool isReworkedAt(Id process, Id itemId) const;
    /// The first edge out of (or into) an element on which an item goes; one for this item alone before others.
    template <class Accept>
    const lean::FlowGraph::Edge* edge(Id element, bool out, Id itemId, Accept&& accept) const {
        const auto* node = graph_.find(element);
        if (!node)
            return nullptr;
        const lean::FlowGraph::Edge* any = nullptr;
        for (const int e : out ? node->out : node->in) {
            const auto& candidate = graph_.edges[static_cast<std::size_t>(e)];
            if (candidate.item && candidate.item == itemId && accept(candidate))
                return &candidate;
            if (!any && !candidate.item && accept(candidate))
                any = &candidate;
        }
        return any;
    }
    const lean::FlowGraph::Node& nodeAt(int i) const { return graph_.nodes[static_cast<std::size_t>(i)]; }
    void names();
    // compile_values.cpp
    void lanes();
    /// The value-adding time of what each demand gets. Once the ledger's plan stands.
    void valueAdded();

    // compile_processes.cpp: stores, machines, people, recipes and what is made by plan
    void stores();
    void processes();
    /// The machines of a process, in stations where it is run so.
    void machines(ProcessNode& p, const Process& row);
    void people();
    void recipes();
    /// What a recipe takes at each station of its process.
    void stationTimes(RecipeNode& r, const Recipe& row);
    /// Where a process puts an item: the first flow out that takes it.
    void setOutput(RecipeNode& r, Id process, Id itemId);
    /// Where a process puts what it makes besides.
    OutputNode output(Id process, const RecipeOutput& row);
    /// The lanes in which what a recipe makes needs room.
    void setLanes(RecipeNode& r);
    InputNode input(Id process, const lean::RecipeNeed& need);
    void schedules();
    /// A process that hands straight to a customer and is told nothing else makes what the customer orders.
    void makeToOrder();
    /// Material that is put before a process told nothing else asks work of it; assembled, its first input does.
    void asks();

    // compile_flows.cpp: suppliers, transports, loops, demand and levelled control
    void supplies();
    void transports();
    void legsOfTransports();
    /// The longest time between two departures of a transport with the same item, in a week that repeats.
    std::int64_t longestGap(const DepartureNode& departure) const;
    void loops();
    void loopEnds(LoopNode& l, const KanbanLoop& row);
    /// Cards wait before the first process and are freed behind the last, or by what leaves a store.
    void conwipEnds(LoopNode& l, const KanbanLoop& row);
    void tellMaker(LoopNode& loop, Index recipe, const RecipeNode& r);
    void demands();
    void ordersOfSeries(DemandNode& d, Id series);
    void seasons(DemandNode& d, Id series);
    void controls();
    void addProduct(ControlNode& c, const LoopNode& loop, Index self);
    /// Markets of a levelled pacemaker give their trays to the heijunka carrier alone.
    bool isLevelled(Id store, Id itemId) const;
    /// What a watched inventory position owes: demands served from the place or loaded there.
    void claims();

    // compile_beginnings.cpp: counted stocks, machines and cards, what is kept back, disruptions
    void initialStock();
    void reserves();
    void disruptions();
    void addTargets(DisruptionNode& d, Id element) const;
    void beginnings();

    const Project& project_;
    const Scenario& scenario_;
    const Plant& plant_;
    lean::FlowGraph graph_;
    Network net_;
    std::map<Id, Index> itemIndex_, processIndex_, transportIndex_;
    std::map<std::tuple<Id, std::int64_t, InBreaks, std::int64_t, InBreaks>, Index> calendarIndex_;
    std::map<std::tuple<Id, PlaceNode::Kind, Index>, Index> placeIndex_;
    std::map<std::pair<Id, Id>, Index> supplyIndex_, recipeIndex_;
};

} // namespace takt::sim
