// The main job through the real window, and what the window promises around it.
#include <algorithm>
#include <QAbstractButton>
#include <QAccessible>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrl>
#include <memory>
#include <set>

#include "app/figure_view.h"
#include "app/header_strip.h"
#include "app/main_window.h"
#include "app/page_rail.h"
#include "app/popup_list.h"
#include "app/preferences.h"
#include "app/run_settings_dialog.h"
#include "app/samples.h"
#include "app/scenario_menu.h"
#include "gui/common/scenario_names.h"
#include "gui/common/pill.h"
#include "gui/map/map_page.h"
#include "gui/map/selection.h"
#include "gui/metrics/chart_desk.h"
#include "gui/metrics/metrics_page.h"
#include "gui/time/time_bar.h"
#include "model/calendar.h"
#include "store/takt_file.h"
#include "test_main.h"

using namespace takt;
using namespace takt::app;
using Topic = MessageArea::Topic;

namespace {

/// Answers the next message box by one of its standard buttons.
void answerNextBox(QMessageBox::StandardButton button) {
    auto* timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, button] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box)
            return;
        timer->deleteLater();
        box->button(button)->click();
    });
    timer->start(10);
}

QAbstractButton* buttonOf(QWidget& parent, const QString& text) {
    for (auto* button : parent.findChildren<QAbstractButton*>())
        if (button->isVisible() &&
            (button->text().remove(QLatin1Char('&')) == text || button->accessibleName() == text))
            return button;
    return nullptr;
}

/// Buttons of a message come on view with the next turn of the event loop.
bool press(QWidget& parent, const QString& text) {
    QCoreApplication::processEvents();
    auto* button = buttonOf(parent, text);
    if (button)
        QTest::mouseClick(button, Qt::LeftButton);
    return button != nullptr;
}

/// Of the first scenario, which comes on view.
Id firstProcess(Document& document) {
    document.setScenario(document.project().scenarios.front().id);
    return document.plant().get<Process>()[0].id;
}

void renameFirstProcess(Document& document, const std::string& name) {
    const Id process = firstProcess(document);
    auto edit = document.edit();
    edit.modify<Process>(process, [&](Process& row) { row.name = name; });
    QVERIFY(document.push(edit, QStringLiteral("Rename")));
}

std::string nameOfFirstProcess(const Document& document) {
    return document.project().scenarios.front().plant.get<Process>()[0].name;
}

QString labelText(QWidget& window, const char* name) {
    return window.findChild<QLabel*>(QString::fromLatin1(name))->text();
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", folder_->filePath(QStringLiteral("state")).toLocal8Bit());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           folder_->filePath(QStringLiteral("config")));
        open();
    }
    void cleanup() {
        window_.reset();
        folder_.reset();
    }

    void drawsPlaysSavesAndLosesNothing() {
        QVERIFY(window_->files().openSample(firstSample()));
        auto& playback = window_->playback();
        QTRY_VERIFY(playback.hasRun() && playback.reached() > Time{Duration::hours(8).us});
        playback.seek(Time{Duration::hours(6).us});
        QVERIFY(press(*window_, QStringLiteral("Play")));
        QTRY_VERIFY(playback.cursor() > Time{Duration::hours(6).us});
        QVERIFY(press(*window_, QStringLiteral("Pause")));
        QVERIFY(!playback.isPlaying());

        QVERIFY(window_->files().saveTo(file("plan.takt")));
        QCOMPARE(window_->windowTitle(), QStringLiteral("plan.takt[*] – Taktboard"));
        QVERIFY(labelText(*window_, "fileState").contains(QStringLiteral("plan.takt · saved")));
        renameFirstProcess(window_->document(), "Press");
        QVERIFY(window_->isWindowModified());
        QVERIFY(labelText(*window_, "fileState").contains(QStringLiteral("modified")));
        QVERIFY(window_->document().flushWorkingCopy());

        open(); // the old window goes without being closed
        QVERIFY(window_->files().open(file("plan.takt")));
        QVERIFY(nameOfFirstProcess(window_->document()) != "Press");
        auto& bar = window_->messages().bar(Topic::Recovery);
        QTRY_VERIFY(bar.isVisible());
        QVERIFY(bar.text().contains(QStringLiteral("plan.takt")));
        QVERIFY(press(bar, QStringLiteral("Recover")));
        QCOMPARE(nameOfFirstProcess(window_->document()), std::string("Press"));
        QVERIFY(window_->isWindowModified());
        QVERIFY(!bar.isVisible());
        QTRY_VERIFY(window_->playback().hasRun());
        QVERIFY(window_->files().save());
        QVERIFY(!window_->isWindowModified());
    }

    void offersUntitledWorkAtStart() {
        QVERIFY(window_->files().openSample(firstSample()));
        renameFirstProcess(window_->document(), "Press");
        open();
        window_->recovery().offerAll();
        auto& bar = window_->messages().bar(Topic::Recovery);
        QVERIFY(bar.isVisible());
        QVERIFY(press(bar, QStringLiteral("Discard")));
        QVERIFY(!bar.isVisible());
        QVERIFY(store::findRecoverable().empty());
    }

    void storesTheRunOnView() {
        QVERIFY(window_->files().openSample(firstSample()));
        QVERIFY(window_->playback().waitForFinished(60'000));
        window_->actions().storeRun->trigger();
        QCOMPARE(window_->document().runs().size(), std::size_t{1});
        QVERIFY(window_->isWindowModified());
        QTRY_VERIFY(!window_->actions().storeRun->isEnabled());
    }

    void asksBeforeDroppingChanges() {
        QVERIFY(window_->files().openSample(firstSample()));
        renameFirstProcess(window_->document(), "Press");
        answerNextBox(QMessageBox::Cancel);
        QVERIFY(!window_->close());
        QVERIFY(window_->isVisible());
        answerNextBox(QMessageBox::Discard);
        QVERIFY(window_->close());
        window_.reset();
        QVERIFY2(store::findRecoverable().empty(), "what was discarded is not offered again");
    }

    void savesWhenAskedTo() {
        QVERIFY(window_->files().openSample(firstSample()));
        QVERIFY(window_->files().saveTo(file("plan.takt")));
        renameFirstProcess(window_->document(), "Press");
        answerNextBox(QMessageBox::Save);
        QVERIFY(window_->files().newDocument());
        const auto saved = store::loadTakt(file("plan.takt"));
        QVERIFY(saved);
        QCOMPARE(saved->project.scenarios.front().plant.get<Process>()[0].name, std::string("Press"));
        QVERIFY(window_->document().path().empty());
    }

    void switchesPages() {
        QCOMPARE(window_->page(), Page::Map);
        QTest::keyClick(window_.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(window_->page(), Page::Cells);
        QTest::keyClick(window_.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(window_->page(), Page::Boards);
        QVERIFY(press(*window_, QStringLiteral("Metrics page")));
        QCOMPARE(window_->page(), Page::Metrics);
        QTest::keyClick(window_.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(window_->page(), Page::Map);
        QVERIFY(window_->actions().map->isChecked());
    }

    void mapCommandsRestOffTheMap() {
        QVERIFY(window_->files().openSample(firstSample()));
        window_->mapPage().select(firstProcess(window_->document()));
        QVERIFY(window_->mapPage().actions().remove->isEnabled());
        window_->setPage(Page::Metrics);
        QVERIFY(!window_->mapPage().actions().remove->isEnabled());
        window_->setPage(Page::Map);
        QVERIFY(window_->mapPage().actions().remove->isEnabled());
    }

    void switchesTheThemeAtRunTime() {
        const auto light = window_->grab().toImage().pixelColor(10, 200);
        window_->actions().dark->trigger();
        QCOMPARE(gui::Theme::instance().mode(), gui::Mode::Dark);
        QVERIFY(window_->grab().toImage().pixelColor(10, 200).lightness() < light.lightness());
        QCOMPARE(Preferences().theme(), std::optional(gui::Mode::Dark));
        window_->actions().light->trigger();
        QCOMPARE(window_->grab().toImage().pixelColor(10, 200), light);
    }

    void showsKeyFiguresAgainstAnotherScenario() {
        QVERIFY(window_->files().openSample(firstSample()));
        QTRY_VERIFY(!window_->header().figures().front()->figure().value.isEmpty());
        const auto figure = [&](std::size_t i) { return window_->header().figures()[i]->figure(); };
        QTRY_COMPARE(figure(1).value, QStringLiteral("4.5 wd"));
        QCOMPARE(figure(0).value, QStringLiteral("60 s"));
        QCOMPARE(figure(1).difference, QStringLiteral("19.1"));
        QVERIFY(!figure(1).more);
        QCOMPARE(figure(1).trend, KeyFigure::Trend::Better);
        QCOMPARE(figure(2).value, QStringLiteral("169 s"));
        QVERIFY(figure(3).source.contains(QStringLiteral("24 h")));
    }

    void aProblemLeadsToItsElement() {
        QVERIFY(window_->files().openSample(firstSample()));
        window_->document().setScenario(window_->document().project().scenarios.front().id);
        window_->setPage(Page::Metrics);
        auto* pill = window_->header().problemPill();
        QTRY_COMPARE(pill->text(), QStringLiteral("2 problems"));
        QTest::mouseClick(pill, Qt::LeftButton);
        auto* list = window_->header().problemList()->list();
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->count(), 2);
        QVERIFY(
            list->item(0)->data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("Warning. ")));
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(!list->isVisible());
        QCOMPARE(window_->page(), Page::Map);
        const Id selected = window_->mapPage().selection().single();
        QCOMPARE(nameOf(window_->document().plant(), selected), std::string("Assembly 1"));
    }

    void findsElementsByName() {
        QVERIFY(window_->files().openSample(firstSample()));
        window_->actions().find->trigger();
        auto* find = window_->header().findList();
        QTRY_VERIFY(find->isVisible());
        QTest::keyClicks(find->findChild<QLineEdit*>(), QStringLiteral("stamp"));
        QTest::keyClick(find->findChild<QLineEdit*>(), Qt::Key_Return);
        QCOMPARE(nameOf(window_->document().plant(), window_->mapPage().selection().single()),
                 std::string("Stamping"));
    }

    void copiesRenamesAndDeletesScenarios() {
        auto& document = window_->document();
        const Id first = document.scenarioId();
        QCOMPARE(gui::unusedScenarioName(document.project(), QStringLiteral("Current state")),
                 QStringLiteral("Current state 2"));
        copyScenario(document, first, QStringLiteral("Future state"));
        QCOMPARE(document.scenario().name, std::string("Future state"));
        renameScenario(document, document.scenarioId(), QStringLiteral("Target"));
        QCOMPARE(window_->findChild<QWidget*>(QStringLiteral("scenarioButton"))->accessibleName(),
                 QStringLiteral("Scenario: Target"));
        removeScenario(document, document.scenarioId());
        QCOMPARE(document.scenarioId(), first);
        removeScenario(document, first);
        QCOMPARE(document.project().scenarios.size(), std::size_t{1});
    }

    void saysThatAFileIsOpenElsewhere() {
        Document other;
        QVERIFY(other.save(file("plan.takt")));
        QVERIFY(!window_->files().open(file("plan.takt")));
        auto& bar = window_->messages().bar(Topic::File);
        QVERIFY(bar.text().contains(QStringLiteral("open in another window")));
        QVERIFY(press(bar, QStringLiteral("Open a copy")));
        QVERIFY(window_->document().path().empty());
    }

    void saysThatAFileIsDamaged() {
        QVERIFY(writeFileSafely(file("plan.takt"), "not a database at all"));
        QVERIFY(!window_->files().open(file("plan.takt")));
        QVERIFY(window_->messages().bar(Topic::File).text().contains(QStringLiteral("not a database")));
    }

    void saysThatOthersChangedTheFile() {
        QVERIFY(window_->files().saveTo(file("plan.takt")));
        QVERIFY(store::saveTakt(file("plan.takt"), newProject("Theirs")));
        auto& bar = window_->messages().bar(Topic::ChangedByOthers);
        QTRY_VERIFY(bar.isVisible());
        QVERIFY(press(bar, QStringLiteral("Load it again")));
        QCOMPARE(window_->document().scenario().name, std::string("Theirs"));
    }

    void savesByTheMenuWhileWorkGoesOn() {
        QVERIFY(window_->files().openSample(firstSample()));
        QVERIFY(window_->files().saveTo(file("plan.takt")));
        renameFirstProcess(window_->document(), "Press");
        const auto actions = window_->findChildren<QAction*>();
        const auto found = std::find_if(actions.begin(), actions.end(), [](const QAction* a) { return a->shortcut() == QKeySequence(QKeySequence::Save); });
        QVERIFY(found != actions.end());
        QAction* save = *found;
        save->trigger();
        QVERIFY(window_->document().isSaving());
        save->trigger(); // once more, after this one
        renameFirstProcess(window_->document(), "Punch");
        QTRY_VERIFY(!window_->isWindowModified());
        QCOMPARE(store::loadTakt(file("plan.takt"))->project.scenarios.front().plant.get<Process>()[0].name, std::string("Punch"));
        QVERIFY(!window_->messages().bar(Topic::ChangedByOthers).isVisible());
    }

    void closingWaitsForASave() {
        QVERIFY(window_->files().openSample(firstSample()));
        renameFirstProcess(window_->document(), "Press");
        window_->files().startSave(file("plan.takt"));
        QVERIFY2(window_->close(), "nothing to ask");
        QCOMPARE(store::loadTakt(file("plan.takt"))->project.scenarios.front().plant.get<Process>()[0].name, std::string("Press"));
    }

    void saysThatASaveFailed() {
        QVERIFY(window_->files().saveTo(file("plan.takt")));
        QVERIFY(store::saveTakt(file("plan.takt"), newProject("Theirs")));
        window_->files().saveSoon();
        auto& bar = window_->messages().bar(Topic::File);
        QTRY_VERIFY(bar.isVisible());
        QVERIFY(bar.text().startsWith(QStringLiteral("plan.takt was not saved.")));
        QVERIFY(press(bar, QStringLiteral("Save over it")));
        QTRY_VERIFY(!bar.isVisible());
        QTRY_COMPARE(store::loadTakt(file("plan.takt"))->project.scenarios.front().name, std::string("Current state"));
    }

    void savesOverOthersOnlyWhenTold() {
        QVERIFY(window_->files().saveTo(file("plan.takt")));
        QVERIFY(store::saveTakt(file("plan.takt"), newProject("Theirs")));
        QVERIFY(!window_->files().save());
        QVERIFY(press(window_->messages().bar(Topic::File), QStringLiteral("Save over it")));
        QTRY_COMPARE(store::loadTakt(file("plan.takt"))->project.scenarios.front().name,
                     std::string("Current state"));
    }

    void remembersRecentFiles() {
        QVERIFY(window_->files().saveTo(file("one.takt")));
        QVERIFY(window_->files().saveTo(file("two.takt")));
        fs::remove(file("one.takt"));
        RecentFiles recent;
        QCOMPARE(recent.files().size(), 2);
        QVERIFY(recent.files().front().endsWith(QStringLiteral("two.takt")));
        QMenu menu;
        recent.fill(&menu);
        QVERIFY(menu.actions().at(0)->isEnabled());
        QVERIFY2(!menu.actions().at(1)->isEnabled(), "a missing file is greyed");
        recent.clear();
        QVERIFY(RecentFiles().files().isEmpty());
    }

    void opensADroppedFile() {
        {
            Document other;
            QVERIFY(other.save(file("plan.json")));
        }
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(file("plan.json").string()))});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(window_.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(window_.get(), &drop);
        QTRY_COMPARE(window_->document().displayName(), QStringLiteral("plan"));
    }

    void closingLeadsToTheStartPage() {
        window_->actions().close->trigger();
        QVERIFY(window_->isStartPageShown());
        QVERIFY(!window_->actions().save->isEnabled());
        QVERIFY(press(*window_, QStringLiteral("New map")));
        QVERIFY(!window_->isStartPageShown());
        QVERIFY(window_->actions().save->isEnabled());
    }

    void remembersAndResetsTheLayout() {
        auto* dock = window_->findChild<QDockWidget*>(QStringLiteral("undoHistory"));
        dock->show();
        window_->close();
        open();
        window_->restoreLayout();
        dock = window_->findChild<QDockWidget*>(QStringLiteral("undoHistory"));
        QVERIFY(dock->isVisible());
        window_->actions().resetLayout->trigger();
        QVERIFY(!dock->isVisible());
    }

    void remembersTheChartsChosen() {
        const auto desk = [this]() -> gui::ChartDesk& { return window_->findChild<gui::MetricsPage*>()->charts(); };
        const QStringList first = desk().arrangement();
        desk().card(1)->setKind(gui::ChartKind::CumulativeFlow);
        desk().card(3)->setKind(gui::ChartKind::Muri);
        desk().setFour(true);
        window_->close();
        open();
        QCOMPARE(desk().arrangement(), first);
        window_->restoreLayout();
        QCOMPARE(desk().card(1)->kind(), gui::ChartKind::CumulativeFlow);
        QCOMPARE(desk().card(3)->kind(), gui::ChartKind::Muri);
        QVERIFY(desk().isFour());
        desk().setArrangement({QStringLiteral("no such chart"), QStringLiteral("mura")});
        QCOMPARE(desk().card(0)->kind(), gui::ChartKind::Stock);
        QCOMPARE(desk().card(1)->kind(), gui::ChartKind::Mura);
        window_->actions().resetLayout->trigger();
        QCOMPARE(desk().arrangement(), first);
    }

    void workshopModeKeepsPageAndTimeBar() {
        QVERIFY(window_->header().isVisible());
        window_->actions().workshop->trigger();
        QVERIFY(!window_->header().isVisible());
        QVERIFY(!window_->menuBar()->isVisible());
        QVERIFY(buttonOf(*window_, QStringLiteral("Play")));
        QTest::keyClick(window_.get(), Qt::Key_F11);
        QVERIFY(window_->header().isVisible());
    }

    void theCommandLineDoesNotStoreARunInADocumentThatIsOpen() {
        QVERIFY(window_->files().openSample(firstSample()));
        QVERIFY(window_->files().saveTo(file("held.takt")));
        const auto run = [this] {
            QProcess program;
            program.start(QStringLiteral(TAKTBOARD_CLI),
                          {QStringLiteral("run"), QString::fromStdString(file("held.takt").string()),
                           QStringLiteral("--horizon"), QStringLiteral("2wd"), QStringLiteral("--store")});
            if (!program.waitForFinished(60'000))
                qFatal("the command hangs");
            return std::pair(program.exitCode(), QString::fromLocal8Bit(program.readAllStandardError()));
        };
        const auto [code, error] = run();
        QVERIFY2(code == 1 || code == 2, qPrintable(error));
        QVERIFY2(error.contains(QStringLiteral("held.takt")), qPrintable(error));
        QVERIFY2(error.contains(QStringLiteral("open in another"), Qt::CaseInsensitive), qPrintable(error));
        QVERIFY(error.contains(QString::number(QCoreApplication::applicationPid())));
        QVERIFY(store::loadTakt(file("held.takt"))->runs.empty());
        open(); // with the window goes its hold
        const auto [free, none] = run();
        QVERIFY2(free == 0, qPrintable(none));
        QCOMPARE(store::loadTakt(file("held.takt"))->runs.size(), 1U);
    }

    void theSeedOfTheTimeBarOpensTheOneDialogForIt() {
        QVERIFY(window_->files().openSample(firstSample()));
        auto* seed = buttonOf(*window_, QStringLiteral("seed 1"));
        QVERIFY(seed);
        bool refused = false;
        auto* timer = new QTimer(window_.get());
        connect(timer, &QTimer::timeout, timer, [timer, &refused] {
            auto* dialog = qobject_cast<RunSettingsDialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            timer->deleteLater();
            auto* entry = dialog->findChild<QLineEdit*>(QStringLiteral("seed"));
            auto* ok = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
            entry->setText(QStringLiteral("no seed"));
            refused = !ok->isEnabled() &&
                      dialog->findChild<QLabel*>(QStringLiteral("seedWhy"))->isVisible() &&
                      entry->text() == QLatin1String("no seed");
            entry->setText(QStringLiteral("4711"));
            ok->click();
        });
        timer->start(10);
        QTest::mouseClick(seed, Qt::LeftButton);
        QVERIFY(refused);
        QCOMPARE(window_->playback().seed(), 4711U);
        QCOMPARE(seed->text(), QStringLiteral("seed 4711"));
    }

    void anotherSeedIsDrawnInTheDialog() {
        RunSettingsDialog dialog(sim::RunSettings{});
        auto* another = dialog.findChild<QPushButton*>(QStringLiteral("another"));
        std::set<std::uint64_t> seeds;
        for (int i = 0; i < 20; ++i) {
            another->click();
            seeds.insert(dialog.settings()->seed);
        }
        QVERIFY(seeds.size() > 5);
    }

    void anEditedPlantsOldRunIsNotOfferedForStoring() {
        QVERIFY(window_->files().openSample(firstSample()));
        auto& playback = window_->playback();
        QVERIFY(playback.waitForFinished(60'000));
        window_->setPage(Page::Metrics);
        auto* store = buttonOf(*window_, QStringLiteral("Store this run"));
        QVERIFY(store);
        QTRY_VERIFY(store->isEnabled());
        auto& document = window_->document();
        const Id process = document.plant().get<Process>()[0].id;
        auto edit = document.edit();
        edit.modify<Process>(process, [](Process& row) { row.changeover += Duration::minutes(1); });
        QVERIFY(document.push(edit, QStringLiteral("Edit")));
        QVERIFY(playback.isOutOfDate());
        QVERIFY(!store->isEnabled());
        QVERIFY2(store->toolTip().contains(QStringLiteral("edited")), qPrintable(store->toolTip()));
        QVERIFY(!playback.storeRun());
        QVERIFY(document.runs().empty());
        QVERIFY(playback.waitForFinished(60'000));
        QTRY_VERIFY(store->isEnabled());
    }

    void everyControlHasANameForScreenReaders() {
        QVERIFY(window_->files().openSample(firstSample()));
        QStringList nameless;
        for (const auto page : {Page::Map, Page::Boards, Page::Metrics}) {
            window_->setPage(page);
            for (auto* widget : window_->findChildren<QWidget*>()) {
                if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                    continue;
                auto* interface = QAccessible::queryAccessibleInterface(widget);
                if (!interface || interface->text(QAccessible::Name).isEmpty())
                    nameless << QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') +
                                    widget->objectName() + QStringLiteral(" in ") +
                                    QString::fromLatin1(widget->parentWidget()->metaObject()->className());
            }
        }
        nameless.removeDuplicates();
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
    }

    void tabGoesFromTheHeaderOverThePagesToTheTimeBar() {
        QVERIFY(window_->files().openSample(firstSample()));
        QList<QWidget*> order;
        const QList<QWidget*> parts{&window_->header(), window_->findChild<PageRail*>(), &window_->mapPage(),
                                    window_->findChild<gui::TimeBar*>()};
        QWidget* widget = window_.get();
        do {
            for (auto* part : parts)
                if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) &&
                    part->isAncestorOf(widget) && (order.isEmpty() || order.back() != part))
                    order << part;
            widget = widget->nextInFocusChain();
        } while (widget != window_.get());
        QStringList names;
        for (const auto* part : std::as_const(order))
            names << QString::fromLatin1(part->metaObject()->className());
        QVERIFY2(order == parts, qPrintable(names.join(QStringLiteral(", "))));
    }

    void noAccessKeyStandsTwiceInAMenu() {
        QStringList doubles;
        const auto check = [&](const QString& where, const QList<QAction*>& actions) {
            QMap<QString, QString> seen;
            for (auto* action : actions) {
                const auto key = QKeySequence::mnemonic(action->text()).toString();
                if (action->isSeparator())
                    continue;
                if (key.isEmpty() || seen.contains(key))
                    doubles << where + QStringLiteral(": ") + action->text() + QStringLiteral(" / ") +
                                   seen.value(key);
                seen.insert(key, action->text());
            }
        };
        check(QStringLiteral("menu bar"), window_->menuBar()->actions());
        for (auto* top : window_->menuBar()->actions())
            check(top->text(), top->menu()->actions());
        QVERIFY2(doubles.isEmpty(), qPrintable(doubles.join(QStringLiteral("; "))));
    }

  private:
    fs::path file(const char* name) const { return fs::path(folder_->path().toStdString()) / name; }

    /// A new window; an old one goes as if its process had died.
    void open() {
        window_.reset();
        window_ = std::make_unique<MainWindow>();
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<MainWindow> window_;
};

TAKTBOARD_TEST(main_window, TestMainWindow);
#include "tst_main_window.moc"
