#include "gui/compare/compare_list.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>

#include "gui/common/field_names.h"
#include "gui/common/theme.h"
#include "gui/map/difference_item.h"

namespace takt::gui {

namespace {

enum Column { What, Before, After, Columns };
constexpr int kAroundRow = 8; ///< pixels, above and below
constexpr int kBefore = Qt::UserRole, kAfter = Qt::UserRole + 1;

QString kindWord(lean::DifferenceKind kind) {
    switch (kind) {
    case lean::DifferenceKind::Added: return CompareList::tr("added");
    case lean::DifferenceKind::Removed: return CompareList::tr("removed");
    case lean::DifferenceKind::Changed: return CompareList::tr("changed");
    }
    return {};
}

QString nameIn(const Plant& plant, Id id) { return QString::fromStdString(nameOf(plant, id)).simplified(); }

/// What a row is called beside its element: "Bracket LH", or "Departure, Steel coil".
QString rowWords(const Plant& plant, Id id) {
    const auto row = rowOf(plant, id);
    if (!row)
        return {};
    QString item;
    bool named = false;
    std::visit(
        [&](const auto& r) {
            if constexpr (requires { r.name; })
                named = !r.name.empty();
            if constexpr (requires { r.item; })
                if (const auto* of = plant.find<Item>(r.item))
                    item = QString::fromStdString(of->name);
        },
        *row);
    if (named)
        return nameIn(plant, id);
    const QString kind = rowKindName(tableOf(*row));
    return item.isEmpty() ? kind : CompareList::tr("%1, %2", "kind of row, item").arg(kind, item);
}

void setCell(QTreeWidgetItem& item, Column column, const QString& text) {
    item.setText(column, text);
    item.setToolTip(column, text);
}

} // namespace

CompareList::CompareList(const Document& document, CompareView& view, QWidget* parent)
    : QTreeWidget(parent), document_(document), view_(view) {
    setObjectName(QStringLiteral("compareList"));
    setAccessibleName(tr("Differences of the two scenarios"));
    setColumnCount(Columns);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setAllColumnsShowFocus(true);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(What, QHeaderView::Stretch);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const auto column : {Before, After})
        setColumnWidth(column, 110);
    setMinimumWidth(300);
    connect(&view, &CompareView::compared, this, &CompareList::fill);
    connect(&Theme::instance(), &Theme::changed, this, &CompareList::fill);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) { reveal(item); });
    connect(this, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) { reveal(item); });
    fill();
}

void CompareList::setFigures(std::vector<Figure> figures) {
    figures_ = std::move(figures);
    fill();
}

void CompareList::fill() {
    const QSignalBlocker quiet(this);
    clear();
    if (!document_.project().scenario(view_.other())) {
        setHeaderLabels({tr("What differs"), tr("Before"), tr("After")});
        auto* none = new QTreeWidgetItem(this, {tr("No scenario is compared with this one.")});
        none->setFirstColumnSpanned(true);
        return;
    }
    setHeaderLabels({tr("What differs"), QString::fromStdString(view_.before().name), QString::fromStdString(view_.after().name)});
    addFigures();
    for (const auto& difference : view_.differences())
        addDifference(difference, view_.before(), view_.after());
    if (view_.differences().empty())
        (new QTreeWidgetItem(this, {tr("The two plants do not differ.")}))->setFirstColumnSpanned(true);
    topLevelItem(0)->setSizeHint(What, QSize(0, fontMetrics().height() + kAroundRow)); // that of all
}

void CompareList::addFigures() {
    if (figures_.empty())
        return;
    auto* group = new QTreeWidgetItem(this, {tr("Figures of the stream")});
    QFont strong = font();
    strong.setBold(true);
    group->setFont(What, strong);
    for (const auto& figure : figures_) {
        auto* line = new QTreeWidgetItem(group);
        setCell(*line, What, figure.name);
        setCell(*line, Before, figure.before);
        setCell(*line, After, figure.after);
        if (!figure.tip.isEmpty())
            line->setToolTip(What, figure.tip);
        if (figure.before != figure.after)
            line->setFont(After, strong);
    }
    group->setExpanded(true);
}

void CompareList::addDifference(const lean::ElementDifference& d, const Scenario& before, const Scenario& after) {
    const QString name = d.after ? nameIn(after.plant, d.after) : nameIn(before.plant, d.before);
    auto* top = new QTreeWidgetItem(this);
    setCell(*top, What, tr("%1  %2", "sign, name of an element").arg(differenceSign(d.kind), name));
    setCell(*top, Before, d.before ? rowKindName(d.table) : QStringLiteral("–"));
    setCell(*top, After, d.after ? kindWord(d.kind) : kindWord(lean::DifferenceKind::Removed));
    if (!d.before)
        setCell(*top, After, tr("%1, added", "kind of element").arg(rowKindName(d.table)));
    top->setForeground(What, differenceColour(d.kind, colors()));
    const auto note = [&](QTreeWidgetItem* item) {
        item->setData(What, kBefore, QVariant::fromValue<qulonglong>(d.before.value));
        item->setData(What, kAfter, QVariant::fromValue<qulonglong>(d.after.value));
    };
    note(top);
    for (const auto& row : d.rows) {
        const bool own = row.after == d.after && row.before == d.before;
        const QString of = own ? QString() : row.after ? rowWords(after.plant, row.after) : rowWords(before.plant, row.before);
        if (row.kind != lean::DifferenceKind::Changed) {
            if (own)
                continue; // the line above says it
            auto* line = new QTreeWidgetItem(top);
            setCell(*line, What, of);
            setCell(*line, row.kind == lean::DifferenceKind::Added ? After : Before, kindWord(row.kind));
            note(line);
            continue;
        }
        const auto was = rowOf(before.plant, row.before), is = rowOf(after.plant, row.after);
        for (const auto& field : row.fields) {
            auto* line = new QTreeWidgetItem(top);
            const QString label = fieldName(row.table, field);
            setCell(*line, What, own ? label : tr("%1 · %2", "field, name of its row").arg(label, of));
            setCell(*line, Before, fieldValueText(document_.project(), before.plant, *was, field));
            setCell(*line, After, fieldValueText(document_.project(), after.plant, *is, field));
            note(line);
        }
    }
    top->setExpanded(d.kind == lean::DifferenceKind::Changed);
}

void CompareList::reveal(const QTreeWidgetItem* item) {
    if (!item || !item->data(What, kBefore).isValid())
        return;
    view_.reveal(Id{item->data(What, kBefore).toULongLong()}, Id{item->data(What, kAfter).toULongLong()});
}

QString CompareList::asText() const {
    QStringList lines;
    const auto add = [&](const QTreeWidgetItem& item, const QString& indent) {
        QStringList cells;
        for (int c = 0; c < Columns; ++c)
            cells << (c == 0 ? indent : QString()) + item.text(c);
        lines << cells.join(QLatin1Char('\t'));
    };
    for (int i = 0; i < topLevelItemCount(); ++i) {
        add(*topLevelItem(i), {});
        for (int k = 0; k < topLevelItem(i)->childCount(); ++k)
            add(*topLevelItem(i)->child(k), QStringLiteral("  "));
    }
    return lines.join(QLatin1Char('\n'));
}

void CompareList::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        QApplication::clipboard()->setText(asText());
    else
        QTreeWidget::keyPressEvent(event);
}

} // namespace takt::gui
