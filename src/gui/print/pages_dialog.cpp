#include "gui/print/pages_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/common/card_frame.h"
#include "gui/print/page_preview.h"

namespace takt::gui::print {

namespace {

constexpr int kChoices = 272, kMostChoices = 380; ///< wide
constexpr int kPagePapers = 2; ///< A4 and A3, and Letter and Tabloid beside them

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    label->setFont(Theme::instance().font(0, true));
    label->setContentsMargins(0, 8, 0, 0);
    return label;
}

} // namespace

PagesDialog::PagesDialog(Document& document, const QString& title, const std::vector<Part>& parts, const Choice& choice,
                         MaterialFor material, QWidget* parent)
    : SheetsDialog(document, choice, parent), material_(std::move(material)), paper_(new QComboBox), turn_(new QComboBox),
      margin_(new QSpinBox), sheet_(new QSpinBox), blackAndWhite_(new QCheckBox(tr("&Black and white"))),
      titleBlock_(new QCheckBox(tr("&Title block"))), company_(new QLineEdit), author_(new QLineEdit), version_(new QLineEdit),
      preview_(new PagePreview), of_(new QLabel), sheetName_(new QLabel), summary_(new QLabel), remark_(new QLabel),
      previous_(new QToolButton), next_(new QToolButton) {
    setWindowTitle(title);
    setObjectName(QStringLiteral("pagesDialog"));
    resize(1040, 640);
    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::kGap);
    auto* choices = makeChoices(parts);
    row->addWidget(makeView(), 1);
    row->addWidget(choices);
    auto* buttons = new QHBoxLayout;
    auto* close = new QPushButton(tr("Close"));
    auto* savePdf = new QPushButton(tr("Save as PD&F…"));
    auto* print = new QPushButton(tr("&Print…"));
    buttons->addWidget(summary_, 1);
    for (auto* button : {close, savePdf, print})
        buttons->addWidget(button);
    print->setDefault(true);
    auto* all = new QVBoxLayout(this);
    all->setSpacing(Theme::kGrid * 3);
    all->addLayout(row, 1);
    all->addLayout(buttons);
    bind({company_, author_, version_, preview_, sheet_, of_, sheetName_, summary_, remark_, {previous_}, {next_}, close, savePdf, print});
    makePrintout();
    if (!parts_.empty())
        parts_.front()->setFocus();
}

QWidget* PagesDialog::makeChoices(const std::vector<Part>& parts) {
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading(tr("What is printed")));
    column->addWidget(makeParts(parts));
    widget->setFixedWidth(widthOfParts());
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
    column->addWidget(makeTitle());
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

QWidget* PagesDialog::makeTitle() {
    auto* widget = new QWidget;
    auto* words = new QFormLayout(widget);
    words->setContentsMargins(0, 0, 0, 0);
    words->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto field = [&](const QString& label, QLineEdit* edit, const char* name) {
        edit->setObjectName(QLatin1String(name));
        words->addRow(label, edit);
    };
    field(tr("Compan&y"), company_, "company");
    field(tr("A&uthor"), author_, "author");
    field(tr("&Version"), version_, "version");
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

/// Room for the words of each; longer ones end in dots.
int PagesDialog::widthOfParts() {
    const int edge = style()->pixelMetric(QStyle::PM_ScrollBarExtent) + Theme::kGrid;
    int widest = kChoices;
    for (auto* box : parts_) {
        const int around = box->sizeHint().width() - box->fontMetrics().horizontalAdvance(box->text());
        box->setText(box->fontMetrics().elidedText(box->text(), Qt::ElideRight, kMostChoices - edge - around, Qt::TextShowMnemonic));
        widest = std::max(widest, box->sizeHint().width() + edge);
    }
    return std::min(widest, kMostChoices);
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
    makeQuiet(summary_, 0);
    row->addWidget(previous_);
    row->addWidget(sheet_);
    row->addWidget(of_);
    row->addWidget(next_);
    row->addSpacing(Theme::kGrid * 2);
    row->addWidget(sheetName_, 1);
    column->addLayout(row);
    column->addWidget(preview_, 1);
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
    makePrintoutLater();
}

Choice PagesDialog::printed() const {
    Choice pages = choice_;
    pages.map = pages.dataBoxes = false;
    pages.plan = PlanPlace::Nowhere;
    pages.gemba = Gemba::None;
    return pages;
}

} // namespace takt::gui::print
