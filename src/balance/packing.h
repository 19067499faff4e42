// Whether what is left still fits into the stations left when precedence is forgotten: bin packing by
// completing one bin after another (Martello and Toth 1990; Korf 2003), with what is known of each rest kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace takt::balance {

class Packing {
public:
    /// `times` of all tasks that will ever be asked about; those of 0 need no room and are left out.
    Packing(const std::vector<std::int32_t>& times, std::int32_t cycle);

    /// False: proven that the tasks of `rest` (by number) do not fit into `bins`. True: they do, or it is not
    /// found out within `effort` tries.
    bool mayFit(std::span<const int> rest, int bins, int effort);

private:
    bool pack(std::int64_t slack, std::size_t largest);
    bool complete(std::size_t from, std::int32_t room, std::int32_t leastSkipped, std::int64_t slack, std::size_t largest);
    struct Known {
        std::uint64_t key = 0;
        bool fits = false;
    };
    Known& known(std::uint64_t key);
    void keep(std::uint64_t key, bool fits);

    std::int32_t cycle_;
    std::vector<std::int32_t> values_;      // distinct, longest first
    std::vector<std::size_t> valueOf_;      // of each task; values_.size() for none
    std::vector<std::uint64_t> keys_;
    std::vector<int> counts_;
    std::uint64_t key_ = 0;
    int left_ = 0;
    int effort_ = 0;
    int tableBits_;
    std::vector<Known> table_;
    std::size_t kept_ = 0;
};

} // namespace takt::balance
