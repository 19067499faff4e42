// Predict, then play: a class says what a run will come to before it sees it.
#pragma once

#include <QObject>
#include <QString>
#include <optional>
#include <vector>

#include "document/document.h"

namespace takt::gui {

class Playback;

/// A figure of a run that can be guessed.
struct PredictedFigure {
    const char* measure;  ///< of sim::RunResult
    double scale;         ///< the measure in the unit it is guessed in
    int decimals;
    double most;          ///< that a guess may be, in that unit
    QString (*name)();
    QString (*unit)();
    QString text(double inUnit) const; ///< "92.1 %"
};
const std::vector<PredictedFigure>& predictedFigures();

struct Guess {
    const PredictedFigure* figure = nullptr;
    double value = 0; ///< in the figure's unit
};

/// One round: while it is on, the outcome of the run on view is kept back (Playback::keepBackOutcome) until it is played to
/// its end or told. Lives as long as the window; kept by storing the run, whose note then tells guess and outcome.
class Prediction : public QObject {
    Q_OBJECT
  public:
    Prediction(Document& document, Playback& playback, QObject* parent = nullptr);

    bool isOn() const { return on_; }
    const QString& round() const { return round_; }
    const std::vector<Guess>& guesses() const { return guesses_; }
    /// Goes to the beginning of the run and keeps its outcome back. Requires a guess.
    void begin(const QString& round, std::vector<Guess> guesses);
    void end();
    /// What came, in the unit of the guess; none while it is kept back or not known.
    std::optional<double> outcome(const Guess& guess) const;
    /// "Fill rate: 95 % guessed, 92.1 % came", a line for each guess; what was guessed alone while nothing is known.
    QStringList lines() const;
    /// Whether the run can be stored with it now.
    bool canStore() const;
    /// Stores the run under the round's name.
    bool store();
    /// "Round 3": one more than the rounds the document holds.
    QString nextRound() const;

  Q_SIGNALS:
    void changed();

  private:
    Document& document_;
    Playback& playback_;
    bool on_ = false;
    QString round_;
    std::vector<Guess> guesses_;
};

} // namespace takt::gui
