// What the tabs of the waste dialog show.
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <algorithm>
#include <set>

#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"
#include "gui/metrics/pareto_view.h"
#include "gui/metrics/sankey_view.h"
#include "gui/metrics/waste_dialog.h"

namespace takt::gui {

namespace {

/// Fills a table row by row.
class Filler {
  public:
    Filler(QTableWidget* table, const QStringList& heads) : table_(table) {
        table->setRowCount(0);
        table->setColumnCount(static_cast<int>(heads.size()));
        table->setHorizontalHeaderLabels(heads);
    }
    /// The first cell at the left, the others as numbers unless `words`.
    void row(const QStringList& cells, Id leadsTo, bool strong = false, bool words = false) {
        const int at = table_->rowCount();
        table_->insertRow(at);
        for (int c = 0; c < static_cast<int>(cells.size()); ++c) {
            auto* item = new QTableWidgetItem(cells[c]);
            item->setTextAlignment((c == 0 || words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            item->setFont(Theme::instance().font(0, strong));
            item->setToolTip(cells[c]);
            if (c == 0 && leadsTo)
                item->setData(Qt::UserRole, qulonglong{leadsTo.value});
            table_->setItem(at, c, item);
        }
    }
    QTableWidgetItem* last(int column) { return table_->item(table_->rowCount() - 1, column); }
    void lastAsWord() { last(table_->columnCount() - 1)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter); }
    void finish(int widest = 260) {
        for (int c = 0; c < table_->columnCount(); ++c) {
            const auto* cell = table_->item(0, c);
            if (cell)
                table_->horizontalHeaderItem(c)->setData(Qt::TextAlignmentRole, cell->textAlignment());
            table_->resizeColumnToContents(c);
            table_->setColumnWidth(c, std::min(table_->columnWidth(c) + 16, widest));
        }
        table_->resizeRowsToContents();
        if (table_->rowCount() > 0)
            table_->setCurrentCell(0, 0);
    }

  private:
    QTableWidget* table_;
};

/// What is there is never shown as nothing.
QString shareText(double share) { return share > 0 && share < 0.0005 ? WasteDialog::tr("< 0.1 %") : percent(share); }

QString hoursText(double h) { return WasteDialog::tr("%1 h", "hours").arg(number(h, 1)); }

QColor colourOf(HourKind kind) {
    const Palette& c = colors();
    switch (kind) {
    case HourKind::AddsValue: return c.good;
    case HourKind::Needed: return c.accent;
    case HourKind::Waste: return c.warning;
    case HourKind::NotAssigned: break;
    }
    return c.quiet;
}

/// Time in which a part gets on, against time in which it waits.
bool getsOn(sim::PartCause cause) {
    using C = sim::PartCause;
    return cause == C::Processing || cause == C::Rework || cause == C::Moving || cause == C::Inspection;
}

constexpr std::size_t kMostCrews = 14; // in the picture; all are in the table

} // namespace

/// Nothing where no wage or value is entered, rather than a cost of nothing.
QString WasteDialog::money(double amount) const {
    return amount == 0 ? QStringLiteral("–") : tr("%1 %2", "amount, currency").arg(number(amount), detail_.currency);
}

QString WasteDialog::placeName(Id element, Id item) const {
    if (element && item)
        return tr("%1 at %2", "item, element").arg(detail_.nameOf(item), detail_.nameOf(element));
    return element ? detail_.nameOf(element) : item ? detail_.nameOf(item) : tr("of no single item");
}

void WasteDialog::refresh() {
    const QSignalBlocker quiet(item_);
    const QVariant chosen = item_->currentData();
    item_->clear();
    item_->addItem(tr("All"), qulonglong{0});
    std::set<Id> items;
    if (detail_.ledger)
        for (const auto& row : partHours(*detail_.ledger))
            if (items.insert(row.item).second)
                item_->addItem(detail_.nameOf(row.item), qulonglong{row.item.value});
    item_->setCurrentIndex(std::max(0, item_->findData(chosen)));
    rank_->setVisible(hasMoney());
    rankLabel_->setVisible(hasMoney());
    showPareto();
    showHours();
    showParts();
    showAssumptions();
}

void WasteDialog::showPareto() {
    QStringList heads{tr("Where"), tr("Hours a week")};
    if (hasMoney())
        heads << tr("Money a week");
    Filler table(this->table(Tab::Pareto), heads << tr("Share") << tr("Together"));
    std::vector<ParetoView::Bar> bars;
    QString why = detail_.why;
    if (detail_.ledger) {
        const auto figures = wasteFigures(*detail_.ledger, detail_.setup, hasMoney());
        const bool byMoney = hasMoney() && rank_->currentIndex() == 1;
        const int waste = waste_->currentData().toInt();
        const auto rows = paretoOf(figures, waste < 0 ? std::nullopt : std::optional(static_cast<sim::Waste>(waste)),
                                   static_cast<ParetoBy>(by_->currentIndex()), byMoney);
        for (const auto& row : rows) {
            const QString name = placeName(row.element, row.item);
            QStringList cells{name, hoursText(row.hours)};
            if (hasMoney())
                cells << money(row.money);
            table.row(cells << shareText(row.share) << percent(row.together), row.element ? row.element : row.item);
            bars.push_back({name, byMoney ? money(row.money) : hoursText(row.hours), row.share, row.together});
        }
        if (rows.empty())
            why = byMoney ? tr("No waste that costs anything. Enter wages, values and holding rates to see money.")
                          : tr("No hours are lost there. Waste of stock costs money alone.");
    }
    table.finish();
    pareto_->set(std::move(bars), why);
}

void WasteDialog::showHours() {
    QStringList heads{tr("Who, and at what"), tr("Hours a week"), tr("Share")};
    if (hasMoney())
        heads << tr("Money a week");
    Filler table(this->table(Tab::PaidHours), heads << tr("Counts as"));
    std::vector<SankeyView::Node> left, right;
    std::vector<SankeyView::Flow> flows;
    if (detail_.ledger) {
        const PaidHours paid = paidHours(*detail_.ledger);
        const auto row = [&](const QString& name, double h, double cost, double of, const QString& kind, Id id, bool strong) {
            QStringList cells{name, hoursText(h), shareText(of > 0 ? h / of : 0)};
            if (hasMoney())
                cells << money(cost);
            table.row(cells << kind, id, strong);
            table.lastAsWord();
        };
        row(tr("All paid hours"), paid.hours, paid.money, paid.hours, {}, {}, true);
        // The right column: what was done, in the order of the ledger, which goes from value to waste.
        std::array<std::size_t, sim::kActivities> places{};
        for (std::size_t a = 0; a < sim::kActivities; ++a) {
            const auto activity = static_cast<sim::Activity>(a);
            const double h = paid.of(activity);
            if (h <= 0)
                continue;
            const HourKind kind = kindOf(activity, detail_.setup);
            double cost = 0;
            for (const auto& crew : paid.crews)
                cost += crew.spent[a] * crew.wage;
            row(activityName(activity), h, cost, paid.hours, hourKindName(kind), {}, false);
            places[a] = right.size();
            right.push_back({activityName(activity), tr("%1, %2 · %3", "hours, share, kind").arg(hoursText(h), shareText(h / paid.hours), hourKindName(kind)),
                             colourOf(kind)});
        }
        std::vector<PaidHours::Crew> crews = paid.crews;
        std::ranges::stable_sort(crews, std::greater{}, &PaidHours::Crew::hours);
        for (std::size_t c = 0; c < crews.size(); ++c) {
            const auto& crew = crews[c];
            const QString name = detail_.nameOf(crew.element);
            row(name, crew.hours, crew.hours * crew.wage, paid.hours, {}, crew.element, true);
            const bool together = crews.size() > kMostCrews && c >= kMostCrews - 1;
            if (!together || c == kMostCrews - 1)
                left.push_back({together ? tr("%1 others").arg(crews.size() - c) : name, {}, colors().container});
            for (std::size_t a = 0; a < sim::kActivities; ++a) {
                if (crew.spent[a] <= 0)
                    continue;
                const auto activity = static_cast<sim::Activity>(a);
                row(QStringLiteral("    ") + activityName(activity), crew.spent[a], crew.spent[a] * crew.wage, crew.hours,
                    hourKindName(kindOf(activity, detail_.setup)), crew.element, false);
                const std::size_t from = left.size() - 1;
                auto flow = std::ranges::find_if(flows, [&](const auto& f) { return f.from == from && f.to == places[a]; });
                if (flow == flows.end())
                    flow = flows.insert(flows.end(), {from, places[a], 0, {}});
                flow->weight += crew.spent[a];
            }
        }
        std::vector<double> sums(left.size(), 0.0);
        for (auto& flow : flows) {
            sums[flow.from] += flow.weight;
            flow.text = tr("%1: %2, %3 a week", "who, at what, hours").arg(left[flow.from].name, right[flow.to].name, hoursText(flow.weight));
        }
        for (std::size_t i = 0; i < left.size(); ++i)
            left[i].detail = tr("%1 paid a week").arg(hoursText(sums[i]));
    }
    table.finish();
    const QString why = detail_.ledger ? tr("Nobody is paid for anything: no process has operators.") : detail_.why;
    hours_->set(std::move(left), std::move(right), std::move(flows), why);
}

void WasteDialog::showParts() {
    Filler table(this->table(Tab::Parts), {tr("Item, and where its time went"), tr("Of one"), tr("Share")});
    std::vector<SankeyView::Node> left, right;
    std::vector<SankeyView::Flow> flows;
    const Id only{item_->currentData().toULongLong()};
    if (detail_.ledger) {
        std::array<std::size_t, sim::kPartCauses> places;
        places.fill(SIZE_MAX);
        std::array<double, sim::kPartCauses> sums{};
        double all = 0;
        for (const auto& row : partHours(*detail_.ledger)) {
            if (only && row.item != only)
                continue;
            const Item* item = plant() ? plant()->find<Item>(row.item) : nullptr;
            const QString many = item ? quantity(std::llround(row.steps), *item) : number(row.steps);
            const QString title = tr("%1: %2 %3", "item, how many, what became of them").arg(detail_.nameOf(row.item), many, partLineName(row.line));
            table.row({title, passedTime(row.hours * 3600), percent(1)}, row.item, true);
            left.push_back({detail_.nameOf(row.item), tr("%1 %2, %3 each", "how many, what became of them, time").arg(many, partLineName(row.line), passedTime(row.hours * 3600)),
                            colors().container});
            for (std::size_t c = 0; c < sim::kPartCauses; ++c) {
                if (row.spent[c] <= 0)
                    continue;
                const auto cause = static_cast<sim::PartCause>(c);
                table.row({QStringLiteral("    ") + partCauseName(cause), passedTime(row.spent[c] * 3600), shareText(row.spent[c] / row.hours)}, row.item);
                if (places[c] == SIZE_MAX) {
                    places[c] = right.size();
                    right.push_back({partCauseName(cause), {}, colourOf(getsOn(cause) ? HourKind::AddsValue : HourKind::Waste)});
                }
                const double weight = row.spent[c] * row.steps;
                sums[c] += weight;
                all += weight;
                flows.push_back({left.size() - 1, places[c], weight,
                                 tr("%1: %2, %3 of one", "item, cause, time").arg(detail_.nameOf(row.item), partCauseName(cause), passedTime(row.spent[c] * 3600))});
            }
        }
        for (std::size_t c = 0; c < sim::kPartCauses; ++c)
            if (places[c] != SIZE_MAX && all > 0)
                right[places[c]].detail = tr("%1 · %2", "share, kind")
                                              .arg(shareText(sums[c] / all), getsOn(static_cast<sim::PartCause>(c)) ? tr("gets on") : tr("waits"));
    }
    table.finish(320);
    parts_->set(std::move(left), std::move(right), std::move(flows), detail_.ledger ? tr("No part went through.") : detail_.why);
}

void WasteDialog::showAssumptions() {
    Filler table(this->table(Tab::Assumptions), {tr("What"), tr("Value"), tr("How it counts")});
    int missing = 0;
    if (detail_.ledger && plant())
        for (const auto& row : assumptionsOf(*detail_.ledger, *plant(), detail_.setup, detail_.currency, detail_.nameOf)) {
            table.row({row.what, row.value, row.counts}, row.element, false, true);
            if (row.missing) {
                table.last(1)->setForeground(colors().warningText);
                ++missing;
            }
        }
    table.finish(360);
    assumptionsNote_->setText(!detail_.ledger ? detail_.why
                              : missing > 0   ? tr("Choose a line and press Enter to go where it is entered. Not entered, and counted as nothing: %1.").arg(missing)
                                              : tr("Choose a line and press Enter to go where it is entered."));
    makeQuiet(assumptionsNote_);
}

} // namespace takt::gui
