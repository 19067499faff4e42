// Choosing, copying, renaming and deleting scenarios.
#pragma once

#include <QPushButton>

#include "document/document.h"

class QMenu;

namespace takt::app {

/// Each is one undo step; a copy comes on view at once.
void copyScenario(Document& document, Id source, const QString& name);
void renameScenario(Document& document, Id scenario, const QString& name);
/// Nothing happens for the only scenario.
void removeScenario(Document& document, Id scenario);

/// The button that names the scenario on view; its menu lists all of them and what can be done.
class ScenarioButton : public QPushButton {
    Q_OBJECT
  public:
    explicit ScenarioButton(Document& document, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void fillMenu();
    void showName();
    void askForCopy();
    void askForName();

    Document& document_;
    QMenu* menu_;
};

} // namespace takt::app
