#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/common/theme.h"
#include "gui/map/inspector_rows.h"
#include "gui/map/map_texts.h"
#include "gui/map/time_dialog.h"

namespace takt::gui {

namespace {
constexpr int kBoxHeight = 27;
constexpr int kLeastValue = 60; ///< pixels left to the value by a long label
} // namespace

FieldRow::FieldRow(const SheetField& field, QWidget* parent)
    : InspectorRow(parent), label_(new QLabel(field.label, this)), edit_(new QLineEdit(this)),
      error_(new QLabel(this)), box_(new QWidget(this)), times_(new QToolButton(box_)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 1);
    column->setSpacing(1);
    box_->setFixedHeight(kBoxHeight);
    auto* line = new QHBoxLayout(box_);
    line->setContentsMargins(8, 0, 22, 0);
    line->setSpacing(6);
    line->addWidget(label_);
    line->addWidget(edit_, 1);
    times_->setText(QStringLiteral("…"));
    times_->setAutoRaise(true);
    times_->setFixedSize(20, 20);
    times_->setToolTip(MapText::tr("Enter how it varies, or paste measured times (Alt+Down)"));
    times_->setAccessibleName(MapText::tr("%1: how it varies").arg(field.label));
    times_->setVisible(field.isLaw);
    times_->setFocusPolicy(Qt::NoFocus);
    line->addWidget(times_);
    connect(times_, &QToolButton::clicked, this, &FieldRow::openTimes);
    column->addWidget(box_);
    column->addWidget(error_);
    label_->setTextFormat(Qt::PlainText);
    label_->setBuddy(edit_);
    edit_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    edit_->setFont(Theme::instance().font(0, true));
    edit_->setStyleSheet(
        QStringLiteral("QLineEdit { border: 0; background: transparent; padding: 0; min-height: 0; }"));
    edit_->setMinimumWidth(kLeastValue);
    label_->setMinimumWidth(1);
    edit_->setAccessibleName(field.label);
    error_->setTextFormat(Qt::PlainText);
    error_->setWordWrap(true);
    error_->setFont(Theme::instance().font(-1));
    error_->setContentsMargins(8, 0, 8, 2);
    error_->hide();
    setFocusProxy(edit_);
    edit_->installEventFilter(this);
    connect(edit_, &QLineEdit::editingFinished, this, &FieldRow::commit);
    FieldRow::take(field);
}

FieldRow::~FieldRow() {
    // The field loses the focus when it is destroyed, after this row, and would tell it.
    edit_->removeEventFilter(this);
    disconnect(edit_, nullptr, this, nullptr);
}

void FieldRow::take(const SheetLine& line) {
    const bool untouched = edit_->text() == field_.text && error_->isHidden();
    field_ = std::get<SheetField>(line);
    showLabel();
    edit_->setPlaceholderText(field_.placeholder);
    const QString tip = field_.tip.isEmpty() ? field_.label : field_.tip;
    const bool whole = label_->text() == field_.label;
    label_->setToolTip(whole ? tip : field_.label + QLatin1Char('\n') + tip);
    constexpr int kSeenWhole = 18; // letters of a value that are surely not cut off
    edit_->setToolTip(field_.text.size() > kSeenWhole ? field_.text + QLatin1Char('\n') + tip : tip);
    edit_->setAccessibleDescription(field_.tip);
    if (untouched || !edit_->hasFocus())
        if (error_->isHidden())
            showText();
}

void FieldRow::showLabel() {
    const int room = width() - box_->layout()->contentsMargins().left() -
                     box_->layout()->contentsMargins().right() - box_->layout()->spacing() - kLeastValue;
    label_->setText(
        label_->fontMetrics().elidedText(field_.label, Qt::ElideRight, std::max(room, kLeastValue)));
}

void FieldRow::resizeEvent(QResizeEvent* event) {
    InspectorRow::resizeEvent(event);
    showLabel();
}

/// From its beginning, where it is longer than the box.
void FieldRow::showText() {
    edit_->setText(field_.text);
    edit_->setCursorPosition(0);
}

void FieldRow::commit() {
    if (edit_->text() == field_.text) {
        restore();
        return;
    }
    const QString typed = edit_->text();
    error_->hide();
    Q_EMIT entered(this, field_.undo,
                   [enter = field_.enter, typed](Edit& edit) { return enter(edit, typed); });
    // Taken over: shown as the program writes it. Refused: refuse() has been called.
    if (error_->isHidden())
        showText();
    update();
}

void FieldRow::refuse(const QString& why) {
    QPalette palette = error_->palette();
    palette.setColor(QPalette::WindowText, colors().badText);
    error_->setPalette(palette);
    error_->setText(why);
    error_->show();
    edit_->setAccessibleDescription(why);
    update();
}

void FieldRow::restore() {
    error_->hide();
    showText();
    edit_->setAccessibleDescription(field_.tip);
    update();
}

/// A law by its form, or the measured times as a series of the project.
void FieldRow::openTimes() {
    TimeDialog dialog(field_.label, field_.text, window());
    const auto typed = dialog.exec() == QDialog::Accepted ? dialog.text() : std::nullopt;
    if (!typed || (!dialog.asMeasured() && *typed == field_.text))
        return;
    if (!dialog.asMeasured()) {
        edit_->setText(*typed);
        return commit();
    }
    Series series;
    series.name = MapText::tr("Measured: %1").arg(field_.label).toStdString();
    for (const Duration time : dialog.measured())
        series.values.millionths.push_back(time.us); // seconds in millionths are microseconds
    Q_EMIT entered(this, field_.undo, [enter = field_.enter, series](Edit& edit) {
        const Id id = edit.insert(series);
        return enter(edit, QStringLiteral("empirical(#%1)").arg(id.value));
    });
}

bool FieldRow::eventFilter(QObject* object, QEvent* event) {
    if (object == edit_ && field_.isLaw && event->type() == QEvent::KeyPress) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        if (key.key() == Qt::Key_Down && (key.modifiers() & Qt::AltModifier)) {
            openTimes();
            return true;
        }
    }
    if (object == edit_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        restore();
        edit_->selectAll();
        return true;
    }
    if (object == edit_ && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        if (event->type() == QEvent::FocusIn)
            QMetaObject::invokeMethod(edit_, &QLineEdit::selectAll, Qt::QueuedConnection);
        update();
    }
    return InspectorRow::eventFilter(object, event);
}

void FieldRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& c = colors();
    const bool bad = !error_->isHidden();
    painter.setPen(QPen(bad                 ? c.bad
                        : edit_->hasFocus() ? c.accent
                                            : c.line,
                        bad || edit_->hasFocus() ? 1.5 : 1));
    painter.setBrush(edit_->hasFocus() ? c.panel : c.ground);
    const QRectF box = QRectF(box_->geometry()).adjusted(0.75, 0.75, -0.75, -0.75);
    painter.drawRoundedRect(box, 6, 6);
    paintProvenance(painter, QPointF(box.right() - 10, box.center().y()), Provenance::Entered);
}

} // namespace takt::gui
