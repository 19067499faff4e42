#include "base/warm_up.h"

#include <algorithm>

#include "base/statistics.h"

namespace takt {

namespace {

std::vector<double> batchMeans(std::span<const double> observations) {
    std::vector<double> means(observations.size() / WarmUp::kBatch);
    for (std::size_t i = 0; i < means.size(); ++i) {
        for (const double x : observations.subspan(i * WarmUp::kBatch, WarmUp::kBatch))
            means[i] += x;
        means[i] /= WarmUp::kBatch;
    }
    return means;
}

} // namespace

WarmUp mser5(std::span<const double> observations) {
    const auto batches = batchMeans(observations);
    WarmUp out;
    out.runTooShort = batches.size() < 2 * WarmUp::kLeastLeft;
    if (batches.empty())
        return out;
    out.curve.resize(std::max(batches.size(), WarmUp::kLeastLeft) - WarmUp::kLeastLeft + 1);
    std::vector<double> meanFrom(out.curve.size());
    RunningMoments left; // what remains after a cut, from the shortest rest to the longest
    for (std::size_t cut = batches.size(); cut-- > 0;) {
        left.add(batches[cut]);
        if (cut >= out.curve.size())
            continue;
        const auto n = static_cast<double>(left.count());
        out.curve[cut] = left.variance() * (n - 1.0) / (n * n);
        meanFrom[cut] = left.mean();
    }
    const auto least = std::min_element(out.curve.begin(), out.curve.end());
    const auto best = static_cast<std::size_t>(least - out.curve.begin());
    out.truncation = best * WarmUp::kBatch;
    out.mean = meanFrom[best];
    out.runTooShort = out.runTooShort || best * 2 > batches.size();
    return out;
}

} // namespace takt
