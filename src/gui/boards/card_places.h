// Where the free cards of a loop hang, and in which order a process will work those that hang before it.
#pragma once

#include <vector>

#include "sim/replay.h"

namespace takt::gui {

/// Free cards by where they are: numbers from 1 in their loop, those first that came there first.
struct FreeCards {
    std::vector<std::uint32_t> atPost;   ///< at the post of who uses: not collected yet; on a lot-making board: gathering
    std::vector<std::uint32_t> underWay; ///< between the posts
    std::vector<std::uint32_t> atSource; ///< at the maker, or at the market that has no full container for them
    bool operator==(const FreeCards&) const = default;
};
FreeCards freeCards(const sim::Network& network, const sim::Trace& trace, const sim::Picture& picture, std::uint32_t loop);

/// Its cards are collected at one post and brought to another.
bool hasTwoPosts(const sim::LoopNode& loop);
/// Any of them.
bool haveTwoPosts(const sim::Network& network, const std::vector<std::uint32_t>& loops);

/// A card that hangs before a process.
struct QueuedCard {
    std::uint32_t loop = 0, card = 0; ///< number from 1 in its loop
    bool operator==(const QueuedCard&) const = default;
};
/// The cards that hang before a process in the order in which it works them as far as their material is there: first come,
/// first served (sim/engine_orders.h). What it has begun is not among them, and goes on before.
std::vector<QueuedCard> workSequence(const sim::Network& network, const sim::Trace& trace, const sim::Picture& picture,
                                     std::uint32_t process);

} // namespace takt::gui
