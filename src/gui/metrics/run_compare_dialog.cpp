#include "gui/metrics/run_compare_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/common/theme.h"
#include "gui/time/intervention_text.h"

namespace takt::gui {

namespace {

constexpr std::size_t kFewColumns = 5; // beside the names, that leave room

QColor colourOf(Tone tone) {
    const Palette& c = colors();
    return tone == Tone::Good ? c.goodText : tone == Tone::Bad ? c.badText : tone == Tone::Quiet ? c.quiet : c.ink;
}

QTableWidgetItem* cell(const QString& text, Qt::Alignment align, Tone tone = Tone::Plain, bool strong = false) {
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment(align | Qt::AlignVCenter);
    item->setForeground(colourOf(tone));
    item->setFont(Theme::instance().font(0, strong));
    item->setToolTip(text);
    return item;
}

} // namespace

RunCompareDialog::RunCompareDialog(Document& document, QWidget* parent)
    : QDialog(parent), document_(document), against_(new QComboBox), all_(new QCheckBox(tr("&All figures"))),
      differing_(new QCheckBox(tr("&Only what differs"))), note_(new QLabel), table_(new QTableWidget) {
    setWindowTitle(tr("Runs compared"));
    against_->setAccessibleName(tr("The run that the others are compared with"));
    against_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    against_->setMinimumContentsLength(24);
    auto* label = new QLabel(tr("Compared &with"));
    label->setBuddy(against_);
    table_->setAccessibleName(windowTitle());
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setTabKeyNavigation(false);
    table_->setWordWrap(true);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    makeQuiet(note_);
    note_->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(label);
    head->addWidget(against_, 1);
    head->addWidget(all_);
    head->addWidget(differing_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* copyAll = buttons->addButton(tr("&Copy as a table"), QDialogButtonBox::ActionRole);
    copyAll->setToolTip(tr("For a spreadsheet"));
    auto* column = new QVBoxLayout(this);
    column->addLayout(head);
    column->addWidget(table_, 1);
    column->addWidget(note_);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(copyAll, &QPushButton::clicked, this, &RunCompareDialog::copy);
    connect(against_, &QComboBox::activated, this, &RunCompareDialog::refresh);
    for (QCheckBox* box : {all_, differing_})
        connect(box, &QCheckBox::toggled, this, &RunCompareDialog::fill);
    connect(&document, &Document::runsChanged, this, &RunCompareDialog::refresh);
    connect(&document, &Document::changed, this, &RunCompareDialog::refresh); // money may be hidden
    connect(&document, &Document::reset, this, [this] {
        plans_.clear();
        numbers_.clear();
        close();
    });
    connect(&Theme::instance(), &Theme::changed, this, &RunCompareDialog::fill);
    resize(900, 560);
}

void RunCompareDialog::compare(std::vector<std::int64_t> numbers) {
    numbers_ = std::move(numbers);
    against_->clear();
    refresh();
    against_->setFocus();
}

QString RunCompareDialog::doneTo(const sim::RunRecord& run) {
    auto at = plans_.find(run.plantHash);
    if (at == plans_.end())
        if (auto plan = document_.plantOfRun(run); plan && !plan->scenarios.empty())
            at = plans_.emplace(run.plantHash, std::move(*plan)).first;
    static const Plant none;
    const Plant& plant = at == plans_.end() ? none : at->second.scenarios.front().plant;
    const auto nameOf = [&](Id id) {
        const bool here = tableOf(document_.plant(), id) != TableId::Count;
        return QString::fromStdString(takt::nameOf(here ? document_.plant() : plant, id));
    };
    QStringList lines;
    for (const auto& intervention : run.settings.interventions)
        lines << interventionText(intervention, nameOf, plant);
    return lines.join(QLatin1Char('\n'));
}

void RunCompareDialog::refresh() {
    std::vector<const sim::RunRecord*> runs;
    for (const std::int64_t number : numbers_)
        if (const auto at = std::ranges::find(document_.runs(), number, &sim::RunRecord::number); at != document_.runs().end())
            runs.push_back(&*at);
    if (runs.size() < 2) {
        table_->setRowCount(0);
        comparison_ = {};
        if (!numbers_.empty())
            close();
        return;
    }
    const auto with = std::ranges::find(runs, against_->currentData().toLongLong(), [](const auto* r) { return qlonglong{r->number}; });
    const std::size_t against = with == runs.end() ? 0 : static_cast<std::size_t>(with - runs.begin());
    const Settings& settings = document_.project().settings();
    const QString currency = settings.moneyShown ? QString::fromStdString(settings.currency) : QString();
    comparison_ = compareRuns(runs, against, currency, [this](const sim::RunRecord& run) { return doneTo(run); });
    const QSignalBlocker quiet(against_);
    against_->clear();
    for (std::size_t r = 0; r < runs.size(); ++r)
        against_->addItem(comparison_.titles[r], qlonglong{runs[r]->number});
    against_->setCurrentIndex(static_cast<int>(against));
    const bool repeated = std::ranges::any_of(runs, [](const auto* run) { return run->result.replications > 1; });
    note_->setText(repeated ? tr("“Between … and …”: in 95 of 100 such experiments the true mean lies within. “May be chance”: "
                                 "the difference is no larger than what both means are sure of.")
                            : tr("Each run was made once: with another seed its figures may differ. Repeat the runs (Simulate, Seed and "
                                 "length) to see how sure a difference is."));
    fill();
}

void RunCompareDialog::fill() {
    const int runs = static_cast<int>(comparison_.titles.size());
    const int against = against_->currentIndex();
    QStringList heads{tr("Figure")};
    std::vector<std::pair<int, bool>> columns; ///< run, and whether it is its difference
    for (int r = 0; r < runs; ++r) {
        heads << comparison_.titles[static_cast<std::size_t>(r)];
        columns.emplace_back(r, false);
        if (r != against) {
            heads << tr("Difference");
            columns.emplace_back(r, true);
        }
    }
    table_->setRowCount(0);
    table_->setColumnCount(static_cast<int>(heads.size()));
    table_->setHorizontalHeaderLabels(heads);
    for (const CompareLine& line : comparison_.lines) {
        if ((line.kind == CompareLine::Kind::Figure && !all_->isChecked()) || (differing_->isChecked() && !line.differs))
            continue;
        const int row = table_->rowCount();
        table_->insertRow(row);
        table_->setItem(row, 0, cell(line.name, Qt::AlignLeft, Tone::Quiet));
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const auto [run, isDifference] = columns[c];
            const auto r = static_cast<std::size_t>(run);
            table_->setItem(row, static_cast<int>(c) + 1,
                            isDifference ? cell(line.differences[r], Qt::AlignRight, line.tones[r], line.tones[r] != Tone::Plain)
                                         : cell(line.values[r], Qt::AlignRight, Tone::Plain, line.kind != CompareLine::Kind::Fact));
        }
    }
    for (int c = 0; c < table_->columnCount(); ++c) {
        table_->horizontalHeaderItem(c)->setTextAlignment((c == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        table_->resizeColumnToContents(c);
        table_->setColumnWidth(c, std::clamp(table_->columnWidth(c) + 16, 96, 280));
    }
    table_->horizontalHeader()->setSectionResizeMode(0, columns.size() <= kFewColumns ? QHeaderView::Stretch : QHeaderView::Interactive);
    table_->resizeRowsToContents();
}

/// Tabs between cells, so that spreadsheets take it.
void RunCompareDialog::copy() {
    QStringList lines;
    QStringList heads;
    for (int c = 0; c < table_->columnCount(); ++c)
        heads << table_->horizontalHeaderItem(c)->text();
    lines << heads.join(QLatin1Char('\t'));
    for (int r = 0; r < table_->rowCount(); ++r) {
        QStringList cells;
        for (int c = 0; c < table_->columnCount(); ++c)
            cells << table_->item(r, c)->text().replace(QLatin1Char('\n'), QLatin1String("; "));
        lines << cells.join(QLatin1Char('\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void RunCompareDialog::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        return copy();
    QDialog::keyPressEvent(event);
}

} // namespace takt::gui
