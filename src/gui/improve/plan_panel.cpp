#include "gui/improve/plan_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>
#include <set>

#include "gui/common/card_frame.h"
#include "gui/common/choice_delegate.h"
#include "gui/improve/plan_model.h"

namespace takt::gui {

namespace {

/// Loops and bursts are chosen from what is on the map.
class PlanDelegate : public ChoiceDelegate {
  public:
    PlanDelegate(const PlanModel& model, QObject* parent) : ChoiceDelegate(parent), model_(model) {}

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const auto column = static_cast<PlanModel::Column>(index.column());
        if (column != PlanModel::Loop && column != PlanModel::Burst)
            return QStyledItemDelegate::createEditor(parent, option, index);
        QComboBox* box = makeBox(parent);
        for (const auto& [id, name] : model_.choices(column))
            box->addItem(name, QVariant::fromValue<qulonglong>(id.value));
        return box;
    }

  private:
    const PlanModel& model_;
};

} // namespace

PlanPanel::PlanPanel(Document& document, QWidget* parent)
    : QWidget(parent), add(new QPushButton(tr("Add a &line"))), fromBursts(new QPushButton(tr("Plan the kaizen &bursts"))),
      remove(new QPushButton(tr("Re&move"))), document_(document), model_(new PlanModel(document, this)),
      table_(new QTableView), remark_(new QLabel),
      empty_(new QLabel(tr("Nothing is planned yet. A line says what is to change in which loop, who does it and by when. "
                           "The plan is printed with the map."))) {
    setObjectName(QStringLiteral("planPanel"));
    fromBursts->setToolTip(tr("A line for every kaizen burst that has none"));
    table_->setModel(model_);
    table_->setItemDelegate(new PlanDelegate(*model_, table_));
    table_->setAccessibleName(tr("Value-stream plan"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    table_->setFrameShape(QFrame::NoFrame);
    setFocusProxy(table_);
    table_->setWordWrap(true);
    table_->verticalHeader()->hide();
    auto* header = table_->horizontalHeader();
    const std::array widths{150, 300, 110, 90, 52, 150, 160};
    for (int c = 0; c < PlanModel::ColumnCount; ++c)
        table_->setColumnWidth(c, widths[static_cast<std::size_t>(c)]);
    header->setStretchLastSection(true);
    remark_->setWordWrap(true);
    remark_->hide();
    setTone(remark_, Tone::Bad);
    empty_->setObjectName(QStringLiteral("planEmpty"));
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    makeQuiet(empty_, 0);
    auto* over = new QVBoxLayout(table_->viewport());
    over->addWidget(empty_);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    for (auto* button : {add, fromBursts, remove})
        bar->addWidget(button);
    bar->addWidget(remark_, 1);
    bar->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(table_, 1);
    connect(add, &QPushButton::clicked, this, &PlanPanel::addLine);
    connect(fromBursts, &QPushButton::clicked, this, [this] { model_->addStepsOfBursts(); });
    connect(remove, &QPushButton::clicked, this, &PlanPanel::removeChosen);
    auto* keys = new QShortcut(QKeySequence::Delete, table_, this, &PlanPanel::removeChosen);
    keys->setContext(Qt::WidgetShortcut);
    connect(model_, &PlanModel::refused, this, [this](const QString& why) {
        remark_->setText(why);
        remark_->show();
    });
    connect(model_, &PlanModel::dataChanged, this, [this] {
        remark_->hide();
        enable();
    });
    connect(model_, &PlanModel::modelReset, this, [this] {
        remark_->hide();
        enable();
    });
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        enable();
        revealChosen();
    });
    connect(&document, &Document::changed, this, &PlanPanel::enable);
    enable();
}

void PlanPanel::enable() {
    empty_->setVisible(model_->rowCount() == 0);
    remove->setEnabled(table_->selectionModel()->hasSelection());
    std::set<Id> planned;
    for (const auto& step : document_.plant().get<ImprovementStep>())
        planned.insert(step.burst);
    bool open = false;
    for (const auto& mark : document_.plant().get<Annotation>())
        open = open || (mark.kind == AnnotationKind::KaizenBurst && !planned.contains(mark.id));
    fromBursts->setEnabled(open);
}

void PlanPanel::addLine() {
    const int row = model_->rowOf(model_->addStep());
    if (row < 0)
        return;
    const auto goal = model_->index(row, PlanModel::Goal);
    table_->setCurrentIndex(goal);
    table_->setFocus();
    table_->edit(goal);
}

void PlanPanel::removeChosen() {
    std::vector<Id> ids;
    for (const auto& index : table_->selectionModel()->selectedRows())
        ids.push_back(model_->idAt(index.row()));
    if (!ids.empty())
        model_->removeSteps(ids);
}

void PlanPanel::revealChosen() {
    const auto rows = table_->selectionModel()->selectedRows();
    if (rows.size() != 1)
        return;
    const auto* step = document_.plant().find<ImprovementStep>(model_->idAt(rows.front().row()));
    if (step && (step->burst || step->area))
        Q_EMIT elementChosen(step->burst ? step->burst : step->area);
}

} // namespace takt::gui
