// The standardized work combination table of one operator: manual, automatic, walking and waiting time against takt.
#pragma once

#include <QScrollArea>

#include "gui/cells/cell_facts.h"

namespace takt::gui {

/// A line of the table, its times from the begin of the cycle.
struct CombinationLine {
    balance::Task task = -1;
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

class CombinationChart : public QWidget {
    Q_OBJECT
  public:
    explicit CombinationChart(QWidget* parent = nullptr);
    void setCombination(Combination combination, const CellFacts& facts);
    const Combination& combination() const { return combination_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {280, sizeHint().height()}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    double xOf(Duration time) const;
    double left() const;
    void paintHead(QPainter& painter) const;
    void paintLine(QPainter& painter, std::size_t line) const;
    void paintLimits(QPainter& painter) const;

    Combination combination_;
    QStringList names_;
};

} // namespace takt::gui
