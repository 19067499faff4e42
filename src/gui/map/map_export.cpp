// Pictures of the map: SVG, PDF, PNG, and onto any painter.
#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSvgGenerator>
#include <cmath>

#include "gui/map/map_page.h"
#include "gui/map/map_scene.h"

namespace takt::gui {

namespace {

constexpr double kMargin = 24;

QRectF pictured(const MapScene& scene) {
    return scene.content().adjusted(-kMargin, -kMargin, kMargin, kMargin);
}

Result<void> cannotWrite(const QString& why) { return fail(ErrorCode::CannotWrite, {why.toStdString()}); }

/// The scene of a picture: its own, without selection, in a fixed look.
void paintPicture(const Document& document, const Playback& playback, QPainter& painter, const QRectF& target,
                  Mode look) {
    const Selection nothing;
    MapScene scene(document, playback, nothing, look);
    painter.fillRect(target, scene.colours().canvas);
    static_cast<QGraphicsScene&>(scene).render(&painter, target, pictured(scene), Qt::KeepAspectRatio);
}

/// A missing side follows from the other and the picture's shape.
QSize pixelsFor(const QSizeF& drawn, const QSize& wanted) {
    if (wanted.width() > 0 && wanted.height() > 0)
        return wanted;
    if (wanted.width() > 0)
        return {wanted.width(),
                std::max(1, static_cast<int>(std::lround(wanted.width() * drawn.height() / drawn.width())))};
    if (wanted.height() > 0)
        return {std::max(1, static_cast<int>(std::lround(wanted.height() * drawn.width() / drawn.height()))),
                wanted.height()};
    return (drawn * 2).toSize();
}

/// Qt writes a closed outline as one that only returns to its start, which leaves a notch at that corner, and cuts
/// corners of 60 degrees off, since it measures the limit of a mitre from another side than SVG does: both are mended.
QString closedOutlines(const QString& svg) {
    static const QRegularExpression outline(QStringLiteral("M(-?[0-9.e+-]+,-?[0-9.e+-]+) ([^\"M]*[LC ])\\1(?=[\" M])"));
    return QString(svg)
        .replace(outline, QStringLiteral("M\\1 \\2\\1Z"))
        .replace(QLatin1String("stroke-miterlimit=\"2\""), QLatin1String("stroke-miterlimit=\"4\""));
}

QString fileName(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }

} // namespace

QSizeF MapPage::pictureSize() const { return pictured(*scene_).size(); }

void MapPage::render(QPainter& painter, const QRectF& target, Mode look) {
    paintPicture(document_, playback_, painter, target, look);
}

void MapPage::writeSvg(QIODevice& device) {
    const QSizeF size = pictureSize();
    QBuffer written;
    written.open(QIODevice::WriteOnly);
    QSvgGenerator svg;
    svg.setOutputDevice(&written);
    svg.setResolution(96);
    svg.setSize(size.toSize());
    svg.setViewBox(QRectF(QPointF(), size));
    svg.setTitle(document_.displayName());
    QPainter painter(&svg);
    render(painter, QRectF(QPointF(), size), Mode::Light);
    painter.end();
    device.write(closedOutlines(QString::fromUtf8(written.data())).toUtf8());
}

void MapPage::writePdf(QIODevice& device) {
    QPdfWriter pdf(&device);
    pdf.setTitle(document_.displayName());
    pdf.setPageSize(QPageSize(pictureSize() * 0.75, QPageSize::Point));
    pdf.setPageMargins(QMarginsF());
    pdf.setResolution(300);
    QPainter painter(&pdf);
    render(painter, QRectF(0, 0, pdf.width(), pdf.height()), Mode::Light);
}

bool MapPage::writePng(QIODevice& device, const QSize& wanted) {
    const QSize pixels = pixelsFor(pictureSize(), wanted);
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return false;
    image.fill(Theme::colors(Mode::Light).canvas);
    QPainter painter(&image);
    render(painter, QRectF(QPointF(), QSizeF(pixels)), Mode::Light);
    painter.end();
    return image.save(&device, "PNG");
}

Result<void> MapPage::exportPicture(const std::filesystem::path& path, QSize pngSize) {
    const QString ending = QFileInfo(fileName(path)).suffix().toLower();
    if (ending != QLatin1String("svg") && ending != QLatin1String("pdf") && ending != QLatin1String("png"))
        return fail(ErrorCode::UnknownFileType, {path.extension().string()});
    QSaveFile file(fileName(path)); // a picture that cannot be written leaves the old one
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(file.errorString());
    bool made = true;
    if (ending == QLatin1String("svg"))
        writeSvg(file);
    else if (ending == QLatin1String("pdf"))
        writePdf(file);
    else
        made = writePng(file, pngSize);
    if (!made)
        return cannotWrite(tr("the picture would be too large"));
    return file.commit() ? Result<void>() : cannotWrite(file.errorString());
}

} // namespace takt::gui
