// The cells page: one process from inside. Tasks, what waits for what, the yamazumi, the solver, standardized work.
#pragma once

#include <QTimer>
#include <QWidget>

#include "document/document.h"
#include "gui/cells/cell_facts.h"

class QComboBox;
class QLabel;
class QStackedLayout;
class QStackedWidget;
class QToolButton;

namespace takt::gui {

class BeforeAfterDialog;
class CardFrame;
class CellPanel;
class FloorCard;
class MessageBar;
class Playback;
class PrecedenceGraph;
class PrecedenceView;
class SolveBar;
class StandardWork;
class TaskModel;
class TaskTable;
class ViewSwitch;
class Yamazumi;

class CellsPage : public QWidget {
    Q_OBJECT
  public:
    CellsPage(Document& document, Playback& playback, QWidget* parent = nullptr);

    /// The process on view; none: the plan has none.
    Id process() const { return process_; }
    void setProcess(Id process);
    /// The one chosen last, if the plan on view has it, else one that has tasks, else the first.
    void chooseProcess();
    const CellFacts& facts() const { return facts_; }

    TaskTable& table() { return *table_; }
    TaskModel& tasks() { return *tasks_; }
    Yamazumi& yamazumi() { return *yamazumi_; }
    PrecedenceGraph& precedence();
    SolveBar& solver() { return *solver_; }
    StandardWork& work() { return *work_; }
    CellPanel& panel() { return *panel_; }
    MessageBar& message() { return *message_; }
    FloorCard& floorCard() { return *floorCard_; }

  Q_SIGNALS:
    void hintChanged(const QString& text);
    /// Back to a process on the map; none: to the map.
    void mapWanted(takt::Id process);
    /// Two scenarios are to be seen beside each other.
    void compareWanted(takt::Id before, takt::Id after);
    void printWanted();

  protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    QWidget* makeContent();
    QWidget* makeEmpty();
    QWidget* makeLower();
    void showLower(int view);
    void compareBeforeAndAfter();
    void connectParts();
    void want();
    void refresh();
    void chooseTask(Id task);
    void showProducts();
    void openStopwatch();
    void showDetails();
    void readTasks();
    void writeTasks();
    void readLine(const QString& name);
    void writeLine(const QString& name);
    void save(const QString& name, const QByteArray& text);
    void complain(const QString& text);

    Document& document_;
    Playback& playback_;
    Id process_;
    CellFacts facts_;
    bool stale_ = true;
    bool choosing_ = false;
    bool chosen_ = false; ///< a person chose the process
    TaskModel* tasks_;
    TaskTable* table_;
    PrecedenceView* precedence_;
    Yamazumi* yamazumi_;
    SolveBar* solver_;
    StandardWork* work_;
    CellPanel* panel_;
    MessageBar* message_;
    FloorCard* floorCard_;
    QWidget* leftColumn_ = nullptr; ///< tasks and precedence
    ViewSwitch* workViews_ = nullptr; ///< of the card of standard work; the floor has its own
    QStackedWidget* lower_ = nullptr; ///< the floor, or standardized work
    bool choseLower_ = false;         ///< a person did
    BeforeAfterDialog* beforeAfter_ = nullptr;
    CardFrame *taskCard_ = nullptr, *precedenceCard_ = nullptr, *yamazumiCard_ = nullptr;
    QComboBox* product_;
    QToolButton* more_;
    QStackedLayout* whole_;
};

} // namespace takt::gui
