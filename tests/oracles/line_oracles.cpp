// Saturated lines with blocking after service: Hillier and Boling 1967, Buzacott 1967, Yamazaki and
// Sakasegawa 1975 and Muth 1979 (reversed lines), Gershwin and Berman 1981 (unreliable machines).
#include "oracle.h"

namespace takt::test {

namespace {

struct Stage {
    double mean = 1;
    bool unreliable = false;
};

/// Machines with buffers between. A buffer of none is a market of one card: its container stands on the
/// machine until the next one starts it.
Project line(const std::vector<Stage>& stages, const std::vector<int>& buffers) {
    PlantBuilder b;
    const Id item = b.item("Part");
    Id before;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const Id machine = b.element<Process>("Machine " + std::to_string(i + 1));
        b.recipe(machine, item, exponential(stages[i].mean));
        if (stages[i].unreliable)
            b.change<Process>(machine, [](Process& p) {
                p.uptime = {Share::kOne / 11 * 10 + 9};
                p.stopLength = exponential(10);
            });
        if (before)
            b.flow(before, machine);
        if (i + 1 == stages.size()) {
            insatiableCustomer(b, machine, item);
        } else if (buffers[i] > 0) {
            before = b.lane(buffers[i], WhenFull::FinishesAndHolds);
            b.flow(machine, before);
        } else {
            before = b.element<Supermarket>("Hand-over " + std::to_string(i + 1));
            b.flow(machine, before);
            b.loop(LoopKind::Production, item, machine, before, 1);
        }
    }
    return b.build();
}

Project evenLine(std::size_t stages, int buffer) {
    return line(std::vector<Stage>(stages), std::vector<int>(stages - 1, buffer));
}

} // namespace

std::vector<Oracle> lineOracles() {
    std::vector<Oracle> all;
    const auto add = [&](const std::string& name, Project plant, double exact, int seconds = 20'000) {
        all.push_back({name, std::move(plant), {throughput(exact, seconds)}, seconds});
    };
    for (const int b : {0, 1, 3, 10})
        add("5 two machines, B=" + std::to_string(b), evenLine(2, b), (b + 2.0) / (b + 3.0));
    add("6 rates 1 and .8, B=3", line({{1}, {1.25}}, {3}), .728944);
    const std::vector<double> three = {.564103, .670466, .734017, .776712, .807486};
    for (int b = 0; b < 5; ++b)
        add("7 three machines, B=" + std::to_string(b), evenLine(3, b), three[static_cast<std::size_t>(b)]);
    const std::vector<double> five = {.485798, .607583, .680489};
    for (int b = 0; b < 3; ++b)
        add("8 five machines, B=" + std::to_string(b), evenLine(5, b), five[static_cast<std::size_t>(b)]);
    add("9 rates 1, 2, 3, buffers 1, 0", line({{1}, {.5}, {1.0 / 3}}, {1, 0}), .916158);
    add("9 rates 3, 2, 1, buffers 0, 1", line({{1.0 / 3}, {.5}, {1}}, {0, 1}), .916158);
    const std::vector<std::pair<int, double>> unreliable = {{0, .589955}, {3, .722006}, {10, .799026}};
    for (const auto& [b, exact] : unreliable)
        add("15 unreliable machines, B=" + std::to_string(b), line({{1, true}, {1, true}}, {b}), exact, 60'000);
    return all;
}

} // namespace takt::test
