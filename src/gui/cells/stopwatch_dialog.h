// The stopwatch: the tasks of an operator, or of the whole cell, are timed cycle after cycle by one key or one large button.
#pragma once

#include <QDialog>
#include <QTimer>
#include <functional>
#include <optional>

#include "cell/stopwatch.h"
#include "document/document.h"
#include "gui/cells/cell_facts.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace takt::gui {

class NextButton;

/// Space or Enter ends the task under way, Backspace takes the last press back, X says that this one does not count, P
/// pauses. Nothing is entered into the plan until it is kept or taken over.
class StopwatchDialog : public QDialog {
    Q_OBJECT
  public:
    using Clock = std::function<Duration()>; ///< never goes back

    StopwatchDialog(Document& document, Id process, Id task, QWidget* parent = nullptr);

    void setClock(Clock clock) { clock_ = std::move(clock); }
    const cell::Stopwatch& watch() const { return watch_; }
    /// Readings of the tasks on view: those kept before and the new ones.
    Numbers observed(std::size_t task) const;
    QTableWidget* table() const { return table_; }

    void next();
    void takeBack();
    void spoil();
    void pause();
    /// The new readings become those of the tasks; one undo step.
    bool keep();
    /// The same, and the lowest repeatable time (else the mean) of each task becomes its manual time; one undo step.
    bool takeOver(bool mean);
    /// Asks what to do with readings that are not kept.
    void reject() override;

  Q_SIGNALS:
    void said(const QString& text);

  private:
    void makeParts();
    void listWork(Id task);
    void begin(int work);
    bool mayDrop();
    void showState();
    void showTime();
    void fillTable();
    void fillRow(std::size_t task);
    void putObserved(Edit& edit) const;
    void fresh();

    Document& document_;
    CellFacts facts_;
    Clock clock_;
    std::vector<std::vector<Id>> work_; ///< tasks by entry of the list
    std::vector<Id> tasks_;             ///< that are timed
    cell::Stopwatch watch_{1};
    QTimer ticks_;
    QComboBox* whose_;
    QLabel *time_, *task_, *cycle_, *rule_;
    NextButton* next_;
    QPushButton *takeBack_, *spoil_, *pause_, *keep_, *takeOver_;
    QTableWidget* table_;
};

} // namespace takt::gui
