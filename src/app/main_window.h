// The window: it puts the parts together and carries nothing of its own.
#pragma once

#include <QMainWindow>
#include <filesystem>
#include <memory>

#include "app/files.h"
#include "app/main_actions.h"
#include "app/message_area.h"
#include "app/page.h"
#include "app/plant_review.h"
#include "app/recent_files.h"
#include "app/recovery.h"
#include "document/document.h"
#include "gui/time/playback.h"

class QActionGroup;
class QDockWidget;
class QLabel;
class QStackedWidget;

namespace takt::gui {
class BoardsPage;
class CellsPage;
class MapPage;
class MetricsPage;
class TimeBar;
struct WhySubject;
} // namespace takt::gui

namespace takt::app {

class EventExport;
class GlossaryDialog;
class HeaderStrip;
class HelpDialog;
class PopupList;
class PageRail;
class SidePanels;
class StartPage;

class MainWindow : public QMainWindow {
    Q_OBJECT
  public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    Document& document() { return document_; }
    const Document& document() const { return document_; }
    gui::Playback& playback() { return *playback_; }
    Files& files() { return *files_; }
    MessageArea& messages() { return *messages_; }
    Recovery& recovery() { return *recovery_; }
    EventExport& eventExport() { return *eventExport_; }
    const MainActions& actions() const { return *actions_; }
    gui::MapPage& mapPage() { return *mapPage_; }
    gui::CellsPage& cellsPage() { return *cellsPage_; }
    HeaderStrip& header() { return *header_; }
    SidePanels& panels() { return *panels_; }

    Page page() const;
    void setPage(Page page);
    /// The start page in the place of everything, or back to the document.
    void showStartPage(bool on);
    bool isStartPageShown() const;
    /// The document in the place of the start page, the whole map in view.
    void showDocument();
    /// Geometry and panels as the user left them.
    void restoreLayout();

  protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void buildPages();
    void buildFrame();
    void buildStatusBar();
    void connectFileActions();
    void connectViewActions();
    void connectRunActions();
    void connectHelpActions();
    void connectParts();


    void focusPage();
    void showTitle();
    void showFileState();
    void showPlayState();
    void selectElement(Id element);
    void openCell(Id process);
    void leaveCell(Id process);
    void enableActions();
    void setWorkshopMode(bool on);
    void resetLayout();
    void takeFirstSize();
    void closeDocument();
    void openNewWindow();
    void askForRunSettings();
    void askWhatIf();
    void showWhy();
    void showGlossary();
    void showWhyOf(const gui::WhySubject& subject);

    Document document_;
    RecentFiles recent_;
    gui::Playback* playback_;
    PlantReview* review_;
    std::unique_ptr<MainActions> actions_;
    MessageArea* messages_;
    Files* files_;
    Recovery* recovery_;

    gui::MapPage* mapPage_;
    gui::CellsPage* cellsPage_;
    gui::BoardsPage* boardsPage_;
    gui::MetricsPage* metricsPage_;
    gui::TimeBar* timeBar_;
    QStackedWidget* pages_;
    QMainWindow* pageArea_;   ///< the pages with the panels that can be docked beside them
    QStackedWidget* whole_;   ///< the document's view, or the start page
    StartPage* startPage_;
    HeaderStrip* header_;
    PageRail* rail_;
    SidePanels* panels_;
    QActionGroup* mapGroup_; ///< actions of the map, for the map page only
    QLabel *hint_, *fileState_;
    EventExport* eventExport_ = nullptr;
    HelpDialog* help_ = nullptr;
    GlossaryDialog* glossary_ = nullptr;
    PopupList* why_ = nullptr;
    double zoom_ = 1.0;
    QByteArray firstLayout_;
    bool maximizedBefore_ = false;  ///< when workshop mode began
    bool inspectorBefore_ = true;
};

} // namespace takt::app
