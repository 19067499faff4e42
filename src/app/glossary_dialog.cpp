#include "app/glossary_dialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "app/glossary.h"
#include "gui/common/card_frame.h"
#include "gui/common/theme.h"

namespace takt::app {

GlossaryDialog::GlossaryDialog(QWidget* parent)
    : QDialog(parent), search_(new QLineEdit), terms_(new QListWidget), text_(new QTextBrowser), none_(new QLabel(tr("No term is like that."))) {
    setWindowTitle(tr("Glossary"));
    search_->setPlaceholderText(tr("Find a term, or a word of its meaning"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setClearButtonEnabled(true);
    search_->installEventFilter(this);
    terms_->setAccessibleName(tr("Terms"));
    terms_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    terms_->setStyleSheet(QStringLiteral("QListWidget::item { padding: 4px 6px; }"));
    terms_->setMinimumWidth(180);
    text_->setAccessibleName(tr("What the terms mean"));
    none_->setAlignment(Qt::AlignCenter);
    auto* split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->addWidget(terms_);
    split->addWidget(text_);
    split->setStretchFactor(1, 1);
    split->setSizes({280, 560});
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(search_);
    column->addWidget(none_, 1);
    column->addWidget(split, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(search_, &QLineEdit::textChanged, this, &GlossaryDialog::fill);
    connect(terms_, &QListWidget::currentRowChanged, this, &GlossaryDialog::goTo);
    connect(&gui::Theme::instance(), &gui::Theme::changed, this, &GlossaryDialog::fill);
    resize(860, 600);
    fill();
}

void GlossaryDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    search_->setFocus();
    search_->selectAll();
}

/// From the line that is typed in, the arrows walk the terms.
bool GlossaryDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched == search_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(terms_, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void GlossaryDialog::fill() {
    const auto entries = glossaryOf(search_->text());
    const QSignalBlocker quiet(terms_);
    terms_->clear();
    QString html;
    int number = 0;
    for (const auto& entry : entries) {
        terms_->addItem(entry.term);
        html += QStringLiteral("<p><a name='t%1'></a><b>%2</b><br>%3").arg(number++).arg(entry.term.toHtmlEscaped(), entry.meaning.toHtmlEscaped());
        if (!entry.formula.isEmpty())
            html += QStringLiteral("<br><span style='color:%1'><i>%2</i></span>").arg(gui::colors().quiet.name(), entry.formula.toHtmlEscaped());
        html += QStringLiteral("</p>");
    }
    text_->setHtml(html);
    none_->setVisible(entries.empty());
    terms_->parentWidget()->setVisible(!entries.empty());
    gui::makeQuiet(none_, 0);
    terms_->setCurrentRow(0);
}

void GlossaryDialog::goTo(int row) {
    if (row >= 0)
        text_->scrollToAnchor(QStringLiteral("t%1").arg(row));
}

} // namespace takt::app
