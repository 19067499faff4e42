// Stored runs side by side, in a window that stays open beside the work.
#pragma once

#include <QDialog>
#include <map>
#include <vector>

#include "document/document.h"
#include "gui/metrics/run_compare.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QTableWidget;

namespace takt::gui {

/// Follows the document: a run that goes is left out; fewer than two close it.
class RunCompareDialog : public QDialog {
    Q_OBJECT
  public:
    RunCompareDialog(Document& document, QWidget* parent);

    /// Requires two or more numbers of runs.
    void compare(std::vector<std::int64_t> numbers);
    const RunComparison& comparison() const { return comparison_; }
    QTableWidget* table() const { return table_; }

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void refresh();
    void fill();
    void copy();
    QString doneTo(const sim::RunRecord& run);

    Document& document_;
    std::vector<std::int64_t> numbers_;
    RunComparison comparison_;
    std::map<std::string, Project> plans_; ///< by hash: for the names in what was done
    QComboBox* against_;
    QCheckBox *all_, *differing_;
    QLabel* note_;
    QTableWidget* table_;
};

} // namespace takt::gui
