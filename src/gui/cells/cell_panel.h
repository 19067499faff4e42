// The panel at the right of the cells page: which process, what it is balanced for, what came out, and the rules.
#pragma once

#include <QScrollArea>
#include <set>
#include <vector>

#include "document/document.h"
#include "gui/cells/cell_facts.h"
#include "gui/map/sheet.h"

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace takt::gui {

class InspectorRow;

class CellPanel : public QScrollArea {
    Q_OBJECT
  public:
    explicit CellPanel(Document& document, QWidget* parent = nullptr);
    ~CellPanel() override;

    void setFacts(const CellFacts& facts);
    QComboBox* processBox() const { return process_; }

  Q_SIGNALS:
    void processChosen(takt::Id process);
    void mapWanted();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void listProcesses();
    void showLines(std::vector<SheetLine> lines);
    void take(InspectorRow* row, const QString& undo, const std::function<Result<void>(Edit&)>& change);
    void applyFolds();

    Document& document_;
    CellFacts facts_;
    std::vector<SheetLine> lines_;
    std::vector<InspectorRow*> rows_;
    QComboBox* process_;
    QLabel* subtitle_;
    QPushButton* toMap_;
    QVBoxLayout* column_;
    std::set<QString> openFolds_; ///< their keys
};

} // namespace takt::gui
