#include "gui/improve/families_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTableWidget>
#include <QVBoxLayout>

#include "document/document.h"
#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/common/scenario_names.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kUsualShare = 70; ///< per cent of steps in common
enum Column { Family, Product, PerDay, FirstStep };

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

} // namespace

FamiliesDialog::FamiliesDialog(Document& document, QWidget* parent)
    : QDialog(parent), paste(new QPushButton(tr("&Paste"))), fromMap(new QPushButton(tr("From the &map"))),
      keep(new QPushButton(tr("&Keep the families"))), draw(new QPushButton(tr("&Draw its stream"))), document_(document),
      remark_(new QLabel), table_(new QTableWidget), slider_(new QSlider(Qt::Horizontal)), share_(new QLabel), family_(new QComboBox) {
    setWindowTitle(tr("Product families"));
    setObjectName(QStringLiteral("familiesDialog"));
    resize(900, 560);
    paste->setToolTip(tr("A matrix copied from a spreadsheet: products down, steps across, a mark where a product passes"));
    fromMap->setToolTip(tr("The products customers of this map want, and the processes they pass"));
    keep->setToolTip(tr("Notes the family in the items of the map that have these names"));
    draw->setToolTip(tr("A new scenario with the steps this family passes, to be filled in"));
    auto* top = new QHBoxLayout;
    top->addWidget(paste);
    top->addWidget(fromMap);
    top->addWidget(remark_, 1);
    remark_->setWordWrap(true);
    table_->setAccessibleName(tr("Product-process matrix"));
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectItems);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->installEventFilter(this);
    slider_->setRange(0, 100);
    slider_->setValue(kUsualShare);
    slider_->setPageStep(10);
    slider_->setAccessibleName(tr("Least share of steps in common"));
    auto* label = new QLabel(tr("&Steps in common, at least"));
    label->setBuddy(slider_);
    auto* middle = new QHBoxLayout;
    middle->addWidget(label);
    middle->addWidget(slider_, 1);
    middle->addWidget(share_);
    share_->setMinimumWidth(48);
    auto* which = new QLabel(tr("&Family"));
    which->setBuddy(family_);
    family_->setAccessibleName(tr("Family to draw"));
    family_->setMinimumWidth(220);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(keep);
    bottom->addSpacing(24);
    bottom->addWidget(which);
    bottom->addWidget(family_);
    bottom->addWidget(draw);
    bottom->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    bottom->addWidget(buttons);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(table_, 1);
    column->addLayout(middle);
    column->addLayout(bottom);
    for (auto* button : {paste, fromMap, keep, draw})
        button->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(paste, &QPushButton::clicked, this, &FamiliesDialog::pasteClipboard);
    connect(fromMap, &QPushButton::clicked, this, &FamiliesDialog::readMap);
    connect(keep, &QPushButton::clicked, this, &FamiliesDialog::keepThem);
    connect(draw, &QPushButton::clicked, this, &FamiliesDialog::drawOne);
    connect(slider_, &QSlider::valueChanged, this, &FamiliesDialog::regroup);
    connect(table_, &QTableWidget::cellDoubleClicked, this, &FamiliesDialog::toggle);
    readMap();
}

void FamiliesDialog::readMap() {
    auto matrix = lean::productMatrix(document_.plant());
    const bool empty = matrix.empty();
    showMatrix(std::move(matrix), empty ? tr("The map has no products with steps yet. Copy a matrix in a spreadsheet and paste it here.")
                                  : tr("As the map “%1” has it. A double click, or Space, marks a step.").arg(text(document_.scenario().name)));
}

void FamiliesDialog::pasteClipboard() { (void)take(QApplication::clipboard()->text()); }

bool FamiliesDialog::take(const QString& pasted) {
    auto reading = lean::matrixFromText(pasted.toStdString());
    using Fault = lean::MatrixReading::Fault;
    switch (reading.fault) {
    case Fault::None: break;
    case Fault::NoMatrix:
        setTone(remark_, Tone::Bad);
        remark_->setText(tr("That is no matrix: the first line names the steps, the first column the products, and a mark stands where a product passes."));
        return false;
    case Fault::NameTwice:
        setTone(remark_, Tone::Bad);
        remark_->setText(tr("“%1” stands there twice; give each product and step a name of its own.").arg(text(reading.name)));
        return false;
    }
    showMatrix(std::move(reading.matrix), tr("As pasted. A double click, or Space, marks a step."));
    return true;
}

void FamiliesDialog::showMatrix(lean::ProductMatrix matrix, const QString& words) {
    matrix_ = std::move(matrix);
    setTone(remark_, Tone::Quiet);
    remark_->setText(words);
    regroup();
}

void FamiliesDialog::regroup() {
    families_ = lean::families(matrix_, slider_->value() / 100.0);
    share_->setText(percent(slider_->value() / 100.0, 0));
    order_.clear();
    for (const auto& family : families_)
        order_.insert(order_.end(), family.begin(), family.end());
    family_->clear();
    for (std::size_t f = 0; f < families_.size(); ++f) {
        QStringList products;
        for (const auto p : families_[f])
            products << text(matrix_.products[p].product);
        family_->addItem(tr("%1: %2", "family, its products").arg(text(lean::familyName(f)), products.join(QStringLiteral(", "))));
    }
    keep->setEnabled(!matrix_.empty());
    draw->setEnabled(!matrix_.empty());
    fill();
}

void FamiliesDialog::fill() {
    const int row = table_->currentRow(), column = table_->currentColumn();
    table_->clear();
    table_->setColumnCount(FirstStep + static_cast<int>(matrix_.steps.size()));
    table_->setRowCount(static_cast<int>(order_.size()));
    QStringList heads{tr("Family"), tr("Product"), tr("A day")};
    for (const auto& step : matrix_.steps)
        heads << text(step);
    table_->setHorizontalHeaderLabels(heads);
    const auto cell = [&](int r, int c, const QString& words) {
        auto* item = new QTableWidgetItem(words);
        if (c >= FirstStep)
            item->setTextAlignment(Qt::AlignCenter);
        table_->setItem(r, c, item);
        return item;
    };
    int r = 0;
    for (std::size_t f = 0; f < families_.size(); ++f)
        for (const auto p : families_[f]) {
            const auto& product = matrix_.products[p];
            cell(r, Family, text(lean::familyName(f)));
            cell(r, Product, text(product.product));
            cell(r, PerDay, product.perDay > 0 ? number(product.perDay) : QString())->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            for (std::size_t s = 0; s < matrix_.steps.size(); ++s) {
                auto* item = cell(r, FirstStep + static_cast<int>(s), product.passes[s] ? QStringLiteral("●") : QString());
                item->setData(Qt::AccessibleTextRole, product.passes[s] ? tr("%1 passes %2").arg(text(product.product), text(matrix_.steps[s]))
                                                                        : tr("%1 does not pass %2").arg(text(product.product), text(matrix_.steps[s])));
            }
            // Every second family stands on another ground.
            if (f % 2 == 1)
                for (int c = 0; c < table_->columnCount(); ++c)
                    table_->item(r, c)->setBackground(colors().accentSoft);
            ++r;
        }
    table_->resizeColumnsToContents();
    if (row >= 0 && row < table_->rowCount() && column >= 0 && column < table_->columnCount())
        table_->setCurrentCell(row, column);
}

void FamiliesDialog::toggle(int row, int column) {
    if (row < 0 || column < FirstStep)
        return;
    const auto product = order_[static_cast<std::size_t>(row)];
    auto& passes = matrix_.products[product].passes;
    const auto step = static_cast<std::size_t>(column - FirstStep);
    passes[step] = !passes[step];
    regroup();
    const auto now = std::find(order_.begin(), order_.end(), product) - order_.begin();
    table_->setCurrentCell(static_cast<int>(now), column);
}

void FamiliesDialog::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Paste))
        pasteClipboard();
    else
        QDialog::keyPressEvent(event);
}

/// The table would take Space and paste for itself.
bool FamiliesDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched == table_ && event->type() == QEvent::KeyPress) {
        auto& key = static_cast<QKeyEvent&>(*event);
        if (key.key() == Qt::Key_Space && key.modifiers() == Qt::NoModifier) {
            toggle(table_->currentRow(), table_->currentColumn());
            return true;
        }
        if (key.matches(QKeySequence::Paste)) {
            pasteClipboard();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void FamiliesDialog::keepThem() {
    Edit edit = document_.edit();
    const auto kept = lean::keepFamilies(edit, matrix_, families_);
    setTone(remark_, kept > 0 ? Tone::Good : Tone::Warning);
    remark_->setText(kept > 0 ? tr("Noted in %n items of the map.", nullptr, static_cast<int>(kept))
                              : tr("No item of the map has one of these names. Draw the stream of a family instead."));
    (void)document_.push(edit, tr("Note product families"));
}

void FamiliesDialog::drawOne() {
    const auto chosen = static_cast<std::size_t>(std::max(0, family_->currentIndex()));
    if (chosen >= families_.size())
        return;
    const std::string name = unusedScenarioName(document_.project(), tr("Family %1").arg(text(lean::familyName(chosen)))).toStdString();
    Edit edit = document_.edit();
    const Id scenario = lean::drawFamily(edit, matrix_, families_[chosen],
                                         {name, tr("Supplier").toStdString(), tr("Customer").toStdString(), tr("Inventory").toStdString()});
    if (!document_.push(edit, tr("Draw family %1").arg(text(lean::familyName(chosen)))))
        return;
    document_.setScenario(scenario);
    accept();
}

QString FamiliesDialog::remark() const { return remark_->text(); }

} // namespace takt::gui
