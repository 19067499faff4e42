// The cell on the floor: the plan of its workplaces, the rounds of its operators, and where they are while the run plays.
#pragma once

#include <QPainterPath>
#include <QWidget>
#include <optional>
#include <vector>

#include "cell/floor.h"
#include "document/document.h"
#include "gui/cells/cell_facts.h"
#include "gui/cells/station_clock.h"

class QMenu;
class QPushButton;

namespace takt::gui {

/// Workplaces are dragged, and snap to 0.1 m (0.5 m where that is hardly seen); Shift keeps to one direction, Alt frees
/// of the steps, Ctrl takes the chosen task out of a workplace it shares, Esc drops the drag. Tab walks the workplaces in
/// the order of their tasks, arrow keys move one by 0.1 m, with Shift by 0.5 m. The wheel, + and - zoom, 0 fits, dragging
/// the floor pans.
class FloorView : public QWidget {
    Q_OBJECT
  public:
    explicit FloorView(Document& document, QWidget* parent = nullptr);

    void setFacts(const CellFacts& facts);
    void setCurrentTask(Id task);
    Id currentTask() const;
    /// What the stations are at, by station; empty: nothing runs. Operators are not shown where `follows` is off: too fast
    /// to be followed.
    void setStations(std::vector<std::optional<StationMoment>> stations, bool follows);

    /// Between the places on view, a drag under way included.
    const cell::Floor& floor() const { return floor_; }
    bool isPlaced() const;
    /// Puts all workplaces along a shape, one undo step.
    void placeAlong(CellShape shape);
    void fit();
    void zoomBy(double factor, const QPointF& anchor);
    double pixelsPerMetre() const { return scale_; }
    /// What can be done with the floor.
    void fillMenu(QMenu& menu);

    /// Where a workplace, or an operator, is painted; null and none when it is not on view. For tests and tips.
    QRectF workplaceRect(Id task) const;
    std::optional<QPointF> operatorPoint(std::size_t load, int copy = 0) const;
    bool isDragging() const { return drag_ && drag_->moving; }

    QSize sizeHint() const override { return {560, 220}; }
    QSize minimumSizeHint() const override { return {280, 110}; }

  Q_SIGNALS:
    void taskChosen(takt::Id task);
    void hintChanged(const QString& text);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent* event) override;

  private:
    /// Tasks that stand at one place.
    struct Workplace {
        cell::FloorPlace place;
        std::vector<balance::Task> tasks;
        cell::FloorPoint out; ///< away from the walkway
    };
    struct Drag {
        std::vector<balance::Task> tasks; ///< none: the floor is panned
        QPointF from;
        cell::FloorPlace begin;
        QPointF pan;
        bool moving = false;
    };

    static QString placeWords(CellShape shape);

    // What is where
    void measure();
    void describe();
    std::vector<Workplace> workplacesOf(const std::vector<cell::FloorPlace>& places) const;
    int workplaceOf(balance::Task task) const;
    int workplaceAt(const QPointF& point) const;
    QRectF boxOf(const Workplace& workplace) const;
    QPointF pixel(const cell::FloorPoint& point) const;
    cell::FloorPoint pointAt(const QPointF& pixel) const;
    QRectF planRect() const;   ///< of the widget, without the list of operators
    QRectF listRect() const;
    double listHeight() const;
    void placeList();
    QRectF wholeFloor() const; ///< metres
    double aisle() const;      ///< from the middle line to the edge of the walkway, metres
    double length() const;     ///< of the walkway
    QPainterPath legPath(std::size_t load, std::size_t leg) const;
    QPainterPath walkwayPath() const;

    // Handling
    void choose(balance::Task task);
    void move(const std::vector<balance::Task>& tasks, const cell::FloorPlace& to);
    cell::FloorPlace aim(const QPointF& point, Qt::KeyboardModifiers keys) const;
    void preview(const cell::FloorPlace& to);
    void endDrag();
    void nudge(double right, double down);
    void walkWorkplaces(int by);
    QString placeText(const cell::FloorPlace& place) const;
    QString tipOf(const Workplace& workplace) const;

    // Painting
    void paintGrid(QPainter& painter) const;
    void paintWalkway(QPainter& painter) const;
    void paintWorkplace(QPainter& painter, std::size_t workplace) const;
    void paintWords(QPainter& painter, const Workplace& workplace, const QRectF& room) const;
    void paintMarks(QPainter& painter, const Workplace& workplace, const QRectF& box) const;
    void paintLoop(QPainter& painter, std::size_t load) const;
    void paintOperators(QPainter& painter, std::size_t load) const;
    void paintList(QPainter& painter) const;
    void paintRemark(QPainter& painter) const;
    static void paintArrowHead(QPainter& painter, const QPointF& tip, const QPointF& from, const QColor& colour);
    QPen loopPen(std::size_t load) const;
    const StationMoment* momentOf(std::size_t load) const;

    Document& document_;
    CellFacts facts_;
    cell::Floor floor_;
    std::vector<Workplace> workplaces_;
    balance::Task current_ = -1;
    std::vector<std::optional<StationMoment>> stations_;
    bool follows_ = true;
    std::optional<Drag> drag_;
    double scale_ = 30;
    QPointF pan_; ///< the middle of the plan on view, metres
    bool fitted_ = true;
    bool listBelow_ = false; ///< where that leaves more room to the floor than beside
    QPushButton* placeButton_;
};

} // namespace takt::gui
