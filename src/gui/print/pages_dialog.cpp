#include "gui/print/pages_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/print/page_preview.h"
#include "gui/print/print_output.h"

namespace takt::gui::print {

namespace {

constexpr int kChoices = 272;
constexpr int kPagePapers = 2; ///< A4 and A3, and Letter and Tabloid beside them

std::string textOf(const QLineEdit* edit) { return edit->text().trimmed().toStdString(); }

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    label->setFont(Theme::instance().font(0, true));
    label->setContentsMargins(0, 8, 0, 0);
    return label;
}

} // namespace

PagesDialog::PagesDialog(Document& document, const QString& title, const std::vector<Part>& parts, const Choice& choice,
                         MaterialFor material, QWidget* parent)
    : QDialog(parent), document_(document), choice_(choice), material_(std::move(material)), paper_(new QComboBox), turn_(new QComboBox),
      margin_(new QSpinBox), sheet_(new QSpinBox), blackAndWhite_(new QCheckBox(tr("&Black and white"))),
      titleBlock_(new QCheckBox(tr("&Title block"))), company_(new QLineEdit), author_(new QLineEdit), version_(new QLineEdit),
      preview_(new PagePreview), of_(new QLabel), sheetName_(new QLabel), summary_(new QLabel), remark_(new QLabel),
      previous_(new QToolButton), next_(new QToolButton), print_(new QPushButton(tr("&Print…"))),
      savePdf_(new QPushButton(tr("Save as PD&F…"))) {
    setWindowTitle(title);
    setObjectName(QStringLiteral("pagesDialog"));
    resize(1040, 640);
    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::kGap);
    row->addWidget(makeChoices(parts));
    row->addWidget(makeView(), 1);
    auto* buttons = new QHBoxLayout;
    auto* close = new QPushButton(tr("Close"));
    buttons->addWidget(summary_, 1);
    buttons->addWidget(close);
    buttons->addWidget(savePdf_);
    buttons->addWidget(print_);
    print_->setDefault(true);
    auto* all = new QVBoxLayout(this);
    all->setSpacing(Theme::kGrid * 3);
    all->addLayout(row, 1);
    all->addLayout(buttons);
    later_.setSingleShot(true);
    later_.setInterval(0);
    connect(&later_, &QTimer::timeout, this, &PagesDialog::makePrintout);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(savePdf_, &QPushButton::clicked, this, &PagesDialog::askAndSave);
    connect(print_, &QPushButton::clicked, this, &PagesDialog::askAndPrint);
    makePrintout();
    if (!parts_.empty())
        parts_.front()->setFocus();
}

PagesDialog::~PagesDialog() { preview_->setPrintout(nullptr); }

QWidget* PagesDialog::makeChoices(const std::vector<Part>& parts) {
    auto* widget = new QWidget;
    widget->setFixedWidth(kChoices);
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading(tr("What is printed")));
    column->addWidget(makeParts(parts));
    column->addWidget(heading(tr("Paper")));
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const bool inches = choice_.paper == Paper::Letter || choice_.paper == Paper::Tabloid;
    const Paper papers[] = {Paper::A4, Paper::A3, Paper::Letter, Paper::Tabloid};
    for (int i = 0; i < 2 * kPagePapers; ++i)
        paper_->addItem(paperName(papers[i]), static_cast<int>(papers[i]));
    paper_->setCurrentIndex(std::max(0, paper_->findData(static_cast<int>(choice_.paper))));
    if (paper_->findData(static_cast<int>(choice_.paper)) < 0) // a map may be larger
        paper_->setCurrentIndex(inches ? kPagePapers + 1 : 1);
    turn_->addItems({tr("Landscape"), tr("Portrait")});
    turn_->setCurrentIndex(choice_.turn == Turn::Portrait ? 1 : 0);
    margin_->setRange(Choice::kLeastMargin, Choice::kMostMargin);
    margin_->setSuffix(tr(" mm"));
    margin_->setValue(choice_.margin);
    blackAndWhite_->setChecked(choice_.blackAndWhite);
    titleBlock_->setChecked(choice_.titleBlock);
    form->addRow(tr("Pape&r"), paper_);
    form->addRow(tr("Or&ientation"), turn_);
    form->addRow(tr("&Margin"), margin_);
    column->addLayout(form);
    column->addWidget(blackAndWhite_);
    column->addWidget(heading(tr("Title block")));
    column->addWidget(titleBlock_);
    auto* words = new QFormLayout;
    words->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto& settings = document_.project().settings();
    const auto field = [&](const QString& label, QLineEdit* edit, const std::string& text, const char* name) {
        edit->setText(QString::fromStdString(text));
        edit->setObjectName(QLatin1String(name));
        connect(edit, &QLineEdit::textEdited, &later_, qOverload<>(&QTimer::start));
        connect(edit, &QLineEdit::editingFinished, this, &PagesDialog::keepTitle);
        words->addRow(label, edit);
    };
    field(tr("Compan&y"), company_, settings.company, "company");
    field(tr("A&uthor"), author_, settings.author, "author");
    field(tr("&Version"), version_, settings.version, "version");
    column->addLayout(words);
    column->addStretch(1);
    remark_->setWordWrap(true);
    remark_->hide();
    column->addWidget(remark_);
    for (auto* box : {paper_, turn_})
        connect(box, &QComboBox::currentIndexChanged, this, &PagesDialog::follow);
    connect(margin_, &QSpinBox::valueChanged, this, &PagesDialog::follow);
    for (auto* box : {blackAndWhite_, titleBlock_})
        connect(box, &QCheckBox::toggled, this, &PagesDialog::follow);
    return widget;
}

/// A few stand one below the other; more can be scrolled, and chosen together.
QWidget* PagesDialog::makeParts(const std::vector<Part>& parts) {
    constexpr std::size_t kFew = 4;
    constexpr int kMostHeight = 150;
    auto* list = new QWidget;
    list->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    for (const auto& part : parts) {
        auto* box = new QCheckBox(part.text);
        box->setChecked(part.chosen);
        box->setToolTip(QString(part.text).remove(QLatin1Char('&')));
        connect(box, &QCheckBox::toggled, this, &PagesDialog::follow);
        column->addWidget(box);
        parts_.push_back(box);
    }
    if (parts.size() <= kFew)
        return list;
    auto* scroll = new QScrollArea;
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setMaximumHeight(kMostHeight);
    scroll->setMinimumHeight(std::min(kMostHeight, list->sizeHint().height()));
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    for (auto* box : parts_)
        box->setMinimumWidth(1);
    auto* whole = new QWidget;
    auto* all = new QVBoxLayout(whole);
    all->setContentsMargins(0, 0, 0, 0);
    auto* together = new QHBoxLayout;
    for (const bool on : {true, false}) {
        auto* button = new QPushButton(on ? tr("A&ll") : tr("&None"));
        button->setFlat(true);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, on] {
            for (auto* box : parts_)
                box->setChecked(on);
        });
        together->addWidget(button);
    }
    together->addStretch(1);
    all->addWidget(scroll);
    all->addLayout(together);
    return whole;
}

QWidget* PagesDialog::makeView() {
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    previous_->setIcon(icon(QStringLiteral("previous")));
    previous_->setAccessibleName(tr("The sheet before"));
    next_->setIcon(icon(QStringLiteral("next")));
    next_->setAccessibleName(tr("The next sheet"));
    for (auto* button : {previous_, next_})
        button->setToolTip(button->accessibleName());
    sheet_->setRange(1, 1);
    sheet_->setAccessibleName(tr("Sheet"));
    preview_->setAccessibleName(tr("Preview"));
    makeQuiet(of_, 0);
    makeQuiet(sheetName_, 0);
    makeQuiet(summary_, 0);
    row->addWidget(previous_);
    row->addWidget(sheet_);
    row->addWidget(of_);
    row->addWidget(next_);
    row->addSpacing(Theme::kGrid * 2);
    row->addWidget(sheetName_, 1);
    column->addLayout(row);
    column->addWidget(preview_, 1);
    connect(preview_, &PagePreview::sheetChanged, this, &PagesDialog::showSheet);
    connect(sheet_, &QSpinBox::valueChanged, this, [this](int sheet) { preview_->setSheet(sheet - 1); });
    connect(previous_, &QToolButton::clicked, this, [this] { preview_->setSheet(preview_->sheet() - 1); });
    connect(next_, &QToolButton::clicked, this, [this] { preview_->setSheet(preview_->sheet() + 1); });
    return widget;
}

// ------------------------------------------------------------------ what is chosen

std::vector<bool> PagesDialog::chosen() const {
    std::vector<bool> chosen;
    for (const auto* box : parts_)
        chosen.push_back(box->isChecked());
    return chosen;
}

void PagesDialog::follow() {
    choice_.paper = static_cast<Paper>(paper_->currentData().toInt());
    choice_.turn = turn_->currentIndex() == 1 ? Turn::Portrait : Turn::Landscape;
    choice_.margin = margin_->value();
    choice_.blackAndWhite = blackAndWhite_->isChecked();
    choice_.titleBlock = titleBlock_->isChecked();
    later_.start();
}

void PagesDialog::makePrintout() {
    later_.stop();
    Choice pages = choice_;
    pages.map = pages.dataBoxes = false;
    pages.plan = PlanPlace::Nowhere;
    pages.gemba = Gemba::None;
    Material material = material_(chosen());
    material.texts.company = company_->text().trimmed(); // while it is typed
    material.texts.author = author_->text().trimmed();
    material.texts.version = version_->text().trimmed();
    auto made = std::make_unique<Printout>(std::move(material), pages);
    preview_->setPrintout(made.get());
    printout_ = std::move(made);
    const bool any = printout_->count() > 0;
    sheet_->setMaximum(std::max(1, printout_->count()));
    of_->setText(tr("of %1").arg(printout_->count()));
    summary_->setText(printout_->summary());
    print_->setEnabled(any);
    savePdf_->setEnabled(any);
    showSheet();
}

void PagesDialog::showSheet() {
    const int sheet = preview_->sheet(), count = printout_->count();
    const QSignalBlocker quiet(sheet_);
    sheet_->setValue(sheet + 1);
    previous_->setEnabled(sheet > 0);
    next_->setEnabled(sheet + 1 < count);
    const QString name = sheet < count ? printout_->name(sheet) : QString();
    sheetName_->setText(name);
    preview_->setAccessibleDescription(tr("Sheet %1 of %2: %3").arg(sheet + 1).arg(count).arg(name));
}

void PagesDialog::say(const QString& text, bool bad) {
    setTone(remark_, bad ? Tone::Bad : Tone::Quiet);
    remark_->setText(text);
    remark_->setVisible(!text.isEmpty());
}

void PagesDialog::keepTitle() {
    auto edit = document_.edit();
    edit.modify<Settings>(document_.project().settings().id, [this](Settings& settings) {
        settings.company = textOf(company_);
        settings.author = textOf(author_);
        settings.version = textOf(version_);
    });
    (void)document_.push(edit, tr("Title block"));
}

void PagesDialog::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const QWidget* field = focusWidget();
    if (enter && (qobject_cast<const QLineEdit*>(field) || qobject_cast<const QAbstractSpinBox*>(field)))
        focusNextChild();
    else
        QDialog::keyPressEvent(event);
}

// ------------------------------------------------------------------ out

void PagesDialog::done(int result) {
    keepTitle();
    QDialog::done(result);
}

bool PagesDialog::savePdfTo(const QString& file) {
    keepTitle();
    makePrintout();
    const auto written = writePdf(*printout_, file);
    say(written ? tr("Saved as %1").arg(QFileInfo(file).fileName()) : errorText(written.error()), !written);
    return written.has_value();
}

bool PagesDialog::printOn(QPrinter& printer) {
    keepTitle();
    makePrintout();
    int from = 1, to = printout_->count();
    if (printer.printRange() == QPrinter::PageRange && printer.fromPage() > 0) {
        from = std::clamp(printer.fromPage(), 1, to);
        to = std::clamp(printer.toPage(), from, to);
    } else if (printer.printRange() == QPrinter::CurrentPage) {
        from = to = preview_->sheet() + 1;
    }
    if (printSheets(*printout_, printer, from, to))
        return true;
    say(tr("The printer \"%1\" cannot be used.").arg(printer.printerName()), true);
    return false;
}

void PagesDialog::askAndSave() {
    const auto folder = document_.path().empty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                                 : QString::fromStdString(document_.path().parent_path().string());
    QFileDialog dialog(this, tr("Save the sheets"), folder, tr("PDF (*.pdf)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("pdf"));
    dialog.selectFile(QFileInfo(document_.displayName()).completeBaseName() + QStringLiteral(".pdf"));
    if (dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty())
        savePdfTo(dialog.selectedFiles().constFirst());
}

void PagesDialog::askAndPrint() {
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
