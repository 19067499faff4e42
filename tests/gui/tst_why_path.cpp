// Why: a container, a card or a machine's state is clicked on the map; the chain is lit there.
#include <QSignalSpy>
#include <QTest>

#include "gui/map/leg_tracks.h"
#include "gui/map/token_layer.h"
#include "gui/time/why_text.h"
#include "map_window.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

namespace {

using Kind = WhySubject::Kind;

struct RunningMap : Window {
    RunningMap() : Window("acme-stamping.json") {
        for (const auto& scenario : document.project().scenarios)
            if (scenario.name == "Future state")
                document.setScenario(scenario.id);
        if (!playback.waitForFinished(60'000))
            qFatal("no run");
        playback.seek(Time{} + Duration::days(2) + Duration::hours(9) + Duration::minutes(14));
        page.fit();
        QCoreApplication::processEvents();
    }
    /// What is seen of this kind, lying free of the others; moves on in time until there is one.
    std::optional<SpriteAt> seen(Kind kind) {
        for (int tries = 0; tries < 400; ++tries) {
            const LegTracks tracks(playback.network(), page.scene().layout());
            for (const auto& sprite : spritesNow(page.scene(), tracks, TokenLayer::kMostTokens))
                if (sprite.tells.kind == kind)
                    if (const auto found = page.scene().subjectAt(sprite.at); found.kind == kind && found.number == sprite.tells.number)
                        return sprite;
            playback.step(true);
        }
        return std::nullopt;
    }
    Id process(const char* name) const {
        for (const auto& row : plant().get<Process>())
            if (row.name == name)
                return row.id;
        qFatal("no process %s", name);
    }
};

} // namespace

class WhyPath : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aCardIsAskedByAClick() { asks(Kind::Card); }
    void aContainerIsAskedByAClick() { asks(Kind::Record); }
    void aContainerInWorkAsksForItsMachine() { asks(Kind::Process); }

    void aMachinesStateIsAskedByAClick() {
        RunningMap map;
        QSignalSpy asked(&map.page, &MapPage::whyRequested);
        const Id press = map.process("Stamping");
        const QPointF state = map.page.scene().layout().node(press)->at + QPointF(-30, -8);
        QTest::mouseClick(map.view().viewport(), Qt::LeftButton, {}, map.at(state));
        QCOMPARE(asked.size(), 1);
        const auto subject = asked[0][0].value<WhySubject>();
        QCOMPARE(subject.kind, Kind::Process);
        QCOMPARE(subject.process, press);
        QCOMPARE(map.page.selection().single(), press);
        // Its name only selects it.
        QTest::mouseClick(map.view().viewport(), Qt::LeftButton, {}, map.at(state + QPointF(0, -20)));
        QCOMPARE(asked.size(), 1);
    }

    void draggingASymbolByItsStateAsksNothing() {
        RunningMap map;
        QSignalSpy asked(&map.page, &MapPage::whyRequested);
        const QPoint from = map.at(map.page.scene().layout().node(map.process("Stamping"))->at + QPointF(-30, -8));
        map.drag(from, from + QPoint(60, 40));
        QCOMPARE(asked.size(), 0);
    }

    void aCardsChainLeadsToTheCustomersOrder() {
        RunningMap map;
        const auto sprite = map.seen(Kind::Card);
        QVERIFY(sprite);
        const auto chain = whyChain(map.playback, sprite->tells, 30);
        QVERIFY(!chain.empty());
        QVERIFY(chain.front().text.contains(QStringLiteral("card")));
        for (std::size_t i = 1; i < chain.size(); ++i)
            QVERIFY(chain[i].at <= chain[i - 1].at);
    }

    void theWayIsLitUntilTheCursorMoves() {
        RunningMap map;
        const std::vector<Id> way{map.process("Stamping"), map.process("Weld and assembly")};
        const auto before = map.view().grab().toImage();
        map.page.scene().light(way);
        QCOMPARE(map.page.scene().lit(), way);
        QCoreApplication::processEvents();
        QVERIFY(map.view().grab().toImage() != before);
        map.playback.step(true);
        QVERIFY(map.page.scene().lit().empty());
        map.page.scene().light(way);
        QTest::keyClick(&map.view(), Qt::Key_Escape);
        QVERIFY(map.page.scene().lit().empty());
    }

    void whatGoesTooFastIsToldByRateAndRange() {
        RunningMap map;
        QuickView quick;
        quick.follow(map.playback);
        QVERIFY(!quick.any()); // it stands still
        map.playback.setSpeed(Duration::minutes(1));
        map.playback.setPlaying(true);
        quick.follow(map.playback);
        QVERIFY(!quick.any());
        map.playback.setSpeed(Duration::days(2));
        map.playback.setPlaying(false);
        map.playback.seek(Time{} + Duration::days(12));
        map.playback.setPlaying(true);
        quick.follow(map.playback);
        QVERIFY(quick.any());
        // Two of the customer's days in the window: what the rate says is what was taken.
        const auto& network = map.playback.network();
        bool rated = false;
        for (std::uint32_t leg = 0; leg < network.legs.size(); ++leg)
            if (quick.isQuick(leg)) {
                const auto rate = quick.rate(leg);
                QVERIFY(rate.amount > 0);
                QVERIFY(rate.perDay);
                rated = true;
            }
        QVERIFY(rated);
        const Time now = map.playback.cursor();
        for (std::uint32_t place = 0; place < network.places.size(); ++place)
            if (const auto range = quick.range(place)) {
                QVERIFY(range->least <= map.playback.picture().stock[place]);
                QVERIFY(range->most >= map.playback.picture().stock[place]);
                QVERIFY(range->most > range->least);
                // Nothing in the second before lies outside of it.
                sim::Replay replay(map.playback.run()->network(), map.playback.run()->trace(), map.playback.run()->shelf());
                for (int part = 0; part <= 40; ++part) {
                    const auto stock = replay.seek(now - map.playback.speed() + Duration{1} + Duration{map.playback.speed().us / 40 * part}).stock[place];
                    QVERIFY(part == 40 || (stock >= range->least && stock <= range->most));
                }
            }
        map.playback.setPlaying(false);
    }

  private:
    static void asks(Kind kind) {
        RunningMap map;
        const auto sprite = map.seen(kind);
        QVERIFY(sprite);
        QSignalSpy asked(&map.page, &MapPage::whyRequested);
        QTest::mouseClick(map.view().viewport(), Qt::LeftButton, {}, map.at(sprite->at));
        QCOMPARE(asked.size(), 1);
        const auto subject = asked[0][0].value<WhySubject>();
        QCOMPARE(subject.kind, kind);
        QVERIFY(!whyChain(map.playback, subject).empty());
    }
};

TAKTBOARD_TEST(why_path, WhyPath);
#include "tst_why_path.moc"
