// What can be done with all boards, over them.
#pragma once

#include <QPushButton>
#include <QWidget>

namespace takt::gui {

class BoardsHeader : public QWidget {
    Q_OBJECT
  public:
    explicit BoardsHeader(QWidget* parent = nullptr);
    /// Whether there are cards to be printed.
    void setHasCards(bool has) { print_->setEnabled(has); }

  Q_SIGNALS:
    void cardCountsWanted();
    void printWanted();

  private:
    QPushButton* print_;
};

} // namespace takt::gui
