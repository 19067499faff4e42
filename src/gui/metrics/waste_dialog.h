// The waste ledger in detail: Pareto of its places, where each paid hour went, where the time of parts went, and what it
// takes as given. Stays open beside the work.
#pragma once

#include <QDialog>
#include <functional>
#include <memory>

#include "document/document.h"
#include "gui/metrics/paid_hours.h"
#include "gui/metrics/waste_assumptions.h"
#include "gui/metrics/waste_pareto.h"

class QComboBox;
class QLabel;
class QTableWidget;
class QTabWidget;

namespace takt::gui {

class ParetoView;
class SankeyView;

/// What the tabs are made of.
struct WasteDetail {
    std::shared_ptr<const sim::Ledger> ledger;   ///< none: `why`
    std::shared_ptr<const Project> project;      ///< the run's, for units
    Id scenario;
    sim::SetupCounts setup = sim::SetupCounts::AsIncidental;
    QString currency;                            ///< empty: no money is shown
    std::function<QString(Id)> nameOf;
    QString why;
};

class WasteDialog : public QDialog {
    Q_OBJECT
  public:
    enum class Tab { Pareto, PaidHours, Parts, Assumptions };
    explicit WasteDialog(QWidget* parent);

    /// Redrawn when something of it is another.
    void set(WasteDetail detail);
    void openAt(Tab tab);

    QTabWidget* tabs() const { return tabs_; }
    QTableWidget* table(Tab tab) const { return tables_[static_cast<std::size_t>(tab)]; }
    ParetoView* pareto() const { return pareto_; }
    SankeyView* hours() const { return hours_; }
    QComboBox* waste() const { return waste_; }
    QComboBox* rank() const { return rank_; }
    QComboBox* by() const { return by_; }

  Q_SIGNALS:
    void elementChosen(takt::Id id); ///< to be shown on the map, where it is changed

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void lead(const QTableWidget& table);
    QWidget* buildPareto();
    QWidget* buildHours();
    QWidget* buildParts();
    QWidget* buildAssumptions();
    QWidget* beside(QWidget* picture, Tab tab, QWidget* above, const QString& name);
    QTableWidget* makeTable(Tab tab, const QString& name);
    void refresh();
    void fitTables();
    void showPareto();
    void showHours();
    void showParts();
    void showAssumptions();
    QString money(double amount) const;
    QString placeName(Id element, Id item) const;
    bool hasMoney() const { return !detail_.currency.isEmpty(); }
    const Plant* plant() const;

    WasteDetail detail_;
    QTabWidget* tabs_;
    std::array<QTableWidget*, 4> tables_{};
    QComboBox *waste_ = nullptr, *by_ = nullptr, *rank_ = nullptr;
    QLabel* rankLabel_ = nullptr;
    ParetoView* pareto_ = nullptr;
    SankeyView *hours_ = nullptr, *parts_ = nullptr;
    QComboBox* item_ = nullptr;
    QLabel* assumptionsNote_ = nullptr;
};

} // namespace takt::gui
