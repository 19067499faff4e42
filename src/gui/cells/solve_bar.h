// The bar of the solver: what to aim for, how far it is, what was found, and onto the map with it.
#pragma once

#include <QFrame>
#include <optional>

#include "document/document.h"
#include "gui/cells/balance_texts.h"
#include "gui/cells/options_dialog.h"
#include "gui/cells/solver_job.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace takt::gui {

class SolveBar : public QFrame {
    Q_OBJECT
  public:
    explicit SolveBar(Document& document, QWidget* parent = nullptr);

    void setFacts(const CellFacts& facts);
    void start(balance::Aim::Kind kind);
    /// With the best so far.
    void stop();
    /// Opens the dialog of several ways beside each other; not while it runs.
    void showOptions(OptionsDialog::Kind kind);
    bool isRunning() const { return job_.isRunning(); }

    QString title() const;
    QString detail() const;
    QToolButton* startButton() const { return start_; }
    QPushButton* applyButton() const { return apply_; }
    QPushButton* compareButton() const { return compare_; }

  Q_SIGNALS:
    /// While it runs, the best so far; none when it is over.
    void previewed(const std::optional<takt::balance::Assignment>& assignment);
    void runningChanged(bool running);
    void said(const QString& text);
    /// The plan without and with the balance is to be run.
    void compareWanted();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    enum class Mood { Quiet, Busy, Good, Open, Bad };
    void show(Mood mood, const BalanceText& text);
    void showState();
    void press();
    void progressed(const balance::Balance& best);
    void finished(const balance::Balance& answer, const balance::Confirmation& confirmation);
    void failed(const Error& error);
    void applyToMap();
    balance::Aim aimOf(balance::Aim::Kind kind) const;

    Document& document_;
    CellFacts facts_;
    SolverJob job_;
    balance::Aim::Kind kind_ = balance::Aim::Kind::FewestStations;
    /// What is said holds as long as these stand so.
    struct Answer {
        Id process;
        balance::Line line;
        balance::Aim aim;
        balance::Balance balance;
        balance::Confirmation confirmation;
    };
    std::optional<Answer> answer_;
    std::optional<balance::Balance> best_;
    CellFacts asked_; ///< the cell as it was when the run began
    QString obstacle_;
    Mood mood_ = Mood::Quiet;
    QLabel *title_, *detail_;
    QToolButton* start_;
    QPushButton *apply_, *compare_;
    QTimer clock_;
};

} // namespace takt::gui
