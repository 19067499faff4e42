// Loops down, schools across: how many cards each says, and how many the map has.
#pragma once

#include <QAbstractTableModel>

#include "document/document.h"
#include "lean/card_counts.h"

namespace takt::gui {

/// Follows the scenario on view. What is changed here is one undo step of the document; refused edits are said by the
/// document and change nothing.
class CardCountsModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Loop, Now, FirstSchool, ColumnCount = FirstSchool + static_cast<int>(lean::kSchools.size()) };

    explicit CardCountsModel(Document& document, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Cards counted by hand in the column Now, a check mark at a school: takes its count over.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    const lean::LoopCounts* counts(int row) const;
    const KanbanLoop* loop(int row) const;
    /// Own: the column is no school's.
    static CardSchool schoolOf(int column);
    static int columnOf(CardSchool school); ///< of Own the column Now
    /// Whether the loop has this school's count now.
    bool isTaken(int row, CardSchool school) const;

    bool apply(int row, CardSchool school);
    /// Of every loop for which it says something; how many that are.
    int applyToAll(CardSchool school);

  Q_SIGNALS:
    void counted(); ///< the rows were worked out anew

  private:
    void countAnew();
    QString cellText(const lean::LoopCounts& counts, int column) const;

    Document& document_;
    std::vector<lean::LoopCounts> rows_;
};

} // namespace takt::gui
