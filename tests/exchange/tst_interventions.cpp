// Interventions as text: read by id or by name, refused with the place.
#include "exchange/interventions.h"
#include "sample.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;
using sim::Intervention;

class InterventionTexts : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void areReadByNameAndById() {
        const Project acme = readSample("acme-stamping");
        const Plant& plant = acme.scenario("Future state")->plant;
        const Id press = named<Process>(plant, "Stamping").id;
        const auto all = exchange::interventionsFromJson(
            R"([{"at": "51 h", "do": "break down", "element": "Stamping", "length": "90 min"},
                {"at": 60, "do": "lose cards", "element": )" + std::to_string(plant.get<KanbanLoop>()[0].id.value) +
                R"(, "amount": 2}])",
            plant);
        QVERIFY2(all.has_value(), all ? "" : all.error().text().c_str());
        QCOMPARE(all->size(), std::size_t{2});
        QVERIFY((*all)[0].element == press);
        QCOMPARE((*all)[0].at.us, Duration::hours(51).us);
        QCOMPARE((*all)[0].length.us, Duration::minutes(90).us);
        QVERIFY((*all)[1].kind == Intervention::Kind::LoseCards);
        QCOMPARE((*all)[1].amount, std::int64_t{2});
    }

    void nonsenseIsRefusedWithItsPlace_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("no list") << "{}";
        QTest::newRow("no object") << "[3]";
        QTest::newRow("no time") << R"([{"do": "repair", "element": "Stamping"}])";
        QTest::newRow("no act") << R"([{"at": "1 h", "element": "Stamping"}])";
        QTest::newRow("unknown act") << R"([{"at": "1 h", "do": "pray", "element": "Stamping"}])";
        QTest::newRow("unknown element") << R"([{"at": "1 h", "do": "repair", "element": "Stampede"}])";
        QTest::newRow("unknown id") << R"([{"at": "1 h", "do": "repair", "element": 99999}])";
        QTest::newRow("unknown key") << R"([{"at": "1 h", "do": "repair", "element": "Stamping", "x": 1}])";
        QTest::newRow("bad time") << R"([{"at": "soon", "do": "repair", "element": "Stamping"}])";
        QTest::newRow("bad amount") << R"([{"at": "1 h", "do": "repair", "element": "Stamping", "amount": "two"}])";
        QTest::newRow("no JSON") << "[{]";
    }

    void nonsenseIsRefusedWithItsPlace() {
        QFETCH(QString, text);
        const Project acme = readSample("acme-stamping");
        const auto all = exchange::interventionsFromJson(text.toStdString(), acme.scenario("Future state")->plant);
        QVERIFY(!all.has_value());
        QVERIFY(!all.error().text().empty());
    }
};

TAKTBOARD_TEST(interventions, InterventionTexts);
#include "tst_interventions.moc"
