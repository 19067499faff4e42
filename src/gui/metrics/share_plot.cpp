#include "gui/metrics/share_plot.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kLeastBar = 20, kMostBar = 30; // rows grow with the room they get
constexpr int kBehindBar = 10;
constexpr int kLeastGap = 10, kMostGap = 24;
constexpr int kSwatch = 10;
constexpr double kTooSmall = 0.0005; // a share that no one sees

bool isPlain(const ShareKind& kind) {
    using S = sim::MachineState;
    return kind.state != S::NoCard && kind.state != S::NoOperator && kind.state != S::PlannedMaintenance;
}

/// White or dark, whichever reads better on the fill.
QColor inkOn(const QColor& fill) {
    const QColor dark = Theme::colors(Mode::Light).ink, light = Theme::colors(Mode::Light).panel;
    return contrast(fill, light) > contrast(fill, dark) ? light : dark;
}

QColor colourOf(const ShareKind& kind) {
    return kind.state == sim::MachineState::Count ? kind.colour : Theme::instance().state(kind.state);
}

void fill(QPainter& painter, const QRectF& rect, const ShareKind& kind) {
    if (kind.state == sim::MachineState::Count)
        painter.fillRect(rect, kind.colour);
    else
        fillState(painter, rect, kind.state);
}

} // namespace

SharePlot::SharePlot(QWidget* parent) : Plot(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void SharePlot::replace(std::vector<ShareKind> kinds, std::vector<Row> rows) {
    kinds_ = std::move(kinds);
    rows_ = std::move(rows);
    filled();
    QStringList said;
    for (const auto& row : rows_) {
        QStringList parts;
        for (std::size_t k = 0; k < kinds_.size(); ++k)
            if (row.shares[k] >= kTooSmall)
                parts << kinds_[k].name + QLatin1Char(' ') + percent(row.shares[k]);
        said << row.name + QLatin1String(": ") + parts.join(QLatin1String(", "));
    }
    setAccessibleDescription(said.join(QLatin1String("; ")));
}

void SharePlot::forget() {
    kinds_.clear();
    rows_.clear();
}

bool SharePlot::isTwo() const {
    return std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return !row.behind.empty(); });
}

std::vector<std::size_t> SharePlot::shownKinds() const {
    std::vector<std::size_t> shown;
    for (std::size_t k = 0; k < kinds_.size(); ++k)
        if (std::any_of(rows_.begin(), rows_.end(), [k](const Row& row) {
                return row.shares[k] >= kTooSmall || (!row.behind.empty() && row.behind[k] >= kTooSmall);
            }))
            shown.push_back(k);
    return shown;
}

int SharePlot::labelHeight() const { return QFontMetrics(plotFont(0)).height() + 3; }

int SharePlot::neededHeight() const {
    if (rows_.empty())
        return 0;
    const int each = labelHeight() + kLeastBar + kLeastGap + (isTwo() ? kBehindBar + 1 : 0);
    return static_cast<int>(rows_.size()) * each + keysHeight(std::max(200, width())) + 4;
}

double SharePlot::rowHeight() const {
    const int second = isTwo() ? kBehindBar + 1 : 0;
    const double room = (frame().height() - keysHeight(frame().width()) - 4) / static_cast<double>(std::max<std::size_t>(1, rows_.size()));
    return std::clamp(room, double(labelHeight() + kLeastBar + kLeastGap + second), double(labelHeight() + kMostBar + kMostGap + second));
}

QRectF SharePlot::barRect(std::size_t row) const {
    const int second = isTwo() ? kBehindBar + 1 : 0;
    const double spare = rowHeight() - labelHeight() - kLeastBar - kLeastGap - second;
    const double bar = std::min<double>(kMostBar, kLeastBar + spare * 0.4);
    return {0, std::round(static_cast<double>(row) * rowHeight() + labelHeight()), frame().width(), std::round(bar)};
}

void SharePlot::drawBar(QPainter& painter, const std::vector<double>& shares, const QRectF& rect) const {
    double left = rect.left();
    painter.setFont(plotFont(-1, true));
    for (std::size_t k = 0; k < kinds_.size(); ++k) {
        const QRectF part(left, rect.top(), rect.width() * shares[k], rect.height());
        left = part.right();
        if (part.width() < 0.5)
            continue;
        painter.setRenderHint(QPainter::Antialiasing, false);
        fill(painter, part, kinds_[k]);
        const QString text = number(shares[k] * 100.0);
        if (painter.fontMetrics().horizontalAdvance(text) + 6 > part.width() || rect.height() < kLeastBar)
            continue;
        painter.setPen(isPlain(kinds_[k]) ? inkOn(colourOf(kinds_[k])) : colors().ink);
        if (!isPlain(kinds_[k]) && kinds_[k].state != sim::MachineState::NoCard) {
            const QRectF words = painter.fontMetrics().boundingRect(text);
            painter.fillRect(QRectF(part.center().x() - words.width() / 2 - 3, part.top() + 2, words.width() + 6, part.height() - 4),
                             colors().panel);
        }
        painter.drawText(part, Qt::AlignCenter, text);
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void SharePlot::draw(QPainter& painter) {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const QRectF rect = barRect(r);
        const Row& row = rows_[r];
        painter.setFont(plotFont(0));
        const QFontMetrics metrics = painter.fontMetrics();
        const double base = rect.top() - 3 - metrics.descent();
        const QString figure = row.figureBehind.isEmpty() ? row.figure : tr("%1 · outlined below %2").arg(row.figure, row.figureBehind);
        const int wide = metrics.horizontalAdvance(figure);
        painter.setPen(colors().quiet);
        painter.drawText(QPointF(rect.right() - wide - 1, base), figure);
        painter.setPen(colors().ink);
        painter.drawText(QPointF(0, base), metrics.elidedText(row.name, Qt::ElideRight, static_cast<int>(rect.width()) - wide - 12));
        drawBar(painter, row.shares, rect);
        if (row.behind.empty())
            continue;
        const QRectF under(rect.left(), rect.bottom() + 1, rect.width(), kBehindBar);
        drawBar(painter, row.behind, under);
        painter.setPen(QPen(quieter(colors().ink), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(under.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    placeKeys(&painter, frame().height() - keysHeight(frame().width()), frame().width());
}

int SharePlot::keysHeight(double width) const { return placeKeys(nullptr, 0, width); }

/// Draws the keys wrapped at the width, or only measures them; their height.
int SharePlot::placeKeys(QPainter* painter, double top, double width) const {
    const QFontMetrics metrics(axisFont());
    double x = 0, y = top;
    const auto key = [&](const QString& name, auto sample) {
        const int wide = kSwatch + 6 + metrics.horizontalAdvance(name);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += metrics.height() + 4;
        }
        if (painter) {
            painter->setFont(axisFont());
            sample(QRectF(x, y + (metrics.height() - kSwatch) / 2.0, kSwatch, kSwatch));
            painter->setPen(colors().ink);
            painter->drawText(QPointF(x + kSwatch + 6, y + metrics.ascent()), name);
        }
        x += wide + 14;
    };
    for (const auto k : shownKinds())
        key(kinds_[k].name, [&](const QRectF& swatch) { fill(*painter, swatch, kinds_[k]); });
    if (isTwo())
        key(behindName_, [&](const QRectF& swatch) {
            painter->setPen(QPen(quieter(colors().ink), 1, Qt::DashLine));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(swatch);
        });
    return static_cast<int>(y - top) + metrics.height();
}

void SharePlot::drawOver(QPainter& painter) {
    for (std::size_t r = 0; hover_ && r < rows_.size(); ++r) {
        if (!barRect(r).adjusted(0, -labelHeight(), 0, isTwo() ? kBehindBar : 0).contains(*hover_))
            continue;
        std::vector<PlotValue> values;
        for (const auto k : shownKinds()) {
            QString text = percent(rows_[r].shares[k]);
            if (!rows_[r].behind.empty())
                text = tr("%1, %2: %3", "share, run, share").arg(text, behindName_, percent(rows_[r].behind[k]));
            values.push_back({kinds_[k].name, text, colourOf(kinds_[k])});
        }
        return drawValues(painter, QRectF(rect()), *hover_, rows_[r].name, values);
    }
}

void SharePlot::mouseMoveEvent(QMouseEvent* event) {
    hover_ = event->position();
    update();
}

void SharePlot::leaveEvent(QEvent*) {
    hover_.reset();
    update();
}

PlotTable SharePlot::table() const {
    PlotTable out;
    out.columns = {tr("Name"), tr("Run")};
    for (const auto& kind : kinds_)
        out.columns << kind.name;
    for (const auto& row : rows_)
        for (const auto* shares : {&row.shares, &row.behind}) {
            if (shares->empty())
                continue;
            QStringList line{row.name, shares == &row.behind ? behindName_ : tr("on view")};
            for (const double share : *shares)
                line << plain(share);
            out.rows.push_back(line);
        }
    return out;
}

} // namespace takt::gui
