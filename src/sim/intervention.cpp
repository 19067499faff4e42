#include "sim/intervention.h"

#include <algorithm>
#include <string>

#include "sim/network.h"

namespace takt::sim {

namespace {

using Kind = Intervention::Kind;
constexpr auto& kNames = EnumNames<Kind>::names;
constexpr TableMask kLoops = tableMask(TableId::KanbanLoops);
constexpr TableMask kProcesses = tableMask(TableId::Processes);
constexpr std::int64_t kMostPercent = 10'000;

constexpr InterventionRule ofCards() { return {.on = kLoops, .amount = Needs::Yes, .most = kMostCount}; }
constexpr InterventionRule inStores() { return {.on = kStores, .item = Needs::Yes, .amount = Needs::Yes}; }
constexpr InterventionRule percentOf(TableMask on, Needs item = Needs::No, std::int64_t least = 1) {
    return {.on = on, .item = item, .amount = Needs::Yes, .least = least, .most = kMostPercent};
}
constexpr InterventionRule stepsOf(std::int64_t least) { return {.on = kLoops, .amount = Needs::Yes, .least = least}; }

/// In the order of Kind.
constexpr std::array<InterventionRule, kNames.size()> kRules = {{
    {.on = kProcesses, .amount = Needs::Maybe, .length = Needs::Yes, .least = 0, .most = kMostCount},
    {.on = kProcesses, .amount = Needs::Maybe, .least = 0, .most = kMostCount},
    ofCards(),
    ofCards(),
    ofCards(),
    inStores(),
    inStores(),
    {.on = tableMask(TableId::Customers), .item = Needs::Yes, .amount = Needs::Yes},
    {.on = tableMask(TableId::Transports), .length = Needs::Yes},
    {.on = tableMask(TableId::OperatorGroups), .amount = Needs::Yes, .length = Needs::Yes, .most = kMostCount},
    {.on = tableMask(TableId::Suppliers), .length = Needs::Yes},
    {.on = kLoops, .length = Needs::Yes, .paper = Needs::Maybe},
    ofCards(),
    ofCards(),
    percentOf(kProcesses),
    {.on = tableMask(TableId::Customers), .item = Needs::Yes, .amount = Needs::Yes},
    percentOf(tableMask(TableId::Customers), Needs::Yes, 0),
    {.on = kProcesses, .amount = Needs::Yes, .least = Share::kOne / 1000, .most = Share::kOne},
    {.on = kProcesses, .length = Needs::Yes},
    {.on = kProcesses, .length = Needs::Yes, .maybeNone = true},
    percentOf(kProcesses),
    percentOf(tableMask(TableId::Suppliers), Needs::Maybe),
    percentOf(tableMask(TableId::Transports)),
    stepsOf(1),
    stepsOf(0),
    stepsOf(1),
}};

std::string words(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

std::string tablesOf(TableMask mask) {
    std::string out;
    Plant{}.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if (contains(mask, Row::table))
            out += (out.empty() ? "" : ", ") + words(Row::tableName);
    });
    return out;
}

tl::unexpected<Error> lacks(const Intervention& i, const char* member, const char* what) {
    return fail(ErrorCode::InterventionIncomplete, {kNames[static_cast<std::size_t>(i.kind)], member, what}, member);
}

tl::unexpected<Error> outside(const char* member, std::int64_t value, std::int64_t least, std::int64_t most) {
    return fail(ErrorCode::OutOfRange, {member, std::to_string(value), std::to_string(least), std::to_string(most)}, member);
}

/// Whether a kind of loop reads what is set.
bool reads(LoopKind loop, Kind kind) {
    switch (kind) {
    case Kind::SetLot:
        return loop == LoopKind::Signal || loop == LoopKind::LotBoard || loop == LoopKind::ReorderPoint;
    case Kind::SetTrigger:
        return loop == LoopKind::Signal || loop == LoopKind::ReorderPoint || loop == LoopKind::MinMax;
    case Kind::SetOrderUpTo: return loop == LoopKind::BaseStock || loop == LoopKind::MinMax;
    case Kind::SignalOutage: return true;
    default: return !watchesPosition(loop); // cards
    }
}

class PlantCheck {
  public:
    PlantCheck(const std::vector<Intervention>& all, const Network& network) : all_(all), n_(network) {}

    Result<void> operator()(const Intervention& i) const {
        const auto table = n_.tables.find(i.element);
        if (table == n_.tables.end())
            return fail(ErrorCode::UnknownId, {std::to_string(i.element.value)}, "element");
        if (auto ok = check(i, table->second); !ok)
            return ok;
        if (table->second == TableId::KanbanLoops)
            return checkLoop(i);
        if (i.item && !isThere(i))
            return fail(ErrorCode::InterventionItemNotThere, {name(i), n_.name(i.item), n_.name(i.element)}, "item");
        if (i.kind == Kind::SetQuantity)
            for (const auto& d : n_.demands)
                if (isOf(d, i) && (d.pattern == DemandPattern::Renewal || d.pattern == DemandPattern::Series))
                    return fail(ErrorCode::InterventionOwnLaw, {n_.name(i.item), n_.name(i.element)}, "parameter");
        if (i.kind == Kind::SetUptime && n_.processes[n_.processOf(i.element)].stop.meanUs <= 0 && i.amount < Share::kOne &&
            !isSet(i.element, Kind::SetStopLength))
            return fail(ErrorCode::InterventionWithoutStops, {n_.name(i.element)}, "parameter");
        return {};
    }

  private:
    static std::string name(const Intervention& i) { return kNames[static_cast<std::size_t>(i.kind)]; }
    static bool isOf(const DemandNode& d, const Intervention& i, const Network& n) {
        return d.customer == i.element && n.items[d.item].id == i.item;
    }
    bool isOf(const DemandNode& d, const Intervention& i) const { return isOf(d, i, n_); }
    bool isSet(Id element, Kind kind) const {
        return std::ranges::any_of(all_, [&](const Intervention& i) { return i.element == element && i.kind == kind; });
    }

    Result<void> checkLoop(const Intervention& i) const {
        const LoopKind kind = n_.loops[n_.loopOf(i.element)].kind;
        if (reads(kind, i.kind))
            return {};
        if (i.kind >= Kind::SetLot)
            return fail(ErrorCode::InterventionNotOfLoop,
                        {EnumNames<LoopKind>::names[static_cast<std::size_t>(kind)], name(i).substr(4)}, "parameter");
        return fail(ErrorCode::InterventionWithoutCards, {name(i), n_.name(i.element)}, "element");
    }

    /// A lane takes every item of the plant.
    bool isThere(const Intervention& i) const {
        switch (i.kind) {
        case Kind::PutIn:
        case Kind::TakeOut: return n_.itemOf(i.item) != kNone && n_.placeOf(i.element, i.item) != kNone;
        case Kind::SetLeadTime:
            return std::ranges::any_of(n_.supplies, [&](const SupplyNode& s) {
                return s.supplier == i.element && n_.items[s.item].id == i.item;
            });
        default: return std::ranges::any_of(n_.demands, [&](const DemandNode& d) { return isOf(d, i); });
        }
    }

    const std::vector<Intervention>& all_;
    const Network& n_;
};

} // namespace

const InterventionRule& ruleOf(Intervention::Kind kind) { return kRules[static_cast<std::size_t>(kind)]; }

Result<void> check(const Intervention& i, TableId table) {
    const InterventionRule& rule = ruleOf(i.kind);
    if (!contains(rule.on, table))
        return fail(ErrorCode::InterventionElsewhere,
                    {kNames[static_cast<std::size_t>(i.kind)], tablesOf(rule.on), tablesOf(tableMask(table))}, "element");
    if (rule.item == Needs::Yes && !i.item)
        return lacks(i, "item", "an item of the plant");
    if (rule.amount == Needs::Yes && i.amount == 0 && rule.least > 0)
        return lacks(i, "amount", "a whole number above 0");
    if (rule.amount != Needs::No && (i.amount < rule.least || i.amount > rule.most))
        return outside("amount", i.amount, rule.least, rule.most);
    if (rule.length == Needs::Yes && i.length.us == 0 && !rule.maybeNone)
        return lacks(i, "length", "a time, as \"90 min\"");
    if (i.length.us < 0 || i.length.us > kMostTime)
        return outside("length", i.length.us, 0, kMostTime);
    if (i.paper.us < 0 || i.paper.us > kMostTime)
        return outside("paper", i.paper.us, 0, kMostTime);
    return {};
}

Result<void> check(const std::vector<Intervention>& interventions, const Network& network) {
    const PlantCheck holds(interventions, network);
    for (std::size_t n = 0; n < interventions.size(); ++n)
        if (auto ok = holds(interventions[n]); !ok)
            return tl::unexpected(ok.error().at("interventions[" + std::to_string(n) + "]"));
    return {};
}

} // namespace takt::sim
