#include "gui/boards/boards_page.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/boards/board_window.h"
#include "gui/boards/boards_header.h"
#include "gui/boards/card_sheets.h"
#include "gui/boards/replenishment_times.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kPause = 40;
constexpr std::ptrdiff_t kMostBoardsAbove = 2; // of a heijunka box: below more it would be out of sight

/// Loops stand at the left, what is about the whole plant at the right.
bool standsLeft(const BoardPlan& plan, std::ptrdiff_t loops) {
    switch (plan.kind) {
    case BoardPlan::Kind::Loops: return true;
    case BoardPlan::Kind::Box:
    case BoardPlan::Kind::Lanes: return loops <= kMostBoardsAbove;
    default: return false;
    }
}

const QString kWindowButton = QStringLiteral("windowButton");

void nameWindowButton(Board* board) {
    board->findChild<QToolButton*>(kWindowButton)->setAccessibleName(BoardsPage::tr("%1 in a window of its own").arg(board->title()));
}

/// The board that a widget is a part of.
Board* boardOf(QWidget* widget) {
    for (; widget; widget = widget->parentWidget())
        if (auto* board = qobject_cast<Board*>(widget))
            return board;
    return nullptr;
}

} // namespace

BoardsPage::BoardsPage(Document& document, Playback& playback, QWidget* parent)
    : QWidget(parent), document_(document), playback_(playback),
      source_(std::make_shared<BoardSource>(document, playback)), header_(new BoardsHeader), scroll_(new QScrollArea) {
    setAccessibleName(tr("Boards"));
    scroll_->setAccessibleName(tr("Boards"));
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->viewport()->setAutoFillBackground(false);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    connect(header_, &BoardsHeader::cardCountsWanted, this, &BoardsPage::cardCountsWanted);
    connect(header_, &BoardsHeader::printWanted, this, &BoardsPage::printWanted);
    connect(&source_->replenishment(), &ReplenishmentTimes::changed, this, &BoardsPage::wantRefresh);
    all->addWidget(header_);
    all->addWidget(scroll_, 1);
    pause_.setSingleShot(true);
    pause_.setInterval(kPause);
    connect(&pause_, &QTimer::timeout, this, [this] {
        if (stale_)
            refresh();
    });
    auto* open = new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F11), this);
    open->setContext(Qt::WidgetWithChildrenShortcut);
    connect(open, &QShortcut::activated, this, &BoardsPage::openWindowOfBoard);
    connect(&playback, &Playback::runChanged, this, &BoardsPage::runChanged);
    connect(&playback, &Playback::cursorMoved, this, &BoardsPage::wantRefresh);
    connect(&playback, &Playback::runProgressed, this, &BoardsPage::wantRefresh);
    connect(&document, &Document::reset, this, &BoardsPage::closeWindows);
    connect(&document, &Document::changed, this, [this] {
        nameThings();
        wantRefresh();
    });
    rebuild();
}

BoardsPage::~BoardsPage() { closeWindows(); }

void BoardsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT hintChanged(tr("Cards on a board are to be made: green first, red is urgent. All boards follow the time bar. "
                          "Shift+F11 gives the board under the mouse a window of its own."));
    stale_ = true;
    refresh();
    chooseDensity();
    QEvent sized(QEvent::LayoutRequest); // before it is painted first, not after
    QCoreApplication::sendEvent(content_, &sized);
}

void BoardsPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    chooseDensity();
}

void BoardsPage::runChanged() {
    if (playback_.hasRun() && keepBoards(boardPlans(*source_))) {
        stale_ = true;
        refresh();
        return;
    }
    const int at = scroll_->verticalScrollBar()->value();
    rebuild();
    scroll_->verticalScrollBar()->setValue(at);
}

/// The same boards of another run; false, and nothing done, when they are others.
bool BoardsPage::keepBoards(const std::vector<BoardPlan>& plans) {
    const auto same = [&](const Board* board, const BoardPlan& plan) { return board->key() == plan.key(playback_.network()); };
    if (boards_.empty() || !std::equal(boards_.begin(), boards_.end(), plans.begin(), plans.end(), same))
        return false;
    for (std::size_t i = 0; i < plans.size(); ++i)
        boards_[i]->setPlan(plans[i]);
    nameThings();
    return true;
}

void BoardsPage::rebuild() {
    boards_.clear();
    header_->setHasCards(!loopsWithCards(document_.plant()).empty());
    content_ = new QWidget;
    content_->setObjectName(QStringLiteral("scrolled"));
    auto* columns = new QHBoxLayout(content_);
    columns->setSpacing(Theme::kGap);
    left_ = new QVBoxLayout;
    right_ = new QVBoxLayout;
    for (QVBoxLayout* column : {left_, right_})
        columns->addLayout(column, 1);
    if (playback_.hasRun())
        addBoards(boardPlans(*source_));
    else
        addEmptyState(tr("Nothing runs yet"),
                      playback_.problem().isEmpty()
                          ? tr("The run is being prepared.")
                          : tr("No run yet: %1. %2", "problem, mend").arg(playback_.problem(), playback_.mend()));
    left_->addStretch(1);
    right_->addStretch(1);
    scroll_->setWidget(content_);
    stale_ = true;
    refresh();
    chooseDensity();
}

void BoardsPage::addBoards(const std::vector<BoardPlan>& plans) {
    const auto loops = std::count_if(plans.begin(), plans.end(),
                                     [](const BoardPlan& plan) { return plan.kind == BoardPlan::Kind::Loops; });
    if (loops == 0)
        addEmptyState(tr("No kanban loop yet"),
                      tr("Draw a supermarket on the map and a kanban loop from the process that fills it to the "
                         "supermarket: its cards then hang here, one slot each."));
    for (const auto& plan : plans) {
        Board* board = makeBoard(source_, plan, true);
        addWindowButton(board);
        connect(board, &Board::hintChanged, this, &BoardsPage::hintChanged);
        connect(board, &Board::whyWanted, this, &BoardsPage::whyRequested);
        (standsLeft(plan, loops) ? left_ : right_)->addWidget(board);
        boards_.push_back(board);
    }
}

void BoardsPage::addWindowButton(Board* board) {
    auto* button = new QToolButton;
    button->setObjectName(kWindowButton);
    button->setIcon(icon(QStringLiteral("screen")));
    button->setIconSize({16, 16});
    button->setAutoRaise(true);
    button->setFixedSize(26, 26);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(tr("In a window of its own, for another screen (Shift+F11)"));
    connect(button, &QToolButton::clicked, this, [this, board] { openWindow(board->key()); });
    board->setTrailing(button);
    nameWindowButton(board);
}

void BoardsPage::addEmptyState(const QString& title, const QString& text) {
    auto* frame = new CardFrame(title);
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    makeQuiet(label, 0);
    connect(&Theme::instance(), &Theme::changed, label, [label] { makeQuiet(label, 0); });
    frame->body()->addWidget(label);
    left_->addWidget(frame);
}

void BoardsPage::nameThings() {
    header_->setHasCards(!loopsWithCards(document_.plant()).empty());
    if (!playback_.hasRun())
        return;
    for (Board* board : boards_) {
        board->nameThings();
        nameWindowButton(board);
    }
}

/// Roomy where that fits.
void BoardsPage::chooseDensity() {
    setCompact(false);
    const QSize room = scroll_->maximumViewportSize();
    const int wanted = content_->layout()->totalHeightForWidth(room.width());
    setCompact(wanted > room.height());
}

void BoardsPage::setCompact(bool on) {
    for (auto* frame : content_->findChildren<CardFrame*>())
        frame->setCompact(on);
    for (Board* board : boards_)
        board->setDensity(on);
    const int gap = on ? Theme::kGrid * 2 : Theme::kGap;
    content_->layout()->setContentsMargins(Theme::kGap, on ? 0 : Theme::kGrid, Theme::kGap, gap); // the header stands above
    for (QVBoxLayout* column : {left_, right_})
        column->setSpacing(gap);
}

void BoardsPage::wantRefresh() {
    stale_ = true;
    if (isVisible() && !pause_.isActive())
        pause_.start();
}

void BoardsPage::refresh() {
    if (!isVisible() || !playback_.hasRun())
        return;
    stale_ = false;
    const bool allRead = source_->readOn();
    const sim::Picture& picture = playback_.picture();
    for (Board* board : boards_)
        board->refresh(picture);
    if (!allRead)
        wantRefresh();
}

// ------------------------------------------------------------------ windows of their own

std::vector<BoardWindow*> BoardsPage::windows() const {
    std::vector<BoardWindow*> open;
    for (const auto& window : windows_)
        if (window)
            open.push_back(window);
    return open;
}

void BoardsPage::openWindow(const QString& key) {
    std::erase_if(windows_, [](const QPointer<BoardWindow>& window) { return !window; });
    const auto open = std::find_if(windows_.begin(), windows_.end(),
                                   [&](const QPointer<BoardWindow>& window) { return window->key() == key; });
    if (open != windows_.end()) {
        (*open)->raise();
        (*open)->activateWindow();
        return;
    }
    auto* window = new BoardWindow(source_, key);
    windows_.emplace_back(window);
    window->showBeside(*this->window());
}

/// The one with the focus, else the one under the mouse.
void BoardsPage::openWindowOfBoard() {
    Board* board = boardOf(QApplication::focusWidget());
    if (!board)
        board = boardOf(QApplication::widgetAt(QCursor::pos()));
    if (board && std::find(boards_.begin(), boards_.end(), board) != boards_.end())
        openWindow(board->key());
    else
        Q_EMIT hintChanged(tr("Point at a board, or choose one with Tab, then press Shift+F11."));
}

void BoardsPage::closeWindows() {
    for (const auto& window : windows_)
        delete window.data();
    windows_.clear();
}

} // namespace takt::gui
