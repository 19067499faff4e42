#include "big_map.h"

#include <cstdlib>

namespace takt::bench {

namespace {

constexpr int kStreams = 23, kProcesses = 9, kControls = 17, kFlows = 2000;
constexpr int kAcross = 190, kDown = 260;

class Drawing {
  public:
    Drawing() : project_(newProject("Big")), edit_(project_, project_.scenarios[0].id) {}

    Project finish() {
        for (int stream = 0; stream < kStreams; ++stream)
            drawStream(stream);
        for (int i = 0; i < kControls; ++i)
            controls_.push_back(put(ProductionControl{}, "Control", i, -2 + i % 2));
        for (std::size_t i = 0; flows_ < kFlows; ++i)
            inform(controls_[i % controls_.size()], processes_[i % processes_.size()], i);
        const auto set = edit_.finish();
        if (!set || !apply(project_, *set))
            std::exit(1);
        return std::move(project_);
    }

  private:
    template <class Row>
    Id put(Row row, const char* name, int column, int line) {
        row.name = std::string(name) + " " + std::to_string(++named_);
        row.x = {column * kAcross};
        row.y = {line * kDown};
        return edit_.insert(row);
    }

    void lead(Id from, Id to, FlowKind kind) {
        MaterialFlow flow;
        flow.from = from;
        flow.to = to;
        flow.kind = kind;
        edit_.insert(flow);
        ++flows_;
    }

    void inform(Id from, Id to, std::size_t i) {
        InformationFlow flow;
        flow.from = from;
        flow.to = to;
        flow.kind = i % 3 == 0 ? InformationKind::Electronic : InformationKind::Manual;
        if (i % 10 == 0)
            flow.label = "daily";
        edit_.insert(flow);
        ++flows_;
    }

    void stock(Id store, Id item) {
        Stock row;
        row.store = store;
        row.item = item;
        row.initial = {2000};
        edit_.insert(row);
    }

    void drawStream(int stream) {
        Item part;
        part.name = "Part " + std::to_string(stream);
        const Id item = edit_.insert(part);
        int column = 0;
        const Id supplier = put(Supplier{}, "Supplier", column++, stream);
        SupplierItem supplies;
        supplies.supplier = supplier;
        supplies.item = item;
        edit_.insert(supplies);
        Id last = put(Inventory{}, "Stock", column++, stream);
        stock(last, item);
        lead(supplier, last, FlowKind::Shipment);
        for (int i = 0; i < kProcesses; ++i) {
            const Id process = put(Process{}, "Process", column++, stream);
            processes_.push_back(process);
            Recipe recipe;
            recipe.process = process;
            recipe.item = item;
            recipe.cycleTime = DurationLaw::fixed(Duration::seconds(30 + (i * 7 + stream) % 20));
            edit_.insert(recipe);
            lead(last, process, FlowKind::Push);
            last = i + 1 < kProcesses ? put(FifoLane{}, "Lane", column++, stream) : put(Inventory{}, "Goods", column++, stream);
            lead(process, last, i + 1 < kProcesses ? FlowKind::Fifo : FlowKind::Push);
        }
        stock(last, item);
        const Id customer = put(Customer{}, "Customer", column, stream);
        lead(last, customer, FlowKind::Shipment);
        Demand demand;
        demand.customer = customer;
        demand.item = item;
        demand.quantity = {400};
        edit_.insert(demand);
    }

    Project project_;
    Edit edit_;
    std::vector<Id> processes_, controls_;
    int named_ = 0, flows_ = 0;
};

} // namespace

Project bigMap() { return Drawing().finish(); }

} // namespace takt::bench
