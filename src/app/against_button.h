// "against Current state": with which scenario the header compares.
#pragma once

#include <QWidget>

#include "app/plant_review.h"

class QLabel;
class QMenu;
class QToolButton;

namespace takt::app {

/// Hidden while the document has one scenario only.
class AgainstButton : public QWidget {
    Q_OBJECT
  public:
    AgainstButton(Document& document, PlantReview& review, QWidget* parent = nullptr);

  private:
    void fillMenu();
    void refresh();

    Document& document_;
    PlantReview& review_;
    QLabel* word_;
    QToolButton* button_;
    QMenu* menu_;
};

} // namespace takt::app
