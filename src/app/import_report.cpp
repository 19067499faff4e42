#include "app/import_report.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include "gui/map/map_texts.h"

namespace takt::app {

namespace {

using Became = exchange::ImportedCell::Became;
using Why = exchange::ImportedCell::Why;

QString becameText(Became became) {
    switch (became) {
    case Became::Element: return ImportReport::tr("Element");
    case Became::Line: return ImportReport::tr("Line");
    case Became::Annotation: return ImportReport::tr("Note");
    case Became::Data: return ImportReport::tr("Figures and words");
    case Became::LeftOut: return ImportReport::tr("Left out");
    }
    return {};
}

QString reasonText(Why why) {
    switch (why) {
    case Why::None: return {};
    case Why::NoWords: return ImportReport::tr("a shape without words");
    case Why::JoinsNothing: return ImportReport::tr("it joins no two elements");
    case Why::LeadsBack: return ImportReport::tr("it leads back to where it begins");
    case Why::JoinedAlready: return ImportReport::tr("the two are joined already");
    case Why::StandsBetweenNothing: return ImportReport::tr("it stands between no two elements");
    case Why::LadderIsComputed: return ImportReport::tr("the ladder is worked out from the map");
    case Why::PartOfWhatIsLeftOut: return ImportReport::tr("part of what was left out");
    }
    return {};
}

/// What the cell is now, by the plant: "Process Weld".
QString nowText(const Plant& plant, const exchange::ImportedCell& cell) {
    if (cell.became == Became::LeftOut)
        return reasonText(cell.why);
    const auto* symbol = gui::symbolOf(plant, cell.row);
    const QString name = cell.row ? gui::elementName(plant, cell.row) : QString();
    if (cell.became == Became::Data)
        return name.isEmpty() ? ImportReport::tr("words of a line") : ImportReport::tr("of %1").arg(name);
    return symbol && !name.isEmpty() ? ImportReport::tr("%1: %2", "symbol, name").arg(gui::symbolName(*symbol), name.simplified()) : name;
}

} // namespace

ImportReport::ImportReport(const exchange::DrawioImport& import, const QString& file, QWidget* parent)
    : QDialog(parent), cells_(import.cells), plant_(import.project.scenarios.front().plant), table_(new QTableWidget(this)),
      leftOutAlone_(new QCheckBox(tr("Show &left out alone"), this)) {
    setWindowTitle(tr("Imported from %1").arg(file));
    const auto count = [&](Became became) { return static_cast<int>(import.count(became)); };
    auto* summary = new QLabel(tr("%1 cells: %2 elements, %3 lines, %4 notes, %5 with figures and words of others, %6 left out. "
                                  "Times and quantities that the drawing does not tell are as usual: see the problem list.")
                                   .arg(cells_.size())
                                   .arg(count(Became::Element))
                                   .arg(count(Became::Line))
                                   .arg(count(Became::Annotation))
                                   .arg(count(Became::Data))
                                   .arg(count(Became::LeftOut)),
                               this);
    summary->setWordWrap(true);
    table_->setColumnCount(4);
    table_->setHorizontalHeaderLabels({tr("Words"), tr("Shape"), tr("Became"), tr("What it is now, or why not")});
    table_->setAccessibleName(tr("Cells of the drawing"));
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setTabKeyNavigation(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(leftOutAlone_, &QCheckBox::toggled, this, &ImportReport::fill);
    connect(table_, &QTableWidget::cellActivated, this, [this](int row, int) {
        if (const auto id = table_->item(row, 0)->data(Qt::UserRole).toULongLong())
            Q_EMIT elementChosen(Id{id});
    });
    auto* column = new QVBoxLayout(this);
    column->addWidget(summary);
    column->addWidget(table_, 1);
    column->addWidget(leftOutAlone_);
    column->addWidget(buttons);
    resize(760, 520);
    fill();
}

void ImportReport::fill() {
    table_->setRowCount(0);
    for (const auto& cell : cells_) {
        if (leftOutAlone_->isChecked() && cell.became != Became::LeftOut)
            continue;
        const int row = table_->rowCount();
        table_->insertRow(row);
        const QStringList texts{gui::fromStd(cell.words).simplified(), gui::fromStd(cell.shape), becameText(cell.became),
                                nowText(plant_, cell)};
        for (int i = 0; i < texts.size(); ++i) {
            auto* item = new QTableWidgetItem(texts[i]);
            item->setToolTip(texts[i]);
            item->setData(Qt::UserRole, static_cast<qulonglong>(cell.row.value));
            table_->setItem(row, i, item);
        }
    }
    table_->resizeColumnsToContents();
    table_->setColumnWidth(0, std::min(260, table_->columnWidth(0)));
}

} // namespace takt::app
