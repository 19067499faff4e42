#include "gui/map/inspector.h"

#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "document/document.h"
#include "gui/common/card_frame.h"
#include "gui/common/theme.h"
#include "gui/map/inspector_rows.h"
#include "gui/map/map_scene.h"

namespace takt::gui {

namespace {

/// What Tab stops at inside a row, in the order in which it stands there.
std::vector<QWidget*> tabStops(QWidget* row) {
    std::vector<QWidget*> stops;
    for (auto* child : row->findChildren<QWidget*>())
        if (child->window() == row->window() && (child->focusPolicy() & Qt::TabFocus) && !child->focusProxy())
            stops.push_back(child);
    return stops;
}

/// What the three dots mean.
class Legend : public QWidget {
  public:
    using QWidget::QWidget;
    QSize sizeHint() const override { return {200, 26}; }

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setFont(Theme::instance().font(-1));
        double x = 12;
        const auto entry = [&](Provenance from, const QString& text) {
            paintProvenance(painter, QPointF(x, height() / 2.0), from);
            painter.setPen(colors().quiet);
            painter.drawText(QPointF(x + 8, height() / 2.0 + painter.fontMetrics().ascent() / 2.0 - 1), text);
            x += 8 + painter.fontMetrics().horizontalAdvance(text) + 16;
        };
        entry(Provenance::Entered, Inspector::tr("entered"));
        entry(Provenance::Computed, Inspector::tr("computed"));
        entry(Provenance::Simulated, Inspector::tr("simulated"));
    }
};

} // namespace

Inspector::Inspector(Document& document, const MapScene& scene, const Selection& selection, QWidget* parent)
    : QScrollArea(parent), document_(document), scene_(scene), selection_(selection), title_(new QLineEdit),
      subtitle_(new QLabel), titleError_(new QLabel) {
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    setFixedWidth(kWidth);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    column_ = new QVBoxLayout(content);
    column_->setContentsMargins(10, 10, 10, 10);
    column_->setSpacing(2);
    title_->setFont(Theme::instance().font(2, true));
    title_->setAccessibleName(tr("Name"));
    title_->setStyleSheet(QStringLiteral("QLineEdit { border: 0; background: transparent; padding: 2px 4px; }"
                                         "QLineEdit:focus { border-bottom: 2px solid palette(highlight); }"));
    subtitle_->setContentsMargins(5, 0, 0, 4);
    subtitle_->setTextFormat(Qt::PlainText);
    subtitle_->setWordWrap(true);
    makeQuiet(subtitle_);
    titleError_->setContentsMargins(5, 0, 0, 4);
    titleError_->setWordWrap(true);
    titleError_->hide();
    column_->addWidget(title_);
    column_->addWidget(titleError_);
    column_->addWidget(subtitle_);
    addLegend(*column_);
    column_->addStretch(1);
    setWidget(content);
    connect(title_, &QLineEdit::editingFinished, this, &Inspector::rename);
    connect(&selection, &Selection::changed, this, &Inspector::refresh);
    later_.setSingleShot(true);
    connect(&later_, &QTimer::timeout, this, &Inspector::refresh);
    connect(&scene, &MapScene::refreshed, this, [this] {
        if (scene_.isBig()) // the map comes first
            later_.start(0);
        else
            refresh();
    });
    refresh();
}

Inspector::~Inspector() {
    // Losing the focus on the way out must enter nothing.
    title_->blockSignals(true);
    blockRows();
}

void Inspector::blockRows() {
    for (auto* row : rows_)
        if (row)
            row->blockSignals(true);
}

void Inspector::addLegend(QVBoxLayout& layout) { layout.addWidget(new Legend); }

Sheet Inspector::currentSheet() const {
    const MapFacts facts = scene_.facts();
    const SheetSource source{document_.project(), document_.scenario(), facts.analysis, facts.run,
                             facts.layout};
    if (selection_.isEmpty())
        return projectSheet(source);
    if (const Id id = selection_.single())
        return sheetOf(source, id);
    return groupSheet(source, selection_.ids());
}

bool Inspector::hasSameLines(const Sheet& sheet) const {
    return lines_ && sheet.element == sheet_.element &&
           std::equal(sheet.lines.begin(), sheet.lines.end(), sheet_.lines.begin(), sheet_.lines.end(),
                      isSameLine);
}

void Inspector::refresh() {
    later_.stop();
    Sheet sheet = currentSheet();
    const bool same = hasSameLines(sheet);
    const bool sameElement = lines_ && sheet.element == sheet_.element;
    const Sheet old = std::exchange(sheet_, std::move(sheet));
    if (!sameElement)
        startLines();
    // A name that is being typed is left alone.
    if (!sameElement || !title_->hasFocus() || !title_->isModified())
        showTitle();
    if (!same)
        arrange(sameElement ? old.lines : std::vector<SheetLine>{});
    else
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (rows_[i])
                rows_[i]->take(sheet_.lines[i]);
    applyFolds();
}

std::vector<bool> Inspector::hiddenLines() const {
    std::vector<bool> hidden(sheet_.lines.size(), false);
    for (std::size_t i = 0; i < hidden.size(); ++i)
        if (const auto* fold = std::get_if<SheetFold>(&sheet_.lines[i]); fold && !openFolds_.contains(fold->key))
            std::fill_n(hidden.begin() + static_cast<std::ptrdiff_t>(i) + 1, fold->lines, true);
    return hidden;
}

/// Hides what stands below a closed fold; what an open one shows for the first time is made now.
void Inspector::applyFolds() {
    const auto hidden = hiddenLines();
    auto* column = static_cast<QVBoxLayout*>(lines_->layout());
    int place = 0;
    bool made = false;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!rows_[i] && !hidden[i]) {
            rows_[i] = makeConnectedRow(sheet_.lines[i]);
            column->insertWidget(place, rows_[i]);
            made = true;
        }
        if (!rows_[i])
            continue;
        ++place;
        if (const auto* fold = std::get_if<SheetFold>(&sheet_.lines[i]))
            static_cast<FoldRow*>(rows_[i])->setOpen(openFolds_.contains(fold->key));
        rows_[i]->setVisible(!hidden[i]);
    }
    if (made)
        orderTabs();
}

void Inspector::showTitle() {
    title_->setReadOnly(!sheet_.rename);
    title_->setFocusPolicy(sheet_.rename ? Qt::StrongFocus : Qt::NoFocus);
    title_->setText(sheet_.title);
    title_->setCursorPosition(0);
    titleError_->hide();
    subtitle_->setText(sheet_.subtitle);
    subtitle_->setVisible(!sheet_.subtitle.isEmpty());
}

/// Rows for another element begin from nothing.
void Inspector::startLines() {
    if (lines_) {
        blockRows(); // what is half typed does not go into the plant
        lines_->hide();
        lines_->deleteLater(); // one of its rows may be on the stack of calls
    }
    rows_.clear();
    lines_ = new QWidget;
    auto* column = new QVBoxLayout(lines_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column_->insertWidget(3, lines_);
    lines_->show();
    verticalScrollBar()->setValue(0);
}

InspectorRow* Inspector::makeConnectedRow(const SheetLine& line) {
    InspectorRow* row = makeRow(line, lines_);
    row->setObjectName(labelOf(line));
    connect(row, &InspectorRow::entered, this,
            [this, row](const InspectorRow*, const QString& undo,
                        const std::function<Result<void>(Edit&)>& change) { take(row, undo, change); });
    if (auto* fold = qobject_cast<FoldRow*>(row))
        connect(fold, &FoldRow::toggled, this, [this, fold](bool open) {
            open ? void(openFolds_.insert(fold->key())) : void(openFolds_.erase(fold->key()));
            applyFolds();
        });
    return row;
}

/// Gives the lines of the sheet their rows, but for those that no open fold has shown yet. Rows of lines that stay are
/// kept, with the cursor and the half-typed text in them.
void Inspector::arrange(const std::vector<SheetLine>& old) {
    std::vector<InspectorRow*> left = std::exchange(rows_, {});
    auto* column = static_cast<QVBoxLayout*>(lines_->layout());
    const auto hidden = hiddenLines();
    for (const auto& line : sheet_.lines) {
        InspectorRow* row = nullptr;
        for (std::size_t i = 0; i < left.size() && !row; ++i)
            if (left[i] && isSameLine(old[i], line)) {
                row = std::exchange(left[i], nullptr);
                row->take(line);
            }
        rows_.push_back(row || hidden[rows_.size()] ? row : makeConnectedRow(line));
    }
    int place = 0;
    for (auto* row : rows_)
        if (row) {
            column->removeWidget(row);
            column->insertWidget(place++, row);
        }
    orderTabs();
    for (auto* row : left)
        if (row) {
            row->blockSignals(true);
            row->hide();
            column->removeWidget(row);
            row->deleteLater();
        }
}

/// Tab goes down the rows, whenever they were made.
void Inspector::orderTabs() {
    QWidget* before = this;
    const auto next = [&before](QWidget* stop) {
        setTabOrder(before, stop);
        before = stop;
    };
    if (title_->focusPolicy() != Qt::NoFocus)
        next(title_);
    for (auto* row : rows_)
        if (row)
            for (auto* stop : tabStops(row))
                next(stop);
}

void Inspector::take(InspectorRow* row, const QString& undo,
                     const std::function<Result<void>(Edit&)>& change) {
    Edit edit = document_.edit();
    if (const auto read = change(edit); !read) {
        row->refuse(errorText(Error{read.error().code, read.error().arguments, {}}));
        return;
    }
    if (const auto done = document_.push(edit, undo); !done)
        row->refuse(errorText(Error{done.error().code, done.error().arguments, {}}));
}

void Inspector::rename() {
    if (!sheet_.rename || title_->text() == sheet_.title)
        return;
    Edit edit = document_.edit();
    Result<void> done = sheet_.rename(edit, title_->text());
    if (done)
        done = document_.push(edit, sheet_.renameUndo);
    title_->setModified(false);
    if (!done) {
        titleError_->setText(errorText(done.error()));
        titleError_->show();
    }
}

void Inspector::editName() {
    if (!sheet_.rename)
        return;
    title_->setFocus(Qt::OtherFocusReason);
    title_->selectAll();
}

} // namespace takt::gui
