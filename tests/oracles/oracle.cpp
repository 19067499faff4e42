#include "oracle.h"

#include <QtGlobal>

namespace takt::test {

double valueOf(const sim::RunResult& result, const std::string& begin, const std::string& end, bool all) {
    double sum = 0;
    bool found = false;
    for (const auto& m : result.measures)
        if (m.name.starts_with(begin) && (end.empty() ? m.name == begin : m.name.ends_with(end)) && (all || !found)) {
            sum += m.value.mean;
            found = true;
        }
    if (!found)
        qFatal("no measure %s…%s", begin.c_str(), end.c_str());
    return sum;
}

Figure throughput(double exact, int seconds) {
    return {"throughput", [seconds](const sim::RunResult& r) { return valueOf(r, "delivered.total", "") / seconds; },
            exact};
}

Figure workInProcess(double exact) {
    return {"work in process",
            [](const sim::RunResult& r) { return valueOf(r, "cards.", ".attached", true); }, exact};
}

} // namespace takt::test
