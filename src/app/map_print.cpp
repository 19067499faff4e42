#include "app/map_print.h"

#include <QDate>
#include <QLocale>
#include <QPainter>
#include <QPrintPreviewDialog>
#include <QPrinter>

#include "gui/common/theme.h"
#include "gui/map/map_page.h"

namespace takt::app {

namespace {

QString footer(const Document& document) {
    return QStringLiteral("%1 · %2 · %3")
        .arg(document.displayName(), QString::fromStdString(document.scenario().name),
             QLocale().toString(QDate::currentDate(), QLocale::ShortFormat));
}

void paintPage(QPrinter& printer, gui::MapPage& map, const Document& document) {
    QPainter painter(&printer);
    const QRectF page(QPointF(), printer.pageLayout().paintRectPixels(printer.resolution()).size());
    QFont font = gui::Theme::instance().font(-1);
    painter.setFont(font);
    const double line = QFontMetricsF(font, &printer).height() * 1.5;
    map.render(painter, page.adjusted(0, 0, 0, -line), gui::Mode::Print);
    painter.setPen(gui::Theme::colors(gui::Mode::Print).quiet);
    painter.drawText(QRectF(page.left(), page.bottom() - line, page.width(), line),
                     Qt::AlignLeft | Qt::AlignBottom, footer(document));
}

} // namespace

void previewMap(gui::MapPage& map, const Document& document, QWidget* window) {
    QPrinter printer(QPrinter::HighResolution);
    const auto size = map.pictureSize();
    printer.setPageOrientation(size.width() > size.height() ? QPageLayout::Landscape : QPageLayout::Portrait);
    printer.setDocName(document.displayName());
    QPrintPreviewDialog preview(&printer, window);
    preview.setWindowTitle(gui::MapPage::tr("Print the map"));
    QObject::connect(&preview, &QPrintPreviewDialog::paintRequested, &preview,
                     [&](QPrinter* to) { paintPage(*to, map, document); });
    preview.exec();
}

} // namespace takt::app
