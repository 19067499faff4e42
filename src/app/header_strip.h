// The strip under the menu bar: undo and redo, the scenario on view, its key figures, its problems.
#pragma once

#include <QWidget>
#include <vector>

#include "app/plant_review.h"

class QToolButton;

namespace takt::gui {
class Pill;
}

namespace takt::app {

class FigureView;
class PopupList;

/// What the strip's buttons do; owned by the window.
struct HeaderActions {
    QAction* undo;
    QAction* redo;
    QAction* find;
    QAction* help;
};

class HeaderStrip : public QWidget {
    Q_OBJECT
  public:
    HeaderStrip(Document& document, PlantReview& review, const HeaderActions& actions,
                QWidget* parent = nullptr);

    /// Opens the list of problems under the pill.
    void showProblems();
    /// Opens the search for elements by name.
    void showFind();

    const std::vector<FigureView*>& figures() const { return figures_; }
    gui::Pill* problemPill() const { return pill_; }
    PopupList* problemList() const { return problems_; }
    PopupList* findList() const { return find_; }

  Q_SIGNALS:
    /// An element was chosen from the problems or the search.
    void elementChosen(takt::Id element);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QToolButton* buttonFor(QAction* action);
    void refresh();

    Document& document_;
    PlantReview& review_;
    std::vector<FigureView*> figures_;
    gui::Pill* pill_;
    PopupList* problems_;
    PopupList* find_;
    QToolButton* findButton_ = nullptr;
};

} // namespace takt::app
