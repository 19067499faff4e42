// How often times are how long, of one run or of two side by side.
#pragma once

#include <optional>

#include "gui/common/plot.h"

namespace takt::gui {

class HistogramPlot : public Plot {
    Q_OBJECT
  public:
    struct Mark {
        QString name;       ///< "half", "90 %"
        double seconds = 0;
    };
    struct Series {
        QString name;
        std::vector<double> shares; ///< by bin; sum to 1
        std::vector<Mark> marks;    ///< lines across, rising
    };
    explicit HistogramPlot(QWidget* parent = nullptr);

    /// Bins from `from` on, each `width` wide, in seconds; both series have as many.
    void replace(double from, double width, Series series, std::optional<Series> behind);
    const Series& series() const { return series_; }
    const std::optional<Series>& behind() const { return behind_; }
    PlotTable table() const override;

  protected:
    void draw(QPainter& painter) override;
    void drawOver(QPainter& painter) override;
    void forget() override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    QRectF plotArea() const;
    double xOf(double seconds) const;
    double end() const { return from_ + width_ * static_cast<double>(series_.shares.size()); }
    void drawAxes(QPainter& painter) const;
    void drawBars(QPainter& painter) const;
    void drawMarks(QPainter& painter, const Series& series, bool behind) const;
    QString told(const Series& series) const;
    void drawKeys(QPainter& painter) const;

    double from_ = 0, width_ = 1, top_ = 1, step_ = 1;
    Series series_;
    std::optional<Series> behind_;
    std::optional<QPointF> hover_;
};

} // namespace takt::gui
