// One open document: undo, dirty state, saving, and what a crash leaves behind.
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <cstdlib>

#include "document/document.h"
#include "store/takt_file.h"
#include "test_main.h"

using namespace takt;

namespace {

fs::path pathOf(const QString& text) { return fs::path(text.toStdString()); }

/// Inserts a process; answers its id.
Id addProcess(Document& document, const std::string& name) {
    auto edit = document.edit();
    Process process;
    process.name = name;
    const Id id = edit.insert(process);
    if (!document.push(edit, QStringLiteral("Add %1").arg(QString::fromStdString(name))))
        qFatal("the edit was refused");
    return id;
}

std::size_t processes(const Document& document) { return document.plant().get<Process>().size(); }

sim::RunRecord someRun(const Document& document) {
    sim::RunRecord run;
    run.created = "2026-01-05T08:00:00Z";
    run.scenario = document.scenarioId();
    run.scenarioName = document.scenario().name;
    run.plantHash = "0123456789abcdef0123456789abcdef";
    run.settings.seed = 4711;
    run.result.measures.push_back({"delivered.total", "Delivered", "pieces", {920.0, 0.0, 0.0, 1}});
    run.result.events = 12'345;
    return run;
}

} // namespace

class TestDocument : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        useStateFolder("state");
    }
    void cleanup() { folder_.reset(); }

    void startsCleanWithOneEmptyScenario() {
        Document document;
        QCOMPARE(document.project().scenarios.size(), std::size_t{1});
        QVERIFY(!document.isModified());
        QVERIFY(document.path().empty());
        QCOMPARE(document.displayName(), QStringLiteral("Untitled"));
    }

    void undoesAndRedoesByName() {
        Document document;
        QSignalSpy changed(&document, &Document::changed);
        const Project before = document.project();
        addProcess(document, "Weld");
        QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Add Weld"));
        const Project after = document.project();
        document.undoStack()->undo();
        QVERIFY(document.project().sameContent(before));
        QCOMPARE(document.undoStack()->redoText(), QStringLiteral("Add Weld"));
        document.undoStack()->redo();
        QVERIFY(document.project().sameContent(after));
        QCOMPARE(changed.count(), 3);
    }

    void anEditThatChangesNothingLeavesNoStep() {
        Document document;
        QVERIFY(document.push(document.edit(), QStringLiteral("Nothing")));
        QCOMPARE(document.undoStack()->count(), 0);
        QVERIFY(!document.isModified());
    }

    void refusesWhatBreaksIntegrityAndSaysSo() {
        Document document;
        QSignalSpy refused(&document, &Document::refused);
        const Project before = document.project();
        auto edit = document.edit();
        Recipe recipe;
        recipe.process = Id{987'654};
        edit.insert(recipe);
        QVERIFY(!document.push(edit, QStringLiteral("Broken")));
        QCOMPARE(refused.count(), 1);
        QVERIFY(!refused.first().first().toString().isEmpty());
        QVERIFY(document.project().sameContent(before));
        QCOMPARE(document.undoStack()->count(), 0);
    }

    void knowsWhetherItIsModified() {
        Document document;
        QSignalSpy told(&document, &Document::modifiedChanged);
        addProcess(document, "Weld");
        QVERIFY(document.isModified());
        document.undoStack()->undo();
        QVERIFY(!document.isModified());
        document.undoStack()->redo();
        QVERIFY(document.save(file("plan.takt")));
        QVERIFY(!document.isModified());
        document.addRun(someRun(document), document.project(), document.scenarioId());
        QVERIFY(document.isModified());
        QCOMPARE(told.count(), 5);
    }

    void staysOnAScenarioThatExists() {
        Document document;
        const Id first = document.scenarioId();
        auto edit = document.edit();
        const Id copy = edit.copyScenario(first, "Future state");
        QVERIFY(document.push(edit, QStringLiteral("Copy scenario")));
        document.setScenario(copy);
        QSignalSpy switched(&document, &Document::scenarioChanged);
        document.undoStack()->undo();
        QCOMPARE(document.scenarioId(), first);
        QCOMPARE(switched.count(), 1);
    }

    void keepsItsLastScenario() {
        Document document;
        auto edit = document.edit();
        edit.removeScenario(document.scenarioId());
        QVERIFY(!document.push(edit, QStringLiteral("Delete scenario")));
        QCOMPARE(document.project().scenarios.size(), std::size_t{1});
    }

    void savesAndOpens() {
        Project saved;
        {
            Document document;
            addProcess(document, "Weld");
            QVERIFY(document.save(file("plan.takt")));
            QCOMPARE(document.displayName(), QStringLiteral("plan.takt"));
            saved = document.project();
            document.discard();
        }
        Document document;
        QVERIFY(document.open(file("plan.takt")));
        QVERIFY(document.project() == saved);
        QVERIFY(!document.isModified());
        QCOMPARE(document.undoStack()->count(), 0);
    }

    void opensJsonAsAnUntitledCopyAndExportsIt() {
        Document document;
        addProcess(document, "Weld");
        QVERIFY(document.save(file("plan.json")));
        QVERIFY2(document.path().empty(), "exporting is not saving");
        QVERIFY(document.isModified());
        Document other;
        QVERIFY(other.open(file("plan.json")));
        QVERIFY(other.project().sameContent(document.project()));
        QVERIFY(other.path().empty());
        QCOMPARE(other.displayName(), QStringLiteral("plan"));
    }

    void keepsWhatWasOpenWhenOpeningFails() {
        Document document;
        addProcess(document, "Weld");
        const auto missing = document.open(file("missing.takt"));
        QVERIFY(!missing);
        QVERIFY2(errorText(missing.error()).contains(QStringLiteral("missing.takt")),
                 qPrintable(errorText(missing.error())));
        QCOMPARE(processes(document), std::size_t{1});
        QCOMPARE(document.open(file("picture.bmp")).error().code, ErrorCode::UnknownFileType);
        QVERIFY(document.isModified());
    }

    void anotherWindowFindsTheFileLocked() {
        Document document;
        QVERIFY(document.save(file("plan.takt")));
        Document other;
        const auto opened = other.open(file("plan.takt"));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::FileLocked);
        QVERIFY(other.openAsCopy(file("plan.takt")));
        QVERIFY(other.path().empty());
        document.newDocument();
        QVERIFY2(other.open(file("plan.takt")), "the lock goes with the document");
    }

    void opensItsOwnFileAnew() {
        Document document;
        QVERIFY(document.save(file("plan.takt")));
        addProcess(document, "Weld");
        QVERIFY(document.open(file("plan.takt")));
        QCOMPARE(processes(document), std::size_t{0});
        Document other;
        QVERIFY2(!other.open(file("plan.takt")), "the lock was kept");
    }

    void noticesThatOthersChangedTheFile() {
        Document document;
        QVERIFY(document.save(file("plan.takt")));
        QVERIFY(!document.changedByOthers());
        QVERIFY(store::saveTakt(file("plan.takt"), newProject("Somebody else's")));
        QVERIFY(document.changedByOthers());
        addProcess(document, "Weld");
        QCOMPARE(document.save(file("plan.takt")).error().code, ErrorCode::FileChangedByOthers);
        QVERIFY(document.isModified());
        QVERIFY(document.save(file("plan.takt"), true));
        QVERIFY(!document.changedByOthers());
    }

    void savesBesideWhileWorkGoesOn() {
        Document document;
        QSignalSpy finished(&document, &Document::saveFinished);
        QSignalSpy told(&document, &Document::modifiedChanged);
        addProcess(document, "Weld");
        QVERIFY(document.startSave(file("plan.takt")));
        QVERIFY(document.isSaving());
        QVERIFY2(document.isModified(), "it is not written yet");
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!document.isSaving());
        QVERIFY(!document.isModified());
        QCOMPARE(told.count(), 2);
        QVERIFY(!document.changedByOthers());
        QCOMPARE(document.path(), file("plan.takt"));
        QVERIFY(store::loadTakt(file("plan.takt"))->project.sameContent(document.project()));
        killed(document);
        QVERIFY(store::findRecoverable().empty());
    }

    void editsMadeWhileItIsSavedStayUnsaved() {
        Document document;
        addProcess(document, "Weld");
        const Project saved = document.project();
        QVERIFY(document.startSave(file("plan.takt")));
        addProcess(document, "Paint");
        QVERIFY(document.finishSaving());
        QVERIFY(store::loadTakt(file("plan.takt"))->project.sameContent(saved));
        QVERIFY(document.isModified());
        document.undoStack()->undo();
        QVERIFY2(!document.isModified(), "what the file holds");
        document.undoStack()->redo();
        killed(document);
        auto found = store::findRecoverable();
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found.front().load()->project.sameContent(document.project()));
        QCOMPARE(found.front().document(), file("plan.takt"));
    }

    void anEditMadeWhileItIsSavedIsOfferedAfterAKill() {
        Document document;
        addProcess(document, "Weld");
        QVERIFY(document.startSave(file("plan.takt")));
        addProcess(document, "Paint");
        QVERIFY(document.finishSaving());
        killed(document);
        const auto found = store::findRecoverable();
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found.front().load()->project.sameContent(document.project()));
    }

    void anEditTakenBackWhileItIsSavedLeavesNothingToRecover() {
        Document document;
        addProcess(document, "Weld");
        QVERIFY(document.startSave(file("plan.takt")));
        addProcess(document, "Paint");
        document.undoStack()->undo();
        QVERIFY(document.finishSaving());
        QVERIFY(!document.isModified());
        killed(document);
        QVERIFY(store::findRecoverable().empty());
    }

    void runsStoredWhileItIsSavedStayUnsaved() {
        Document document;
        QVERIFY(document.startSave(file("plan.takt")));
        document.addRun(someRun(document), document.project(), document.scenarioId());
        QVERIFY(document.finishSaving());
        QVERIFY(document.isModified());
    }

    void aSaveThatFailsLeavesItModifiedAndSaysWhy() {
        Document document;
        addProcess(document, "Weld");
        QVERIFY(document.save(file("plan.takt")));
        QVERIFY(store::saveTakt(file("plan.takt"), newProject("Somebody else's")));
        addProcess(document, "Paint");
        QSignalSpy finished(&document, &Document::saveFinished);
        QVERIFY(document.startSave(file("plan.takt")));
        QCOMPARE(document.finishSaving().error().code, ErrorCode::FileChangedByOthers);
        QCOMPARE(finished.count(), 1);
        QVERIFY(document.isModified());
        QVERIFY(document.startSave(file("missing folder/plan.takt")).has_value() ? !document.finishSaving().has_value() : true);
        QVERIFY(document.isModified());
        QCOMPARE(document.path(), file("plan.takt"));
        killed(document);
        QCOMPARE(store::findRecoverable().size(), std::size_t{1});
    }

    void whatDropsTheDocumentWaitsForItsSave() {
        {
            Document document;
            addProcess(document, "Weld");
            QVERIFY(document.startSave(file("one.takt")));
            document.newDocument();
            QCOMPARE(store::loadTakt(file("one.takt"))->project.scenarios.front().plant.get<Process>().size(), std::size_t{1});
            QVERIFY(document.path().empty());
            addProcess(document, "Paint");
            QVERIFY(document.startSave(file("two.takt")));
        }
        QVERIFY(store::loadTakt(file("two.takt")));
        QVERIFY(store::findRecoverable().empty());
        Document again;
        QVERIFY2(again.open(file("two.takt")), "the lock is free");
    }

    void looksWithoutLockingOrKeeping() {
        Document owner;
        addProcess(owner, "Weld");
        QVERIFY(owner.save(file("plan.takt")));
        Document looker;
        QVERIFY(looker.look(file("plan.takt")));
        QCOMPARE(processes(looker), std::size_t{1});
        QVERIFY(!looker.isModified());
    }

    void storesRunsAndReadsThemBack() {
        {
            Document document;
            addProcess(document, "Weld");
            QCOMPARE(document.addRun(someRun(document), document.project(), document.scenarioId()),
                     std::int64_t{1});
            QCOMPARE(document.addRun(someRun(document), document.project(), document.scenarioId()),
                     std::int64_t{2});
            document.renameRun(1, QStringLiteral("As drawn"));
            document.removeRun(2);
            QVERIFY(document.save(file("plan.takt")));
            document.discard();
        }
        Document document;
        QVERIFY(document.open(file("plan.takt")));
        QCOMPARE(document.runs().size(), std::size_t{1});
        const auto& run = document.runs().front();
        QCOMPARE(run.name, std::string("As drawn"));
        QCOMPARE(run.settings.seed, std::uint64_t{4711});
        QVERIFY(run.result.find("delivered.total"));
        const auto plant = document.plantOfRun(run);
        QVERIFY(plant);
        QCOMPARE(plant->scenarios.size(), std::size_t{1});
        QCOMPARE(plant->scenarios.front().plant.get<Process>().size(), std::size_t{1});
    }

    void aCleanCloseLeavesNothingBehind() {
        {
            Document document;
            addProcess(document, "Weld");
            QVERIFY(document.flushWorkingCopy());
            document.discard();
        }
        QVERIFY(store::findRecoverable().empty());
    }

    void undoingBackToTheFileLeavesNothingToRecover() {
        Document document;
        QVERIFY(document.save(file("plan.takt")));
        addProcess(document, "Weld");
        document.undoStack()->undo();
        killed(document);
        QVERIFY(store::findRecoverable().empty());
    }

    void offersUntitledWorkAfterAKill() {
        Document document;
        addProcess(document, "Weld");
        addProcess(document, "Paint");
        document.undoStack()->undo();
        killed(document);
        auto found = store::findRecoverable();
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found.front().document().empty());
        Document again;
        QVERIFY(again.recover(found.front()));
        QVERIFY(again.project().sameContent(document.project()));
        QVERIFY(again.isModified());
        QVERIFY2(store::findRecoverable().empty(), "what is open is not offered");
    }

    void offersEditsOfAFileAfterAKill() {
        Document document;
        addProcess(document, "Weld");
        QVERIFY(document.save(file("plan.takt")));
        addProcess(document, "Paint");
        document.addRun(someRun(document), document.project(), document.scenarioId());
        const Project edited = document.project();
        killed(document);
        document.newDocument(); // the lock of a dead process is free

        Document again;
        QVERIFY(again.open(file("plan.takt")));
        QCOMPARE(processes(again), std::size_t{1});
        auto found = store::findRecoverable(file("plan.takt"));
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(again.recover(found.front()));
        QVERIFY(again.project().sameContent(edited));
        QCOMPARE(again.runs().size(), std::size_t{1});
        QVERIFY(again.plantOfRun(again.runs().front()));
        QCOMPARE(again.path(), file("plan.takt"));
        QVERIFY(again.isModified());
        QVERIFY(again.save(again.path()));
        QVERIFY(!again.isModified());
    }

    void recoveredWorkSurvivesAnotherKill() {
        Document document;
        addProcess(document, "Weld");
        killed(document);
        auto found = store::findRecoverable();
        Document again;
        QVERIFY(again.recover(found.front()));
        killed(again, "later");
        QCOMPARE(store::findRecoverable().size(), std::size_t{1});
    }

    void saysWhenEditsCannotBeKeptSafe() {
        const fs::path blocked = file("not a folder");
        QVERIFY(writeFileSafely(blocked, "x"));
        setenv("XDG_STATE_HOME", blocked.c_str(), 1);
        Document document;
        QSignalSpy failed(&document, &Document::workingCopyFailed);
        addProcess(document, "Weld");
        QTRY_VERIFY(failed.count() > 0);
        QVERIFY(!failed.first().first().toString().isEmpty());
        addProcess(document, "Paint");
        QCOMPARE(processes(document), std::size_t{2});
        QVERIFY2(document.save(file("plan.takt")), "saving needs no working copy");
    }

    void fillsErrorTexts() {
        const Error error{ErrorCode::BadNumber, {"four"}, "line 3"};
        QCOMPARE(errorText(error), QStringLiteral("line 3: \"four\" is not a number"));
    }

  private:
    fs::path file(const std::string& name) const { return pathOf(folder_->path()) / name; }
    void useStateFolder(const std::string& name) { setenv("XDG_STATE_HOME", file(name).c_str(), 1); }

    /// As if the process had died now: what is on disk is seen by the next one, without its locks.
    void killed(Document& document, const std::string& next = "after") {
        QVERIFY(document.flushWorkingCopy());
        const fs::path state = stateFolder() / "working";
        useStateFolder(next);
        fs::create_directories(stateFolder() / "working");
        for (const auto& entry : fs::directory_iterator(state))
            if (entry.path().extension() != ".lock")
                fs::copy(entry.path(), stateFolder() / "working");
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

TAKTBOARD_TEST(document, TestDocument);
#include "tst_document.moc"
