#include "base/batch_means.h"

#include <cmath>

namespace takt {

namespace {

double squaresAbout(std::span<const double> values, double mean) {
    double sum = 0.0;
    for (const double v : values)
        sum += (v - mean) * (v - mean);
    return sum;
}

} // namespace

void BatchMeans::closeBatch() {
    means_[batches_++] = sum_ / static_cast<double>(batchSize_);
    sum_ = 0.0;
    inBatch_ = 0;
    if (batches_ < kMost)
        return;
    for (std::size_t i = 0; i < kMost / 2; ++i)
        means_[i] = 0.5 * (means_[2 * i] + means_[2 * i + 1]);
    for (std::size_t i = kMost / 2; i < kMost; ++i)
        means_[i] = 0.0; // equal states are equal bit by bit
    batches_ = kMost / 2;
    batchSize_ *= 2;
}

double BatchMeans::lagOneCorrelation() const {
    const auto values = means();
    const double mean = estimate().mean;
    const double squares = squaresAbout(values, mean);
    if (values.size() < 3 || squares <= 0.0)
        return 0.0;
    double products = 0.0;
    for (std::size_t i = 1; i < values.size(); ++i)
        products += (values[i] - mean) * (values[i - 1] - mean);
    return products / squares;
}

bool BatchMeans::isUncorrelated() const {
    const auto values = means();
    if (values.size() < kMost / 2)
        return false;
    const double squares = squaresAbout(values, estimate().mean);
    if (squares <= 0.0)
        return true;
    double steps = 0.0;
    for (std::size_t i = 1; i < values.size(); ++i)
        steps += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
    const auto k = static_cast<double>(values.size());
    constexpr double kUpperFivePercent = 1.6448536269514722;
    return (1.0 - steps / (2.0 * squares)) * std::sqrt((k * k - 1.0) / (k - 2.0)) <= kUpperFivePercent;
}

} // namespace takt
