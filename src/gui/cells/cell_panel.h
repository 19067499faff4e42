// The panel at the right of the cells page: which process, what it is balanced for, what came out, and the rules.
#pragma once

#include <QScrollArea>
#include <set>
#include <vector>

#include "document/document.h"
#include "gui/cells/cell_facts.h"
#include "gui/map/sheet.h"

class QComboBox;
class QTabBar;
class QToolButton;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace takt::gui {

class ElementTable;
class InspectorRow;

class CellPanel : public QScrollArea {
    Q_OBJECT
  public:
    explicit CellPanel(Document& document, QWidget* parent = nullptr);
    ~CellPanel() override;

    void setFacts(const CellFacts& facts);
    /// The one whose elements and marks the second tab shows; none: it says how to choose one.
    void setTask(Id task);
    enum class Tab { Cell, Task };
    void setTab(Tab tab);
    ElementTable& elements() { return *elements_; }
    QComboBox* processBox() const { return process_; }

  Q_SIGNALS:
    void processChosen(takt::Id process);
    void mapWanted();
    void refused(const QString& why);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void listProcesses();
    QWidget* makeElements();
    void showTab();
    void showLines(std::vector<SheetLine> lines);
    void take(InspectorRow* row, const QString& undo, const std::function<Result<void>(Edit&)>& change);
    void applyFolds();

    Document& document_;
    CellFacts facts_;
    std::vector<SheetLine> lines_;
    std::vector<InspectorRow*> rows_;
    Id task_;
    QTabBar* tabs_;
    QWidget* elementsBox_ = nullptr;
    ElementTable* elements_;
    QLabel *taskTitle_ = nullptr, *elementsRemark_ = nullptr;
    QComboBox* process_;
    QLabel* subtitle_;
    QPushButton* toMap_;
    QVBoxLayout* column_;
    std::set<QString> openFolds_; ///< their keys
};

} // namespace takt::gui
