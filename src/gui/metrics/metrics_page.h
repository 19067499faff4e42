// Charts over the run on view, its key figures, and the runs kept in the file.
#pragma once

#include <QWidget>

#include "document/document.h"
#include "gui/time/playback.h"
#include "lean/analysis.h"

class QHBoxLayout;
class QPushButton;

namespace takt::gui {

class CardFrame;
class Chart;
class ChartDesk;
class MessageBar;
class RemarkList;
class RunFigures;
class RunList;
class SharePlot;
class WasteCard;

/// Three charts beside wastes, figures and runs; four charts alone; or one of them enlarged. Draws only while it is seen.
class MetricsPage : public QWidget {
    Q_OBJECT
  public:
    MetricsPage(Document& document, Playback& playback, QWidget* parent = nullptr);

    ChartDesk& charts() const { return *charts_; }
    // Of the cards that show these charts; null: none does.
    Chart* stockChart() const;
    Chart* throughputChart() const;
    SharePlot* machineShares() const;
    RunFigures* figures() const { return figures_; }
    WasteCard* wastes() const { return wastes_; }
    RemarkList* remarks() const { return remarks_; }

  Q_SIGNALS:
    void hintChanged(const QString& text);
    void elementChosen(takt::Id id); ///< to be shown on the map
    void settingsWanted();           ///< of the run

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void layOut();
    void arrange();
    QWidget* buildMiddle();
    CardFrame* buildWastes();
    CardFrame* buildRun();
    CardFrame* buildRuns();
    void runChanged();
    void showFigures();
    void showRemarks();
    void showStorable();
    Document& document_;
    Playback& playback_;
    lean::Analysis planned_;
    ChartDesk* charts_;
    MessageBar* message_;
    QHBoxLayout *upper_ = nullptr, *lower_ = nullptr;
    QWidget *middle_ = nullptr, *stored_ = nullptr; ///< wastes and figures; the runs in the file
    RemarkList* remarks_ = nullptr;
    std::shared_ptr<const sim::RunResult> remarkedOn_;
    RunFigures* figures_ = nullptr;
    WasteCard* wastes_ = nullptr;
    RunList* runs_ = nullptr;
    QPushButton* storeRun_ = nullptr;
    CardFrame* runFrame_ = nullptr;
};

} // namespace takt::gui
