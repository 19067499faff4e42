// What the map shows of a run.
#include <QApplication>
#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>
#include <QTest>
#include <algorithm>

#include "gui/map/ladder_item.h"
#include "gui/map/map_scene.h"
#include "gui/map/node_painter.h"
#include "gui/map/symbols.h"
#include "gui/map/token_layer.h"
#include "sample.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

/// A scenario of the sample with its finished run.
struct Shown {
    explicit Shown(const char* scenario) {
        const auto opened =
            document.open(std::string(TAKTBOARD_SOURCE_DIR) + "/resources/samples/acme-stamping.json");
        if (!opened)
            qFatal("%s", opened.error().text().c_str());
        document.setScenario(document.project().scenario(scenario)->id);
        if (!playback.waitForFinished(60'000))
            qFatal("%s", qPrintable(playback.problem()));
    }
    Document document;
    Playback playback{document};
    Selection nothing;
    MapScene scene{document, playback, nothing};
};

} // namespace

class MapRunTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void stocks_and_states_follow_the_cursor() {
        Shown s("Future state");
        const Plant& plant = s.document.plant();
        const Id goods = test::named<Supermarket>(plant, "Finished goods").id;
        const Id cell = test::named<Process>(plant, "Weld and assembly").id;
        s.playback.seek(Time{});
        const std::int64_t atStart = *s.scene.facts().run.totalStock(goods);
        QCOMPARE(filledSpaces(s.scene.facts(), goods), kMarketSpaces);
        std::set<sim::MachineState> states;
        std::int64_t least = 1'000'000;
        for (int hour = 1; hour < 48; ++hour) {
            s.playback.seek(Time{} + Duration::hours(hour));
            least = std::min(least, *s.scene.facts().run.totalStock(goods));
            states.insert(s.scene.facts().run.process(cell)->state);
        }
        QVERIFY(least < atStart);
        QVERIFY(states.contains(sim::MachineState::Working));
        QVERIFY(states.contains(sim::MachineState::OffShift));
    }

    void cards_and_containers_are_seen_on_their_lines() {
        Shown s("Future state");
        const LegTracks tracks(s.playback.network(), s.scene.layout());
        s.playback.setSpeed(Duration::minutes(10));
        std::map<Sprite, int> seen;
        const QRectF map = s.scene.layout().bounds().adjusted(-20, -20, 20, 20);
        for (int minute = 6 * 60; minute < 48 * 60; minute += 3) {
            s.playback.seek(Time{} + Duration::minutes(minute));
            for (const auto& sprite : spritesNow(s.scene, tracks, TokenLayer::kMostTokens)) {
                ++seen[sprite.sprite];
                QVERIFY(map.contains(sprite.at));
            }
        }
        for (const Sprite kind : {Sprite::Container, Sprite::ProductionCard, Sprite::WithdrawalCard,
                                  Sprite::Signal, Sprite::Truck})
            QVERIFY2(seen[kind] > 0, QByteArray::number(static_cast<int>(kind)));
    }

    /// Nothing on paper is made of pixels.
    void tokens_on_paper_are_drawings() {
        Shown s("Future state");
        s.playback.seek(Time{} + Duration::hours(27));
        MapScene paper(s.document, s.playback, s.nothing, Mode::Light);
        const LegTracks tracks(s.playback.network(), paper.layout());
        QVERIFY(!spritesNow(paper, tracks, TokenLayer::kMostTokens).empty());
        QBuffer svg;
        QVERIFY(svg.open(QIODevice::WriteOnly));
        QSvgGenerator generator;
        generator.setOutputDevice(&svg);
        generator.setSize({800, 600});
        QPainter painter(&generator);
        paper.QGraphicsScene::render(&painter);
        painter.end();
        QVERIFY(svg.data().contains("<path"));
        QVERIFY(!svg.data().contains("<image"));
    }

    void a_map_that_stands_shows_the_container_in_work() {
        Shown s("Future state");
        const LegTracks tracks(s.playback.network(), s.scene.layout());
        const Id cell = test::named<Process>(s.document.plant(), "Weld and assembly").id;
        const QPointF middle = s.scene.layout().node(cell)->at;
        const QRectF above = symbolBox(TableId::Processes).translated(middle).adjusted(0, -16, 0, -50);
        int before = -1000;
        for (int minute = 0; minute < 15; minute += 5) { // a tray takes 18.7 minutes
            s.playback.seek(Time{} + Duration::hours(57) + Duration::minutes(12 + minute));
            const auto now = s.scene.facts().run.process(cell);
            if (!now || !now->containerDone)
                continue;
            const auto sprites = spritesNow(s.scene, tracks, TokenLayer::kMostTokens);
            const auto on = std::find_if(sprites.begin(), sprites.end(), [&](const SpriteAt& sprite) {
                return sprite.sprite == Sprite::Container && above.contains(sprite.at);
            });
            QVERIFY(on != sprites.end());
            QCOMPARE(on->opacity, 1.0);
            QVERIFY(on->at.x() != before);
            before = static_cast<int>(on->at.x());
        }
        QVERIFY(before != -1000);
    }

    void a_container_in_work_stands_still_off_shift() {
        Shown s("Current state");
        const Id welding = test::named<Process>(s.document.plant(), "Spot weld 2").id;
        bool seen = false;
        for (int day = 1; day < 40 && !seen; ++day) {
            if (day % 7 == 6 || day % 7 == 0)
                continue; // the night after a day off
            s.playback.seek(Time{} + Duration::days(day));
            const auto midnight = s.scene.facts().run.process(welding);
            s.playback.seek(Time{} + Duration::days(day) + Duration::hours(4));
            const auto later = s.scene.facts().run.process(welding);
            QCOMPARE(later->state, sim::MachineState::OffShift);
            QCOMPARE(midnight->containerDone, later->containerDone);
            seen = midnight->containerDone.has_value();
        }
        QVERIFY(seen);
    }

    void a_map_that_stands_shows_what_arrived_last() {
        Shown s("Future state");
        const LegTracks tracks(s.playback.network(), s.scene.layout());
        s.playback.seek(Time{} + Duration::hours(57) + Duration::minutes(18));
        const auto faint = [&] {
            const auto sprites = spritesNow(s.scene, tracks, TokenLayer::kMostTokens);
            return std::count_if(sprites.begin(), sprites.end(),
                                 [](const auto& sprite) { return sprite.opacity < 1; });
        };
        QVERIFY(faint() > 0);
        s.playback.setPlaying(true);
        QCOMPARE(faint(), 0);
    }

    void a_box_levelled_by_goal_chasing_shows_what_comes() {
        Shown s("Future state");
        const Id control = s.document.plant().get<ProductionControl>()[0].id;
        Edit edit = s.document.edit();
        for (const auto& slot : std::vector(s.document.plant().get<HeijunkaSlot>().rows()))
            edit.remove(slot.id);
        QVERIFY(s.document.push(edit, QStringLiteral("By goal chasing")));
        QVERIFY(s.playback.waitForFinished(60'000));
        s.playback.seek(Time{} + Duration::hours(57));
        const auto coming = s.scene.facts().run.nextPitches(control, 6);
        QCOMPARE(coming.size(), 6U);
        QVERIFY(std::any_of(coming.begin(), coming.end(), [](Id item) { return static_cast<bool>(item); }));
        s.playback.seek(Time{} + Duration::hours(57) + Duration::minutes(20));
        const auto later = s.scene.facts().run.nextPitches(control, 5);
        QVERIFY(std::equal(later.begin(), later.end(), coming.begin() + 1));
    }

    void never_more_tokens_than_can_be_followed() {
        Shown s("Future state");
        const LegTracks tracks(s.playback.network(), s.scene.layout());
        s.playback.setSpeed(Duration::days(30));
        s.playback.seek(Time{} + Duration::days(40));
        QVERIFY(spritesNow(s.scene, tracks, 200).size() <=
                210U); // waiting cards stand at their posts besides
    }

    void a_frame_of_the_plant_is_drawn_with_its_name() {
        Shown s("Current state");
        const QRectF before = s.scene.content();
        const auto picture = [&](const QRectF& part) {
            QImage image(part.size().toSize(), QImage::Format_RGB32);
            image.fill(s.scene.colours().canvas);
            QPainter painter(&image);
            s.scene.render(&painter, image.rect(), part);
            return image;
        };
        const QRectF room(before.left() - 700, before.top() - 500, 500, 400);
        const QImage empty = picture(room);
        Edit edit = s.document.edit();
        Area area;
        area.name = "Welding";
        area.x = {static_cast<std::int32_t>(room.center().x())};
        area.y = {static_cast<std::int32_t>(room.center().y())};
        const Id id = edit.insert(area);
        QVERIFY(s.document.push(edit, QStringLiteral("Frame")));
        QVERIFY(s.scene.content().contains(room.center()));
        QVERIFY(picture(room) != empty);
        const QImage named = picture(room);
        Edit rename = s.document.edit();
        rename.modify<Area>(id, [](Area& row) { row.name = "Painting"; });
        QVERIFY(s.document.push(rename, QStringLiteral("Rename")));
        QVERIFY(picture(room) != named);
    }

    void the_ladder_shows_days_and_seconds_in_flow_order() {
        Shown s("Current state");
        const auto steps = ladderSteps(s.scene.analysis().branches.front(), s.scene.analysis(), s.scene.layout());
        QCOMPARE(steps.size(), 11U);
        QVERIFY(steps.front().upper);
        QCOMPARE(steps.front().amount, 5.0);
        QCOMPARE(steps[1].amount, 1.0);
        for (std::size_t i = 1; i < steps.size(); ++i) {
            QCOMPARE(steps[i].from, steps[i - 1].to);
            QVERIFY(steps[i].upper != steps[i - 1].upper);
        }
        QVERIFY(s.scene.facts().run.measure("stock_days.total").has_value());
    }

    void a_figure_of_the_ladder_tells_where_it_comes_from() {
        Shown s("Current state");
        const auto steps = ladderSteps(s.scene.analysis().branches.front(), s.scene.analysis(), s.scene.layout());
        const QRectF ladder = s.scene.ladder().boundingRect();
        const QPointF first((steps[0].from + steps[0].to) / 2, ladder.top() + 30);
        QVERIFY(s.scene.ladder().tipAt(first).contains(QStringLiteral("Coils: 5 wd (computed)")));
        QVERIFY(s.scene.ladder().tipAt(first).contains(QStringLiteral("counted")));
        const QPointF second((steps[1].from + steps[1].to) / 2, ladder.top() + 30);
        QVERIFY(s.scene.ladder().tipAt(second).contains(QStringLiteral("Stamping")));
        QVERIFY(s.scene.ladder().tipAt(ladder.topLeft() - QPointF(50, 50)).isEmpty());
    }

    void a_moved_symbol_leaves_the_run_on_view() {
        Shown s("Current state");
        const Id press = test::named<Process>(s.document.plant(), "Stamping").id;
        Edit edit = s.document.edit();
        edit.modify<Process>(press, [](Process& p) { p.y.value += 60; });
        QVERIFY(s.document.push(edit, QStringLiteral("Move")));
        QVERIFY(!s.playback.isOutOfDate());
        QVERIFY(s.scene.facts().run.process(press).has_value());
    }
};

TAKTBOARD_TEST(map_run, MapRunTest);

#include "tst_map_run.moc"
