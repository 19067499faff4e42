// OEE by the numbers everybody quotes.
#include <cmath>

#include "lean/oee.h"
#include "test_main.h"

using namespace takt;

class OeeTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    /// 420 min planned, 47 down, ideal cycle 1 s, 19 271 made, 423 rejected: .8881 x .8611 x .9780 = .7479
    /// (Vorne, oee.com, worked example).
    void theWorkedExample() {
        const auto oee = lean::oee({Duration::minutes(420), Duration::minutes(47), Duration::seconds(19'271), 19'271, 423});
        QVERIFY(std::abs(oee.availability - .8881) < 5e-5);
        QVERIFY(std::abs(oee.performance - .8611) < 5e-5);
        QVERIFY(std::abs(oee.quality - .9780) < 6e-5);
        QVERIFY(std::abs(oee.value() - .7479) < 5e-5);
    }

    void nothingPlannedIsNoLoss() {
        const auto oee = lean::oee({});
        QCOMPARE(oee.value(), 1.0);
    }
};

TAKTBOARD_TEST(oee, OeeTest);
#include "tst_oee.moc"
