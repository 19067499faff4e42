// What can be drawn, at the left: drag an entry onto the canvas, or click it and then the canvas.
#pragma once

#include <QAbstractButton>
#include <QFrame>
#include <vector>

#include "model/rows.h"

class QLabel;
class QLineEdit;

namespace takt::gui {

/// One entry: an element or a kanban loop.
class PaletteTile : public QAbstractButton {
    Q_OBJECT
  public:
    /// `code` as MapView::kPaletteMime carries it.
    PaletteTile(int code, const QString& name, const QString& tip, QWidget* parent = nullptr);
    int code() const { return code_; }
    QSize sizeHint() const override { return {66, 54}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QPixmap picture() const;
    int code_;
    QPoint pressedAt_;
};

class PalettePanel : public QFrame {
    Q_OBJECT
  public:
    explicit PalettePanel(QWidget* parent = nullptr);
    /// The entry of a code, as a test or a shortcut would press it.
    PaletteTile* tile(int code) const;
    QLineEdit* findField() const { return find_; }

  Q_SIGNALS:
    void elementChosen(takt::TableId kind);
    void loopChosen(takt::LoopKind kind);
    void hinted(const QString& hint);

  private:
    struct Group {
        QLabel* heading;
        std::vector<PaletteTile*> tiles;
        QWidget* grid;
    };
    void addGroup(const QString& heading, const std::vector<PaletteTile*>& tiles);
    PaletteTile* make(TableId kind, const QString& tip);
    PaletteTile* make(LoopKind kind, const QString& tip);
    void filter(const QString& text);

    QLineEdit* find_;
    std::vector<Group> groups_;
};

} // namespace takt::gui
