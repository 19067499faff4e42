#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {

QByteArray iconSource(const QString& name) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Asks the theme for its colour at every painting, so icons need no renewing when the theme changes.
class InkEngine : public QIconEngine {
  public:
    InkEngine(QString name, QColor Palette::*colour)
        : name_(std::move(name)), colour_(colour), source_(iconSource(name_)) {}

    QIconEngine* clone() const override { return new InkEngine(*this); }
    QString iconName() override { return name_; }
    bool isNull() override { return source_.isEmpty(); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        QByteArray source = source_;
        QSvgRenderer renderer(source.replace("currentColor", colour(mode, state).name().toLatin1()));
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        const QString key = QStringLiteral("takt-icon-%1-%2-%3x%4")
                                .arg(name_, colour(mode, state).name())
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

  private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const {
        const Palette& c = colors();
        if (mode == QIcon::Disabled)
            return mixed(c.quiet, c.panel, 0.45);
        if (colour_)
            return c.*colour_;
        return state == QIcon::On ? c.accent : c.ink;
    }

    QString name_;
    QColor Palette::*colour_;
    QByteArray source_;
};

} // namespace

QIcon icon(const QString& name) { return QIcon(new InkEngine(name, nullptr)); }
QIcon icon(const QString& name, QColor Palette::*colour) { return QIcon(new InkEngine(name, colour)); }

} // namespace takt::gui
