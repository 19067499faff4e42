#include "gui/time/ladder_remark.h"

#include <QCoreApplication>
#include <algorithm>

namespace takt::gui {

QString ladderRemark(const sim::RunResult* result, const lean::Analysis& planned) {
    const auto* simulated = result ? result->find("stock_days.total") : nullptr;
    const bool maxima = std::any_of(planned.ladder.begin(), planned.ladder.end(),
                                    [](const lean::LadderEntry& e) { return e.isMaximum; });
    if (!simulated || !maxima || planned.leadTimeDays <= simulated->value.mean)
        return {};
    return QCoreApplication::translate("Run", "The ladder counts planned maximum stocks; a running plant holds less on average.");
}

} // namespace takt::gui
