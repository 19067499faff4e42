// The key figures of one run, and how its stocks compare with the planned ladder.
#pragma once

#include <QWidget>
#include <vector>

#include "gui/time/ladder_remark.h"
#include "lean/analysis.h"
#include "sim/run.h"

class QGridLayout;
class QLabel;

namespace takt::gui {

/// One line: name, value, and where the value comes from.
struct Figure {
    enum class Source { Entered, Computed, Simulated };
    QString name;
    QString value;
    Source source = Source::Simulated;
    bool operator==(const Figure&) const = default;
};

/// "between 92 and 95 %": the unit stands once where both have the same.
QString betweenText(const QString& least, const QString& most);

/// The figures of a finished run; values that are not known are "–".
std::vector<Figure> runFigures(const sim::RunResult* result, const lean::Analysis& planned);

class RunFigures : public QWidget {
    Q_OBJECT
  public:
    explicit RunFigures(QWidget* parent = nullptr);
    void set(std::vector<Figure> figures, const QString& remark);
    const std::vector<Figure>& figures() const { return figures_; }
    QString remark() const;

  private:
    void build();

    QGridLayout* grid_;
    QLabel* remark_;
    std::vector<Figure> figures_;
};

} // namespace takt::gui
