// Withdrawal cards at both posts: where they are collected, on their way, and where full containers are given for them.
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "gui/boards/card_painting.h"
#include "gui/boards/card_places.h"
#include "lean/board.h"

namespace takt::gui {

struct PostsRow {
    QString item;
    LoopKind kind = LoopKind::Withdrawal;
    QString quantity; ///< on each card
    lean::BoardZones zones;
    FreeCards cards;
    bool operator==(const PostsRow&) const = default;
    /// Cards that are not with a container.
    std::size_t free() const { return cards.atPost.size() + cards.underWay.size() + cards.atSource.size(); }
};

/// One row an item, three columns. The slots of the columns together are the cards of the loop, green to red from left to
/// right, so that the colour still says how many cards are free.
class PostsView : public QWidget {
    Q_OBJECT
  public:
    explicit PostsView(QWidget* parent = nullptr);

    /// `user` and `source`: whose posts these are; an empty source differs from row to row.
    void setRows(std::vector<PostsRow> rows, const QString& user, const QString& source);
    const std::vector<PostsRow>& rows() const { return rows_; }
    /// Lower rows.
    void setCompact(bool on);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {260, sizeHint().height()}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    enum class Column { Source, UnderWay, Post };
    QString columnName(Column column) const;
    double labelWidth() const;
    QRectF cell(std::size_t row, Column column) const;
    void paintCell(QPainter& painter, const PostsRow& row, const QRectF& rect, Column column) const;
    int head() const;
    int rowHeight() const { return compact_ ? 40 : 48; }

    std::vector<PostsRow> rows_;
    QString user_, source_;
    bool compact_ = false;
};

} // namespace takt::gui
