#include "exchange/ocel.h"

#include <algorithm>
#include <set>

#include "exchange/container_story.h"
#include "exchange/ocel_tables.h"

namespace takt::exchange {

namespace {

using sim::kNone;
using sim::RecordKind;

std::string padded(const char* letter, std::uint64_t number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return letter + std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

class Log {
  public:
    Log(const std::filesystem::path& file, const EventSource& source)
        : s_(source), n_(source.network), tables_(file), clock_(source.startDate), story_(source.network, source.trace),
          width_(std::to_string(source.records).size()), open_(source.network.demands.size()) {}

    void objectsOfThePlan() {
        for (std::uint32_t m = 0; m < n_.machineProcess.size(); ++m) {
            const sim::ProcessNode& process = n_.processes[n_.machineProcess[m]];
            tables_.object(OcelObject::Machine, machine(m),
                           {{"process", n_.name(process.id), {}},
                            {"number", {}, m - process.firstMachine + 1.0},
                            {"state", "Machine has no card", {}}});
            tables_.relateObjects(machine(m), element(process.id), "belongs to");
        }
        for (std::uint32_t c = 0; c < n_.cardCount; ++c) {
            const sim::LoopNode& loop = n_.loops[n_.loopOfCard(c)];
            const bool spare = c >= loop.firstCard + loop.cards;
            tables_.object(OcelObject::Card, card(c),
                           {{"loop", n_.name(loop.id), {}},
                            {"kind", EnumNames<LoopKind>::names[static_cast<std::size_t>(loop.kind)], {}},
                            {"item", itemName(loop.item), {}},
                            {"amount", {}, inUnits(loop.item, loop.container)},
                            {"state", spare ? "Card is withdrawn" : "Card is free", {}}});
            tables_.relateObjects(card(c), element(loop.id), "belongs to");
        }
        for (const auto& transport : n_.transports)
            tables_.object(OcelObject::Truck, truck(transport.id), {{"name", n_.name(transport.id), {}}});
    }

    void event(std::uint32_t number) {
        const sim::Record record = s_.trace[number];
        const ContainerStep& step = story_.follow(record, number);
        const RunEvent what = eventOf(s_, record);
        id_ = eventId(number);
        time_ = clock_.stamp({record.at});
        const std::uint32_t item = what.item != kNone ? what.item : step.item;
        OcelEvent own{itemName(item), what.steps ? unitOf(s_.plant, n_, item) : std::string(), what.detail,
                      record.cause == sim::kNoCause ? std::string() : eventId(record.cause), {}};
        if (what.steps)
            own.amount = inUnits(item, *what.steps);
        tables_.event(id_, what.activity, time_, own);
        place(what, record, step);
        containers(step);
        orders(record, number);
    }

    void finish() { tables_.finish(); }

  private:
    struct OpenOrder {
        std::string id;
        std::int64_t left;
    };

    std::string eventId(std::uint32_t number) const { return padded("e", std::uint64_t{number} + 1, width_); }
    static std::string machine(std::uint32_t m) { return padded("machine-", m + 1, 4); }
    static std::string card(std::uint32_t c) { return padded("card-", c + 1, 5); }
    static std::string truck(Id id) { return "truck-" + std::to_string(id.value); }
    std::string container(std::uint32_t c) const { return padded("container-", std::uint64_t{c} + 1, width_); }
    std::string itemName(std::uint32_t item) const { return item == kNone ? std::string() : n_.name(n_.items[item].id); }
    double inUnits(std::uint32_t item, std::int64_t steps) const {
        const Item* row = item == kNone ? nullptr : s_.plant.find<Item>(n_.items[item].id);
        return static_cast<double>(steps) * (row ? row->step.value() : 1.0);
    }

    /// An element of the plan, known from its first mention on.
    std::string element(Id id) {
        std::string name = "element-" + std::to_string(id.value);
        if (elements_.insert(id).second) {
            const auto table = n_.tables.find(id);
            tables_.object(OcelObject::Element, name,
                           {{"name", n_.name(id), {}}, {"kind", table == n_.tables.end() ? std::string() : tableName(table->second), {}}});
        }
        return name;
    }

    void place(const RunEvent& what, const sim::Record& record, const ContainerStep& step) {
        if (what.transport != kNone)
            tables_.relate(id_, truck(n_.transports[what.transport].id), "truck");
        if (what.element && (what.transport == kNone || n_.transports[what.transport].id != what.element))
            tables_.relate(id_, element(what.element), "at");
        if (const std::uint32_t m = what.machine != kNone ? what.machine : step.machine; m != kNone)
            tables_.relate(id_, machine(m), "machine");
        if (what.machine != kNone)
            tables_.change(OcelObject::Machine, machine(what.machine), time_, {"state", what.activity, {}});
        if (what.card != kNone) {
            tables_.relate(id_, card(what.card), "card");
            tables_.change(OcelObject::Card, card(what.card), time_, {"state", what.activity, {}});
        }
        if (record.kind() == RecordKind::Disrupted)
            for (const auto& target : n_.disruptions[record.subject].targets)
                if (target.kind == TableId::Processes)
                    tables_.relate(id_, element(n_.processes[target.index].id), "at");
    }

    void containers(const ContainerStep& step) {
        for (const auto& begun : step.begun) {
            const std::string name = container(begun.number);
            tables_.object(OcelObject::Container, name,
                           {{"item", itemName(begun.item), {}},
                            {"unit", unitOf(s_.plant, n_, begun.item), {}},
                            {"amount", {}, inUnits(begun.item, begun.amount)}});
            for (const std::uint32_t from : begun.from) {
                tables_.relateObjects(name, container(from), begun.made ? "made from" : "filled from");
                tables_.relate(id_, container(from), "from container");
            }
        }
        for (const std::uint32_t one : step.containers)
            tables_.relate(id_, container(one), "container");
        for (const auto& left : step.left)
            tables_.change(OcelObject::Container, container(left.container), time_, {"amount", {}, inUnits(step.item, left.amount)});
    }

    void orders(const sim::Record& r, std::uint32_t number) {
        switch (r.kind()) {
        case RecordKind::Ordered: {
            const sim::DemandNode& demand = n_.demands[r.subject];
            open_[r.subject].push_back({begin(number, demand.customer, "customer's order", demand.item, r.amount), r.amount});
            break;
        }
        case RecordKind::Released: {
            const sim::ScheduleNode& line = n_.schedules[r.subject];
            begin(number, n_.processes[line.process].id, "line of the plan", n_.recipes[line.recipe].item, r.amount);
            break;
        }
        case RecordKind::Delivered: settle(r, false); break;
        case RecordKind::Lost: settle(r, true); break;
        default:
            if (r.cause != sim::kNoCause)
                if (const auto found = orderOf_.find(r.cause); found != orderOf_.end())
                    tables_.relate(id_, found->second, "order");
        }
    }

    std::string begin(std::uint32_t number, Id who, const char* kind, std::uint32_t item, std::int64_t steps) {
        std::string name = padded("order-", ++orders_, width_);
        tables_.object(OcelObject::Order, name,
                       {{"for", n_.name(who), {}},
                        {"kind", kind, {}},
                        {"item", itemName(item), {}},
                        {"unit", unitOf(s_.plant, n_, item), {}},
                        {"amount", {}, inUnits(item, steps)},
                        {"open", {}, inUnits(item, steps)}});
        tables_.relateObjects(name, element(who), "placed by");
        tables_.relate(id_, name, "order");
        orderOf_[number] = name;
        return name;
    }

    /// Delivered: the oldest orders first; lost: the newest.
    void settle(const sim::Record& r, bool newestFirst) {
        auto& orders = open_[r.subject];
        for (std::int64_t left = r.amount; left > 0 && !orders.empty();) {
            OpenOrder& order = newestFirst ? orders.back() : orders.front();
            const std::int64_t part = std::min(left, order.left);
            left -= part;
            order.left -= part;
            tables_.relate(id_, order.id, "order");
            tables_.change(OcelObject::Order, order.id, time_, {"open", {}, inUnits(n_.demands[r.subject].item, order.left)});
            if (order.left > 0)
                break;
            newestFirst ? orders.pop_back() : orders.pop_front();
        }
    }

    const EventSource& s_;
    const sim::Network& n_;
    OcelTables tables_;
    RunClock clock_;
    ContainerStory story_;
    std::size_t width_;
    std::set<Id> elements_;
    std::vector<std::deque<OpenOrder>> open_;                ///< by demand, the oldest first
    std::unordered_map<std::uint32_t, std::string> orderOf_; ///< by the record that placed it
    std::uint64_t orders_ = 0;
    std::string id_, time_;                                  ///< of the event being written
};

Result<void> writeLog(const std::filesystem::path& file, const EventSource& source, const EventJob& job) {
    Log log(file, source);
    log.objectsOfThePlan();
    for (std::size_t n = 0; n < source.records; ++n) {
        if (n % kEventsBetweenLooks == 0) {
            if (job.isStopped())
                return fail(ErrorCode::Cancelled);
            if (job.progress)
                job.progress(static_cast<double>(n) / static_cast<double>(source.records));
        }
        log.event(static_cast<std::uint32_t>(n));
    }
    if (job.isStopped())
        return fail(ErrorCode::Cancelled);
    log.finish();
    return {};
}

} // namespace

Result<void> writeOcel(const std::filesystem::path& path, const EventSource& source, const EventJob& job) {
    return writeBeside(path, [&](const std::filesystem::path& file) -> Result<void> {
        try {
            return writeLog(file, source, job);
        } catch (const SQLite::Exception& error) {
            return fail(ErrorCode::CannotWrite, {error.what()}, path.string());
        }
    });
}

} // namespace takt::exchange
