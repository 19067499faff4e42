// Help in one page: how to draw, play and read. And what the program is made of.
#pragma once

#include <QDialog>
#include <memory>

namespace takt::app {

namespace Ui {
class HelpDialog;
class AboutDialog;
} // namespace Ui

/// Not modal, so that it can stay open beside the work.
class HelpDialog : public QDialog {
    Q_OBJECT
  public:
    explicit HelpDialog(QWidget* parent = nullptr);
    ~HelpDialog() override;

  Q_SIGNALS:
    void glossaryWanted();

  private:
    std::unique_ptr<Ui::HelpDialog> ui_; ///< ui/help_dialog.ui
};

/// Version, licence, and the libraries with theirs.
class AboutDialog : public QDialog {
    Q_OBJECT
  public:
    explicit AboutDialog(QWidget* parent = nullptr);
    ~AboutDialog() override;

  private:
    std::unique_ptr<Ui::AboutDialog> ui_; ///< ui/about_dialog.ui
};

} // namespace takt::app
