// The stored runs as a list that stays quick with a thousand of them.
#pragma once

#include <QAbstractListModel>
#include <QSortFilterProxyModel>
#include <vector>

#include "document/document.h"
#include "gui/time/playback.h"

namespace takt::gui {

/// A row a run, in the order of the document. Words and figures are worked out once a run, not while it is drawn.
class RunModel : public QAbstractListModel {
    Q_OBJECT
  public:
    enum Role {
        NumberRole = Qt::UserRole, ///< of the run, qlonglong
        DetailRole, NoteRole,
        StarRole,                  ///< bool
        ShownRole,                 ///< bool: it is the run on view
        StockRole, FillRole,       ///< as they are written
        StockValueRole, FillValueRole, ///< double; none: unknown
        CreatedRole,               ///< seconds since 1970
        SearchRole                 ///< all its words
    };
    RunModel(Document& document, Playback& playback, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    std::int64_t numberAt(int row) const { return rows_[static_cast<std::size_t>(row)].number; }

  private:
    struct Row {
        std::int64_t number = 0;
        sim::RunDescription words;
        QString title, detail, note, stock, fill, search;
        std::optional<double> stockValue, fillValue;
        qint64 created = 0;
    };
    static Row rowOf(const sim::RunRecord& record);
    void follow();
    void followShown();

    Document& document_;
    Playback& playback_;
    std::vector<Row> rows_;
    std::int64_t shown_ = 0;
};

/// What of them is listed, and in which order.
class RunFilter : public QSortFilterProxyModel {
    Q_OBJECT
  public:
    enum class Order { Newest, Name, LeastStock, BestFillRate };
    explicit RunFilter(RunModel* model, QObject* parent = nullptr);

    void setOrder(Order order);
    void setStarredOnly(bool on);
    /// Words of name, scenario, note, seed or date; each must be there.
    void setText(const QString& text);

  protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& a, const QModelIndex& b) const override;

  private:
    Order order_ = Order::Newest;
    bool starredOnly_ = false;
    QStringList words_;
};

} // namespace takt::gui
