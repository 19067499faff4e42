// All lines of the map, kept as one picture of what a view shows: they cross it from end to end, and little of them
// changes while it is panned, played or worked on. On a big map what changed is painted over a few frames.
#pragma once

#include <QGraphicsItem>
#include <QHash>
#include <QPixmap>
#include <QRegion>
#include <vector>

#include "gui/map/map_layout.h"

namespace takt::gui {

class MapScene;

class LineLayer : public QGraphicsItem {
  public:
    explicit LineLayer(const MapScene& scene);

    /// Takes over the layout; what differs is painted again. Lines that differ from those of `rest`, if there is one, are
    /// painted above the picture, frame by frame, while a gesture moves them.
    void follow(const MapLayout* rest);
    /// The same for what the run says of loops.
    void followRun();
    /// Words of loops may say something else.
    void renewWords();
    void repaintAll();

    /// Nothing is left for the next frames.
    bool isPaintedWhole() const { return stale_.empty() && due_.isEmpty(); }
    /// Nanoseconds of a frame that a big map spends on what changed; one piece is painted at least.
    static inline qint64 shareOfFrame = 3'000'000;

    QRectF boundingRect() const override { return bounds_; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    struct Shown {
        LinkLayout place;
        QRectF area;
        int face = -1; ///< of the run
        bool lifted = false;
    };
    void renew(const QRectF& area);
    void renewAlong(const Shown& shown);
    void renewWords(const Shown& shown);
    int faceOf(const LinkLayout& link) const;
    void paintDirectly(QPainter& painter, const QRectF& exposed) const;
    void makeReady(double scale, const QRect& room);
    void noteStale();
    void paintDue();
    void paintInto(const std::vector<QRect>& places);
    bool isBig() const;
    void goOnSoon();

    const MapScene& map_;
    std::vector<Shown> shown_; ///< in the order of painting
    QHash<quint64, std::size_t> places_;
    QRectF bounds_;
    QPixmap picture_;
    double scale_ = 0;          ///< of the picture, in pixels a unit
    QRect room_;                ///< of the picture, in pixels from the canvas's origin
    std::vector<QRectF> stale_; ///< parts of the canvas that look different now
    QRegion due_;               ///< the same of the picture, in pixels from the canvas's origin, left for the next frames
    bool goesOn_ = false;       ///< the next frame is asked for
};

} // namespace takt::gui
