#include "app/data_boxes.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableWidget>
#include <QVBoxLayout>

#include "app/paths.h"
#include "base/platform/files.h"
#include "exchange/xlsx.h"
#include "gui/common/field_names.h"

namespace takt::app {

namespace {

using Topic = MessageArea::Topic;

QString folderOf(const Document& document) {
    return document.path().empty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                   : toText(document.path().parent_path());
}

void say(MessageArea& messages, const QString& text) { messages.bar(Topic::File).say(gui::Pill::Kind::Bad, text); }

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

TableId tableCalled(const std::string& name) {
    for (int t = 0; t < static_cast<int>(TableId::Count); ++t)
        if (name == tableName(static_cast<TableId>(t)))
            return static_cast<TableId>(t);
    return TableId::Count;
}

} // namespace

Result<void> exportDataBoxes(const Document& document, const std::filesystem::path& path) {
    const auto tables = exchange::dataTables(document.plant());
    if (path.extension() == ".xlsx")
        return exchange::writeXlsx(path, tables);
    // Where a comma separates decimals, spreadsheets separate cells by semicolons.
    const char separator = QLocale().decimalPoint() == QLatin1String(",") ? ';' : ',';
    return writeFileSafely(path, exchange::tablesToCsv(tables, separator));
}

bool askAndExportDataBoxes(const Document& document, MessageArea& messages, QWidget* window) {
    QFileDialog dialog(window, ChangePreview::tr("Export all data boxes"), folderOf(document));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    const QString workbook = ChangePreview::tr("Workbook (*.xlsx)");
    dialog.setNameFilters({workbook, ChangePreview::tr("Text with separators (*.csv)")});
    dialog.setDefaultSuffix(QStringLiteral("xlsx"));
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, [&](const QString& filter) {
        dialog.setDefaultSuffix(filter == workbook ? QStringLiteral("xlsx") : QStringLiteral("csv"));
    });
    dialog.selectFile(QFileInfo(document.displayName()).completeBaseName() + QStringLiteral(".xlsx"));
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return false;
    const auto written = exportDataBoxes(document, toPath(dialog.selectedFiles().constFirst()));
    if (!written)
        say(messages, errorText(written.error()));
    return written.has_value();
}

bool askAndImportDataBoxes(Document& document, MessageArea& messages, QWidget* window) {
    const QString file = QFileDialog::getOpenFileName(window, ChangePreview::tr("Read data boxes from a table"), folderOf(document),
                                                      ChangePreview::tr("Text with separators (*.csv *.txt)"));
    if (file.isEmpty())
        return false;
    const auto bytes = readFile(toPath(file));
    const auto tables = bytes ? exchange::tablesFromCsv(*bytes) : tl::unexpected(bytes.error());
    Edit edit = document.edit();
    const auto reading = tables ? exchange::readTables(edit, *tables) : tl::unexpected(tables.error());
    if (!reading) {
        say(messages, ChangePreview::tr("%1 cannot be read: %2.").arg(QFileInfo(file).fileName(), errorText(reading.error())));
        return false;
    }
    ChangePreview preview(*reading, QFileInfo(file).fileName(), window);
    if (preview.exec() != QDialog::Accepted)
        return false;
    return document.push(edit, ChangePreview::tr("Read data boxes from %1").arg(QFileInfo(file).fileName())).has_value();
}

ChangePreview::ChangePreview(const exchange::TableReading& reading, const QString& file, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("What %1 changes").arg(file));
    const auto count = static_cast<int>(reading.changes.size());
    auto* summary = new QLabel(count == 0 ? tr("Every value in it is as it is here already.") : tr("%n values change:", nullptr, count), this);
    auto* table = new QTableWidget(count, 5, this);
    table->setHorizontalHeaderLabels({tr("What"), tr("Name"), tr("Value"), tr("Now"), tr("Then")});
    table->setAccessibleName(tr("Values that change"));
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    for (int r = 0; r < count; ++r) {
        const auto& change = reading.changes[static_cast<std::size_t>(r)];
        const TableId kind = tableCalled(change.table);
        const std::array cells{gui::rowKindName(kind), text(change.row), gui::fieldName(kind, change.field), text(change.before), text(change.after)};
        for (int c = 0; c < 5; ++c) {
            auto* item = new QTableWidgetItem(cells[static_cast<std::size_t>(c)]);
            item->setToolTip(item->text());
            table->setItem(r, c, item);
        }
    }
    table->resizeColumnsToContents();
    auto* column = new QVBoxLayout(this);
    column->addWidget(summary);
    column->addWidget(table, 1);
    if (!reading.unknown.empty()) {
        QStringList rows;
        for (const auto& row : reading.unknown)
            rows << text(row);
        auto* unknown = new QLabel(tr("Not here, and left out: %1").arg(rows.join(QStringLiteral("; ")).left(600)), this);
        unknown->setWordWrap(true);
        column->addWidget(unknown);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* change = buttons->addButton(tr("Change &them"), QDialogButtonBox::AcceptRole);
    change->setEnabled(count > 0);
    change->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    resize(760, 480);
}

} // namespace takt::app
