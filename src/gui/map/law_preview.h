// The curve of a law of time, over a histogram of measured times where there are some.
#pragma once

#include <QWidget>
#include <vector>

#include "model/values.h"

namespace takt::gui {

class LawPreview : public QWidget {
    Q_OBJECT
  public:
    explicit LawPreview(QWidget* parent = nullptr);
    /// Nothing is drawn without a sound law; `measured` may be empty.
    void show(const std::optional<DurationLaw>& law, std::vector<Duration> measured);
    QSize sizeHint() const override { return {340, 130}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    struct Range {
        double from = 0, to = 1; ///< seconds
    };
    Range range() const;
    std::vector<double> histogram(const Range& range) const; ///< shares of bins, per second

    std::optional<DurationLaw> law_;
    std::vector<Duration> measured_;
};

} // namespace takt::gui
