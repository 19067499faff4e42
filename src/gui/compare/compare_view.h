// The scenario compared with, above or beside the one on view: its own map, run and marks.
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "gui/map/selection.h"
#include "gui/time/playback.h"
#include "lean/comparison.h"

class QComboBox;
class QToolButton;

namespace takt::gui {

class GlanceView;
class MapPage;
class MapScene;

/// Shows itself inside the map page while a scenario is compared with. Both maps move with the same time and seed.
class CompareView : public QWidget {
    Q_OBJECT
  public:
    /// All must outlive the view.
    CompareView(Document& document, Playback& playback, MapPage& page, QWidget* parent = nullptr);
    ~CompareView() override;

    /// None: nothing is compared, and the view hides.
    void compareWith(Id scenario);
    Id other() const { return other_; }
    /// What differs, from the scenario that stands earlier in the project's list to the later one.
    const std::vector<lean::ElementDifference>& differences() const { return differences_; }
    const Scenario& before() const;
    const Scenario& after() const;
    /// The scenario compared with is the later one.
    bool isOtherLater() const;
    /// Shows an element in both maps, by its ids there.
    void reveal(Id before, Id after);

    MapScene* otherScene() { return scene_.get(); }
    GlanceView* glance() { return glance_; }

  Q_SIGNALS:
    void compared();                   ///< the differences were found anew
    void otherWanted(takt::Id scenario); ///< chosen in the view; none: it is to be closed
    void swapWanted();                 ///< the other scenario is to be on view, this one to be compared with

  private:
    void follow();
    void compareNow();
    void drop();
    void fillChoice();
    void followTime();
    /// The element on view that one of the scenario compared with is.
    Id counterpart(Id there) const;
    const Scenario& otherScenario() const;
    QToolButton* button(const QString& icon, const QString& text);

    Document& document_;
    Playback& playback_;
    MapPage& page_;
    Id other_;
    Selection* selection_;
    std::unique_ptr<Playback> otherPlayback_;
    std::unique_ptr<MapScene> scene_;
    GlanceView* glance_ = nullptr;
    QComboBox* choice_;
    QTimer later_;
    std::vector<lean::ElementDifference> differences_;
};

} // namespace takt::gui
