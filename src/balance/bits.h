// A set of tasks as a row of machine words; its width is fixed when the search is compiled.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace takt::balance {

template <int kWords>
struct Bits {
    std::array<std::uint64_t, kWords> words{};

    void set(int i) { words[static_cast<std::size_t>(i >> 6)] |= std::uint64_t{1} << (i & 63); }
    void reset(int i) { words[static_cast<std::size_t>(i >> 6)] &= ~(std::uint64_t{1} << (i & 63)); }
    bool test(int i) const { return (words[static_cast<std::size_t>(i >> 6)] >> (i & 63)) & 1; }

    int count() const {
        int sum = 0;
        for (const std::uint64_t word : words)
            sum += std::popcount(word);
        return sum;
    }
    /// Everything in this set is in the other.
    bool within(const Bits& other) const {
        std::uint64_t outside = 0;
        for (std::size_t w = 0; w < kWords; ++w)
            outside |= words[w] & ~other.words[w];
        return outside == 0;
    }
    bool meets(const Bits& other) const {
        std::uint64_t both = 0;
        for (std::size_t w = 0; w < kWords; ++w)
            both |= words[w] & other.words[w];
        return both != 0;
    }
    Bits& operator|=(const Bits& other) {
        for (std::size_t w = 0; w < kWords; ++w)
            words[w] |= other.words[w];
        return *this;
    }
    Bits without(const Bits& other) const {
        Bits rest;
        for (std::size_t w = 0; w < kWords; ++w)
            rest.words[w] = words[w] & ~other.words[w];
        return rest;
    }
    /// Calls visit(i) for every member, lowest first.
    template <class Visit>
    void each(Visit&& visit) const {
        for (std::size_t w = 0; w < kWords; ++w)
            for (std::uint64_t word = words[w]; word != 0; word &= word - 1)
                visit(static_cast<int>(w) * 64 + std::countr_zero(word));
    }
    bool operator==(const Bits&) const = default;
};

} // namespace takt::balance
