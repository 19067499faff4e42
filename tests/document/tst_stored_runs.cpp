// A run, its branch and their ledgers survive saving, a kill and reopening: what a document keeps of a run repeats it to
// the bit.
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <bit>
#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

#include "../support/traces.h"
#include "document/document.h"
#include "sim/runner.h"
#include "test_main.h"

using namespace takt;

namespace {

const char* kScenario = "Future state";

/// A run worked to its end, with trace and ledger.
struct Played {
    std::unique_ptr<sim::LiveRun> live;
    sim::RunResult result;

    Played(const Project& project, Id scenario, sim::RunSettings settings) {
        const auto network = sim::compile(project, *project.scenario(scenario));
        if (!network)
            qFatal("%s", network.error().text().c_str());
        settings.ledger = true;
        live = std::make_unique<sim::LiveRun>(*network, settings);
        while (!live->finished())
            QThread::usleep(200);
        auto done = live->result();
        if (!done)
            qFatal("%s", done.error().text().c_str());
        result = std::move(*done);
    }
};

sim::RunSettings plain() {
    sim::RunSettings settings;
    settings.horizon = Span::workingDays(15);
    settings.warmUp = Span::workingDays(2);
    settings.seed = 4711;
    return settings;
}

/// The weld and assembly cell stands for two hours, and two cards of the first loop are lost meanwhile.
sim::RunSettings branch(const Plant& plant) {
    sim::RunSettings settings = plain();
    sim::Intervention stop;
    stop.kind = sim::Intervention::Kind::BreakDown;
    for (const auto& process : plant.get<Process>())
        if (process.name != "Stamping")
            stop.element = process.id;
    stop.at = Time{} + Duration::hours(58);
    stop.length = Duration::hours(2);
    sim::Intervention lost;
    lost.kind = sim::Intervention::Kind::LoseCards;
    lost.element = plant.get<KanbanLoop>()[0].id;
    lost.amount = 2;
    lost.at = Time{} + Duration::hours(59);
    settings.interventions = {stop, lost};
    return settings;
}

sim::RunRecord recordOf(const Document& document, const Played& run, const char* name) {
    sim::RunRecord record;
    record.name = name;
    record.created = "2026-11-29T20:00:00Z";
    record.scenario = document.scenarioId();
    record.scenarioName = document.scenario().name;
    record.plantHash = run.live->network()->plantHash;
    record.settings = sim::asRun(run.live->settings(), run.result);
    record.result = run.result;
    return record;
}

bool sameBits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

/// The first difference of two runs' measures in words; empty: none.
std::string difference(const std::vector<sim::Measure>& a, const std::vector<sim::Measure>& b) {
    if (a.size() != b.size())
        return "another number of measures";
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i].name != b[i].name || a[i].label != b[i].label || a[i].unit != b[i].unit || !sameBits(a[i].value.mean, b[i].value.mean) ||
            !sameBits(a[i].value.halfWidth, b[i].value.halfWidth) || !sameBits(a[i].value.deviation, b[i].value.deviation) || a[i].value.n != b[i].value.n)
            return a[i].name;
    return {};
}

fs::path sample() { return TAKTBOARD_SOURCE_DIR "/resources/samples/acme-stamping.json"; }

void openSample(Document& document) {
    if (!document.open(sample()))
        qFatal("cannot open the sample");
    document.setScenario(document.project().scenario(kScenario)->id);
}

/// What a document keeps of a run, repeated from that alone.
Played repeated(const Document& document, const sim::RunRecord& record) {
    const auto plan = document.plantOfRun(record);
    if (!plan)
        qFatal("%s", plan.error().text().c_str());
    return Played(*plan, plan->scenarios.front().id, record.settings);
}

} // namespace

class StoredRuns : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    fs::path file(const char* name) const { return fs::path(folder_->filePath(QString::fromLatin1(name)).toStdString()); }

    /// The record repeats what was played: measures and ledger to the last bit and microsecond, every record of the trace.
    static void verifyRepeats(const Document& document, const sim::RunRecord& record, const Played& before) {
        const std::string kept = difference(record.result.measures, before.result.measures);
        QVERIFY2(kept.empty(), kept.c_str());
        const Played again = repeated(document, record);
        QCOMPARE(again.live->network()->plantHash, record.plantHash);
        const std::string measure = difference(again.result.measures, record.result.measures);
        QVERIFY2(measure.empty(), measure.c_str());
        const std::string trace = test::difference(*again.live->trace(), *before.live->trace());
        QVERIFY2(trace.empty(), trace.c_str());
        QCOMPARE(again.result.events, record.result.events);
        QVERIFY(again.result.ledger && before.result.ledger);
        QVERIFY(*again.result.ledger == *before.result.ledger);
        QVERIFY(again.result.ledger->operatorsClose() && again.result.ledger->partsClose());
        QVERIFY(again.result.ledger->crews.size() > 0 && again.result.ledger->insideUs > 0);
    }

  private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        setenv("XDG_STATE_HOME", file("state").c_str(), 1);
    }
    void cleanup() { folder_.reset(); }

    void repeatToTheBitAfterSavingAndReopening() {
        std::unique_ptr<Played> whole, done;
        {
            Document document;
            openSample(document);
            whole = std::make_unique<Played>(document.project(), document.scenarioId(), plain());
            done = std::make_unique<Played>(document.project(), document.scenarioId(), branch(document.plant()));
            QVERIFY2(!test::difference(*whole->live->trace(), *done->live->trace()).empty(), "the branch is another run");
            document.addRun(recordOf(document, *whole, "Whole"), document.project(), document.scenarioId());
            document.addRun(recordOf(document, *done, "Cell down"), document.project(), document.scenarioId());
            document.starRun(2, true);
            document.noteRun(2, QStringLiteral("Two hours without the cell"));
            // The plan goes on meanwhile; the runs keep theirs.
            auto edit = document.edit();
            edit.remove(document.plant().get<KanbanLoop>()[0].id);
            QVERIFY(document.push(edit, QStringLiteral("Remove a loop")));
            QVERIFY(document.save(file("plan.takt")));
            document.discard();
        }
        Document document;
        QVERIFY(document.open(file("plan.takt")));
        QCOMPARE(document.runs().size(), std::size_t{2});
        const auto& kept = document.runs()[1];
        QCOMPARE(kept.name, std::string("Cell down"));
        QVERIFY(kept.starred);
        QCOMPARE(kept.note, std::string("Two hours without the cell"));
        QCOMPARE(kept.settings.interventions.size(), std::size_t{2});
        verifyRepeats(document, document.runs()[0], *whole);
        verifyRepeats(document, document.runs()[1], *done);
    }

    /// A process of its own saves one run, keeps a branch unsaved, and is gone without a word.
    void surviveAKill() {
        const pid_t child = fork();
        if (child == 0) {
            int answer = 1;
            static Document* document = new Document; // never closed
            openSample(*document);
            const Played whole(document->project(), document->scenarioId(), plain());
            document->addRun(recordOf(*document, whole, "Whole"), document->project(), document->scenarioId());
            if (document->save(file("plan.takt"))) {
                const Played done(document->project(), document->scenarioId(), branch(document->plant()));
                document->addRun(recordOf(*document, done, "Cell down"), document->project(), document->scenarioId());
                document->starRun(2, true);
                answer = document->flushWorkingCopy() ? 0 : 2;
            }
            _exit(answer);
        }
        int status = 0;
        waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);

        Document reference;
        openSample(reference);
        const Played whole(reference.project(), reference.scenarioId(), plain());
        const Played done(reference.project(), reference.scenarioId(), branch(reference.plant()));
        Document document;
        QVERIFY(document.open(file("plan.takt")));
        QCOMPARE(document.runs().size(), std::size_t{1});
        auto found = store::findRecoverable(file("plan.takt"));
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(document.recover(found.front()));
        QCOMPARE(document.runs().size(), std::size_t{2});
        QVERIFY(document.runs()[1].starred);
        verifyRepeats(document, document.runs()[0], whole);
        verifyRepeats(document, document.runs()[1], done);
        QVERIFY(document.save(file("plan.takt")));
        document.discard();
        document.newDocument(); // frees the file
        Document again;
        QVERIFY(again.open(file("plan.takt")));
        verifyRepeats(again, again.runs()[1], done);
    }

    void severalReplicationsRepeatToo() {
        sim::RunSettings settings = plain();
        settings.horizon = Span::workingDays(6);
        settings.replications = 3;
        const auto repeat = [&](const Project& project, Id scenario, const sim::RunSettings& asked) {
            return sim::runReplications(*sim::compile(project, *project.scenario(scenario)), asked, 2).value();
        };
        Document document;
        openSample(document);
        const auto before = repeat(document.project(), document.scenarioId(), settings);
        sim::RunRecord record;
        record.scenario = document.scenarioId();
        record.plantHash = sim::plantHash(document.project(), document.scenario());
        record.settings = sim::asRun(settings, before);
        record.result = before;
        document.addRun(record, document.project(), document.scenarioId());
        QVERIFY(document.save(file("plan.takt")));
        document.discard();
        document.newDocument(); // frees the file
        Document again;
        QVERIFY(again.open(file("plan.takt")));
        const auto& kept = again.runs().front();
        QCOMPARE(kept.result.replications, std::int64_t{3});
        const auto plan = again.plantOfRun(kept).value();
        const std::string wrong = difference(repeat(plan, plan.scenarios.front().id, kept.settings).measures, kept.result.measures);
        QVERIFY2(wrong.empty(), wrong.c_str());
    }
};

TAKTBOARD_TEST(stored_runs, StoredRuns);
#include "tst_stored_runs.moc"
