// A cell planned in several ways beside each other, and one of them chosen: operators against demand (shojinka), or moves
// against cycle time.
#pragma once

#include <QDialog>
#include <QTimer>
#include <vector>

#include "cell/options.h"
#include "document/document.h"
#include "gui/cells/aims_job.h"
#include "gui/cells/cell_facts.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace takt::gui {

class OptionsChart;

class OptionsDialog : public QDialog {
    Q_OBJECT
  public:
    enum class Kind {
        Operators, ///< for 1, 2, 3 … the shortest cycle time, and what it serves
        Moves      ///< for cycle times from the shortest to today's the fewest moves
    };
    struct Option {
        balance::Aim aim;
        balance::Balance balance;
        cell::Outcome outcome;
    };

    OptionsDialog(Document& document, const CellFacts& facts, Kind kind, QWidget* parent = nullptr);
    ~OptionsDialog() override;

    const std::vector<Option>& options() const { return options_; }
    bool isRunning() const { return job_.isRunning(); }
    QTableWidget* table() const { return table_; }
    QPushButton* chooseButton() const { return choose_; }
    /// Puts an option onto the page, in one undo step.
    void choose(std::size_t option);

  private:
    void makeParts();
    void begin();
    void take(const AimAnswer& answer);
    void showRows();
    void showState();
    int chosenRow() const;
    QString proofText(const Option& option) const;
    QString withoutText() const;
    AimsJob::Next nextOperators() const;
    AimsJob::Next nextMoves() const;

    Document& document_;
    CellFacts facts_;
    Kind kind_;
    balance::Line line_;              ///< with today's stations
    std::vector<int> today_;          ///< by task, from 1: as kept, else as it stands
    AimsJob job_;
    QTimer clock_;
    std::vector<Option> options_;     ///< as they are shown
    QStringList impossible_, notFound_; ///< numbers of operators without a row
    QString problem_;
    QTableWidget* table_;
    OptionsChart* chart_;
    QLabel *intro_, *state_;
    QPushButton *choose_, *stop_;
};

} // namespace takt::gui
