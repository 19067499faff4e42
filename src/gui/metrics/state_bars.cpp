#include "gui/metrics/state_bars.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>

#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kLeastBar = 20, kMostBar = 30; // rows grow with the room they get
constexpr int kLeastGap = 10, kMostGap = 24;
constexpr int kSwatch = 10;

bool isPlain(sim::MachineState state) {
    using S = sim::MachineState;
    return state != S::NoCard && state != S::NoOperator && state != S::PlannedMaintenance;
}

/// White or dark, whichever reads better on the fill.
QColor inkOn(const QColor& fill) {
    const QColor dark = Theme::colors(Mode::Light).ink, light = Theme::colors(Mode::Light).panel;
    return contrast(fill, light) > contrast(fill, dark) ? light : dark;
}

} // namespace

StateBars::StateBars(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StateBars::setBars(std::vector<StateBar> bars) {
    const bool resized = bars.size() != bars_.size();
    bars_ = std::move(bars);
    QStringList said;
    for (const auto& bar : bars_) {
        QStringList parts;
        for (const auto& [state, share] : bar.shares)
            if (share >= 0.0005)
                parts << Theme::stateName(state) + QLatin1Char(' ') + percent(share);
        said << bar.process + QLatin1String(": ") + parts.join(QLatin1String(", "));
    }
    setAccessibleName(said.join(QLatin1String("; ")));
    if (resized)
        updateGeometry();
    update();
}

int StateBars::labelHeight() const { return QFontMetrics(Theme::instance().font(0)).height() + 3; }

QSize StateBars::sizeHint() const {
    return {240, static_cast<int>(bars_.size()) * (labelHeight() + kLeastBar + kLeastGap)};
}

double StateBars::rowHeight() const {
    const double room =
        static_cast<double>(height()) / static_cast<double>(std::max<std::size_t>(1, bars_.size()));
    return std::clamp(room, double(labelHeight() + kLeastBar + kLeastGap),
                      double(labelHeight() + kMostBar + kMostGap));
}

QRectF StateBars::barRect(std::size_t row) const {
    const double spare = rowHeight() - labelHeight() - kLeastBar - kLeastGap;
    const double bar = std::min<double>(kMostBar, kLeastBar + spare * 0.4);
    return {0, std::round(static_cast<double>(row) * rowHeight() + labelHeight()), double(width()),
            std::round(bar)};
}

void StateBars::paintBar(QPainter& painter, const StateBar& bar, const QRectF& rect) const {
    double left = rect.left();
    painter.setFont(Theme::instance().font(-1, true));
    for (const auto& [state, share] : bar.shares) {
        const QRectF part(left, rect.top(), rect.width() * share, rect.height());
        left = part.right();
        if (part.width() < 0.5)
            continue;
        painter.setRenderHint(QPainter::Antialiasing, false);
        fillState(painter, part, state);
        const QString text = number(share * 100.0);
        if (painter.fontMetrics().horizontalAdvance(text) + 6 > part.width())
            continue;
        painter.setPen(isPlain(state) ? inkOn(Theme::instance().state(state)) : colors().ink);
        if (!isPlain(state) && state != sim::MachineState::NoCard) {
            const QRectF words = painter.fontMetrics().boundingRect(text);
            const QRectF ground(part.center().x() - words.width() / 2 - 3, part.top() + 2, words.width() + 6,
                                part.height() - 4);
            painter.fillRect(ground, colors().panel);
        }
        painter.drawText(part, Qt::AlignCenter, text);
    }
}

void StateBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (bars_.empty()) {
        painter.setPen(colors().quiet);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("No machine has run yet."));
        return;
    }
    for (std::size_t row = 0; row < bars_.size(); ++row) {
        const QRectF rect = barRect(row);
        painter.setFont(Theme::instance().font(0));
        painter.setPen(colors().ink);
        painter.drawText(QPointF(0, rect.top() - 3 - painter.fontMetrics().descent()),
                         painter.fontMetrics().elidedText(bars_[row].process, Qt::ElideRight, width()));
        paintBar(painter, bars_[row], rect);
    }
}

bool StateBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (std::size_t row = 0; row < bars_.size(); ++row) {
        if (!barRect(row).adjusted(0, -16, 0, 0).contains(help->pos()))
            continue;
        QStringList lines{bars_[row].process};
        for (const auto& [state, share] : bars_[row].shares)
            if (share >= 0.0005)
                lines << tr("%1: %2").arg(Theme::stateName(state), percent(share));
        QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')), this);
        return true;
    }
    QToolTip::hideText();
    return true;
}

StateLegend::StateLegend(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StateLegend::setStates(std::vector<sim::MachineState> states) {
    if (states == states_)
        return;
    states_ = std::move(states);
    updateGeometry();
    update();
}

std::vector<QPoint> StateLegend::places(int width) const {
    const QFontMetrics metrics(Theme::instance().font(-1));
    std::vector<QPoint> out;
    int x = 0, y = 0;
    for (const auto state : states_) {
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

int StateLegend::heightForWidth(int width) const {
    const auto all = places(width);
    return all.empty() ? 0 : all.back().y() + QFontMetrics(Theme::instance().font(-1)).height();
}

void StateLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(Theme::instance().font(-1));
    const QFontMetrics metrics = painter.fontMetrics();
    const auto all = places(width());
    for (std::size_t i = 0; i < states_.size(); ++i) {
        const QRectF swatch(all[i].x(), all[i].y() + (metrics.height() - kSwatch) / 2.0, kSwatch, kSwatch);
        fillState(painter, swatch, states_[i]);
        painter.setPen(colors().ink);
        painter.drawText(QPointF(swatch.right() + 6, all[i].y() + metrics.ascent()),
                         Theme::stateName(states_[i]));
    }
}

} // namespace takt::gui
