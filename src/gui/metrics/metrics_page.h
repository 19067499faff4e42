// Charts over the run on view, its key figures, and the runs kept in the file.
#pragma once

#include <QWidget>

#include "document/document.h"
#include "gui/time/playback.h"
#include "gui/time/run_digest.h"
#include "lean/analysis.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace takt::gui {

class CardFrame;
class Chart;
struct ChartLine;
class RemarkList;
class RunFigures;
class RunList;
class StateBars;
class StateLegend;
class WasteCard;

/// Follows the time cursor with a line, and the run while it grows. Draws only while it is seen.
class MetricsPage : public QWidget {
    Q_OBJECT
  public:
    MetricsPage(Document& document, Playback& playback, QWidget* parent = nullptr);

    Chart* stockChart() const { return stock_; }
    Chart* throughputChart() const { return throughput_; }
    StateBars* stateBars() const { return bars_; }
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
    void resizeEvent(QResizeEvent* event) override;

  private:
    CardFrame* buildStock();
    CardFrame* buildThroughput();
    CardFrame* buildMachines();
    QWidget* buildMiddle();
    CardFrame* buildWastes();
    CardFrame* buildRun();
    CardFrame* buildRuns();
    void bindChart(Chart* chart);
    void runChanged();
    void moveCursor();
    void listStores();
    void showDigest();
    void showStock(const Digest& digest);
    void showThroughput(const Digest& digest);
    void showMachines(const Digest& digest);
    void showFigures();
    void showRemarks();
    void showStorable();
    std::vector<ChartLine> storeLines(const Digest& digest) const;
    std::vector<ChartLine> itemLines(const Digest& digest, Id store) const;
    ChartLine line(const Digest& digest, const QString& name, const std::vector<std::uint32_t>& places,
                   int number) const;

    Document& document_;
    Playback& playback_;
    RunDigest* digest_;
    lean::Analysis planned_;
    QComboBox* store_ = nullptr;
    QPushButton* wholeRun_ = nullptr;
    Chart* stock_ = nullptr;
    Chart* throughput_ = nullptr;
    StateBars* bars_ = nullptr;
    StateLegend* legend_ = nullptr;
    RemarkList* remarks_ = nullptr;
    std::shared_ptr<const sim::RunResult> remarkedOn_;
    RunFigures* figures_ = nullptr;
    WasteCard* wastes_ = nullptr;
    RunList* runs_ = nullptr;
    QPushButton* storeRun_ = nullptr;
    CardFrame* runFrame_ = nullptr;
};

} // namespace takt::gui
