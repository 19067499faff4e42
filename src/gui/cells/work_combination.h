// The standardized work combination table of one operator: manual, automatic, walking and waiting time against takt.
#pragma once

#include <QWidget>

#include "gui/cells/cell_facts.h"

namespace takt::gui {

class Drawing;

/// A line of the table, its times from the begin of the cycle.
struct CombinationLine {
    balance::Task task = -1;
    QString name;
    Duration begin, manual, automatic;
    Duration walk; ///< to the next one, or back to the first
};

struct Combination {
    QString operatorName;
    std::vector<CombinationLine> lines;
    Duration work;    ///< manual and walking
    Duration waiting; ///< up to the planned cycle
    Duration takt, planned;
};

/// Tasks in the order of their numbers, one after the other, as one operator does them each cycle.
Combination combinationOf(const Plant& plant, const CellFacts& facts, std::size_t load);

/// How many lines stand on paper in a room of this height, in millimetres; at least one.
std::size_t combinationLines(double height);
/// Lines `first` to `first + count` with heading, axis and limits.
void paintCombination(const Drawing& drawing, const QRectF& room, const Combination& combination, std::size_t first, std::size_t count);

class CombinationChart : public QWidget {
    Q_OBJECT
  public:
    explicit CombinationChart(QWidget* parent = nullptr);
    void setCombination(Combination combination);
    const Combination& combination() const { return combination_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {280, sizeHint().height()}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    Combination combination_;
};

} // namespace takt::gui
