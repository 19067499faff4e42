// From the window: every event of the run on view to a file, and the glossary.
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include "app/event_export.h"
#include "app/glossary.h"
#include "app/glossary_dialog.h"
#include "app/main_window.h"
#include "app/paths.h"
#include "base/platform/files.h"
#include "test_main.h"

using namespace takt;
using namespace takt::app;

class RunEventsTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    std::unique_ptr<MainWindow> window() const {
        auto window = std::make_unique<MainWindow>();
        window->resize(1366, 768);
        window->show();
        window->files().open(toPath(QStringLiteral(TAKTBOARD_SOURCE_DIR "/resources/samples/acme-stamping.json")));
        if (!window->playback().waitForFinished(60'000))
            qFatal("the sample does not run");
        return window;
    }
    std::filesystem::path path(const char* name) const { return toPath(folder_.filePath(QString::fromLatin1(name))); }

  private Q_SLOTS:
    void the_events_of_the_run_on_view_are_written_beside_the_window() {
        const auto w = window();
        QTRY_VERIFY(w->actions().exportEvents->isEnabled());
        QVERIFY(w->eventExport().isPossible());
        const auto records = w->playback().run()->trace()->size();
        for (const char* name : {"events.csv", "events.sqlite"}) {
            QSignalSpy finished(&w->eventExport(), &EventExport::finished);
            w->eventExport().write(path(name));
            QVERIFY(w->eventExport().isBusy());
            w->playback().setSeed(5); // another run meanwhile
            QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
            QVERIFY(finished[0][0].toBool());
            QVERIFY(w->playback().waitForFinished(60'000));
        }
        const auto csv = readFile(path("events.csv")).value();
        QCOMPARE(static_cast<std::size_t>(std::ranges::count(csv, '\n')), records + 1);
        QVERIFY(readFile(path("events.sqlite")).value().starts_with("SQLite format 3"));
        w->document().discard();
    }

    void it_is_stopped_and_leaves_nothing() {
        const auto w = window();
        QSignalSpy finished(&w->eventExport(), &EventExport::finished);
        w->eventExport().write(path("stopped.sqlite"));
        w->eventExport().cancel();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QVERIFY(!finished[0][0].toBool());
        QVERIFY(!std::filesystem::exists(path("stopped.sqlite")));
        w->document().discard();
    }

    void a_folder_that_is_not_there_is_told() {
        const auto w = window();
        QSignalSpy finished(&w->eventExport(), &EventExport::finished);
        w->eventExport().write(path("no folder/events.csv"));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QVERIFY(!finished[0][0].toBool());
        QVERIFY(!w->messages().bar(MessageArea::Topic::File).text().isEmpty());
        w->document().discard();
    }

    void the_glossary_is_complete_and_searched() {
        const auto all = glossary();
        QVERIFY(all.size() > 60);
        for (std::size_t i = 0; i < all.size(); ++i) {
            QVERIFY2(all[i].meaning.endsWith(QLatin1Char('.')), qPrintable(all[i].term));
            QVERIFY2(all[i].meaning.size() < 260, qPrintable(all[i].term));
            QVERIFY2(i == 0 || all[i].term != all[i - 1].term, qPrintable(all[i].term));
            for (const char* word : {"MSER", "BAS ", "digest"})
                QVERIFY2(!(all[i].term + all[i].meaning + all[i].formula).contains(QLatin1String(word)), qPrintable(all[i].term));
        }
        // The field's own terms, as product.md lists them.
        for (const char* term : {"Takt time", "Cycle time", "Changeover", "Uptime", "EPEI", "Pitch", "Process-cycle efficiency", "Lead-time ladder", "Pacemaker",
                                 "Supermarket", "FIFO lane", "Production kanban", "Withdrawal kanban", "Signal kanban", "Kanban post", "Heijunka box", "Milk run",
                                 "Yamazumi", "Standardized work combination table", "OEE", "Fill rate", "OTIF", "Days of supply", "Turns", "TTS", "TTR"})
            QVERIFY2(std::ranges::any_of(all, [&](const auto& e) { return e.term.contains(QLatin1String(term)); }), term);
        QVERIFY(glossaryOf(QStringLiteral("takt")).front().term.contains(QStringLiteral("Takt")));
        QVERIFY(glossaryOf(QStringLiteral("no such word at all")).empty());
        QCOMPARE(glossaryOf({}).size(), all.size());
    }

    void the_glossary_opens_from_the_menu() {
        const auto w = window();
        w->actions().glossary->trigger();
        auto* dialog = w->findChild<GlossaryDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        const int all = dialog->terms()->count();
        QTest::keyClicks(dialog->search(), QStringLiteral("pitch"));
        QVERIFY(dialog->terms()->count() < all && dialog->terms()->count() > 0);
        QVERIFY(dialog->text()->toPlainText().contains(QStringLiteral("takt × pieces per container")));
        QTest::keyClick(dialog->search(), Qt::Key_Down);
        QCOMPARE(dialog->terms()->currentRow(), 1);
        dialog->search()->setText(QStringLiteral("zzz"));
        QVERIFY(!dialog->text()->isVisible());
        w->document().discard();
    }
};

TAKTBOARD_TEST(run_events, RunEventsTest);
#include "tst_run_events.moc"
