#include "gui/print/print_dialog.h"

#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "ui_print_dialog.h"

namespace takt::gui::print {

namespace {

constexpr double kZooms[] = {PagePreview::kWhole, PagePreview::kWidth, 0.5, 1, 2};
constexpr double kReadable = 6;  ///< points
constexpr int kAboveHeading = 8; ///< pixels

template <class Value>
Value chosen(const QComboBox* box) {
    return static_cast<Value>(std::max(0, box->currentIndex()));
}

} // namespace

PrintDialog::PrintDialog(Document& document, const Choice& choice, MaterialFor material, QWidget* parent)
    : SheetsDialog(document, choice, parent), material_(std::move(material)), ui_(std::make_unique<Ui::PrintDialog>()) {
    ui_->setupUi(this);
    fill();
    bind({ui_->company, ui_->author, ui_->version, ui_->preview, ui_->sheet, ui_->of, ui_->sheetName, ui_->summary, ui_->remark,
          {ui_->first, ui_->previous}, {ui_->next, ui_->last}, ui_->close, ui_->savePdf, ui_->printButton});
    connectParts();
    enableParts();
    makePrintout();
    ui_->map->setFocus();
}

PrintDialog::~PrintDialog() = default;

void PrintDialog::fill() {
    for (auto* heading : {ui_->whatHeading, ui_->paperHeading, ui_->mapHeading, ui_->titleHeading})
        heading->setFont(Theme::instance().font(0, true));
    for (auto* heading : {ui_->paperHeading, ui_->mapHeading, ui_->titleHeading})
        heading->setContentsMargins(0, kAboveHeading, 0, 0);
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
}

void PrintDialog::connectParts() {
    for (auto* box : findChildren<QCheckBox*>())
        connect(box, &QCheckBox::toggled, this, &PrintDialog::follow);
    for (auto* box : {ui_->plan, ui_->gemba, ui_->paper, ui_->turn, ui_->fit})
        connect(box, &QComboBox::currentIndexChanged, this, &PrintDialog::follow);
    for (auto* box : {ui_->blankProcesses, ui_->margin, ui_->scale, ui_->across, ui_->down, ui_->overlap})
        connect(box, &QSpinBox::valueChanged, this, &PrintDialog::follow);
    auto* preview = ui_->preview;
    connect(ui_->first, &QToolButton::clicked, this, [preview] { preview->setSheet(0); });
    connect(ui_->previous, &QToolButton::clicked, this,
            [preview] { preview->setSheet(preview->sheet() - 1); });
    connect(ui_->next, &QToolButton::clicked, this, [preview] { preview->setSheet(preview->sheet() + 1); });
    connect(ui_->last, &QToolButton::clicked, this,
            [this, preview] { preview->setSheet(printout().count() - 1); });
    connect(ui_->zoom, &QComboBox::activated, this, [preview](int i) { preview->setZoom(kZooms[i]); });
    connect(preview, &PagePreview::zoomedBy, this, [this](double zoom) {
        ui_->zoom->setCurrentIndex(-1);
        ui_->zoom->setPlaceholderText(percent(zoom, 0));
    });
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
    makePrintoutLater();
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

void PrintDialog::printoutMade() {
    const double points = smallestPoints(printout().mapSheet().scale);
    if (choice_.map && points < kReadable)
        say(tr("The smallest words on the map will be %1 points high; %2 are easy to read. Larger paper or "
               "more sheets help.")
                .arg(number(points, 1), number(kReadable)),
            false);
    else if (choice_.gemba == Gemba::OfMap && printout().gembaBlocks().empty())
        say(tr("The map has no elements yet; blank gemba sheets can be printed."), false);
    else if (choice_.plan != PlanPlace::Nowhere && document_.plant().get<ImprovementStep>().empty())
        say(tr("This scenario has no value-stream plan yet."), false);
    else
        say({}, false);
}

} // namespace takt::gui::print
