// The andon board: every process, what it does and since when.
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "sim/record.h"

namespace takt::gui {

struct AndonTile {
    QString process;
    sim::MachineState state = sim::MachineState::OffShift;
    QString what;  ///< "Working on Bracket LH"
    QString since; ///< "since 09:02"
    bool operator==(const AndonTile&) const = default;
};

class AndonView : public QWidget {
    Q_OBJECT
  public:
    explicit AndonView(QWidget* parent = nullptr);
    void setTiles(std::vector<AndonTile> tiles);
    const std::vector<AndonTile>& tiles() const { return tiles_; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {560, heightForWidth(std::max(560, width()))}; }
    QSize minimumSizeHint() const override { return {240, 64}; }
    /// Lower tiles.
    void setCompact(bool on);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    int columnsFor(int width) const;
    void paintTile(QPainter& painter, const AndonTile& tile, const QRectF& rect) const;
    int tileHeight() const { return compact_ ? 54 : 64; }

    std::vector<AndonTile> tiles_;
    bool compact_ = false;
};

} // namespace takt::gui
