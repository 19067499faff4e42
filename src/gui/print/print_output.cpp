#include "gui/print/print_output.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QPrinter>
#include <QSaveFile>
#include <QTemporaryDir>
#include <cmath>

#include "gui/print/print_texts.h"

namespace takt::gui::print {

namespace {

constexpr double kMmInInch = 25.4;

QPageLayout layoutOf(const QSizeF& size) {
    const bool landscape = size.width() > size.height();
    const QPageSize page(landscape ? size.transposed() : size, QPageSize::Millimeter, {},
                         QPageSize::FuzzyMatch);
    return QPageLayout(page, landscape ? QPageLayout::Landscape : QPageLayout::Portrait, QMarginsF());
}

void prepare(QPrinter& printer, const Printout& printout, int sheet) {
    printer.setFullPage(true);
    printer.setPageLayout(layoutOf(printout.size(sheet)));
    printer.setDocName(printout.title());
    printer.setCreator(QStringLiteral("Taktboard"));
    printer.setColorMode(printout.choice().blackAndWhite ? QPrinter::GrayScale : QPrinter::Color);
}

void paintSheet(const Printout& printout, int sheet, QPainter& painter, double dotsPerInch) {
    painter.save();
    painter.scale(dotsPerInch / kMmInInch, dotsPerInch / kMmInInch);
    printout.paint(sheet, painter);
    painter.restore();
}

Result<void> cannotWrite(const QString& why) {
    return fail(ErrorCode::CannotWrite, {why.toStdString()});
}

Result<void> writeBytes(const QByteArray& bytes, const QString& file) {
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        return cannotWrite(out.errorString());
    return {};
}

} // namespace

Result<void> writePdf(const Printout& printout, const QString& file) {
    if (printout.count() == 0)
        return cannotWrite(Text::tr("nothing is chosen to be printed"));
    const QTemporaryDir folder; // a printer writes to files alone
    const QString made = folder.filePath(QStringLiteral("sheets.pdf"));
    {
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(made);
        prepare(printer, printout, 0);
        QPainter painter;
        if (!painter.begin(&printer))
            return cannotWrite(Text::tr("there is no room for it"));
        for (int sheet = 0; sheet < printout.count(); ++sheet) {
            if (sheet > 0) {
                printer.setPageLayout(layoutOf(printout.size(sheet)));
                printer.newPage();
            }
            paintSheet(printout, sheet, painter, printer.resolution());
        }
    }
    QFile written(made);
    if (!written.open(QIODevice::ReadOnly))
        return cannotWrite(written.errorString());
    return writeBytes(written.readAll(), file);
}

bool printSheets(const Printout& printout, QPrinter& printer, int from, int to) {
    int sheet = from - 1;
    const bool toFile = !printer.outputFileName().isEmpty(); // one job, or the next would write over the last
    while (sheet < to) {
        prepare(printer, printout, sheet);
        QPainter painter;
        if (!painter.begin(&printer))
            return false;
        const QSizeF size = printout.size(sheet);
        paintSheet(printout, sheet, painter, printer.resolution());
        while (++sheet < to && (toFile || printout.size(sheet) == size)) {
            printer.setPageLayout(layoutOf(printout.size(sheet)));
            printer.newPage();
            paintSheet(printout, sheet, painter, printer.resolution());
        }
    }
    return true;
}

QImage sheetImage(const Printout& printout, int sheet, double dotsPerInch) {
    const QSizeF size = printout.size(sheet) * dotsPerInch / kMmInInch;
    QImage image(static_cast<int>(std::lround(size.width())), static_cast<int>(std::lround(size.height())),
                 QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.fill(Qt::white);
    QPainter painter(&image);
    paintSheet(printout, sheet, painter, dotsPerInch);
    painter.end();
    return printout.choice().blackAndWhite ? image.convertToFormat(QImage::Format_Grayscale8) : image;
}

Result<void> writePngs(const Printout& printout, const QString& file, double dotsPerInch) {
    if (printout.count() == 0)
        return cannotWrite(Text::tr("nothing is chosen to be printed"));
    for (int sheet = 0; sheet < printout.count(); ++sheet) {
        const QFileInfo wanted(file);
        const QString name = printout.count() == 1 ? file
                                                   : QStringLiteral("%1/%2-%3.%4")
                                                         .arg(wanted.path(), wanted.completeBaseName())
                                                         .arg(sheet + 1)
                                                         .arg(wanted.suffix());
        QByteArray bytes;
        QBuffer buffer(&bytes);
        const QImage image = sheetImage(printout, sheet, dotsPerInch);
        if (image.isNull() || !image.save(&buffer, "PNG"))
            return cannotWrite(Text::tr("the picture would be too large"));
        if (auto written = writeBytes(bytes, name); !written)
            return written;
    }
    return {};
}

} // namespace takt::gui::print
