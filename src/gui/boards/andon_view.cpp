#include "gui/boards/andon_view.h"

#include <QPainter>
#include <QPainterPath>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {
constexpr int kGap = 12;
constexpr int kLeastLetters = 36; ///< beside each other in a tile: what it does, and since when
} // namespace

AndonView::AndonView(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred); // a fixed height would be that of another width
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void AndonView::setTiles(std::vector<AndonTile> tiles) {
    if (tiles == tiles_)
        return;
    const bool resized = tiles.size() != tiles_.size();
    tiles_ = std::move(tiles);
    QStringList said;
    for (const auto& tile : tiles_)
        said << tr("%1: %2, %3").arg(tile.process, tile.what, tile.since);
    setAccessibleName(said.join(QLatin1String("; ")));
    if (resized)
        updateGeometry();
    update();
}

void AndonView::setCompact(bool on) {
    if (on == compact_)
        return;
    compact_ = on;
    updateGeometry();
    update();
}

int AndonView::columnsFor(int width) const {
    const int least = kLeastLetters * QFontMetrics(Theme::instance().font(0)).averageCharWidth();
    const int fit = std::max(1, (width + kGap) / (least + kGap));
    return std::min(fit, std::max(2, static_cast<int>(tiles_.size())));
}

int AndonView::heightForWidth(int width) const {
    const int columns = columnsFor(width);
    const int lines = (static_cast<int>(tiles_.size()) + columns - 1) / columns;
    return std::max(0, lines * (tileHeight() + kGap) - kGap);
}

void AndonView::paintTile(QPainter& painter, const AndonTile& tile, const QRectF& rect) const {
    const Theme& theme = Theme::instance();
    const QColor colour = theme.state(tile.state);
    const QColor ground = mixed(colour, colors().panel, 0.86);
    QPainterPath shape;
    shape.addRoundedRect(rect, 4, 4);
    painter.setPen(Qt::NoPen);
    painter.fillPath(shape, ground);
    painter.save();
    painter.setClipPath(shape);
    const QRectF edge(rect.left(), rect.top(), 8, rect.height());
    painter.fillRect(edge, colors().panel);
    fillState(painter, edge, tile.state);
    painter.restore();

    const QRectF words = rect.adjusted(20, compact_ ? 5 : 8, -12, compact_ ? -5 : -8);
    const QRectF upper(words.left(), words.top(), words.width(), words.height() / 2);
    const QRectF lower(words.left(), words.center().y(), words.width(), words.height() / 2);
    painter.setFont(theme.font(1, true));
    painter.setPen(colors().ink);
    painter.drawText(
        upper, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(tile.process, Qt::ElideRight, static_cast<int>(upper.width())));
    painter.setFont(theme.font(-1));
    const double sinceWide = painter.fontMetrics().horizontalAdvance(tile.since) + 10;
    painter.setPen(readable(colors().quiet, ground));
    painter.drawText(lower, Qt::AlignRight | Qt::AlignVCenter, tile.since);
    painter.setFont(theme.font(0));
    painter.setPen(readable(colour, ground));
    painter.drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(tile.what, Qt::ElideRight,
                                                      static_cast<int>(lower.width() - sinceWide)));
}

void AndonView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int columns = columnsFor(width());
    const double wide = (width() - (columns - 1) * kGap) / static_cast<double>(columns);
    for (std::size_t i = 0; i < tiles_.size(); ++i) {
        const auto column = static_cast<int>(i) % columns, line = static_cast<int>(i) / columns;
        paintTile(painter, tiles_[i],
                  {column * (wide + kGap), double(line * (tileHeight() + kGap)), wide, double(tileHeight())});
    }
}

} // namespace takt::gui
