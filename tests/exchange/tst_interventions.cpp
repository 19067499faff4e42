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

    /// Each value as it stands in a plant's file.
    void parametersAreSet() {
        const Project acme = readSample("acme-stamping");
        const Plant& plant = acme.scenario("Future state")->plant;
        const auto all = exchange::interventionsFromJson(
            R"([{"at": "1 h", "do": "set", "element": "Stamping", "parameter": "uptime", "value": "85 %"},
                {"at": "1 h", "do": "set", "element": "Stamping", "parameter": "stop_length", "value": "30 min"},
                {"at": "1 h", "do": "set", "element": "Stamping", "parameter": "cycle_factor", "value": "120 %"},
                {"at": "1 h", "do": "set", "element": "State Street", "item": "Bracket LH", "parameter": "quantity", "value": 700},
                {"at": "1 h", "do": "set", "element": "State Street", "item": "Bracket LH", "parameter": "level", "value": "80 %"}])",
            plant);
        QVERIFY2(all.has_value(), all ? "" : all.error().text().c_str());
        using Kind = Intervention::Kind;
        QVERIFY((*all)[0].kind == Kind::SetUptime && (*all)[0].amount == 850'000'000);
        QVERIFY((*all)[1].kind == Kind::SetStopLength && (*all)[1].length == Duration::minutes(30));
        QVERIFY((*all)[2].kind == Kind::SetCycle && (*all)[2].amount == 120);
        QVERIFY((*all)[3].kind == Kind::SetQuantity && (*all)[3].amount == 700);
        QVERIFY((*all)[4].kind == Kind::SetDemandLevel && (*all)[4].amount == 80);
    }

    void eachParameterIsKnownToATable() {
        QCOMPARE(exchange::parametersOf(TableId::Processes),
                 (std::vector<std::string>{"uptime", "stop_length", "changeover", "pace", "cycle_factor"}));
        QCOMPARE(exchange::parametersOf(TableId::Customers), (std::vector<std::string>{"quantity", "level"}));
        QCOMPARE(exchange::parametersOf(TableId::Suppliers), (std::vector<std::string>{"lead_time_factor"}));
        QCOMPARE(exchange::parametersOf(TableId::Transports), (std::vector<std::string>{"travel_factor"}));
        QCOMPARE(exchange::parametersOf(TableId::KanbanLoops), (std::vector<std::string>{"lot", "trigger", "level"}));
        QVERIFY(exchange::parametersOf(TableId::Inventories).empty());
        QCOMPARE(std::string(exchange::interventionNames().back()), std::string("set"));
    }

    /// Each would change nothing, or not what is meant: the place is named.
    void whatWouldDoNothingIsRefused_data() {
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("place");
        QTest::newRow("a customer does not break down") << R"("do": "break down", "element": "State Street", "length": "1 h")" << "element";
        QTest::newRow("a stop without length") << R"("do": "break down", "element": "Stamping")" << "length";
        QTest::newRow("cards without amount") << R"("do": "lose cards", "element": LOOP)" << "amount";
        QTest::newRow("fewer than no cards") << R"("do": "lose cards", "element": LOOP, "amount": -100)" << "amount";
        QTest::newRow("an order of nothing") << R"("do": "rush order", "element": "State Street", "amount": 5)" << "item";
        QTest::newRow("an order without amount") << R"("do": "rush order", "element": "State Street", "item": "Bracket LH")" << "amount";
        QTest::newRow("a member it does not read") << R"("do": "repair", "element": "Stamping", "length": "1 h")" << "length";
        QTest::newRow("no parameter") << R"("do": "set", "element": "Stamping", "value": 5)" << "";
        QTest::newRow("no value") << R"("do": "set", "element": "Stamping", "parameter": "uptime")" << "";
        QTest::newRow("a parameter of others") << R"("do": "set", "element": "Stamping", "parameter": "lot", "value": 5)" << "parameter";
        QTest::newRow("a value in another notation") << R"("do": "set", "element": "Stamping", "parameter": "changeover", "value": "5 %")" << "value";
        QTest::newRow("a value out of range") << R"("do": "set", "element": "Stamping", "parameter": "uptime", "value": "120 %")" << "value";
        QTest::newRow("parts of percents") << R"("do": "set", "element": "Stamping", "parameter": "pace", "value": "97.5 %")" << "value";
        QTest::newRow("an amount besides") << R"("do": "set", "element": "Stamping", "parameter": "pace", "value": "90 %", "amount": 3)" << "amount";
        QTest::newRow("a demand without item") << R"("do": "set", "element": "State Street", "parameter": "quantity", "value": 3)" << "item";
    }

    void whatWouldDoNothingIsRefused() {
        QFETCH(QString, members);
        QFETCH(QString, place);
        const Project acme = readSample("acme-stamping");
        const Plant& plant = acme.scenario("Future state")->plant;
        members.replace("LOOP", QString::number(plant.get<KanbanLoop>()[0].id.value));
        const auto all = exchange::interventionsFromJson("[{\"at\": \"1 h\", " + members.toStdString() + "}]", plant);
        QVERIFY(!all.has_value());
        QCOMPARE(all.error().place, place.isEmpty() ? std::string("[0]") : "[0]." + place.toStdString());
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
