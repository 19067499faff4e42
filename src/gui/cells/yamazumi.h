// The yamazumi: stacked bars of work by operator against takt time and planned cycle; tasks are dragged between them.
#pragma once

#include <QWidget>
#include <optional>

#include "document/document.h"
#include "gui/cells/yamazumi_bars.h"

namespace takt::gui {

/// Arrow keys walk the tasks, Ctrl+Left and Ctrl+Right move one to the operator beside. While a task is dragged, what
/// the place under the mouse would break is said and marked; Esc drops the drag.
class Yamazumi : public QWidget {
    Q_OBJECT
  public:
    explicit Yamazumi(Document& document, QWidget* parent = nullptr);

    void setFacts(const CellFacts& facts);
    /// One product instead of the mean of all.
    void setProduct(Id product);
    /// Shows another assignment than the plan's while the solver is at work; none: the plan's.
    void setPreview(std::optional<balance::Assignment> assignment);
    void setCurrentTask(Id task);
    Id currentTask() const;

    const std::vector<YamazumiBar>& bars() const { return bars_; }
    /// Where a task is painted, and where a bar could take one; null when it is not on view. For tests and tips.
    QRectF taskRect(Id task) const;
    QRectF barRect(std::size_t bar) const;
    /// The free place at the right for one operator more.
    QRectF newBarRect() const;
    /// What the drag under way would break.
    const QString& warning() const { return warning_; }
    bool isDragging() const { return drag_.has_value(); }

    QSize sizeHint() const override { return {560, 280}; }
    QSize minimumSizeHint() const override { return {300, 170}; }

  Q_SIGNALS:
    void taskChosen(takt::Id task);
    void hintChanged(const QString& text);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

  private:
    struct Spot {
        std::size_t bar = 0, task = 0;
    };
    struct Drag {
        balance::Task task = -1;
        QPointF from, at;
        bool moving = false;
        int target = -1;               ///< station; -1: none
        std::vector<balance::Violation> breaks;
    };

    void rebuild();
    void describe();
    QRectF plot() const;
    double slotWidth() const;
    QString taktWords() const;    ///< at its line; empty: there is none
    QString plannedWords() const; ///< the same
    double yOf(double seconds) const;
    double axisTop() const;
    std::optional<Spot> spotOf(balance::Task task) const;
    std::optional<Spot> spotAt(const QPointF& point) const;
    int stationAt(const QPointF& point) const;
    void choose(balance::Task task);
    void aim(const QPointF& point);
    void drop();
    void endDrag();
    void moveTo(balance::Task task, int station);
    void step(int bars, int tasks);
    QString tipOf(balance::Task task) const;

    void paintAxis(QPainter& painter) const;
    void paintBar(QPainter& painter, std::size_t bar) const;
    void paintSum(QPainter& painter, std::size_t bar) const;
    void paintTask(QPainter& painter, const QRectF& rect, const YamazumiTask& task) const;
    void paintLines(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    void paintDrag(QPainter& painter) const;
    void paintNothing(QPainter& painter) const;

    Document& document_;
    CellFacts facts_;
    Id product_;
    std::optional<balance::Assignment> preview_;
    std::vector<YamazumiBar> bars_;
    balance::Task current_ = -1;
    std::optional<Drag> drag_;
    QString warning_;
};

} // namespace takt::gui
