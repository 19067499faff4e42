#include "gui/print/print_dialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QPrintDialog>
#include <QPrinter>
#include <QStandardPaths>

#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/print/print_output.h"
#include "ui_print_dialog.h"

namespace takt::gui::print {

namespace {

constexpr double kZooms[] = {PagePreview::kWhole, PagePreview::kWidth, 0.5, 1, 2};
constexpr double kReadable = 6;  ///< points
constexpr int kAboveHeading = 8; ///< pixels

std::string textOf(const QLineEdit* edit) {
    return edit->text().trimmed().toStdString();
}

template <class Value>
Value chosen(const QComboBox* box) {
    return static_cast<Value>(std::max(0, box->currentIndex()));
}

} // namespace

PrintDialog::PrintDialog(Document& document, const Choice& choice, MaterialFor material, QWidget* parent)
    : QDialog(parent), document_(document), choice_(choice), material_(std::move(material)),
      ui_(std::make_unique<Ui::PrintDialog>()) {
    ui_->setupUi(this);
    fill();
    connectParts();
    enableParts();
    makePrintout();
    ui_->map->setFocus();
}

PrintDialog::~PrintDialog() {
    ui_->preview->setPrintout(nullptr);
}

void PrintDialog::fill() {
    for (auto* heading : {ui_->whatHeading, ui_->paperHeading, ui_->mapHeading, ui_->titleHeading})
        heading->setFont(Theme::instance().font(0, true));
    for (auto* heading : {ui_->paperHeading, ui_->mapHeading, ui_->titleHeading})
        heading->setContentsMargins(0, kAboveHeading, 0, 0);
    for (auto* quiet : {ui_->of, ui_->sheetName})
        makeQuiet(quiet, 0);
    for (int paper = 0; paper < kPapers; ++paper)
        ui_->paper->addItem(paperName(static_cast<Paper>(paper)));
    ui_->first->setIcon(icon(QStringLiteral("first")));
    ui_->previous->setIcon(icon(QStringLiteral("previous")));
    ui_->next->setIcon(icon(QStringLiteral("next")));
    ui_->last->setIcon(icon(QStringLiteral("last")));

    ui_->map->setChecked(choice_.map);
    ui_->plan->setCurrentIndex(static_cast<int>(choice_.plan));
    ui_->dataBoxes->setChecked(choice_.dataBoxes);
    ui_->gemba->setCurrentIndex(static_cast<int>(choice_.gemba));
    ui_->blankProcesses->setValue(choice_.blankProcesses);
    ui_->paper->setCurrentIndex(static_cast<int>(choice_.paper));
    ui_->turn->setCurrentIndex(static_cast<int>(choice_.turn));
    ui_->margin->setValue(choice_.margin);
    ui_->blackAndWhite->setChecked(choice_.blackAndWhite);
    ui_->fit->setCurrentIndex(static_cast<int>(choice_.fit));
    ui_->scale->setValue(choice_.scale);
    ui_->across->setValue(choice_.across);
    ui_->down->setValue(choice_.down);
    ui_->overlap->setValue(choice_.overlap);
    ui_->marks->setChecked(choice_.marks);
    ui_->run->setChecked(choice_.run);
    ui_->titleBlock->setChecked(choice_.titleBlock);
    const auto& settings = document_.project().settings();
    ui_->company->setText(QString::fromStdString(settings.company));
    ui_->author->setText(QString::fromStdString(settings.author));
    ui_->version->setText(QString::fromStdString(settings.version));
}

void PrintDialog::connectParts() {
    later_.setSingleShot(true);
    later_.setInterval(0);
    connect(&later_, &QTimer::timeout, this, &PrintDialog::makePrintout);
    for (auto* box : findChildren<QCheckBox*>())
        connect(box, &QCheckBox::toggled, this, &PrintDialog::follow);
    for (auto* box : {ui_->plan, ui_->gemba, ui_->paper, ui_->turn, ui_->fit})
        connect(box, &QComboBox::currentIndexChanged, this, &PrintDialog::follow);
    for (auto* box : {ui_->blankProcesses, ui_->margin, ui_->scale, ui_->across, ui_->down, ui_->overlap})
        connect(box, &QSpinBox::valueChanged, this, &PrintDialog::follow);
    for (auto* edit : {ui_->company, ui_->author, ui_->version}) {
        connect(edit, &QLineEdit::textEdited, &later_, qOverload<>(&QTimer::start));
        connect(edit, &QLineEdit::editingFinished, this, &PrintDialog::keepTitle);
    }
    auto* preview = ui_->preview;
    connect(preview, &PagePreview::sheetChanged, this, &PrintDialog::showSheet);
    connect(ui_->sheet, &QSpinBox::valueChanged, this,
            [preview](int sheet) { preview->setSheet(sheet - 1); });
    connect(ui_->first, &QToolButton::clicked, this, [preview] { preview->setSheet(0); });
    connect(ui_->previous, &QToolButton::clicked, this,
            [preview] { preview->setSheet(preview->sheet() - 1); });
    connect(ui_->next, &QToolButton::clicked, this, [preview] { preview->setSheet(preview->sheet() + 1); });
    connect(ui_->last, &QToolButton::clicked, this,
            [this, preview] { preview->setSheet(printout_->count() - 1); });
    connect(ui_->zoom, &QComboBox::activated, this, [preview](int i) { preview->setZoom(kZooms[i]); });
    connect(preview, &PagePreview::zoomedBy, this, [this](double zoom) {
        ui_->zoom->setCurrentIndex(-1);
        ui_->zoom->setPlaceholderText(percent(zoom, 0));
    });
    connect(ui_->close, &QPushButton::clicked, this, &QDialog::reject);
    connect(ui_->savePdf, &QPushButton::clicked, this, &PrintDialog::askAndSave);
    connect(ui_->printButton, &QPushButton::clicked, this, &PrintDialog::askAndPrint);
}

// ------------------------------------------------------------------ what is chosen

Choice PrintDialog::read() const {
    Choice c;
    c.map = ui_->map->isChecked();
    c.plan = chosen<PlanPlace>(ui_->plan);
    c.dataBoxes = ui_->dataBoxes->isChecked();
    c.gemba = chosen<Gemba>(ui_->gemba);
    c.blankProcesses = ui_->blankProcesses->value();
    c.paper = chosen<Paper>(ui_->paper);
    c.turn = chosen<Turn>(ui_->turn);
    c.margin = ui_->margin->value();
    c.blackAndWhite = ui_->blackAndWhite->isChecked();
    c.fit = chosen<Fit>(ui_->fit);
    c.scale = ui_->scale->value();
    c.across = ui_->across->value();
    c.down = ui_->down->value();
    c.overlap = ui_->overlap->value();
    c.marks = ui_->marks->isChecked();
    c.run = ui_->run->isChecked();
    c.titleBlock = ui_->titleBlock->isChecked();
    return c;
}

void PrintDialog::follow() {
    choice_ = read();
    enableParts();
    later_.start();
}

/// Only what belongs to the choice can be used; nothing moves about.
void PrintDialog::enableParts() {
    const bool map = choice_.map;
    ui_->blankProcesses->setEnabled(choice_.gemba == Gemba::Blank);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{ui_->fit, ui_->fitLabel, ui_->run, ui_->mapHeading})
        widget->setEnabled(map);
    const bool scaled = map && choice_.fit == Fit::AtScale, counted = map && choice_.fit == Fit::OnSheets;
    for (QWidget* widget : std::initializer_list<QWidget*>{ui_->scale, ui_->scaleLabel})
        widget->setEnabled(scaled);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{ui_->across, ui_->acrossLabel, ui_->down, ui_->downLabel})
        widget->setEnabled(counted);
    for (QWidget* widget : std::initializer_list<QWidget*>{ui_->overlap, ui_->overlapLabel, ui_->marks})
        widget->setEnabled(scaled || counted);
}

Material PrintDialog::material() const {
    Material material = material_(choice_);
    material.texts.company = ui_->company->text().trimmed(); // while it is typed
    material.texts.author = ui_->author->text().trimmed();
    material.texts.version = ui_->version->text().trimmed();
    return material;
}

void PrintDialog::makePrintout() {
    later_.stop();
    auto made = std::make_unique<Printout>(material(), choice_);
    ui_->preview->setPrintout(made.get());
    printout_ = std::move(made);
    const bool any = printout_->count() > 0;
    ui_->sheet->setMaximum(std::max(1, printout_->count()));
    ui_->of->setText(tr("of %1").arg(printout_->count()));
    ui_->summary->setText(printout_->summary());
    ui_->printButton->setEnabled(any);
    ui_->savePdf->setEnabled(any);
    showSheet();
    showRemark();
}

void PrintDialog::showSheet() {
    const int sheet = ui_->preview->sheet(), count = printout_->count();
    const QSignalBlocker quiet(ui_->sheet);
    ui_->sheet->setValue(sheet + 1);
    for (auto* back : {ui_->first, ui_->previous})
        back->setEnabled(sheet > 0);
    for (auto* forth : {ui_->next, ui_->last})
        forth->setEnabled(sheet + 1 < count);
    const QString name = sheet < count ? printout_->name(sheet) : QString();
    ui_->sheetName->setText(name);
    ui_->preview->setAccessibleDescription(tr("Sheet %1 of %2: %3").arg(sheet + 1).arg(count).arg(name));
}

void PrintDialog::showRemark() {
    const double points = smallestPoints(printout_->mapSheet().scale);
    if (choice_.map && points < kReadable)
        say(tr("The smallest words on the map will be %1 points high; %2 are easy to read. Larger paper or "
               "more sheets "
               "help.")
                .arg(number(points, 1), number(kReadable)),
            false);
    else if (choice_.gemba == Gemba::OfMap && printout_->gembaBlocks().empty())
        say(tr("The map has no elements yet; blank gemba sheets can be printed."), false);
    else if (choice_.plan != PlanPlace::Nowhere && document_.plant().get<ImprovementStep>().empty())
        say(tr("This scenario has no value-stream plan yet."), false);
    else
        say({}, false);
}

void PrintDialog::say(const QString& text, bool bad) {
    setTone(ui_->remark, bad ? Tone::Bad : Tone::Quiet);
    ui_->remark->setText(text);
    ui_->remark->setVisible(!text.isEmpty());
}

void PrintDialog::keepTitle() {
    auto edit = document_.edit();
    edit.modify<Settings>(document_.project().settings().id, [this](Settings& settings) {
        settings.company = textOf(ui_->company);
        settings.author = textOf(ui_->author);
        settings.version = textOf(ui_->version);
    });
    (void)document_.push(edit, tr("Title block"));
}

void PrintDialog::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const QWidget* field = focusWidget();
    if (enter && (qobject_cast<const QLineEdit*>(field) || qobject_cast<const QAbstractSpinBox*>(field)))
        focusNextChild();
    else
        QDialog::keyPressEvent(event);
}

// ------------------------------------------------------------------ out

void PrintDialog::done(int result) {
    keepTitle();
    QDialog::done(result);
}

bool PrintDialog::savePdfTo(const QString& file) {
    keepTitle();
    makePrintout();
    const auto written = writePdf(*printout_, file);
    if (written)
        say(tr("Saved as %1").arg(QFileInfo(file).fileName()), false);
    else
        say(errorText(written.error()), true);
    return written.has_value();
}

bool PrintDialog::printOn(QPrinter& printer) {
    keepTitle();
    makePrintout();
    int from = 1, to = printout_->count();
    if (printer.printRange() == QPrinter::PageRange && printer.fromPage() > 0) {
        from = std::clamp(printer.fromPage(), 1, to);
        to = std::clamp(printer.toPage(), from, to);
    } else if (printer.printRange() == QPrinter::CurrentPage) {
        from = to = ui_->preview->sheet() + 1;
    }
    if (printSheets(*printout_, printer, from, to))
        return true;
    say(tr("The printer \"%1\" cannot be used.").arg(printer.printerName()), true);
    return false;
}

void PrintDialog::askAndSave() {
    const auto folder = document_.path().empty()
                            ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                            : QString::fromStdString(document_.path().parent_path().string());
    QFileDialog dialog(this, tr("Save the sheets"), folder, tr("PDF (*.pdf)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("pdf"));
    dialog.selectFile(QFileInfo(document_.displayName()).completeBaseName() + QStringLiteral(".pdf"));
    if (dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty())
        savePdfTo(dialog.selectedFiles().constFirst());
}

void PrintDialog::askAndPrint() {
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
