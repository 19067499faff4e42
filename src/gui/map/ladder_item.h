// The lead-time ladder under the map: days of supply above, processing time below.
#pragma once

#include <QGraphicsItem>
#include <optional>
#include <vector>

#include "gui/map/map_layout.h"
#include "lean/analysis.h"

namespace takt::gui {

class MapScene;

/// One step of the ladder along the longest branch.
struct LadderStep {
    double from = 0, to = 0; ///< x, canvas
    bool upper = false;      ///< a stock; else a process
    double amount = 0;       ///< working days, or seconds of processing
};

/// The steps under the elements they stand for, from left to right without gaps.
std::vector<LadderStep> ladderSteps(const lean::Analysis& analysis, const MapLayout& layout);

class LadderItem : public QGraphicsItem {
  public:
    explicit LadderItem(const MapScene& scene);

    /// Takes its place under the map; call when layout, figures or the finished run change.
    void follow();

    QRectF boundingRect() const override { return area_; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    void paintSteps(QPainter& painter) const;
    void paintTotals(QPainter& painter) const;

    const MapScene& map_;
    std::vector<LadderStep> steps_;
    std::optional<double> simulatedDays_;
    QRectF area_, totals_;
};

} // namespace takt::gui
