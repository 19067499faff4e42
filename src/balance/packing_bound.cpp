#include "balance/packing_bound.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include <glpk.h>

namespace takt::balance {

namespace {

constexpr double kScale = 5000;
constexpr std::int64_t kMostWork = 4'000'000; // kinds x cycle of one pricing

struct Kinds {
    std::vector<std::int32_t> times;
    std::vector<int> counts;
};

/// The load of greatest value that fits: how many of each kind.
template <class Value>
std::pair<Value, std::vector<int>> bestLoad(const Kinds& kinds, const std::vector<Value>& values, std::int32_t cycle) {
    const auto rooms = static_cast<std::size_t>(cycle) + 1;
    std::vector<Value> best(rooms, Value{});
    std::vector<std::vector<std::uint8_t>> taken;
    std::vector<std::size_t> kindOf;
    for (std::size_t v = 0; v < kinds.times.size(); ++v) {
        if (values[v] <= Value{})
            continue;
        const auto time = static_cast<std::size_t>(kinds.times[v]);
        const int most = std::min<int>(kinds.counts[v], cycle / std::max(1, kinds.times[v]));
        for (int copy = 0; copy < most; ++copy) {
            auto& row = taken.emplace_back(rooms, 0);
            kindOf.push_back(v);
            for (std::size_t r = rooms; r-- > time;)
                if (best[r - time] + values[v] > best[r]) {
                    best[r] = best[r - time] + values[v];
                    row[r] = 1;
                }
        }
    }
    std::vector<int> load(kinds.times.size(), 0);
    std::size_t room = rooms - 1;
    for (std::size_t i = taken.size(); i-- > 0;)
        if (taken[i][room]) {
            ++load[kindOf[i]];
            room -= static_cast<std::size_t>(kinds.times[kindOf[i]]);
        }
    return {best[rooms - 1], load};
}

/// A good packing to begin with: the longest that fits goes in, station by station.
std::vector<std::vector<int>> firstFit(const Kinds& kinds, std::int32_t cycle) {
    std::vector<int> counts = kinds.counts;
    std::vector<std::vector<int>> loads;
    for (;;) {
        std::vector<int> load(counts.size(), 0);
        std::int32_t room = cycle;
        for (std::size_t v = 0; v < counts.size(); ++v)
            while (counts[v] > 0 && kinds.times[v] <= room) {
                --counts[v], ++load[v];
                room -= kinds.times[v];
            }
        if (room == cycle)
            return loads;
        loads.push_back(std::move(load));
    }
}

class Programme { // the master, one row a kind
public:
    explicit Programme(const Kinds& kinds) : problem_(glp_create_prob(), glp_delete_prob) {
        glp_set_obj_dir(problem_.get(), GLP_MIN);
        glp_add_rows(problem_.get(), static_cast<int>(kinds.times.size()));
        for (std::size_t v = 0; v < kinds.times.size(); ++v)
            glp_set_row_bnds(problem_.get(), static_cast<int>(v) + 1, GLP_LO, kinds.counts[v], 0);
    }
    void add(const std::vector<int>& load) {
        const int column = glp_add_cols(problem_.get(), 1);
        glp_set_col_bnds(problem_.get(), column, GLP_LO, 0, 0);
        glp_set_obj_coef(problem_.get(), column, 1);
        std::vector<int> rows(1);
        std::vector<double> values(1);
        for (std::size_t v = 0; v < load.size(); ++v)
            if (load[v] > 0) {
                rows.push_back(static_cast<int>(v) + 1);
                values.push_back(load[v]);
            }
        glp_set_mat_col(problem_.get(), column, static_cast<int>(rows.size()) - 1, rows.data(), values.data());
    }
    bool solve() {
        glp_smcp settings;
        glp_init_smcp(&settings);
        settings.msg_lev = GLP_MSG_OFF;
        settings.it_lim = 20000;
        return glp_simplex(problem_.get(), &settings) == 0 && glp_get_status(problem_.get()) == GLP_OPT;
    }
    double value() const { return glp_get_obj_val(problem_.get()); }
    double dual(std::size_t row) const { return glp_get_row_dual(problem_.get(), static_cast<int>(row) + 1); }

private:
    std::unique_ptr<glp_prob, decltype(&glp_delete_prob)> problem_;
};

Kinds kindsOf(const ReadyLine& line) {
    std::map<std::int32_t, int, std::greater<>> counts;
    for (const std::int32_t time : line.times)
        if (time > 0)
            ++counts[time];
    Kinds kinds;
    for (const auto& [time, count] : counts) {
        kinds.times.push_back(time);
        kinds.counts.push_back(count);
    }
    return kinds;
}

} // namespace

LinearBound packingBound(const ReadyLine& line, std::int32_t cycle, double useful) {
    const Kinds kinds = kindsOf(line);
    if (kinds.times.empty() || static_cast<std::int64_t>(line.size) * cycle > kMostWork)
        return {};
    Programme programme(kinds);
    for (std::size_t v = 0; v < kinds.times.size(); ++v) {
        std::vector<int> load(kinds.times.size(), 0);
        load[v] = std::min<int>(kinds.counts[v], cycle / kinds.times[v]);
        programme.add(load);
    }
    for (const std::vector<int>& load : firstFit(kinds, cycle))
        programme.add(load);
    std::vector<double> duals(kinds.times.size());
    const int rounds = static_cast<int>(std::min<std::int64_t>(400, 10 * kMostWork / (static_cast<std::int64_t>(line.size) * cycle)));
    for (int round = 0; round < rounds; ++round) {
        if (!programme.solve() || programme.value() < static_cast<double>(line.total) / cycle + useful)
            return {};
        for (std::size_t v = 0; v < duals.size(); ++v)
            duals[v] = std::max(0.0, programme.dual(v));
        const auto [value, load] = bestLoad(kinds, duals, cycle);
        if (value < 1 + 1e-7)
            break;
        programme.add(load);
    }
    std::vector<std::int32_t> weights;
    for (const double dual : duals)
        weights.push_back(static_cast<std::int32_t>(dual * kScale + 1e-6));
    LinearBound bound;
    bound.room = std::max(1, bestLoad(kinds, weights, cycle).first);
    for (const std::int32_t time : line.times) {
        const auto kind = std::find(kinds.times.begin(), kinds.times.end(), time);
        bound.weights.push_back(kind == kinds.times.end() ? 0 : weights[static_cast<std::size_t>(kind - kinds.times.begin())]);
    }
    return bound;
}

} // namespace takt::balance
