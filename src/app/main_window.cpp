#include "app/main_window.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QUrl>
#include <QVBoxLayout>

#include "app/header_strip.h"
#include "app/menus.h"
#include "app/page_rail.h"
#include "app/paths.h"
#include "app/preferences.h"
#include "app/side_panels.h"
#include "app/start_page.h"
#include "gui/boards/boards_page.h"
#include "gui/cells/cells_page.h"
#include "gui/common/card_frame.h"
#include "gui/map/map_page.h"
#include "gui/map/map_view.h"
#include "gui/metrics/chart_desk.h"
#include "gui/metrics/metrics_page.h"
#include "gui/time/prediction_strip.h"
#include "gui/time/time_bar.h"

namespace takt::app {

namespace {

constexpr QSize kFirstSize(1366, 768);

/// The files of a drag that this program can open.
QString droppedFile(const QMimeData* data) {
    for (const auto& url : data->urls()) {
        const auto file = url.toLocalFile();
        if (file.endsWith(QStringLiteral(".takt"), Qt::CaseInsensitive) ||
            file.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive) ||
            file.endsWith(QStringLiteral(".drawio"), Qt::CaseInsensitive))
            return file;
    }
    return {};
}

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), playback_(new gui::Playback(document_, this)),
      review_(new PlantReview(document_, this)),
      actions_(std::make_unique<MainActions>(this, document_.undoStack())), messages_(new MessageArea),
      files_(new Files(document_, recent_, *messages_, this)),
      recovery_(new Recovery(document_, *files_, *messages_, this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setStyleSheet(QStringLiteral("QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }"));
    buildPages();
    buildFrame();
    panels_ = new SidePanels(*pageArea_, document_, *playback_, *mapPage_, *review_, this);
    buildStatusBar();
    const auto& map = mapPage_->actions();
    map.duplicate->setText(tr("Dup&licate")); // in this menu U is undo's
    mapGroup_ = new QActionGroup(this);
    mapGroup_->setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
    QList<QAction*> draw{map.add, map.connect, nullptr};
    for (auto* action : map.handOver)
        draw << action;
    draw << nullptr << panels_->families << nullptr << map.openInner << map.openCell << map.openOuter << nullptr << map.straighten << map.removeAndClose;
    QList<QAction*> arrange;
    for (auto* action : map.arrange)
        arrange << action;
    arrange << nullptr << map.order;
    for (auto* action : draw + arrange + QList<QAction*>{map.cut, map.copy, map.paste, map.duplicate, map.remove, map.selectAll,
                                                         map.zoomIn, map.zoomOut, map.zoomNormal, map.fit})
        if (action)
            mapGroup_->addAction(action);
    fillMenuBar(this, *actions_,
                {&recent_,
                 {map.cut, map.copy, map.paste, map.duplicate, map.remove, nullptr, map.selectAll},
                 draw, arrange,
                 {map.zoomIn, map.zoomOut, map.zoomNormal, map.fit},
                 {panels_->figures, panels_->compare, panels_->questions, panels_->plan, panels_->history}});
    connectFileActions();
    connectViewActions();
    connectRunActions();
    connectHelpActions();
    connectParts();
    firstLayout_ = pageArea_->saveState();
    resize(kFirstSize);
    setPage(Page::Map);
    showDocument();
    showPlayState();
}

MainWindow::~MainWindow() {
    // Before the document goes, its views.
    delete centralWidget();
}

void MainWindow::buildPages() {
    mapPage_ = new gui::MapPage(document_, *playback_, this);
    cellsPage_ = new gui::CellsPage(document_, *playback_, this);
    boardsPage_ = new gui::BoardsPage(document_, *playback_, this);
    metricsPage_ = new gui::MetricsPage(document_, *playback_, this);
    new gui::KeptBackCover(*playback_, metricsPage_);
    timeBar_ = new gui::TimeBar(document_, *playback_, this);
    pages_ = new QStackedWidget;
    pages_->addWidget(mapPage_);
    pages_->addWidget(cellsPage_);
    pages_->addWidget(boardsPage_);
    pages_->addWidget(metricsPage_);
    rail_ = new PageRail;
    for (auto* page : {actions_->map, actions_->cells, actions_->boards, actions_->metrics})
        rail_->add(page);
    header_ = new HeaderStrip(document_, *review_,
                              {actions_->undo, actions_->redo, actions_->find, actions_->help});
    startPage_ = new StartPage(recent_);
}

void MainWindow::buildFrame() {
    pageArea_ = new QMainWindow;
    pageArea_->setWindowFlags(Qt::Widget);
    pageArea_->setCentralWidget(pages_);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(rail_);
    middle->addWidget(pageArea_, 1);
    auto* view = new QWidget;
    auto* column = new QVBoxLayout(view);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header_);
    column->addLayout(middle, 1);
    column->addWidget(timeBar_);
    whole_ = new QStackedWidget;
    whole_->addWidget(view);
    whole_->addWidget(startPage_);
    auto* all = new QWidget;
    auto* stack = new QVBoxLayout(all);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(0);
    stack->addWidget(messages_);
    stack->addWidget(whole_, 1);
    setCentralWidget(all);
}

void MainWindow::buildStatusBar() {
    hint_ = new QLabel;
    hint_->setObjectName(QStringLiteral("hint"));
    fileState_ = new QLabel;
    fileState_->setObjectName(QStringLiteral("fileState"));
    hint_->setContentsMargins(8, 0, 0, 0);
    fileState_->setContentsMargins(0, 0, 8, 0);
    gui::makeQuiet(hint_);
    gui::makeQuiet(fileState_);
    connect(&gui::Theme::instance(), &gui::Theme::changed, this, [this] {
        gui::makeQuiet(hint_);
        gui::makeQuiet(fileState_);
    });
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(hint_, 1);
    statusBar()->addPermanentWidget(fileState_);
}

Page MainWindow::page() const { return static_cast<Page>(pages_->currentIndex()); }

void MainWindow::setPage(Page page) {
    pages_->setCurrentIndex(static_cast<int>(page));
    actions_->pages->actions().at(static_cast<int>(page))->setChecked(true);
    hint_->clear();
    focusPage();
    enableActions();
    showFileState();
}

void MainWindow::focusPage() {
    if (page() == Page::Map)
        mapPage_->view().setFocus();
    else
        pages_->currentWidget()->setFocus();
}

bool MainWindow::isStartPageShown() const { return whole_->currentWidget() == startPage_; }

void MainWindow::showStartPage(bool on) {
    whole_->setCurrentIndex(on ? 1 : 0);
    if (on)
        startPage_->setFocus();
    enableActions();
    showTitle();
    showFileState();
}

/// Something else is open: it comes on view.
void MainWindow::showDocument() {
    showStartPage(false);
    mapPage_->fit();
    focusPage();
    showTitle();
    showFileState();
}

void MainWindow::showTitle() {
    setWindowTitle(isStartPageShown() ? tr("Taktboard")
                                      : tr("%1[*] – Taktboard").arg(document_.displayName()));
    setWindowModified(document_.isModified() && !isStartPageShown());
    setWindowFilePath(toText(document_.path()));
}

void MainWindow::showFileState() {
    if (isStartPageShown()) {
        fileState_->clear();
        return;
    }
    const auto state = document_.isModified()     ? tr("modified")
                       : document_.path().empty() ? tr("not saved yet")
                                                  : tr("saved");
    QStringList parts{document_.displayName(), state};
    if (page() == Page::Map)
        parts << tr("%1 %").arg(qRound(zoom_ * 100));
    fileState_->setText(parts.join(QStringLiteral(" · ")));
}

void MainWindow::selectElement(Id element) {
    showStartPage(false);
    setPage(Page::Map);
    mapPage_->select(element);
}

void MainWindow::openCell(Id process) {
    cellsPage_->setProcess(process);
    setPage(Page::Cells);
}

void MainWindow::leaveCell(Id process) {
    setPage(Page::Map);
    if (process)
        mapPage_->select(process);
}

void MainWindow::restoreLayout() {
    const Preferences preferences;
    if (!restoreGeometry(preferences.geometry()))
        takeFirstSize();
    pageArea_->restoreState(preferences.layout());
    metricsPage_->charts().setArrangement(preferences.charts());
}

void MainWindow::resetLayout() {
    Preferences().forgetWindow();
    showNormal();
    takeFirstSize();
    pageArea_->restoreState(firstLayout_);
    metricsPage_->charts().setArrangement({});
}

/// The whole of a small screen, a good part of a large one.
void MainWindow::takeFirstSize() {
    const QSize room = screen()->availableSize();
    if (room.width() < kFirstSize.width() * 1.2 || room.height() < kFirstSize.height() * 1.2)
        setWindowState(windowState() | Qt::WindowMaximized);
    else
        resize((room * 0.85).boundedTo(QSize(1680, 1000)));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!files_->mayDrop()) {
        event->ignore();
        return;
    }
    if (!actions_->workshop->isChecked())
        Preferences().setWindow(saveGeometry(), pageArea_->saveState());
    Preferences().setCharts(metricsPage_->charts().arrangement());
    playback_->setPlaying(false);
    document_.discard();
    event->accept();
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        files_->checkForChanges();
    QMainWindow::changeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const auto file = droppedFile(event->mimeData());
    if (file.isEmpty())
        return;
    event->acceptProposedAction();
    // The drag is over before questions are asked.
    QMetaObject::invokeMethod(this, [this, file] { files_->open(toPath(file)); }, Qt::QueuedConnection);
}

} // namespace takt::app
