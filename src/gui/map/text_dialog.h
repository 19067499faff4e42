// A dialog for a text of many lines: numbers are pasted here.
#pragma once

#include <QDialog>

#include "gui/map/sheet.h"

class QLabel;
class QPlainTextEdit;

namespace takt::gui {

class TextDialog : public QDialog {
    Q_OBJECT
  public:
    explicit TextDialog(const SheetText& text, QWidget* parent = nullptr);
    QPlainTextEdit* edit() const { return edit_; }
    /// Says why the text is not taken; nothing: it is.
    void showRefusal(const QString& why);
    bool isRefused() const { return refused_; }

  Q_SIGNALS:
    /// OK was pressed. The dialog stays open until it is closed.
    void offered(const QString& typed);

  private:
    SheetText text_;
    QPlainTextEdit* edit_;
    QLabel* about_;
    bool refused_ = false;
};

} // namespace takt::gui
