// The seven wastes as bars; each opens into the places it comes from.
#pragma once

#include <QWidget>
#include <functional>
#include <optional>

#include "gui/metrics/waste_figures.h"

namespace takt::gui {

/// Up and Down choose a row, Enter opens a waste or shows an element on the map; the same by click.
class WasteBars : public QWidget {
    Q_OBJECT
  public:
    using NameOf = std::function<QString(Id)>;
    /// A quantity of an item, with its unit.
    using QuantityOf = std::function<QString(Id, double steps)>;
    explicit WasteBars(QWidget* parent = nullptr);

    /// None: `why` stands in their place. Amounts are of the currency.
    void set(std::optional<WasteFigures> figures, const QString& why, const QString& currency, sim::SetupCounts setup,
             NameOf nameOf, QuantityOf quantityOf);
    const std::optional<WasteFigures>& figures() const { return figures_; }
    std::optional<sim::Waste> opened() const { return opened_; }
    void open(std::optional<sim::Waste> waste);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

  Q_SIGNALS:
    void elementChosen(takt::Id id);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

  private:
    /// A waste, or one of the sources of the opened one.
    struct Row {
        const WasteFigure* waste = nullptr;
        const WasteSource* source = nullptr;
    };
    std::vector<Row> rows() const;
    int rowHeight() const;
    int rowCount() const;
    QRectF rectOf(int row) const { return {0, double(row * rowHeight()), double(width()), double(rowHeight())}; }
    void paintRow(QPainter& painter, const Row& row, const QRectF& rect) const;
    double weightOf(double hours, double money) const { return figures_->hasMoney ? money : hours; }
    QString sourceName(const WasteSource& source) const;
    QString hoursText(const Row& row) const;
    QString moneyText(double money) const;
    void take(int row);

    std::optional<WasteFigures> figures_;
    QString why_, currency_;
    sim::SetupCounts setup_ = sim::SetupCounts::AsIncidental;
    NameOf nameOf_;
    QuantityOf quantityOf_;
    std::optional<sim::Waste> opened_;
    int current_ = 0;
};

} // namespace takt::gui
