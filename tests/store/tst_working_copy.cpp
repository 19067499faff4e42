#include <QtTest>

#include <atomic>

#include "../support/property.h"
#include "../support/test_main.h"
#include "store/working_copy.h"
#include "store/working_database.h"
#include "store_support.h"

using namespace takt;
using namespace takt::test;
using namespace takt::store;

class WorkingCopies : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void afterAnyEditsTheCopyIsTheProject();
    void editsOfAKilledProcessAreOffered();
    void runsOfAKilledProcessAreOffered();
    void aLivingProcessKeepsItsCopy();
    void oneOfferAtATime();
    void discardedWorkIsGone();
    void closedWorkIsGone();
    void savedWorkIsNotOffered();
    void editsAfterTheSaveAreOffered();
    void recoveredWorkIsOfferedAgain();
    void aCopyClosedWithUnsavedEditsStays();
    void untitledWorkIsFoundAsSuch();
    void aDamagedCopyIsLeftAlone();
    void aFullDiskIsToldAndMadeUpFor();
    void aForbiddenFolderIsToldAndEditingGoesOn();
    void startingAnewMakesUpForLostWrites();
};

namespace {

/// One edit that always changes something.
ChangeSet addItem(Project& project, const std::string& name) {
    Edit edit(project, project.scenarios[0].id);
    Item item;
    item.name = name;
    edit.insert(item);
    const auto set = edit.finish().value();
    (void)apply(project, set);
    return set;
}

LoadedDocument contentOf(Project project) {
    return {std::move(project), {}, {}};
}

std::size_t filesIn(const fs::path& folder) {
    std::size_t n = 0;
    std::error_code code;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder, code))
        ++n;
    return n;
}

} // namespace

void WorkingCopies::afterAnyEditsTheCopyIsTheProject() {
    const Folder folder;
    QVERIFY(holds("content and order of the working copy are the project's", 60, [&] {
        Project project = randomProject();
        fs::path file;
        {
            WorkingCopy copy(folder.file(), contentOf(project));
            std::vector<ChangeSet> done;
            for (int n = *rc::gen::inRange(1, 12); n > 0; --n) {
                auto set = randomEdit(project);
                if (!done.empty() && *rc::gen::inRange(0, 4) == 0) {
                    set = inverse(done.back());
                    done.pop_back();
                } else {
                    done.push_back(set);
                }
                RC_ASSERT(apply(project, set).has_value());
                copy.write(std::move(set));
            }
            copy.addRun(someRun(1), "plant");
            RC_ASSERT(copy.flush().has_value());
            file = copy.file();
        }
        const auto back = readWorkingContent(file);
        removeDatabase(file);
        RC_ASSERT(back.has_value());
        RC_ASSERT(back->project == project);
        RC_ASSERT(back->runs.size() == 1U);
    }));
}

void WorkingCopies::editsOfAKilledProcessAreOffered() {
    const Folder folder;
    Project project = sampleDocument().project;
    QCOMPARE(inChild([&] {
                 static WorkingCopy copy(folder.file(), contentOf(project));
                 for (int i = 0; i < 100; ++i)
                     copy.write(addItem(project, "Item " + std::to_string(i)));
                 return copy.flush() ? 0 : 1;
             }),
             0);
    for (int i = 0; i < 100; ++i)
        addItem(project, "Item " + std::to_string(i));
    QVERIFY(findRecoverable(folder.file("other.takt")).empty());
    auto found = findRecoverable(folder.file());
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found[0].document(), fs::weakly_canonical(folder.file()));
    QCOMPARE(found[0].lastEdit().size(), std::size_t{20});
    const auto back = found[0].load();
    QVERIFY2(back.has_value(), back ? "" : back.error().text().c_str());
    QVERIFY(back->project == project);
}

void WorkingCopies::runsOfAKilledProcessAreOffered() {
    const Folder folder;
    const auto document = sampleDocument();
    QCOMPARE(inChild([&] {
                 static WorkingCopy copy(folder.file(), document);
                 copy.addRun(someRun(3, "more"), "another plant");
                 copy.describeRun(3, {"With two kanban", true, "less stock"});
                 copy.removeRun(1);
                 return copy.flush() ? 0 : 1;
             }),
             0);
    const auto back = findRecoverable(folder.file()).at(0).load().value();
    auto renamed = someRun(3, "more");
    static_cast<sim::RunDescription&>(renamed) = {"With two kanban", true, "less stock"};
    QVERIFY(sameRuns(back.runs, {someRun(2), renamed}));
    QCOMPARE(back.plants.at("more"), std::string("another plant"));
}

void WorkingCopies::aLivingProcessKeepsItsCopy() {
    const Folder folder;
    Project project = newProject("Plant");
    WorkingCopy copy(folder.file(), contentOf(project));
    copy.write(addItem(project, "Item"));
    QVERIFY(copy.flush().has_value());
    QVERIFY(findRecoverable().empty());
    QCOMPARE(inChild([] { return static_cast<int>(findRecoverable().size()); }), 0);
    copy.discard();
}

void WorkingCopies::oneOfferAtATime() {
    const Folder folder;
    const Project project = newProject("Plant");
    inChild([&] {
        static WorkingCopy copy(folder.file(), contentOf(project), true);
        return copy.flush() ? 0 : 1;
    });
    {
        const auto first = findRecoverable();
        QCOMPARE(first.size(), std::size_t{1});
        QVERIFY(findRecoverable().empty());
    }
    QCOMPARE(findRecoverable().size(), std::size_t{1});
}

void WorkingCopies::discardedWorkIsGone() {
    const Folder folder;
    const Project project = newProject("Plant");
    inChild([&] {
        static WorkingCopy copy(folder.file(), contentOf(project), true);
        return copy.flush() ? 0 : 1;
    });
    findRecoverable().at(0).discard();
    QVERIFY(findRecoverable().empty());
    QCOMPARE(filesIn(workingFolder()), std::size_t{0});
}

void WorkingCopies::closedWorkIsGone() {
    const Folder folder;
    Project project = newProject("Plant");
    {
        WorkingCopy copy(folder.file(), contentOf(project));
        copy.write(addItem(project, "Item"));
        copy.discard();
        QVERIFY(copy.flush().has_value());
    }
    QCOMPARE(filesIn(workingFolder()), std::size_t{0});
}

void WorkingCopies::savedWorkIsNotOffered() {
    const Folder folder;
    const Project before = newProject("Plant");
    QCOMPARE(inChild([&] {
                 Project project = before;
                 static WorkingCopy copy({}, contentOf(project));
                 copy.write(addItem(project, "Item"));
                 copy.markSaved(folder.file());
                 return copy.flush() ? 0 : 1;
             }),
             0);
    QVERIFY(findRecoverable().empty());
    QVERIFY(filesIn(workingFolder()) <= 1); // the dead process's lock file at most
}

void WorkingCopies::editsAfterTheSaveAreOffered() {
    const Folder folder;
    Project project = newProject("Plant");
    inChild([&] {
        static WorkingCopy copy({}, contentOf(project));
        copy.write(addItem(project, "in the file"));
        const auto edits = copy.edits();
        copy.write(addItem(project, "made while saving"));
        copy.markSaved(folder.file(), edits);
        return copy.flush() ? 0 : 1;
    });
    QCOMPARE(findRecoverable(folder.file()).size(), std::size_t{1});
    QVERIFY(findRecoverable(fs::path()).empty());
}

void WorkingCopies::recoveredWorkIsOfferedAgain() {
    const Folder folder;
    const Project project = sampleDocument().project;
    const auto crash = [&] {
        static std::unique_ptr<WorkingCopy> copy;
        auto found = findRecoverable(folder.file());
        const auto content = found.empty() ? contentOf(project) : found[0].load().value();
        copy = std::make_unique<WorkingCopy>(folder.file(), content, true);
        if (!copy->flush())
            return 1;
        for (auto& work : found)
            work.discard();
        return 0;
    };
    for (int i = 0; i < 3; ++i)
        QCOMPARE(inChild(crash), 0);
    const auto found = findRecoverable(folder.file());
    QCOMPARE(found.size(), std::size_t{1});
    QVERIFY(found[0].load().value().project == project);
}

void WorkingCopies::aCopyClosedWithUnsavedEditsStays() {
    const Folder folder;
    Project project = newProject("Plant");
    {
        WorkingCopy copy(folder.file(), contentOf(project));
        copy.write(addItem(project, "Item"));
    }
    QVERIFY(findRecoverable(folder.file()).at(0).load().value().project == project);
    { const WorkingCopy untouched(folder.file("other.takt"), contentOf(project)); }
    QVERIFY(findRecoverable(folder.file("other.takt")).empty());
}

void WorkingCopies::untitledWorkIsFoundAsSuch() {
    const Folder folder;
    const Project project = newProject("Plant");
    { const WorkingCopy copy({}, contentOf(project), true); }
    QVERIFY(findRecoverable(folder.file()).empty());
    const auto found = findRecoverable(fs::path());
    QCOMPARE(found.size(), std::size_t{1});
    QVERIFY(found[0].document().empty());
}

void WorkingCopies::aDamagedCopyIsLeftAlone() {
    const Folder folder;
    const Project project = newProject("Plant");
    fs::path file;
    {
        WorkingCopy copy({}, contentOf(project), true);
        QVERIFY(copy.flush().has_value());
        file = copy.file();
    }
    putBytes(file, bytesOf(file).substr(0, 5000));
    putBytes(workingFolder() / "noise.work", "noise");
    QVERIFY(findRecoverable().empty());
    QVERIFY(fs::exists(file));
}

void WorkingCopies::aFullDiskIsToldAndMadeUpFor() {
    const Folder folder;
    Project project = newProject("Plant");
    QCOMPARE(inChild([&] {
                 static WorkingCopy copy(folder.file(), contentOf(project));
                 static std::atomic<int> told = 0;
                 copy.onStatus([](const auto&) { ++told; });
                 if (!copy.flush())
                     return 1;
                 ::signal(SIGXFSZ, SIG_IGN);
                 rlimit limit{};
                 ::getrlimit(RLIMIT_FSIZE, &limit);
                 const auto before = limit.rlim_cur;
                 limit.rlim_cur = 1000;
                 ::setrlimit(RLIMIT_FSIZE, &limit);
                 copy.write(addItem(project, "one"));
                 copy.write(addItem(project, "two"));
                 const auto full = copy.flush();
                 if (full || full.error().code != ErrorCode::CannotWrite || !copy.status() || told != 1)
                     return 2;
                 copy.write(addItem(project, "three"));
                 limit.rlim_cur = before;
                 ::setrlimit(RLIMIT_FSIZE, &limit);
                 if (!copy.flush() || copy.status())
                     return 3;
                 return told == 2 ? 0 : 4;
             }),
             0);
    for (const char* name : {"one", "two", "three"})
        addItem(project, name);
    QVERIFY(findRecoverable(folder.file()).at(0).load().value().project == project);
}

void WorkingCopies::aForbiddenFolderIsToldAndEditingGoesOn() {
    const Folder folder;
    ::setenv("XDG_STATE_HOME", "/dev/null", 1);
    Project project = newProject("Plant");
    WorkingCopy copy(folder.file(), contentOf(project));
    copy.write(addItem(project, "Item"));
    QCOMPARE(copy.flush().error().code, ErrorCode::CannotWrite);
    QVERIFY(copy.file().empty());
    ::setenv("XDG_STATE_HOME", (folder.path() / "state").c_str(), 1);
    QVERIFY(copy.flush().has_value());
    QVERIFY(fs::exists(copy.file()));
    copy.discard();
}

void WorkingCopies::startingAnewMakesUpForLostWrites() {
    const Folder folder;
    Project project = newProject("Plant");
    WorkingCopy copy(folder.file(), contentOf(project));
    QVERIFY(copy.flush().has_value());
    const auto set = addItem(project, "Item");
    copy.write(set);
    copy.write(set); // a fault of the caller: this row is there already
    QVERIFY(!copy.flush());
    copy.restart(contentOf(project));
    QVERIFY(copy.flush().has_value());
    QVERIFY(!copy.status());
    QCOMPARE(filesIn(workingFolder()), std::size_t{3}); // database, log, lock
    copy.write(addItem(project, "Another"));
    QVERIFY(copy.flush().has_value());
    copy.discard();
}

TAKTBOARD_TEST(working_copy, WorkingCopies);
#include "tst_working_copy.moc"
