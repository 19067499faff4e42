// The card of standardized work: the three sheets, one at a time.
#pragma once

#include "document/document.h"
#include "gui/cells/cell_facts.h"
#include "gui/common/card_frame.h"

class QComboBox;
class QStackedWidget;
class QToolButton;

namespace takt::gui {

class CapacityView;
class CombinationChart;
class WorkChartView;

class StandardWork : public CardFrame {
    Q_OBJECT
  public:
    enum class Sheet { Combination, Chart, Capacity };

    explicit StandardWork(Document& document, QWidget* parent = nullptr);

    void setFacts(const CellFacts& facts, Id currentTask);
    /// The operator that has the task is shown.
    void showTask(Id task);
    void setSheet(Sheet sheet);
    Sheet sheet() const;

    CombinationChart& combination() { return *combination_; }
    WorkChartView& chart() { return *chart_; }
    CapacityView& capacity() { return *capacity_; }
    QComboBox* operatorBox() const { return operator_; }
    QComboBox* sheetBox() const { return sheet_; }

  Q_SIGNALS:
    void printWanted();
    void refused(const QString& why);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void showOperator();
    void showRemark();

    Document& document_;
    CellFacts facts_;
    CombinationChart* combination_;
    WorkChartView* chart_;
    CapacityView* capacity_;
    QStackedWidget* pages_;
    QComboBox *sheet_, *operator_;
    QToolButton* print_;
};

} // namespace takt::gui
