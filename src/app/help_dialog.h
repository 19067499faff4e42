// Help in one page: how to draw, play and read. And what the program is made of.
#pragma once

#include <QDialog>

namespace takt::app {

/// Not modal, so that it can stay open beside the work.
class HelpDialog : public QDialog {
    Q_OBJECT
  public:
    explicit HelpDialog(QWidget* parent = nullptr);
};

/// Version, licence, and the libraries with theirs.
class AboutDialog : public QDialog {
    Q_OBJECT
  public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

} // namespace takt::app
