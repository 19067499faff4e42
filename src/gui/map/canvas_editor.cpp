#include "gui/map/canvas_editor.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "document/document.h"
#include "gui/common/theme.h"
#include "gui/map/data_box.h"
#include "gui/map/drawing_consequences.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_view.h"

namespace takt::gui {

namespace {
constexpr int kLeastWidth = 128;
}

CanvasEditor::CanvasEditor(Workbench& bench, QWidget* viewport)
    : QFrame(viewport), bench_(bench), field_(new QLineEdit(this)), echo_(new QLabel(this)) {
    setObjectName(QStringLiteral("canvasEditor"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3, 3, 3, 3);
    column->setSpacing(1);
    column->addWidget(field_);
    column->addWidget(echo_);
    echo_->setTextFormat(Qt::PlainText);
    echo_->setWordWrap(true);
    echo_->setFont(Theme::instance().font(-1));
    field_->installEventFilter(this);
    connect(field_, &QLineEdit::textChanged, this, &CanvasEditor::echo);
    connect(&bench.view, &MapView::zoomChanged, this, &CanvasEditor::close);
    connect(&bench.scene, &MapScene::refreshed, this, [this] {
        if (isOpen() && !bench_.scene.layout().node(element_))
            close();
    });
    hide();
}

void CanvasEditor::open(Id element, const std::string& key) {
    const NodeLayout* node = bench_.scene.layout().node(element);
    if (!node || isLocked(bench_.scene.plant(), element))
        return;
    element_ = element;
    key_ = key;
    auto entry = rowEntry(bench_.document.project(), bench_.scene.plant(), element_, key_);
    if (!entry) {
        key_ = "name";
        entry = rowEntry(bench_.document.project(), bench_.scene.plant(), element_, key_);
    }
    if (!entry)
        return;
    field_->setAccessibleName(tr("%1 of %2", "figure, element").arg(entry->label, QString::fromStdString(nameOf(bench_.scene.plant(), element))));
    field_->setText(entry->text);
    field_->selectAll();
    place();
    show();
    raise();
    field_->setFocus(Qt::OtherFocusReason);
    echo();
    bench_.view.showHint(tr("%1: Tab goes on to the next figure · Enter ends · Esc leaves it as it was").arg(entry->label));
}

void CanvasEditor::close() {
    if (!isVisible() || leaving_)
        return;
    leaving_ = true;
    const bool had = field_->hasFocus();
    hide();
    if (had)
        bench_.view.setFocus(Qt::OtherFocusReason);
    bench_.view.showHint(bench_.view.tool().hint());
    leaving_ = false;
}

void CanvasEditor::place() {
    const NodeLayout* node = bench_.scene.layout().node(element_);
    if (!node)
        return;
    const QRect row = bench_.view.mapFromScene(rowPlace(bench_.scene.facts(), *node, key_)).boundingRect();
    adjustSize();
    const int width = std::max(kLeastWidth, row.width() + 8);
    resize(width, sizeHint().height());
    const QRect room = parentWidget()->rect().adjusted(2, 2, -2, -2);
    const int x = std::clamp(row.center().x() - width / 2, room.left(), std::max(room.left(), room.right() - width));
    const int y = std::clamp(row.center().y() - field_->sizeHint().height() / 2 - 3, room.top(),
                             std::max(room.top(), room.bottom() - height()));
    move(x, y);
}

QString CanvasEditor::remark() const { return echo_->text(); }

/// Reads what is typed into a copy of the plan, and shows it as it would then stand there.
void CanvasEditor::echo() {
    if (!element_)
        return;
    const auto entry = rowEntry(bench_.document.project(), bench_.scene.plant(), element_, key_);
    if (!entry)
        return;
    Edit trial = bench_.document.edit();
    const auto read = entry->enter(trial, field_->text());
    QPalette colours = echo_->palette();
    colours.setColor(QPalette::WindowText, read ? colors().quiet : colors().badText);
    echo_->setPalette(colours);
    if (!read) {
        echo_->setText(errorText(Error{read.error().code, read.error().arguments, {}}));
    } else {
        const auto then = rowEntry(trial.project(), trial.plant(), element_, key_);
        echo_->setText(then && key_ != "name" ? QStringLiteral("= %1").arg(then->text) : QString());
    }
    echo_->setVisible(!echo_->text().isEmpty());
    resize(width(), sizeHint().height());
}

bool CanvasEditor::enter() {
    const auto entry = rowEntry(bench_.document.project(), bench_.scene.plant(), element_, key_);
    if (!entry || field_->text() == entry->text)
        return true;
    Edit edit = bench_.document.edit();
    if (!entry->enter(edit, field_->text())) {
        echo();
        field_->selectAll();
        return false;
    }
    return bench_.document.push(edit, entry->undo).has_value();
}

void CanvasEditor::walk(bool forwards) {
    const NodeLayout* node = bench_.scene.layout().node(element_);
    if (!node)
        return;
    const auto keys = enterableRows(bench_.scene.facts(), *node);
    const auto at = std::find(keys.begin(), keys.end(), key_);
    const auto n = std::ssize(keys);
    const auto here = at == keys.end() ? 0 : at - keys.begin();
    open(element_, keys[static_cast<std::size_t>((here + (forwards ? 1 : -1) + n) % n)]);
}

bool CanvasEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut && isVisible() && !leaving_) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason && reason != Qt::MenuBarFocusReason) {
            (void)enter(); // what is refused is dropped with a click elsewhere
            close();
        }
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QFrame::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const bool mine = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab || key->key() == Qt::Key_Escape ||
                      key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!mine)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (key->key() == Qt::Key_Escape)
        close();
    else if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab)
        enter() ? walk(key->key() == Qt::Key_Tab) : void();
    else if (enter())
        close();
    return true;
}

} // namespace takt::gui
