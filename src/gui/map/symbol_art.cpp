#include "gui/map/symbol_art.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <algorithm>
#include <cmath>
#include <memory>

namespace takt::gui {

namespace {

/// The colours in which the drawings are made, and what they stand for.
struct Stand {
    const char* drawn;
    QColor Palette::*colour;
};
constexpr std::array kColours = {Stand{"#1F2A37", &Palette::ink},
                                 Stand{"#FFFFFF", &Palette::panel},
                                 Stand{"#5B6776", &Palette::quiet},
                                 Stand{"#CBD2DA", &Palette::line},
                                 Stand{"#F5B700", &Palette::productionCard},
                                 Stand{"#7FB7E6", &Palette::withdrawalCard},
                                 Stand{"#3E6B8F", &Palette::container},
                                 Stand{"#D64545", &Palette::bad},
                                 Stand{"#2E9E5B", &Palette::good}};
constexpr double kDrawnWeight = 2;

const QString& sourceOf(const QString& art) {
    static QHash<QString, QString> sources;
    auto it = sources.find(art);
    if (it == sources.end()) {
        QFile file(QStringLiteral(":/symbols/%1.svg").arg(art));
        it = sources.insert(art, file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString());
    }
    return *it;
}

QString coloured(QString svg, const Palette& colours, double factor) {
    // Two steps, so that a colour put in is not taken for one to be replaced.
    for (std::size_t i = 0; i < kColours.size(); ++i)
        svg.replace(QLatin1String(kColours[i].drawn), QStringLiteral("@%1@").arg(i));
    for (std::size_t i = 0; i < kColours.size(); ++i)
        svg.replace(QStringLiteral("@%1@").arg(i), (colours.*kColours[i].colour).name());
    static const QRegularExpression width(QStringLiteral("stroke-width=\"([0-9.]+)\""));
    QString out;
    qsizetype end = 0;
    for (auto it = width.globalMatch(svg); it.hasNext();) {
        const auto match = it.next();
        out += svg.mid(end, match.capturedStart() - end);
        out += QStringLiteral("stroke-width=\"%1\"").arg(match.captured(1).toDouble() * factor);
        end = match.capturedEnd();
    }
    return out + svg.mid(end);
}

QSvgRenderer& renderer(const QString& art, const Palette& colours, double factor) {
    static QHash<QString, std::shared_ptr<QSvgRenderer>> made;
    const QString key = QStringLiteral("%1 %2 %3 %4").arg(art, colours.ink.name(), colours.panel.name()).arg(std::lround(factor * 20));
    auto& kept = made[key];
    if (!kept)
        kept = std::make_shared<QSvgRenderer>(coloured(sourceOf(art), colours, factor).toUtf8());
    return *kept;
}

} // namespace

QString artOf(const SymbolKind& kind) {
    if (kind.table == TableId::Suppliers || kind.table == TableId::Customers)
        return QStringLiteral("factory");
    return QString::fromLatin1(kind.key);
}

QSizeF artSize(const QString& art) {
    static QHash<QString, QSizeF> sizes;
    auto it = sizes.find(art);
    if (it == sizes.end()) {
        static const QRegularExpression box(QStringLiteral("viewBox=\"0 0 ([0-9.]+) ([0-9.]+)\""));
        const auto match = box.match(sourceOf(art));
        it = sizes.insert(art, QSizeF(match.captured(1).toDouble(), match.captured(2).toDouble()));
    }
    return *it;
}

void paintArt(QPainter& painter, const QString& art, const QRectF& box, const Palette& colours, double weight) {
    const QSizeF size = artSize(art);
    if (size.isEmpty() || box.isEmpty())
        return;
    const double scale = std::min(box.width() / size.width(), box.height() / size.height());
    QRectF target(QPointF(), size * scale);
    target.moveCenter(box.center());
    renderer(art, colours, weight / kDrawnWeight / scale).render(&painter, target);
}

void paintStretched(QPainter& painter, const QString& art, const QRectF& box, const Palette& colours, double weight) {
    const QSizeF size = artSize(art);
    if (size.isEmpty() || box.isEmpty())
        return;
    const double scale = std::min(box.width() / size.width(), box.height() / size.height());
    renderer(art, colours, weight / kDrawnWeight / scale).render(&painter, box);
}

QPixmap symbolPicture(const SymbolKind& kind, const QSize& size, double ratio) {
    QPixmap pixmap(size * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF room = QRectF(QPointF(), QSizeF(size)).adjusted(1, 2, -1, -2);
    // Small drawings are not blown up: their lines would stand far apart.
    const QSizeF drawn = artSize(artOf(kind));
    const double most = 0.9;
    QRectF box(QPointF(), QSizeF(std::min(room.width(), drawn.width() * most), std::min(room.height(), drawn.height() * most)));
    box.moveCenter(room.center());
    // Broad drawings hold finer lines.
    paintArt(painter, artOf(kind), box, colors(), drawn.width() > 100 ? 1.1 : 1.4);
    return pixmap;
}

} // namespace takt::gui
