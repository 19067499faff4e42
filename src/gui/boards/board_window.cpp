#include "gui/boards/board_window.h"

#include <QGraphicsProxyWidget>
#include <QGraphicsScene>
#include <QGraphicsView>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScreen>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kPause = 40;
constexpr QSize kFirstSize(1000, 620);
constexpr double kMost = 6, kLeast = 1, kStep = 0.05; ///< enlargement

} // namespace

BoardWindow::BoardWindow(std::shared_ptr<BoardSource> source, QString key)
    : QWidget(nullptr, Qt::Window), source_(std::move(source)), key_(std::move(key)), scene_(new QGraphicsScene(this)),
      view_(new QGraphicsView(scene_)), gone_(new QLabel), time_(new QLabel) {
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_QuitOnClose, false); // the program ends with its main window
    setObjectName(QStringLiteral("boardWindow"));
    view_->setFrameShape(QFrame::NoFrame);
    view_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    view_->installEventFilter(this);
    gone_->setWordWrap(true);
    gone_->setAlignment(Qt::AlignCenter);
    gone_->hide();
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(Theme::kGap, Theme::kGap, Theme::kGap, Theme::kGrid * 2);
    all->setSpacing(Theme::kGrid * 2);
    all->addWidget(view_, 1);
    all->addWidget(gone_, 1);
    all->addWidget(makeFoot());
    pause_.setSingleShot(true);
    pause_.setInterval(kPause);
    connect(&pause_, &QTimer::timeout, this, [this] {
        if (stale_)
            refresh();
    });
    connect(&source_->playback(), &Playback::runChanged, this, &BoardWindow::takeRun);
    connect(&source_->playback(), &Playback::cursorMoved, this, &BoardWindow::wantRefresh);
    connect(&source_->document(), &Document::changed, this, [this] {
        nameThings();
        wantRefresh();
    });
    connect(&Theme::instance(), &Theme::changed, this, &BoardWindow::applyTheme);
    resize(kFirstSize);
    takeRun();
    applyTheme();
}

BoardWindow::~BoardWindow() = default;

QWidget* BoardWindow::makeFoot() {
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kGrid * 2);
    const auto button = [&](const QString& text) {
        auto* tool = new QToolButton;
        tool->setText(text);
        tool->setMinimumHeight(34);
        tool->setFocusPolicy(Qt::TabFocus);
        row->addWidget(tool);
        return tool;
    };
    row->addWidget(time_, 1);
    full_ = button(tr("Full screen (F11)"));
    connect(full_, &QToolButton::clicked, this, [this] { setFullScreen(!isFullScreen()); });
    connect(button(tr("Close (Esc)")), &QToolButton::clicked, this, &QWidget::close);
    return foot;
}

void BoardWindow::applyTheme() {
    view_->setBackgroundBrush(colors().ground);
    QPalette ground = palette();
    ground.setColor(QPalette::Window, colors().ground);
    setPalette(ground);
    time_->setFont(Theme::instance().font(6, true));
    gone_->setFont(Theme::instance().font(4));
    fittedHeight_ = 0;
    fit();
}

// ------------------------------------------------------------------ the board

void BoardWindow::takeRun() {
    const Playback& playback = source_->playback();
    const auto plans = playback.hasRun() ? boardPlans(*source_) : std::vector<BoardPlan>{};
    const auto plan = std::find_if(plans.begin(), plans.end(),
                                   [&](const BoardPlan& p) { return p.key(source_->network()) == key_; });
    if (plan == plans.end())
        replaceBoard(nullptr);
    else if (board_)
        board_->setPlan(*plan);
    else
        replaceBoard(makeBoard(source_, *plan, false));
    nameThings();
    stale_ = true;
    refresh();
}

void BoardWindow::replaceBoard(Board* board) {
    delete proxy_; // and the board in it
    proxy_ = nullptr;
    board_ = board;
    view_->setVisible(board_ != nullptr);
    gone_->setVisible(board_ == nullptr);
    if (!board_)
        return;
    board_->setAttribute(Qt::WA_TranslucentBackground); // its corners
    board_->setDensity(false);
    board_->body()->addStretch(1); // what room is over stands below
    proxy_ = scene_->addWidget(board_);
    fittedHeight_ = 0;
}

void BoardWindow::nameThings() {
    if (board_ && source_->playback().hasRun()) {
        board_->nameThings();
        title_ = board_->title();
    }
    setWindowTitle(tr("%1 – Taktboard").arg(title_));
    view_->setAccessibleName(title_);
    gone_->setText(source_->playback().hasRun()
                       ? tr("The run on view has no board “%1” any more. Esc closes this window.").arg(title_)
                       : tr("Nothing runs at the moment. The board comes back with the next run."));
}

void BoardWindow::wantRefresh() {
    stale_ = true;
    if (isVisible() && !pause_.isActive())
        pause_.start();
}

void BoardWindow::refresh() {
    if (!isVisible() || !source_->playback().hasRun())
        return;
    stale_ = false;
    time_->setText(dayAndTime(source_->playback().cursor()));
    if (!board_)
        return;
    const bool allRead = source_->readOn();
    board_->refresh(source_->playback().picture());
    if (heightAt(enlargement_) != fittedHeight_)
        fit();
    if (!allRead)
        wantRefresh();
}

// ------------------------------------------------------------------ size

/// Of the board, unenlarged, in the width it then has.
int BoardWindow::heightAt(double enlargement) const {
    const int width = static_cast<int>(view_->width() / enlargement);
    const QLayout* layout = board_->layout();
    return layout->hasHeightForWidth() ? layout->totalHeightForWidth(width) : layout->totalSizeHint().height();
}

/// As large as the whole board fits; never smaller than on the page, then it scrolls.
void BoardWindow::fit() {
    if (!board_ || !isVisible())
        return;
    const double widest = std::clamp(view_->width() / static_cast<double>(std::max(1, board_->leastWidth())), kLeast, kMost);
    enlargement_ = widest;
    while (enlargement_ > kLeast && heightAt(enlargement_) * enlargement_ > view_->height())
        enlargement_ = std::max(kLeast, enlargement_ - kStep);
    fittedHeight_ = heightAt(enlargement_);
    const bool scrolls = fittedHeight_ * enlargement_ > view_->height() + 1;
    view_->setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const int wide = view_->width() - (scrolls ? view_->verticalScrollBar()->sizeHint().width() : 0);
    const double high = std::max<double>(fittedHeight_, view_->height() / enlargement_);
    proxy_->setGeometry(QRectF(0, 0, wide / enlargement_, high));
    scene_->setSceneRect(proxy_->geometry());
    view_->setTransform(QTransform::fromScale(enlargement_, enlargement_));
}

void BoardWindow::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    stale_ = true;
    refresh();
    fit();
    view_->setFocus();
}

void BoardWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void BoardWindow::showBeside(QWidget& window) {
    window.installEventFilter(this);
    const auto screens = QGuiApplication::screens();
    const auto other = std::find_if(screens.begin(), screens.end(), [&](const QScreen* s) { return s != window.screen(); });
    if (other == screens.end()) {
        show();
        return;
    }
    setGeometry((*other)->availableGeometry());
    setFullScreen(true);
}

void BoardWindow::setFullScreen(bool on) {
    if (on)
        showFullScreen();
    else
        showNormal();
}

void BoardWindow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange && full_)
        full_->setText(isFullScreen() ? tr("Window (F11)") : tr("Full screen (F11)"));
}

void BoardWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_F11)
        setFullScreen(!isFullScreen());
    else if (event->key() == Qt::Key_Escape || event->matches(QKeySequence::Close))
        close();
    else
        QWidget::keyPressEvent(event);
}

/// The view has the focus, and its size is known later than the window's. While the main window is minimised, this one is
/// still watched.
bool BoardWindow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::WindowStateChange && watched != this && isVisible())
        QMetaObject::invokeMethod(this, [this] { source_->playback().setWatched(true); }, Qt::QueuedConnection);
    if (watched == view_ && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &BoardWindow::fit, Qt::QueuedConnection);
    if (watched == view_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_F11 || key->key() == Qt::Key_Escape) {
            keyPressEvent(static_cast<QKeyEvent*>(event));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace takt::gui
