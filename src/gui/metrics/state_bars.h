// Where machine time went: a stacked bar for each process.
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "sim/trace.h"

namespace takt::gui {

struct StateBar {
    QString process;
    std::vector<std::pair<sim::MachineState, double>> shares; ///< of the shift, summing to 1
};

class StateBars : public QWidget {
    Q_OBJECT
  public:
    explicit StateBars(QWidget* parent = nullptr);
    void setBars(std::vector<StateBar> bars);
    const std::vector<StateBar>& bars() const { return bars_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    int labelHeight() const;
    double rowHeight() const;
    QRectF barRect(std::size_t row) const;
    void paintBar(QPainter& painter, const StateBar& bar, const QRectF& rect) const;

    std::vector<StateBar> bars_;
};

/// The names of states beside their fills; wraps.
class StateLegend : public QWidget {
    Q_OBJECT
  public:
    explicit StateLegend(QWidget* parent = nullptr);
    void setStates(std::vector<sim::MachineState> states);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {200, heightForWidth(std::max(200, width()))}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    std::vector<QPoint> places(int width) const;
    std::vector<sim::MachineState> states_;
};

} // namespace takt::gui
