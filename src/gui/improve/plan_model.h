// The value-stream plan as a table: a line for each step, each cell entered where it stands.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "document/document.h"

namespace takt::gui {

class PlanModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Loop, Goal, Owner, Due, Done, Burst, Note, ColumnCount };

    explicit PlanModel(Document& document, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    /// One undo step; false, and why by refused(), when what was typed is no date.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    Id idAt(int row) const;
    int rowOf(Id id) const;
    /// The rows a column may refer to, with their names; the first is none.
    std::vector<std::pair<Id, QString>> choices(Column column) const;
    /// Whether a step that is not done should have been by today.
    bool isLate(int row) const;

    Id addStep();
    /// A line for each burst that has none; how many.
    int addStepsOfBursts();
    void removeSteps(const std::vector<Id>& ids);

  Q_SIGNALS:
    void refused(const QString& why);

  private:
    const Table<ImprovementStep>& steps() const { return document_.plant().get<ImprovementStep>(); }
    void follow(const ChangeSet& set);
    void renew();

    Document& document_;
    int rows_ = 0; ///< as views know them
};

} // namespace takt::gui
