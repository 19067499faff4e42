// What can stand beside the pages: undo history, comparison of scenarios, questions for a future state, the
// value-stream plan. Each is shown and hidden by an action of the View menu.
#pragma once

#include <QObject>

#include "base/id.h"

class QAction;
class QDockWidget;
class QMainWindow;

namespace takt {
class Document;
}
namespace takt::gui {
class CompareList;
class CompareView;
class MapPage;
class PlanPanel;
class Playback;
class QuestionsPanel;
class StreamPanel;
} // namespace takt::gui

namespace takt::app {

class PlantReview;

class SidePanels : public QObject {
    Q_OBJECT
  public:
    /// All must outlive the panels, which stand in `area`.
    SidePanels(QMainWindow& area, Document& document, gui::Playback& playback, gui::MapPage& page, PlantReview& review,
               QObject* parent = nullptr);

    QAction *figures, *compare, *questions, *plan, *history;
    QAction* families; ///< opens the product-process matrix

    gui::CompareView& compareView() { return *compareView_; }
    gui::CompareList& compareList() { return *compareList_; }
    gui::QuestionsPanel& questionsPanel() { return *questionsPanel_; }
    gui::StreamPanel& streamPanel() { return *streamPanel_; }
    gui::PlanPanel& planPanel() { return *planPanel_; }

  Q_SIGNALS:
    void elementChosen(takt::Id id);

  private:
    QDockWidget* dock(const QString& title, const char* name, QWidget* content, Qt::DockWidgetArea where);
    QAction* toggle(QDockWidget* dock, const QString& text, const QString& tip);
    void makeFigures(gui::Playback& playback);
    void makeHistory();
    void makeComparison();
    void makeImprovement();
    void openFamilies();
    void setComparing(bool on);
    void followReview();
    void exchangeScenarios();

    QMainWindow& area_;
    Document& document_;
    PlantReview& review_;
    gui::MapPage& page_;
    gui::CompareView* compareView_;
    gui::CompareList* compareList_ = nullptr;
    gui::QuestionsPanel* questionsPanel_ = nullptr;
    gui::PlanPanel* planPanel_ = nullptr;
    gui::StreamPanel* streamPanel_ = nullptr;
    QDockWidget* compareDock_ = nullptr;
    bool inspectorBefore_ = true; ///< when the comparison began
};

} // namespace takt::app
