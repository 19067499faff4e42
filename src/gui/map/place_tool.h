// Setting down a new symbol.
#pragma once

#include "gui/map/symbol_catalogue.h"
#include "gui/map/tool.h"

namespace takt::gui {

/// Shows the symbol under the mouse; a click or Enter sets it down. With Shift another one follows. A frame is
/// drawn by dragging it open.
class PlaceTool : public Tool {
  public:
    PlaceTool(Workbench& bench, const SymbolKind& kind);

    QString hint() const override;
    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    void activate() override;
    void deactivate() override;
    void press(const Pointer& pointer) override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    bool keyPress(QKeyEvent& event) override;

  private:
    bool isFrame() const { return kind_.table == TableId::Areas; }
    void show();
    void put(bool another, const QSizeF& size = {});

    const SymbolKind& kind_;
    QPointF at_;
    std::optional<QPointF> corner_; ///< from which a frame is dragged open
};

/// Sets a symbol down as one undo step and selects it. A heijunka box goes to the process at that place, or the
/// one selected. `size`: of a frame, if it was dragged open. Returns whether it could be set down; if not, the
/// hint says why.
bool placeSymbol(Workbench& bench, const SymbolKind& kind, const QPointF& at, const QSizeF& size = {});
/// Where a new symbol is not on top of another: to the right of what is selected, or in the view.
QPointF freePlace(Workbench& bench, const SymbolKind& kind);

} // namespace takt::gui
