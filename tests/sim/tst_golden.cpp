// Traces of small plants, word for word. A change of them is a new engine version; then renew the files with
// TAKTBOARD_RENEW_GOLDEN=1 and read what has changed.
#include <cstdio>
#include <cstdlib>

#include "base/platform/files.h"
#include "golden_plants.h"
#include "sim/engine.h"
#include "test_main.h"

using namespace takt;
using namespace takt::sim;
using namespace takt::test;

namespace {

constexpr std::array kKinds = {"state", "put",       "take", "depart",   "arrive", "card",     "made",    "scrapped", "ordered",
                               "delivered", "lost", "released", "pitch", "shortage", "trip", "expired", "intervened",
                               "disrupted", "reserve used"};
static_assert(kKinds.size() == static_cast<std::size_t>(RecordKind::Count));
constexpr std::array kCards = {"at post", "travelling", "waiting", "in process", "in transit",
                               "full",    "in use",     "locked",  "lost",       "withdrawn"};
constexpr std::array kStates = {"off shift", "break",   "planned maintenance", "down",    "setup",
                                "working",   "blocked", "no operator",         "starved", "no card"};

std::string placeText(const Network& n, std::uint32_t place) {
    const PlaceNode& node = n.places[place];
    return n.name(node.element) + (node.item == kNone ? "" : "/" + n.name(n.items[node.item].id));
}

std::string what(const Network& n, const Record& r) {
    const auto amount = std::to_string(r.amount);
    switch (r.kind()) {
    case RecordKind::State: return n.name(n.processes[n.machineProcess[r.subject]].id) + ": " + kStates[r.place()];
    case RecordKind::Put:
    case RecordKind::Take:
    case RecordKind::Expired:
    case RecordKind::ReserveUsed: return amount + " " + placeText(n, r.subject);
    case RecordKind::Depart:
    case RecordKind::Arrive: return amount + " " + n.name(n.legs[r.subject].from) + " -> " + n.name(n.legs[r.subject].to);
    case RecordKind::Card:
        return "#" + std::to_string(r.subject - n.loops[n.loopOfCard(r.subject)].firstCard) + " of " + n.name(n.loops[n.loopOfCard(r.subject)].id) + ": " +
               kCards[r.place()];
    case RecordKind::Made:
    case RecordKind::Scrapped: return amount + " " + n.name(n.recipes[r.subject].id);
    case RecordKind::Ordered:
    case RecordKind::Delivered:
    case RecordKind::Lost: return amount + " " + n.name(n.demands[r.subject].id);
    case RecordKind::Disrupted: return n.name(n.disruptions[r.subject].id) + " " + amount + " %";
    default: return amount + " #" + std::to_string(r.subject);
    }
}

std::string textOf(const GoldenPlant& plant) {
    const auto network = compile(plant.project, plant.project.scenarios[0]);
    if (!network)
        qFatal("%s: %s", plant.name.c_str(), network.error().text().c_str());
    Trace trace(100'000);
    Engine<CheckedPolicy> engine(*network, 1, 0, Time{}, &trace);
    engine.plan(plant.interventions);
    if (const auto ok = engine.runUntil(Time{} + plant.horizon); !ok)
        qFatal("%s: %s", plant.name.c_str(), ok.error().text().c_str());
    std::string text = "# seconds | record | kind | what | because of record\n";
    char line[64];
    for (std::size_t i = 0; i < trace.written(); ++i) {
        const Record& r = trace[i];
        std::snprintf(line, sizeof line, "%14.6f %4zu %-10s ", static_cast<double>(r.at) * 1e-6, i,
                      kKinds[static_cast<std::size_t>(r.kind())]);
        text += line + what(**network, r) + (r.cause == kNoCause ? "" : " <- " + std::to_string(r.cause)) + "\n";
    }
    return text;
}

} // namespace

class GoldenTraces : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void areAsTheyWere_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(plants_.size()); ++i)
            QTest::newRow(plants_[static_cast<std::size_t>(i)].name.c_str()) << i;
    }

    void areAsTheyWere() {
        QFETCH(int, index);
        const GoldenPlant& plant = plants_[static_cast<std::size_t>(index)];
        const std::string path = std::string(TAKTBOARD_TEST_DATA) + "/golden/" + plant.name + ".txt";
        const std::string text = textOf(plant);
        QVERIFY2(text.size() > 200, "nothing happens in it");
        if (std::getenv("TAKTBOARD_RENEW_GOLDEN"))
            QVERIFY(writeFileSafely(path, text).has_value());
        const auto kept = readFile(path);
        QVERIFY2(kept.has_value(), path.c_str());
        std::size_t line = 1, at = 0;
        while (at < text.size() && at < kept->size() && text[at] == (*kept)[at])
            line += text[at++] == '\n' ? 1 : 0;
        const auto lineAt = [&](const std::string& s) {
            const std::size_t from = s.rfind('\n', at > 0 ? at - 1 : 0);
            const std::size_t begin = from == std::string::npos ? 0 : from + 1;
            return s.substr(begin, s.find('\n', begin) - begin);
        };
        if (text != *kept)
            std::printf("line %zu\n  was: %s\n  is:  %s\n", line, lineAt(*kept).c_str(), lineAt(text).c_str());
        QVERIFY(text == *kept);
    }

  private:
    std::vector<GoldenPlant> plants_ = goldenPlants();
};

TAKTBOARD_TEST(golden, GoldenTraces);
#include "tst_golden.moc"
