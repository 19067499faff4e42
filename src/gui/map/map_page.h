// The map page: palette, canvas, inspector.
#pragma once

#include <QAction>
#include <QWidget>
#include <array>
#include <filesystem>

#include "document/document.h"
#include "gui/common/theme.h"
#include "gui/map/arrange.h"
#include "gui/time/playback.h"
#include "gui/time/why_text.h"

class QMenu;
class QSplitter;
class QToolButton;

namespace takt::gui {

class CanvasEditor;
class Inspector;
class MapScene;
class MapView;
class PalettePanel;
class QuickAdd;
class Selection;

class MapPage : public QWidget {
    Q_OBJECT
  public:
    /// Both must outlive the page.
    MapPage(Document& document, Playback& playback, QWidget* parent = nullptr);
    ~MapPage() override;

    /// For menus and toolbars; enabled as the selection allows. Shortcuts work while the page has focus.
    struct Actions {
        QAction *cut, *copy, *paste, *duplicate, *remove, *selectAll;
        QAction *add, *connect, *removeAndClose;
        QAction *order, *straighten;
        QAction *openInner, *openOuter; ///< between a process and the map of its inside
        QAction* openCell;              ///< its tasks
        std::array<QAction*, static_cast<std::size_t>(Arrangement::Count)> arrange;
        std::array<QAction*, 3> handOver; ///< by HandOver
        QAction *zoomIn, *zoomOut, *zoomNormal, *fit;
    };
    const Actions& actions() const { return actions_; }

    /// Selects an element or line and scrolls to it; for the id of another row, what it belongs to.
    void select(Id element);
    /// Shows all of the map.
    void fit();
    /// Writes the map, ladder included and selection left out, by the file's ending: .svg, .pdf or
    /// .png (of the given size, where a side of 0 follows from the shape, or twice the drawn size). Errors:
    /// UnknownFileType, CannotWrite.
    Result<void> exportPicture(const std::filesystem::path& svgPdfOrPng, QSize pngSize = {});
    /// Paints the map into a rectangle, as large as it fits, for printing.
    void render(QPainter& painter, const QRectF& target, Mode look);
    /// Folds the inspector away, or brings it back.
    void setInspectorShown(bool on);
    bool isInspectorShown() const;
    /// What render() paints, in canvas units; its shape is the picture's shape.
    QSizeF pictureSize() const;

    /// Another widget above the canvas, as wide as that; it is the page's from then on.
    void setCompanion(QWidget* companion);

    /// The parts, for tests and accessibility.
    MapView& view() { return *view_; }
    MapScene& scene() { return *scene_; }
    Selection& selection() { return *selection_; }
    PalettePanel& palettePanel() { return *palette_; }
    Inspector& inspector() { return *inspector_; }
    CanvasEditor& canvasEditor() { return *canvasEditor_; }
    QuickAdd& quickAdd() { return *quickAdd_; }

  Q_SIGNALS:
    void hintChanged(const QString& hint);
    void zoomChanged(double zoom);
    /// The empty page's button: the window opens the sample, if it listens.
    void sampleRequested();
    void whyRequested(const takt::gui::WhySubject& subject); ///< of something that is seen of the run
    /// A process is to be seen from inside: its tasks.
    void cellWanted(takt::Id process);

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void writeSvg(QIODevice& device);
    void writePdf(QIODevice& device);
    bool writePng(QIODevice& device, const QSize& wanted);
    void makeActions();
    void makeStreamActions();
    void enableStreamActions();
    void addRowsMenu(QMenu& menu, TableId kind);
    void followSelection();
    void followPlant();
    void showWhole();
    void showMenu(const QPoint& global, Id id, const QPointF& at);
    QWidget* makeFirstStep();
    void makeFold();
    void placeOverlays();
    void openInnerMap();
    void openOuterMap();
    void showWayOut();

    Document& document_;
    Playback& playback_;
    Selection* selection_;
    MapScene* scene_;
    MapView* view_;
    QSplitter* canvas_; ///< the canvas, and what stands above it
    PalettePanel* palette_;
    Inspector* inspector_;
    QuickAdd* quickAdd_;
    CanvasEditor* canvasEditor_;
    QWidget* firstStep_;
    QToolButton* wayOut_; ///< at the canvas's upper left corner, on an inner map
    QToolButton* fold_; ///< at the canvas's upper right corner
    Actions actions_{};
    bool fitWhenShown_ = true; ///< another map came on view and was not yet shown whole
};

} // namespace takt::gui
