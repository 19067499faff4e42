// What the window's actions do.
#include <QActionGroup>
#include <QApplication>
#include <QLabel>
#include <QMenuBar>
#include <QProcess>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <algorithm>

#include "app/data_boxes.h"
#include "app/event_export.h"
#include "app/glossary_dialog.h"
#include "app/header_strip.h"
#include "app/help_dialog.h"
#include "app/main_window.h"
#include "app/map_export.h"
#include "app/card_print.h"
#include "app/cell_print.h"
#include "app/map_print.h"
#include "app/page_rail.h"
#include "app/paths.h"
#include "app/popup_list.h"
#include "app/preferences.h"
#include "app/run_settings_dialog.h"
#include "app/samples.h"
#include "app/side_panels.h"
#include "app/start_page.h"
#include "gui/boards/boards_page.h"
#include "gui/boards/card_counts_dialog.h"
#include "gui/boards/card_sheets.h"
#include "gui/cells/cells_page.h"
#include "gui/map/map_page.h"
#include "gui/map/map_scene.h"
#include "gui/map/palette_panel.h"
#include "gui/map/selection.h"
#include "gui/metrics/metrics_page.h"
#include "gui/time/bookmarks.h"
#include "gui/time/intervention_text.h"
#include "gui/time/time_bar.h"
#include "gui/time/what_if_dialog.h"
#include "gui/time/why_text.h"

namespace takt::app {

void MainWindow::connectFileActions() {
    const auto on = [this](QAction* action, auto function) {
        connect(action, &QAction::triggered, this, function);
    };
    on(actions_->newMap, [this] { files_->newDocument(); });
    on(actions_->newWindow, [this] { openNewWindow(); });
    on(actions_->open, [this] { files_->askAndOpen(); });
    on(actions_->save, [this] { files_->saveSoon(); });
    on(actions_->saveAs, [this] { files_->askAndSaveSoon(); });
    on(actions_->revert, [this] { files_->askAndRevert(); });
    on(actions_->exportMap, [this] { askAndExportMap(*mapPage_, document_, *messages_, this); });
    on(actions_->exportJson, [this] { files_->askAndExportJson(); });
    on(actions_->exportDataBoxes, [this] { askAndExportDataBoxes(document_, *messages_, this); });
    eventExport_ = new EventExport(*playback_, document_, *messages_, this);
    connect(eventExport_, &EventExport::told, this, [this](const QString& text) { statusBar()->showMessage(text, 5000); });
    on(actions_->exportEvents, [this] { eventExport_->ask(); });
    on(actions_->importDataBoxes, [this] { askAndImportDataBoxes(document_, *messages_, this); });
    on(actions_->print, [this] {
        if (page() == Page::Cells && cellsPage_->process())
            printCell(document_, cellsPage_->process(), this);
        else if (page() == Page::Boards && !gui::loopsWithCards(document_.plant()).empty())
            printCards(document_, this);
        else
            printMap(*mapPage_, document_, this);
    });
    on(actions_->close, [this] { closeDocument(); });
    on(actions_->quit, [this] { close(); });
    on(actions_->find, [this] { header_->showFind(); });
}

void MainWindow::connectViewActions() {
    connect(actions_->pages, &QActionGroup::triggered, this, [this](QAction* action) {
        setPage(static_cast<Page>(actions_->pages->actions().indexOf(action)));
    });
    connect(actions_->themes, &QActionGroup::triggered, this, [this](QAction* action) {
        const auto mode = action == actions_->dark ? gui::Mode::Dark : gui::Mode::Light;
        Preferences().setTheme(mode);
        gui::Theme::instance().setMode(mode);
    });
    const auto showTheme = [this] {
        (gui::Theme::instance().mode() == gui::Mode::Dark ? actions_->dark : actions_->light)
            ->setChecked(true);
    };
    connect(&gui::Theme::instance(), &gui::Theme::changed, this, showTheme);
    showTheme();
    connect(actions_->workshop, &QAction::toggled, this, &MainWindow::setWorkshopMode);
    connect(actions_->resetLayout, &QAction::triggered, this, &MainWindow::resetLayout);
}

void MainWindow::connectRunActions() {
    const auto on = [this](QAction* action, auto function) {
        connect(action, &QAction::triggered, this, function);
    };
    on(actions_->play, [this] { playback_->setPlaying(!playback_->isPlaying()); });
    on(actions_->backwards, [this](bool backwards) { playback_->setBackwards(backwards); });
    on(actions_->stepForward, [this] { playback_->step(true); });
    on(actions_->stepBack, [this] { playback_->step(false); });
    on(actions_->toStart, [this] { playback_->seek({}); });
    on(actions_->toEnd, [this] { playback_->seek(playback_->horizon()); });
    on(actions_->startOver, [this] { playback_->startOver(); });
    on(actions_->why, [this] { showWhy(); });
    on(actions_->cardCounts, [this] { gui::CardCountsDialog(document_, this).exec(); });
    on(actions_->bookmark, [this] { gui::setBookmark(document_, *playback_); });
    on(actions_->bookmarks, [this] { timeBar_->showBookmarks(); });
    on(actions_->predict, [this] { timeBar_->predict(); });
    on(actions_->whatIf, [this] { askWhatIf(); });
    on(actions_->dropBranch, [this] { playback_->dropBranch(); });
    on(actions_->runSettings, [this] { askForRunSettings(); });
    on(actions_->runAgain, [this] { playback_->rerun(); });
    on(actions_->storeRun, [this] {
        if (playback_->storeRun())
            statusBar()->showMessage(tr("The run is stored in the document: see Metrics"), 5000);
    });
    for (const auto signal :
         {&gui::Playback::runChanged, &gui::Playback::runProgressed, &gui::Playback::settingsChanged})
        connect(playback_, signal, this, &MainWindow::showPlayState);
    connect(playback_, &gui::Playback::playingChanged, this, &MainWindow::showPlayState);
    connect(&document_, &Document::runsChanged, this, &MainWindow::showPlayState, Qt::QueuedConnection);
}

void MainWindow::connectHelpActions() {
    connect(actions_->help, &QAction::triggered, this, [this] {
        if (!help_) {
            help_ = new HelpDialog(this);
            connect(help_, &HelpDialog::glossaryWanted, this, &MainWindow::showGlossary);
        }
        help_->show();
        help_->raise();
        help_->activateWindow();
    });
    connect(actions_->glossary, &QAction::triggered, this, &MainWindow::showGlossary);
    connect(actions_->problems, &QAction::triggered, this, [this] { header_->showProblems(); });
    connect(actions_->about, &QAction::triggered, this, [this] { AboutDialog(this).exec(); });
}

void MainWindow::connectParts() {
    connect(files_, &Files::opened, this, &MainWindow::showDocument);
    connect(files_, &Files::elementChosen, this, &MainWindow::selectElement);
    connect(files_, &Files::opened, recovery_, &Recovery::offerForDocument, Qt::QueuedConnection);
    connect(&document_, &Document::modifiedChanged, this, [this] {
        showTitle();
        showFileState();
        enableActions();
    });
    connect(&document_, &Document::pathChanged, this, [this] {
        showTitle();
        showFileState();
        enableActions();
    });
    using Topic = MessageArea::Topic;
    connect(&document_, &Document::refused, this, [this](const QString& text) {
        messages_->bar(Topic::Refused)
            .say(gui::Pill::Kind::Warning, tr("That cannot be done: %1.").arg(text));
    });
    connect(&document_, &Document::changed, this, [this] { messages_->bar(Topic::Refused).dismiss(); });
    connect(&document_, &Document::workingCopyFailed, this, [this](const QString& text) {
        auto& bar = messages_->bar(Topic::WorkingCopy);
        if (text.isEmpty())
            bar.dismiss();
        else
            bar.say(gui::Pill::Kind::Warning,
                    tr("Your edits cannot be kept safe against a crash at the moment: %1. You can go on "
                       "working; save the document soon.")
                        .arg(text));
    });
    connect(timeBar_, &gui::TimeBar::whatIfWanted, this, &MainWindow::askWhatIf);
    connect(playback_, &gui::Playback::branchDropped, this, [this](const QString& why) {
        messages_->bar(Topic::WhatIf)
            .say(gui::Pill::Kind::Warning, tr("What you let happen to the run is left out: %1.").arg(why));
    });
    connect(timeBar_, &gui::TimeBar::settingsWanted, this, &MainWindow::askForRunSettings);
    connect(header_, &HeaderStrip::elementChosen, this, &MainWindow::selectElement);
    connect(metricsPage_, &gui::MetricsPage::elementChosen, this, &MainWindow::selectElement);
    connect(panels_, &SidePanels::elementChosen, this, &MainWindow::selectElement);
    connect(metricsPage_, &gui::MetricsPage::settingsWanted, this, &MainWindow::askForRunSettings);
    const auto hint = [this](const QString& text) { hint_->setText(text); };
    connect(mapPage_, &gui::MapPage::hintChanged, this, hint);
    connect(mapPage_, &gui::MapPage::whyRequested, this, &MainWindow::showWhyOf);
    connect(mapPage_, &gui::MapPage::cellWanted, this, &MainWindow::openCell);
    connect(cellsPage_, &gui::CellsPage::mapWanted, this, &MainWindow::leaveCell);
    connect(cellsPage_, &gui::CellsPage::hintChanged, this, hint);
    connect(cellsPage_, &gui::CellsPage::compareWanted, this, [this](Id before, Id after) {
        document_.setScenario(after);
        review_->compareWith(before);
        setPage(Page::Map);
        panels_->compare->setChecked(true);
    });
    connect(cellsPage_, &gui::CellsPage::printWanted, actions_->print, &QAction::trigger);
    connect(boardsPage_, &gui::BoardsPage::hintChanged, this, hint);
    connect(boardsPage_, &gui::BoardsPage::whyRequested, this, &MainWindow::showWhyOf);
    connect(boardsPage_, &gui::BoardsPage::cardCountsWanted, actions_->cardCounts, &QAction::trigger);
    connect(boardsPage_, &gui::BoardsPage::printWanted, actions_->print, &QAction::trigger);
    connect(metricsPage_, &gui::MetricsPage::hintChanged, this, hint);
    connect(mapPage_, &gui::MapPage::sampleRequested, this, [this] { files_->openSample(firstSample()); });
    connect(mapPage_, &gui::MapPage::zoomChanged, this, [this](double zoom) {
        zoom_ = zoom;
        showFileState();
    });
    connect(startPage_, &StartPage::newWanted, this, [this] { files_->newDocument(); });
    connect(startPage_, &StartPage::openWanted, this, [this] { files_->askAndOpen(); });
    connect(startPage_, &StartPage::fileWanted, this,
            [this](const QString& file) { files_->open(toPath(file)); });
    connect(startPage_, &StartPage::sampleWanted, this,
            [this](const QString& resource) { files_->openSample(resource); });
}

void MainWindow::enableActions() {
    const bool open = !isStartPageShown();
    const bool onMap = open && page() == Page::Map;
    for (auto* action :
         {actions_->save, actions_->saveAs, actions_->exportMap, actions_->exportJson, actions_->exportDataBoxes,
          actions_->importDataBoxes, actions_->print,
          actions_->close, actions_->find, actions_->problems, actions_->map, actions_->cells, actions_->boards,
          actions_->metrics, actions_->cardCounts, actions_->bookmarks, actions_->workshop, actions_->runSettings, actions_->runAgain})
        action->setEnabled(open);
    actions_->revert->setEnabled(open && !document_.path().empty() && document_.isModified());
    mapGroup_->setEnabled(onMap);
    showPlayState();
}

void MainWindow::showPlayState() {
    const bool has = playback_->hasRun() && !isStartPageShown();
    for (auto* action :
         {actions_->startOver, actions_->predict, actions_->whatIf, actions_->why, actions_->bookmark, actions_->play, actions_->stepForward, actions_->stepBack, actions_->toStart, actions_->toEnd})
        action->setEnabled(has);
    actions_->exportEvents->setEnabled(has && eventExport_->isPossible());
    actions_->exportEvents->setStatusTip(actions_->exportEvents->isEnabled() ? actions_->exportEvents->toolTip()
                                         : has ? tr("Once the run on view is finished")
                                               : tr("No run yet"));
    actions_->dropBranch->setEnabled(has && !playback_->interventions().empty());
    actions_->play->setText(playback_->isPlaying() ? tr("&Pause") : tr("&Play"));
    actions_->play->setIcon(
        gui::icon(playback_->isPlaying() ? QStringLiteral("pause") : QStringLiteral("play")));
    actions_->backwards->setChecked(playback_->isBackwards());
    const auto storable = playback_->storable();
    actions_->storeRun->setEnabled(has && storable == gui::Playback::Storable::Yes);
    actions_->storeRun->setToolTip(gui::Playback::storableText(storable));
    actions_->storeRun->setStatusTip(actions_->storeRun->toolTip());
}

void MainWindow::askForRunSettings() {
    const auto result = playback_->result();
    RunSettingsDialog dialog(playback_->settings(), result.get(), this);
    if (dialog.exec() == QDialog::Accepted)
        if (const auto settings = dialog.settings())
            playback_->setSettings(*settings);
}

/// It happens at the cursor, which stands still meanwhile.
void MainWindow::askWhatIf() {
    if (!playback_->hasRun())
        return;
    playback_->setPlaying(false);
    const Id selected = page() == Page::Map ? mapPage_->selection().single() : Id{};
    gui::WhatIfDialog dialog(*playback_, selected, this);
    if (dialog.exec() != QDialog::Accepted || !playback_->hasRun())
        return;
    messages_->bar(MessageArea::Topic::WhatIf).dismiss();
    if (const auto intervention = dialog.intervention())
        if (const auto done = playback_->branch(*intervention); !done)
            messages_->bar(MessageArea::Topic::WhatIf)
                .say(gui::Pill::Kind::Warning, tr("That cannot be done: %1.").arg(errorText(done.error())));
}

void MainWindow::showWhy() {
    const Id selected = mapPage_->selection().single();
    const bool process = selected && playback_->hasRun() && playback_->network().processOf(selected) != sim::kNone;
    showWhyOf(process ? gui::WhySubject{gui::WhySubject::Kind::Process, selected, 0} : gui::WhySubject());
}

/// The chain from a process, a card or a container to its root, lit on the map; each link leads to what it is at.
void MainWindow::showWhyOf(const gui::WhySubject& subject) {
    playback_->setPlaying(false);
    if (!why_) {
        why_ = new PopupList(tr("Why?"), this);
        connect(why_, &PopupList::chosen, this, &MainWindow::selectElement);
    }
    const auto links = gui::whyChain(*playback_, subject);
    std::vector<PopupEntry> entries;
    std::vector<Id> way;
    for (const auto& link : links) {
        if (link.element && std::find(way.begin(), way.end(), link.element) == way.end())
            way.push_back(link.element);
        PopupEntry entry;
        entry.text = entries.empty() ? link.text.left(1).toUpper() + link.text.mid(1) : tr("because %1").arg(link.text);
        entry.detail = link.at == playback_->cursor() ? tr("now") : gui::momentText(link.at);
        entry.id = link.element;
        entries.push_back(std::move(entry));
    }
    why_->setEntries(entries, tr("Select a process on the map first: then this tells why it waits, or what it works for. A "
                                 "container or a card that is seen on the map tells it when it is clicked."));
    mapPage_->scene().light(std::move(way));
    why_->openUnder(timeBar_);
}

void MainWindow::showGlossary() {
    if (!glossary_)
        glossary_ = new GlossaryDialog(this);
    glossary_->show();
    glossary_->raise();
    glossary_->activateWindow();
}

void MainWindow::closeDocument() {
    if (!files_->mayDrop())
        return;
    messages_->dismissDocument();
    playback_->setPlaying(false);
    document_.newDocument();
    showStartPage(true);
}

void MainWindow::openNewWindow() {
    if (!QProcess::startDetached(QApplication::applicationFilePath(), {QStringLiteral("--new")}))
        messages_->bar(MessageArea::Topic::File)
            .say(gui::Pill::Kind::Bad, tr("Another window cannot be opened."));
}

void MainWindow::setWorkshopMode(bool on) {
    constexpr double kEnlarged = 1.25;
    for (QWidget* furniture : {static_cast<QWidget*>(menuBar()), static_cast<QWidget*>(statusBar()),
                               static_cast<QWidget*>(header_), static_cast<QWidget*>(rail_)})
        furniture->setVisible(!on);
    if (on)
        inspectorBefore_ = mapPage_->isInspectorShown();
    mapPage_->palettePanel().setVisible(!on);
    mapPage_->setInspectorShown(!on && inspectorBefore_);
    // A hidden menu bar keeps its shortcuts only for actions that are on the window too.
    if (on)
        addActions(actions_->pages->actions() + QList<QAction*>{actions_->workshop, actions_->whatIf, actions_->play,
                                                                actions_->stepForward, actions_->stepBack,
                                                                actions_->backwards});
    QFont font = QApplication::font();
    font.setPointSizeF(on ? font.pointSizeF() * kEnlarged : font.pointSizeF() / kEnlarged);
    QApplication::setFont(font);
    gui::Theme::instance().setMode(gui::Theme::instance().mode()); // everybody measures anew
    if (on)
        maximizedBefore_ = isMaximized();
    if (on)
        showFullScreen();
    else if (maximizedBefore_)
        showMaximized();
    else
        showNormal();
    QTimer::singleShot(0, mapPage_, [this] { mapPage_->fit(); });
}

} // namespace takt::app
