// The differences of two scenarios as a list: figures first, then element by element.
#pragma once

#include <QTreeWidget>
#include <vector>

#include "gui/compare/compare_view.h"

namespace takt::gui {

class CompareList : public QTreeWidget {
    Q_OBJECT
  public:
    /// All must outlive the list.
    CompareList(const Document& document, CompareView& view, QWidget* parent = nullptr);

    struct Figure {
        QString name, before, after, tip;
    };
    /// What is known of both without looking at elements.
    void setFigures(std::vector<Figure> figures);
    /// The list as text, with tabs between columns; for the clipboard.
    QString asText() const;

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void fill();
    void addFigures();
    void addDifference(const lean::ElementDifference& difference, const Scenario& before, const Scenario& after);
    void reveal(const QTreeWidgetItem* item);

    const Document& document_;
    CompareView& view_;
    std::vector<Figure> figures_;
};

} // namespace takt::gui
