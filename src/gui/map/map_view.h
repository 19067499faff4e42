// The window onto the map: zoom, pan, and the tool in hand.
#pragma once

#include <QGraphicsView>
#include <QTimer>
#include <memory>
#include <vector>

#include "gui/map/scaled_picture.h"
#include "gui/map/symbol_catalogue.h"
#include "gui/map/tool.h"
#include "gui/time/why_text.h"
#include "model/rows.h"

namespace takt::gui {

class Playback;

class MapView : public QGraphicsView {
    Q_OBJECT
  public:
    static constexpr double kLeastZoom = 0.25, kMostZoom = 4.0;
    /// What palette entries carry when they are dragged: SymbolKind::key.
    static constexpr const char* kPaletteMime = "application/x-taktboard-symbol";

    /// All outlive the view. While `playback` plays the whole view is painted each frame.
    MapView(Document& document, MapScene& scene, Selection& selection, Playback& playback,
            QWidget* parent = nullptr);
    ~MapView() override;

    double zoom() const { return transform().m11(); }
    /// Bounded; keeps the canvas point under `anchor` (viewport) in place, or the middle.
    void setZoom(double zoom, const QPoint* anchor = nullptr);
    /// The same by hand, step by step: a big map is shown as its last picture, scaled, until the steps end.
    void zoomTo(double zoom, const QPoint* anchor = nullptr);
    /// Not while a zoomed map is shown as the last picture, scaled.
    bool isSharp() const { return !scaled_.isActive(); }
    /// Shows everything drawn, enlarged at most by kMostFit.
    static constexpr double kMostFit = 1.6;
    /// It stays so while the view changes its size, until somebody zooms or scrolls.
    void fit();
    /// Scrolls until the element or line is seen.
    void reveal(Id id);

    /// Takes another tool in hand; null: the one for selecting. The last one's preview is dropped.
    void setTool(std::unique_ptr<Tool> tool);
    /// A tool for a moment, over the one in hand.
    void pushTool(std::unique_ptr<Tool> tool);
    void popTool();
    Tool& tool() { return *tools_.back(); }
    /// Takes a symbol in hand: to be set down, or to be drawn between two others.
    void take(const SymbolKind& kind);
    /// Drops a gesture under way.
    void cancelGesture();
    void showHint(const QString& hint);
    Workbench& bench() { return bench_; }

  Q_SIGNALS:
    void hintChanged(const QString& hint);
    void zoomChanged(double zoom);
    void renameRequested();
    /// A row of a data box, or "name", is to be entered where it stands.
    void entryRequested(takt::Id element, const std::string& row);
    /// A container, a card or a machine's state was clicked.
    void whyRequested(const takt::gui::WhySubject& subject);
    /// The next symbol is to be added, by a few letters.
    void addRequested();
    void menuRequested(const QPoint& global, takt::Id id, const QPointF& at);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void keepPicture();
    void sharpen();
    Pointer pointerAt(const QPoint& position, Qt::KeyboardModifiers modifiers) const;
    void useTool();
    std::unique_ptr<Tool> toolFor(const SymbolKind& kind);
    void retire(std::unique_ptr<Tool> tool);
    bool showTip(QHelpEvent& event);

    MapScene& scene_;
    Workbench bench_;
    std::vector<std::unique_ptr<Tool>> tools_;
    std::vector<std::unique_ptr<Tool>> retired_; ///< may still be on the stack of calls
    QString hint_;
    ScaledPicture scaled_;
    QTimer sharpen_;
    bool fitted_ = false; ///< everything is shown, by fit()
};

} // namespace takt::gui
