#include "app/map_export.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QStandardPaths>

#include "app/paths.h"
#include "gui/map/map_page.h"

namespace takt::app {

namespace {

struct Format {
    const char* suffix;
    QString filter;
};

QList<Format> formats() {
    return {{"svg", MessageArea::tr("Vector picture (*.svg)")},
            {"pdf", MessageArea::tr("PDF (*.pdf)")},
            {"png", MessageArea::tr("Picture of pixels (*.png)")}};
}

/// A file with an ending; empty when the user thought better of it.
QString askForFile(const Document& document, QWidget* window) {
    const auto folder = document.path().empty()
                            ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)
                            : toText(document.path().parent_path());
    QFileDialog dialog(window, MessageArea::tr("Export the map"), folder);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const auto& format : formats())
        filters << format.filter;
    dialog.setNameFilters(filters);
    dialog.setDefaultSuffix(QString::fromLatin1(formats().constFirst().suffix));
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString& filter) {
        for (const auto& format : formats())
            if (format.filter == filter)
                dialog.setDefaultSuffix(QString::fromLatin1(format.suffix));
    });
    dialog.selectFile(QFileInfo(document.displayName()).completeBaseName());
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return {};
    return dialog.selectedFiles().constFirst();
}

} // namespace

bool askAndExportMap(gui::MapPage& map, const Document& document, MessageArea& messages, QWidget* window) {
    const auto file = askForFile(document, window);
    if (file.isEmpty())
        return false;
    QSize size;
    if (file.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive)) {
        bool ok = false;
        const int width =
            QInputDialog::getInt(window, MessageArea::tr("Export the map"),
                                 MessageArea::tr("&Width in pixels:"), 2400, 200, 16'000, 100, &ok);
        if (!ok)
            return false;
        size = QSize(width, 0);
    }
    const auto written = map.exportPicture(toPath(file), size);
    if (!written)
        messages.bar(MessageArea::Topic::File).say(gui::Pill::Kind::Bad, errorText(written.error()));
    return written.has_value();
}

} // namespace takt::app
