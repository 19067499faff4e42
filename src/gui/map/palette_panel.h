// What can be drawn, at the left: drag an entry onto the canvas, or click it and then the canvas.
#pragma once

#include <QAbstractButton>
#include <QFrame>
#include <vector>

#include "gui/map/symbol_catalogue.h"

class QGridLayout;
class QLineEdit;
class QVBoxLayout;

namespace takt::gui {

/// One symbol. What does not run is set apart by a dashed edge.
class PaletteTile : public QAbstractButton {
    Q_OBJECT
  public:
    explicit PaletteTile(const SymbolKind& kind, QWidget* parent = nullptr);
    const SymbolKind& kind() const { return kind_; }
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
    const SymbolKind& kind_;
    QPoint pressedAt_;
};

/// A heading that folds its group.
class PaletteHeading : public QAbstractButton {
    Q_OBJECT
  public:
    PaletteHeading(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {132, 22}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
};

class PalettePanel : public QFrame {
    Q_OBJECT
  public:
    explicit PalettePanel(QWidget* parent = nullptr);
    /// The entry of a symbol, as a test or a shortcut would press it; its group is opened.
    PaletteTile* tile(TableId table, int look = 0);
    PaletteTile* tile(LoopKind kind) { return tile(TableId::KanbanLoops, static_cast<int>(kind)); }
    QLineEdit* findField() const { return find_; }
    /// The entries seen now, in order.
    std::vector<PaletteTile*> shownTiles() const;

  Q_SIGNALS:
    void chosen(const takt::gui::SymbolKind& kind);

  private:
    struct Group {
        PaletteHeading* heading;
        std::vector<PaletteTile*> tiles;
        QWidget* grid;
        QGridLayout* places;
    };
    QVBoxLayout* makeColumn();
    void addGroup(QVBoxLayout& column, SymbolGroup group);
    void arrange();

    QLineEdit* find_;
    QWidget* nothing_;
    std::vector<Group> groups_;
};

} // namespace takt::gui
