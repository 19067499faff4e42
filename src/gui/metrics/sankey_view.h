// A Sankey diagram of two columns: where each hour at the left went, at the right.
#pragma once

#include <QPainterPath>
#include <QWidget>
#include <vector>

namespace takt::gui {

/// A picture alone: what it shows stands in a table beside it too. Colours go with the words under each name.
class SankeyView : public QWidget {
    Q_OBJECT
  public:
    struct Node {
        QString name, detail; ///< "Weld", "38.5 h"
        QColor colour;
    };
    struct Flow {
        std::size_t from = 0, to = 0;
        double weight = 0; ///< > 0
        QString text;      ///< for the tool tip
    };
    explicit SankeyView(QWidget* parent = nullptr);

    /// Without flows `why` stands there.
    void set(std::vector<Node> left, std::vector<Node> right, std::vector<Flow> flows, const QString& why);
    const std::vector<Flow>& flows() const { return flows_; }

    QSize sizeHint() const override { return {520, minimumSizeHint().height()}; }
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    struct Bar {
        double top = 0, height = 0; ///< of the bar
        double slotTop = 0, slotHeight = 0; ///< of it with its words
    };
    void layOut();
    std::vector<Bar> barsOf(std::size_t count, const std::vector<double>& weights, double scale) const;
    double fittingScale() const;
    void paintNode(QPainter& painter, const Node& node, const Bar& bar, bool left) const;
    int slot() const;
    int wordsWidth(bool left) const;

    std::vector<Node> left_, right_;
    std::vector<Flow> flows_;
    std::vector<double> leftWeights_, rightWeights_;
    std::vector<Bar> leftBars_, rightBars_;
    std::vector<QPainterPath> bands_;
    QString why_;
};

} // namespace takt::gui
