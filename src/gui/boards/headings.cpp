#include "gui/boards/headings.h"

#include <QFontMetricsF>
#include <algorithm>

#include "gui/common/theme.h"

namespace takt::gui {

QFont headingFont(const std::vector<std::pair<QString, double>>& names) {
    constexpr int kUsual = -2;
    constexpr double kLeastPoints = 7;
    QFont font = Theme::instance().font(kUsual, true);
    for (int size = kUsual - 1;; --size) {
        const QFontMetricsF metrics(font);
        const bool fits = std::ranges::all_of(names, [&](const auto& name) { return metrics.horizontalAdvance(name.first) <= name.second; });
        const QFont smaller = Theme::instance().font(size, true);
        if (fits || smaller.pointSizeF() < kLeastPoints || smaller.pointSizeF() >= font.pointSizeF())
            return font;
        font = smaller;
    }
}

} // namespace takt::gui
