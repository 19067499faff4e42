#include "gui/metrics/strip_plot.h"

#include <QPainter>
#include <algorithm>
#include <set>

#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/metrics/state_keys.h"

namespace takt::gui {

namespace {

constexpr double kLeastRow = 22, kMostRow = 56, kGap = 5;
constexpr int kMostLabel = 200;
constexpr double kBehindPart = 0.3; // of a row's height

const sim::StateStretch* stretchAt(const std::vector<sim::StateStretch>& all, Time t) {
    const auto after = std::upper_bound(all.begin(), all.end(), t,
                                        [](Time wanted, const sim::StateStretch& s) { return wanted < s.from; });
    if (after == all.begin() || std::prev(after)->to <= t)
        return nullptr;
    return &*std::prev(after);
}

/// Outlined, as everywhere; of many short ones side by side the sides would be all there is to be seen.
void drawNoCard(QPainter& painter, const QRectF& rect) {
    painter.fillRect(rect, colors().panel);
    painter.setPen(QPen(Theme::instance().state(sim::MachineState::NoCard), 1));
    for (const double y : {rect.top(), rect.bottom() - 1})
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right() - 1, y));
}

QString told(const sim::StateStretch& stretch) {
    return StripPlot::tr("%1, %2 to %3", "state, from, to")
        .arg(Theme::stateName(stretch.state), dayAndTime(stretch.from), dayAndTime(stretch.to));
}

} // namespace

void StripPlot::replace(Time from, Time to, std::vector<Row> rows) {
    rows_ = std::move(rows);
    std::set<sim::MachineState> seen;
    for (const auto& row : rows_)
        for (const auto* strip : {&row.stretches, &row.behind})
            for (const auto& stretch : *strip)
                seen.insert(stretch.state);
    states_.clear();
    for (const auto state : stateOrder())
        if (seen.count(state) > 0)
            states_.push_back(state);
    setSpan(from, to);
    filled();
}

void StripPlot::forget() {
    TimePlot::forget();
    rows_.clear();
}

void StripPlot::setBehindName(const QString& name) { behindName_ = name; }

int StripPlot::neededHeight() const {
    const QFontMetrics metrics(axisFont());
    const int keys = stateKeysHeight(states_, std::max(200, width()));
    return rows_.empty() ? 0 : static_cast<int>(static_cast<double>(rows_.size()) * kLeastRow) + keys + metrics.height() + 22;
}

int StripPlot::labelWidth() const {
    const QFontMetrics metrics(axisFont());
    int wide = 0;
    for (const auto& row : rows_)
        wide = std::max(wide, metrics.horizontalAdvance(row.name));
    return std::min({wide, kMostLabel, static_cast<int>(frame().width() / 3)}) + 12;
}

QRectF StripPlot::plotArea() const {
    const QFontMetrics metrics(axisFont());
    const int left = labelWidth(), above = stateKeysHeight(states_, frame().width()) + 8;
    return {double(left), double(above), std::max(10.0, frame().width() - left - 8),
            std::max(10.0, frame().height() - above - metrics.height() - 10)};
}

double StripPlot::rowHeight() const {
    return std::min(kMostRow, area().height() / static_cast<double>(std::max<std::size_t>(1, rows_.size())));
}

QRectF StripPlot::rowRect(std::size_t row) const {
    const QRectF area = this->area();
    const double height = rowHeight();
    return {area.left(), std::round(area.top() + static_cast<double>(row) * height), area.width(),
            std::round(std::max(6.0, height - kGap))};
}

void StripPlot::drawStrip(QPainter& painter, const std::vector<sim::StateStretch>& stretches, const QRectF& rect) const {
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const auto& stretch : stretches) {
        const double left = std::max(rect.left(), xOf(stretch.from)), right = std::min(rect.right(), xOf(stretch.to));
        if (right <= left)
            continue;
        const QRectF part(left, rect.top(), std::max(1.0, right - left), rect.height());
        if (stretch.state == sim::MachineState::NoCard)
            drawNoCard(painter, part);
        else
            fillState(painter, part, stretch.state);
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void StripPlot::draw(QPainter& painter) {
    drawStateKeys(painter, QRectF(0, 0, frame().width(), 40), states_);
    const QFontMetrics metrics(axisFont());
    const int label = labelWidth();
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const QRectF rect = rowRect(r);
        painter.setPen(colors().ink);
        painter.setFont(axisFont());
        painter.drawText(QRectF(0, rect.top(), label - 6, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(rows_[r].name, Qt::ElideRight, label - 6));
        const double thin = rows_[r].behind.empty() ? 0 : std::round(rect.height() * kBehindPart);
        drawStrip(painter, rows_[r].stretches, rect.adjusted(0, 0, 0, thin > 0 ? -thin - 1 : 0));
        if (thin > 0)
            drawStrip(painter, rows_[r].behind, QRectF(rect.left(), rect.bottom() - thin, rect.width(), thin));
    }
    drawTimeAxis(painter);
}

std::vector<PlotValue> StripPlot::valuesAt(Time t, double y) const {
    std::vector<PlotValue> values;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const QRectF rect = rowRect(r);
        if (y < rect.top() || y >= rect.top() + rowHeight())
            continue;
        if (const auto* stretch = stretchAt(rows_[r].stretches, t))
            values.push_back({rows_[r].name, told(*stretch), Theme::instance().state(stretch->state)});
        if (const auto* stretch = stretchAt(rows_[r].behind, t))
            values.push_back({behindName_, told(*stretch), Theme::instance().state(stretch->state)});
    }
    return values;
}

PlotTable StripPlot::table() const {
    PlotTable out;
    out.columns = {tr("Machine"), tr("State"), tr("From"), tr("To"), tr("From, hours since the start"),
                   tr("To, hours since the start"), tr("Run")};
    const auto hours = [](Time t) { return plain(std::round(static_cast<double>(t.us) / 3.6e9 * 1e4) / 1e4); };
    for (const auto& row : rows_)
        for (const auto* strip : {&row.stretches, &row.behind})
            for (const auto& s : *strip)
                out.rows.push_back({row.name, Theme::stateName(s.state), dayAndTime(s.from), dayAndTime(s.to), hours(s.from),
                                    hours(s.to), strip == &row.behind ? behindName_ : tr("on view")});
    return out;
}

} // namespace takt::gui
