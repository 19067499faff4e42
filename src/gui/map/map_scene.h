// The map of the scenario on view: follows the document and the time cursor, paints through its items.
#pragma once

#include <QGraphicsScene>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "document/document.h"
#include "gui/common/background.h"
#include "gui/common/theme.h"
#include "gui/map/map_items.h"
#include "gui/map/map_layout.h"
#include "gui/map/node_painter.h"
#include "gui/map/run_view.h"
#include "gui/map/selection.h"
#include "gui/time/why_text.h"
#include "lean/analysis.h"
#include "lean/comparison.h"
#include "lean/diagnosis.h"

namespace takt::gui {

class AreaItem;
class DifferenceItem;
class LadderItem;
class LineLayer;
class OverlayItem;
class ProblemItem;
class TokenLayer;

class MapScene : public QGraphicsScene {
    Q_OBJECT
  public:
    /// All three must outlive the scene. With a `look` it keeps that look whatever the theme (export); with a scenario
    /// it shows that one, whichever is on view in the document.
    MapScene(const Document& document, const Playback& playback, const Selection& selection,
             std::optional<Mode> look = std::nullopt, QObject* parent = nullptr, Id pinned = {});
    ~MapScene() override;

    const Document& document() const { return document_; }
    const Scenario& scenario() const;
    const Plant& plant() const { return scenario().plant; }
    const MapLayout& layout() const { return layout_; }
    const lean::Analysis& analysis() const { return analysis_; }
    /// What is wrong with the plant on view, worst first; flagged where it stands.
    const std::vector<lean::Problem>& problems() const { return problems_; }
    /// The problems of an element or of what a line stands for.
    std::vector<lean::Problem> problemsAt(Id id) const;
    const Selection& selection() const { return selection_; }
    const Palette& colours() const { return look_ ? Theme::colors(*look_) : colors(); }
    MapFacts facts() const {
        return {document_.project(), document_.project().settings(), plant(), analysis_, run_, layout_, colours()};
    }
    /// Drawn in a look of its own, not for the screen.
    bool isOnPaper() const { return look_.has_value(); }
    OverlayItem& overlay() { return *overlay_; }
    const LadderItem& ladder() const { return *ladder_; }

    /// Elements and lines that differ from another scenario are marked so; never in exports.
    using Marks = std::map<Id, lean::DifferenceKind>;
    void setMarks(Marks marks);
    const Marks& marks() const { return marks_; }

    /// The element or line at a point, none where there is only canvas; lines within `reach` units.
    Id idAt(const QPointF& point, double reach = 7) const;
    Id lineAt(const QPointF& point, double reach = 7) const;
    /// The container, card or waiting machine of the run that is seen at a point; none: none is.
    WhySubject subjectAt(const QPointF& point) const;
    /// A way through the map is lit, in this order, until the cursor moves or the plant changes.
    void light(std::vector<Id> way);
    const std::vector<Id>& lit() const { return lit_; }
    /// The ids of all that lies wholly inside a rectangle.
    std::vector<Id> idsInside(const QRectF& rect) const;
    /// Everything drawn, the ladder included; a usual empty page when there is nothing.
    QRectF content() const;
    bool isEmpty() const { return layout_.nodes().empty(); }

    /// Shows elements elsewhere than the plant has them, until the preview ends or the plant changes.
    void previewMove(const std::map<Id, QPointF>& moved);
    void endPreview();
    bool isPreviewing() const { return !moved_.empty(); }
    /// Laying it out takes longer than a frame.
    bool isBig() const;
    /// All stands where a layout of the whole plant has it: at once, but on a big map a moment after a change.
    bool isSettled() const { return !settle_.isActive(); }

    /// Leaves out the state of the run at the cursor; the figures of the whole run stay.
    void setStill();
    /// Takes over what the run says at the cursor; by itself while a view is seen.
    void followRun();

    /// Symbols are kept as pictures of the screen's resolution up to this zoom.
    static constexpr double kCachedUpTo = 3.0;
    void setZoom(double zoom);

  Q_SIGNALS:
    void layoutChanged();
    /// A big map that changed has been laid out wholly.
    void settled();
    /// A change of the plant or the figures has been taken over.
    void refreshed();

  private:
    /// What is worked out of a big map beside the window's thread.
    struct Settled {
        std::uint64_t changes = 0; ///< it holds these
        std::shared_ptr<const MapLayout> layout;
        std::optional<lean::Analysis> analysis; ///< with the problems, when the plant behaves otherwise
        std::vector<lean::Problem> problems;
    };
    void rebuild();
    void follow(const ChangeSet& set);
    void analyse();
    void relayout();
    void preview();
    void showLayout();
    void showSoon();
    void settle();
    void takeSettled(Settled done);
    void takeFigures(lean::Analysis analysis, std::vector<lean::Problem> problems);
    void updateFaces(const ChangeSet& set, const std::optional<std::set<Id>>& processes, bool words);
    void repaintAll();
    template <class Key, class Item, class Place>
    void sync(std::map<Key, Item*>& items, const std::vector<Place>& places,
              const std::function<Key(const Place&)>& key);

    const Document& document_;
    const Selection& selection_;
    std::optional<Mode> look_;
    Id pinned_;
    Marks marks_;
    std::vector<Id> lit_;
    RunView run_;
    lean::Analysis analysis_;
    std::vector<lean::Problem> problems_;
    MapLayout layout_;
    /// Without what a gesture previews, and of a big map without what changed a moment ago.
    std::shared_ptr<const MapLayout> resting_ = std::make_shared<MapLayout>();
    std::map<Id, QPointF> moved_;
    std::map<Id, NodeItem*> nodes_;
    std::map<Id, HeijunkaItem*> heijunkas_;
    AreaItem* areas_; ///< owned by the scene
    LadderItem* ladder_;
    LineLayer* lines_;
    TokenLayer* tokens_;
    OverlayItem* overlay_;
    DifferenceItem* differences_;
    QTimer settle_;             ///< until a big map that changed is laid out wholly
    bool figuresLate_ = false;  ///< they are worked out then too, and problems found
    std::uint64_t changes_ = 0; ///< of what is laid out
    Background<Settled> settling_;
    ProblemItem* flags_;
    QGraphicsItem::CacheMode cache_ = QGraphicsItem::DeviceCoordinateCache;
};

} // namespace takt::gui
