#include "gui/metrics/run_list.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/common/card_frame.h"
#include "gui/common/theme.h"
#include "gui/metrics/run_compare_dialog.h"
#include "gui/metrics/run_delegate.h"
#include "gui/metrics/run_model.h"
#include "gui/metrics/run_row_editors.h"
#include "gui/metrics/run_words.h"

namespace takt::gui {

RunList::RunList(Document& document, Playback& playback, QWidget* parent)
    : QWidget(parent), document_(document), playback_(playback), model_(new RunModel(document, playback, this)),
      filter_(new RunFilter(model_, this)), delegate_(new RunDelegate(this)), view_(new QListView), empty_(new QLabel) {
    view_->setModel(filter_);
    view_->setItemDelegate(delegate_);
    view_->setAccessibleName(tr("Runs in this file"));
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->setResizeMode(QListView::Adjust);
    view_->setMouseTracking(true);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setStyleSheet(QStringLiteral("QListView { background: transparent; border: 0; }"));
    view_->setMinimumHeight(80);
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    view_->installEventFilter(this);
    setFocusProxy(view_);
    empty_->setWordWrap(true);
    empty_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* over = new QVBoxLayout(view_->viewport());
    over->setContentsMargins(0, 4, 0, 0);
    over->addWidget(empty_);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addWidget(buildBar());
    all->addWidget(view_, 1);
    connect(delegate_, &RunDelegate::starPressed, this, [this](qlonglong number) { star(number); });
    connect(view_, &QListView::doubleClicked, this, [this] { edit(false); });
    connect(view_, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        QMenu menu(this);
        buildMenu(menu);
        menu.exec(view_->viewport()->mapToGlobal(at));
    });
    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunList::enable);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(filter_, signal, this, &RunList::enable);
    connect(filter_, &QAbstractItemModel::modelReset, this, &RunList::enable);
    connect(filter_, &QAbstractItemModel::layoutChanged, this, &RunList::enable);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        enable();
        view_->doItemsLayout();
    });
    enable();
}

QToolButton* RunList::button(const char* iconName, const QString& name, void (RunList::*act)()) {
    auto* button = new QToolButton;
    button->setIcon(icon(QLatin1String(iconName)));
    button->setIconSize({18, 18});
    button->setFixedSize(RunDelegate::kTouch - 4, RunDelegate::kTouch);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::StrongFocus);
    if (act)
        connect(button, &QToolButton::clicked, this, act);
    return button;
}

QWidget* RunList::buildBar() {
    auto* bar = new QWidget;
    search_ = new QLineEdit;
    search_->setPlaceholderText(tr("Find"));
    search_->setAccessibleName(tr("Find a run by its name, note, seed or date"));
    search_->setToolTip(search_->accessibleName());
    search_->setClearButtonEnabled(true);
    search_->setMinimumWidth(64);
    starred_ = button("star", tr("Starred runs only"), nullptr);
    starred_->setCheckable(true);
    order_ = new QComboBox;
    order_->setAccessibleName(tr("Order of the runs"));
    order_->setToolTip(order_->accessibleName());
    order_->addItems({tr("Newest"), tr("Name"), tr("Least stock"), tr("Best fill rate")});
    order_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    order_->setMinimumContentsLength(7);
    show_ = button("show", tr("Show this run (Enter)"), &RunList::showChosen);
    compare_ = button("swap", tr("Compare the runs chosen: two or more, with Ctrl or Shift"), &RunList::compare);
    edit_ = button("edit", tr("Name and note of this run (F2)"), &RunList::editName);
    remove_ = button("trash", tr("Delete this run"), &RunList::askToDelete);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(search_, 1);
    row->addWidget(starred_);
    row->addWidget(order_);
    for (QToolButton* each : {show_, compare_, edit_, remove_})
        row->addWidget(each);
    connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
        closeOpen();
        filter_->setText(text);
        enable();
    });
    connect(starred_, &QToolButton::toggled, this, [this](bool on) {
        closeOpen();
        filter_->setStarredOnly(on);
        enable();
    });
    connect(order_, &QComboBox::currentIndexChanged, this, [this](int index) {
        filter_->setOrder(static_cast<RunFilter::Order>(index));
        view_->scrollTo(view_->currentIndex());
    });
    return bar;
}

void RunList::buildMenu(QMenu& menu) {
    const auto entry = [&](const QString& text, const QKeySequence& keys, bool on, auto act) {
        QAction* action = menu.addAction(text, this, act);
        action->setShortcut(keys);
        action->setEnabled(on);
    };
    const std::size_t many = chosen().size();
    entry(tr("&Show"), Qt::Key_Return, many == 1, [this] { showChosen(); });
    entry(tr("S&tar"), Qt::Key_Asterisk, many >= 1, [this] { toggleStar(); });
    entry(tr("&Name…"), Qt::Key_F2, many == 1, [this] { edit(false); });
    entry(tr("N&ote…"), Qt::SHIFT | Qt::Key_F2, many == 1, [this] { edit(true); });
    menu.addSeparator();
    entry(tr("&Compare"), {}, many >= 2, [this] { compare(); });
    menu.addSeparator();
    entry(tr("&Delete…"), QKeySequence::Delete, many >= 1, [this] { askToDelete(); });
}

bool RunList::eventFilter(QObject* watched, QEvent* event) {
    if (watched != view_ || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: showChosen(); return true;
    case Qt::Key_Asterisk: toggleStar(); return true;
    case Qt::Key_F2: edit(key->modifiers().testFlag(Qt::ShiftModifier)); return true;
    case Qt::Key_Delete: askToDelete(); return true;
    default: return false;
    }
}

const sim::RunRecord* RunList::record(std::int64_t number) const {
    const auto& runs = document_.runs();
    const auto found = std::ranges::find(runs, number, &sim::RunRecord::number);
    return found == runs.end() ? nullptr : &*found;
}

std::vector<std::int64_t> RunList::chosen() const {
    QModelIndexList rows = view_->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    std::vector<std::int64_t> numbers;
    for (const QModelIndex& row : rows)
        numbers.push_back(row.data(RunModel::NumberRole).toLongLong());
    return numbers;
}

void RunList::enable() {
    const std::size_t many = chosen().size();
    show_->setEnabled(many == 1);
    edit_->setEnabled(many == 1);
    remove_->setEnabled(many >= 1);
    compare_->setEnabled(many >= 2);
    const bool none = document_.runs().empty();
    search_->parentWidget()->setVisible(!none);
    empty_->setVisible(filter_->rowCount() == 0);
    empty_->setText(none ? tr("No run stored yet. “Store this run” keeps the one on view with its plant and seed, "
                              "to repeat it to the last piece.")
                         : tr("No run is like that."));
    makeQuiet(empty_, 0);
}

void RunList::showChosen() {
    const auto numbers = chosen();
    if (numbers.size() != 1)
        return;
    if (const auto* run = record(numbers.front()))
        playback_.showStored(*run);
}

void RunList::compare() {
    const auto numbers = chosen();
    if (numbers.size() < 2)
        return;
    if (!comparison_)
        comparison_ = new RunCompareDialog(document_, this);
    comparison_->compare(numbers);
    comparison_->show();
    comparison_->raise();
    comparison_->activateWindow();
}

void RunList::star(std::int64_t number) {
    if (const auto* run = record(number))
        document_.starRun(number, !run->starred);
}

/// All chosen get a star, or lose it when they all have one.
void RunList::toggleStar() {
    const auto numbers = chosen();
    const bool all = std::ranges::all_of(numbers, [&](std::int64_t n) { return record(n) && record(n)->starred; });
    for (const std::int64_t number : numbers)
        document_.starRun(number, !all);
}

void RunList::closeOpen() {
    if (open_) {
        open_->disconnect(this);
        open_->hide();
        if (openAt_.isValid())
            view_->setIndexWidget(openAt_, nullptr); // it goes
        open_ = nullptr;
    }
    openAt_ = QPersistentModelIndex();
    delegate_->setOpen({});
}

void RunList::openIn(const QModelIndex& row, QWidget* widget) {
    open_ = widget;
    openAt_ = row;
    delegate_->setOpen(row);
    view_->setIndexWidget(row, widget);
    view_->scrollTo(row);
}

void RunList::edit(bool note) {
    const auto numbers = chosen();
    const auto* run = numbers.size() == 1 ? record(numbers.front()) : nullptr;
    if (!run)
        return;
    closeOpen();
    const QModelIndex at = view_->selectionModel()->selectedRows().constFirst();
    auto* editor = new RunWordsEditor(QString::fromStdString(run->name), QString::fromStdString(run->scenarioName),
                                      QString::fromStdString(run->note), view_->viewport());
    openIn(at, editor);
    const std::int64_t number = run->number;
    connect(editor, &RunWordsEditor::taken, this, [this, number](const QString& name, const QString& words) {
        closeOpen();
        document_.renameRun(number, name);
        document_.noteRun(number, words);
        view_->setFocus();
    });
    connect(editor, &RunWordsEditor::dropped, this, [this] {
        closeOpen();
        view_->setFocus();
    });
    editor->begin(note);
}

void RunList::askToDelete() {
    const auto numbers = chosen();
    if (numbers.empty() || !record(numbers.front()))
        return;
    closeOpen();
    QModelIndex at = view_->currentIndex();
    if (!view_->selectionModel()->isSelected(at))
        at = view_->selectionModel()->selectedRows().constFirst();
    auto* question = new RunQuestion(numbers.size() == 1 ? tr("Delete “%1” for good?").arg(runTitle(*record(numbers.front())))
                                                         : tr("Delete the %1 runs chosen for good?").arg(numbers.size()),
                                     view_->viewport());
    openIn(at, question);
    connect(question, &RunQuestion::answered, this, [this, numbers](bool remove) {
        closeOpen();
        for (const std::int64_t number : remove ? numbers : std::vector<std::int64_t>{})
            document_.removeRun(number);
        view_->setFocus();
    });
    question->begin();
}

} // namespace takt::gui
