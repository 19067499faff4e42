// Wholes and their parts: a stacked bar for each row, of one run or of two side by side.
#pragma once

#include <QBrush>

#include "gui/common/plot.h"
#include "sim/record.h"

namespace takt::gui {

/// How a part is filled: as a machine state is everywhere, or in a colour of its own.
struct ShareKind {
    QString name;
    QColor colour;
    sim::MachineState state = sim::MachineState::Count; ///< Count: in the colour
};

class SharePlot : public Plot {
    Q_OBJECT
  public:
    struct Row {
        QString name;
        QString figure;             ///< at the right of the name
        std::vector<double> shares; ///< by kind; sum to 1
        std::vector<double> behind; ///< of a second run: a thinner bar under it; empty: none
        QString figureBehind;       ///< said of it
    };
    explicit SharePlot(QWidget* parent = nullptr);

    void replace(std::vector<ShareKind> kinds, std::vector<Row> rows);
    void setBehindName(const QString& name) { behindName_ = name; }
    const std::vector<ShareKind>& kinds() const { return kinds_; }
    const std::vector<Row>& rows() const { return rows_; }
    PlotTable table() const override;
    int neededHeight() const override;

  protected:
    void draw(QPainter& painter) override;
    void drawOver(QPainter& painter) override;
    void forget() override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    bool isTwo() const;
    double rowHeight() const;
    int keysHeight(double width) const;
    int labelHeight() const;
    QRectF barRect(std::size_t row) const;
    std::vector<std::size_t> shownKinds() const;
    void drawBar(QPainter& painter, const std::vector<double>& shares, const QRectF& rect) const;
    int placeKeys(QPainter* painter, double top, double width) const;

    std::vector<ShareKind> kinds_;
    std::vector<Row> rows_;
    QString behindName_;
    std::optional<QPointF> hover_;
};

} // namespace takt::gui
