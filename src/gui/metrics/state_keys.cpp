#include "gui/metrics/state_keys.h"

#include "gui/common/plot.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kSwatch = 10;

std::vector<QPointF> placesOf(const std::vector<sim::MachineState>& states, double width) {
    const QFontMetrics metrics(axisFont());
    std::vector<QPointF> out;
    double x = 0, y = 0;
    for (const auto state : states) {
        const int wide = kSwatch + 6 + metrics.horizontalAdvance(Theme::stateName(state));
        if (x > 0 && x + wide > width) {
            x = 0;
            y += metrics.height() + 4;
        }
        out.emplace_back(x, y);
        x += wide + 14;
    }
    return out;
}

} // namespace

const std::vector<sim::MachineState>& stateOrder() {
    using S = sim::MachineState;
    static const std::vector<S> order = {S::Working, S::Setup, S::NoMaterial, S::NoOperator,         S::Blocked,
                                         S::NoCard,  S::Down,  S::PlannedMaintenance, S::OnBreak, S::OffShift};
    return order;
}

int stateKeysHeight(const std::vector<sim::MachineState>& states, double width) {
    const auto places = placesOf(states, width);
    return places.empty() ? 0 : static_cast<int>(places.back().y()) + QFontMetrics(axisFont()).height();
}

void drawStateKeys(QPainter& painter, const QRectF& area, const std::vector<sim::MachineState>& states) {
    painter.setFont(axisFont());
    const QFontMetrics metrics = painter.fontMetrics();
    const auto places = placesOf(states, area.width());
    for (std::size_t i = 0; i < states.size(); ++i) {
        const QPointF at = area.topLeft() + places[i];
        const QRectF swatch(at.x(), at.y() + (metrics.height() - kSwatch) / 2.0, kSwatch, kSwatch);
        fillState(painter, swatch, states[i]);
        painter.setPen(colors().ink);
        painter.drawText(QPointF(swatch.right() + 6, at.y() + metrics.ascent()), Theme::stateName(states[i]));
    }
}

} // namespace takt::gui
