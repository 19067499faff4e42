// Everything that moves while a run plays, as one item: containers, trucks, cards, and how far machines
// are. One blit of many fragments a frame.
#pragma once

#include <QGraphicsItem>
#include <QPixmap>
#include <vector>

#include "gui/map/leg_tracks.h"
#include "gui/map/run_view.h"
#include "gui/time/why_text.h"

namespace takt::gui {

class MapScene;

/// What a token looks like.
enum class Sprite : std::uint8_t { Container, ProductionCard, WithdrawalCard, Signal, ConwipCard, Truck, Count };

struct SpriteAt {
    Sprite sprite{};
    QPointF at;
    double opacity = 1;
    WhySubject tells = {}; ///< what it stands for in the run
};

/// Where all tokens are at the cursor; at most `most`. Containers in work ride on their machine's box;
/// containers and cards that move at once are seen to move for 0.6 s of the wall. While the cursor stands
/// still, the last container that went a way in the last 20 minutes lies faint at its end.
std::vector<SpriteAt> spritesNow(const MapScene& scene, const LegTracks& tracks, std::size_t most);

/// Whether a machine plays so fast, over two containers a second, that how far each is cannot be seen.
bool flickers(const Playback& playback, const ProcessNow& now);

class TokenLayer : public QGraphicsItem {
  public:
    /// More cannot be followed by eye.
    static constexpr std::size_t kMostTokens = 2000;

    explicit TokenLayer(const MapScene& scene);

    /// The layout or the run is another.
    void renewTracks();
    /// The cursor moved.
    void follow() { update(); }
    void forgetSprites() { atlas_ = {}; }
    /// The container or card that is seen at a point; none: none is.
    WhySubject subjectAt(const QPointF& point) const;

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    void makeAtlas(double scale);
    void paintProgress(QPainter& painter) const;
    void paintSharp(QPainter& painter, const std::vector<SpriteAt>& sprites) const;

    const MapScene& map_;
    LegTracks tracks_;
    const sim::Network* network_ = nullptr; ///< that the tracks were made for
    QPixmap atlas_;
    double atlasScale_ = 0;
};

} // namespace takt::gui
