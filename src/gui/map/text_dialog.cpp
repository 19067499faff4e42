#include "gui/map/text_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "gui/common/card_frame.h"
#include "gui/common/theme.h"

namespace takt::gui {

TextDialog::TextDialog(const SheetText& text, QWidget* parent)
    : QDialog(parent), text_(text), edit_(new QPlainTextEdit(text.text, this)), about_(new QLabel(this)) {
    setWindowTitle(text.label);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kGap, Theme::kGap, Theme::kGap, Theme::kGap);
    column->setSpacing(8);
    auto* tip = new QLabel(text.tip, this);
    tip->setWordWrap(true);
    tip->setTextFormat(Qt::PlainText);
    makeQuiet(tip);
    column->addWidget(tip);
    edit_->setAccessibleName(text.label);
    edit_->setAccessibleDescription(text.tip);
    edit_->setTabChangesFocus(true);
    column->addWidget(edit_, 1);
    about_->setWordWrap(true);
    about_->setTextFormat(Qt::PlainText);
    column->addWidget(about_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { Q_EMIT offered(edit_->toPlainText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(edit_, &QPlainTextEdit::textChanged, this, [this] { showRefusal({}); });
    showRefusal({});
    resize(360, 380);
}

void TextDialog::showRefusal(const QString& why) {
    refused_ = !why.isEmpty();
    QPalette palette = about_->palette();
    palette.setColor(QPalette::WindowText, refused_ ? colors().badText : colors().quiet);
    about_->setPalette(palette);
    about_->setText(refused_ ? why : text_.about ? text_.about(edit_->toPlainText()) : QString());
}

} // namespace takt::gui
