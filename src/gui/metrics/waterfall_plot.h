// How a whole is lost piece by piece until what counts is left, of one run or of two side by side.
#pragma once

#include <optional>

#include "gui/common/plot.h"

namespace takt::gui {

class WaterfallPlot : public Plot {
    Q_OBJECT
  public:
    struct Step {
        QString name;
        double value = 0;     ///< share of the whole: what is left (total), or what is lost here; below 0: gained
        bool isTotal = false;
        QColor colour;
        std::optional<double> behind; ///< of a second run
    };
    explicit WaterfallPlot(QWidget* parent = nullptr);

    void replace(std::vector<Step> steps, const QString& sum, const QString& sumBehind);
    void setBehindName(const QString& name) { behindName_ = name; }
    const std::vector<Step>& steps() const { return steps_; }
    QString sum() const { return sum_; }
    PlotTable table() const override;

  protected:
    void draw(QPainter& painter) override;
    void drawOver(QPainter& painter) override;
    void forget() override { steps_.clear(); }
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    QRectF plotArea() const;
    int namesHeight() const;
    QRectF bar(std::size_t step, double from, double to, bool behind) const;
    void drawRun(QPainter& painter, bool behind) const;
    void drawValues(QPainter& painter) const;

    std::vector<Step> steps_;
    QString sum_, sumBehind_, behindName_;
    std::optional<QPointF> hover_;
};

} // namespace takt::gui
