// What the diagnosis says of processes that nothing tells what to make.
#include "lean/diagnosis.h"
#include "plant_builder.h"
#include "test_main.h"

using namespace takt;
using namespace takt::lean;
using namespace takt::test;

namespace {

/// A supplier, perhaps a stock, a process of so many products, a store, a customer.
QString saidOfTheProcess(int products, bool stockBefore, bool pulled = false) {
    PlantBuilder b;
    const Id supplier = b.element<Supplier>("Supplier");
    const Id process = b.element<Process>("Cell");
    const Id store = b.element<Supermarket>("Store");
    const Id customer = b.element<Customer>("Customer");
    Id from = supplier;
    if (stockBefore) {
        from = b.element<Inventory>("Steel");
        b.flow(supplier, from);
    }
    b.flow(from, process);
    b.flow(process, store);
    b.flow(store, customer);
    for (int n = 0; n < products; ++n) {
        const Id item = b.item(n == 0 ? "A" : "B");
        SupplierItem offer;
        offer.supplier = supplier;
        offer.item = item;
        b.edit().insert(offer);
        b.recipe(process, item, DurationLaw::fixed(Duration::seconds(60)));
        b.demand(customer, item, DemandPattern::Even, 100);
        if (pulled)
            b.loop(LoopKind::Production, item, process, store, 10);
    }
    const Project project = b.build();
    QString said;
    for (const auto& p : diagnose(project, project.scenarios[0]))
        if (p.code == ProblemCode::KeepsToOneProduct || p.code == ProblemCode::NoControl)
            said += QString::fromStdString(problemText(p)) + (p.severity == Severity::Warning ? QStringLiteral("!") : QString());
    return said;
}

} // namespace

class DiagnosisTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aProcessFedWithoutEndKeepsToOneProduct() {
        QCOMPARE(saidOfTheProcess(2, false), QStringLiteral("Cell keeps to one of its products: nothing tells it when to change!"));
        QCOMPARE(saidOfTheProcess(1, false), QStringLiteral("nothing tells Cell when to make what"));
        QCOMPARE(saidOfTheProcess(2, true), QStringLiteral("nothing tells Cell when to make what"));
        QCOMPARE(saidOfTheProcess(2, false, true), QString());
    }
};

TAKTBOARD_TEST(diagnosis, DiagnosisTest);
#include "tst_diagnosis.moc"
