// The standardized work chart: the cell from above with its machines in order, the way of each operator, standard in-process
// stock, and where safety and quality are to be watched.
#pragma once

#include <QWidget>

#include "gui/cells/work_plan.h"

namespace takt::gui {

class Drawing;

struct WorkChartPlace {
    WorkPlace where;
    QString numbers, name;       ///< "4, 5", machine or task
    bool safety = false, quality = false;
    std::int64_t stock = 0;
};
struct WorkChartPath {
    QString name;
    std::vector<std::size_t> places; ///< of each task in the order of the work
    std::vector<QString> numbers;    ///< of the tasks
};
struct WorkChart {
    WorkPlan plan;
    std::vector<WorkChartPlace> places;
    std::vector<WorkChartPath> paths; ///< by operator
    Duration takt, cycle;
    std::int64_t stock = 0;           ///< standard in-process stock, pieces
    int safety = 0, quality = 0;      ///< tasks
    double walked = 0;                ///< metres a piece
};

WorkChart workChartOf(const Plant& plant, const CellFacts& facts);
/// `chosen`: the operator whose way is drawn strongly; -1: all alike.
void paintWorkChart(const Drawing& drawing, const QRectF& room, const WorkChart& chart, int chosen = -1);
/// What the marks mean, in one row.
void paintWorkMarks(const Drawing& drawing, const QRectF& room);
/// "takt 60 s", "cycle 56 s" …: name and value.
std::vector<std::pair<QString, QString>> workChartFigures(const WorkChart& chart);

class WorkChartView : public QWidget {
    Q_OBJECT
  public:
    explicit WorkChartView(QWidget* parent = nullptr);
    void setChart(WorkChart chart, int chosen);
    const WorkChart& chart() const { return chart_; }
    QSize sizeHint() const override { return {500, 160}; }
    QSize minimumSizeHint() const override { return {280, 120}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    WorkChart chart_;
    int chosen_ = -1;
};

} // namespace takt::gui
