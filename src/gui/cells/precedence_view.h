// The precedence graph: tasks as numbered rings in layers from left to right, wrapped into rows where that is too wide.
#pragma once

#include <QScrollArea>
#include <vector>

#include "document/document.h"
#include "gui/cells/cell_facts.h"

namespace takt::gui {

/// Dragging from a task to another makes the other wait. An arrow that would close a circle is refused, and the circle
/// is shown. Arrows that others say already are dashed. Arrow keys walk along the arrows, L begins one from the task and
/// ends it at the next chosen, A chooses its arrows one after the other, Delete takes a chosen arrow out. Rings have the colour of their station.
class PrecedenceGraph : public QWidget {
    Q_OBJECT
  public:
    explicit PrecedenceGraph(Document& document, QWidget* parent = nullptr);

    void setFacts(const CellFacts& facts);
    void setCurrentTask(Id task);
    /// Where a task's ring stands; for tests and drags.
    QPointF placeOf(Id task) const;
    const std::vector<balance::Task>& circle() const { return circle_; }
    int redundant() const;
    /// The chosen arrow: before, after; -1: none.
    std::pair<balance::Task, balance::Task> chosenArc() const;
    int heightFor(int width) const;

  Q_SIGNALS:
    void taskChosen(takt::Id task);
    void hintChanged(const QString& text);
    void refused(const QString& why);
    void laidOut();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

  private:
    struct Layout {
        std::vector<QPointF> places;
        double height = 0;
    };
    Layout layoutFor(double width) const;
    void layOut();
    int taskAt(const QPointF& point) const;
    int arcAt(const QPointF& point) const;
    QPainterPath arcPath(std::size_t arc) const;
    void choose(int task);
    void link(int before, int after);
    void removeArc(int arc);
    void walk(bool onwards);
    void walkAcross(int by);
    void chooseNextArc();
    void paintArc(QPainter& painter, std::size_t arc) const;
    void paintTask(QPainter& painter, std::size_t task) const;

    Document& document_;
    CellFacts facts_;
    std::vector<Id> links_;          ///< by arc of the line
    std::vector<bool> redundant_;
    std::vector<balance::Task> circle_; ///< refused last
    std::vector<QPointF> places_;
    int current_ = -1, arc_ = -1;
    int from_ = -1;                  ///< an arrow is being drawn from here
    bool byKey_ = false;
    QPointF at_;
};

/// The graph, scrolled where it is too tall.
class PrecedenceView : public QScrollArea {
    Q_OBJECT
  public:
    explicit PrecedenceView(Document& document, QWidget* parent = nullptr);
    PrecedenceGraph& graph() { return *graph_; }

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fit();
    PrecedenceGraph* graph_;
};

} // namespace takt::gui
