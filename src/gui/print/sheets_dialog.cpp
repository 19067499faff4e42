#include "gui/print/sheets_dialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>

#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/print/page_preview.h"
#include "gui/print/print_output.h"

namespace takt::gui::print {

namespace {

std::string textOf(const QLineEdit* edit) { return edit->text().trimmed().toStdString(); }

} // namespace

SheetsDialog::SheetsDialog(Document& document, const Choice& choice, QWidget* parent)
    : QDialog(parent), document_(document), choice_(choice) {
    later_.setSingleShot(true);
    later_.setInterval(0);
    connect(&later_, &QTimer::timeout, this, &SheetsDialog::makePrintout);
}

SheetsDialog::~SheetsDialog() {
    if (parts_.preview)
        parts_.preview->setPrintout(nullptr);
}

void SheetsDialog::bind(const Parts& parts) {
    parts_ = parts;
    for (auto* quiet : {parts.of, parts.sheetName})
        makeQuiet(quiet, 0);
    const auto& settings = document_.project().settings();
    parts.company->setText(QString::fromStdString(settings.company));
    parts.author->setText(QString::fromStdString(settings.author));
    parts.version->setText(QString::fromStdString(settings.version));
    for (auto* edit : {parts.company, parts.author, parts.version}) {
        connect(edit, &QLineEdit::textEdited, &later_, qOverload<>(&QTimer::start));
        connect(edit, &QLineEdit::editingFinished, this, &SheetsDialog::keepTitle);
    }
    connect(parts.preview, &PagePreview::sheetChanged, this, &SheetsDialog::showSheet);
    connect(parts.sheet, &QSpinBox::valueChanged, parts.preview,
            [preview = parts.preview](int sheet) { preview->setSheet(sheet - 1); });
    connect(parts.close, &QPushButton::clicked, this, &QDialog::reject);
    connect(parts.savePdf, &QPushButton::clicked, this, &SheetsDialog::askAndSave);
    connect(parts.print, &QPushButton::clicked, this, &SheetsDialog::askAndPrint);
}

void SheetsDialog::makePrintout() {
    later_.stop();
    Material made = material();
    made.texts.company = parts_.company->text().trimmed(); // while it is typed
    made.texts.author = parts_.author->text().trimmed();
    made.texts.version = parts_.version->text().trimmed();
    auto printout = std::make_unique<Printout>(std::move(made), printed());
    parts_.preview->setPrintout(printout.get());
    printout_ = std::move(printout);
    const bool any = printout_->count() > 0;
    parts_.sheet->setMaximum(std::max(1, printout_->count()));
    parts_.of->setText(tr("of %1", "sheets").arg(printout_->count()));
    parts_.summary->setText(printout_->summary());
    parts_.print->setEnabled(any);
    parts_.savePdf->setEnabled(any);
    showSheet();
    printoutMade();
}

void SheetsDialog::showSheet() {
    const int sheet = parts_.preview->sheet(), count = printout_->count();
    const QSignalBlocker quiet(parts_.sheet);
    parts_.sheet->setValue(sheet + 1);
    for (auto* back : parts_.back)
        back->setEnabled(sheet > 0);
    for (auto* forth : parts_.forth)
        forth->setEnabled(sheet + 1 < count);
    const QString name = sheet < count ? printout_->name(sheet) : QString();
    parts_.sheetName->setText(name);
    parts_.preview->setAccessibleDescription(tr("Sheet %1 of %2: %3").arg(sheet + 1).arg(count).arg(name));
}

void SheetsDialog::say(const QString& text, bool bad) {
    setTone(parts_.remark, bad ? Tone::Bad : Tone::Quiet);
    parts_.remark->setText(text);
    parts_.remark->setVisible(!text.isEmpty());
}

void SheetsDialog::keepTitle() {
    auto edit = document_.edit();
    edit.modify<Settings>(document_.project().settings().id, [this](Settings& settings) {
        settings.company = textOf(parts_.company);
        settings.author = textOf(parts_.author);
        settings.version = textOf(parts_.version);
    });
    (void)document_.push(edit, tr("Title block"));
}

void SheetsDialog::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const QWidget* field = focusWidget();
    if (enter && (qobject_cast<const QLineEdit*>(field) || qobject_cast<const QAbstractSpinBox*>(field)))
        focusNextChild();
    else
        QDialog::keyPressEvent(event);
}

// ------------------------------------------------------------------ out

void SheetsDialog::done(int result) {
    keepTitle();
    QDialog::done(result);
}

bool SheetsDialog::savePdfTo(const QString& file) {
    keepTitle();
    makePrintout();
    const auto written = writePdf(*printout_, file);
    say(written ? tr("Saved as %1").arg(QFileInfo(file).fileName()) : errorText(written.error()), !written);
    return written.has_value();
}

bool SheetsDialog::printOn(QPrinter& printer) {
    keepTitle();
    makePrintout();
    int from = 1, to = printout_->count();
    if (printer.printRange() == QPrinter::PageRange && printer.fromPage() > 0) {
        from = std::clamp(printer.fromPage(), 1, to);
        to = std::clamp(printer.toPage(), from, to);
    } else if (printer.printRange() == QPrinter::CurrentPage) {
        from = to = parts_.preview->sheet() + 1;
    }
    if (printSheets(*printout_, printer, from, to))
        return true;
    say(tr("The printer “%1” cannot be used.").arg(printer.printerName()), true);
    return false;
}

void SheetsDialog::askAndSave() {
    const auto folder = document_.path().empty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                                 : QString::fromStdString(document_.path().parent_path().string());
    QFileDialog dialog(this, tr("Save the sheets"), folder, tr("PDF (*.pdf)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("pdf"));
    dialog.selectFile(QFileInfo(document_.displayName()).completeBaseName() + QStringLiteral(".pdf"));
    if (dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty())
        savePdfTo(dialog.selectedFiles().constFirst());
}

void SheetsDialog::askAndPrint() {
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(QFileInfo(document_.displayName()).completeBaseName()); // also names a file
    QPrintDialog dialog(&printer, this);
    dialog.setOptions(QAbstractPrintDialog::PrintToFile | QAbstractPrintDialog::PrintPageRange |
                      QAbstractPrintDialog::PrintCurrentPage | QAbstractPrintDialog::PrintCollateCopies);
    dialog.setMinMax(1, printout_->count());
    if (dialog.exec() == QDialog::Accepted && printOn(printer))
        accept();
}

} // namespace takt::gui::print
