// Which containers the records of a trace are about. A trace moves amounts; containers are followed through it first
// in, first out, as the engine takes them (by date where an item expires, which is the same but for rework).
#pragma once

#include <deque>
#include <unordered_map>
#include <vector>

#include "sim/network.h"
#include "sim/trace.h"

namespace takt::exchange {

/// What one record says of containers. Numbers count from 0 in the order in which containers begin.
struct ContainerStep {
    /// A container is made, comes from a supplier, lies there at the begin, or is filled from others.
    struct Begun {
        std::uint32_t number = 0, item = sim::kNone; ///< no item: a lane's, and nothing tells which
        std::int64_t amount = 0;                     ///< steps
        std::vector<std::uint32_t> from;             ///< containers it is filled or made from
        bool made = false;                           ///< by a process; else filled
    };
    struct Left {
        std::uint32_t container = 0;
        std::int64_t amount = 0; ///< steps that are left in it
    };
    std::vector<std::uint32_t> containers; ///< that the record is about
    std::vector<Begun> begun;
    std::vector<Left> left;
    std::uint32_t item = sim::kNone;       ///< of the containers
    std::uint32_t machine = sim::kNone;    ///< that made or scrapped something
};

class ContainerStory {
  public:
    /// Both outlive it.
    ContainerStory(const sim::Network& network, const sim::Trace& trace);
    /// Follows record `number`; records are followed from 0 on, none left out. The answer holds until the next call.
    const ContainerStep& follow(const sim::Record& record, std::uint32_t number);

  private:
    struct Lying {
        std::uint32_t container, item;
        std::int64_t amount;
    };
    /// What a record left in somebody's hands, until another record that it caused puts it somewhere.
    struct Going {
        std::uint32_t record = UINT32_MAX;
        std::vector<std::uint32_t> containers;
        std::uint32_t item = sim::kNone;
        std::int64_t amount = 0;
        bool whole = false; ///< it is one container as it stands
    };
    static constexpr std::size_t kRemembered = 1U << 16;

    void put(const sim::Record& r, std::uint32_t n);
    void putInitial(const sim::Record& r);
    void take(const sim::Record& r, std::uint32_t n);
    void depart(const sim::Record& r, std::uint32_t n);
    void arrive(const sim::Record& r, std::uint32_t n);
    void made(const sim::Record& r, std::uint32_t n);
    void state(const sim::Record& r);
    std::uint32_t begin(std::uint32_t item, std::int64_t amount, std::vector<std::uint32_t> from, bool isMade);
    std::uint32_t asOne(const Going& going, std::uint32_t item, std::int64_t amount);
    const Going* goingFrom(std::uint32_t cause) const;
    void remember(std::uint32_t n, Going going) { recent_[n % kRemembered] = std::move(going); }
    void forget(std::uint32_t n) { waiting_.erase(n); }
    std::uint32_t machineOf(std::uint32_t cause) const;
    std::uint32_t itemOnWay(const sim::Record& r) const;

    const sim::Network& net_;
    const sim::Trace& trace_;
    std::vector<std::deque<Lying>> places_;
    std::vector<Going> recent_;                       ///< by record number, the last kRemembered
    std::unordered_map<std::uint32_t, Going> waiting_; ///< departures under way, and what is made and not yet put
    std::vector<std::vector<std::uint32_t>> taken_;   ///< by process, at this instant
    std::int64_t takenAt_ = -1;
    std::vector<std::vector<std::uint32_t>> inWork_;  ///< by machine
    std::vector<std::uint32_t> itemOfLeg_;            ///< where only one goes that way
    std::uint32_t count_ = 0;
    ContainerStep step_;
};

} // namespace takt::exchange
