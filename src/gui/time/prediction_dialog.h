// What a class expects of the run, entered before it is played.
#pragma once

#include <QDialog>
#include <vector>

#include "gui/time/prediction.h"

class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace takt::gui {

/// A line for each figure; an empty one is not guessed. Numbers as the locale writes them.
class PredictionDialog : public QDialog {
    Q_OBJECT
  public:
    explicit PredictionDialog(const Prediction& prediction, QWidget* parent = nullptr);

    QString round() const;
    std::vector<Guess> guesses() const;

  private:
    struct Line {
        const PredictedFigure* figure;
        QLineEdit* edit;
    };
    /// The value entered; none: empty. `wrong` says what is wrong.
    static std::optional<double> valueOf(const Line& line, QString& wrong);
    void check();

    QLineEdit* round_;
    std::vector<Line> lines_;
    QLabel* wrong_;
    QDialogButtonBox* buttons_;
};

} // namespace takt::gui
