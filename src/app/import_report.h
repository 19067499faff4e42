// What became of each cell of a map that was imported.
#pragma once

#include <QDialog>

#include "exchange/drawio.h"

class QCheckBox;
class QTableWidget;

namespace takt::app {

class ImportReport : public QDialog {
    Q_OBJECT
  public:
    ImportReport(const exchange::DrawioImport& import, const QString& file, QWidget* parent);

  Q_SIGNALS:
    /// The row a cell became, chosen in the list.
    void elementChosen(takt::Id row);

  private:
    void fill();

    std::vector<exchange::ImportedCell> cells_;
    Plant plant_; ///< of the first page, for names
    QTableWidget* table_;
    QCheckBox* leftOutAlone_;
};

} // namespace takt::app
