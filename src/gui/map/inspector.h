// The panel at the right: what is selected, its values to edit, and what the run says of it.
#pragma once

#include <QScrollArea>
#include <QTimer>
#include <set>
#include <vector>

#include "gui/map/sheet.h"

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace takt {
class Document;
}

namespace takt::gui {

class InspectorRow;
class MapScene;
class Selection;

class Inspector : public QScrollArea {
    Q_OBJECT
  public:
    static constexpr int kWidth = 264;

    /// All outlive the inspector.
    Inspector(Document& document, const MapScene& scene, const Selection& selection,
              QWidget* parent = nullptr);

    ~Inspector() override; ///< what is half typed is dropped

    /// Shows the selection anew; rows stay where the sheet has the same lines.
    void refresh();
    /// Puts the cursor into the name.
    void editName();
    QLineEdit* nameEdit() const { return title_; }

  private:
    Sheet currentSheet() const;
    bool hasSameLines(const Sheet& sheet) const;
    void startLines();
    void arrange(const std::vector<SheetLine>& old);
    std::vector<bool> hiddenLines() const; ///< by line: below a closed fold
    void applyFolds();
    void blockRows();
    void orderTabs();
    InspectorRow* makeConnectedRow(const SheetLine& line);
    void showTitle();
    void rename();
    void take(InspectorRow* row, const QString& undo, const std::function<Result<void>(Edit&)>& change);
    void addLegend(QVBoxLayout& layout);

    Document& document_;
    const MapScene& scene_;
    const Selection& selection_;
    QTimer later_; ///< of a big map the inspector follows after the frame
    Sheet sheet_;
    QLineEdit* title_;
    QLabel* subtitle_;
    QLabel* titleError_;
    QWidget* lines_ = nullptr;
    QVBoxLayout* column_;
    std::vector<InspectorRow*> rows_; ///< by line of the sheet; none: in a fold that was never open
    std::set<QString> openFolds_; ///< their keys
};

} // namespace takt::gui
