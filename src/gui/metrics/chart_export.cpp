#include "gui/metrics/chart_export.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

#include "gui/common/plot.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kEdge = 16;
constexpr double kPngScale = 2.0;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChartExport)
};

Result<void> cannotWrite(const QString& why) { return fail(ErrorCode::CannotWrite, {why.toStdString()}); }

int headHeight() { return QFontMetrics(Theme::instance().font(1, true)).height() + 12; }

/// As large as on the screen, and higher where not all rows are seen there.
QSize pictureSize(const Plot& plot) {
    return {std::max(400, plot.width()) + 2 * kEdge, std::max({240, plot.height(), plot.neededHeight()}) + headHeight() + 2 * kEdge};
}

void paint(QPainter& painter, Plot& plot, const ChartPicture& words, const QSize& size) {
    painter.fillRect(QRect(QPoint(), size), colors().panel);
    const QRect head(kEdge, kEdge, size.width() - 2 * kEdge, headHeight());
    painter.setPen(colors().ink);
    painter.setFont(Theme::instance().font(1, true));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignTop, words.title);
    painter.setPen(colors().quiet);
    painter.setFont(Theme::instance().font(-1));
    painter.drawText(head, Qt::AlignRight | Qt::AlignTop, words.note);
    painter.translate(kEdge, kEdge + headHeight());
    plot.paintOn(painter, QSizeF(size.width() - 2 * kEdge, size.height() - 2 * kEdge - headHeight()));
}

void writeSvg(QIODevice& device, Plot& plot, const ChartPicture& words) {
    const QSize size = pictureSize(plot);
    QSvgGenerator svg;
    svg.setOutputDevice(&device);
    svg.setResolution(96);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    svg.setTitle(words.title);
    QPainter painter(&svg);
    paint(painter, plot, words, size);
}

bool writePng(QIODevice& device, Plot& plot, const ChartPicture& words) {
    const QSize size = pictureSize(plot);
    QImage image(size * kPngScale, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return false;
    image.setDevicePixelRatio(kPngScale);
    QPainter painter(&image);
    paint(painter, plot, words, size);
    painter.end();
    return image.save(&device, "PNG");
}

QString quoted(const QString& cell) {
    const bool needs = cell.contains(QLatin1Char(',')) || cell.contains(QLatin1Char('"')) || cell.contains(QLatin1Char('\n'));
    return needs ? QLatin1Char('"') + QString(cell).replace(QLatin1String("\""), QLatin1String("\"\"")) + QLatin1Char('"') : cell;
}

void writeCsv(QIODevice& device, const PlotTable& table) {
    const auto line = [&](const QStringList& cells) {
        QStringList written;
        for (const auto& cell : cells)
            written << quoted(cell);
        device.write((written.join(QLatin1Char(',')) + QLatin1String("\r\n")).toUtf8());
    };
    device.write("\xEF\xBB\xBF");
    line(table.columns);
    for (const auto& row : table.rows)
        line(row);
}

} // namespace

Result<void> exportChart(Plot& plot, const ChartPicture& words, const std::filesystem::path& path) {
    const QString name = QString::fromStdString(path.string()), ending = QFileInfo(name).suffix().toLower();
    if (ending != QLatin1String("svg") && ending != QLatin1String("png") && ending != QLatin1String("csv"))
        return fail(ErrorCode::UnknownFileType, {path.extension().string()});
    QSaveFile file(name); // what cannot be written leaves the old one
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(file.errorString());
    bool made = true;
    if (ending == QLatin1String("svg"))
        writeSvg(file, plot, words);
    else if (ending == QLatin1String("csv"))
        writeCsv(file, plot.table());
    else
        made = writePng(file, plot, words);
    if (!made)
        return cannotWrite(Words::tr("the picture would be too large"));
    return file.commit() ? Result<void>() : cannotWrite(file.errorString());
}

QString askForChartFile(QWidget* parent, const QString& folder, const QString& name, bool data) {
    const QStringList pictures{Words::tr("Vector picture (*.svg)"), Words::tr("Picture of pixels (*.png)")};
    const QString table = Words::tr("Table (*.csv)");
    const auto suffixOf = [pictures, table](const QString& filter) {
        return filter == table ? QStringLiteral("csv") : filter == pictures[1] ? QStringLiteral("png") : QStringLiteral("svg");
    };
    QFileDialog dialog(parent, data ? Words::tr("Save the chart's data") : Words::tr("Save the chart as a picture"), folder);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilters(data ? QStringList{table} + pictures : pictures + QStringList{table});
    dialog.setDefaultSuffix(suffixOf(dialog.nameFilters().constFirst()));
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog,
                     [&dialog, suffixOf](const QString& filter) { dialog.setDefaultSuffix(suffixOf(filter)); });
    dialog.selectFile(name);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return {};
    return dialog.selectedFiles().constFirst();
}

} // namespace takt::gui
