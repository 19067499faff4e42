// One chart on the metrics page: which it is, what of it is looked at, and what can be done with it.
#pragma once

#include <QMenu>

#include "gui/common/card_frame.h"
#include "gui/metrics/metric_chart.h"

class QComboBox;
class QScrollArea;
class QToolButton;

namespace takt::gui {

class TimePlot;

/// Its title is a button that opens the list of charts. Enlarge, save and the list are also in the context menu, and have
/// keys while the card has the focus.
class ChartCard : public CardFrame {
    Q_OBJECT
  public:
    explicit ChartCard(ChartKind kind, QWidget* parent = nullptr);

    ChartKind kind() const { return kind_; }
    void setKind(ChartKind kind);
    MetricChart& chart() { return *chart_; }
    Plot* plot() const { return plot_; }
    /// The same, when it runs over time; else null.
    TimePlot* timePlot() const;
    /// Fills the chart. `input.choice` is the card's own.
    void fill(ChartInput input);
    /// Says why there is nothing to show.
    void clear(const QString& reason);
    /// What of it is looked at; none: all.
    Id choice() const;
    void choose(Id id);
    void setEnlarged(bool on);
    QString noteText() const { return noteText_; }
    QComboBox* choiceBox() const { return choices_; }
    QMenu* menu() { return &menu_; }
    QMenu* list() { return &list_; }

  Q_SIGNALS:
    void kindChanged();
    void choiceChanged();
    void enlargeAsked();
    void pictureAsked();
    void dataAsked();
    void wholeRunAsked();
    void picked(takt::Time t);
    void rangeDragged(takt::Time from, takt::Time to);

  protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    void buildHead();
    void styleHead();
    void buildMenus();
    void put(ChartKind kind);
    void setNoteText(const QString& text);
    void listChoices(const ChartInput& input);

    ChartKind kind_ = ChartKind::Stock;
    std::unique_ptr<MetricChart> chart_;
    Plot* plot_ = nullptr;
    QMenu list_, menu_;
    QToolButton* title_;
    QLabel* note_;
    QComboBox* choices_;
    QToolButton* more_;
    QToolButton* enlarge_;
    QAction* enlargeAction_ = nullptr;
    QScrollArea* scroll_;
    QString noteText_;
    bool isEnlarged_ = false;
};

} // namespace takt::gui
