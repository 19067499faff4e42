// Fields by name, and the changes that kaizen bursts propose.
#include "exchange/field_values.h"
#include "plant_builder.h"
#include "test_main.h"

using namespace takt;
using namespace takt::exchange;
using namespace takt::test;

namespace {

struct Proposed {
    PlantBuilder b;
    Id weld = b.element<Process>("Weld");
    Id burst;
    Edit& edit = b.edit();

    explicit Proposed(const std::string& field, const std::string& value) {
        edit.modify<Process>(weld, [](Process& p) { p.changeover = Duration::minutes(10); });
        Annotation mark;
        mark.kind = AnnotationKind::KaizenBurst;
        mark.name = "Quick changeover";
        mark.target = weld;
        mark.change = field;
        mark.proposed = value;
        burst = edit.insert(mark);
    }
    const Process& process() const { return *edit.plant().find<Process>(weld); }
    const Annotation& mark() const { return *edit.plant().find<Annotation>(burst); }
};

} // namespace

class FieldValues : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void every_field_that_can_be_proposed_reads_what_it_wrote() {
        forEachRowType([](const auto& row) {
            using Row = std::decay_t<decltype(row)>;
            if constexpr (Plant::holds<Row>()) {
                AnyRow any = row;
                for (const auto& field : proposableFields(any)) {
                    const auto text = fieldValue(any, field);
                    QVERIFY2(text.has_value(), field.c_str());
                    QVERIFY2(!text->empty(), field.c_str());
                    const AnyRow was = any;
                    const auto read = setFieldValue(any, field, *text);
                    if (read) // a default row may be no lawful one
                        QVERIFY2(any == was, field.c_str());
                }
            }
        });
        const auto fields = proposableFields(AnyRow(Process{}));
        QVERIFY(std::find(fields.begin(), fields.end(), "changeover") != fields.end());
        QVERIFY(std::find(fields.begin(), fields.end(), "name") == fields.end());
        QVERIFY(std::find(fields.begin(), fields.end(), "calendar") == fields.end());
    }

    void a_proposal_is_applied_and_withdrawn() {
        Proposed p("changeover", "3 min");
        QVERIFY(applyProposal(p.edit, p.burst));
        QCOMPARE(p.process().changeover.us, Duration::minutes(3).us);
        QVERIFY(isApplied(p.mark()));
        QVERIFY(applyProposal(p.edit, p.burst)); // once more changes nothing
        QCOMPARE(p.mark().before, std::string("10 min"));
        QVERIFY(withdrawProposal(p.edit, p.burst));
        QCOMPARE(p.process().changeover.us, Duration::minutes(10).us);
        QVERIFY(!isApplied(p.mark()));
    }

    void what_cannot_be_is_refused_and_nothing_changes() {
        for (const auto& [field, value] : {std::pair{"changeover", "soon"}, {"uptime", "140 %"}, {"nonsense", "1"}, {"calendar", "1"}}) {
            Proposed p(field, value);
            const Plant was = p.edit.plant();
            QVERIFY2(!applyProposal(p.edit, p.burst), field);
            QVERIFY(p.edit.plant() == was);
        }
    }

    void a_proposal_whose_process_is_gone_can_still_be_withdrawn() {
        Proposed p("changeover", "3 min");
        QVERIFY(applyProposal(p.edit, p.burst));
        p.edit.remove(p.weld);
        QVERIFY(!p.mark().target);
        QVERIFY(withdrawProposal(p.edit, p.burst));
        QVERIFY(!isApplied(p.mark()));
    }
};

TAKTBOARD_TEST(field_values, FieldValues);
#include "tst_field_values.moc"
