// A Pareto diagram: bars in their order, and the line of what they come to together.
#pragma once

#include <QWidget>
#include <vector>

namespace takt::gui {

/// A picture alone: what it shows stands in a table beside it too.
class ParetoView : public QWidget {
    Q_OBJECT
  public:
    struct Bar {
        QString name, value; ///< "Weld", "12.3 h"
        double share = 0, together = 0;
    };
    explicit ParetoView(QWidget* parent = nullptr);
    /// As many as there is room for are drawn. Without bars `why` stands there.
    void set(std::vector<Bar> bars, const QString& why);
    const std::vector<Bar>& bars() const { return bars_; }

    QSize sizeHint() const override { return {420, 320}; }
    QSize minimumSizeHint() const override { return {260, 160}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    std::vector<Bar> bars_;
    QString why_;
};

} // namespace takt::gui
