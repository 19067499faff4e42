// The value-stream plan: who does what in which loop by when.
#pragma once

#include <QWidget>

#include "base/id.h"

class QLabel;
class QPushButton;
class QTableView;

namespace takt {
class Document;
}

namespace takt::gui {

class PlanModel;

class PlanPanel : public QWidget {
    Q_OBJECT
  public:
    explicit PlanPanel(Document& document, QWidget* parent = nullptr);

    PlanModel& model() { return *model_; }
    QTableView& table() { return *table_; }
    QPushButton *add, *fromBursts, *remove;

  Q_SIGNALS:
    /// A line was chosen that belongs to a burst or a loop of the map.
    void elementChosen(takt::Id id);

  private:
    void enable();
    void addLine();
    void removeChosen();
    void revealChosen();

    Document& document_;
    PlanModel* model_;
    QTableView* table_;
    QLabel* remark_;
    QLabel* empty_; ///< what the plan is for
};

} // namespace takt::gui
