// The lead-time ladders under the map: days of supply above, processing time below; the longest branch first, the
// others smaller below it.
#pragma once

#include <QGraphicsItem>
#include <optional>
#include <vector>

#include "gui/map/map_layout.h"
#include "lean/analysis.h"

namespace takt::gui {

class MapScene;

/// One step of a ladder.
struct LadderStep {
    double from = 0, to = 0; ///< x, canvas
    bool upper = false;      ///< a stock; else a process
    double amount = 0;       ///< working days, or seconds of processing
    double innerDays = 0;    ///< of a process: the ladder of its inner map
    Id element;
};

/// The steps of a branch under the elements they stand for, from left to right without gaps.
std::vector<LadderStep> ladderSteps(const lean::Branch& branch, const lean::Analysis& analysis, const MapLayout& layout);

class LadderItem : public QGraphicsItem {
  public:
    explicit LadderItem(const MapScene& scene);

    /// So many branches are drawn; of more it is said how many.
    static constexpr std::size_t kMostDrawn = 5;

    /// Takes its place under the map; call when layout, figures or the finished run change.
    void follow();
    /// How many ladders are drawn.
    std::size_t drawn() const { return ladders_.size(); }
    /// Where the figure at a point of the canvas comes from; empty where there is none.
    QString tipAt(const QPointF& point) const;

    QRectF boundingRect() const override { return area_; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    struct Ladder {
        std::vector<LadderStep> steps;
        double top = 0, height = 0; ///< canvas
        double days = 0;
        bool longest = false;
    };
    QString tipOf(const LadderStep& step) const;
    void paintLadder(QPainter& painter, const Ladder& ladder) const;
    void paintTotals(QPainter& painter) const;
    double bottomOfLadders() const;

    const MapScene& map_;
    std::vector<Ladder> ladders_;
    std::optional<double> simulatedDays_;
    QRectF area_, totals_;
};

} // namespace takt::gui
