// What the map shows of a run.
#include <QApplication>
#include <QTest>

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

    void never_more_tokens_than_can_be_followed() {
        Shown s("Future state");
        const LegTracks tracks(s.playback.network(), s.scene.layout());
        s.playback.setSpeed(Duration::days(30));
        s.playback.seek(Time{} + Duration::days(40));
        QVERIFY(spritesNow(s.scene, tracks, 200).size() <=
                210U); // waiting cards stand at their posts besides
    }

    void the_ladder_shows_days_and_seconds_in_flow_order() {
        Shown s("Current state");
        const auto steps = ladderSteps(s.scene.analysis(), s.scene.layout());
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
