// The picture of a run on the time bar: stock on its way, closed time, marks, and the cursor.
#pragma once

#include <QAbstractSlider>
#include <QPixmap>
#include <array>
#include <optional>
#include <vector>

#include "document/document.h"
#include "gui/time/playback.h"
#include "gui/time/run_digest.h"
#include "gui/time/run_marks.h"

namespace takt::gui {

/// Drag to scrub, drag with Shift for a span to go round in, wheel to zoom, click a mark or a bookmark to go to it. A slider for assistive technology, its
/// value in whole seconds of plant time.
class Scrubber : public QAbstractSlider {
    Q_OBJECT
  public:
    Scrubber(Playback& playback, QWidget* parent);

    /// The stretch on view.
    Time from() const { return from_; }
    Time to() const { return to_; }
    double xOf(Time t) const;
    Time timeAt(double x) const;
    /// What a pointer at this place would find; null: no mark there.
    const sim::Mark* markAt(const QPointF& point) const;
    QString markText(const sim::Mark& mark) const;
    /// Which marks are drawn; all at first.
    void setMarkShown(sim::Mark::Kind kind, bool on);
    bool isMarkShown(sim::Mark::Kind kind) const { return shown_[static_cast<std::size_t>(kind)]; }
    /// Moments to come back to, below the curve.
    void setBookmarks(std::vector<Bookmark> bookmarks);
    const Bookmark* bookmarkAt(const QPointF& point) const;
    /// What is done to the run on view there; null: nothing.
    const sim::Intervention* interventionAt(const QPointF& point) const;

  Q_SIGNALS:
    void menuWanted(const QPoint& global);

  public:
    QSize sizeHint() const override { return {700, 84}; }
    QSize minimumSizeHint() const override { return {240, 72}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool event(QEvent* event) override;

  private:
    static constexpr double kSide = 8; ///< room for the cursor's handle at both ends
    static constexpr double kMarkRow = 14;
    static constexpr double kBookmark = 11; ///< high; a little narrower

    /// Marks that would touch are one: the gravest is drawn.
    struct Flag {
        const sim::Mark* mark;
        double x;
        int others;
    };

    QRectF track() const;
    void runChanged();
    void cursorMoved();
    void digestChanged();
    void zoom(double factor, Time around);
    void setView(Time from, Time to);
    void gatherFlags();
    void stale();
    QPixmap render(bool behind) const;
    void drawBands(QPainter& painter) const;
    void drawCurves(QPainter& painter, bool behind) const;
    void drawInterventions(QPainter& painter) const;
    void drawTicks(QPainter& painter) const;
    void drawFlags(QPainter& painter) const;
    void drawKeptBack(QPainter& painter, double from) const;
    void drawCursor(QPainter& painter) const;
    void drawUnknown(QPainter& painter) const;
    void drawLoop(QPainter& painter) const;
    void drawBookmarks(QPainter& painter) const;
    bool goTo(const QPointF& point);

    Playback& playback_;
    RunDigest* digest_;
    std::vector<Flag> flags_;
    Time from_, to_;
    QPixmap behind_, ahead_;
    bool dragging_ = false;
    std::optional<Time> loopFrom_; ///< while a span is dragged
    std::array<bool, 5> shown_{true, true, true, true, true};
    std::vector<Bookmark> bookmarks_;
};

} // namespace takt::gui
