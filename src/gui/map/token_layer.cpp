#include "gui/map/token_layer.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "gui/common/theme.h"
#include "gui/map/map_scene.h"
#include "gui/map/rate_painter.h"
#include "gui/map/symbols.h"

namespace takt::gui {

namespace {

constexpr double kCell = 40; ///< of the sprite sheet, in canvas units

/// The side of what is blitted: a symbol's own, as what is clear round it costs as much as what is not.
double sideOf(Sprite sprite) {
    switch (sprite) {
    case Sprite::Container: return 18;
    case Sprite::ProductionCard:
    case Sprite::WithdrawalCard:
    case Sprite::Signal:
    case Sprite::ConwipCard: return 26;
    default: return kCell;
    }
}

QRectF cellOf(Sprite sprite, double scale) {
    const double side = sideOf(sprite);
    const double clear = (kCell - side) / 2;
    return {(static_cast<int>(sprite) * kCell + clear) * scale, clear * scale, side * scale, side * scale};
}

void drawSprite(QPainter& painter, Sprite sprite, const QPointF& at, const Palette& c) {
    switch (sprite) {
    case Sprite::Container: drawContainer(painter, at, c); break;
    case Sprite::ProductionCard: drawCard(painter, at, LoopKind::Production, c, 14); break;
    case Sprite::WithdrawalCard: drawCard(painter, at, LoopKind::Withdrawal, c, 14); break;
    case Sprite::Signal: drawCard(painter, at, LoopKind::Signal, c, 16); break;
    case Sprite::ConwipCard: drawCard(painter, at, LoopKind::Conwip, c, 14); break;
    case Sprite::Truck:
        drawTruck(painter, QRectF(at.x() - 14, at.y() - 9, 28, 19), c);
        drawContainer(painter, at + QPointF(-4, -2), c, 8);
        break;
    case Sprite::Count: break;
    }
}

} // namespace

TokenLayer::TokenLayer(const MapScene& scene) : map_(scene) {
    setZValue(5);
    setAcceptedMouseButtons(Qt::NoButton);
}

void TokenLayer::renewTracks() {
    const auto run = map_.facts().run.playback().run();
    tracks_ = run ? LegTracks(*run->network(), map_.layout()) : LegTracks();
    network_ = run ? run->network().get() : nullptr;
    update();
}

QRectF TokenLayer::boundingRect() const { return map_.sceneRect(); }

void TokenLayer::makeAtlas(double scale) {
    const auto side = static_cast<int>(std::ceil(kCell * scale));
    atlas_ = QPixmap(side * static_cast<int>(Sprite::Count), side);
    atlas_.fill(Qt::transparent);
    QPainter painter(&atlas_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    for (int n = 0; n < static_cast<int>(Sprite::Count); ++n)
        drawSprite(painter, static_cast<Sprite>(n), QPointF(kCell / 2 + n * kCell, kCell / 2), map_.colours());
    atlasScale_ = scale;
}

void TokenLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (tracks_.isEmpty() || !map_.facts().run.hasRun() ||
        network_ != map_.facts().run.playback().run()->network().get())
        return;
    paintProgress(*painter);
    paintRates(*painter, map_.facts(), tracks_);
    const auto sprites = spritesNow(map_, tracks_, kMostTokens);
    if (map_.isOnPaper()) {
        paintSharp(*painter, sprites);
        return;
    }
    const double ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    const double scale = std::clamp(painter->worldTransform().m11() * ratio, 0.25, 6.0);
    if (atlas_.isNull() || std::abs(scale - atlasScale_) > 1e-6)
        makeAtlas(scale);
    std::vector<QPainter::PixmapFragment> fragments;
    fragments.reserve(sprites.size());
    for (const auto& s : sprites)
        fragments.push_back(QPainter::PixmapFragment::create(s.at, cellOf(s.sprite, atlasScale_),
                                                             1 / atlasScale_, 1 / atlasScale_, 0, s.opacity));
    painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
    if (!fragments.empty())
        painter->drawPixmapFragments(fragments.data(), static_cast<int>(fragments.size()), atlas_);
}

WhySubject TokenLayer::subjectAt(const QPointF& point) const {
    if (tracks_.isEmpty() || !map_.facts().run.hasRun() || network_ != map_.facts().run.playback().run()->network().get())
        return {};
    const auto sprites = spritesNow(map_, tracks_, kMostTokens);
    for (auto s = sprites.rbegin(); s != sprites.rend(); ++s) { // the last is painted on top
        const double half = (sideOf(s->sprite) - 4) / 2;
        if (s->tells && QRectF(s->at - QPointF(half, half), QSizeF(2 * half, 2 * half)).contains(point))
            return s->tells;
    }
    return {};
}

/// One by one, as drawings rather than pictures: paper has no pixels.
void TokenLayer::paintSharp(QPainter& painter, const std::vector<SpriteAt>& sprites) const {
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& s : sprites) {
        painter.save();
        painter.setOpacity(s.opacity);
        drawSprite(painter, s.sprite, s.at, map_.colours());
        painter.restore();
    }
}

/// A strip under each working machine's box: how far the container in work is.
void TokenLayer::paintProgress(QPainter& painter) const {
    const MapFacts facts = map_.facts();
    const Playback& playback = facts.run.playback();
    painter.setPen(Qt::NoPen);
    for (const auto& node : map_.layout().nodes()) {
        if (node.kind != TableId::Processes)
            continue;
        const auto now = facts.run.process(node.id);
        if (!now || now->state != sim::MachineState::Working || !now->containerDone)
            continue;
        const double share = flickers(playback, *now) ? 1.0 : *now->containerDone;
        painter.setBrush(Theme::instance().state(now->state));
        painter.drawRect(QRectF(node.at.x() - 62, node.at.y() + 6.5, 124 * share, 2.5));
    }
}

} // namespace takt::gui
