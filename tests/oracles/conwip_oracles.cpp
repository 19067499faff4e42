// CONWIP: the practical worst case of Hopp and Spearman's Factory Physics, and mean value analysis.
#include "oracle.h"

namespace takt::test {

namespace {

Project line(const std::vector<double>& means, int cards) {
    PlantBuilder b;
    const Id item = b.item("Part");
    Id first, before;
    for (const double mean : means) {
        const Id process = b.element<Process>("Station " + std::to_string(mean));
        b.recipe(process, item, exponential(mean));
        if (before)
            b.flow(before, process);
        else
            first = process;
        before = process;
    }
    // Material belongs to a card from the moment the card releases it.
    b.change<Process>(first, [](Process& p) { p.withdraws = Withdraws::WhenCardIsFree; });
    b.loop(LoopKind::Conwip, {}, first, before, cards);
    insatiableCustomer(b, before, item);
    return b.build();
}

} // namespace

std::vector<Oracle> conwipOracles() {
    std::vector<Oracle> all;
    const std::vector<std::pair<int, int>> balanced = {{3, 2}, {5, 3}, {4, 8}};
    for (const auto& [stations, cards] : balanced)
        all.push_back({"13 CONWIP, " + std::to_string(stations) + " stations, w=" + std::to_string(cards),
                       line(std::vector<double>(static_cast<std::size_t>(stations), 1.0), cards),
                       {throughput(static_cast<double>(cards) / (cards + stations - 1)),
                        figure("flow time", cards + stations - 1.0, "flow_time.mean")}});
    all.push_back({"14 CONWIP, means 1, 1.25, .8, 1, w=6",
                   line({1, 1.25, .8, 1}, 6),
                   {throughput(.642432), figure("flow time", 9.339505, "flow_time.mean")}});
    return all;
}

} // namespace takt::test
