// The glossary, to be searched; stays open beside the work.
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace takt::app {

class GlossaryDialog : public QDialog {
    Q_OBJECT
  public:
    explicit GlossaryDialog(QWidget* parent = nullptr);

    QLineEdit* search() const { return search_; }
    QListWidget* terms() const { return terms_; }
    QTextBrowser* text() const { return text_; }

  protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void fill();
    void goTo(int row);

    QLineEdit* search_;
    QListWidget* terms_;
    QTextBrowser* text_;
    QLabel* none_;
};

} // namespace takt::app
