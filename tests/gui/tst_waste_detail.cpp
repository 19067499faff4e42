// The waste ledger in detail: Pareto, where each paid hour went, the time of parts, and what is taken as given.
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <numeric>

#include "gui/metrics/paid_hours.h"
#include "gui/metrics/pareto_view.h"
#include "gui/metrics/sankey_view.h"
#include "gui/metrics/waste_card.h"
#include "gui/metrics/waste_dialog.h"
#include "sample_run.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

constexpr std::int64_t kHour = 3'600'000'000;

sim::Ledger::Crew crew(std::uint64_t id, std::initializer_list<std::pair<sim::Activity, int>> hours) {
    sim::Ledger::Crew out;
    out.element = Id{id};
    out.people = 1;
    out.wage = Money{300'000}; // 30 an hour
    for (const auto& [activity, h] : hours) {
        out.us[static_cast<std::size_t>(activity)] = h * kHour;
        out.paidUs += h * kHour;
    }
    return out;
}

/// A week of two operators, and scrap of two items at the first place.
sim::Ledger twoCrews() {
    using A = sim::Activity;
    sim::Ledger ledger;
    ledger.windowUs = 168 * kHour;
    ledger.crews = {crew(1, {{A::ValueAdding, 20}, {A::NoMaterial, 12}, {A::Setup, 8}}), crew(2, {{A::ValueAdding, 36}, {A::Motion, 4}})};
    ledger.made = {{Id{1}, Id{11}, 0, 3, {Money{100'000}, Decimal{}, {}}}, {Id{1}, Id{12}, 0, 1, {Money{200'000}, Decimal{}, {}}}};
    return ledger;
}

struct Bench : test::SampleRun {
    Bench() {
        card.emplace(document, *playback);
        card->refresh();
        test::showAt(*card, {390, 280});
        QTest::mouseClick(test::visibleButton<QPushButton>(*card, QStringLiteral("De&tails…")), Qt::LeftButton);
    }
    WasteDialog& dialog() { return *card->detail(); }
    QTableWidget& table(WasteDialog::Tab tab) {
        dialog().tabs()->setCurrentIndex(static_cast<int>(tab));
        return *dialog().table(tab);
    }
    QString allText() {
        QString text;
        for (const auto tab : {WasteDialog::Tab::Pareto, WasteDialog::Tab::PaidHours, WasteDialog::Tab::Parts, WasteDialog::Tab::Assumptions}) {
            auto& t = table(tab);
            for (int c = 0; c < t.columnCount(); ++c) {
                text += t.horizontalHeaderItem(c)->text() + QLatin1Char('\n');
                for (int r = 0; r < t.rowCount(); ++r)
                    text += t.item(r, c)->text() + QLatin1Char('\n');
            }
        }
        return text;
    }
    std::optional<WasteCard> card;
};

} // namespace

class WasteDetailTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void a_pareto_ranks_places_or_items() {
        const auto figures = wasteFigures(twoCrews(), sim::SetupCounts::AsIncidental, true);
        const auto places = paretoOf(figures, std::nullopt, ParetoBy::Place, false);
        QCOMPARE(places.size(), std::size_t{2});
        QCOMPARE(places[0].element, Id{1});
        QCOMPARE(places[0].hours, 12.0);
        QCOMPARE(places[0].share, 0.75);
        QCOMPARE(places[1].together, 1.0);
        // By money: 12 h at 30 and 3 x 10 + 1 x 20 of scrap, against 4 h at 30.
        const auto money = paretoOf(figures, std::nullopt, ParetoBy::Place, true);
        QCOMPARE(money[0].money, 410.0);
        QCOMPARE(money[1].money, 120.0);
        const auto items = paretoOf(figures, sim::Waste::Defects, ParetoBy::Item, true);
        QCOMPARE(items.size(), std::size_t{2});
        QCOMPARE(items[0].item, Id{11});
        QCOMPARE(items[0].share, 0.6);
        QCOMPARE(paretoOf(figures, sim::Waste::Defects, ParetoBy::PlaceAndItem, true)[1].item, Id{12});
        QVERIFY(paretoOf(figures, sim::Waste::Overproduction, ParetoBy::Place, true).empty());
    }

    void every_paid_hour_has_a_place() {
        const auto paid = paidHours(twoCrews());
        QCOMPARE(paid.hours, 80.0);
        QCOMPARE(paid.money, 2400.0);
        QCOMPARE(paid.of(sim::Activity::ValueAdding), 56.0);
        double sum = 0;
        for (std::size_t a = 0; a < sim::kActivities; ++a)
            sum += paid.of(static_cast<sim::Activity>(a));
        QCOMPARE(sum, paid.hours);
        QCOMPARE(kindOf(sim::Activity::Setup, sim::SetupCounts::AsWaste), HourKind::Waste);
        QCOMPARE(kindOf(sim::Activity::Setup, sim::SetupCounts::AsIncidental), HourKind::Needed);
        for (std::size_t a = 0; a < sim::kActivities; ++a)
            QVERIFY(!activityName(static_cast<sim::Activity>(a)).isEmpty());
        for (std::size_t c = 0; c < sim::kPartCauses; ++c)
            QVERIFY(!partCauseName(static_cast<sim::PartCause>(c)).isEmpty());
    }

    void what_is_waste_agrees_with_the_ledger() {
        const auto ledger = twoCrews();
        for (const auto setup : {sim::SetupCounts::AsIncidental, sim::SetupCounts::AsWaste}) {
            const auto figures = wasteFigures(ledger, setup, false);
            double lost = 0, told = 0;
            for (const auto& waste : figures.wastes)
                lost += waste.hours;
            const auto paid = paidHours(ledger);
            for (std::size_t a = 0; a < sim::kActivities; ++a)
                if (const auto activity = static_cast<sim::Activity>(a); kindOf(activity, setup) == HourKind::Waste)
                    told += paid.of(activity);
            QCOMPARE(told, lost);
        }
    }

    void the_pictures_show_what_the_tables_say() {
        Bench b;
        QVERIFY(b.dialog().isVisible());
        QCOMPARE(static_cast<int>(b.dialog().pareto()->bars().size()), b.table(WasteDialog::Tab::Pareto).rowCount());
        QCOMPARE(b.dialog().pareto()->bars().back().together, 1.0);
        const auto& flows = b.dialog().hours()->flows();
        const double sum = std::accumulate(flows.begin(), flows.end(), 0.0, [](double s, const auto& f) { return s + f.weight; });
        const auto paid = paidHours(*b.playback->result()->ledger);
        QVERIFY(std::abs(sum - paid.hours) < 1e-9);
        auto& hours = b.table(WasteDialog::Tab::PaidHours);
        QVERIFY(hours.rowCount() > 3);
        QCOMPARE(hours.item(0, 0)->text(), QStringLiteral("All paid hours"));
        QVERIFY(b.table(WasteDialog::Tab::Parts).rowCount() > 3);
        QVERIFY(!b.dialog().pareto()->accessibleDescription().isEmpty());
        QVERIFY(!b.dialog().hours()->accessibleDescription().isEmpty());
    }

    void a_row_leads_to_its_place_by_keyboard() {
        Bench b;
        QSignalSpy led(&*b.card, &WasteCard::elementChosen);
        auto& assumptions = b.table(WasteDialog::Tab::Assumptions);
        int row = 0;
        while (row < assumptions.rowCount() && !assumptions.item(row, 0)->data(Qt::UserRole).isValid())
            ++row;
        QVERIFY(row < assumptions.rowCount());
        assumptions.setFocus();
        assumptions.setCurrentCell(row, 0);
        QTest::keyClick(&assumptions, Qt::Key_Return);
        QCOMPARE(led.size(), 1);
        const Id wanted{assumptions.item(row, 0)->data(Qt::UserRole).toULongLong()};
        QCOMPARE(led[0][0].value<Id>(), wanted);
        QVERIFY(tableOf(b.document.plant(), wanted) != TableId::Count);
    }

    void money_off_hides_money_everywhere() {
        Bench b;
        const QString currency = QString::fromStdString(b.document.project().settings().currency);
        QVERIFY(b.allText().contains(QStringLiteral("Money a week")));
        auto edit = b.document.edit();
        edit.modify<Settings>(b.document.project().settings().id, [](Settings& s) { s.moneyShown = false; });
        QVERIFY(b.document.push(edit, QStringLiteral("Hide money")));
        b.card->refresh();
        const QString text = b.allText();
        QVERIFY2(!text.contains(currency), qPrintable(text));
        QVERIFY(!text.contains(QStringLiteral("Money")));
        QVERIFY(!text.contains(QStringLiteral("Wage")));
        QVERIFY(!b.dialog().rank()->isVisible());
    }

    void a_waste_and_an_item_are_chosen() {
        Bench b;
        auto& table = b.table(WasteDialog::Tab::Pareto);
        const auto pick = [](QComboBox* box, const QString& text) {
            box->setCurrentText(text);
            Q_EMIT box->activated(box->currentIndex());
        };
        pick(b.dialog().waste(), QStringLiteral("Waiting"));
        QVERIFY(table.rowCount() >= 1);
        pick(b.dialog().by(), QStringLiteral("item"));
        QCOMPARE(table.rowCount(), 1);
        QCOMPARE(table.item(0, 0)->text(), QStringLiteral("of no single item"));
        pick(b.dialog().waste(), QStringLiteral("Over-processing"));
        QCOMPARE(table.rowCount(), 0); // and the picture says why
        QVERIFY(!b.dialog().pareto()->accessibleDescription().isEmpty());
    }
};

TAKTBOARD_TEST(waste_detail, WasteDetailTest);
#include "tst_waste_detail.moc"
