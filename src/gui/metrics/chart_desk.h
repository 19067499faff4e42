// The charts of the metrics page together: one window of time, one cursor, one second run for all of them.
#pragma once

#include <QWidget>
#include <array>

#include "document/document.h"
#include "gui/common/pill.h"
#include "gui/metrics/chart_card.h"
#include "gui/metrics/chart_feed.h"
#include "gui/time/playback.h"
#include "lean/analysis.h"

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace takt::gui {

class BesideRun;
class RunSampler;

/// A bar for what all charts share, and the cards, which the page lays out.
class ChartDesk : public QWidget {
    Q_OBJECT
  public:
    static constexpr int kCards = 4;

    ChartDesk(Document& document, Playback& playback, QWidget* parent = nullptr);

    ChartCard* card(int number) const { return cards_[static_cast<std::size_t>(number)]; }
    /// The card of this chart; null: none shows it.
    ChartCard* cardOf(ChartKind kind) const;
    /// Only charts, in place of wastes, figures and runs.
    bool isFour() const { return four_; }
    void setFour(bool on);
    /// Which charts the cards show, and whether they stand alone: to be remembered. Of another one what is known is taken,
    /// the rest stands as at first.
    QStringList arrangement() const;
    void setArrangement(const QStringList& remembered);
    /// The card that fills the page; null: none.
    ChartCard* enlarged() const { return enlarged_; }
    void enlarge(ChartCard* card);

    Time from() const;
    Time to() const;
    /// Of all charts; clamped to the run.
    void setWindow(Time from, Time to);
    void setWholeRun();
    BesideRun& beside() { return *beside_; }
    /// Works only while on, that is while somebody can see it.
    void setSeen(bool on);
    void refresh() { fillAll(); }
    /// Writes a card's chart into a file, by its ending; says so when it cannot.
    bool saveTo(ChartCard* card, const QString& file);

  Q_SIGNALS:
    void arranged(); ///< other cards are to be seen
    void failed(takt::gui::Pill::Kind kind, const QString& text); ///< to be told near the charts

  private:
    void build();
    void bind(ChartCard* card);
    void runChanged();
    void followBeside();
    void showBeside();
    void moveCursor();
    void fillAll() { fill({cards_.begin(), cards_.end()}); }
    void fill(const std::vector<ChartCard*>& cards);
    QString whyEmpty() const;
    void wantSamples();
    void showWindow();
    void zoom(double factor);
    void askAndSave(ChartCard* card, bool asTable);
    RunFacts factsOf(const ChartFeed::Part& part, const Plant& plant, const QString& name,
                     std::shared_ptr<const sim::RunResult> result);
    std::shared_ptr<const sim::RunResult> ownResult(const std::shared_ptr<const sim::LiveRun>& run);

    Document& document_;
    Playback& playback_;
    ChartFeed* feed_;
    RunSampler* sampler_;
    BesideRun* beside_;
    lean::Analysis planned_;
    std::array<ChartCard*, kCards> cards_{};
    ChartCard* enlarged_ = nullptr;
    bool four_ = false, seen_ = false;
    struct Own {
        std::shared_ptr<const sim::LiveRun> run;
        std::shared_ptr<const sim::RunResult> result;
    };
    std::vector<Own> own_; ///< results of the runs on view that were asked for
    QToolButton *closer_ = nullptr, *wider_ = nullptr;
    QPushButton *wholeRun_ = nullptr, *layout_ = nullptr;
    QComboBox* others_ = nullptr;
    QLabel* remark_ = nullptr;
};

} // namespace takt::gui
