#include "lean/nelder_mead.h"

#include <algorithm>
#include <cmath>

namespace takt::lean {

namespace {

using Point = std::vector<double>;
using Function = std::function<double(const Point&)>;

struct Vertex {
    Point at;
    double value;
};

Point between(const Point& from, const Point& to, double share) {
    Point out(from.size());
    for (std::size_t i = 0; i < from.size(); ++i)
        out[i] = from[i] + share * (to[i] - from[i]);
    return out;
}

std::vector<Vertex> simplexAt(const Function& f, const Point& start) {
    std::vector<Vertex> out = {{start, f(start)}};
    for (std::size_t i = 0; i < start.size(); ++i) {
        Point p = start;
        p[i] += 0.5;
        out.push_back({p, f(p)});
    }
    return out;
}

/// The middle of all but the last.
Point centreOf(const std::vector<Vertex>& simplex) {
    Point out(simplex.front().at.size(), 0.0);
    for (std::size_t v = 0; v + 1 < simplex.size(); ++v)
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] += simplex[v].at[i] / static_cast<double>(out.size());
    return out;
}

/// One step on a simplex sorted by value.
void step(const Function& f, std::vector<Vertex>& simplex) {
    Vertex& worst = simplex.back();
    const Point centre = centreOf(simplex);
    const auto tried = [&](double share) {
        const Point p = between(centre, worst.at, share);
        return Vertex{p, f(p)};
    };
    const Vertex reflected = tried(-1.0);
    if (reflected.value < simplex.front().value) {
        const Vertex expanded = tried(-2.0);
        worst = expanded.value < reflected.value ? expanded : reflected;
        return;
    }
    if (reflected.value < simplex[simplex.size() - 2].value) {
        worst = reflected;
        return;
    }
    const Vertex contracted = tried(reflected.value < worst.value ? -0.5 : 0.5);
    if (contracted.value < std::min(reflected.value, worst.value)) {
        worst = contracted;
        return;
    }
    for (std::size_t v = 1; v < simplex.size(); ++v) {
        simplex[v].at = between(simplex.front().at, simplex[v].at, 0.5);
        simplex[v].value = f(simplex[v].at);
    }
}

Point descend(const Function& f, const Point& start) {
    auto simplex = simplexAt(f, start);
    const auto less = [](const Vertex& a, const Vertex& b) { return a.value < b.value; };
    std::stable_sort(simplex.begin(), simplex.end(), less);
    for (int i = 0; i < 500; ++i) {
        if (simplex.back().value - simplex.front().value <= 1e-10 * (std::fabs(simplex.front().value) + 1e-10))
            break;
        step(f, simplex);
        std::stable_sort(simplex.begin(), simplex.end(), less);
    }
    return simplex.front().at;
}

} // namespace

std::vector<double> leastOf(const Function& f, std::vector<double> start) {
    return descend(f, descend(f, start));
}

} // namespace takt::lean
