#include "gui/boards/posts_view.h"

#include <QPainter>
#include <algorithm>

#include "gui/boards/headings.h"
#include "gui/boards/zones.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {
constexpr int kMostLabel = 150;
constexpr int kGap = 14;
constexpr int kBar = 3;

struct SlotSize {
    double width, height, apart;
    CardSize card;
};

/// The largest that fits so many side by side.
SlotSize sizeFor(std::size_t slotCount, double room, double roomHeight, double textWidth) {
    const double wide = std::max(30.0, textWidth);
    if (static_cast<double>(slotCount) * (wide + 4) - 4 <= room)
        return {wide, std::min(36.0, roomHeight), 4, CardSize::Medium};
    return {12, 18, 3, CardSize::Small};
}
} // namespace

PostsView::PostsView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PostsView::setRows(std::vector<PostsRow> rows, const QString& user, const QString& source) {
    if (rows == rows_ && user == user_ && source == source_)
        return;
    const bool resized = rows.size() != rows_.size();
    rows_ = std::move(rows);
    user_ = user;
    source_ = source;
    QStringList said;
    for (const auto& row : rows_)
        said << tr("%1: %2 at the post, %3 on their way, %4 at the source")
                    .arg(row.item)
                    .arg(row.cards.atPost.size())
                    .arg(row.cards.underWay.size())
                    .arg(row.cards.atSource.size());
    setAccessibleName(said.join(QLatin1String("; ")));
    if (resized)
        updateGeometry();
    update();
}

void PostsView::setCompact(bool on) {
    if (on == compact_)
        return;
    compact_ = on;
    updateGeometry();
    update();
}

int PostsView::head() const { return QFontMetrics(Theme::instance().font(-2, true)).height() + 4; }

QSize PostsView::sizeHint() const { return {480, head() + static_cast<int>(rows_.size()) * rowHeight()}; }

double PostsView::labelWidth() const {
    const QFontMetrics strong(Theme::instance().font(0, true)), quiet(Theme::instance().font(-1));
    int width = quiet.horizontalAdvance(tr("%1 of %2 free, %3").arg(10).arg(10).arg(zoneName(Zone::Yellow)));
    for (const auto& row : rows_)
        width = std::max(width, strong.horizontalAdvance(row.item));
    return std::min(width + 2, kMostLabel) + kGap;
}

QString PostsView::columnName(Column column) const {
    switch (column) {
    case Column::Source:
        return source_.isEmpty() ? tr("AT THE SOURCE") : tr("POST AT %1").arg(source_.toUpper());
    case Column::UnderWay: return tr("ON THE WAY");
    case Column::Post: break;
    }
    return user_.isEmpty() ? tr("TO BE COLLECTED") : tr("POST AT %1").arg(user_.toUpper());
}

QRectF PostsView::cell(std::size_t row, Column column) const {
    static constexpr std::array parts = {0.4, 0.2, 0.4};
    const double left = labelWidth(), room = width() - left;
    const auto c = static_cast<std::size_t>(column);
    double x = left;
    for (std::size_t before = 0; before < c; ++before)
        x += parts[before] * room;
    return {x, head() + static_cast<double>(row) * rowHeight(), parts[c] * room, double(rowHeight())};
}

void PostsView::paintCell(QPainter& painter, const PostsRow& row, const QRectF& rect, Column column) const {
    const std::size_t source = row.cards.atSource.size(), away = row.cards.underWay.size();
    const std::size_t all = static_cast<std::size_t>(std::max<std::int64_t>(row.zones.total(), 0));
    const auto& cards = column == Column::Source     ? row.cards.atSource
                        : column == Column::UnderWay ? row.cards.underWay
                                                     : row.cards.atPost;
    const std::size_t first = column == Column::Source ? 0 : column == Column::UnderWay ? source : source + away;
    const std::size_t rest = all > source + away ? all - source - away : 0;
    const std::size_t count = column == Column::Post ? std::max(rest, cards.size()) : cards.size();
    const double text = QFontMetrics(Theme::instance().font(-1, true)).horizontalAdvance(row.quantity) + 10;
    const SlotSize size = sizeFor(count, rect.width() - 8, rect.height() - 4, text);
    double x = rect.left();
    for (std::size_t i = 0; i < count; ++i, x += size.width + size.apart) {
        if (x + size.width > rect.right() - 26 && i + 1 < count) { // no room for all
            painter.setFont(Theme::instance().font(-1));
            painter.setPen(colors().ink);
            painter.drawText(QRectF(x, rect.top(), 26, rect.height()), Qt::AlignVCenter | Qt::AlignLeft,
                             QStringLiteral("+%1").arg(count - i));
            return;
        }
        const QRectF slot(x, rect.center().y() - size.height / 2, size.width, size.height);
        const ZoneColours zone = coloursOf(zoneOf(row.zones, static_cast<std::int64_t>(first + i)));
        painter.setPen(Qt::NoPen);
        painter.setBrush(zone.soft);
        painter.drawRoundedRect(slot, 3, 3);
        painter.fillRect(QRectF(slot.left(), slot.bottom() - kBar, slot.width(), kBar), zone.line);
        if (i < cards.size())
            paintCard(painter, slot.adjusted(1, 1, -1, -1 - kBar), cardColour(row.kind), row.quantity,
                      QStringLiteral("#%1").arg(cards[i]), size.card);
    }
}

void PostsView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont strong = Theme::instance().font(0, true), quiet = Theme::instance().font(-1);
    constexpr std::array columns = {Column::Source, Column::UnderWay, Column::Post};
    std::vector<std::pair<QString, double>> names;
    for (const Column column : columns)
        names.emplace_back(columnName(column), cell(0, column).width() - 12);
    painter.setFont(headingFont(names));
    painter.setPen(colors().quiet);
    for (const Column column : columns) {
        const QRectF below = cell(0, column);
        painter.drawText(QRectF(below.left(), 0, below.width() - 6, head()), Qt::AlignLeft | Qt::AlignTop,
                         painter.fontMetrics().elidedText(columnName(column), Qt::ElideRight, static_cast<int>(below.width()) - 12));
    }
    const int label = static_cast<int>(labelWidth()) - kGap;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const PostsRow& row = rows_[r];
        const QRectF area = cell(r, Column::Source);
        painter.setFont(strong);
        painter.setPen(colors().ink);
        painter.drawText(QPointF(0, area.center().y() - 3), painter.fontMetrics().elidedText(row.item, Qt::ElideRight, label));
        painter.setFont(quiet);
        const auto zone = row.free() == 0 ? Zone::Green : zoneOf(row.zones, static_cast<std::int64_t>(row.free()) - 1);
        painter.setPen(row.free() == 0 ? colors().quiet : coloursOf(zone).text);
        const QString count = row.free() == 0 ? tr("%1 of %2 free").arg(0).arg(row.zones.total())
                                              : tr("%1 of %2 free, %3").arg(row.free()).arg(row.zones.total()).arg(zoneName(zone));
        painter.drawText(QPointF(0, area.center().y() + painter.fontMetrics().ascent() + 1), count);
        for (const Column column : columns)
            paintCell(painter, row, cell(r, column), column);
    }
}

} // namespace takt::gui
