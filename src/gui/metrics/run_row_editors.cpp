#include "gui/metrics/run_row_editors.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kLongestName = 200, kLongestNote = 1000;

void paintOpenRow(QWidget* widget) {
    QPainter painter(widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors().accent, 1));
    painter.setBrush(colors().panel);
    painter.drawRoundedRect(QRectF(widget->rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace

RunWordsEditor::RunWordsEditor(const QString& name, const QString& placeholder, const QString& note, QWidget* parent)
    : QWidget(parent), name_(new QLineEdit(name)), note_(new QLineEdit(note)) {
    name_->setPlaceholderText(placeholder);
    name_->setAccessibleName(tr("Name of the run"));
    name_->setMaxLength(kLongestName);
    note_->setPlaceholderText(tr("Note: what was tried, what was seen"));
    note_->setAccessibleName(tr("Note on the run"));
    note_->setMaxLength(kLongestNote);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    for (QLineEdit* edit : {name_, note_}) {
        column->addWidget(edit);
        edit->installEventFilter(this);
    }
}

void RunWordsEditor::begin(bool inNote) {
    QLineEdit* edit = inNote ? note_ : name_;
    edit->setFocus();
    edit->selectAll();
}

bool RunWordsEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool takes = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (takes || key == Qt::Key_Escape) {
            end(takes);
            return true;
        }
    } else if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) {
        QTimer::singleShot(0, this, [this] {
            if (!isAncestorOf(QApplication::focusWidget()))
                end(true);
        });
    }
    return QWidget::eventFilter(watched, event);
}

void RunWordsEditor::end(bool take) {
    if (std::exchange(isOver_, true))
        return;
    if (take)
        Q_EMIT taken(name_->text().trimmed(), note_->text().trimmed());
    else
        Q_EMIT dropped();
}

void RunWordsEditor::paintEvent(QPaintEvent*) { paintOpenRow(this); }

RunQuestion::RunQuestion(const QString& question, QWidget* parent) : QWidget(parent) {
    auto* text = new QLabel(question);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    auto* remove = new QPushButton(tr("&Delete"));
    auto* keep = new QPushButton(tr("&Keep"));
    keep_ = keep;
    for (auto* button : {remove, keep})
        button->setAutoDefault(true); // Enter presses it, though this is no dialog
    setAccessibleName(question);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 3, 4, 3);
    row->addWidget(text, 1);
    row->addWidget(remove);
    row->addWidget(keep);
    connect(remove, &QPushButton::clicked, this, [this] { Q_EMIT answered(true); });
    connect(keep, &QPushButton::clicked, this, [this] { Q_EMIT answered(false); });
}

void RunQuestion::begin() { keep_->setFocus(); }

void RunQuestion::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT answered(false);
    else
        QWidget::keyPressEvent(event);
}

void RunQuestion::paintEvent(QPaintEvent*) { paintOpenRow(this); }

} // namespace takt::gui
