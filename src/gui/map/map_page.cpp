#include "gui/map/map_page.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPixmapCache>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/common/card_frame.h"
#include "gui/map/canvas_editor.h"
#include "gui/map/data_box.h"
#include "gui/map/inner_map.h"
#include "gui/map/inspector.h"
#include "gui/map/line_tool.h"
#include "gui/map/map_accessible.h"
#include "gui/map/map_commands.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/map_view.h"
#include "gui/map/palette_panel.h"
#include "gui/map/place_tool.h"
#include "gui/map/quick_add.h"
#include "gui/map/stream_commands.h"
#include "gui/map/symbol_art.h"

namespace takt::gui {

namespace {
constexpr int kCacheKilobytes = 64 * 1024; ///< symbols kept as pictures

/// Tells assistive technology which element is selected now.
void tellFocus(MapView& view) {
    QAccessibleInterface* map = QAccessible::queryAccessibleInterface(&view);
    QAccessibleInterface* child = map ? map->focusChild() : nullptr;
    if (!child)
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(map->indexOfChild(child));
    QAccessible::updateAccessibility(&event);
}
} // namespace

MapPage::MapPage(Document& document, Playback& playback, QWidget* parent)
    : QWidget(parent), document_(document), playback_(playback), selection_(new Selection(this)) {
    installMapAccessibility();
    QPixmapCache::setCacheLimit(std::max(QPixmapCache::cacheLimit(), kCacheKilobytes));
    scene_ = new MapScene(document, playback, *selection_, std::nullopt, this);
    view_ = new MapView(document, *scene_, *selection_, playback, this);
    palette_ = new PalettePanel(this);
    inspector_ = new Inspector(document, *scene_, *selection_, this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addWidget(palette_);
    canvas_ = new QSplitter(Qt::Vertical, this);
    canvas_->setChildrenCollapsible(false);
    canvas_->setHandleWidth(3);
    canvas_->addWidget(view_);
    layout->addWidget(canvas_, 1);
    layout->addWidget(inspector_);
    quickAdd_ = new QuickAdd(view_->bench(), view_->viewport());
    canvasEditor_ = new CanvasEditor(view_->bench(), view_->viewport());
    connect(view_, &MapView::whyRequested, this, &MapPage::whyRequested);
    connect(view_, &MapView::entryRequested, canvasEditor_, &CanvasEditor::open);
    connect(view_, &MapView::addRequested, this, [this] { quickAdd_->open(); });
    firstStep_ = makeFirstStep();
    makeFold();
    makeActions();
    connect(palette_, &PalettePanel::chosen, view_, &MapView::take);
    connect(view_, &MapView::hintChanged, this, &MapPage::hintChanged);
    connect(view_, &MapView::zoomChanged, this, &MapPage::zoomChanged);
    connect(view_, &MapView::renameRequested, this, [this] {
        setInspectorShown(true);
        inspector_->editName();
    });
    connect(view_, &MapView::menuRequested, this, &MapPage::showMenu);
    connect(selection_, &Selection::changed, this, &MapPage::followSelection);
    connect(scene_, &MapScene::refreshed, this, &MapPage::followPlant);
    connect(&playback, &Playback::runChanged, inspector_, &Inspector::refresh);
    connect(&playback, &Playback::runProgressed, this, [this] {
        if (playback_.hasRun() && playback_.run()->finished())
            inspector_->refresh();
    });
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this,
            [this] { actions_.paste->setEnabled(canPaste()); });
    for (const auto another : {&Document::reset, &Document::scenarioChanged})
        connect(&document, another, this, [this] {
            fitWhenShown_ = true;
            QMetaObject::invokeMethod(this, &MapPage::showWhole, Qt::QueuedConnection);
        });
    connect(&document, &Document::reset, selection_, &Selection::clear);
    followSelection();
    followPlant();
}

MapPage::~MapPage() {
    // The view lets go of its tool, and the scene of its items, while what they use still lives.
    disconnect(selection_, nullptr, this, nullptr);
    delete inspector_;
    delete view_;
    delete scene_;
}

void MapPage::makeActions() {
    const auto make = [this](const QString& text, const QKeySequence& keys, auto act) {
        auto* action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, act);
        view_->addAction(action);
        return action;
    };
    Workbench& bench = view_->bench();
    makeStreamActions();
    actions_.cut = make(tr("Cu&t"), QKeySequence::Cut, [&bench] { cutSelected(bench); });
    actions_.copy = make(tr("&Copy"), QKeySequence::Copy, [&bench] { copySelected(bench); });
    actions_.paste = make(tr("&Paste"), QKeySequence::Paste, [&bench] { takt::gui::paste(bench); });
    actions_.duplicate =
        make(tr("D&uplicate"), QKeySequence(Qt::CTRL | Qt::Key_D), [&bench] { duplicateSelected(bench); });
    actions_.remove = make(tr("&Delete"), QKeySequence::Delete, [&bench] { removeSelected(bench); });
    actions_.remove->setShortcuts({QKeySequence(QKeySequence::Delete), QKeySequence(Qt::Key_Backspace)});
    actions_.selectAll =
        make(tr("Select &all"), QKeySequence::SelectAll, [&bench] { takt::gui::selectAll(bench); });
    actions_.zoomIn =
        make(tr("Zoom &in"), QKeySequence::ZoomIn, [this] { view_->zoomTo(view_->zoom() * 1.25); });
    actions_.zoomIn->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    actions_.zoomOut = make(tr("Zoom &out"), QKeySequence(Qt::CTRL | Qt::Key_Minus),
                            [this] { view_->zoomTo(view_->zoom() / 1.25); });
    actions_.zoomNormal =
        make(tr("&100 %"), QKeySequence(Qt::CTRL | Qt::Key_0), [this] { view_->zoomTo(1.0); });
    actions_.fit =
        make(tr("Show &everything"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_0), [this] { fit(); });
}

/// Which rows the data boxes of a kind show.
void MapPage::addRowsMenu(QMenu& menu, TableId kind) {
    QMenu* rows = nullptr;
    for (const auto& row : boxRowKinds()) {
        if (row.table != kind)
            continue;
        rows = rows ? rows : menu.addMenu(tr("Rows of data &boxes"));
        QAction* action = rows->addAction(rowName(row), this, [this, &row](bool shown) {
            Edit edit = document_.edit();
            edit.modify<Settings>(document_.project().settings().id, [&](Settings& s) {
                s.hiddenRows = BoxStyle(s.hiddenRows).with(row, shown);
            });
            (void)document_.push(edit, shown ? tr("Show %1").arg(rowName(row)) : tr("Hide %1").arg(rowName(row)));
        });
        action->setCheckable(true);
        action->setChecked(scene_->layout().boxStyle().shows(row));
    }
}

/// What is done to the stream rather than to single symbols.
void MapPage::makeStreamActions() {
    Workbench& bench = view_->bench();
    const auto make = [this](const QString& text, const QKeySequence& keys, auto act) {
        auto* action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, act);
        view_->addAction(action);
        return action;
    };
    actions_.add = make(tr("&Add the next symbol …"), QKeySequence(), [this] { quickAdd_->open(); });
    actions_.connect = make(tr("&Connect from here"), QKeySequence(), [this, &bench] {
        if (const NodeLayout* node = scene_->layout().node(selection_->single()))
            view_->setTool(std::make_unique<LineTool>(bench, node->id, node->at));
    });
    actions_.removeAndClose = make(tr("Delete and close the &gap"), QKeySequence(Qt::SHIFT | Qt::Key_Delete),
                                   [&bench] { removeSelectedAndClose(bench); });
    actions_.order = make(tr("Lay &out the map"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), [&bench] { orderMap(bench); });
    actions_.straighten = make(tr("S&traighten the line"), QKeySequence(), [&bench] { straightenSelected(bench); });
    actions_.openInner = make(tr("Open the &inner map"), QKeySequence(Qt::ALT | Qt::Key_Down), [this] { openInnerMap(); });
    actions_.openCell = make(tr("Open the ce&ll"), QKeySequence(), [this] { Q_EMIT cellWanted(selection_->single()); });
    actions_.openOuter = make(tr("Bac&k to the outer map"), QKeySequence(Qt::ALT | Qt::Key_Up), [this] { openOuterMap(); });
    for (std::size_t i = 0; i < actions_.arrange.size(); ++i) {
        const auto how = static_cast<Arrangement>(i);
        actions_.arrange[i] = make(arrangementName(how), QKeySequence(), [&bench, how] { arrangeSelected(bench, how); });
    }
    const std::array texts{tr("Turn into: &push through an inventory"), tr("Turn into: &supermarket pull, with its kanban loop"),
                           tr("Turn into: &FIFO lane")};
    for (std::size_t i = 0; i < actions_.handOver.size(); ++i) {
        const auto how = static_cast<HandOver>(i);
        actions_.handOver[i] = make(texts[i], QKeySequence(), [&bench, how] { handOverSelected(bench, how); });
    }
}

void MapPage::enableStreamActions() {
    const Workbench& bench = view_->bench();
    const auto& ids = selection_->ids();
    const auto nodes = std::count_if(ids.begin(), ids.end(), [&](Id id) { return scene_->layout().node(id) != nullptr; });
    for (std::size_t i = 0; i < actions_.arrange.size(); ++i)
        actions_.arrange[i]->setEnabled(nodes >= (static_cast<Arrangement>(i) < Arrangement::SpreadAcross ? 2 : 3));
    for (std::size_t i = 0; i < actions_.handOver.size(); ++i)
        actions_.handOver[i]->setEnabled(canHandOver(bench, static_cast<HandOver>(i)));
    actions_.connect->setEnabled(scene_->layout().node(selection_->single()) != nullptr);
    actions_.removeAndClose->setEnabled(nodes > 0);
    actions_.order->setEnabled(!scene_->isEmpty());
    const auto* process = document_.plant().find<Process>(selection_->single());
    actions_.openInner->setEnabled(process && innerMapOf(document_.project(), *process));
    actions_.openCell->setEnabled(process != nullptr);
    // Alt+Down goes inside: to the inner map where there is one, else to the cell.
    actions_.openCell->setShortcut(actions_.openInner->isEnabled() ? Qt::ALT | Qt::SHIFT | Qt::Key_Down : Qt::ALT | Qt::Key_Down);
    actions_.openOuter->setEnabled(static_cast<bool>(outsideOf(document_.project(), document_.scenario()).process));
    const LinkLayout* link = scene_->layout().link(selection_->single());
    actions_.straighten->setEnabled(link && isBent(bench, link->members.front()));
}

void MapPage::followSelection() {
    const bool any = !selection_->isEmpty();
    for (QAction* action : {actions_.cut, actions_.copy, actions_.duplicate, actions_.remove})
        action->setEnabled(any);
    actions_.paste->setEnabled(canPaste());
    enableStreamActions();
    if (QAccessible::isActive() && selection_->single())
        tellFocus(*view_);
}

void MapPage::followPlant() {
    // What no longer is cannot stay selected.
    std::vector<Id> kept;
    for (const Id id : selection_->ids())
        if (const Id shown = shownFor(view_->bench(), id);
            shown && std::find(kept.begin(), kept.end(), shown) == kept.end())
            kept.push_back(shown);
    selection_->set(std::move(kept));
    firstStep_->setVisible(scene_->isEmpty());
    showWayOut();
    placeOverlays();
    actions_.selectAll->setEnabled(!scene_->isEmpty());
    enableStreamActions();
    view_->showHint(view_->tool().hint());
}

/// Once, when another map comes on view; later the planner's zoom stays.
void MapPage::showWhole() {
    if (!fitWhenShown_ || !isVisible())
        return;
    fitWhenShown_ = false;
    placeOverlays();
    fit();
}

void MapPage::select(Id element) {
    const Id shown = shownFor(view_->bench(), element);
    if (!shown)
        return;
    selection_->set({shown});
    view_->reveal(shown);
}

void MapPage::fit() { view_->fit(); }

void MapPage::setCompanion(QWidget* companion) {
    canvas_->insertWidget(0, companion);
    canvas_->setStretchFactor(0, 1);
    canvas_->setStretchFactor(1, 1);
}

// ------------------------------------------------------------------ maps within maps

void MapPage::openInnerMap() {
    const auto* process = document_.plant().find<Process>(selection_->single());
    if (const Scenario* inner = process ? innerMapOf(document_.project(), *process) : nullptr)
        document_.setScenario(inner->id);
}

void MapPage::openOuterMap() {
    const Outside outside = outsideOf(document_.project(), document_.scenario());
    if (!outside.process)
        return;
    document_.setScenario(outside.scenario);
    select(outside.process);
}

void MapPage::showWayOut() {
    const Outside outside = outsideOf(document_.project(), document_.scenario());
    const Scenario* scenario = document_.project().scenario(outside.scenario);
    wayOut_->setVisible(scenario != nullptr);
    if (!scenario)
        return;
    wayOut_->setText(tr("‹ %1: %2", "outer map, process").arg(fromStd(scenario->name), elementName(scenario->plant, outside.process)));
    wayOut_->setAccessibleName(tr("Back to the outer map %1").arg(fromStd(scenario->name)));
    wayOut_->adjustSize();
}

// ------------------------------------------------------------------ the empty page

QWidget* MapPage::makeFirstStep() {
    auto* panel = new QWidget(view_->viewport());
    auto* column = new QVBoxLayout(panel);
    column->setSpacing(8);
    auto* title = new QLabel(tr("Draw the value stream"), panel);
    title->setFont(Theme::instance().font(5, true));
    title->setAlignment(Qt::AlignCenter);
    auto* text = new QLabel(tr("Begin at the customer: drag one from the left to here.\n"
                               "Then walk upstream: what feeds it, and what feeds that."),
                            panel);
    text->setAlignment(Qt::AlignCenter);
    makeQuiet(text, 0);
    auto* row = new QHBoxLayout;
    auto* first = new QPushButton(tr("Add a customer"), panel);
    auto* sample = new QPushButton(tr("Open the sample"), panel);
    row->addStretch();
    row->addWidget(first);
    row->addWidget(sample);
    row->addStretch();
    column->addWidget(title);
    column->addWidget(text);
    column->addLayout(row);
    connect(first, &QPushButton::clicked, this, [this] {
        const QRect room = view_->viewport()->rect();
        placeSymbol(view_->bench(), symbolKind(TableId::Customers),
                    snapped(view_->mapToScene(QPoint(room.width() * 4 / 5, room.height() / 4)), false));
        view_->setFocus();
    });
    connect(sample, &QPushButton::clicked, this, &MapPage::sampleRequested);
    return panel;
}

void MapPage::makeFold() {
    fold_ = new QToolButton(view_);
    fold_->setAutoRaise(true);
    fold_->setFixedSize(22, 30);
    connect(fold_, &QToolButton::clicked, this, [this] { setInspectorShown(!isInspectorShown()); });
    wayOut_ = new QToolButton(view_);
    wayOut_->setObjectName(QStringLiteral("wayOut"));
    wayOut_->setToolTip(tr("This map shows a process from inside; back to the map outside it"));
    wayOut_->move(8, 8);
    wayOut_->hide();
    connect(wayOut_, &QToolButton::clicked, this, &MapPage::openOuterMap);
    setInspectorShown(true);
}

bool MapPage::isInspectorShown() const { return !inspector_->isHidden(); }

void MapPage::setInspectorShown(bool on) {
    inspector_->setVisible(on);
    fold_->setText(on ? QStringLiteral("›") : QStringLiteral("‹"));
    fold_->setToolTip(on ? tr("Fold the inspector away") : tr("Show the inspector"));
    fold_->setAccessibleName(fold_->toolTip());
    QMetaObject::invokeMethod(this, &MapPage::placeOverlays, Qt::QueuedConnection);
}

void MapPage::placeOverlays() {
    fold_->move(view_->width() - fold_->width() - 4, 4);
    if (!firstStep_->isVisibleTo(view_->viewport()))
        return;
    firstStep_->adjustSize();
    const QSize room = view_->viewport()->size();
    firstStep_->move((room.width() - firstStep_->width()) / 2, (room.height() - firstStep_->height()) / 2);
}

void MapPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeOverlays();
}

void MapPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    placeOverlays();
    scene_->followRun();
    // Once the layout has given the canvas its size.
    QMetaObject::invokeMethod(this, &MapPage::showWhole, Qt::QueuedConnection);
    Q_EMIT hintChanged(view_->tool().hint());
    Q_EMIT zoomChanged(view_->zoom());
}

void MapPage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colors().line); // shows as lines between the three parts
    painter.fillRect(palette_->geometry(), colors().panel);
    painter.fillRect(inspector_->geometry(), colors().panel);
}

void MapPage::keyPressEvent(QKeyEvent* event) {
    if (event->text() == QLatin1String("/")) {
        palette_->findField()->setFocus(Qt::ShortcutFocusReason);
        palette_->findField()->selectAll();
        return;
    }
    QWidget::keyPressEvent(event);
}

// ------------------------------------------------------------------ context menu

void MapPage::showMenu(const QPoint& global, Id id, const QPointF& at) {
    QMenu menu(this);
    Workbench& bench = view_->bench();
    if (const NodeLayout* node = scene_->layout().node(id)) {
        menu.addAction(tr("C&onnect from here"), this, [&bench, node = node->id, place = node->at] {
            bench.view.setTool(std::make_unique<LineTool>(bench, node, place));
        });
        menu.addAction(tr("&Rename"), this, [this, node = node->id] { canvasEditor_->open(node, "name"); });
        addRowsMenu(menu, node->kind);
        menu.addSeparator();
    }
    const auto addEnabled = [&menu](const auto& actions) {
        bool any = false;
        for (QAction* action : actions)
            if (action->isEnabled()) {
                menu.addAction(action);
                any = true;
            }
        if (any)
            menu.addSeparator();
    };
    if (id)
        addEnabled(std::array{actions_.add, actions_.straighten, actions_.openInner, actions_.openCell});
    addEnabled(actions_.handOver);
    addEnabled(actions_.arrange);
    if (!selection_->isEmpty()) {
        menu.addAction(actions_.cut);
        menu.addAction(actions_.copy);
        menu.addAction(actions_.duplicate);
        menu.addAction(actions_.remove);
        if (actions_.removeAndClose->isEnabled())
            menu.addAction(actions_.removeAndClose);
        menu.addSeparator();
    }
    if (!id) {
        QMenu* add = menu.addMenu(tr("A&dd"));
        SymbolGroup last = SymbolGroup::Flow;
        for (const auto& kind : symbolKinds()) {
            if (!kind.isPlaced() || kind.table == TableId::HeijunkaSlots || kind.group == SymbolGroup::Process ||
                kind.group == SymbolGroup::Transport)
                continue;
            if (std::exchange(last, kind.group) != kind.group)
                add->addSeparator();
            add->addAction(QIcon(symbolPicture(kind, {24, 20}, devicePixelRatioF())), symbolName(kind), this,
                           [&bench, &kind, at] { placeSymbol(bench, kind, snapped(at, false)); });
        }
        QAction* pasteHere =
            menu.addAction(tr("&Paste here"), this, [&bench, at] { takt::gui::paste(bench, at); });
        pasteHere->setEnabled(canPaste());
        menu.addAction(actions_.selectAll);
        menu.addSeparator();
        menu.addAction(actions_.order);
        menu.addAction(actions_.fit);
        menu.addAction(actions_.zoomNormal);
    }
    menu.exec(global);
}

} // namespace takt::gui
