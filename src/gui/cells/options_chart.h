// Cycle times of several options against what is asked.
#pragma once

#include <QWidget>
#include <vector>

#include "model/values.h"

namespace takt::gui {

class OptionsChart : public QWidget {
    Q_OBJECT
  public:
    struct Bar {
        QString name;   ///< under it
        Duration cycle;
        bool serves = false; ///< what is asked
    };
    explicit OptionsChart(QWidget* parent = nullptr);
    void setBars(std::vector<Bar> bars, Duration takt, const QString& axis);
    void setChosen(int bar);
    QSize sizeHint() const override { return {520, 190}; }

  Q_SIGNALS:
    void chosen(int bar);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

  private:
    QRectF plot() const;
    double slot() const;

    std::vector<Bar> bars_;
    Duration takt_;
    QString axis_;
    int chosen_ = -1;
};

} // namespace takt::gui
